/** The data set that a file picked from the data place is meant to update; taken by the wizard that opens for it. */
let wanted: number | null = null

export function wantUpdate(dataset: number | null): void { wanted = dataset }

export function takeWantedUpdate(): number | null {
  const taken = wanted
  wanted = null
  return taken
}
