import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePastedForm } from '../../../shared/forms/paste/parse.ts'
import { formDocument } from '../../../shared/model/form.ts'
import { expected, measure, pasted, share, textOf } from './pasteMeasure.ts'

const lines = (text: string): number[] => text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).flatMap((line, i) => (line.replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '').trim() === '' ? [] : [i + 1]))

describe('pasted questionnaires', () => {
  it('reads at least 95 % of the questions and options of the test set', () => {
    const sum = measure(pasted)
    const percent = (right: number, all: number): string => `${right} of ${all} (${(share(right, all) * 100).toFixed(1)} %)`
    process.stdout.write(`${pasted.length} pasted questionnaires: questions ${percent(sum.questionsRight, sum.questions)}, options and rows ${percent(sum.optionsRight, sum.options)}, titles, parts, scales, limits, jumps ${percent(sum.detailsRight, sum.details)}\n${sum.wrong.map(line => `  ${line}\n`).join('')}`)
    const rounds = [...readFileSync(new URL('../../../docs/questionnaire-files.md', import.meta.url), 'utf8').matchAll(/^\| r(\d+) \| (\d+) \| (\d+) of (\d+) \([\d.]+ %\) \| (\d+) of (\d+) \([\d.]+ %\) \|/gm)]
    process.stdout.write(`first runs, before anything was changed for them: ${rounds.map(([, round, , right, all, optionsRight, options]) => `r${round} questions ${percent(Number(right), Number(all))}, options ${percent(Number(optionsRight), Number(options))}`).join('; ')}\n`)
    expect(rounds.map(([, round, files]) => [round, pasted.filter(name => name.startsWith(`r${round}-`)).length === Number(files)])).toEqual(rounds.map(([, round]) => [round, true]))
    expect(rounds.length).toBeGreaterThanOrEqual(8)
    expect(pasted.length).toBeGreaterThanOrEqual(178)
    expect(share(sum.questionsRight, sum.questions)).toBeGreaterThanOrEqual(0.95)
    expect(share(sum.optionsRight, sum.options)).toBeGreaterThanOrEqual(0.95)
    expect(share(sum.detailsRight, sum.details)).toBeGreaterThanOrEqual(0.95)
  })

  it.each(pasted)('accounts for every line of %s and makes a valid document', name => {
    const text = textOf(name)
    const { document, lines: roles } = parsePastedForm(text, { lang: 'zh-CN' })
    expect(roles.map(role => role.line)).toEqual(lines(text))
    expect(formDocument.safeParse(document).success).toBe(true)
    expect(expected(name).questions.length).toBeGreaterThan(0)
  })

  it('never fails, drops no line and gives every question its own code, whatever is pasted', () => {
    const piece = fc.constantFrom('1.', '1、', '（1）', 'Q1', '一、', '第一部分', 'A.', 'B、', '□', '○', '( )', '____', '\t', '|', '您的', '满意', '（多选）', '跳至第3题', '？', '：', ' ', '  ', '1 2 3 4 5', '[单选题]', '非常', '重要', '谢谢', '*', '[', '）', '岁', '-')
    fc.assert(fc.property(fc.array(fc.array(piece, { maxLength: 7 }).map(parts => parts.join('')), { maxLength: 14 }), all => {
      const text = all.join('\n')
      const { document, lines: roles } = parsePastedForm(text, { lang: 'zh-CN' })
      expect(roles.map(role => role.line)).toEqual(lines(text))
      const codes = document.sections.flatMap(({ section, questions }) => [...(section ? [section.code] : []), ...questions.map(question => question.code)])
      expect(new Set(codes).size).toBe(codes.length)
      expect(formDocument.safeParse(document).success).toBe(true)
    }), { numRuns: 600, examples: [[['**']], [['一、', '**', '1.']]] })
  })

  const doubtsOf = (text: string): string[] => parsePastedForm(text, { lang: 'zh-CN' }).doubts.map(doubt => `${doubt.line} ${doubt.reason}`)
  it('marks what it guessed, with its line', () => {
    expect(doubtsOf('1. 您喜欢什么\n苹果\n梨\n2. 您用过哪些？\n□甲\n□乙')).toEqual(['2 unmarkedOptions', '4 multipleGuessed'])
    expect(doubtsOf('1. 您有吗？\nA.有\nB.没有（跳至第9题）\n2. 为什么？')).toEqual(['1 skipTarget'])
    expect(doubtsOf('1. 您有吗？\nA.有\nB.没有\n4. 为什么？')).toEqual(['4 numbering'])
  })

  it('reads a jump of several answers and a condition on an earlier question', () => {
    const { document } = parsePastedForm('1. 您用过吗？\nA.常用\nB.用过\nC.没用过\n（选A、B的请直接回答第3题）\n2. 为什么没用过？\n3.（第1题选A的请回答）多久一次？____天', { lang: 'zh-CN' })
    const [first, , third] = document.sections.flatMap(section => section.questions)
    expect(first?.skip).toEqual([{ when: 'Q1 in (1, 2)', to: 'Q3' }])
    expect(third).toMatchObject({ show: 'Q1 = 1', kind: 'number', unit: { 'zh-CN': '天' } })
  })

  it('reads again what this program writes: text for 问卷星, and a print with codes beside the answers', () => {
    const questions = (text: string): unknown[] => parsePastedForm(text, { lang: 'zh-CN' }).document.sections.flatMap(section => section.questions)
    expect(questions('1. 我打算继续使用。[量表题]\n完全不同意\n2\n3\n不确定\n5\n6\n完全同意\n\n2. 请打分[矩阵量表题]\n很不重要 2 3 4 很重要\n网络\n资费\n\n3. 您会推荐吗？[量表题]\n完全不可能\n1\n2\n3\n4\n5\n6\n7\n8\n9\n极有可能')).toMatchObject([
      { kind: 'scale', scale: { min: 1, max: 7, minLabel: { 'zh-CN': '完全不同意' }, points: { 4: { 'zh-CN': '不确定' } }, maxLabel: { 'zh-CN': '完全同意' } } },
      { kind: 'matrixScale', rows: [{ text: { 'zh-CN': '网络' } }, { text: { 'zh-CN': '资费' } }], scale: { min: 1, max: 5, maxLabel: { 'zh-CN': '很重要' } } },
      { kind: 'nps', minLabel: { 'zh-CN': '完全不可能' } },
    ])
    expect(questions('知情同意\n我自愿参加。\n□ 我已阅读并同意参加\n签名 ________\n营业厅问卷\n1. 您办过哪些业务？（可多选；最多选 3 项）\tQ1\n□ 1 缴费\t□ 2 投诉\n□ 3 其他 ______\t□ 98 不清楚\n2. 您每月的话费是多少？（可不答；仅在第 1 题选 1 时回答）\tQ2\n________ 元 (0–2000)\n3. 哪一天去的？\tQ3\n____ 年 ____ 月 ____ 日')).toMatchObject([
      { kind: 'multiple', most: 3, options: [{ text: { 'zh-CN': '缴费' } }, { text: { 'zh-CN': '投诉' } }, { text: { 'zh-CN': '其他' }, other: true }, { missing: true }] },
      { kind: 'number', unit: { 'zh-CN': '元' }, required: false, show: 'selected(Q1, 1)', text: { 'zh-CN': '您每月的话费是多少？' } },
      { kind: 'date', text: { 'zh-CN': '哪一天去的？' } },
    ])
  })

  it('takes remarks and jumps by what they say', () => {
    const first = (text: string): unknown => parsePastedForm(text, { lang: 'zh-CN' }).document.sections.flatMap(section => section.questions)
    expect(first('1. 您满意吗？\nA.满意\nB.一般\nC.不满意\n（选C的请回答第2题，否则跳至第3题）\n2. 为什么？\n3. 还有什么意见？')).toMatchObject([{ skip: [{ when: 'Q1 != 3', to: 'Q3' }] }, {}, {}])
    expect(first('1. 您满意吗？\n①很满意 ②满意 ③一般 ④不满意 ⑤没用过')).toMatchObject([{ kind: 'scale', scale: { max: 4, notApplicable: { text: { 'zh-CN': '没用过' } } } }])
    expect(first('1. 您常用吗？\n①经常 ②有时 ③偶尔 ④从没用过')).not.toMatchObject([{ scale: { notApplicable: {} } }])
    expect(first('1. 收入来源\n1=种植 2=养殖 3=务工\n2. 是否满意\n1=很满意 2=满意 3=一般 4=不满意')).toMatchObject([{ kind: 'single', options: [{ text: { 'zh-CN': '种植' } }, {}, {}] }, { kind: 'scale', scale: { max: 4 } }])
  })

  it('takes a question that tells its own answer as a check of attention', () => {
    const checks = (text: string): unknown[] => parsePastedForm(text, { lang: 'zh-CN' }).document.sections.flatMap(section => section.questions).map(question => question.attention?.expected ?? null)
    const five = 'A.非常不同意 B.不同意 C.一般 D.同意 E.非常同意'
    expect(checks(`1. 我喜欢这里\n${five}\n2. 为检查作答质量，本题请选“不同意”\n${five}\n3. 请选择「同意」这一项\n${five}\n4. 本题请选B\nA.红 B.绿 C.蓝\n5. 此题请直接选绿\nA.红 B.绿 C.蓝`)).toEqual([null, 2, 4, 2, 2])
    expect(checks('1. To show that you are reading, please select "Disagree".\n( ) Strongly disagree\n( ) Disagree\n( ) Neutral\n( ) Agree\n( ) Strongly agree\n2. Please choose "2" here (1-5分)\n3. Please select "yes" or "no"\n( ) Yes\n( ) No')).toEqual([2, 2, null])
    // What leaves the answer open, names none of its own, or tells who is to answer.
    expect(checks('1. 您去过吗？请选择“是”或“否”\nA.是 B.否\n2. 如果您请朋友选“其他”，原因是\nA.方便 B.其他\n3. 请选“很多”\nA.一 B.二\n4. 请选择“喜欢”的颜色\nA.喜欢 B.不喜欢\n5. 请选出最重要的一项\nA.价格 B.质量')).toEqual([null, null, null, null, null])
  })

  it('puts the two questions of KANO together, in Chinese, English and as a table', () => {
    const kinds = (text: string): unknown[] => parsePastedForm(text, { lang: 'zh-CN' }).document.sections.flatMap(section => section.questions).map(question => [question.code, question.kind, 'rows' in question ? question.rows.map(row => Object.values(row.text)[0]) : []])
    const five = 'A.很喜欢 B.理应如此 C.无所谓 D.勉强接受 E.很不喜欢'
    expect(kinds(`1. 如果提供夜间模式，您觉得怎样？\n${five}\n2. 如果不提供夜间模式，您觉得怎样？\n${five}\n3. 您的性别？\nA.男 B.女`)).toEqual([['Q1', 'kano', ['夜间模式']], ['Q3', 'single', []]])
    const feelings = 'A. I like it\nB. I expect it\nC. I am neutral\nD. I can tolerate it\nE. I dislike it'
    expect(kinds(`1. How do you feel if the app has offline maps?\n${feelings}\n2. How do you feel if the app does not have offline maps?\n${feelings}`)).toEqual([['Q1', 'kano', ['offline maps']]])
    expect(kinds('1. 请选择您的感受\n功能\t具备时\t不具备时\n指纹解锁\t\t\n远程开门\t\t\n2. 其他意见？')).toEqual([['Q1', 'kano', ['指纹解锁', '远程开门']], ['Q2', 'text', []]])
    // The same answers under questions that are no pair stay as they are.
    expect(kinds(`1. 如果提供夜间模式，您觉得怎样？\n${five}\n2. 如果不提供客服，您觉得怎样？\n${five}`).map(one => (one as unknown[])[1])).not.toContain('kano')
  })
})
