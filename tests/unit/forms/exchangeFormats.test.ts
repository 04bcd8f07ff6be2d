import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormDocument, FormQuestion } from '../../../shared/model/form.ts'
import { formTemplates } from '../../../shared/forms/templates/list.ts'
import { writeXlsForm } from '../../../shared/forms/exchange/xlsform/write.ts'
import { readSurveyJs } from '../../../shared/forms/exchange/surveyjs/read.ts'
import { writeSurveyJs } from '../../../shared/forms/exchange/surveyjs/write.ts'
import { parsePastedForm } from '../../../shared/forms/paste/parse.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { formWriters } from '../../../main/engine/forms/exchange/formWriters.ts'
import { readFormFile } from '../../../main/engine/forms/exchange/readFormFile.ts'
import { textWorkbook } from '../../../main/engine/forms/exchange/formWorkbook.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { arbitraryForm } from './arbitraryForm.ts'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'yinguo-form-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const at = new Date('2026-05-01T00:00:00Z')
const made = (document: FormDocument, format: 'xlsform' | 'surveyjs' | 'wjx' | 'json' | 'entry') => formWriters[format]!({ document, lang: 'zh-CN', at, t: translator('zh-CN') })
async function read(name: string, bytes: Uint8Array | string) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return readFormFile(path, name, 'zh-CN')
}
const document = (index: number): FormDocument => formTemplates[index]!.document('zh-CN')
const questionsOf = (of: FormDocument): FormQuestion[] => of.sections.flatMap(section => section.questions)
const kano = (): string[] => ['1', '2', '3', '4', '5']

