import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { readSource } from '../../../main/engine/import/source.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { DatasetSketch, TestEngine, VariableSketch } from '../../fixtures/engine.ts'
import type { Imported } from '../../fixtures/import/reading.ts'
import { importFile } from '../../fixtures/import/reading.ts'

const runs = (program: string, args: string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0
const hasR = runs('Rscript', ['-e', 'stopifnot(requireNamespace("haven"), requireNamespace("foreign"), requireNamespace("jsonlite"))'])
const hasPspp = runs('pspp', ['--version'])
if (!hasR) process.stdout.write('skipped: comparison of .sav with R (haven, foreign, jsonlite are not installed)\n')
if (!hasPspp) process.stdout.write('skipped: comparison of .sav with PSPP (it is not installed)\n')

const ladder = [1, 2, 3, 4, 5].map(code => ({ code, label: ['很不满意', '不满意', '一般', '满意', '很满意'][code - 1]! }))
const survey: DatasetSketch = {
  name: '营业厅', simulated: true,
  questions: [{ id: 'Q1', number: '1', title: '使用的渠道', kind: 'multiple' }, { id: 'Q2', number: '2', title: '满意度', kind: 'matrix' }],
  variables: [
    { id: 'Q1_1', label: '网点', kind: 'indicator', question: 'Q1', values: [1, 0, NOT_SHOWN, SHOWN_EMPTY, null, 1] },
    { id: 'Q1_2', label: '手机', kind: 'indicator', question: 'Q1', values: [0, 1, NOT_SHOWN, SHOWN_EMPTY, null, 0] },
    { id: 'Q2_1', label: '等候', kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' }, codes: [...ladder, { code: 99, label: '不知道', missing: true }, { code: 98, label: '拒答', missing: true }], question: 'Q2', values: [5, 4, NOT_SHOWN, SHOWN_EMPTY, 99, 98] },
    { id: 'Q2_2', label: '态度', kind: 'scale', scale: { min: 1, max: 5, direction: 'negative' }, codes: [...ladder, { code: 99, label: '不知道', missing: true }], question: 'Q2', values: [5, 4, 3, NOT_SHOWN, 99, 1] },
    { id: 'income', label: '收入', kind: 'number', values: [-8, 1.25, NOT_SHOWN, 1e300, -0.1, null] },
    { id: 'day', label: '日期', kind: 'date', values: ['2024-03-01', '1999-12-31', NOT_SHOWN, null, '2024-02-29', '1582-10-15'] },
    { id: 'moment', label: '时刻', kind: 'date', values: ['2024-03-01 10:00:00', '1999-12-31 23:59:59', null, null, '2024-02-29 00:00:00', SHOWN_EMPTY] },
    { id: 'mixed', label: '时间', kind: 'date', values: ['2024-03-01 10:00:00', '1999-12-31', NOT_SHOWN, null, '去年', SHOWN_EMPTY] },
    { id: 'words', label: '意见'.repeat(60), kind: 'text', values: ['长'.repeat(300), '-8', NOT_SHOWN, null, 'a,b', SHOWN_EMPTY] },
    { id: 'city', name: '居住 城市', label: '城市', kind: 'nominal', codes: [{ code: 1, label: '北京' }, { code: 2, label: '上'.repeat(60) }], values: [1, 2, NOT_SHOWN, null, 1, 2] },
    { id: 'short', label: '短', kind: 'text', values: ['a', 'b', NOT_SHOWN, SHOWN_EMPTY, 'c', null] },
    { id: '满意', label: '文字混入', kind: 'number', values: [1, '不是数字', 3, null, 4, 5] },
    { id: 'phone', label: '手机号', kind: 'text', role: 'identifier', values: ['13800138000'] },
  ],
}

describe('.sav', () => {
  let test: TestEngine
  beforeAll(async () => { test = await testEngine() })
  afterAll(() => test.dispose())
  let made = 0
  const write = async (sketch: DatasetSketch, params: object = {}): Promise<{ file: string; warnings: { code: string; count: number }[] }> => {
    await test.client.call('project.close', {}).catch(() => null)
    await test.newProject(`p${++made}`)
    return again(await addDataset(test, sketch), params)
  }
  const again = async (dataset: number, params: object = {}): Promise<{ file: string; warnings: { code: string; count: number }[] }> => {
    const file = join(test.dir, `out${made}.sav`)
    const { warnings } = await test.client.call('export.data', { dataset, format: 'sav', grant: test.grants.add(file, 'write', { overwrite: true }), ...params })
    return { file, warnings }
  }
  const expectSame = (read: Imported, variables: readonly VariableSketch[], rows: number): void => {
    for (const { id, name = id, label = id, kind = 'number', codes = [], scale = null, values } of variables) {
      expect(read.variable(id)).toMatchObject({ name, label, kind, codes, scale })
      expect(read.values(id), id).toEqual(Array.from({ length: rows }, (_, row) => values[row] ?? null))
    }
  }

  it('comes back as it was: values, three missing states, kinds, codes, scales, questions', async () => {
    const { file, warnings } = await write(survey)
    expect(warnings).toEqual([{ code: 'smallCells', count: 6 }, { code: 'M19', count: 1 }, { code: 'savNotNumbers', count: 1 }, { code: 'savCutTexts', count: 2 }])
    const read = await importFile(file)
    expect(read.simulated).toBe(true)
    expect(read.variable('rid_2')).toMatchObject({ role: 'id', include: false })
    const kept = survey.variables.filter(variable => variable.id !== 'phone' && variable.id !== '满意')
    expectSame(read, kept, 6)
    // A text in a numeric variable has no place in the format.
    expect(read.values('满意')).toEqual([1, null, 3, null, 4, 5])
    expect(read.proposal.recipe.questions).toEqual(survey.questions)
    expect(read.variable('Q1_2').question).toBe('Q1')
    expect(readFileSync(file).includes('13800138000')).toBe(false)
  })

  it('holds the rows, columns and people that were asked for', async () => {
    const { file } = await write(survey, { variables: ['income', 'phone'], identifiers: true })
    const read = await importFile(file)
    expect(read.proposal.recipe.variables.map(variable => variable.id)).toEqual(['rid_2', 'income', 'phone'])
    expect(read.variable('phone')).toMatchObject({ role: 'identifier', include: false })
    const dataset = (await test.client.call('dataset.list', {}))[0]!.id
    await test.client.call('dataset.setExcluded', { dataset, rids: [2, 5], reason: '规律作答' })
    await test.client.call('segment.create', { dataset, name: '有收入', condition: 'income < 2' })
    expect((await importFile((await again(dataset, { variables: ['income'] })).file)).values('income')).toEqual([-8, NOT_SHOWN, 1e300, null])
    const all = await importFile((await again(dataset, { variables: ['income'], rows: 'all' })).file)
    expect(all.values('income')).toHaveLength(6)
    expect(all.values('excluded_2')).toEqual([null, '规律作答', null, null, '规律作答', null])
    expect((await importFile((await again(dataset, { segment: '有收入' })).file)).values('income')).toEqual([-8])
    await expect(again(dataset, { segment: '没有' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(again(dataset, { variables: ['nothing'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(again(dataset, { variables: ['phone'] })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'nothingIncluded' } })
  })

  it('takes derived variables along with their values', async () => {
    await write(survey)
    const dataset = (await test.client.call('dataset.list', {}))[0]!.id
    await test.client.call('derived.create', { dataset, name: '反向', label: '态度反向', derivation: { type: 'reverse', of: 'Q2_2' } })
    const read = await importFile((await again(dataset)).file)
    const derived = read.proposal.recipe.variables.find(variable => variable.name === '反向')!
    expect(read.values(derived.id)).toEqual([1, 2, 3, null, null, 5])
  })

  it('1,900 variables; texts of 32,767 characters; no rows', async () => {
    const wide = Array.from({ length: 1898 }, (_, index): VariableSketch => ({ id: `变量${index}`, label: `第 ${index} 题`, values: [index, -index / 3] }))
    const { file } = await write({ variables: [...wide, { id: 'long', kind: 'text', values: ['x'.repeat(32_767), '汉'.repeat(32_767)] }] })
    const read = await importFile(file)
    expectSame(read, wide, 2)
    expect(read.values('long')).toEqual(['x'.repeat(32_767), '汉'.repeat(10_922)])
    const empty = await readSource((await write({ variables: [{ id: 'a', label: '甲', values: [] }] })).file, 'a.sav', {})
    expect([empty.table.rows, empty.dictionary?.columns.map(column => column.label)]).toEqual([1, ['行号', '甲']])
  })

  it('more missing codes than SPSS can declare: a range where one fits, else the count is told', async () => {
    const codes = (list: number[]): VariableSketch['codes'] => [{ code: 1, label: '一' }, { code: 5, label: '五' }, ...list.map(code => ({ code, label: `缺 ${code}`, missing: true }))]
    const one = await write({ variables: [{ id: 'a', kind: 'nominal', codes: codes([96, 97, 98, 99, -1]), values: [1, 5, 97, -1] }] })
    expect(one.warnings).toEqual([])
    expectSame(await importFile(one.file), [{ id: 'a', kind: 'nominal', codes: codes([96, 97, 98, 99, -1]) ?? [], values: [1, 5, 97, -1] }], 4)
    const two = await write({ variables: [{ id: 'a', kind: 'nominal', codes: codes([97, 98, -1, -2, 3]), values: [1, 5, 97, -1] }] })
    expect(two.warnings).toEqual([{ code: 'savUndeclared', count: 2 }])
  })

  it('property: any data set comes back', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('', '长'.repeat(200), '-8', '-9', "'=1", 'a\tb', '换\n行')).map(value => value.replaceAll('\0', '').trim())
      // The words for the missing states, and a leading TAB, are not answers to any reader of ours.
      .filter(value => !/^[(（](跳过|空)[)）]$/.test(value))
    const state = fc.constantFrom<CellValue>(NOT_SHOWN, SHOWN_EMPTY, null)
    const number = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }).map(value => (Object.is(value, -0) ? 0 : value)))
    const column = (rows: number): fc.Arbitrary<Omit<VariableSketch, 'id'>> => fc.oneof(
      fc.record({ kind: fc.constant('text' as const), label: text, values: fc.array(fc.oneof(text, state), { minLength: rows, maxLength: rows }) }),
      fc.record({ kind: fc.constant('number' as const), label: text, values: fc.array(fc.oneof(number, state), { minLength: rows, maxLength: rows }) }),
      fc.record({ kind: fc.constant('nominal' as const), label: text, codes: fc.array(text.filter(value => value !== ''), { minLength: 1, maxLength: 6 }).map(labels => labels.map((label, index) => ({ code: index - 1, label: label.replaceAll('\n', ' ') }))), values: fc.array(fc.oneof(fc.integer({ min: -1, max: 4 }), state), { minLength: rows, maxLength: rows }) }),
      fc.record({ kind: fc.constant('date' as const), label: text, values: fc.array(fc.oneof(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map(date => date.toISOString().slice(0, 10)), state), { minLength: rows, maxLength: rows }) }),
    )
    const sketch = fc.integer({ min: 1, max: 12 }).chain(rows => fc.array(column(rows), { minLength: 1, maxLength: 6 }).map(columns => ({ rows, variables: columns.map((own, index) => ({ ...own, id: `V${index}` })) })))
    await fc.assert(fc.asyncProperty(sketch, async ({ rows, variables }) => {
      const read = await importFile((await write({ variables })).file)
      for (const { id, kind, label, codes = [], values } of variables) {
        expect(read.variable(id)).toMatchObject({ kind, label: label?.replaceAll('\n', ' ') === label ? label : expect.any(String) as string, codes })
        // Blank is how the format writes a text that is not there.
        expect(read.values(id)).toEqual(Array.from({ length: rows }, (_, row) => (values[row] === '' ? null : values[row] ?? null)))
      }
    }), { numRuns: 25 })
  })

  it.skipIf(!hasR)('haven and foreign read the same values, labels and missing codes', async () => {
    const { file } = await write(survey)
    const script = join(test.dir, 'read.R')
    writeFileSync(script, `suppressWarnings(suppressMessages({
d <- haven::read_sav("${file}", user_na = TRUE)
f <- foreign::read.spss("${file}", use.value.labels = FALSE, use.missings = TRUE, reencode = "UTF-8")
}))
one <- function(x) list(label = attr(x, "label"), values = if (is.character(x)) unclass(x)[seq_along(x)] else sprintf("%.17g", as.numeric(unclass(x))), format = attr(x, "format.spss"),
  labels = as.list(setNames(as.character(attr(x, "labels")), names(attr(x, "labels")))), na = as.character(attr(x, "na_values")), range = as.numeric(attr(x, "na_range")))
out <- list(haven = lapply(d, one), foreign = lapply(f[c("rid", "Q1_1", "Q2_1", "income", "short")], function(x) if (is.character(x)) trimws(x) else sprintf("%.17g", x)))
cat(jsonlite::toJSON(out, auto_unbox = FALSE, na = "null"))
`)
    const run = spawnSync('Rscript', [script], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    const seen = JSON.parse(run.stdout) as { haven: Record<string, { label: string[]; values: string[]; format: string[]; labels: Record<string, string[]>; na: string[]; range: number[] }>; foreign: Record<string, string[]> }
    expect(Object.keys(seen.haven)).toEqual(['rid', 'Q1_1', 'Q1_2', 'Q2_1', 'Q2_2', 'income', 'day', 'moment', 'mixed', 'words', 'city', 'short', '满意'])
    expect(seen.haven['Q2_1']).toMatchObject({ label: ['等候'], values: ['5', '4', '100', '101', '99', '98'], range: [98, 101], labels: { 很不满意: ['1'], 很满意: ['5'], 不知道: ['99'], '未显示（跳题）': ['100'], 显示但未填: ['101'] } })
    expect(seen.haven['Q1_1']).toMatchObject({ values: ['1', '0', '-8', '-9', 'NA', '1'], na: ['-9', '-8'] })
    expect(seen.haven['income']).toMatchObject({ values: ['-8', '1.25', '-88', '1.0000000000000001e+300', '-0.10000000000000001', 'NA'], na: ['-88'] })
    // Days since 1970 and seconds since 1970, by R.
    expect(seen.haven['day']!.values.filter((_, row) => [0, 1, 4].includes(row))).toEqual(['19783', '10956', '19782'])
    expect(seen.haven['moment']!.values.slice(0, 2)).toEqual(['1709287200', '946684799'])
    expect(seen.haven['mixed']).toMatchObject({ values: ['2024-03-01 10:00:00', '1999-12-31', '-8', '', '去年', '-9'], na: ['-8', '-9'] })
    expect(seen.haven['words']!.values).toEqual(['长'.repeat(300), '-8', '-88', '', 'a,b', '-99'])
    expect(seen.haven['words']!.label[0]).toBe('意见'.repeat(60).slice(0, 85))
    expect(seen.haven['short']).toMatchObject({ values: ['a', 'b', '-8', '-9', 'c', ''], na: ['-8', '-9'] })
    expect(seen.foreign['Q2_1']).toEqual(['5', '4', 'NA', 'NA', 'NA', 'NA'])
    expect(seen.foreign['Q1_1']).toEqual(['1', '0', 'NA', 'NA', 'NA', '1'])
    expect(seen.foreign['short']!.slice(0, 2)).toEqual(['a', 'b'])
  })

  it.skipIf(!hasPspp)('PSPP reads the dictionary, the sets and the data, and what it writes again comes back to us', async () => {
    const { file } = await write({ ...survey, variables: survey.variables.filter(variable => variable.id !== 'mixed' && variable.id !== 'words') })
    const [syntax, table, copy] = ['read.sps', 'cases.csv', 'copy.zsav'].map(name => join(test.dir, name)) as [string, string, string]
    writeFileSync(syntax, `GET FILE='${file}'.\nSYSFILE INFO FILE='${file}'.\nMRSETS /DISPLAY NAME=ALL.\nSAVE TRANSLATE /OUTFILE='${table}' /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=VALUES.\nSAVE OUTFILE='${copy}' /ZCOMPRESSED.\n`)
    const run = spawnSync('pspp', ['-O', 'format=csv', syntax], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    expect(run.status, run.stdout + run.stderr).toBe(0)
    expect(run.stdout + run.stderr).not.toMatch(/warning|error/i)
    expect(run.stdout).toMatch(/^Q2_1,4,等候,Ordinal/m)
    expect(run.stdout).toMatch(/^Q2_1,.*,98 THRU 101$/m)
    expect(run.stdout).toMatch(/\$Q1,使用的渠道/)
    const lines = readFileSync(table, 'utf8').trim().split(/\r?\n/)
    expect(lines[0]).toBe('rid,Q1_1,Q1_2,Q2_1,Q2_2,income,day,moment,city,short,满意')
    expect(lines[1]!.split(',').slice(0, 8)).toEqual(['1', '1', '0', '5', '5', '-8', '03/01/2024', '03/01/2024 10:00:00'])
    const read = await importFile(copy)
    // PSPP writes value labels in their order as numbers.
    const sorted = survey.variables.map(variable => ({ ...variable, codes: variable.codes?.toSorted((a, b) => a.code - b.code) ?? [] }))
    expectSame(read, sorted.filter(variable => !['phone', '满意', 'mixed', 'words'].includes(variable.id)), 6)
    expect(read.proposal.recipe.questions.map(question => question.id)).toEqual(['Q1', 'Q2'])
  })
})
