import { describe, expect, it } from 'vitest'
import { noIssues } from '../../../main/engine/import/issues.ts'
import { readSharedStrings, readWorkbook } from '../../../main/engine/import/xlsx/parts.ts'
import { readSheet } from '../../../main/engine/import/xlsx/sheet.ts'
import { openArchive } from '../../../main/engine/import/zip/archive.ts'
import type { CellSpec, WorkbookSpec } from '../../fixtures/import/workbook.ts'
import { makeWorkbook } from '../../fixtures/import/workbook.ts'

async function read(spec: Partial<WorkbookSpec> & { rows?: CellSpec[][] }): Promise<{ rows: string[][]; numbers: number[]; issues: ReturnType<typeof noIssues> }> {
  const archive = await openArchive(makeWorkbook({ sheets: [{ name: 'S', rows: spec.rows ?? [] }], ...spec }))
  const workbook = await readWorkbook(archive)
  const strings = workbook.sharedStrings === null ? [] : await readSharedStrings(archive, workbook.sharedStrings, () => {})
  const issues = noIssues()
  const { table } = await readSheet(archive, workbook.sheets[0]!.part, 'S', workbook, strings, issues)
  const all = Array.from({ length: table.rows }, (_, row) => row)
  return { rows: all.map(row => table.rowTexts(row)), numbers: all.map(row => table.rowNumber(row)), issues }
}
const raw = (inner: string, attributes?: string): CellSpec => (attributes === undefined ? { inner } : { inner, attributes })

