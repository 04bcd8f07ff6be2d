import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, describe, expect, test } from 'vitest'
import { formDocx } from '../../../main/engine/forms/print/formDocx.ts'
import { formPdf } from '../../../main/engine/forms/print/formPdf.ts'
import { variableWords } from '../../../main/engine/forms/variableWords.ts'
import { codebookTable } from '../../../shared/forms/print/codebook.ts'
import { conditionWords } from '../../../shared/forms/print/conditionWords.ts'
import { balancedLines, labelCells, labelSpans } from '../../../shared/forms/print/pointLabels.ts'
import { printedForm } from '../../../shared/forms/print/printedForm.ts'
import { formDocument } from '../../../shared/model/form.ts'
import { translator } from '../../../shared/i18n/translate.ts'

const t = translator('zh-CN')
const zh = (text: string): Record<string, string> => ({ 'zh-CN': text })
const at = '2026-11-22T10:00:00+08:00'
const folder = mkdtempSync(join(tmpdir(), 'yinguo-print-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const poppler = (() => { try { execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' }); return true } catch { return false } })()
if (!poppler) console.warn('skipped: reading printed questionnaires again with poppler (pdfinfo is not installed)')

const scale = { min: 1, max: 5, minLabel: zh('很不满意'), maxLabel: zh('很满意'), notApplicable: { code: 9, text: zh('没有用过') } }
const document = formDocument.parse({
  settings: { title: zh('营业厅问卷'), languages: ['zh-CN'], intro: zh('请按实际情况回答。'), consent: zh('自愿参加，不记姓名。'), thanks: zh('谢谢参与。') },
  factors: [{ id: 'f1', parent: null, name: '等候' }],
  sections: [{
    section: { kind: 'section', code: 'S1', text: zh('使用情况') },
    questions: [
      { kind: 'single', code: 'Q1', text: zh('去过营业厅吗？'), options: [{ code: 1, text: zh('去过') }, { code: 2, text: zh('没去过') }], skip: [{ when: 'Q1 = 2', to: 'Q4' }] },
      { kind: 'description', code: 'D1', text: zh('以下为评价。') },
      { kind: 'multiple', code: 'Q2', text: zh('办过哪些业务？'), most: 3, options: [{ code: 1, text: zh('缴费') }, { code: 2, text: zh('其他'), other: true }] },
      { kind: 'matrixScale', code: 'Q3', text: zh('请评价'), scale, rows: [{ code: 'Q3_1', text: zh('等候时间'), factor: 'f1', reversed: true }, { code: 'Q3_2', text: zh('服务态度') }], show: 'Q1 = 1 and Q2 > 0' },
      { kind: 'text', code: 'Q4', text: zh('建议'), lines: 3, required: false },
      { kind: 'kano', code: 'Q5', text: zh('自助设备'), rows: [{ code: 'Q5_1', text: zh('夜间可用') }] },
    ],
  }],
})

