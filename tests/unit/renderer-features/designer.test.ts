import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { corrected, kindOfRole } from '../../../renderer/features/questionnaire/paste/corrected.ts'
import type { LineKind } from '../../../renderer/features/questionnaire/paste/corrected.ts'
import { FormDraft, QUIET } from '../../../renderer/features/questionnaire/design/formDraft.ts'
import { pastedLines, withOptions } from '../../../renderer/features/questionnaire/design/listEdit.ts'
import { nodeTexts } from '../../../renderer/features/questionnaire/design/nodeTexts.ts'
import { moveDropped, moveInto, moveOut, moveShifted, outlineRows, placeBehind, rowAfterRemoval } from '../../../renderer/features/questionnaire/design/outlineRows.ts'
import type { Move } from '../../../renderer/features/questionnaire/design/outlineRows.ts'
import { readCondition, writeCondition } from '../../../renderer/features/questionnaire/properties/conditionRows.ts'
import type { ConditionRows } from '../../../renderer/features/questionnaire/properties/conditionRows.ts'
import { changesOf } from '../../../renderer/features/questionnaire/versions/changedParts.ts'
import { parsePastedForm } from '../../../shared/forms/paste/parse.ts'
import { formNode, formQuestion, formSettings } from '../../../shared/model/form.ts'
import type { Form, FormNode, PlacedNode } from '../../../shared/model/form.ts'

const question = (code: string, text = code): FormNode => formNode.parse({ kind: 'text', code, text: { 'zh-CN': text } })
const section = (code: string): FormNode => formNode.parse({ kind: 'section', code, text: { 'zh-CN': code } })

/** a | S1 [b c] | S2 [] | d */
const nodes: PlacedNode[] = [
  { id: 'a', parent: null, order: 0, node: question('a') },
  { id: 'S1', parent: null, order: 1, node: section('S1') },
  { id: 'b', parent: 'S1', order: 0, node: question('b') },
  { id: 'c', parent: 'S1', order: 1, node: question('c') },
  { id: 'S2', parent: null, order: 2, node: section('S2') },
  { id: 'd', parent: null, order: 3, node: question('d') },
]

/** What `form.moveNodes` does, by its own words: in the given order, to `index` among those of the new parent that are not moved. */
function after(list: readonly PlacedNode[], move: Move | null): string {
  if (!move) return ''
  const rest = list.filter(each => !move.nodes.includes(each.id))
  const siblings = rest.filter(each => each.parent === move.parent).sort((x, y) => x.order - y.order)
  const moving = move.nodes.map(id => ({ ...(list.find(each => each.id === id) as PlacedNode), parent: move.parent }))
  siblings.splice(move.index, 0, ...moving)
  const placed = siblings.map((each, order) => ({ ...each, order }))
  return shape([...rest.filter(each => each.parent !== move.parent), ...placed])
}
const shape = (list: readonly PlacedNode[]): string => outlineRows(list).map(row => (row.level === 2 ? `(${row.id})` : row.id)).join(' ')

