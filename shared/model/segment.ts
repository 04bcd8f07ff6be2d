/** A named filter of a data set: an expression that holds for its cases. */
export interface Segment {
  id: string
  dataset: number
  order: number
  name: string
  /** Variables by id, options by code; as it is kept. */
  condition: string
}

/** One segment by id, else by name; undefined for none, or for a name that several have. */
export function findSegment(segments: readonly Segment[], dataset: number, named: string): Segment | undefined {
  const here = segments.filter(segment => segment.dataset === dataset)
  const byId = here.find(segment => segment.id === named)
  if (byId) return byId
  const found = here.filter(segment => segment.name === named)
  return found.length === 1 ? found[0] : undefined
}
