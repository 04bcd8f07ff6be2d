import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asTextSheet, BadForm } from '../../../shared/forms/exchange/sheets.ts'
import type { FormProblem, TextSheet } from '../../../shared/forms/exchange/sheets.ts'
import { readXlsForm } from '../../../shared/forms/exchange/xlsform/read.ts'
import { writeXlsForm } from '../../../shared/forms/exchange/xlsform/write.ts'
import type { FormDocument, FormQuestion } from '../../../shared/model/form.ts'
import { arbitraryForm } from './arbitraryForm.ts'

const kano = (): string[] => ['1', '2', '3', '4', '5']
const write = (document: FormDocument): TextSheet[] => writeXlsForm(document, kano).sheets.map(asTextSheet)
const sheet = (name: string, ...rows: string[][]): TextSheet => ({ name, rows: rows.map((cells, i) => ({ number: i + 1, cells })) })
const problemsOf = (...sheets: TextSheet[]): readonly FormProblem[] => {
  try { readXlsForm(sheets) } catch (thrown) { if (thrown instanceof BadForm) return thrown.problems; throw thrown }
  return []
}
const questionsOf = (document: FormDocument): FormQuestion[] => document.sections.flatMap(section => section.questions)

describe('XLSForm of our own', () => {
  it('brings any questionnaire back as it was', () => {
    fc.assert(fc.property(arbitraryForm, document => {
      expect(readXlsForm(write(document)).document).toEqual(document)
    }), { numRuns: 400 })
  })

  it('has names, types and lists other tools accept', () => {
    fc.assert(fc.property(arbitraryForm, document => {
      const { sheets } = writeXlsForm(document, kano)
      const [survey, choices] = sheets
      const lists = new Set(choices?.rows.map(row => row['list_name']))
      const names = survey?.rows.map(row => row['name']).filter(name => name !== undefined && name !== '') ?? []
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/)
      let depth = 0
      for (const row of survey?.rows ?? []) {
        const [type = '', list = ''] = (row['type'] ?? '').split(' ')
        expect(type).toMatch(/^(select_one|select_multiple|rank|integer|decimal|text|date|dateTime|note|begin_group|end_group)$/)
        if (list !== '') expect(lists).toContain(list)
        depth += type === 'begin_group' ? 1 : type === 'end_group' ? -1 : 0
        for (const [, reference] of (row['relevant'] ?? '').matchAll(/\$\{([^}]+)\}/g)) expect(names).toContain(reference)
      }
      expect(depth).toBe(0)
    }), { numRuns: 100 })
  })

  const shown = (): FormDocument => readXlsForm([
    sheet('survey', ['type', 'name', 'label'], ['select_one yn', 'A', '有吗'], ['select_one yn', 'B', '好吗']), sheet('choices', ['list_name', 'name', 'label'], ['yn', '1', '是'], ['yn', '2', '否']),
  ]).document

  it('turns a jump into conditions of the questions jumped over', () => {
    const document = shown()
    const [first, second] = questionsOf(document) as [FormQuestion, FormQuestion]
    first.skip = [{ when: 'A = 2', to: 'end' }]
    const [survey] = writeXlsForm(document, kano).sheets
    expect(survey?.rows.find(row => row['name'] === second.code)?.['relevant']).toBe('not((${A} = 2))')
  })

  it('takes a condition that was changed in the spreadsheet', () => {
    const document = shown()
    const second = questionsOf(document)[1] as FormQuestion
    second.show = 'A = 1'
    const sheets = write(document).map(one => ({ ...one, rows: one.rows.map(row => ({ ...row, cells: row.cells.map(cell => (cell === '(${A} = 1)' ? "${A} = '2'" : cell)) })) }))
    expect(questionsOf(readXlsForm(sheets).document)[1]?.show).toBe('A = 2')
  })
})

