import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { largeWorkbook, sameSheets, wideWorkbook } from '../fixtures/import/largeWorkbook.ts'
import type { Bench, Measurement } from './measure.ts'

interface Child { seconds: number; readSeconds: number; cpuSeconds: number; firstProgress: number; rows: number; cells: number; peakMb: number }

const MOST_MB = 250
/** Columns of the widest data set. */
const WIDEST = 1_899

/**
 * 100,000 x 62 of shared strings: our import to committed rows against exceljs and readxl merely reading; 20,000 x 60 as
 * csv against exceljs reading the same workbook; wide sheets; memory; the first sign of life, of odd sheets too, and how
 * soon a cancel is answered. All in one run, a process each, in turns, so that a machine that is busy for a while decides no ratio.
 */
export const run: Bench = async () => {
  const cache = mkdtempSync(join(tmpdir(), 'yinguo-code-'))
  try {
    return measured(cache)
  } finally { rmSync(cache, { recursive: true, force: true }) }
}

function measured(cache: string): Measurement[] {
  const child = <R>(name: string, path: string): R =>
    JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL(`start/${name}`, import.meta.url)), path, cache], { encoding: 'utf8', maxBuffer: 1 << 20 })) as R
  const ours = (path: string): Child => child('importOurs.ts', path)
  const theirs = (path: string): Child => child('importExceljs.ts', path)
  const path = largeWorkbook()
  const same = sameSheets()
  // Programs are compiled once and kept; the command line does the same.
  const bare = ours(largeWorkbook(200))
  const rounds: Child[] = [ours(path)]
  const readers = [theirs(path)]
  rounds.push(ours(path))
  const readxl = [readxlSeconds(path), readxlSeconds(path)]
  rounds.push(ours(path))
  const csv = [ours(same.csv), ours(same.csv)]
  const workbook = ours(same.workbook)
  const small = [theirs(same.workbook)]
  const wide = [955, WIDEST].map(columns => ({ columns, ...ours(wideWorkbook(columns)) }))
  const odd = child<{ what: string; ms: number }[]>('importOdd.ts', path)
  const cancelled = child<Record<string, number | null>>('importCancel.ts', path)

  const best = median(rounds.map(round => round.seconds))
  const each = rounds.map(round => `${round.seconds.toFixed(2)} (read and proposed ${round.readSeconds.toFixed(2)}, processor ${round.cpuSeconds.toFixed(2)})`).join(', ')
  const reader = readers[0]!.seconds
  const lines: Measurement[] = [
    { name: '100,000 x 62 workbook: file to committed rows / exceljs reading it', value: best / reader, unit: 'ratio', limit: 0.35, note: `ours ${each} s; exceljs ${reader.toFixed(2)} s, ${readers[0]!.peakMb.toFixed(0)} MB` },
    { name: '100,000 x 62 workbook: processor time / that of exceljs', value: median(rounds.map(round => round.cpuSeconds)) / readers[0]!.cpuSeconds, unit: 'ratio', limit: null, note: `what a busy machine leaves comparable; exceljs ${readers[0]!.cpuSeconds.toFixed(2)} s` },
    { name: '100,000 x 62 workbook: peak memory of the import', value: Math.max(...rounds.map(round => round.peakMb)), unit: 'MB', limit: MOST_MB, note: `resident, engine and worker; 200 rows, code not compiled before: ${bare.peakMb.toFixed(0)} MB` },
    { name: '20,000 x 60 csv: file to committed rows / exceljs reading the workbook', value: median(csv.map(one => one.seconds)) / small[0]!.seconds, unit: 'ratio', limit: 0.3, note: `csv ${csv.map(one => one.seconds.toFixed(2)).join(', ')} s (processor ${csv.map(one => one.cpuSeconds.toFixed(2)).join(', ')}, of exceljs ${small[0]!.cpuSeconds.toFixed(2)}), our import of the workbook ${workbook.seconds.toFixed(2)} s, exceljs ${small[0]!.seconds.toFixed(2)} s` },
    { name: 'first sign of life of an import', value: Math.max(...rounds.map(round => round.firstProgress)), unit: 'ms', limit: 1_000, note: 'worst of 3' },
    { name: 'the slowest sheet of tests/safety/oddSheets.ts: answered, or first progress', value: odd[0]!.ms, unit: 'ms', limit: 1_000, note: `of ${odd.length}: ${odd.slice(0, 3).map(one => `${one.what} ${one.ms.toFixed(0)}`).join(', ')}` },
    ...wide.map(({ columns, seconds, rows, peakMb }): Measurement => ({ name: `${rows.toLocaleString('en')} x ${columns.toLocaleString('en')} workbook: file to committed rows`, value: seconds, unit: 's', limit: 30, note: `${peakMb.toFixed(0)} MB` })),
    ...Object.entries(cancelled).flatMap(([phase, ms]): Measurement[] => (ms === null ? [] : [{ name: `a cancel while ${phase}, answered`, value: ms, unit: 'ms', limit: 1_000, note: '' }])),
  ]
  const [first, second] = readxl
  if (typeof first !== 'number' || typeof second !== 'number') {
    process.stderr.write('import.ts: R with readxl is not installed, that ratio not measured\n')
    return lines
  }
  const r = (first + second) / 2
  lines.splice(1, 0, { name: '100,000 x 62 workbook: file to committed rows / readxl reading it', value: best / r, unit: 'ratio', limit: 0.6, note: `readxl ${first.toFixed(2)} and ${second.toFixed(2)} s` })
  return lines
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length % 2 === 1 ? sorted[sorted.length >> 1]! : (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2
}

/** Seconds of readxl alone, its library already loaded; null without R or readxl. */
function readxlSeconds(path: string): number | null {
  const script = 'if (!requireNamespace("readxl", quietly = TRUE)) quit(status = 3); f <- commandArgs(TRUE)[1]; cat(system.time(readxl::read_xlsx(f, progress = FALSE, .name_repair = "minimal"))[["elapsed"]])'
  const done = spawnSync('Rscript', ['-e', script, path], { encoding: 'utf8' })
  const seconds = Number(done.stdout)
  return done.status === 0 && seconds > 0 ? seconds : null
}
