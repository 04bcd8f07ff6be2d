import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { FormDocument } from '../../../shared/model/form.ts'
import { formDocument } from '../../../shared/model/form.ts'
import { formTemplates } from '../../../shared/forms/templates/list.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { formWriters } from '../../../main/engine/forms/exchange/formWriters.ts'
import { importBytes } from '../../fixtures/import/reading.ts'

const at = new Date('2026-05-01T00:00:00Z')
const scale = { min: 1, max: 5, direction: 'positive', minLabel: { 'zh-CN': '很不满意' }, maxLabel: { 'zh-CN': '很满意' } }
const zh = (text: string): { 'zh-CN': string } => ({ 'zh-CN': text })
const form: FormDocument = formDocument.parse({
  settings: { title: zh('食堂调查'), languages: ['zh-CN'], serial: true },
  sections: [{ section: null, questions: [
    { kind: 'single', code: 'Q1', text: zh('您的年级'), options: [{ code: 1, text: zh('大一') }, { code: 2, text: zh('大二') }, { code: 7, text: zh('其他'), other: true }] },
    { kind: 'multiple', code: 'Q2', text: zh('您常去的窗口'), options: [{ code: 1, text: zh('面食') }, { code: 2, text: zh('炒菜') }, { code: 3, text: zh('其他'), other: true }] },
    { kind: 'scale', code: 'Q3', text: zh('总体满意度'), scale },
    { kind: 'matrixScale', code: 'Q4', text: zh('请评价'), scale, rows: [{ code: 'Q4_1', text: zh('口味') }, { code: 'Q4_2', text: zh('价格') }] },
    { kind: 'ranking', code: 'Q5', text: zh('按重要性排序'), options: [{ code: 1, text: zh('快') }, { code: 2, text: zh('好') }, { code: 3, text: zh('省') }] },
    { kind: 'number', code: 'Q6', text: zh('每周用餐次数') },
    { kind: 'date', code: 'Q7', text: zh('就餐日期') },
    { kind: 'text', code: 'Q8', text: zh('意见') },
  ] }],
})

async function filled(document: FormDocument, lang: 'zh-CN' | 'en', rows: readonly Readonly<Record<string, string | number | Date>>[]): Promise<Buffer> {
  const { bytes } = await formWriters.entry!({ document, lang, at, t: translator(lang) })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  const sheet = workbook.worksheets[0]!
  rows.forEach((row, i) => sheet.getRow(1).eachCell((cell, column) => { const value = row[String(cell.value)]; if (value !== undefined) sheet.getCell(i + 3, column).value = value }))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const answers: Readonly<Record<string, string | number | Date>>[] = [
  { serial: '001', Q1: 1, Q2_1: 1, Q2_2: 0, Q2_3: 1, Q2_text: '粥', Q3: 4, Q4_1: 5, Q4_2: 2, Q5_1: 2, Q5_2: 1, Q5_3: 3, Q6: 7, Q7: new Date('2026-05-03T00:00:00Z'), Q8: '排队久' },
  { serial: '002', Q1: 7, Q1_text: '进修', Q2_1: 0, Q2_2: 1, Q2_3: 0, Q3: 2, Q4_1: 3, Q4_2: 3, Q5_1: 1, Q5_2: 2, Q5_3: 3, Q6: 10, Q7: new Date('2026-05-04T00:00:00Z') },
  { serial: '003', Q1: 2, Q2_1: 1, Q2_2: 1, Q2_3: 0, Q3: 5, Q4_1: 1, Q4_2: 4, Q5_1: 3, Q5_2: 2, Q5_3: 1, Q6: 3, Q7: new Date('2026-05-05T00:00:00Z'), Q8: '很好' },
]

describe('a filled entry template', () => {
  it.each(['zh-CN', 'en'] as const)('comes in with both header rows, each column on its code (%s)', async lang => {
    const imported = await importBytes(await filled(form, lang, answers), '录入.xlsx')
    expect(imported.proposal.source).toMatchObject({ platform: 'entry', headerRows: 2 })
    expect(imported.rows).toBe(3)
    expect(imported.proposal.recipe.variables.map(variable => variable.id)).toEqual(['serial', 'Q1', 'Q1_text', 'Q2_1', 'Q2_2', 'Q2_3', 'Q2_text', 'Q3', 'Q4_1', 'Q4_2', 'Q5_1', 'Q5_2', 'Q5_3', 'Q6', 'Q7', 'Q8'])
    expect(imported.variable('serial').role).toBe('id')
    // Whether 1 to 5 are points or labels only the questionnaire knows; the rest shows in the sheet.
    expect(Object.fromEntries(['Q1_text', 'Q2_1', 'Q2_text', 'Q5_1', 'Q7', 'Q8'].map(id => [id, imported.variable(id).kind]))).toEqual({ Q1_text: 'text', Q2_1: 'indicator', Q2_text: 'text', Q5_1: 'number', Q7: 'date', Q8: 'text' })
    expect(imported.variable('Q1_text').question).toBe('Q1')
    expect(imported.values('serial')).toEqual(['001', '002', '003'])
    expect(imported.values('Q7')).toEqual(['2026-05-03', '2026-05-04', '2026-05-05'])
    expect(imported.proposal.recipe.questions.filter(question => question.kind === 'multiple' || question.kind === 'ranking').map(question => [question.id, question.kind, question.title])).toEqual([['Q2', 'multiple', '您常去的窗口'], ['Q5', 'ranking', '按重要性排序']])
    expect(imported.values('Q2_1')).toEqual([1, 0, 1])
    expect(imported.values('Q2_text')).toEqual(['粥', null, null])
    expect(imported.values('Q4_2')).toEqual([2, 3, 4])
    expect(imported.values('Q5_1')).toEqual([2, 1, 3])
    expect(imported.values('Q8')).toEqual(['排队久', null, '很好'])
  })

  it.each(formTemplates.map((template, i) => [template.id, i] as const))('of the template %s has every variable back', async (_, i) => {
    const document = formTemplates[i]!.document('zh-CN')
    const { bytes } = await formWriters.entry!({ document, lang: 'zh-CN', at, t: translator('zh-CN') })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
    const codes = (workbook.worksheets[0]!.getRow(1).values as unknown[]).slice(1).map(String)
    const imported = await importBytes(await filled(document, 'zh-CN', [1, 2, 3, 4].map(n => Object.fromEntries(codes.map(code => [code, n % 2])))), 'x.xlsx')
    expect(imported.proposal.source).toMatchObject({ platform: 'entry', headerRows: 2 })
    expect(imported.proposal.recipe.variables.map(variable => variable.name)).toEqual(codes)
  })
})
