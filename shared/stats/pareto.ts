export interface ParetoLine {
  /** Index into the counts given. */
  index: number
  count: number
  /** 0..1; 0 when the total is 0. */
  share: number
  cumulativeCount: number
  cumulativeShare: number
}

/** A cumulative share counts as having reached a line when it is closer than this (qcc's example hits 80 % exactly). */
const SHARE_EPSILON = 1e-9

/**
 * Order of a Pareto chart: largest count first, ties in the order given (a stable sort);
 * `last` indices stay behind all others, whatever their size.
 */
export function paretoOrder(counts: readonly number[], last: ReadonlySet<number> = new Set()): number[] {
  return counts.map((_, index) => index).sort((a, b) =>
    Number(last.has(a)) - Number(last.has(b)) || counts[b]! - counts[a]! || a - b)
}

/** Shares and cumulated shares of counts in chart order. The last cumulated share is exactly 1 when there is anything to share. */
export function cumulate(counts: readonly number[], order: readonly number[]): ParetoLine[] {
  const total = order.reduce((sum, index) => sum + counts[index]!, 0)
  let running = 0
  return order.map(index => {
    const count = counts[index]!
    running += count
    return {
      index, count,
      share: total > 0 ? count / total : 0,
      cumulativeCount: running,
      cumulativeShare: total > 0 ? running / total : 0,
    }
  })
}

/** How many leading bars are needed to reach `threshold` (0..1); 0 when nothing was counted. */
export function vitalFew(lines: readonly Pick<ParetoLine, 'cumulativeShare'>[], threshold: number): number {
  if (!(lines.at(-1)?.cumulativeShare)) return 0
  const reached = lines.findIndex(line => line.cumulativeShare >= threshold - SHARE_EPSILON)
  return reached < 0 ? lines.length : reached + 1
}

export type ParetoClass = 'A' | 'B' | 'C'

/**
 * ABC classes at the cumulated shares a and b (0..1).
 * include: a bar belongs to A while the bars before it are below a, so the bar that crosses the line is still A.
 * exclude: a bar belongs to A while its own cumulated share is at most a; the first bar is always A.
 */
export function paretoClasses(lines: readonly Pick<ParetoLine, 'cumulativeShare'>[], a: number, b: number, crossing: 'include' | 'exclude'): ParetoClass[] {
  if (!(lines.at(-1)?.cumulativeShare)) return lines.map(() => 'C')
  return lines.map((line, position) => {
    if (crossing === 'include') {
      const before = position === 0 ? 0 : lines[position - 1]!.cumulativeShare
      if (before < a - SHARE_EPSILON) return 'A'
      return before < b - SHARE_EPSILON ? 'B' : 'C'
    }
    if (position === 0 || line.cumulativeShare <= a + SHARE_EPSILON) return 'A'
    return line.cumulativeShare <= b + SHARE_EPSILON ? 'B' : 'C'
  })
}
