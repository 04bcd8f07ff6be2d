import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import type { Respondent } from './survey.ts'
import { csvOf, headers, imported, moment, shown, waiting } from './survey.ts'

let test: TestEngine
beforeAll(async () => { test = await testEngine() })
afterAll(() => test.dispose())
beforeEach(() => test.newProject())

const cities = ['上海', '北京', '广州']
const twelve = (): Respondent[] => Array.from({ length: 12 }, (_, i) => ({ id: i + 1, time: moment(i * 7), seconds: 60 + i, city: cities[i % 3]!, score: 1 + (i % 5), remark: `意见 ${i}` }))

describe('the key', () => {
  it('is the time of submission when the numbers were given anew', async () => {
    const rows = twelve()
    const dataset = await imported(test, csvOf(rows))
    const later = rows.slice(4).map((row, index) => ({ ...row, id: index + 1 }))
    const { session } = await waiting(test, csvOf([...later, { id: 9, time: moment(900), seconds: 9, city: '上海', score: 3, remark: '新' }]))
    const report = await test.client.call('merge.inspect', { session, dataset })
    expect(report.key).toEqual({ kind: 'moment', variables: ['提交答卷时间', '所用时间'] })
    expect(report.warnings).toContainEqual({ code: 'restarted', params: { label: '序号', percent: 100 } })
    expect(report.counts).toMatchObject({ new: 1, gone: 4, unchanged: 0, cells: 8, conflicts: 0 })
    expect(new Set(report.changed.map(cell => cell.variable))).toEqual(new Set(['序号']))
  })

  it('says which rows it cannot tell, and leaves them alone', async () => {
    const rows = twelve().map(row => ({ ...row, id: row.id === 2 ? 1 : row.id }))
    const dataset = await imported(test, csvOf(rows, ['id', 'city', 'score', 'remark']))
    const next = rows.map((row, i) => (i < 2 ? { ...row, score: 5, remark: `改 ${i}` } : row)).reverse()
    const { session } = await waiting(test, csvOf(next as Respondent[], ['id', 'city', 'score', 'remark']))
    const byAnswers = await test.client.call('merge.inspect', { session, dataset })
    expect(byAnswers.key.kind).toBe('answers')
    expect(byAnswers.warnings.map(warning => warning.code)).toEqual(['notUnique', 'answersOnly'])
    expect(byAnswers.counts).toMatchObject({ new: 2, gone: 2, unchanged: 10 })
    const byNumber = await test.client.call('merge.inspect', { session, dataset, key: ['序号'] })
    expect(byNumber.counts).toMatchObject({ new: 0, gone: 0, unchanged: 10, ambiguous: { file: 2, data: 2 } })
    expect(byNumber.warnings).toContainEqual({ code: 'ambiguous', params: { n: 2, data: 2 } })
    const before = await shown(test, dataset)
    const done = await test.client.call('merge.commit', { session, dataset, key: ['序号'], gone: { reason: 'other' } })
    expect(done.merge).toMatchObject({ new: 0, changed: 0, gone: 0, excluded: 0, ambiguous: 2 })
    expect(await shown(test, dataset)).toEqual(before)
  })

  it('is refused when it is no variable of both', async () => {
    const dataset = await imported(test, csvOf(twelve()))
    const { session } = await waiting(test, csvOf(twelve()))
    await expect(test.client.call('merge.inspect', { session, dataset, key: ['nobody'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what belongs to the data set', () => {
  it('survives: derived variables, factors, comments, exclusions, edited codes; new options come after the last', async () => {
    const { client } = test
    const rows = twelve()
    const dataset = await imported(test, csvOf(rows))
    const derived = await client.call('derived.create', { dataset, name: 'twice', label: '两倍', derivation: { type: 'formula', text: 'Q2 * 2' } })
    const factor = await client.call('factor.add', { parent: null, name: '服务' })
    await client.call('factor.assign', { items: [{ dataset, variable: 'Q2' }], factor: factor.id })
    await client.call('comment.add', { dataset, rid: 5, variable: 'Q3', text: '核对' })
    await client.call('dataset.setExcluded', { dataset, rids: [7], reason: 'tooFast' })
    const city = (await client.call('dataset.get', { dataset })).variables.find(variable => variable.id === 'Q1')!
    await client.call('variable.update', { dataset, variables: ['Q1'], patch: { codes: [...city.codes.map(code => ({ ...code, label: `${code.label}市` })), { code: 9, label: '外地' }] } })
    const next = rows.map(row => ({ ...row, city: row.id === 2 ? '深圳' : row.city })).reverse()
    const { session } = await waiting(test, csvOf(next))
    const report = await client.call('merge.inspect', { session, dataset })
    expect(report.options).toEqual([{ variable: 'Q1', code: 10, label: '深圳' }])
    await client.call('merge.commit', { session, dataset })
    const after = await client.call('dataset.get', { dataset })
    expect(after.variables.find(variable => variable.id === 'Q1')!.codes.map(code => [code.code, code.label])).toEqual([...city.codes.map(code => [code.code, `${code.label}市`]), [9, '外地'], [10, '深圳']])
    expect(after.variables.find(variable => variable.id === 'Q2')!.factor).toBe(factor.id)
    const page = await client.call('dataset.page', { dataset, variables: ['Q1', 'Q2', derived.id] })
    expect(page.rows.every(row => row.values[2] === (row.values[1] as number) * 2)).toBe(true)
    expect(page.rows[1]!.values[0]).toBe(10)
    expect(page.rows[6]!.excluded).toBe('tooFast')
    expect(await client.call('comment.list', { dataset, rid: 5, variable: 'Q3' })).toHaveLength(1)
  })

  it('keeps every file provable, whichever of them stand', async () => {
    const { client } = test
    const rows = twelve()
    const dataset = await imported(test, csvOf(rows), '1234567_按文本.csv')
    for (const step of [1, 2]) {
      const { session } = await waiting(test, csvOf(rows.map(row => ({ ...row, remark: `第 ${step} 次` }))), `1234567_按文本_${step}.csv`)
      expect((await client.call('merge.candidates', { session }))[0]).toMatchObject({ dataset, share: 1, sameSurvey: true, offered: true })
      await client.call('merge.commit', { session, dataset })
    }
    const files = await client.call('merge.files', { dataset })
    expect(files.map(file => [file.file, file.rows, file.first])).toEqual([['1234567_按文本.csv', 12, true], ['1234567_按文本_1.csv', 12, false], ['1234567_按文本_2.csv', 12, false]])
    expect(new Set(files.map(file => file.sha256)).size).toBe(3)
    expect((await client.call('project.check', {})).sound).toBe(true)
    await client.call('history.undo', {})
    expect(await client.call('merge.files', { dataset })).toHaveLength(2)
    expect((await shown(test, dataset)).get(1)).toMatchObject({ remark: '第 1 次' })
  })

  it('an update that changes nothing is a step of its own, and can be undone', async () => {
    const { client } = test
    const dataset = await imported(test, csvOf(twelve()))
    await client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'Q2', value: 5 }] })
    const { session } = await waiting(test, csvOf(twelve().reverse()))
    const done = await client.call('merge.commit', { session, dataset })
    expect(done.merge).toMatchObject({ new: 0, changed: 0, gone: 0, conflicts: 0, kept: 1 })
    expect((await client.call('history.undo', {})).params['of']).toBe('merge.commit')
    expect(await client.call('merge.files', { dataset })).toHaveLength(1)
    await client.call('history.redo', {})
    expect(await client.call('merge.files', { dataset })).toHaveLength(2)
    expect((await shown(test, dataset)).get(1)).toMatchObject({ score: 5 })
  })

  it('respondents that were gone and are back count again', async () => {
    const rows = twelve()
    const dataset = await imported(test, csvOf(rows))
    const first = await waiting(test, csvOf(rows.slice(3)))
    expect((await test.client.call('merge.commit', { session: first.session, dataset, gone: { reason: 'other: 没有了' } })).merge).toMatchObject({ gone: 3, excluded: 3 })
    expect((await shown(test, dataset)).get(1)).toMatchObject({ excluded: 'other: 没有了' })
    const second = await waiting(test, csvOf(rows.slice(1)))
    expect((await test.client.call('merge.commit', { session: second.session, dataset })).merge).toMatchObject({ new: 0, gone: 0, returned: 2 })
    expect([...(await shown(test, dataset)).values()].filter(row => row.excluded !== null)).toHaveLength(1)
  })
})

describe('columns', () => {
  it('that are new come along when asked for, those that are gone stay as they are, and undo takes the variable away', async () => {
    const { client } = test
    const rows = twelve()
    const dataset = await imported(test, csvOf(rows))
    const titles = { ...headers, channel: '4、您从哪里知道我们', remark: '3、您的意见' }
    const next = rows.map((row, i) => ({ ...row, channel: ['朋友', '广告'][i % 2]! }))
    next.push({ id: 13, time: moment(500), seconds: 8, city: '上海', score: 2, remark: 'x', channel: '广告' })
    const { session } = await waiting(test, csvOf(next, ['channel', 'id', 'time', 'seconds', 'city', 'score'], titles))
    const report = await client.call('merge.inspect', { session, dataset })
    expect(report.missing).toEqual([{ variable: 'Q3', label: '您的意见' }])
    expect(report.added).toMatchObject([{ label: '您从哪里知道我们', simple: true, kind: 'nominal' }])
    const before = await client.call('dataset.get', { dataset })
    const done = await client.call('merge.commit', { session, dataset, add: [report.added[0]!.id] })
    expect(done.merge).toMatchObject({ new: 1, changed: 0, added: 1 })
    const after = await shown(test, dataset, { ...headers, channel: '4、您从哪里知道我们' })
    expect([...after.values()].map(row => row['channel'])).toEqual(next.map(row => row.channel))
    expect(after.get(1)).toMatchObject({ remark: '意见 0' })
    expect(after.get(13)).toMatchObject({ remark: null, city: '上海' })
    expect((await client.call('project.check', {})).sound).toBe(true)
    await client.call('history.undo', {})
    expect(await client.call('dataset.get', { dataset })).toEqual(before)
    expect((await client.call('project.check', {})).sound).toBe(true)
    await client.call('history.redo', {})
    // The next file lacks no column: the old one is compared with what the first file said.
    const third = await waiting(test, csvOf(next, ['id', 'time', 'seconds', 'city', 'score', 'remark', 'channel'], titles))
    const again = await client.call('merge.inspect', { session: third.session, dataset })
    expect(again.added).toEqual([])
    expect(again.counts).toMatchObject({ new: 0, gone: 0, cells: 1, conflicts: 0 })
  })

  it('of another survey are refused', async () => {
    const dataset = await imported(test, csvOf(twelve()))
    const { session } = await waiting(test, 'alpha,beta\r\n1,2\r\n3,4\r\n5,6\r\n')
    expect((await test.client.call('merge.candidates', { session }))[0]).toMatchObject({ offered: false, share: 0 })
    await expect(test.client.call('merge.inspect', { session, dataset })).rejects.toMatchObject({ code: 'BAD_VALUE' })
  })

  it('masked keep their numbers: the same person the same number, a new one the next', async () => {
    const { client } = test
    const titles = { ...headers, phone: '手机号码' }
    const rows = twelve().map((row, i) => ({ ...row, phone: `1380000${String(1000 + i)}` }))
    const columns = ['id', 'time', 'city', 'score', 'phone']
    const proposal = await waiting(test, csvOf(rows, columns, titles))
    const masked = proposal.recipe.variables.find(variable => /手机/.test(variable.label))!
    const recipe = { ...proposal.recipe, variables: proposal.recipe.variables.map(variable => (variable.id === masked.id ? { ...variable, include: true, treatment: 'mask' as const } : variable)) }
    const { dataset: { id: dataset } } = await client.call('import.commit', { session: proposal.session, recipe })
    const next = [{ ...rows[0]!, id: 99, time: moment(999), phone: '13911111111' }, ...rows.toReversed()]
    const { session } = await waiting(test, csvOf(next, columns, titles))
    const done = await client.call('merge.commit', { session, dataset })
    expect(done.merge).toMatchObject({ new: 1, changed: 0, conflicts: 0 })
    const page = await client.call('dataset.page', { dataset, variables: [masked.id] })
    expect(page.rows.map(row => Number(row.values[0]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  })
})