describe('the outline', () => {
  test('questions count through the whole, sections by themselves', () => {
    expect(outlineRows(nodes).map(row => [row.id, row.number, row.level])).toEqual([['a', 1, 1], ['S1', 1, 1], ['b', 2, 2], ['c', 3, 2], ['S2', 2, 1], ['d', 4, 1]])
    expect(outlineRows(nodes, new Set(['S1'])).map(row => row.number)).toEqual([1, 1, 2, 4])
  })

  test('a step up or down goes where it is read next', () => {
    expect(after(nodes, moveShifted(nodes, 'c', -1))).toBe('a S1 (c) (b) S2 d')
    expect(after(nodes, moveShifted(nodes, 'c', 1))).toBe('a S1 (b) S2 (c) d')
    expect(after(nodes, moveShifted(nodes, 'b', -1))).toBe('a b S1 (c) S2 d')
    expect(after(nodes, moveShifted(nodes, 'd', -1))).toBe('a S1 (b) (c) S2 (d)')
    expect(after(nodes, moveShifted(nodes, 'a', 1))).toBe('S1 (a) (b) (c) S2 d')
    expect(after(nodes, moveShifted(nodes, 'S1', 1))).toBe('a S2 S1 (b) (c) d')
    expect(moveShifted(nodes, 'a', -1)).toBeNull()
    expect(moveShifted(nodes, 'd', 1)).toBeNull()
  })

  test('into a section with those between, and out again', () => {
    expect(after(nodes, moveInto(nodes, 'd'))).toBe('a S1 (b) (c) S2 (d)')
    expect(moveInto(nodes, 'a')).toBeNull()
    expect(after(nodes, moveOut(nodes, 'b'))).toBe('a S1 (c) b S2 d')
    expect(moveOut(nodes, 'a')).toBeNull()
  })

  test('dropped before, behind or into', () => {
    expect(after(nodes, moveDropped(nodes, 'a', 'c', 'after'))).toBe('S1 (b) (c) (a) S2 d')
    expect(after(nodes, moveDropped(nodes, 'b', 'S2', 'into'))).toBe('a S1 (c) S2 (b) d')
    expect(after(nodes, moveDropped(nodes, 'S2', 'b', 'before'))).toBe('a S2 S1 (b) (c) d')
    expect(moveDropped(nodes, 'S1', 'b', 'after')).toBeNull()
    expect(moveDropped(nodes, 'S1', 'S2', 'into')).toBeNull()
    expect(moveDropped(nodes, 'a', 'a', 'after')).toBeNull()
  })

  test('what is new stands behind the row, in a section at its beginning', () => {
    expect(placeBehind(nodes, 'b', false)).toEqual({ parent: 'S1', index: 1 })
    expect(placeBehind(nodes, 'S1', false)).toEqual({ parent: 'S1', index: 0 })
    expect(placeBehind(nodes, 'b', true)).toEqual({ parent: null, index: 2 })
    expect(placeBehind(nodes, null, false)).toEqual({ parent: null, index: 4 })
  })

  test('the keyboard goes to what stays', () => {
    const rows = outlineRows(nodes)
    expect(rowAfterRemoval(rows, new Set(['S1']))).toBe('S2')
    expect(rowAfterRemoval(rows, new Set(['d']))).toBe('S2')
    expect(rowAfterRemoval(rows, new Set(nodes.map(each => each.id)))).toBeNull()
  })
})

