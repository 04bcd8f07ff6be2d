import type { DataNamed, GoneThing } from '../../../shared/causes/facts.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Segment } from '../../../shared/model/segment.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { findSegment } from '../../../shared/model/segment.ts'
import { segmentView } from '../analysis/segmentView.ts'
import type { ProjectReader } from '../store/reader.ts'

/** Something a record points at was removed since: evidence says so, nothing fails. */
export class Gone extends Error {
  readonly what: GoneThing
  constructor(what: GoneThing) {
    super(what)
    this.what = what
  }
}

export const named = ({ id, name, simulated }: Dataset): DataNamed => ({ id, name, simulated })

/** The data set and the project held to the segment. Throws Gone. */
export function heldTo(whole: ProjectReader, dataset: number, segment: string | null): { project: ProjectReader; dataset: Dataset; segment: Segment & { n: number } | null } {
  if (!whole.datasets().some(({ id }) => id === dataset)) throw new Gone('dataset')
  if (segment === null) return { project: whole, dataset: whole.dataset(dataset), segment: null }
  const found = findSegment(whole.segments(), dataset, segment)
  if (!found) throw new Gone('segment')
  const view = segmentView(whole, dataset, found.id)
  return { project: view.project, dataset: view.project.dataset(dataset), segment: { ...found, n: view.segment!.n } }
}

/** Throws Gone. */
export function variableOf(dataset: Dataset, id: string): Variable {
  const found = dataset.variables.find(variable => variable.id === id)
  if (!found) throw new Gone('variable')
  return found
}
