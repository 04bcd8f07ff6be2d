import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FormExportFormat } from '../../../shared/contract/formExchange.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
let form = ''
beforeEach(async () => {
  t = await testEngine()
  await t.newProject()
  const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })
  form = (await t.client.call('form.create', { lang: 'zh-CN', from: { kind: 'document', document: {
    settings: { title: both('食堂调查', 'Canteen survey'), languages: ['zh-CN', 'en'] },
    sections: [{ section: null, questions: [
      { kind: 'single', code: 'Q1', text: both('您的年级', 'Your year'), options: [{ code: 1, text: both('大一', 'First') }, { code: 2, text: both('大二', 'Second') }] },
      // Not translated: the main language stands in for it.
      { kind: 'text', code: 'Q2', text: { 'zh-CN': '您的建议' } },
    ] }],
  } } })).id
})
afterEach(async () => { await t.dispose() })

async function exported(format: FormExportFormat, language?: string | null, extension = 'bin'): Promise<Buffer> {
  const path = join(t.dir, `${format}-${language ?? 'main'}.${extension}`)
  await t.client.call('form.exportFile', { form, format, ...(language === undefined ? {} : { language }), lang: 'zh-CN', grant: t.grants.add(path, 'write') })
  return readFile(path)
}
const wordText = async (bytes: Buffer): Promise<string> => (await (await JSZip.loadAsync(bytes)).file('word/document.xml')!.async('string')).replace(/<[^>]+>/g, ' ')
async function cellsOf(bytes: Buffer): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  const texts: string[] = []
  for (const sheet of workbook.worksheets) sheet.eachRow(row => row.eachCell(cell => texts.push(cell.text)))
  return texts.join('\n')
}

test('a questionnaire in two languages is printed in the wanted one, and what is not translated stays', async () => {
  const read: [FormExportFormat, (bytes: Buffer) => Promise<string>][] = [
    ['wjx', bytes => Promise.resolve(bytes.toString('utf8'))], ['docx', wordText], ['codebookDocx', wordText], ['codebookXlsx', cellsOf], ['entry', cellsOf],
  ]
  for (const [format, textOf] of read) {
    const [main, zh, en] = [await textOf(await exported(format)), await textOf(await exported(format, 'zh-CN')), await textOf(await exported(format, 'en'))]
    expect(zh, format).toBe(main)
    expect(main, format).toContain('您的年级')
    expect(main, format).not.toContain('Your year')
    expect(en, format).toContain('Your year')
    expect(en, format).not.toContain('您的年级')
    expect(en, format).toContain('您的建议')
  }
  expect((await exported('pdf', 'en')).subarray(0, 4).toString('latin1')).toBe('%PDF')
})

test('files that hold every language are the same whichever is wanted', async () => {
  for (const format of ['json', 'surveyjs'] as const) expect(await exported(format, 'en')).toEqual(await exported(format, 'zh-CN'))
  const both = await cellsOf(await exported('xlsform', 'en', 'xlsx'))
  expect(both).toBe(await cellsOf(await exported('xlsform', null, 'xlsx')))
  expect(both).toContain('Your year')
  expect(both).toContain('您的年级')
})

test('a language the questionnaire has no words in is refused, and nothing is written', async () => {
  await expect(exported('docx', 'fr')).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'language', id: 'fr' } })
  await expect(readFile(join(t.dir, 'docx-fr.bin'))).rejects.toMatchObject({ code: 'ENOENT' })
})
