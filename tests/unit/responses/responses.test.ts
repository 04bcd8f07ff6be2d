import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
let path = ''
beforeEach(async () => { t = await testEngine(); path = (await t.newProject()).path })
afterEach(async () => { expect(t.logged).toEqual([]); await t.dispose() })

const zh = (text: string) => ({ 'zh-CN': text })
const options = (...texts: string[]) => texts.map((text, index) => ({ code: index + 1, text: zh(text) }))
const timing = { start: '2026-01-05 10:00:00', end: '2026-01-05 10:01:30', seconds: 90, pages: { Q1: 30, Q2: 60 } }

/** Q1 whether a student; Q2 only for students; Q3 multiple with 其他; Q4 a matrix. */
async function survey(): Promise<{ form: string; factor: string }> {
  const factor = await t.client.call('factor.add', { name: '服务', parent: null })
  const { id: form } = await t.client.call('form.create', { name: '食堂' })
  await t.client.call('form.addNodes', { form, nodes: [
    { kind: 'single', text: zh('你是学生吗'), options: options('是', '否') },
    { kind: 'number', text: zh('年级'), show: 'Q1 = 1', min: 1, max: 4 },
    { kind: 'multiple', text: zh('去过哪些食堂'), required: false, options: [...options('一', '二'), { code: 9, text: zh('其他'), other: true }] },
    { kind: 'matrixScale', text: zh('满意吗'), rows: [{ code: 'Q4_1', text: zh('菜'), factor: factor.id }, { code: 'Q4_2', text: zh('价'), factor: factor.id, reversed: true }] },
  ] })
  return { form, factor: factor.id }
}
const student = { Q1: 1, Q2: 3, Q3_1: 1, Q3_9: 1, Q3_text: '三食堂', Q4_1: 4, Q4_2: 2 }
const rowOf = async (dataset: number, rid: number): Promise<Record<string, CellValue>> => {
  const page = await t.client.call('dataset.page', { dataset, limit: 1000 })
  const row = page.rows.find(each => each.rid === rid)!
  return Object.fromEntries(page.variables.map((variable, index) => [variable, row.values[index] ?? null]))
}
const fill = (form: string, answers: Record<string, CellValue>) => t.client.call('response.add', { form, answers, via: 'fill', language: 'zh-CN', timing })
const sheet = (form: string, serial: number, answers: Record<string, CellValue>, by = '甲', again = false) => t.client.call('response.add', { form, answers, via: 'paper', serial, by, again })
const sound = async (): Promise<boolean> => (await t.client.call('project.check', {})).sound

