import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { largeWorkbook } from '../fixtures/import/largeWorkbook.ts'
import type { Bench } from './measure.ts'

interface Child { seconds: number; readSeconds?: number; rows: number; cells: number; peakMb: number }

const child = (name: string, path: string): Child =>
  JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL(`start/${name}`, import.meta.url)), path], { encoding: 'utf8', maxBuffer: 1 << 20 })) as Child

/** 100,000 x 62 of shared strings: our import to committed rows against exceljs merely reading, in one run, a process each. */
export const run: Bench = async () => {
  const path = largeWorkbook()
  // Before and after, so that a machine that is busy for a while does not decide the ratio.
  const first = child('importOurs.ts', path)
  const theirs = child('importExceljs.ts', path)
  const second = child('importOurs.ts', path)
  const ours = { ...first, seconds: (first.seconds + second.seconds) / 2, peakMb: Math.max(first.peakMb, second.peakMb) }
  const note = `ours ${first.seconds.toFixed(2)} and ${second.seconds.toFixed(2)} s (read and proposed ${first.readSeconds!.toFixed(2)} and ${second.readSeconds!.toFixed(2)} s), ${ours.rows} rows; exceljs ${theirs.seconds.toFixed(2)} s, ${theirs.rows} rows, ${theirs.peakMb.toFixed(0)} MB`
  return [
    { name: '100,000 x 62 workbook: file to committed rows / exceljs reading it', value: ours.seconds / theirs.seconds, unit: 'ratio', limit: 0.6, note },
    { name: '100,000 x 62 workbook: peak memory of the import', value: ours.peakMb, unit: 'MB', limit: 350, note: 'resident, engine and worker' },
  ]
}
