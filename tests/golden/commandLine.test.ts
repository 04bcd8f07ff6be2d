import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/contract/analysis.ts'
import { translator } from '../../shared/i18n/translate.ts'
import { analyses } from '../../main/hosts/cli/analyses/index.ts'
import { parseArgs } from '../../main/hosts/cli/args.ts'
import type { Console } from '../../main/hosts/cli/command.ts'
import { importSheet } from '../../main/hosts/cli/importSheet.ts'
import type { Session } from '../../main/hosts/cli/session.ts'
import { testEngine } from '../fixtures/engine.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { readCases } from './case.ts'
import type { ReferenceCase } from './case.ts'
import { commandLineCalls } from './commandLineCall.ts'
import type { CommandLineCall } from './commandLineCall.ts'
import { compare } from './compare.ts'
import type { Table } from './derivedColumns.ts'
import { toCsv } from './derivedColumns.ts'

/**
 * The reference cases once more, as someone who has the program only would check it: the data file goes through the ordinary import,
 * with whatever kinds it guesses, and `analyze` is called with the options of its table. The numbers must be the same.
 */
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.json')).sort().map(file => join(folder, file)) : [])
const collection = at('../../../shared/reference/stats/reference')
if (!existsSync(collection)) process.stdout.write('skipped: the collection of reference values is not on this computer\n')

let test: TestEngine
let dir: string
const loaded = new Map<string, number>()
beforeAll(async () => {
  test = await testEngine()
  await test.newProject()
  dir = mkdtempSync(join(tmpdir(), 'yinguo-calls-'))
})
afterAll(async () => {
  await test.dispose()
  rmSync(dir, { recursive: true })
})

const quiet: Console = { lang: 'en', t: translator('en'), json: true, print() {}, printJson() {}, say() {}, progress() {} }

async function imported(csv: string): Promise<number> {
  const known = loaded.get(csv)
  if (known !== undefined) return known
  const path = join(dir, `data-${loaded.size + 1}.csv`)
  writeFileSync(path, csv)
  const session: Session = { client: test.client, scratch: dir, grant: (file, access) => test.grants.add(file, access) }
  const { dataset } = await importSheet(session, quiet, path, {})
  loaded.set(csv, dataset.id)
  return dataset.id
}

async function answer({ words: [word = '', ...rest], table }: CommandLineCall): Promise<JsonObject> {
  const method = analyses[word]!
  const args = parseArgs(rest, { ...method.options, weight: 'value' }, 0)
  const request = await method.request(args, () => imported(toCsv(table!)))
  return (await test.client.call('analysis.run', request.method === 'pareto' || request.method === 'forensics' ? request : { ...request, weight: args.values.get('weight') ?? null })).result
}

/** What the calls of a case answer, put together as the case prints it. */
async function answers(one: ReferenceCase, calls: readonly CommandLineCall[]): Promise<JsonObject> {
  const found: JsonObject[] = []
  for (const call of calls) found.push(structuredClone(await answer(call)))
  if (one.analysis === 'proportion_ci') return { rows: found.map(result => (result['rows'] as JsonObject[])[0]!) }
  if (one.analysis === 'descriptives') return Object.values(found[0]!)[0] as JsonObject
  const got = Object.assign({}, ...found) as JsonObject
  if (one.analysis === 'contingency' && one.data) inOrder(one.expected as JsonObject, got)
  if (/^pls|^regression/.test(one.analysis)) asManyRows(one.expected, got)
  return got
}

/** Rows and columns of a cross table in the order of the case: the import numbers texts as it meets them, R sorts them. */
function inOrder(expected: JsonObject, got: JsonObject): void {
  const places = (key: 'rows' | 'cols'): number[] => (expected[key] as string[]).map(name => (got[key] as string[]).indexOf(name))
  const [rows, columns] = [places('rows'), places('cols')]
  for (const [key, value] of Object.entries(got)) {
    if (Array.isArray(value) && value.length === rows.length && value.every(row => Array.isArray(row) && row.length === columns.length)) {
      got[key] = rows.map(i => columns.map(j => (value as number[][])[i]![j]!))
    }
  }
  for (const [key, order] of [['rows', rows], ['cols', columns]] as const) got[key] = order.map(i => (got[key] as string[])[i]!)
  // Two rows the other way round: the odds are the inverse.
  if (expected['yates'] && (rows[0] === 1) !== (columns[0] === 1)) for (const key of ['phi', 'odds_ratio_sample', 'odds_ratio_conditional_mle_R', 'odds_ratio_ci95_R']) { delete expected[key]; delete got[key] }
}

/** Lists of respondents: as many of the first as the case prints. */
function asManyRows(expected: unknown, got: unknown): void {
  if (Array.isArray(expected) && Array.isArray(got)) got.length = Math.min(got.length, expected.length)
  else if (typeof expected === 'object' && expected !== null && typeof got === 'object' && got !== null) {
    for (const [key, value] of Object.entries(expected)) if (Object.hasOwn(got, key)) asManyRows(value, (got as Record<string, unknown>)[key])
  }
}

/** Of R itself, not of the data: how a function was called, and where a search stopped that psych warns of. Exogenous latents have no R2 (plspm prints 0). */
const NOT_OURS = /(^|\.)psych_omega3\.(call|omega_h)$|^r2\.Image$/

describe('the command line gives the reference numbers from plainly imported data', () => {
  for (const file of [...filesIn(at('committed/reference')), ...filesIn(collection)]) {
    for (const one of readCases(file)) {
      const work = (): CommandLineCall[] | null => commandLineCalls(one, { folders: [dirname(dirname(file))], dir })
      if (one.analysis === 'edge' || one.analysis === 'weightings' || (one.analysis === 'paired' && one.spec && 'group' in one.spec)) continue
      it(one.id, async () => {
        const calls = work()
        expect(calls, one.analysis).not.toBeNull()
        const got = await answers(one, calls!)
        const { compared, outside, absent } = compare(one.expected, got, one.id)
        expect(outside).toEqual([])
        expect(absent.filter(path => !NOT_OURS.test(path))).toEqual([])
        expect(compared).toBeGreaterThanOrEqual(3)
      })
    }
  }
})

describe('an ordinary import', () => {
  const table: Table = { header: ['id', 'q1', '2', 'g'], rows: [['1', '4', '1.5', 'b'], ['2', 'NA', '2.5', 'a'], ['3', '2', 'NA', 'b'], ['4', '5', '4.5', 'a'], ['5', '3', '5.5', 'NA']] }
  const spelled = (word: string): Table => ({ header: table.header, rows: table.rows.map(row => row.map(cell => (cell === 'NA' ? word : cell))) })
  for (const word of ['NA', 'NaN', '', '.', 'NULL', 'N/A']) {
    it(`takes “${word}” for missing, in numbers and in groups`, async () => {
      const found = await answer({ words: ['describe', '--vars', 'q1,2'], table: spelled(word) })
      expect([(found['q1'] as JsonObject)['n'], (found['q1'] as JsonObject)['mean'], (found['2'] as JsonObject)['n'], (found['2'] as JsonObject)['mean']]).toEqual([4, 3.5, 4, 3.5])
      const groups = await answer({ words: ['ttest', '--vars', 'q1', '--by', 'g', '--groups', 'a,b'], table: spelled(word) })
      expect(groups['n']).toEqual([1, 2])
    })
  }
})