describe('a printed questionnaire', () => {
  const printed = printedForm(document, 'zh-CN', t)
  const [first, described, second, matrix, open] = printed.sections[0]!.questions

  test('is numbered through, descriptions are not', () => {
    expect(printed.sections[0]!.questions.map(question => question.number)).toEqual(['1', '', '2', '3', '4', '5'])
    expect(described).toMatchObject({ body: { kind: 'none' } })
  })

  test('says in words where logic would have led', () => {
    expect(first!.skips).toEqual(['选 2 请跳至第 4 题'])
    expect(matrix!.instruction).toBe('（仅在第 1 题选 1 且第 2 题大于 0 时回答）')
    expect(second!.instruction).toBe('（可多选；最多选 3 项）')
    expect(open!.instruction).toBe('（可不答）')
  })

  test('says conditions in words, whatever they are made of', () => {
    const names = { named: (code: string) => (/^Q\d$/.test(code) ? t('formPrint.question', { n: code.slice(1) }) : null), kindOf: (code: string) => (code === 'Q4' ? 'number' as const : 'single' as const) }
    const said = (text: string): string => conditionWords(text, names, t)
    expect(['Q1 != 98', 'Q1 in (2, 3)', 'not Q1 in (2, 3)', 'not selected(Q2, 1, 2)', 'Q4 >= 100', 'not (Q1 = 1 or answered(Q2))', 'Q1 = 1 and (Q2 = 2 or Q4 < 5)', 'missing(Q3)', 'Q5_1 = 2'].map(said)).toEqual([
      '第 1 题不选 98', '第 1 题选 2 或 3', '第 1 题不选 2 或 3', '第 2 题不选 1 或 2', '第 4 题不小于 100', '第 1 题不选 1 且第 2 题未答', '第 1 题选 1 且（第 2 题选 2 或第 4 题小于 5）', '第 3 题未答', 'Q5_1 选 2',
    ])
    // What paper has no words for stays, with the questions named.
    expect(said('Q1 + Q4 > 3')).toBe('第 1 题 + 第 4 题 > 3')
  })

  test('breaks words over points into halves, and lets those of the ends stand over empty points', () => {
    expect(balancedLines('很不重要', 9, 2.6, 3)).toEqual(['很不', '重要'])
    for (const label of ['Very dissatisfied', 'Sometimes', 'Neither agree nor disagree']) {
      const { cell, size } = labelCells(Array<string>(10).fill(label), { width: 152, least: 6, most: 16, fontSize: 7.5 * 25.4 / 72 })
      expect(balancedLines(label, cell - 0.7, size, 4).join(' ')).toBe(label)
    }
    expect(labelSpans([{ text: '完全不可能' }, ...Array.from({ length: 9 }, () => ({ text: '' })), { text: '极有可能' }], 9, 2.6)).toEqual([
      { text: '完全不可能', span: 2, align: 'left' }, ...Array.from({ length: 7 }, () => ({ text: '', span: 1, align: 'center' })), { text: '极有可能', span: 2, align: 'right' },
    ])
    for (const texts of [['a'], ['a long end', 'another end'], ['', '', ''], ['very long words indeed', '', 'x'], ['1', '2', '3']]) expect(labelSpans(texts.map(text => ({ text })), 3, 3).reduce((sum, one) => sum + one.span, 0)).toBe(texts.length)
  })

  test('as PDF has a serial box word, consent on its own page, codes in the margin and page numbers', { skip: !poppler }, async () => {
    const path = join(folder, 'a.pdf')
    writeFileSync(path, await formPdf(printed, at, t))
    const words = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    const [consent = '', body = ''] = words.split('\f')
    expect(consent).toContain('自愿参加')
    expect(consent).not.toContain('营业厅问卷')
    expect(body).toMatch(/问卷编号|营业厅问卷/)
    for (const code of ['Q1', 'Q3_1', 'Q5_1']) expect(words).toContain(code)
    expect(words).toMatch(/第 1 页，共 \d 页/)
  })

  test('keeps a table of a few rows on one page with its question, and long codes on the sheet', { skip: !poppler }, async () => {
    for (const before of [7, 8, 9]) {
      const sheet = formDocument.parse({ settings: { title: zh('问卷') }, sections: [{ section: null, questions: [
        ...Array.from({ length: before }, (_, n) => ({ kind: 'text', code: `T${n}`, text: zh(`问 ${n}`), lines: 2 })),
        { kind: 'matrixScale', code: 'P_responsiveness_of_the_whole_service_1', text: zh('表的题干'), scale, rows: Array.from({ length: 9 }, (_, n) => ({ code: `P_${n}`, text: zh(`表的一行${n}`) })) },
      ] }] })
      const path = join(folder, 'kept.pdf')
      writeFileSync(path, await formPdf(printedForm(sheet, 'zh-CN', t), at, t))
      const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f')
      expect(pages.filter(page => page.includes('表的')).map(page => page.match(/表的/g)?.length)).toEqual([10])
      const boxes = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' })
      expect(Math.max(...[...boxes.matchAll(/<word [^>]*xMax="([\d.]+)"/g)].map(found => Number(found[1])))).toBeLessThan(595)
    }
  })

  test('as DOCX keeps the rows of a table together, the last of them not with the next question', async () => {
    const zip = await JSZip.loadAsync(await formDocx(printed, at, t))
    const xml = await zip.file('word/document.xml')!.async('string')
    const rowOf = (words: string): string => xml.split('<w:tr>').find(row => row.includes(words)) ?? ''
    expect(rowOf('等候时间').match(/<w:keepNext\/>/g)?.length).toBe(7)
    expect(rowOf('服务态度').split('</w:tr>')[0]).not.toContain('<w:keepNext/>')
  })

  test('as DOCX holds every question and answer as text', async () => {
    const zip = await JSZip.loadAsync(await formDocx(printed, at, t))
    const xml = await zip.file('word/document.xml')!.async('string')
    const text = xml.replace(/<[^>]+>/g, ' ')
    for (const words of ['去过营业厅吗？', '没去过', '等候时间', '没有用过', '夜间可用', '如果不具备', 'Q3_1', '知情同意']) expect(text).toContain(words)
  })

  test('is made of nothing, and of long and odd texts', async () => {
    const odd = formDocument.parse({ settings: { title: {} }, sections: [{ section: null, questions: [
      { kind: 'single', code: 'Q1', text: zh('长'.repeat(2000)), options: [{ code: 1, text: zh('\u202eabc😀'.repeat(50)) }] }, { kind: 'ranking', code: 'Q2', text: {}, options: [] }, { kind: 'matrixScale', code: 'Q3', text: zh('x'), scale, rows: [] },
    ] }] })
    for (const each of [odd, formDocument.parse({ settings: { title: {} }, sections: [] })]) {
      const made = printedForm(each, 'zh-CN', t)
      expect(Buffer.from((await formPdf(made, at, t)).subarray(0, 5)).toString()).toBe('%PDF-')
      expect((await formDocx(made, at, t)).length).toBeGreaterThan(1000)
    }
  })
})

test('the codebook names every variable with codes, bounds, direction and factor', () => {
  const { rows, columns } = codebookTable(document, variableWords('zh-CN'), t)
  const of = (name: string): Record<string, string> => {
    const row = rows.find(each => each.cells[0]!.text === name)!
    return Object.fromEntries(columns.map((column, i) => [column.key, row.cells[i]!.text]))
  }
  expect(of('Q3_1')).toMatchObject({ scale: '1–5；反向', factor: '等候', notes: '仅在 Q1 选 1 且 Q2 大于 0 时回答' })
  expect(of('Q3_1').code).toContain('9 = 没有用过（缺失）')
  expect(of('Q2_2')).toMatchObject({ kind: '0/1', notes: '1 = 选中，0 = 未选' })
  expect(rows.map(row => row.cells[0]!.text)).toEqual(expect.arrayContaining(['Q1', 'Q2_1', 'Q5_1_F', 'Q5_1_D', 'Q4']))
})
