/** Criteria and the full reciprocal matrix: row against column. */
export interface Judgement { labels: string[]; matrix: number[][]; /** Comparisons nobody has made yet, row before column: they count as equal until then. */ open: [row: number, column: number][] }

export const MOST_CRITERIA = 15

const equalJudgements = (size: number): number[][] => Array.from({ length: size }, () => Array.from({ length: size }, () => 1))

const everyPair = (size: number): [number, number][] => Array.from({ length: size }, (_, i) => Array.from({ length: size - i - 1 }, (__, j): [number, number] => [i, i + 1 + j])).flat()

/** Criteria of which none has been compared. */
export const newJudgement = (labels: string[]): Judgement => ({ labels, matrix: equalJudgements(labels.length), open: everyPair(labels.length) })

/** One comparison, and its reciprocal with it. */
export function judged(judgement: Judgement, row: number, column: number, value: number): Judgement {
  if (row === column) return judgement
  const { labels, matrix } = judgement
  const open = judgement.open.filter(([i, j]) => i !== Math.min(row, column) || j !== Math.max(row, column))
  return { labels, open, matrix: matrix.map((line, i) => line.map((cell, j) => (i === row && j === column ? value : i === column && j === row ? 1 / value : cell))) }
}

/** Whether nobody has made this comparison yet. */
export const isOpen = ({ open }: Judgement, row: number, column: number): boolean => open.some(([i, j]) => i === Math.min(row, column) && j === Math.max(row, column))

/** One comparison taken back. */
export function unjudged(judgement: Judgement, row: number, column: number): Judgement {
  const equal = judged(judgement, row, column, 1)
  return { ...equal, open: [...equal.open, [Math.min(row, column), Math.max(row, column)]] }
}

/** Other criteria; comparisons of those that stay are kept. */
export function relabelled(judgement: Judgement, next: readonly string[]): Judgement {
  const { labels, matrix } = judgement
  const from = next.map((label, i) => { const found = labels.indexOf(label); return found >= 0 ? found : next.length === labels.length && !next.includes(labels[i] ?? '') ? i : -1 })
  const made = (i: number, j: number): boolean => from[i]! >= 0 && from[j]! >= 0 && !isOpen(judgement, from[i]!, from[j]!)
  return { labels: [...next], open: everyPair(next.length).filter(([i, j]) => !made(i, j)), matrix: next.map((_, i) => next.map((_, j) => (i === j ? 1 : matrix[from[i]!]?.[from[j]!] ?? 1))) }
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
  return size >= 2 && square && saved.labels.every(label => typeof label === 'string') ? { labels: saved.labels, matrix: saved.matrix, open: Array.isArray(saved.open) ? saved.open.filter(([i, j]) => i < j && j < size) : [] } : null
}
