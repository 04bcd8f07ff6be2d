import { describe, expect, test } from 'vitest'
import { checkForm } from '../../../shared/forms/check/check.ts'
import { fixFinding } from '../../../shared/forms/check/fix.ts'
import { rangeProblems, readRange } from '../../../shared/forms/check/ranges.ts'
import { rules } from '../../../shared/forms/check/rules.ts'
import { convertQuestion } from '../../../shared/forms/convert.ts'
import { estimatedMinutes } from '../../../shared/forms/estimate.ts'
import { optionLines, optionsFromLines } from '../../../shared/forms/optionLines.ts'
import type { Outline } from '../../../shared/forms/outline.ts'
import { lookUp, translateDynamic } from '../../../shared/i18n/translate.ts'
import { formQuestionKinds, isSection } from '../../../shared/model/form.ts'
import type { FormQuestion } from '../../../shared/model/form.ts'
import { opts, outline, sketched } from './sketch.ts'

const zh = (text: string) => ({ 'zh-CN': text })
const scale = (more: object = {}) => ({ min: 1, max: 5, minLabel: zh('非常不满意'), maxLabel: zh('非常满意'), ...more })
const item = (code: string, more: object = {}) => ({ kind: 'scale', code, factor: 'f', scale: scale(), ...more })
const labelled = (...texts: string[]) => ({ points: Object.fromEntries(texts.map((text, index) => [String(index + 1), zh(text)])) })

/** What a rule finds: where, and whether a command can put it right. */
const seen = (rule: string, nodes: readonly object[], settings?: object): string[] => checkForm(outline(nodes as never, settings as never)).filter(finding => finding.rule === rule)
  .map(finding => `${finding.node ?? ''} ${finding.part ?? ''}${finding.fixable ? ' +' : ''}`)

/** The questionnaire with a finding put right. */
function put(made: Outline, rule: string): Outline {
  const finding = checkForm(made).find(each => each.rule === rule)
  const fixed = finding && fixFinding(made, finding)
  if (!fixed) throw new Error(rule)
  return { settings: fixed.settings ?? made.settings, nodes: made.nodes.map(each => (each.id === fixed.node?.id ? { ...each, node: fixed.node.content } : each)) }
}

const rows = (n: number) => Array.from({ length: n }, (_, index) => ({ code: `Q1_${index + 1}`, text: zh(`第${index + 1}项`), factor: 'f' }))

