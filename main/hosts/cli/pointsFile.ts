import { basename } from 'node:path'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { readPrintedTable } from './printedTable.ts'

/** Attributes with their importance and performance: columns so called, else the first three (name, importance, performance). M11 names the line that has no numbers. */
export async function readPoints(file: string): Promise<{ label: string; importance: number; performance: number }[]> {
  const [header, ...body] = await readPrintedTable(file) as [string[], ...string[][]]
  const place = (pattern: RegExp, otherwise: number): number => { const found = header.findIndex(cell => pattern.test(cell)); return found < 0 ? otherwise : found }
  const [x, y] = [place(/importance|重要/i, 1), place(/performance|satisfaction|表现|满意/i, 2)]
  const name = header.findIndex((_, i) => i !== x && i !== y)
  return body.map((row, i) => {
    const [importance, performance] = [x, y].map(at => (row[at]?.trim() ? Number(row[at]) : Number.NaN)) as [number, number]
    if (!Number.isFinite(importance) || !Number.isFinite(performance)) throw new YinguoError('M11', { where: `${basename(file)}:${i + 2}` })
    return { label: (name < 0 ? undefined : row[name]?.trim()) || String(i + 1), importance, performance }
  })
}
