import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkForm } from '../../../shared/forms/check/check.ts'
import { Reach } from '../../../shared/forms/check/reach.ts'
import { FormLogic } from '../../../shared/forms/logic.ts'
import { opts, outline } from './sketch.ts'

const answers = (given: Record<string, number | string | null>) => new Map(Object.entries(given))
const yes = opts('有', '没有')

describe('the way through a questionnaire', () => {
  const logic = new FormLogic(outline([
    { kind: 'single', code: 'Q1', options: yes, skip: [{ when: 'Q1 = 2', to: 'Q4' }] },
    { kind: 'multiple', code: 'Q2', options: opts('短信', '电话', '都没有') },
    { kind: 'text', code: 'Q3', show: 'selected(Q2, 1, "电话")' },
    { kind: 'section', code: 'S1', show: 'Q1 = 1 or Q4 > 3' },
    { kind: 'scale', code: 'Q4', show: 'Q1 = 2', scale: { min: 1, max: 5, notApplicable: { code: 99, text: { 'zh-CN': '不适用' } } } },
    { kind: 'text', code: 'Q5' },
    { kind: 'section', code: 'S2' },
    { kind: 'number', code: 'Q6', skip: [{ when: 'Q6 < 18', to: 'end' }, { when: 'Q6 > 60', to: 'Q8' }] },
    { kind: 'text', code: 'Q7' },
    { kind: 'text', code: 'Q8' },
  ]))
  const shown = (given: Record<string, number | string | null>): string => logic.path(answers(given)).shown.join(' ')

  test('conditions, rules and sections', () => {
    expect(shown({ Q1: 1, Q2_1: 0, Q2_2: 1, Q2_3: 0, Q6: 30 })).toBe('Q1 Q2 Q3 Q5 Q6 Q7 Q8')
    expect(shown({ Q1: 1, Q2_1: 0, Q2_2: 0, Q2_3: 1, Q6: 17 })).toBe('Q1 Q2 Q5 Q6')
    // The rule leads into a section whose condition does not hold.
    expect(shown({ Q1: 2, Q6: 61 })).toBe('Q1 Q6 Q8')
    expect(shown({})).toBe('Q1 Q2 Q6 Q7 Q8')
  })
  test('says why a node is not there, and what counts', () => {
    const path = logic.path(answers({ Q1: 2, Q2_1: 1, Q2_2: 0, Q2_3: 0, Q6: 10, Q8: 'x' }))
    expect(Object.fromEntries(path.states)).toEqual({ Q1: 'shown', Q2: 'skipped', Q3: 'skipped', S1: 'hidden', Q4: 'hidden', Q5: 'hidden', S2: 'shown', Q6: 'shown', Q7: 'skipped', Q8: 'skipped' })
    expect([...path.counted.keys()]).toEqual(['Q1', 'Q6'])
    const asked = logic.asked(answers({ Q1: 2, Q6: 30 }))
    expect([asked.get('Q2_1'), asked.get('Q6')]).toEqual([false, true])
  })
  test('what comes next', () => {
    expect(logic.next(null, answers({}))).toBe('Q1')
    expect(logic.next('Q1', answers({ Q1: 2 }))).toBe('Q6')
    expect(logic.next('Q6', answers({ Q1: 1, Q6: 3 }))).toBe(null)
  })
  test('不适用 of a scale is no value, its words may be asked of by missing()', () => {
    const scale = { min: 1, max: 5, notApplicable: { code: 99, text: { 'zh-CN': '不适用' } } }
    const form = new FormLogic(outline([{ kind: 'scale', code: 'A', scale }, { kind: 'text', code: 'B', show: 'A >= 4' }, { kind: 'text', code: 'C', show: 'missing(A)' }]))
    expect(form.path(answers({ A: 99 })).shown).toEqual(['A', 'C'])
    expect(form.path(answers({ A: 4 })).shown).toEqual(['A', 'B'])
  })
  test('a rule that leads back or nowhere is no rule: every path ends', () => {
    const form = new FormLogic(outline([
      { kind: 'single', code: 'A', options: yes, skip: [{ when: 'A = 1', to: 'B' }] },
      { kind: 'single', code: 'B', options: yes, skip: [{ when: 'B = 1', to: 'A' }, { when: '1', to: 'B' }, { when: 'A = ', to: 'end' }] },
    ]))
    expect(form.path(answers({ A: 1, B: 1 })).shown).toEqual(['A', 'B'])
  })
})

