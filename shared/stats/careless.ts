/**
 * Signs of careless answering, one number a respondent. Rows are answers in the order of the questionnaire; NaN is no answer.
 * R package careless (Yentes & Wilhelm): longstring, irv, evenodd, mahad.
 */

/** Longest run of the same answer, where it begins, and its length; an omitted answer ends a run. R: careless::longstring. */
export function longestRun(row: ArrayLike<number>): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  for (let start = 0; start < row.length;) {
    if (Number.isNaN(row[start]!)) { start++; continue }
    let end = start + 1
    while (end < row.length && row[end] === row[start]) end++
    if (end - start > best.length) best = { start, length: end - start }
    start = end
  }
  return best
}

/**
 * Intra-individual response variability: the standard deviation (n - 1) of a respondent's answers; null below two.
 * Source: Dunn, Heggestad, Shanock & Theilgard (2018), J. Bus. Psychol. 33, 105-121. R: careless::irv(na.rm = TRUE).
 */
export function responseVariability(row: ArrayLike<number>): number | null {
  let n = 0
  let mean = 0
  let squares = 0
  for (let i = 0; i < row.length; i++) {
    const value = row[i]!
    if (Number.isNaN(value)) continue
    n++
    const off = value - mean
    mean += off / n
    squares += off * (value - mean)
  }
  return n < 2 ? null : Math.sqrt(Math.max(0, squares) / (n - 1))
}

/**
 * Even-odd consistency: the means of the odd and of the even items of each scale, correlated over the scales of one respondent and
 * stepped up by Spearman-Brown, bounded below by -1. High is consistent (careless::evenodd has it with the sign turned).
 * Null with fewer than three scales that have both halves, or without any variation. Source: Johnson (2005), J. Res. Pers. 39, 103-129.
 */
export function evenOddConsistency(scales: readonly ArrayLike<number>[]): number | null {
  const odd: number[] = []
  const even: number[] = []
  for (const scale of scales) {
    const halves = [0, 1].map(first => {
      let n = 0
      let sum = 0
      for (let i = first; i < scale.length; i += 2) if (!Number.isNaN(scale[i]!)) { n++; sum += scale[i]! }
      return n === 0 ? Number.NaN : sum / n
    }) as [number, number]
    if (halves.some(Number.isNaN)) continue
    odd.push(halves[0])
    even.push(halves[1])
  }
  const r = odd.length < 3 ? null : correlationOf(odd, even)
  if (r === null) return null
  return r <= -1 ? -1 : Math.max(-1, 2 * r / (1 + r))
}

/**
 * Person-total correlation: a respondent's answers with the mean answers of all. Null below three answers or without variation.
 * Source: Donlon & Fischer (1968), Educ. Psychol. Meas. 28, 105-113; Curran (2016), J. Exp. Soc. Psychol. 66, 4-19.
 */
export function personTotal(row: ArrayLike<number>, itemMeans: ArrayLike<number>): number | null {
  const mine: number[] = []
  const all: number[] = []
  for (let i = 0; i < row.length; i++) {
    if (Number.isNaN(row[i]!) || Number.isNaN(itemMeans[i]!)) continue
    mine.push(row[i]!)
    all.push(itemMeans[i]!)
  }
  return mine.length < 3 ? null : correlationOf(mine, all)
}

/** Pearson r of two short lists; null where one does not vary beyond rounding. */
function correlationOf(x: readonly number[], y: readonly number[]): number | null {
  const n = x.length
  const mx = x.reduce((sum, value) => sum + value, 0) / n
  const my = y.reduce((sum, value) => sum + value, 0) / n
  let xy = 0
  let xx = 0
  let yy = 0
  for (let i = 0; i < n; i++) {
    const a = x[i]! - mx
    const b = y[i]! - my
    xy += a * b
    xx += a * a
    yy += b * b
  }
  const tiny = (squares: number, mean: number): boolean => squares <= n * (1e-14 * Math.max(1, Math.abs(mean))) ** 2
  return tiny(xx, mx) || tiny(yy, my) ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}
