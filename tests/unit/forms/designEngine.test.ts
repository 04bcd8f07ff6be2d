import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FormNode, FormQuestion } from '../../../shared/model/form.ts'
import { isSection } from '../../../shared/model/form.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
beforeEach(async () => { t = await testEngine(); await t.newProject() })
afterEach(async () => { expect(t.logged).toEqual([]); await t.dispose() })

const zh = (text: string) => ({ 'zh-CN': text })
const single = (text: string, ...options: string[]) => ({ kind: 'single' as const, text: zh(text), options: options.map((option, index) => ({ code: index + 1, text: zh(option) })) })
const blank = async (): Promise<string> => (await t.client.call('form.create', { name: '问卷' })).id
const codes = async (form: string): Promise<string[]> => (await t.client.call('form.get', { form })).nodes.map(each => `${each.parent ? '-' : ''}${each.node.code}`)
const undo = () => t.client.call('history.undo', {})
const logged = async (): Promise<number> => (await t.client.call('history.list', { offset: 0, limit: 1 })).total

describe('nodes of a questionnaire', () => {
  test('get the next free codes, are placed, moved and removed, and come back', async () => {
    const form = await blank()
    const [section] = await t.client.call('form.addNodes', { form, nodes: [{ kind: 'section', text: zh('一') }] })
    await t.client.call('form.addNodes', { form, parent: section!.id, nodes: [single('甲', 'a', 'b'), { kind: 'matrixScale', rows: [{ text: zh('行') }] }, { kind: 'description' }] })
    const [first] = await t.client.call('form.addNodes', { form, index: 0, nodes: [single('先', 'a')] })
    expect(await codes(form)).toEqual(['Q3', 'S1', '-Q1', '-Q2', '-D1'])
    const { nodes } = await t.client.call('form.get', { form })
    expect(nodes.find(each => each.node.code === 'Q2')?.node).toMatchObject({ rows: [{ code: 'Q2_1' }], scale: { min: 1, max: 5 } })
    await t.client.call('form.moveNodes', { form, nodes: [first!.id], parent: section!.id, index: 1 })
    expect(await codes(form)).toEqual(['S1', '-Q1', '-Q3', '-Q2', '-D1'])
    const ids = Object.fromEntries((await t.client.call('form.get', { form })).nodes.map(each => [each.node.code, each.id]))
    await t.client.call('form.moveNodes', { form, nodes: [ids['D1']!, ids['Q1']!], parent: section!.id, index: 1 })
    expect(await codes(form)).toEqual(['S1', '-Q3', '-D1', '-Q1', '-Q2'])
    await t.client.call('form.removeNodes', { form, nodes: [section!.id], keepQuestions: true })
    expect(await codes(form)).toEqual(['Q3', 'D1', 'Q1', 'Q2'])
    await undo()
    expect(await codes(form)).toEqual(['S1', '-Q3', '-D1', '-Q1', '-Q2'])
    await t.client.call('form.removeNodes', { form, nodes: [section!.id] })
    expect(await codes(form)).toEqual([])
    await undo()
    expect(await codes(form)).toEqual(['S1', '-Q3', '-D1', '-Q1', '-Q2'])
    expect((await t.client.call('project.check', {})).sound).toBe(true)
  })

  test('are one change set each, and only what differs is written', async () => {
    const form = await blank()
    const [node] = await t.client.call('form.addNodes', { form, nodes: [single('甲', 'a', 'b')] })
    const before = await logged()
    await t.client.call('form.updateNode', { form, node: node!.id, content: node!.node })
    expect(await logged()).toBe(before)
    await t.client.call('form.updateNode', { form, node: node!.id, content: { ...node!.node, text: zh('乙') } })
    expect(await logged()).toBe(before + 1)
  })

  test('conditions and targets follow a changed code; a taken code is refused', async () => {
    const form = await blank()
    const made = await t.client.call('form.addNodes', { form, nodes: [
      { ...single('一', 'a', 'b'), skip: [{ when: 'Q1 = 2', to: 'Q3' }] },
      { kind: 'multiple', show: 'Q1 = 1 且 [Q1] != 3', options: [{ code: 3, text: zh('x') }] },
      { kind: 'text', show: 'selected(Q2, 3) or Q2_3 = 1 or Q1 = 2' },
    ] })
    const [q1, q2, q3] = made
    await expect(t.client.call('form.updateNode', { form, node: q1!.id, content: { ...q1!.node, code: 'q2' } as FormNode })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'duplicate' } })
    const { followed } = await t.client.call('form.updateNode', { form, node: q1!.id, content: { ...q1!.node, code: 'brand' } as FormNode })
    expect(new Set(followed)).toEqual(new Set([q2!.id, q3!.id]))
    await t.client.call('form.updateNode', { form, node: q2!.id, content: { ...(await node(form, 'Q2')), code: 'why' } as FormNode })
    await t.client.call('form.updateNode', { form, node: q3!.id, content: { ...(await node(form, 'Q3')), code: 'text' } as FormNode })
    expect((await node(form, 'brand'))).toMatchObject({ skip: [{ when: 'brand = 2', to: 'text' }] })
    expect((await node(form, 'why')).show).toBe('brand = 1 且 brand != 3')
    expect((await node(form, 'text')).show).toBe('selected(why, 3) or why_3 = 1 or brand = 2')
  })

  const node = async (form: string, code: string): Promise<FormNode> => (await t.client.call('form.get', { form })).nodes.find(each => each.node.code === code)!.node

  test('a copy has codes of its own and its conditions follow inside it', async () => {
    const form = await blank()
    const [section] = await t.client.call('form.addNodes', { form, nodes: [{ kind: 'section' }] })
    await t.client.call('form.addNodes', { form, parent: section!.id, nodes: [single('一', 'a'), { kind: 'text', show: 'Q1 = 1' }] })
    await t.client.call('form.duplicateNode', { form, node: section!.id })
    expect(await codes(form)).toEqual(['S1', '-Q1', '-Q2', 'S2', '-Q3', '-Q4'])
    expect((await node(form, 'Q4')).show).toBe('Q3 = 1')
  })

  test('renumbering goes in reading order and keeps codes chosen by hand', async () => {
    const form = await blank()
    await t.client.call('form.addNodes', { form, nodes: [single('一', 'a'), { kind: 'matrixScale', rows: [{ text: zh('r') }, { code: 'own', text: zh('s') }] }, { kind: 'text', code: 'age', show: 'Q2_1 > 2' }] })
    await t.client.call('form.addNodes', { form, index: 0, nodes: [{ kind: 'number' }] })
    await t.client.call('form.renumber', { form })
    expect(await codes(form)).toEqual(['Q1', 'Q2', 'Q3', 'age'])
    expect((await node(form, 'Q3') as FormQuestion & { rows: { code: string }[] }).rows.map(row => row.code)).toEqual(['Q3_1', 'own'])
    expect((await node(form, 'age')).show).toBe('Q3_1 > 2')
    expect((await t.client.call('form.renumber', { form })).changed).toBe(0)
  })

  test('a section in a section, a question under a question and a node of another form are refused', async () => {
    const form = await blank()
    const other = await blank()
    const [section, question] = await t.client.call('form.addNodes', { form, nodes: [{ kind: 'section' }, single('一', 'a')] })
    const nesting = { code: 'CONFLICT', params: { what: 'nesting' } }
    await expect(t.client.call('form.addNodes', { form, parent: section!.id, nodes: [{ kind: 'section' }] })).rejects.toMatchObject(nesting)
    await expect(t.client.call('form.addNodes', { form, parent: question!.id, nodes: [{ kind: 'text' }] })).rejects.toMatchObject(nesting)
    await expect(t.client.call('form.moveNodes', { form, nodes: [section!.id], parent: section!.id, index: 0 })).rejects.toMatchObject(nesting)
    await expect(t.client.call('form.updateNode', { form: other, node: question!.id, content: question!.node })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(t.client.call('form.addNodes', { form, nodes: [{ kind: 'scale', scale: { min: 5, max: 1 } }] })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
    await expect(t.client.call('form.addNodes', { form, nodes: [{ kind: 'single', options: 'x' }] })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
    await expect(t.client.call('form.addNodes', { form, nodes: [{ kind: 'matrixScale', rows: [null] }] })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
    expect(await codes(form)).toEqual(['S1', 'Q1'])
  })
})

describe('options and kinds', () => {
  test('lines become options; texts keep their codes, new ones get free ones', async () => {
    const form = await blank()
    const [q] = await t.client.call('form.addNodes', { form, nodes: [single('品牌', '移动', '联通', '电信')] })
    const { node } = await t.client.call('form.bulkOptions', { form, node: q!.id, what: 'options', language: 'zh-CN', lines: '电信\n移动\n广电\n9. 其他 #other\n都没有 #exclusive' })
    expect((node.node as { options: object[] }).options).toEqual([
      { code: 3, text: zh('电信') }, { code: 1, text: zh('移动') }, { code: 10, text: zh('广电') }, { code: 9, text: zh('其他'), other: true }, { code: 11, text: zh('都没有'), exclusive: true },
    ])
  })

  test('options become points and back; what is lost is said', async () => {
    const form = await blank()
    const [q] = await t.client.call('form.addNodes', { form, nodes: [single('满意吗', '不满意', '一般', '满意')] })
    const scaled = await t.client.call('form.convertKind', { form, node: q!.id, kind: 'scale' })
    expect(scaled.node.node).toMatchObject({ kind: 'scale', scale: { min: 1, max: 3, minLabel: zh('不满意'), maxLabel: zh('满意') } })
    expect(scaled.lost).toEqual([])
    const back = await t.client.call('form.convertKind', { form, node: q!.id, kind: 'single' })
    expect((back.node.node as { options: object[] }).options).toEqual((q!.node as { options: object[] }).options)
    expect((await t.client.call('form.convertKind', { form, node: q!.id, kind: 'text' })).lost).toEqual([{ what: 'options', n: 3 }])
    await undo()
    expect((await t.client.call('form.get', { form })).nodes[0]!.node.kind).toBe('single')
  })
})

describe('documents and factors', () => {
  test('a template becomes a form whose items have their factors, and comes out as it went in', async () => {
    for (const { id } of await t.client.call('form.templates', {})) {
      const made = await t.client.call('form.create', { from: { kind: 'template', template: id } })
      const document = await t.client.call('form.document', { form: made.id })
      const again = await t.client.call('form.create', { name: 'copy', from: { kind: 'document', document } })
      expect(await t.client.call('form.document', { form: again.id }), id).toEqual(document)
    }
    const names = (await t.client.call('factor.tree', {})).map(factor => `${factor.parent} ${factor.name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  test('a document replaces a form: what has the same code is the same node', async () => {
    const { id: form } = await t.client.call('form.create', { from: { kind: 'template', template: 'nps' } })
    const before = await t.client.call('form.get', { form })
    const document = await t.client.call('form.document', { form })
    const swapped = { ...document, sections: [...document.sections].reverse().map(group => ({ ...group, questions: [...group.questions].reverse() })) }
    swapped.sections[0]!.questions.pop()
    swapped.sections[0]!.questions.push({ ...(document.sections[0]!.questions[1] as FormQuestion), code: 'new1' })
    const after = await t.client.call('form.replace', { form, document: swapped })
    expect(await t.client.call('form.document', { form })).toEqual(swapped)
    const ids = new Map(before.nodes.map(each => [each.node.code, each.id]))
    for (const each of after.nodes) if (each.node.code !== 'new1') expect(each.id).toBe(ids.get(each.node.code))
    await undo()
    expect(await t.client.call('form.document', { form })).toEqual(document)
  })

  test('an inserted document gets free codes and its conditions go along', async () => {
    const form = await blank()
    await t.client.call('form.addNodes', { form, nodes: [single('一', 'a')] })
    const document = { settings: { title: zh('x') }, sections: [{ section: null, questions: [single('二', 'a'), { kind: 'text' as const, text: zh('三'), show: 'Q1 = 1' }].map((question, index) => ({ code: `Q${index + 1}`, ...question })) }] }
    await t.client.call('form.insertDocument', { form, document })
    expect(await codes(form)).toEqual(['Q1', 'Q2', 'Q3'])
    const { nodes } = await t.client.call('form.get', { form })
    expect(nodes[2]!.node.show).toBe('Q2 = 1')
  })

  test('hostile documents: a circle of factors, missing parents, doubled codes', async () => {
    const question = { ...single('一', 'a'), code: 'Q1', factor: 'a' }
    const document = { settings: { title: zh('x') }, factors: [{ id: 'a', parent: 'b', name: 'A' }, { id: 'b', parent: 'a', name: 'B' }, { id: 'c', parent: 'gone', name: 'C' }], sections: [{ section: null, questions: [question, { ...question, factor: 'c' }] }] }
    const made = await t.client.call('form.create', { from: { kind: 'document', document } })
    expect(made.nodes.map(each => each.node.code)).toEqual(['Q1', 'Q2'])
    expect(made.nodes.every(each => !isSection(each.node) && each.node.factor !== null)).toBe(true)
    await expect(t.client.call('form.create', { from: { kind: 'document', document: { settings: { title: zh('x') }, sections: [{ section: null, questions: [{ kind: '__proto__' }] }] } as never } })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
  })
})

describe('versions', () => {
  test('are made by the first response after an edit; undoing an edit needs none', async () => {
    const form = await blank()
    const [q] = await t.client.call('form.addNodes', { form, nodes: [single('一', '甲', '乙')] })
    expect(await t.client.call('form.get', { form })).toMatchObject({ version: 0, changed: true, responses: 0 })
    const dataset = await addDataset(t, { variables: [{ id: 'Q1', values: [1, 2] }] })
    expect(await t.client.call('form.bind', { dataset, binding: { form, version: 0 } })).toEqual({ version: 1 })
    expect(await t.client.call('form.get', { form })).toMatchObject({ version: 1, changed: false, responses: 2 })
    const edited = await t.client.call('form.updateNode', { form, node: q!.id, content: { ...q!.node, text: zh('一？') } })
    expect(edited.warnings).toEqual([])
    expect(await t.client.call('form.get', { form })).toMatchObject({ version: 1, changed: true })
    await undo()
    expect(await t.client.call('form.get', { form })).toMatchObject({ version: 1, changed: false })
    expect(await t.client.call('form.publish', { form })).toEqual({ version: 1 })
    await t.client.call('form.updateNode', { form, node: q!.id, content: { ...q!.node, text: zh('一？') } })
    expect(await t.client.call('form.publish', { form, note: '改字' })).toEqual({ version: 2 })
    expect(await t.client.call('form.versions', { form })).toMatchObject([{ number: 1, added: ['Q1'], changed: [] }, { number: 2, added: [], changed: ['Q1'], note: '改字' }])
    const old = await t.client.call('form.document', { form, version: 1 })
    expect(old.sections[0]!.questions[0]!.text).toEqual(zh('一'))
    expect((await t.client.call('form.list', {}))[0]).toMatchObject({ version: 2, responses: 2, data: [{ dataset, rows: 2, version: 1 }] })
  })

  test('a code that responses use is not changed silently, an option code that means something new is warned of', async () => {
    const form = await blank()
    const [q] = await t.client.call('form.addNodes', { form, nodes: [single('一', '中国移动', '中国联通')] })
    const dataset = await addDataset(t, { variables: [{ id: 'Q1', values: [1, 2, 1] }] })
    await t.client.call('form.bind', { dataset, binding: { form, version: 0 } })
    const renamed = { ...q!.node, code: 'brand' } as FormNode
    await expect(t.client.call('form.updateNode', { form, node: q!.id, content: renamed })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'codeInUse', codes: ['Q1'] } })
    await expect(t.client.call('form.remove', { form })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'formInUse' } })
    expect((await t.client.call('form.updateNode', { form, node: q!.id, content: renamed, recode: true })).warnings).toMatchObject([{ code: 'recoded' }])
    await undo()
    const reused = { ...q!.node, options: [{ code: 1, text: zh('中国移动公司') }, { code: 2, text: zh('从不使用手机') }] } as FormNode
    expect((await t.client.call('form.updateNode', { form, node: q!.id, content: reused })).warnings).toEqual([{ code: 'optionReused', params: { option: 2, before: '中国联通', now: '从不使用手机' } }])
    expect((await t.client.call('form.check', { form })).findings.map(finding => finding.rule)).toContain('optionReused')
  })

  test('a form with everything it owns goes and comes back', async () => {
    const { id: form } = await t.client.call('form.create', { from: { kind: 'template', template: 'nps' } })
    await t.client.call('form.publish', { form })
    const before = await t.client.call('form.document', { form })
    await t.client.call('form.remove', { form })
    expect(await t.client.call('form.list', {})).toEqual([])
    await undo()
    expect(await t.client.call('form.document', { form })).toEqual(before)
    expect((await t.client.call('form.get', { form })).version).toBe(1)
  })
})