describe('rules find what they are for, and nothing where it is right', () => {
  test.each<[string, object[], string[], object[]]>([
    ['duplicateCode', [item('Q1'), item('q1')], ['q1 code +'], [item('Q1'), item('Q2')]],
    ['duplicateVariable', [{ kind: 'multiple', code: 'Q5', options: opts('一', '二') }, item('Q5_1')], ['Q5_1 '], [{ kind: 'multiple', code: 'Q5', options: opts('一', '二') }, item('Q5_3')]],
    ['duplicateOptionCode', [{ kind: 'single', code: 'Q1', options: [...opts('一'), ...opts('二')] }], ['Q1 option:1 +'], [{ kind: 'single', code: 'Q1', options: opts('一', '二') }]],
    ['duplicateOptionText', [{ kind: 'single', code: 'Q1', options: opts('一 次', '一次') }], ['Q1 option:1'], [{ kind: 'single', code: 'Q1', options: opts('<18', '>18') }]],
    ['emptyText', [{ kind: 'single', code: 'Q1', text: {}, options: opts('一', '') }], ['Q1 text', 'Q1 option:1'], [item('Q1')]],
    ['tooFewOptions', [{ kind: 'single', code: 'Q1', options: opts('一') }, { kind: 'matrixScale', code: 'Q2', scale: scale() }], ['Q1 options', 'Q2 rows'], [{ kind: 'single', code: 'Q1', options: opts('一', '二') }]],
    ['tooManyOptions', [{ kind: 'single', code: 'Q1', options: opts(...Array.from({ length: 16 }, (_, index) => `项${index}`)) }], ['Q1 options'], [{ kind: 'single', code: 'Q1', options: opts(...Array.from({ length: 15 }, (_, index) => `项${index}`)) }]],
    ['exclusiveNotMarked', [{ kind: 'multiple', code: 'Q1', options: opts('短信', '以上都没有') }], ['Q1 option:1 +'], [{ kind: 'multiple', code: 'Q1', options: opts('短信', '没有时间办理') }]],
    ['otherNotMarked', [{ kind: 'single', code: 'Q1', options: opts('移动', '其他（请注明）') }], ['Q1 option:1 +'], [{ kind: 'single', code: 'Q1', options: opts('移动', '其他人代办') }]],
    ['noOther', [{ kind: 'multiple', code: 'Q1', text: '通过哪些渠道了解', options: opts('电视', '报纸', '网络', '朋友') }], ['Q1 options +'], [{ kind: 'single', code: 'Q1', text: '性别是哪一项', options: opts('甲', '乙', '丙', '丁') }]],
    ['rangeOverlap', [{ kind: 'single', code: 'Q1', options: opts('18-25 岁', '25-30 岁') }], ['Q1 option:1 +'], [{ kind: 'single', code: 'Q1', options: opts('18-25 岁', '26-30 岁', '31 岁及以上') }]],
    ['rangeGap', [{ kind: 'single', code: 'Q1', options: opts('不满 18 岁', '20-25 岁') }], ['Q1 option:1'], [{ kind: 'single', code: 'Q1', options: opts('不满 18 岁', '18 至不满 25 岁', '25 岁及以上') }]],
    ['missingLabels', [item('Q1', { scale: { min: 1, max: 5 } })], ['Q1 scale +'], [item('Q1')]],
    ['sameEnds', [item('Q1', { scale: scale({ minLabel: zh('好'), maxLabel: zh('好') }) })], ['Q1 scale'], [item('Q1')]],
    ['unbalancedLabels', [item('Q1', { scale: { min: 1, max: 5, ...labelled('不满意', '一般', '满意', '很满意', '非常满意') } })], ['Q1 scale'], [item('Q1', { scale: { min: 1, max: 5, ...labelled('非常不满意', '不满意', '一般', '满意', '非常满意') } })]],
    ['mixedScales', [item('Q1'), item('Q2', { scale: { ...scale(), max: 7 } })], ['Q2 scale'], [item('Q1'), item('Q2', { factor: 'g', scale: { ...scale(), max: 7 } })]],
    ['missingNotApplicable', [{ kind: 'single', code: 'Q1', text: '是否投诉过', options: opts('投诉过', '没有') }, item('Q2', { text: '对投诉结果满意吗' })], ['Q2 scale +'], [{ kind: 'single', code: 'Q1', text: '是否投诉过', options: opts('投诉过', '没有') }, item('Q2', { text: '对投诉结果满意吗', show: 'Q1 = 1' })]],
    ['notApplicableInside', [item('Q1', { scale: scale({ notApplicable: { code: 5, text: zh('不适用') } }) })], ['Q1 scale +'], [item('Q1', { scale: scale({ notApplicable: { code: 0, text: zh('不适用') } }) })]],
    ['tooManyRows', [{ kind: 'matrixScale', code: 'Q1', scale: scale(), rows: rows(11) }], ['Q1 rows'], [{ kind: 'matrixScale', code: 'Q1', scale: scale(), rows: rows(10) }]],
    ['missingFactor', [item('Q1', { factor: null })], ['Q1 factor'], [item('Q1')]],
    ['wrongAttention', [item('Q1', { attention: { expected: 6 } })], ['Q1 attention'], [item('Q1', { attention: { expected: 3 } })]],
    ['limits', [{ kind: 'multiple', code: 'Q1', least: 3, options: opts('一', '二') }], ['Q1 limits'], [{ kind: 'multiple', code: 'Q1', least: 2, options: opts('一', '二') }]],
    ['emptySection', [{ kind: 'section', code: 'S1' }, { kind: 'section', code: 'S2' }, item('Q1')], ['S1 '], [{ kind: 'section', code: 'S1' }, item('Q1')]],
    ['noAttention', Array.from({ length: 50 }, (_, index) => item(`Q${index}`)), [' '], [...Array.from({ length: 50 }, (_, index) => item(`Q${index}`)), item('A', { attention: { expected: 3 } })]],
    ['missingConsent', [{ kind: 'text', code: 'Q1', text: '手机号码' }], [' consent +'], [{ kind: 'text', code: 'Q1', text: '意见' }]],
    ['personalData', [{ kind: 'text', code: 'Q1', text: '手机号码' }], ['Q1 text'], [item('Q1', { text: '手机号码归属地查询的方便程度' })]],
    ['doubleBarrelled', [item('Q1', { text: '服务态度和业务能力' })], ['Q1 text'], [{ kind: 'multiple', code: 'Q1', text: '服务态度和业务能力', options: opts('一', '二') }]],
  ])('%s', (rule, wrong, found, right) => {
    expect(seen(rule, wrong)).toEqual(found)
    for (const finding of checkForm(outline(wrong as never))) for (const part of ['rule', 'why', 'advice']) for (const lang of ['zh-CN', 'en'] as const) {
      expect(translateDynamic(lang, `formCheck.${part}.${finding.rule}`, finding.params)).not.toMatch(/[{}]|undefined/)
    }
    expect(seen(rule, right)).toEqual([])
  })

  test('translations and long forms', () => {
    expect(seen('missingTranslation', [item('Q1')], { languages: ['zh-CN', 'en'] })).toEqual(['Q1 language:en', ' language:en'])
    expect(seen('longForm', Array.from({ length: 200 }, (_, index) => ({ kind: 'text', code: `Q${index}` })))).toEqual([' '])
  })
})

