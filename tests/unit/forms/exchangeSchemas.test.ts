import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeSurveyJs } from '../../../shared/forms/exchange/surveyjs/write.ts'
import { writeXlsForm } from '../../../shared/forms/exchange/xlsform/write.ts'
import { formTemplates } from '../../../shared/forms/templates/list.ts'
import type { FormDocument } from '../../../shared/model/form.ts'
import { arbitraryForm } from './arbitraryForm.ts'
import { odkGrammar, referencesOf, surveyGrammar } from './expressionGrammar.ts'

type Json = Record<string, unknown>
const five = ['1', '2', '3', '4', '5']
const kano = (): string[] => five
const words = { importance: { 'zh-CN': '重要度' }, performance: { 'zh-CN': '满意度' }, functional: { 'zh-CN': '有' }, dysfunctional: { 'zh-CN': '无' }, kano: five.map(text => ({ 'zh-CN': text })) }

/** Properties that survey-core's authoring guide lists for each type and that a questionnaire of ours can need. */
const shared = ['type', 'name', 'title', 'description', 'isRequired', 'visibleIf']
const select = ['choices', 'showNoneItem', 'noneText', 'showOtherItem', 'otherText']
const properties: Readonly<Record<string, readonly string[]>> = {
  radiogroup: [...shared, ...select], checkbox: [...shared, ...select, 'minSelectedChoices', 'maxSelectedChoices'], ranking: [...shared, ...select, 'selectToRankEnabled', 'minSelectedChoices', 'maxSelectedChoices'],
  rating: [...shared, 'autoGenerate', 'rateValues', 'rateCount', 'rateMin', 'rateMax', 'rateStep', 'minRateDescription', 'maxRateDescription'], matrix: [...shared, 'columns', 'rows', 'eachRowRequired'], matrixdropdown: [...shared, 'columns', 'rows', 'choices', 'cellType'],
  text: [...shared, 'inputType', 'min', 'max', 'step'], comment: [...shared, 'rows'], html: [...shared, 'html'],
}
const survey = ['title', 'description', 'locale', 'completedHtml', 'showQuestionNumbers', 'pages', 'triggers']
const page = ['name', 'title', 'description', 'visibleIf', 'elements']
const column = ['name', 'title', 'cellType', 'choices', 'isRequired']

const only = (value: Json, allowed: readonly string[]): void => { expect(Object.keys(value).filter(key => !allowed.includes(key))).toEqual([]) }
const localised = (value: unknown): void => { if (typeof value === 'object' && value !== null) { expect(Object.keys(value).length).toBeGreaterThan(0); for (const text of Object.values(value)) expect(typeof text).toBe('string') } else if (value !== undefined) expect(typeof value).toBe('string') }
function items(value: unknown): void {
  const list = value as Json[]
  expect(Array.isArray(list)).toBe(true)
  for (const item of list) { only(item, ['value', 'text']); expect(['number', 'string']).toContain(typeof item['value']); localised(item['text']) }
  expect(new Set(list.map(item => String(item['value']))).size).toBe(list.length)
}

