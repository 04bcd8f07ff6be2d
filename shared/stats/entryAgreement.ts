import { cohenKappa } from './kappa.ts'

/** Two entries of one variable over the sheets entered twice; null where neither entry has an answer. */
export interface TwiceEntered { categorical: boolean; first: readonly (string | null)[]; second: readonly (string | null)[] }

/** How far two entries of the same sheets agree. */
export interface EntryAgreement {
  /** Cells in which at least one of the two has an answer. */
  cells: number
  equal: number
  /** equal / cells; null with none. */
  share: number | null
  /** Share beyond chance over the categorical variables; null where it is not defined. */
  kappa: number | null
  /** Variables kappa is taken over. */
  kappaOver: number
}

/**
 * Agreement of two entries. Cells that are empty in both are not counted: they would only raise the share.
 * Kappa is one number over all categorical variables: observed and expected agreement are averaged over the variables before they are
 * set against each other (De Vries, Elliott, Kanouse & Teleki, Health Serv. Res. 43, 2008); a missing answer is a category of its own.
 */
export function entryAgreement(variables: readonly TwiceEntered[]): EntryAgreement {
  let cells = 0
  let equal = 0
  let observed = 0
  let expected = 0
  let over = 0
  for (const { categorical, first, second } of variables) {
    const pairs: [string, string][] = []
    for (let i = 0; i < first.length; i++) {
      const a = first[i] ?? null, b = second[i] ?? null
      if (a === null && b === null) continue
      cells++
      if (a === b) equal++
      pairs.push([a ?? '', b ?? ''])
    }
    if (!categorical || pairs.length === 0) continue
    const categories = [...new Set(pairs.flat())]
    const at = new Map(categories.map((category, index) => [category, index]))
    const table = categories.map(() => new Array<number>(categories.length).fill(0))
    for (const [a, b] of pairs) table[at.get(a)!]![at.get(b)!]!++
    const one = cohenKappa(table)
    if (one.observed === null || one.expected === null) continue
    observed += one.observed
    expected += one.expected
    over++
  }
  const chance = over > 0 ? expected / over : 1
  return { cells, equal, share: cells > 0 ? equal / cells : null, kappa: over > 0 && 1 - chance > 1e-12 ? (observed / over - chance) / (1 - chance) : null, kappaOver: over }
}