describe('fixes', () => {
  const nodeOf = (made: Outline, code: string): FormQuestion => made.nodes.find(each => each.node.code === code)?.node as FormQuestion
  test.each<[string, object[]]>([
    ['duplicateCode', [item('Q1'), { kind: 'matrixScale', code: 'Q1', scale: scale(), rows: rows(2) }]],
    ['duplicateOptionCode', [{ kind: 'single', code: 'Q1', options: [...opts('一', '二'), ...opts('三')] }]],
    ['exclusiveNotMarked', [{ kind: 'multiple', code: 'Q1', options: opts('短信', '以上都没有') }]],
    ['otherNotMarked', [{ kind: 'single', code: 'Q1', options: opts('移动', '其他') }]],
    ['noOther', [{ kind: 'multiple', code: 'Q1', text: '通过哪些渠道了解', options: opts('电视', '报纸', '网络', '朋友') }]],
    ['rangeOverlap', [{ kind: 'single', code: 'Q1', options: opts('18-25 岁', '25-30 岁') }]],
    ['missingLabels', [item('Q1', { scale: { min: 1, max: 5 } })]],
    ['missingNotApplicable', [{ kind: 'single', code: 'Q1', text: '是否投诉过', options: opts('投诉过', '没有') }, item('Q2', { text: '对投诉结果满意吗' })]],
    ['notApplicableInside', [item('Q1', { scale: scale({ notApplicable: { code: 5, text: zh('不适用') } }) })]],
    ['alwaysShown', [item('Q1'), item('Q2', { show: 'Q1 >= 1' })]],
    ['skipNever', [item('Q1', { skip: [{ when: 'Q1 > 5', to: 'end' }] })]],
    ['skipTarget', [item('Q1', { skip: [{ when: 'Q1 > 2', to: 'Z' }, { when: 'Q1 > 3', to: 'end' }] })]],
    ['emptySkip', [item('Q1', { skip: [{ when: '', to: 'end' }] })]],
    ['missingConsent', [{ kind: 'text', code: 'Q1', text: '手机号码' }]],
  ])('%s is gone after its fix, which is refused once it is', (rule, nodes) => {
    const made = outline(nodes as never)
    const finding = checkForm(made).find(each => each.rule === rule)!
    const after = put(made, rule)
    expect(checkForm(after).filter(each => each.rule === rule)).toEqual([])
    expect(fixFinding(after, finding)).toBeNull()
  })
  test('are the plain ones: 25-30 becomes 26-30, ends speak of what is asked', () => {
    expect((nodeOf(put(outline([{ kind: 'single', code: 'Q1', options: opts('18-25 岁', '25-30 岁') }]), 'rangeOverlap'), 'Q1') as { options: { text: object }[] }).options[1]!.text).toEqual(zh('26-30 岁'))
    expect(nodeOf(put(outline([item('Q1', { text: '重要程度', scale: { min: 1, max: 5 } })]), 'missingLabels'), 'Q1')).toMatchObject({ scale: { minLabel: zh('非常不重要'), maxLabel: zh('非常重要') } })
  })
})

test('every rule has its sentence, its reason and its advice in both languages', () => {
  for (const { id } of rules) for (const part of ['rule', 'why', 'advice']) for (const lang of ['zh-CN', 'en'] as const) expect(lookUp(lang, `formCheck.${part}.${id}`), `${lang} ${part} ${id}`).toBeTypeOf('string')
  expect(new Set(rules.map(rule => rule.id)).size).toBe(rules.length)
})

