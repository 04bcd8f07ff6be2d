// npm run golden -- CASES.json... [--data DIR] [--json]: reference cases through the engine's own analysis requests, a document or table a file.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readCaseFile } from './case.ts'
import { openGoldenEngine } from './engine.ts'
import { runCase } from './runCase.ts'
import type { CaseOutcome, GoldenEngine } from './runCase.ts'

const usage = 'usage: npm run golden -- CASES.json... [--data DIR] [--json]\n'

async function main(args: string[]): Promise<number> {
  const files: string[] = []
  let data: string | null = null
  let json = false
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--json') json = true
    else if (args[i] === '--data') {
      data = args[++i] ?? null
      if (data === null) { process.stderr.write(usage); return 2 }
    } else if (args[i]!.startsWith('--')) { process.stderr.write(usage); return 2 }
    else files.push(args[i]!)
  }
  if (files.length === 0) { process.stderr.write(usage); return 2 }
  const engine = await openGoldenEngine()
  try {
    let status = 0
    for (const file of files) status = Math.max(status, await runFile(engine, resolve(file), data, json))
    return status
  } finally { await engine.close() }
}

async function runFile(engine: GoldenEngine, file: string, data: string | null, json: boolean): Promise<number> {
  if (!existsSync(file)) { process.stderr.write(`golden: no file ${file}\n`); return 1 }
  // `data` of a case is relative to the parent of the folder the case file is in (reference/x.json, data/x.csv), or to that folder.
  const folders = data === null ? [dirname(dirname(file)), dirname(file)] : [resolve(data)]
  let found
  try { found = readCaseFile(file) } catch (error) {
    process.stderr.write(`golden: ${file} is not a case file: ${(error as Error).message}\n`)
    return 1
  }
  const { cases, others } = found
  if (others > 0) process.stderr.write(`golden: ${others} entries of ${file} are not cases of the reference format (no "analysis") and were not run\n`)
  if (cases.length === 0) {
    if (others === 0) process.stderr.write(`golden: ${file} holds no cases\n`)
    return 1
  }
  const outcomes: CaseOutcome[] = []
  for (const one of cases) outcomes.push(await runCase(engine, one, folders))
  if (json) process.stdout.write(`${JSON.stringify({ file, totals: totals(outcomes), cases: outcomes.map(report) }, null, 1)}\n`)
  else printTable(outcomes)
  return outcomes.some(outcome => outcome.status === 'failed' || (outcome.status === 'run' && outcome.comparison.outside.length > 0)) ? 1 : 0
}

const report = (outcome: CaseOutcome): object => outcome.status === 'run'
  ? {
      id: outcome.id, analysis: outcome.analysis, status: outcome.status, compared: outcome.comparison.compared,
      outside: outcome.comparison.outside, absent: outcome.comparison.absent, computed: outcome.computed,
    }
  : outcome

function totals(outcomes: readonly CaseOutcome[]): { cases: number; compared: number; outside: number; absent: number; notSupported: number; failed: number } {
  const run = outcomes.flatMap(outcome => (outcome.status === 'run' ? [outcome.comparison] : []))
  return {
    cases: outcomes.length,
    compared: run.reduce((total, { compared }) => total + compared, 0),
    outside: run.reduce((total, { outside }) => total + outside.length, 0),
    absent: run.reduce((total, { absent }) => total + absent.length, 0),
    notSupported: outcomes.filter(({ status }) => status === 'notSupported').length,
    failed: outcomes.filter(({ status }) => status === 'failed').length,
  }
}

function printTable(outcomes: readonly CaseOutcome[]): void {
  for (const outcome of outcomes) {
    if (outcome.status === 'notSupported') { process.stdout.write(`${outcome.id}  (${outcome.analysis}): not supported yet\n`); continue }
    if (outcome.status === 'failed') { process.stdout.write(`${outcome.id}  failed: ${outcome.error}\n`); continue }
    const { compared, outside, absent } = outcome.comparison
    process.stdout.write(`${outcome.id}  compared ${compared}  outside ${outside.length}  absent ${absent.length}\n`)
    for (const { path, expected, got } of outside.slice(0, 20)) process.stdout.write(`    outside ${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}\n`)
    if (absent.length > 0) process.stdout.write(`    absent ${absent.slice(0, 20).join(', ')}${absent.length > 20 ? ' …' : ''}\n`)
  }
  const sum = totals(outcomes)
  process.stdout.write(`${sum.cases} cases: compared ${sum.compared}, outside ${sum.outside}, absent ${sum.absent}, not supported yet ${sum.notSupported}, failed ${sum.failed}\n`)
}

process.exitCode = await main(process.argv.slice(2))
