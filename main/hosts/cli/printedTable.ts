import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { cells } from './paretoOptions.ts'

/** The cells of a CSV or tab-separated file as text. M25 when it cannot be read, M11 when it holds fewer than two lines. */
export async function readPrintedTable(file: string): Promise<string[][]> {
  const text = await readFile(file, 'utf8').catch(() => { throw new YinguoError('M25', { name: basename(file) }) })
  const rows = cells(text.replace(/^\ufeff/, ''))
  if (rows.length < 2) throw new YinguoError('M11', { where: basename(file) })
  return rows
}

export interface CountTable { rows: string[]; columns: string[]; table: number[][] }

/** Counts with column names in the first line and row names in the first column. M11 names the cell that is no count. */
export async function readCountTable(file: string): Promise<CountTable> {
  const [header, ...body] = await readPrintedTable(file) as [string[], ...string[][]]
  const width = header.length - 1
  const table = body.map((row, i) => Array.from({ length: width }, (_, j) => {
    const cell = row[j + 1]?.trim() ?? ''
    const count = Number(cell)
    if (cell === '' || !Number.isFinite(count) || count < 0) throw new YinguoError('M11', { where: `${basename(file)}:${i + 2}:${j + 2}` })
    return count
  }))
  if (width < 1) throw new YinguoError('M11', { where: basename(file) })
  return { rows: body.map(row => row[0]!.trim()), columns: header.slice(1).map(cell => cell.trim()), table }
}