describe('what is typed', () => {
  const form = (text: string): Form => ({ id: 'f', name: 'f', settings: formSettings.parse({ title: {} }), nodes: [{ id: 'q', parent: null, order: 0, node: question('Q1', text) }], version: 0, changed: false, responses: 0 })

  test('is handed over once typing pauses, and only its last state', async () => {
    vi.useFakeTimers()
    try {
      const sent: FormNode[] = []
      const draft = new FormDraft({ node: (_, content) => { sent.push(content); return Promise.resolve() }, settings: () => Promise.resolve() })
      draft.take(form('a'))
      for (const text of ['b', 'bc', 'bcd']) { draft.change('q', question('Q1', text)); await vi.advanceTimersByTimeAsync(QUIET / 2) }
      expect(sent).toEqual([])
      await vi.advanceTimersByTimeAsync(QUIET)
      expect(sent).toEqual([question('Q1', 'bcd')])
    } finally { vi.useRealTimers() }
  })

  test('survives an answer to something older, and goes when the project has it', async () => {
    const sent: FormNode[] = []
    const answers: (() => void)[] = []
    const draft = new FormDraft({ node: (_, content) => { sent.push(content); return new Promise<void>(resolve => { answers.push(resolve) }) }, settings: () => Promise.resolve() })
    draft.take(form('a'))
    draft.change('q', question('Q1', 'b'))
    const first = draft.flush()
    draft.change('q', question('Q1', 'bc'))
    draft.take(form('b'))
    expect(draft.typed('q')).toEqual(question('Q1', 'bc'))
    answers[0]?.()
    await first
    expect(draft.typed('q')).toEqual(question('Q1', 'bc'))
    const second = draft.flush()
    answers[1]?.()
    await second
    expect(sent).toEqual([question('Q1', 'b'), question('Q1', 'bc')])
    draft.take(form('bc'))
    expect(draft.typed('q')).toBeUndefined()
    // Undone elsewhere: nothing typed stands in the way.
    draft.take(form('a'))
    expect(draft.typed('q')).toBeUndefined()
  })

  test('what was refused stays where it was typed, and is said', async () => {
    const draft = new FormDraft({ node: () => Promise.reject(new Error('no')), settings: () => Promise.resolve() })
    const refused: string[] = []
    draft.onRefused = (_, id) => { refused.push(id) }
    draft.take(form('a'))
    draft.change('q', question('Q1', 'b'))
    await draft.flush()
    await draft.flush()
    expect(refused).toEqual(['q'])
    expect(draft.typed('q')).toEqual(question('Q1', 'b'))
    draft.drop('q')
    expect(draft.typed('q')).toBeUndefined()
  })

  test('the same again is not sent', async () => {
    const sent: string[] = []
    const draft = new FormDraft({ node: id => { sent.push(id); return Promise.resolve() }, settings: () => Promise.resolve() })
    draft.take(form('a'))
    draft.change('q', question('Q1', 'a'))
    await draft.flush()
    expect(sent).toEqual([])
    expect(draft.typed('q')).toBeUndefined()
  })
})

describe('conditions as lines', () => {
  const clause = fc.oneof(
    fc.record({ name: fc.constantFrom('Q1', 'Q2_3', '年龄'), sign: fc.constantFrom('=', '!=', '<', '<=', '>', '>=' as const), values: fc.tuple(fc.integer({ min: -99, max: 999 })) }),
    fc.record({ name: fc.constantFrom('Q1', 'Q5'), sign: fc.constantFrom('in', 'selected', 'none' as const), values: fc.array(fc.integer({ min: -9, max: 99 }), { minLength: 1, maxLength: 4 }) }),
    fc.record({ name: fc.constantFrom('Q1', 'Q5'), sign: fc.constantFrom('answered', 'missing' as const), values: fc.constant([]) }),
  )
  test('every set of lines is read back as it was written', () => {
    fc.assert(fc.property(fc.array(clause, { minLength: 2, maxLength: 5 }), fc.constantFrom('and', 'or' as const), (clauses, join) => {
      const rows = { join, clauses } as ConditionRows
      expect(readCondition(writeCondition(rows))).toEqual(rows)
    }))
  })
  test('what lines cannot say is left to the text', () => {
    expect(readCondition('Q1 = 1 and (Q2 = 1 or Q3 = 1)')).toBeNull()
    expect(readCondition('mean(Q1, Q2) > 3')).toBeNull()
    expect(readCondition('')).toEqual({ join: 'and', clauses: [] })
    expect(writeCondition({ join: 'and', clauses: [{ name: 'Q1', sign: '=', values: [] }, { name: 'Q2', sign: 'answered', values: [] }] })).toBe('answered(Q2)')
  })
})