describe('ranges', () => {
  test.each<[string, object | null]>([
    ['18-25', { low: 18, high: 25, lowIn: true, highIn: true }], ['18～25岁', { low: 18, high: 25 }], ['1,000–1,999 元', { low: 1000, high: 1999 }], ['25 岁至不满 30 岁', { low: 25, high: 30, highIn: false }],
    ['不满 18 岁', { high: 18, highIn: false }], ['60 岁及以上', { low: 60, lowIn: true, doubtful: false }], ['60 岁以上', { low: 60, doubtful: true }], ['超过 5000 元', { low: 5000, lowIn: false }],
    ['3 years or more', { low: 3, lowIn: true }], ['Under 18', { high: 18, highIn: false }], ['5 to 10 times', { low: 5, high: 10 }], ['4G', null], ['第 3 次', null], ['中国移动', null], ['30-18', null],
  ])('%s', (text, expected) => {
    if (expected === null) expect(readRange(text)).toBeNull()
    else expect(readRange(text)).toMatchObject(expected)
  })
  test('以下 beside the same number is doubtful, not wrong', () => {
    expect(rangeProblems(['18 岁以下', '18-25 岁', '26 岁及以上'].map(readRange))).toEqual([{ kind: 'overlap', index: 1, other: 0, at: 18, doubtful: true }])
    expect(rangeProblems(['30 岁及以上', '不满 18 岁', '18 至不满 30 岁'].map(readRange))).toEqual([])
  })
})

describe('changes of kind', () => {
  const all = formQuestionKinds.map(kind => sketched([{
    kind, code: 'Q1', factor: 'f', options: opts('一', '二', '三'), rows: rows(2), scale: scale(), importance: scale(), performance: scale(),
  }]).sections[0]!.questions[0]!)
  test('every kind becomes every other and stays a question of the model, with code, words and conditions', () => {
    for (const question of all) for (const kind of formQuestionKinds) {
      const { question: made } = convertQuestion(question, kind)
      expect(made).toMatchObject({ kind, code: 'Q1', text: question.text, show: question.show })
      expect(isSection(made)).toBe(false)
    }
  })
  test('rows and scale live on where both kinds have them', () => {
    const matrix = all.find(each => each.kind === 'matrixScale')!
    const { question: paired, lost } = convertQuestion(matrix, 'paired')
    expect(lost).toEqual([])
    expect(paired).toMatchObject({ rows: rows(2), performance: { minLabel: zh('非常不满意') } })
    expect(convertQuestion(paired, 'matrixScale').question).toEqual(matrix)
    expect(convertQuestion(matrix, 'text').lost).toEqual([{ what: 'rows', n: 2 }, { what: 'scale', n: 1 }])
  })
})

describe('hostile questionnaires', () => {
  test('500 options, conditions over many of them, texts of 2,000 characters, rules in a circle', () => {
    const many = Array.from({ length: 500 }, (_, index) => `选项 ${index}`)
    const long = '您对服务满意吗'.repeat(285)
    const nodes = [
      { kind: 'single', code: 'A', options: opts(...many) }, { kind: 'multiple', code: 'B', options: opts(...many) },
      { kind: 'text', code: 'C', text: long, show: Array.from({ length: 40 }, (_, index) => `B_${index + 1} = 1`).join(' and ') },
      { kind: 'text', code: 'D', show: `selected(A, ${many.map((_, index) => index + 1).slice(0, 150).join(', ')}) and A > 150` },
      ...Array.from({ length: 30 }, (_, index) => ({ kind: 'single', code: `E${index}`, options: opts('一', '二'), skip: [{ when: `E${index} = 1`, to: `E${(index + 7) % 30}` }, { when: `E${(index * 7) % 30} = 2`, to: 'end' }] })),
    ]
    const findings = checkForm(outline(nodes))
    expect(findings.filter(each => each.node === 'D').map(each => each.rule)).toContain('unreachable')
    expect(findings.some(each => each.rule === 'skipTarget')).toBe(true)
    // Too many ways to try: nothing is claimed.
    expect(findings.filter(each => each.node === 'C' && each.part === 'show')).toEqual([])
  })
})

test('options to lines and back are the same options', () => {
  const options = [{ code: 1, text: zh('移动') }, { code: -1, text: zh('不知道'), missing: true }, { code: 9, text: zh('其他'), other: true }, { code: 10, text: zh('都没有'), exclusive: true }, { code: 3, text: zh('2.5 元') }]
  expect(optionsFromLines(optionLines(options, 'zh-CN'), options, 'zh-CN')).toEqual(options)
})

test('minutes: more to read and to answer takes longer; a condition halves', () => {
  const one = estimatedMinutes(outline([item('Q1')]))
  expect(estimatedMinutes(outline(Array.from({ length: 10 }, (_, index) => item(`Q${index}`))))).toBeGreaterThan(5 * one)
  expect(estimatedMinutes(outline([item('Q0'), ...Array.from({ length: 10 }, (_, index) => item(`Q${index + 1}`, { show: 'Q0 = 1' }))]))).toBeLessThan(estimatedMinutes(outline(Array.from({ length: 11 }, (_, index) => item(`Q${index}`)))))
})