describe('files', () => {
  it.each(formTemplates.map((template, i) => [template.id, i] as const))('XLSForm and JSON of the template %s come back as they were', async (_, i) => {
    const form = document(i)
    expect(await read('x.xlsx', (await made(form, 'xlsform')).bytes)).toMatchObject({ format: 'xlsform', document: form, losses: [] })
    expect(await read('j.json', (await made(form, 'json')).bytes)).toMatchObject({ format: 'json', document: form, losses: [] })
  })

  it('any questionnaire comes back through a real workbook', async () => {
    for (const form of fc.sample(arbitraryForm, { numRuns: 25, seed: 7 })) expect((await read('x.xlsx', (await made(form, 'xlsform')).bytes)).document).toEqual(form)
  })

  it('no type or name is broken over two lines', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from((await made(document(0), 'xlsform')).bytes) as unknown as ArrayBuffer)
    const sheet = workbook.getWorksheet('survey')!
    for (const column of [1, 2]) sheet.getColumn(column).eachCell(cell => {
      expect(cell.alignment?.wrapText ?? false).toBe(false)
      expect(cell.text.length).toBeLessThan(sheet.getColumn(column).width!)
    })
  })

  it('a broken workbook names sheet, row, column and what to write', async () => {
    const { sheets } = writeXlsForm(document(0), kano)
    const survey = sheets[0]!
    survey.rows[3]!['type'] = 'selct_one nothing'
    const failed = await read('x.xlsx', await textWorkbook(sheets, at)).then(() => null, (thrown: unknown) => thrown)
    expect(failed).toBeInstanceOf(YinguoError)
    expect(failed).toMatchObject({ code: 'BAD_FORM', params: { problem: 'unknownType', sheet: 'survey', row: 5, column: 'A (type)', value: 'selct_one nothing', expected: 'select_one nothing' } })
  })

  it('reads a Word document with numbered lists and tables', async () => {
    const p = (text: string, list = ''): string => `<w:p>${list === '' ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${list}"/><w:numId w:val="1"/></w:numPr></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`
    const zip = new JSZip()
    zip.file('[Content_Types].xml', '<Types/>')
    zip.file('word/numbering.xml', '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
    zip.file('word/document.xml', `<w:document xmlns:w="w"><w:body>${p('食堂问卷')}${p('您的性别', '0')}${p('男', '1')}${p('女', '1')}${p('请评价下列各项', '0')}<w:tbl>${row('项目', '很差', '差', '一般', '好', '很好')}${row('口味', '□', '□', '□', '□', '□')}${row('价格', '□', '□', '□', '□', '□')}</w:tbl>${p('您的建议：', '0')}</w:body></w:document>`)
    const { format, document: form } = await read('w.docx', await zip.generateAsync({ type: 'uint8array' }))
    expect(format).toBe('docx')
    expect(form.settings.title).toEqual({ 'zh-CN': '食堂问卷' })
    expect(questionsOf(form)).toMatchObject([
      { kind: 'single', text: { 'zh-CN': '您的性别' }, options: [{ text: { 'zh-CN': '男' } }, { text: { 'zh-CN': '女' } }] },
      { kind: 'matrixScale', rows: [{ text: { 'zh-CN': '口味' } }, { text: { 'zh-CN': '价格' } }], scale: { min: 1, max: 5 } },
      { kind: 'text', text: { 'zh-CN': '您的建议' } },
    ])
  })

  it('refuses what is no questionnaire and leaves nothing behind', async () => {
    const fails = (name: string, bytes: Uint8Array | string): Promise<unknown> => read(name, bytes).then(() => null, (thrown: unknown) => (thrown as YinguoError).code)
    expect(await fails('a.json', '{"a": 1')).toBe('BAD_FORM')
    expect(await fails('a.json', '{"settings": {}}')).toBe('BAD_FORM')
    expect(await fails('a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).toBe('M11')
    expect(await fails('a.pdf', '%PDF-1.7\n%âãÏÓ')).not.toBeNull()
    expect(readdirSync(folder).filter(name => name.includes('tmp'))).toEqual([])
  })
})

describe('SurveyJS', () => {
  const words = { importance: { 'zh-CN': '重要度' }, performance: { 'zh-CN': '满意度' }, functional: { 'zh-CN': '有' }, dysfunctional: { 'zh-CN': '无' }, kano: kano().map(text => ({ 'zh-CN': text })) }
  const types = ['radiogroup', 'checkbox', 'ranking', 'rating', 'matrix', 'matrixdropdown', 'text', 'comment', 'html']

  it('has pages of known elements, and comes back where no loss is told', () => {
    let whole = 0
    fc.assert(fc.property(arbitraryForm, form => {
      const { survey, losses } = writeSurveyJs(form, words)
      for (const page of survey['pages'] as { elements: { type: string; name: string }[] }[]) for (const element of page.elements) expect(types).toContain(element.type)
      const back = questionsOf(readSurveyJs(JSON.parse(JSON.stringify(survey)) as Record<string, unknown>, 's.json').document)
      expect(back.map(question => question.code)).toEqual(questionsOf(form).map(question => question.code))
      for (const [i, question] of questionsOf(form).entries()) {
        if (losses.some(loss => loss.code === question.code && loss.reason === 'kind') || !['single', 'multiple', 'ranking', 'number', 'text', 'date', 'nps', 'kano', 'scale', 'paired', 'description'].includes(question.kind)) continue
        whole++
        expect(back[i]?.kind).toBe(question.kind)
        if (question.kind !== 'description') expect(back[i]?.required, question.kind).toBe(question.required)
      }
    }), { numRuns: 150 })
    expect(whole).toBeGreaterThan(300)
  })

  it('writes conditions, jumps, exclusive and other options in its own words', () => {
    const { document: form } = parsePastedForm('1. 您用过吗？\nA.用过\nB.没用过（跳至第3题）\n2. 用过哪些？（多选）\nA.甲\nB.乙\nC.以上都没有\nD.其他____\n3.（第2题选A的请回答）满意吗？（1-5分）', { lang: 'zh-CN' })
    const { survey } = writeSurveyJs(form, words)
    const [, second, third] = (survey['pages'] as { elements: Record<string, unknown>[] }[])[0]!.elements
    expect(survey['triggers']).toEqual([{ type: 'skip', expression: '({Q1} = 2)', gotoName: 'Q3' }])
    expect(second).toMatchObject({ type: 'checkbox', choices: [{ value: 1, text: '甲' }, { value: 2, text: '乙' }], showNoneItem: true, noneText: '以上都没有', showOtherItem: true, otherText: '其他' })
    expect(third).toMatchObject({ type: 'rating', visibleIf: '({Q2} anyof [1])' })
    const back = questionsOf(readSurveyJs(survey, 's').document)
    expect(back[1]).toMatchObject({ kind: 'multiple', options: [{ code: 1 }, { code: 2 }, { code: 3, exclusive: true }, { code: 4, other: true }] })
    expect(back[2]).toMatchObject({ kind: 'scale', show: '(selected(Q2, 1))' })
    expect(back[0]).toMatchObject({ skip: [{ when: '(Q1 = 2)', to: 'Q3' }] })
  })
})

describe('text for 问卷星', () => {
  it('is read back with the same kinds and options, and tells what it cannot say', async () => {
    const source = '调查\n\n1. 您的性别\nA.男\nB.女\n2. 您的看法（多选）\nA.甲\nB.乙\n3. 请评价下列各项\n\t非常不满意\t不满意\t一般\t满意\t非常满意\n网络\t1\t2\t3\t4\t5\n资费\t1\t2\t3\t4\t5\n4. 请排序\n__ 甲\n__ 乙\n5.（第1题选A的请回答）意见？'
    const form = parsePastedForm(source, { lang: 'zh-CN' }).document
    const { bytes, losses } = await made(form, 'wjx')
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('1. 您的性别[单选题]\n男\n女\n\n2. 您的看法[多选题]\n甲\n乙\n\n3. 请评价下列各项[矩阵量表题]\n非常不满意 不满意 一般 满意 非常满意\n网络\n资费\n\n4. 请排序[排序题]\n甲\n乙\n\n5. 意见？[填空题]')
    expect(losses).toEqual([{ code: 'Q5', reason: 'show', detail: 'Q1 = 1' }])
    expect(questionsOf(parsePastedForm(text, { lang: 'zh-CN' }).document).map(question => question.kind)).toEqual(['single', 'multiple', 'matrixScale', 'ranking', 'text'])
  })
})

describe('entry template', () => {
  it('has codes over titles, frozen, and a rule for every column', async () => {
    const form = parsePastedForm('1. 您的性别\nA.男\nB.女\n2. 您的看法（多选）\nA.甲\nB.乙\n3. 年龄：____岁\n4. 日期：____年__月__日\n5. 意见？', { lang: 'zh-CN' }).document
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await made(form, 'entry')).bytes as never)
    const sheet = workbook.worksheets[0]!
    expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(['serial', 'Q1', 'Q2_1', 'Q2_2', 'Q3', 'Q4', 'Q5'])
    expect(sheet.getCell('B2').value).toBe('您的性别')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(sheet.getCell('B3').dataValidation).toMatchObject({ type: 'list', formulae: ['"1,2"'] })
    expect(sheet.getCell('C900').dataValidation).toMatchObject({ type: 'list', formulae: ['"1,0"'] })
    expect(sheet.getCell('E3').dataValidation).toMatchObject({ type: 'whole' })
    expect(sheet.getCell('F3').dataValidation).toMatchObject({ type: 'date' })
    expect(workbook.worksheets.map(one => one.name)).toContain('说明')
  })
})