describe('pasted lines put right', () => {
  const text = ['1. 您的性别', 'A. 男', 'B. 女', '补充的说明', '2. 请评价', 'A. 网络', 'B. 价格', '3. 建议'].join('\n')
  const read = parsePastedForm(text, { lang: 'zh-CN' })
  const shapeOf = (said: [number, LineKind][]): string[] => corrected(read, text, new Map(said)).sections.flatMap(group => [
    ...(group.section ? [`# ${group.section.text['zh-CN']}`] : []),
    ...group.questions.map(each => `${each.kind} ${each.text['zh-CN']}: ${'options' in each ? each.options.map(option => option.text['zh-CN']).join('/') : 'rows' in each ? each.rows.map(row => row.text['zh-CN']).join('/') : ''}`),
  ])

  test('nothing said: as it was read', () => { expect(corrected(read, text, new Map())).toBe(read.document) })
  test('a line is left out, or stands by itself', () => {
    expect(shapeOf([[4, 'ignore']])[0]).toBe('single 您的性别: 男/女')
    expect(shapeOf([[4, 'question']])).toEqual(['single 您的性别: 男/女', 'text 补充的说明: ', 'single 请评价: 网络/价格', expect.stringMatching(/^text 建议/)])
    expect(shapeOf([[4, 'section']]).slice(0, 3)).toEqual(['single 您的性别: 男/女', '# 补充的说明', 'single 请评价: 网络/价格'])
    expect(shapeOf([[4, 'description']])[1]).toBe('description 补充的说明: ')
  })
  test('options become rows', () => {
    expect(shapeOf([[6, 'row'], [7, 'row']])).toContain('matrixScale 请评价: 网络/价格')
  })
  test('every question keeps a code of its own, whatever is said', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom<LineKind>('title', 'section', 'question', 'option', 'row', 'description', 'ignore')), { maxLength: 8 }), said => {
      const document = corrected(read, text, new Map(said))
      const codes = document.sections.flatMap(group => [...(group.section ? [group.section.code] : []), ...group.questions.map(each => each.code)])
      expect(new Set(codes).size).toBe(codes.length)
      for (const each of document.sections.flatMap(group => group.questions)) expect(formQuestion.safeParse(each).success).toBe(true)
    }))
  })
  test('roles of the reader are among the kinds offered', () => { expect(read.lines.map(line => kindOfRole(line.role))).toEqual(expect.arrayContaining(['question', 'option'])) })
})

test('pasted lines lose the marks of a list; one line is pasted as it is', () => {
  expect(pastedLines('A. 移动\nB、联通\n3) 电信\n\n○ 广电')).toEqual(['移动', '联通', '电信', '广电'])
  expect(pastedLines('5 G 网络')).toBeNull()
  expect(withOptions([{ code: 1, text: {} }, { code: 99, text: {}, missing: true }], 1, ['a', 'b'], 'en').map(option => option.code)).toEqual([1, 2, 3, 99])
})

test('every text of a question can be put back where it was', () => {
  const node = formQuestion.parse({ kind: 'matrixScale', code: 'Q1', text: { en: 't' }, hint: { en: 'h' }, rows: [{ code: 'Q1_1', text: { en: 'r' } }], scale: { min: 1, max: 3, minLabel: { en: 'low' }, points: { 2: { en: 'mid' } }, notApplicable: { code: 9, text: { en: 'na' } } } })
  const texts = nodeTexts(node)
  expect(texts.map(each => each.key)).toEqual(['text', 'hint', 'row-0', 'scale-min', 'scale-max', 'scale-2', 'scale-na'])
  for (const each of texts) {
    const changed = each.put({ en: 'new' })
    expect(nodeTexts(changed).find(other => other.key === each.key)?.text).toEqual({ en: 'new' })
    expect(formNode.safeParse(changed).success).toBe(true)
  }
})

test('what changed of a question is told part by part', () => {
  const before = formQuestion.parse({ kind: 'single', code: 'Q1', text: { en: 'a' }, options: [{ code: 1, text: { en: 'x' } }] })
  expect(changesOf(before, { ...before, text: { en: 'b' }, required: false }, 'en').map(each => each.part)).toEqual(['text', 'required'])
  expect(changesOf(before, formQuestion.parse({ ...before, options: [{ code: 1, text: { en: 'x' }, exclusive: true }] }), 'en')).toEqual([{ part: 'options', before: '1. x', after: '1. x #exclusive' }])
})