describe('cells of a worksheet', () => {
  it('reads every kind of value as it was written', async () => {
    const { rows, issues } = await read({
      formats: ['yyyy-mm-dd', 'h:mm:ss', '0.00', '[$-804]yyyy"年"m"月"d"日"', 'General;[Red]-0'],
      rows: [
        ['文字 & <b>', 1.5, -3, 0.1 + 0.2, '007'],
        [raw('<v>1</v>', 't="b"'), raw('<v>0</v>', 't="b"'), raw('<v>#N/A</v>', 't="e"'), raw('<f>1+1</f><v>2</v>'), raw('<f>A1&amp;"x"</f><v>ax</v>', 't="str"'), raw('<f>NOW()</f>')],
        [raw('<v>45292</v>', 's="1"'), raw('<v>0.75</v>', 's="2"'), raw('<v>12.5</v>', 's="3"'), raw('<v>45292.25</v>', 's="4"'), raw('<v>45292</v>', 's="5"')],
        [raw('<is><r><t>富</t></r><r><t xml:space="preserve">文本 </t></r><rPh sb="0" eb="1"><t>フ</t></rPh></is>', 't="inlineStr"'), raw('<v>2024-02-29T08:00:00.000Z</v>', 't="d"'), raw('<is><t>行一_x000D_\n行二</t></is>', 't="inlineStr"')],
      ],
    })
    expect(rows[0]).toEqual(['文字 & <b>', '1.5', '-3', '0.30000000000000004', '007'])
    expect(rows[1]).toEqual(['TRUE', 'FALSE', '', '2', 'ax'])
    expect(rows[2]).toEqual(['2024-01-01', '18:00:00', '12.5', '2024-01-01 06:00:00', '45292'])
    expect(rows[3]).toEqual(['富文本 ', '2024-02-29 08:00:00', '行一\r\n行二'])
    expect(issues).toMatchObject({ formulas: 3, formulasWithoutValue: 1, errorCells: 1 })
  })

  it('reads a duration as seconds, beyond a day too', async () => {
    const { rows } = await read({ formats: ['[h]:mm:ss', 'h:mm:ss', '[mm]:ss'], rows: [[raw('<v>10.632060185185185</v>', 's="1"'), raw('<v>0.5</v>', 's="1"'), raw('<v>0.5</v>', 's="2"'), raw('<v>1.5</v>', 's="3"')]] })
    expect(rows[0]).toEqual(['918610', '43200', '12:00:00', '129600'])
  })

  it('takes line ends as XML does: as line feeds, unless they are written out', async () => {
    const { rows } = await read({ rows: [[raw('<is><t>一\r\n二\r三</t></is>', 't="inlineStr"'), raw('<is><t>一&#13;\n二</t></is>', 't="inlineStr"')]] })
    expect(rows[0]).toEqual(['一\n二\n三', '一\r\n二'])
  })

  it('keeps ids beyond 2^53 and long digits as they are written', async () => {
    const { rows, issues } = await read({ rows: [[raw('<v>9007199254740993</v>'), raw('<v>110101199003074512</v>'), raw('<v>1.23456789012346E+17</v>'), raw('<v>9007199254740991</v>'), raw('<v>123456789012345</v>')]] })
    expect(rows[0]).toEqual(['9007199254740993', '110101199003074512', '1.23456789012346E+17', '9007199254740991', '123456789012345'])
    expect(issues.longNumbers).toBe(3)
  })

  it('counts days from 1904 when the workbook does, and knows the day that never was', async () => {
    const cell = (serial: number): CellSpec => raw(`<v>${serial}</v>`, 's="1"')
    const formats = ['yyyy/m/d']
    expect((await read({ formats, date1904: true, rows: [[cell(0), cell(44314)]] })).rows[0]).toEqual(['1904-01-01', '2025-04-29'])
    expect((await read({ formats, rows: [[cell(1), cell(59), cell(60), cell(61), cell(44314)]] })).rows[0]).toEqual(['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '2021-04-28'])
    expect((await read({ formats, rows: [[cell(-1), cell(3_000_000)]] })).rows[0]).toEqual(['-1', '3000000'])
  })

  it('does without references, dimensions and usual prefixes', async () => {
    const rows: CellSpec[][] = [['a', 'b'], ['c', 2]]
    expect((await read({ withoutReferences: true, rows })).rows).toEqual([['a', 'b'], ['c', '2']])
    expect((await read({ prefix: 'x:', rows })).rows).toEqual([['a', 'b'], ['c', '2']])
    const absurd = await read({ sheets: [{ name: 'S', rows, before: '<dimension ref="A1:XFD1048576"/>' }] })
    expect(absurd.rows).toHaveLength(2)
  })

  it('reads a far row without walking to it, and says so', async () => {
    const { rows, numbers, issues } = await read({ sheets: [{ name: 'S', rows: [], sheetData: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="999999999"><c r="B999999999"><v>2</v></c></row></sheetData>' }] })
    expect(rows).toEqual([['1'], ['', '2']])
    expect(numbers).toEqual([1, 999_999_999])
    expect(issues.farRows).toBe(1)
  })

  it('leaves styled empty cells alone, however far', async () => {
    const { rows } = await read({ sheets: [{ name: 'S', rows: [], sheetData: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/><c r="XFD1" t="s"/></row><row r="2"><c r="A2" s="0"/></row></sheetData>' }] })
    expect(rows).toEqual([['1']])
  })

  it('reads the same whatever the pieces it comes in', async () => {
    const rows: CellSpec[][] = Array.from({ length: 3000 }, (_, i) => [`答案 ${i % 17} & 更多`, i, i / 7, raw(`<is><t>行${i}</t></is>`, 't="inlineStr"')])
    const found = await read({ rows })
    expect(found.rows).toHaveLength(3000)
    expect(found.rows[2999]).toEqual([`答案 ${2999 % 17} & 更多`, '2999', String(2999 / 7), '行2999'])
    expect(found.rows.every((row, i) => row[1] === String(i) && row[3] === `行${i}`)).toBe(true)
  })

  it('ignores shared strings that are not there', async () => {
    const { rows, issues } = await read({ rows: [['a', raw('<v>99</v>', 't="s"')]] })
    expect(rows).toEqual([['a']])
    expect(issues.brokenCells).toBe(1)
  })
})

describe('cells as nearly every writer writes them', () => {
  it('are read the same as when they are written unlike them', async () => {
    const formats = ['yyyy-mm-dd']
    const texts = ['甲', '乙']
    const parts = [{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.map(text => `<si><t>${text}</t></si>`).join('')}</sst>` }]
    const sheet = (cells: string): Partial<WorkbookSpec> => ({ formats, parts, sheets: [{ name: 'S', rows: [], sheetData: `<sheetData><row r="1">${cells}</row></sheetData>${'<!-- -->'.repeat(40)}` }] })
    const plain = '<c r="A1" t="s"><v>1</v></c><c r="B1"><v>123456789</v></c><c r="C1" s="1"><v>45292</v></c><c r="D1" s="1"/><c r="AA1" t="n"><v>0</v></c><c r="AB1"><v>007</v></c><c r="AC1"><v>1234567890</v></c><c r="AD1" t="s"><v>0</v></c><c r="AE1" t="s"><v>99</v></c>'
    // Single quotes, and a space before the end of each tag: no cell is plain.
    const odd = plain.replaceAll('"', "'").replaceAll("'>", "' >")
    const one = await read(sheet(plain))
    expect(one).toEqual(await read(sheet(odd)))
    expect(one.rows[0]).toEqual(['乙', '123456789', '2024-01-01', ...Array<string>(23).fill(''), '0', '007', '1234567890', '甲'])
    expect(one.issues.brokenCells).toBe(1)
  })
})
