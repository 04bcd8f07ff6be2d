/** Criteria and the full reciprocal matrix: row against column. */
export interface Judgement { labels: string[]; matrix: number[][] }

export const MOST_CRITERIA = 15

/** Saaty's scale: 1 to 9 times as important, and the other way round. */
export const equalJudgements = (size: number): number[][] => Array.from({ length: size }, () => Array.from({ length: size }, () => 1))

/** One comparison, and its reciprocal with it. */
export function judged({ labels, matrix }: Judgement, row: number, column: number, value: number): Judgement {
  if (row === column) return { labels, matrix }
  return { labels, matrix: matrix.map((line, i) => line.map((cell, j) => (i === row && j === column ? value : i === column && j === row ? 1 / value : cell))) }
}

/** Other criteria; comparisons of those that stay are kept. */
export function relabelled({ labels, matrix }: Judgement, next: readonly string[]): Judgement {
  const from = next.map((label, i) => { const found = labels.indexOf(label); return found >= 0 ? found : next.length === labels.length && !next.includes(labels[i] ?? '') ? i : -1 })
  return { labels: [...next], matrix: next.map((_, i) => next.map((_, j) => (i === j ? 1 : matrix[from[i]!]?.[from[j]!] ?? 1))) }
}

/** As it is said: 3, or 1/3 where the column is the more important. */
export function judgementText(value: number): string {
  if (value >= 1) return Number.isInteger(value) ? String(value) : value.toFixed(2)
  const inverse = 1 / value
  return Math.abs(inverse - Math.round(inverse)) < 1e-6 ? `1/${Math.round(inverse)}` : value.toFixed(2)
}

/** What was saved, as far as it is a matrix of judgements; null when it is not. */
export function readJudgement(content: unknown): Judgement | null {
  const saved = content as Partial<Judgement> | null
  if (typeof saved !== 'object' || saved === null || !Array.isArray(saved.labels) || !Array.isArray(saved.matrix)) return null
  const size = saved.labels.length
  const square = saved.matrix.length === size && saved.matrix.every(line => Array.isArray(line) && line.length === size && line.every(value => typeof value === 'number' && value > 0))
  return size >= 2 && square && saved.labels.every(label => typeof label === 'string') ? { labels: saved.labels, matrix: saved.matrix } : null
}