describe('what can be reached', () => {
  const found = (nodes: Parameters<typeof outline>[0]): string[] => checkForm(outline(nodes)).filter(finding => ['unreachable', 'alwaysShown', 'skipNever', 'skipAlways', 'laterReference', 'skipTarget', 'brokenCondition', 'emptySkip'].includes(finding.rule))
    .map(({ rule, node, part, params }) => `${rule} ${node} ${part ?? ''} ${params['why'] ?? params['name'] ?? ''}`.trim())
  const q = (code: string, more: object = {}) => ({ kind: 'single', code, options: opts('甲', '乙', '丙'), ...more })

  test.each<[string, object[], string[]]>([
    ['nothing', [q('A'), q('B', { show: 'A = 1' }), q('C', { show: 'B != 2 or A = 3' })], []],
    ['a condition against itself', [q('A'), q('B', { show: 'A = 1 and A = 2' })], ['unreachable B show contradiction']],
    ['an option that is not there', [q('A'), q('B', { show: 'A = 4' })], ['unreachable B show contradiction']],
    ['what another condition forbids', [q('A'), q('B', { show: 'A = 2' }), q('C', { show: 'A = 1 and B = 1' })], ['unreachable C show context']],
    ['always', [q('A'), q('B', { show: 'A >= 1' })], ['alwaysShown B show']],
    ['not always when A may be left out', [q('A', { required: false }), q('B', { show: 'A >= 1' })], []],
    ['numbers between bounds', [{ kind: 'number', code: 'A', min: 0, max: 120 }, q('B', { show: 'A > 17 and A < 18' }), q('C', { show: 'A > 120' }), q('D', { show: 'A >= 0' }), q('E', { show: 'A < 18 or A >= 65' })],
      ['unreachable B show contradiction', 'unreachable C show contradiction', 'alwaysShown D show']],
    ['numbers with decimals', [{ kind: 'number', code: 'A', whole: false }, q('B', { show: 'A > 17 and A < 18' })], []],
    ['exclusive options', [{ kind: 'multiple', code: 'A', options: [...opts('一', '二'), { code: 9, text: { 'zh-CN': '都没有' }, exclusive: true }] }, q('B', { show: 'A_1 = 1 and A_9 = 1' }), q('C', { show: 'selected(A, 1, 2) and not selected(A, 9)' })], ['unreachable B show contradiction']],
    ['rules that always lead past', [q('A', { skip: [{ when: 'A < 9', to: 'C' }] }), q('B'), q('C')], ['skipAlways A skip:0', 'unreachable B  skipped'.replace('  ', '  ')]],
    ['rules that all answers share out', [q('A', { skip: [{ when: 'A = 1', to: 'C' }, { when: 'A != 1', to: 'C' }, { when: 'A = 2', to: 'end' }] }), q('B'), q('C')], ['skipNever A skip:2', 'unreachable B  skipped']],
    ['a section that is never shown is said once', [q('A'), { kind: 'section', code: 'S', show: 'A > 3' }, q('B'), q('C')], ['unreachable S show contradiction']],
    ['a question later on', [q('A', { show: 'B = 1' }), q('B')], ['laterReference A show B', 'unreachable A show context'].slice(0, 1)],
    ['targets', [q('A', { skip: [{ when: 'A = 1', to: 'A' }, { when: 'A = 2', to: 'Z' }, { when: 'A = 3', to: 'end' }] }), q('B', { skip: [{ when: 'B = 1', to: 'A' }] })], ['skipTarget A skip:0 itself', 'skipTarget A skip:1 missing', 'skipTarget B skip:0 earlier']],
    ['what cannot be read', [q('A'), q('B', { show: 'A = ' }), q('C', { show: 'Z = 1', skip: [{ when: ' ', to: 'end' }] })], ['brokenCondition B show', 'brokenCondition C show Z', 'emptySkip C skip:0']],
    ['nothing of what a text decides', [{ kind: 'text', code: 'A' }, q('B', { show: 'A = "x" and A = "y"' })], []],
    ['nothing of what numbers are worked out to', [{ kind: 'number', code: 'A' }, q('B', { show: 'A * 2 > 5 and A + 1 < 2' })], []],
    ['scales, 不适用 among them', [{ kind: 'scale', code: 'A', scale: { min: 1, max: 5, notApplicable: { code: 99, text: { 'zh-CN': '不适用' } } } }, q('B', { show: 'A > 5' }), q('C', { show: 'missing(A)' }), q('D', { show: 'A <= 5' })], ['unreachable B show contradiction']],
  ])('%s', (_, nodes, expected) => {
    expect(found(nodes as never).map(each => each.replace(/\s+/g, ' '))).toEqual(expected.map(each => each.replace(/\s+/g, ' ')))
  })

  test('agrees with walking through every answer there is', () => {
    const code = fc.constantFrom('A', 'B', 'C')
    const compare = fc.tuple(code, fc.constantFrom('=', '!=', '<', '>='), fc.integer({ min: 0, max: 4 })).map(([name, sign, value]) => `${name} ${sign} ${value}`)
    const condition = (names: string[]) => fc.oneof(fc.constant(''), fc.array(compare.filter(text => names.includes(text[0]!)), { minLength: 1, maxLength: 3 }).chain(parts => fc.constantFrom(' and ', ' or ').map(sign => parts.join(sign))))
    const rules = (names: string[], targets: string[]) => fc.array(fc.record({ when: condition(names).filter(text => text !== ''), to: fc.constantFrom(...targets, 'end') }), { maxLength: 2 })
    const form = fc.record({ b: condition(['A']), c: condition(['A', 'B']), d: condition(['A', 'B', 'C']), sa: rules(['A'], ['C', 'D']), sb: rules(['A', 'B'], ['D']), required: fc.boolean() })
    fc.assert(fc.property(form, ({ b, c, d, sa, sb, required }) => {
      const made = outline([q('A', { skip: sa }), q('B', { show: b, skip: sb, required }), q('C', { show: c }), q('D', { show: d })])
      const logic = new FormLogic(made)
      const seen = new Set<string>()
      for (const a of [1, 2, 3]) for (const bb of required ? [1, 2, 3] : [1, 2, 3, null]) for (const cc of [1, 2, 3]) for (const each of logic.path(answers({ A: a, B: bb, C: cc })).shown) seen.add(each)
      const reach = new Reach(logic.conditions)
      for (const node of logic.conditions.nodes) expect(reach.ofNode(node).shown === 'never', node.node.code).toBe(!seen.has(node.node.code))
    }), { numRuns: 400, seed: 7 })
  })
})