describe('a response', () => {
  test('makes the data set with the first, with version, times, missing states and factors', async () => {
    const { form, factor } = await survey()
    const added = await fill(form, student)
    expect(added).toMatchObject({ rid: 1, version: 1, rows: 1 })
    const data = await t.client.call('dataset.get', { dataset: added.dataset })
    expect(data).toMatchObject({ name: '食堂', rows: 1, ledger: { issued: null, returned: 1, valid: 1 }, source: { platform: 'questionnaire' } })
    expect(data.questions.map(({ id, kind }) => [id, kind])).toEqual([['Q1', 'single'], ['Q2', 'number'], ['Q3', 'multiple'], ['Q4', 'matrix']])
    expect(data.variables.find(variable => variable.id === 'Q4_2')).toMatchObject({ factor, scale: { min: 1, max: 5, direction: 'negative' } })
    expect(data.variables.find(variable => variable.meaning === 'version')?.role).toBe('paradata')
    expect(await rowOf(added.dataset, 1)).toMatchObject({
      Q1: 1, Q2: 3, Q3_1: 1, Q3_2: 0, Q3_9: 1, Q3_text: '三食堂', Q4_1: 4, Q4_2: 2, start: '2026-01-05 10:00:00', seconds: 90, version: 1, via: 1, language: 'zh-CN', seconds_Q1: 30, seconds_Q2: 60, serial: null,
    })
    const second = await fill(form, { Q1: 2, Q4_1: 5, Q4_2: 1 })
    expect(second).toMatchObject({ dataset: added.dataset, rid: 2, version: 1 })
    expect(await rowOf(added.dataset, 2)).toMatchObject({ Q1: 2, Q2: NOT_SHOWN, Q3_1: SHOWN_EMPTY, Q3_9: SHOWN_EMPTY, Q3_text: null })
    expect(await t.client.call('form.get', { form })).toMatchObject({ responses: 2, version: 1, changed: false })
    expect(await sound()).toBe(true)
  })

  test('drops what was answered before a question was hidden again', async () => {
    const { form } = await survey()
    const { dataset, rid } = await fill(form, { Q1: 2, Q2: 3, Q4_1: 5, Q4_2: 1 })
    expect((await rowOf(dataset, rid))['Q2']).toBe(NOT_SHOWN)
  })

  test('that the screen would not let pass is refused, and nothing is made', async () => {
    const { form } = await survey()
    await expect(fill(form, { Q1: 1, Q4_1: 1, Q4_2: 1 })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { variable: 'Q2', why: 'required' } })
    await expect(fill(form, { ...student, Q2: 7 })).rejects.toMatchObject({ params: { variable: 'Q2', why: 'outOfRange' } })
    await expect(fill(form, { ...student, Q4_1: 9 })).rejects.toMatchObject({ params: { variable: 'Q4_1', why: 'outOfScale' } })
    await expect(fill(form, { ...student, Q8: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await t.client.call('dataset.list', {})).toEqual([])
    expect((await t.client.call('form.get', { form })).version).toBe(0)
  })

  test('is one step to undo and redo, the data set and version with the first', async () => {
    const { form } = await survey()
    const { dataset } = await fill(form, student)
    await fill(form, { Q1: 2, Q4_1: 5, Q4_2: 1 })
    await t.client.call('history.undo', {})
    expect((await t.client.call('dataset.get', { dataset })).rows).toBe(1)
    await t.client.call('history.undo', {})
    expect(await t.client.call('dataset.list', {})).toEqual([])
    expect(await t.client.call('form.get', { form })).toMatchObject({ version: 0, responses: 0 })
    expect(await sound()).toBe(true)
    await t.client.call('history.redo', {})
    await t.client.call('history.redo', {})
    expect((await t.client.call('dataset.get', { dataset })).rows).toBe(2)
    expect(await rowOf(dataset, 1)).toMatchObject({ Q1: 1, Q3_text: '三食堂', version: 1 })
    expect(await sound()).toBe(true)
    await t.client.call('history.undo', {})
    await t.client.call('history.undo', {})
    // After an undone beginning the next one makes a data set of its own.
    const again = await fill(form, student)
    expect(again.dataset).not.toBe(dataset)
    expect(again.version).toBe(1)
    expect(await sound()).toBe(true)
  })

  test('of a newer version widens the data set; both versions stay side by side', async () => {
    const { form } = await survey()
    const { dataset } = await fill(form, student)
    const { nodes } = await t.client.call('form.get', { form })
    const [q1, , q3, q4] = nodes
    await t.client.call('form.updateNode', { form, node: q1!.id, content: { ...q1!.node, options: options('是', '否', '毕业了') } as never })
    await t.client.call('form.updateNode', { form, node: q3!.id, content: { ...q3!.node, options: [...options('一', '二', '三'), { code: 9, text: zh('其他'), other: true }] } as never })
    await t.client.call('form.updateNode', { form, node: q4!.id, content: { ...q4!.node, scale: { min: 1, max: 7 } } as never })
    await t.client.call('form.addNodes', { form, nodes: [{ kind: 'text', text: zh('建议'), required: false }] })
    const second = await fill(form, { Q1: 3, Q3_3: 1, Q4_1: 7, Q4_2: 6, Q5: '多一点' })
    expect(second).toMatchObject({ dataset, version: 2, rid: 2, invalid: [] })
    const data = await t.client.call('dataset.get', { dataset })
    expect(data.variables.find(variable => variable.id === 'Q1')?.codes.map(code => code.code)).toEqual([1, 2, 3])
    // Seven points are another measure than five.
    expect(data.variables.find(variable => variable.id === 'Q4_1_v2')).toMatchObject({ scale: { min: 1, max: 7 }, question: 'Q4' })
    expect(await rowOf(dataset, 1)).toMatchObject({ version: 1, Q4_1: 4, Q4_1_v2: null, Q5: null, Q3_3: null })
    expect(await rowOf(dataset, 2)).toMatchObject({ version: 2, Q4_1: null, Q4_1_v2: 7, Q5: '多一点', Q3_3: 1, Q3_1: 0 })
    expect(await sound()).toBe(true)
    await t.client.call('history.undo', {})
    expect((await t.client.call('dataset.get', { dataset })).variables.some(variable => variable.id === 'Q5')).toBe(false)
    expect((await t.client.call('form.get', { form })).version).toBe(1)
    await t.client.call('history.redo', {})
    expect(await rowOf(dataset, 2)).toMatchObject({ Q5: '多一点' })
    expect(await sound()).toBe(true)
  })

  test('codes that are columns of the table already get another column', async () => {
    const { id: form } = await t.client.call('form.create', { name: '列名' })
    await t.client.call('form.addNodes', { form, nodes: [
      { kind: 'text', code: 'rid', text: zh('一'), required: false }, { kind: 'text', code: 'Start', text: zh('二'), required: false }, { kind: 'text', code: 'excluded', text: zh('三'), required: false },
    ] })
    const { dataset, rid } = await fill(form, { rid: 'a', Start: 'b', excluded: 'c' })
    expect(await rowOf(dataset, rid)).toMatchObject({ rid_2: 'a', Start: 'b', excluded_2: 'c', start_2: timing.start })
    expect(await sound()).toBe(true)
  })

  test('half given is kept over closing, outside the log, and gone once sent', async () => {
    const { form } = await survey()
    const before = (await t.client.call('history.list', { offset: 0, limit: 1 })).total
    const draft = { answers: { Q1: 1 }, page: 'Q2', language: 'zh-CN', agreed: true, start: timing.start, pages: { Q1: 4 } }
    await t.client.call('response.keepDraft', { form, draft })
    expect((await t.client.call('history.list', { offset: 0, limit: 1 })).total).toBe(before)
    await t.client.call('project.close', {})
    await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
    expect((await t.client.call('response.draft', { form }))?.draft).toEqual(draft)
    await fill(form, student)
    expect(await t.client.call('response.draft', { form })).toBeNull()
  })

  test('survives closing and opening, and can be analysed', async () => {
    const { form } = await survey()
    let dataset = 0
    for (let i = 0; i < 6; i++) dataset = (await fill(form, { Q1: 2, Q4_1: 1 + i % 5, Q4_2: 5 - i % 5 })).dataset
    await t.client.call('project.close', {})
    await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
    const alpha = await t.client.call('analysis.run', { dataset, method: 'reliability', variables: ['Q4_1', 'Q4_2'] })
    expect(JSON.stringify(alpha)).toContain('"n":6')
    expect(await sound()).toBe(true)
  })
})

describe('sheets of paper', () => {
  test('are written as they stand, with their numbers; gaps and repeated numbers are listed', async () => {
    const { form } = await survey()
    const first = await sheet(form, 3, { Q1: 2, Q2: 4, Q4_1: 9 })
    expect(first.invalid).toEqual([{ variable: 'Q4_1', why: 'outOfScale' }])
    expect(await rowOf(first.dataset, first.rid)).toMatchObject({ serial: 3, via: 2, enteredBy: '甲', Q2: 4, Q4_1: 9, Q4_2: SHOWN_EMPTY, start: null })
    await sheet(form, 6, student)
    await expect(sheet(form, 6, student)).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'serialTaken' } })
    await sheet(form, 6, student, '甲', true)
    await expect(t.client.call('response.add', { form, answers: {}, via: 'paper' })).rejects.toMatchObject({ code: 'BAD_VALUE' })
    const { serials, rows } = await t.client.call('entry.state', { form })
    expect(rows).toBe(3)
    expect(serials).toEqual({ entered: 2, first: 3, last: 6, missing: [4, 5], gaps: 2, duplicates: [{ serial: 6, rids: [2, 3] }] })
  })

  test('entered twice are compared, settled through the log, and the agreement stays that of the two entries', async () => {
    const { form } = await survey()
    await sheet(form, 1, student)
    await sheet(form, 2, { Q1: 2, Q4_1: 5, Q4_2: 1 })
    expect(await t.client.call('entry.second', { form, serial: 1, answers: { ...student, Q4_2: 3 }, by: '乙' })).toMatchObject({ cells: 8, differ: 1 })
    await t.client.call('entry.second', { form, serial: 2, answers: { Q1: 2, Q4_1: 5, Q4_2: 1 }, by: '甲' })
    await expect(t.client.call('entry.second', { form, serial: 9, answers: {}, by: '乙' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const before = await t.client.call('entry.state', { form })
    // Sheet 1: Q1 Q2 Q3_1 Q3_2 Q3_9 Q3_text Q4_1 Q4_2; sheet 2: Q1 Q4_1 Q4_2.
    expect(before).toMatchObject({ sheets: 2, samePerson: 1, open: 1, agreement: { cells: 11, equal: 10 } })
    expect(before.mismatches).toMatchObject([{ serial: 1, variable: 'Q4_2', first: 2, second: 3, now: 2, settled: false }])
    const { entry, rid } = before.mismatches[0]!
    await t.client.call('entry.settle', { form, entry, variable: 'Q4_2', value: 3 })
    const after = await t.client.call('entry.state', { form })
    expect(after).toMatchObject({ open: 0, agreement: { cells: 11, equal: 10 }, mismatches: [{ now: 3, settled: true }] })
    const history = await t.client.call('dataset.cellHistory', { dataset: after.dataset!, rid, variable: 'Q4_2' })
    expect(history.some(change => change.from === 2 && change.to === 3)).toBe(true)
    await t.client.call('history.undo', {})
    expect(await t.client.call('entry.state', { form })).toMatchObject({ open: 1, mismatches: [{ now: 2, settled: false }] })
    await t.client.call('history.redo', {})
    expect((await t.client.call('entry.state', { form })).open).toBe(0)
    expect(await sound()).toBe(true)
  })

  test('typed a second time again replaces what was typed before', async () => {
    const { form } = await survey()
    await sheet(form, 1, student)
    await t.client.call('entry.second', { form, serial: 1, answers: { Q1: 2 }, by: '乙' })
    await t.client.call('entry.second', { form, serial: 1, answers: student, by: '乙' })
    expect(await t.client.call('entry.state', { form })).toMatchObject({ sheets: 1, open: 0, agreement: { share: 1 } })
  })
})