describe('XLSForm of other tools', () => {
  const survey = sheet('survey',
    ['type', 'name', 'label::中文 (zh)', 'label::English (en)', 'hint::English (en)', 'required', 'relevant', 'constraint', 'appearance'],
    ['start', 'start', '', '', '', '', '', '', ''],
    ['begin group', 'household', '家庭', 'Household', '', '', '', '', ''],
    ['select_one yes_no or_other', 'has_phone', '您有手机吗？', 'Do you have a phone?', 'Any phone', 'yes', '', '', ''],
    ['select_multiple nets', 'networks', '使用哪些网络？', 'Which networks?', '', 'true', "${has_phone} = 'yes'", 'count-selected(.) <= 2', 'minimal'],
    ['integer', 'age', '年龄', 'Age', '', '', "selected(${networks}, 'mobile') or ${has_phone} != 'no'", '. >= 16 and . <= 99', ''],
    ['decimal', 'bill', '话费', 'Bill', '', '', '${age} > 17 and not(selected(${networks}, \'cable\'))', '', ''],
    ['end group', '', '', '', '', '', '', '', ''],
    ['begin_group', 'ratings', '请评分', 'Please rate', '', '', '', '', 'table-list'],
    ['select_one five', 'r_cover', '覆盖', 'Coverage', '', 'yes', '', '', ''],
    ['select_one five', 'r_price', '资费', 'Price', '', 'yes', '', '', ''],
    ['end_group', '', '', '', '', '', '', '', ''],
    ['note', 'bye', '快结束了', 'Nearly done', '', '', '', '', ''],
    ['date', 'when', '日期', 'Date', '', '', '', '', ''],
    ['geopoint', 'where', '位置', 'Where', '', '', '', '', ''],
    ['calculate', 'total', '', '', '', '', '', '', ''],
    ['text', 'comment-text', '意见', 'Comments', '', '', '', '', 'multiline'])
  const choices = sheet('choices', ['list name', 'name', 'label::中文 (zh)', 'label::English (en)'],
    ['yes_no', 'yes', '有', 'Yes'], ['yes_no', 'no', '没有', 'No'], ['nets', 'mobile', '移动', 'Mobile'], ['nets', 'cable', '广电', 'Cable'],
    ['five', '1', '很差', 'Very bad'], ['five', '2', '差', 'Bad'], ['five', '3', '一般', 'Fair'], ['five', '4', '好', 'Good'], ['five', '5', '很好', 'Very good'])

  it('reads groups, kinds, languages, conditions and bounds, and says what it leaves out', () => {
    const { document, losses } = readXlsForm([survey, choices, sheet('settings', ['form_title', 'default_language'], ['调查', '中文 (zh)'])])
    expect(document.settings).toMatchObject({ title: { 'zh-CN': '调查' }, languages: ['zh-CN', 'en'] })
    const [household, rest] = document.sections
    expect(household?.section).toMatchObject({ code: 'household', text: { 'zh-CN': '家庭', en: 'Household' } })
    expect(household?.questions).toMatchObject([
      { kind: 'single', code: 'has_phone', required: true, hint: { en: 'Any phone' }, options: [{ code: 1, text: { en: 'Yes' } }, { code: 2 }, { code: 3, other: true }] },
      { kind: 'multiple', show: 'has_phone = 1', most: 2, required: true },
      { kind: 'number', min: 16, max: 99, whole: true, required: false, show: 'selected(networks, 1) or has_phone != 2' },
      { kind: 'number', whole: false, show: 'age > 17 and (not selected(networks, 2))' },
    ])
    expect(rest?.questions).toMatchObject([
      { kind: 'matrixScale', code: 'ratings', required: true, rows: [{ code: 'r_cover' }, { code: 'r_price' }], scale: { min: 1, max: 5, minLabel: { en: 'Very bad' }, maxLabel: { 'zh-CN': '很好' }, points: { 3: { en: 'Fair' } } } },
      { kind: 'description', code: 'bye' }, { kind: 'date', code: 'when' }, { kind: 'text', code: 'comment_text', lines: 3 },
    ])
    expect(losses.map(loss => loss.reason).sort()).toEqual(['appearance', 'calculation', 'media', 'renamed'])
  })

  it('names every cell of a KoBo or ODK form it has no place for', () => {
    const columns = ['type', 'name', 'label', 'required', 'calculation', 'default', 'guidance_hint::English (en)', 'image', 'repeat_count', 'parameters']
    const { document, losses } = readXlsForm([
      sheet('survey', columns,
        ['select_one yn', 'a', 'Any?', "${b} = '1'", '', 'yes', 'ask gently', 'a.png', '', ''],
        ['begin_repeat', 'people', 'People', '', '', '', '', '', '3', ''],
        ['text', 'b', 'Name', '', '', '', '', '', '', ''],
        ['end_repeat', '', '', '', '', '', '', '', '', ''],
        ['range', 'c', 'Marks', '', '', '', '', '', '', 'start=0 end=10 step=1'],
        ['hidden', 'd', '', '', '', '', '', '', '', ''],
        ['note', 'e', 'Thanks, ${b}', '', '', '', '', '', '', ''],
        ['text', 'f', 'Sum', 'no', '1 + 1', '', '', '', '', '']),
      sheet('choices', ['list_name', 'name', 'label', 'image'], ['yn', 'yes', 'Yes', ''], ['yn', 'no', 'No', 'no.png'])])
    expect(questionsOf(document).map(question => question.kind)).toEqual(['single', 'text', 'scale', 'description', 'text'])
    expect(losses.map(loss => `${loss.code} ${loss.reason}`)).toEqual(['a preset', 'a required', 'a hint', 'a media', 'people repeat', 'd kind', 'e calculation', 'f calculation', 'yn media'])
  })

  it('names looks, triggers, read-only cells and messages, and keeps of the rules what it has a place for', () => {
    const columns = ['type', 'name', 'label', 'read_only', 'trigger', 'constraint', 'constraint_message::English (en)', 'required message', 'appearance', 'parameters']
    const { document, losses } = readXlsForm([
      sheet('survey', columns,
        ['select_one yn', 'a', 'Any?', 'no', '', '', '', 'Say so', 'minimal', 'randomize=true'],
        ['select_multiple yn', 'b', 'Which?', '', '', "count-selected(.) <= 2 and not(selected(., 'no') and count-selected(.) > 1)", 'No stands alone', '', '', ''],
        ['select_multiple yn', 'c', 'Which?', '', '', "if(selected(., 'no'), count-selected(.) = 1, true())", '', '', 'w2 columns', ''],
        ['select_multiple yn', 'd', 'Which?', '', '', "count-selected(.) >= 1 and not(selected(., 'yes') and selected(., 'no'))", '', '', '', ''],
        ['integer', 'e', 'Age', '', '${a}', '. > 15 and . < 100', '', '', '', ''],
        ['decimal', 'f', 'Bill', 'yes', '', '. > 0', '', '', 'thousands-sep', ''],
        ['date', 'g', 'Day', '', '', '. <= today()', 'Not tomorrow', '', 'month-year', ''],
        ['text', 'h', 'Words', '', '', '', '', '', 'multiline', ''],
        ['note', 'i', 'Read', 'true', '', '', '', '', '', '']),
      list])
    expect(questionsOf(document)).toMatchObject([
      { code: 'a' }, { code: 'b', most: 2, options: [{ code: 1 }, { code: 2, exclusive: true }] }, { code: 'c', least: null, most: null, options: [{ code: 1 }, { code: 2, exclusive: true }] }, { code: 'd', least: 1 },
      { code: 'e', min: 16, max: 99 }, { code: 'f', min: 0 }, { code: 'g', kind: 'date' }, { code: 'h', lines: 3 }, { code: 'i' },
    ])
    expect(losses.map(loss => `${loss.code} ${loss.reason}: ${loss.detail}`).sort()).toEqual([
      'a appearance: minimal', 'a message: Say so', 'a parameters: randomize=true', 'b message: No stands alone', 'c appearance: w2 columns', "d constraint: count-selected(.) >= 1 and not(selected(., 'yes') and selected(., 'no'))",
      'e trigger: ${a}', 'f appearance: thousands-sep', 'f constraint: . > 0', 'f readOnly: yes', 'g appearance: month-year', 'g constraint: . <= today()', 'g message: Not tomorrow',
    ])
  })

  const list = sheet('choices', ['list_name', 'name', 'label'], ['yn', 'yes', 'Yes'], ['yn', 'no', 'No'])
  const head = ['type', 'name', 'label', 'relevant']
  it.each<[string, TextSheet[], Partial<FormProblem>]>([
    ['no survey sheet', [sheet('Surveys', head)], { problem: 'noSurvey', expected: 'survey' }],
    ['no type column', [sheet('survey', ['typ', 'name'], ['text', 'q1'])], { problem: 'noColumn', row: 1, column: 'A (typ)', expected: 'type' }],
    ['a mistyped type', [sheet('survey', head, ['text', 'q1', 'One'], ['selectone yn', 'q2', 'Two']), list], { problem: 'unknownType', sheet: 'survey', row: 3, column: 'A (type)', value: 'selectone yn', expected: 'select_one yn' }],
    ['a type without a list', [sheet('survey', head, ['select_one', 'q1', 'One']), list], { problem: 'noList', row: 2, expected: 'select_one yn' }],
    ['a list that is not there', [sheet('survey', head, ['select_one y_n', 'q1', 'One']), list], { problem: 'unknownList', row: 2, column: 'A (type)', value: 'y_n', expected: 'yn' }],
    ['a name with blanks', [sheet('survey', head, ['text', 'my name', 'One'])], { problem: 'badName', row: 2, column: 'B (name)', value: 'my name', expected: 'my_name' }],
    ['a name twice', [sheet('survey', head, ['text', 'q1', 'One'], ['text', 'q1', 'Two'])], { problem: 'duplicateName', row: 3, column: 'B (name)', value: 'q1', expected: 'q1_2' }],
    ['a question without a name', [sheet('survey', head, ['text', '', 'One'])], { problem: 'noName', row: 2, column: 'B (name)' }],
    ['a group that does not end', [sheet('survey', head, ['begin_group', 'g', 'G'], ['text', 'q1', 'One'])], { problem: 'unclosedGroup', row: 2, value: 'g', expected: 'end_group' }],
    ['an end without a beginning', [sheet('survey', head, ['text', 'q1', 'One'], ['end_group', '', ''])], { problem: 'strayEnd', row: 3 }],
    ['a condition on nothing', [sheet('survey', head, ['text', 'q1', 'One'], ['text', 'q2', 'Two', "${q9} = 'a'"])], { problem: 'unknownReference', row: 3, column: 'D (relevant)', value: '${q9}', expected: '${q1}' }],
    ['a condition that cannot be read', [sheet('survey', head, ['text', 'q1', 'One'], ['text', 'q2', 'Two', '${q1} = = 2'])], { problem: 'badExpression', row: 3, column: 'D (relevant)' }],
    ['a choice twice', [sheet('survey', head, ['select_one yn', 'q1', 'One']), sheet('choices', ['list_name', 'name', 'label'], ['yn', '1', 'a'], ['yn', '1', 'b'])], { problem: 'duplicateChoice', sheet: 'choices', row: 3, column: 'B (name)', value: '1' }],
    ['a choice without a name', [sheet('survey', head, ['select_one yn', 'q1', 'One']), sheet('choices', ['list_name', 'name', 'label'], ['yn', '', 'a'])], { problem: 'noChoiceName', sheet: 'choices', row: 2 }],
    ['no questions', [sheet('survey', head)], { problem: 'noRows' }],
    ['an unknown language', [sheet('survey', ['type', 'name', 'label::Klingonese'], ['text', 'q1', 'One'])], { problem: 'badLanguage', column: 'C (label::Klingonese)' }],
  ])('names sheet, row, column and what to write for %s', (_, sheets, wanted) => {
    expect(problemsOf(...sheets)[0]).toMatchObject(wanted)
  })

  it('names every problem at once', () => {
    expect(problemsOf(sheet('survey', head, ['txt', 'a b', 'One'], ['select_one none', 'q2', 'Two'], ['begin_group', 'g', '']), list).map(one => one.problem)).toEqual(['unknownType', 'unknownList', 'unclosedGroup'])
  })
})
