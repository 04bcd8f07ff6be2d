export interface SmallCells {
  /** Size of the smallest combination that occurs: the k of k-anonymity. 0 without rows or columns. */
  smallest: number
  /** Combinations that fewer than `least` respondents share, and how many respondents stand in them. */
  combinations: number
  respondents: number
}

/**
 * Respondents who could be told by what they have in common with hardly anyone: the rows are grouped by the values of
 * all columns together (k-anonymity over quasi-identifiers, Sweeney 2002), where an answer that is missing (NaN) is a
 * value of its own. Columns of equal length; `least` >= 1, usually 5. `keep` false leaves a row out.
 */
export function smallCells(columns: readonly ArrayLike<number>[], least = 5, keep: (row: number) => boolean = () => true): SmallCells {
  const rows = columns[0]?.length ?? 0
  // Column by column the groups are split further; a group is a number, so that no key grows with the columns.
  const group = new Int32Array(rows)
  for (const column of columns) {
    const split = new Map<string, number>()
    for (let row = 0; row < rows; row++) {
      const value = column[row]!
      const key = `${group[row]!}|${Number.isNaN(value) ? '' : value}`
      let own = split.get(key)
      if (own === undefined) split.set(key, own = split.size)
      group[row] = own
    }
  }
  const sizes = new Map<number, number>()
  for (let row = 0; row < rows; row++) if (keep(row)) sizes.set(group[row]!, (sizes.get(group[row]!) ?? 0) + 1)
  const small = [...sizes.values()].filter(size => size < least)
  return { smallest: sizes.size === 0 ? 0 : Math.min(...sizes.values()), combinations: small.length, respondents: small.reduce((sum, size) => sum + size, 0) }
}