function checkSurvey(document: FormDocument): number {
  const written = JSON.parse(JSON.stringify(writeSurveyJs(document, words).survey)) as Json
  only(written, survey)
  localised(written['title'])
  const pages = written['pages'] as Json[]
  const elements = pages.flatMap(one => one['elements'] as Json[])
  const names = elements.map(element => element['name'] as string)
  expect(new Set([...names, ...pages.map(one => one['name'] as string)]).size).toBe(names.length + pages.length)
  // `{Q4.Q4_1.importance}`: question, row, column.
  const paths = new Set(names)
  for (const element of elements) for (const row of (element['type'] === 'matrix' || element['type'] === 'matrixdropdown' ? element['rows'] : []) as Json[]) {
    paths.add(`${element['name'] as string}.${String(row['value'])}`)
    if (element['type'] === 'matrixdropdown') for (const one of element['columns'] as Json[]) paths.add(`${element['name'] as string}.${String(row['value'])}.${one['name'] as string}`)
  }
  let conditions = 0
  const condition = (text: unknown): void => { if (text === undefined) return; conditions++; for (const name of referencesOf(text as string, surveyGrammar)) expect([...paths]).toContain(name) }
  for (const one of pages) { only(one, page); condition(one['visibleIf']) }
  for (const element of elements) {
    const type = element['type'] as string
    expect(Object.keys(properties)).toContain(type)
    only(element, properties[type] as readonly string[])
    for (const key of ['title', 'description', 'html', 'noneText', 'otherText', 'minRateDescription', 'maxRateDescription']) localised(element[key])
    condition(element['visibleIf'])
    for (const key of type === 'matrixdropdown' ? ['rows'] : ['choices', 'rateValues', ...(type === 'matrix' ? ['rows', 'columns'] : [])]) if (element[key] !== undefined) items(element[key])
    if (type === 'matrixdropdown') for (const one of element['columns'] as Json[]) { only(one, column); expect(one['cellType']).toBe('radiogroup'); items(one['choices']) }
    if (type === 'text') expect(['text', 'number', 'date', 'datetime-local', undefined]).toContain(element['inputType'])
    if (type === 'rating') expect(element['rateValues'] === undefined ? element['rateCount'] === (element['rateMax'] as number) - (element['rateMin'] as number) + 1 : element['autoGenerate'] === false).toBe(true)
  }
  for (const trigger of (written['triggers'] ?? []) as Json[]) {
    only(trigger, ['type', 'expression', 'gotoName'])
    expect(['complete', 'skip']).toContain(trigger['type'])
    condition(trigger['expression'])
    if (trigger['type'] === 'skip') expect(names).toContain(trigger['gotoName'])
  }
  return conditions
}

function checkXls(document: FormDocument): number {
  const { sheets } = writeXlsForm(document, kano)
  const [surveySheet, choices] = [sheets.find(sheet => sheet.name === 'survey'), sheets.find(sheet => sheet.name === 'choices')]
  const rows = surveySheet?.rows ?? []
  const lists = new Map<string, string[]>()
  for (const row of choices?.rows ?? []) lists.set(row['list_name'] as string, [...(lists.get(row['list_name'] as string) ?? []), row['name'] as string])
  for (const [, names] of lists) expect(new Set(names).size).toBe(names.length)
  for (const names of lists.values()) for (const name of names) expect(name).toMatch(/^\S+$/)
  const names = rows.flatMap(row => (row['name'] ?? '') === '' ? [] : [row['name'] as string])
  expect(new Set(names).size).toBe(names.length)
  let conditions = 0
  for (const row of rows) {
    for (const key of ['relevant', 'constraint', 'calculation', 'required']) {
      const text = row[key] ?? ''
      if (text === '' || /^(?:yes|no|true\(\)|false\(\))$/.test(text)) continue
      conditions++
      for (const name of referencesOf(text, odkGrammar)) expect(names).toContain(name)
    }
    for (const [, name] of Object.entries(row).filter(([key]) => /^(?:label|hint)/.test(key)).flatMap(([, text]) => [...(text ?? '').matchAll(/\$\{([A-Za-z_][\w.-]*)\}/g)])) expect(names).toContain(name)
    if (/^(?:select_one|select_multiple|rank) /.test(row['type'] ?? '')) expect([...lists.keys()]).toContain((row['type'] as string).split(' ')[1])
  }
  return conditions
}

describe('what others read', () => {
  it.each(formTemplates.map((template, i) => [template.id, i] as const))('the template %s keeps to the formats', (_, i) => {
    for (const lang of ['zh-CN', 'en'] as const) { checkSurvey(formTemplates[i]!.document(lang)); checkXls(formTemplates[i]!.document(lang)) }
  })
  it('SurveyJS: types, properties, items, names and conditions as its authoring guide has them', () => {
    let conditions = 0
    fc.assert(fc.property(arbitraryForm, form => { conditions += checkSurvey(form) }), { numRuns: 120, seed: 11 })
    expect(conditions).toBeGreaterThan(40)
  })
  it('XLSForm: names, lists, references and conditions that parse', () => {
    let conditions = 0
    fc.assert(fc.property(arbitraryForm, form => { conditions += checkXls(form) }), { numRuns: 120, seed: 11 })
    expect(conditions).toBeGreaterThan(40)
  })
})
