import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { z } from 'zod'
import { judgementMatrix } from '../../../shared/contract/requests/weighting.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { cells } from './paretoOptions.ts'

/** MATRIX.json: the full matrix, or the judgements above the diagonal row by row, with or without labels. */
const document = z.union([
  judgementMatrix.transform(matrix => ({ matrix, labels: [] as string[] })),
  z.object({ matrix: judgementMatrix, labels: z.array(z.string()).default([]) }),
  z.object({ labels: z.array(z.string()).min(2).max(30), upper_triangle_rowwise: z.array(z.number().positive()) }).transform(({ labels, upper_triangle_rowwise: upper }) => ({ labels, matrix: fromUpper(upper, labels.length) })),
])

function fromUpper(upper: readonly number[], n: number): number[][] {
  if (upper.length !== n * (n - 1) / 2) return []
  const matrix: number[][] = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)))
  let at = 0
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) { matrix[i]![j] = upper[at]!; matrix[j]![i] = 1 / upper[at++]! }
  return matrix
}

/** `1/3` and `0.5`. */
function judgement(cell: string): number {
  const [above = '', below = '1', ...rest] = cell.trim().split('/')
  return rest.length > 0 || above === '' ? Number.NaN : Number(above) / Number(below)
}

/** A matrix of pairwise judgements from JSON, or from CSV with names in the first line and column. M25 when it is not there, M11 when it is no such matrix. */
export async function readJudgements(file: string): Promise<{ matrix: number[][]; labels: string[] }> {
  const text = (await readFile(file, 'utf8').catch(() => { throw new YinguoError('M25', { name: basename(file) }) })).replace(/^\ufeff/, '')
  const broken = new YinguoError('M11', { where: basename(file) })
  if (extname(file).toLowerCase() === '.json') {
    let parsed: unknown
    try { parsed = JSON.parse(text) } catch { throw broken }
    const read = document.safeParse(parsed)
    if (!read.success || read.data.matrix.length === 0) throw broken
    return read.data
  }
  const rows = cells(text)
  const named = rows.length > 1 && Number.isNaN(judgement(rows[1]?.[0] ?? ''))
  const body = named ? rows.slice(1).map(row => row.slice(1)) : rows
  const matrix = body.map(row => row.map(judgement))
  if (matrix.length === 0 || !matrix.flat().every(value => value > 0 && Number.isFinite(value))) throw broken
  return { matrix, labels: named ? rows.slice(1).map(row => row[0]!.trim()) : [] }
}
