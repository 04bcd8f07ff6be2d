import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../main/engine/import/source.ts'
import { DATE } from '../../../main/engine/import/table.ts'
import { importBytes, refusal, warningCodes } from '../../fixtures/import/reading.ts'
import { makeCompound } from '../../fixtures/import/compound.ts'
import { makeOds } from '../../fixtures/import/ods.ts'
import { makeZip } from '../../fixtures/import/zip.ts'

const own = (ending: string): string => fileURLToPath(new URL(`../../fixtures/import/files/own.${ending}`, import.meta.url))

/** Sheet 答卷 of own.xlsx as it was typed; the .xls and .ods were saved from it by LibreOffice. Dates in <>. */
const typed = [
  ['编号', '提交时间', '性别', '总体满意度', '月消费', '意见', '长编号', '是否会员', '备注', '合计'],
  ['1', '<2024-03-01 09:05:07>', '男', '4', '58.5', '排队太久\n窗口少', '00123', 'TRUE', '<08:30:00>', '8'],
  ['2', '<2024-03-01 10:30:00>', '女', '5', '129', '很好 🙂', '00124', 'FALSE', '𠮷野家', '10'],
  ['3', '<2024-02-29 00:00:00>', '女', '3', '-0.1', '', '00125', 'TRUE', 'é ü ñ', '6'],
  ['4', '<1999-12-31 23:59:59>', '男', '1', '1e-7', '不是公式', '00126', 'FALSE', '  前后空格  ', '2'],
  ['5', '<2024-12-31>', '女', '2', '', '', '', '', '', '4'],
]

async function cellsOf(path: string, name: string, sheet?: string): Promise<{ rows: string[][]; file: Awaited<ReturnType<typeof readSource>> }> {
  const file = await readSource(path, name, sheet === undefined ? {} : { sheet })
  const rows = Array.from({ length: file.table.rows }, () => Array<string>(file.table.width).fill(''))
  file.table.each(0, file.table.rows, (row, column, tag, value) => {
    const text = file.table.show(tag, value)
    rows[row]![column] = tag === DATE ? `<${text}>` : text
  })
  return { rows, file }
}

describe('one sheet in four formats', () => {
  it.each(['xlsx', 'xls', 'xlsb', 'ods'])('.%s: the values as they were typed', async ending => {
    const { rows, file } = await cellsOf(own(ending), `own.${ending}`)
    expect(file.sheet).toBe('答卷')
    expect(file.sheets.map(sheet => sheet.name)).toEqual(['说明', '答卷', '代码'])
    expect(file.container).toBe(ending)
    expect(file.mismatch).toBeNull()
    // Six formulas and four =TRUE() that LibreOffice makes of booleans; the .xlsb was written with values only.
    // An OpenDocument date at midnight has no time; LibreOffice saves the booleans of an .xlsx as numbers there.
    const plain = (row: string[]): string[] => row.map(text => (ending === 'ods' ? text.replace(' 00:00:00>', '>').replace(/^TRUE$/, '1').replace(/^FALSE$/, '0') : text))
    expect(rows).toEqual(typed.map(plain))
    expect(file.issues).toMatchObject({ formulas: ending === 'xlsb' ? 0 : 10, errorCells: 1, formulasWithoutValue: 0 })
  })

  it.each(['xls', 'xlsb', 'ods'])('.%s: another sheet by name or number; one that is not there is named', async ending => {
    expect((await cellsOf(own(ending), 'a', '代码')).rows).toEqual([['男'], ['女']])
    expect((await cellsOf(own(ending), 'a', '3')).rows).toEqual([['男'], ['女']])
    await expect(cellsOf(own(ending), 'a', '没有')).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'sheet', id: '没有' } })
  })

  it('a name that says another format is told of', async () => {
    expect((await cellsOf(own('ods'), 'a.xlsx')).file.mismatch).toEqual({ ext: '.xlsx', real: 'ods' })
    expect((await cellsOf(own('xls'), 'a.xlsx')).file.mismatch).toEqual({ ext: '.xlsx', real: 'xls' })
    expect((await cellsOf(own('xls'), 'a.et')).file.mismatch).toBeNull()
  })

  it('a bare workbook stream is a workbook too', async () => {
    const { CompoundFile } = await import('../../../main/engine/import/spreadsheet/compound.ts')
    const stream = new CompoundFile(readFileSync(own('xls'))).stream('workbook')!
    const again = new CompoundFile(makeCompound({ Workbook: stream, Other: Buffer.alloc(10) }))
    expect(again.names.sort()).toEqual(['other', 'workbook'])
    expect(again.stream('Workbook')!.subarray(0, stream.length).equals(stream)).toBe(true)
    expect((await importBytes(stream, 'bare.xls', { sheet: '答卷' })).rows).toBe(5)
  })
})

describe('OpenDocument', () => {
  const cell = (inside: string, attributes = 'office:value-type="string"'): string => `<table:table-cell ${attributes}>${inside}</table:table-cell>`
  const p = (text: string): string => `<text:p>${text}</text:p>`

  it('texts: paragraphs, spaces, tabs, spans; comments and drawings are not text', async () => {
    const bytes = makeOds(`<table:table table:name="S"><table:shapes><draw:frame><text:p>图</text:p></draw:frame></table:shapes><table:table-row>${cell(p('意见'))}${cell(p('态度'))}</table:table-row>
      <table:table-row>${cell(`<office:annotation><text:p>批注</text:p></office:annotation>${p('一<text:s text:c="3"/>二<text:tab/>三')}${p('<text:span>第二</text:span>段\n  落')}`)}${cell('', 'office:value-type="boolean" office:boolean-value="true"')}</table:table-row>
      <table:table-row table:number-rows-repeated="2">${cell(p('同'), 'table:number-columns-repeated="2" office:value-type="string"')}</table:table-row>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`)
    const imported = await importBytes(bytes, 'a.ods')
    expect(imported.proposal.preview).toEqual([['意见', '态度'], ['一   二\t三\n第二段 落', 'TRUE'], ['同', '同'], ['同', '同']])
  })

  it('merged cells, errors, durations and hidden sheets', async () => {
    const bytes = makeOds(`<table:table table:name="藏" table:style-name="t1"><table:table-row>${cell(p('a'))}${cell(p('b'))}</table:table-row>${`<table:table-row>${cell(p('x'))}${cell(p('y'))}</table:table-row>`.repeat(20)}</table:table>
      <table:table table:name="S"><table:table-row>${cell(p('用时'))}${cell(p('结果'))}</table:table-row>
      <table:table-row>${cell(p('10:30:05'), 'office:value-type="time" office:time-value="PT34H30M05S"')}${cell(p('#DIV/0!'), 'table:formula="of:=1/0" office:value-type="string" office:string-value=""')}</table:table-row>
      <table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2" office:value-type="float" office:value="0.1"/></table:table-row></table:table>`,
    '<style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/></style:style>')
    const { file, rows } = await cellsOf(await written(bytes), 'a.ods')
    expect(file.sheet).toBe('S')
    expect(rows).toEqual([['用时', '结果'], ['<34:30:05>', ''], ['0.1', '']])
    expect(file.merges).toEqual(['A3:B4'])
    expect(file.issues.errorCells).toBe(1)
  })

  it('a time whose style goes on after a day is seconds, by the style of the cell or of its column', async () => {
    const time = (value: string, style = ''): string => cell(p('x'), `${style} office:value-type="time" office:time-value="${value}"`)
    const styles = `<number:time-style style:name="N1" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:time-style>
      <number:time-style style:name="N2"><number:hours/></number:time-style><style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="c2" style:family="table-cell" style:data-style-name="N2"/>`
    const bytes = makeOds(`<table:table table:name="S"><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="c2"/><table:table-column table:default-cell-style-name="c1"/>
      <table:table-row>${cell(p('甲'))}${cell(p('乙'))}${cell(p('丙'))}</table:table-row>
      <table:table-row>${time('PT00H01M05S', 'table:style-name="c1"')}${time('PT08H00M00S')}${time('PT34H30M05.5S')}</table:table-row></table:table>`, styles)
    const { file, rows } = await cellsOf(await written(bytes), 'a.ods')
    expect(rows[1]).toEqual(['65', '<08:00:00>', '124205.5'])
    expect([...file.issues.durations]).toEqual([[0, '[h]:mm:ss'], [2, '[h]:mm:ss']])
  })
})

describe('a zip with a response sheet', () => {
  const csv = '编号,满意度\n1,4\n2,5\n3,2\n'
  const clutter = [{ name: '__MACOSX/._答卷.csv', data: 'x' }, { name: '.DS_Store', data: 'x' }, { name: 'folder/', data: '' }, { name: 'folder/readme.pdf', data: '%PDF' }]

  it('is opened, whatever stands beside it', async () => {
    const imported = await importBytes(makeZip([...clutter, { name: 'folder/腾讯问卷_答卷.csv', data: csv }]), 'export.zip')
    expect(imported.rows).toBe(3)
    expect(imported.proposal.recipe.name).toBe('腾讯问卷_答卷')
    expect(imported.proposal.source).toMatchObject({ file: '腾讯问卷_答卷.csv', container: 'csv' })
    expect(imported.warnings.find(warning => warning.code === 'fromZip')?.params).toEqual({ zip: 'export.zip', file: '腾讯问卷_答卷.csv' })
    expect(imported.proposal.source.size).toBe(Buffer.byteLength(csv))
  })

  it.each(['xlsx', 'xls', 'xlsb', 'ods'])('holds a .%s as well', async ending => {
    const imported = await importBytes(makeZip([{ name: `own.${ending}`, data: readFileSync(own(ending)) }]), 'a.zip')
    expect(imported.rows).toBe(5)
    expect(warningCodes(imported)).not.toContain('wrongExtension')
  })

  it('names in GBK are read', async () => {
    const name = iconv.encode('满意度调查.csv', 'gb18030')
    const bytes = makeZip([{ name: 'x'.repeat(name.length), data: csv }])
    // The name is written over, and the mark for UTF-8 taken away.
    for (const at of [bytes.indexOf('xxxx'), bytes.lastIndexOf('xxxx') - (name.length - 4)]) name.copy(bytes, at)
    bytes.writeUInt16LE(0, 6)
    bytes.writeUInt16LE(0, bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 8)
    expect((await importBytes(bytes, 'a.zip')).proposal.source.file).toBe('满意度调查.csv')
  })

  it('several: the one that is asked for, by its own option or as the sheet', async () => {
    const bytes = makeZip([{ name: '文本.csv', data: csv }, { name: 'b/数值.csv', data: '编号,满意度\n9,1\n8,2\n' }])
    expect(await refusal(bytes, 'a.zip')).toEqual({ code: 'M23', params: { reason: 'severalFiles', files: ['文本.csv', 'b/数值.csv'] } })
    for (const options of [{ entry: 'b/数值.csv' }, { entry: '数值.csv' }, { sheet: '数值.csv' }]) expect((await importBytes(bytes, 'a.zip', options)).rows).toBe(2)
    expect(await refusal(bytes, 'a.zip', { entry: '没有.csv' })).toMatchObject({ code: 'NOT_FOUND', params: { what: 'entry', id: '没有.csv' } })
  })
})

async function written(bytes: Buffer): Promise<string> {
  const { mkdtempSync, writeFileSync } = await import('node:fs')
  const { join } = await import('node:path')
  const { tmpdir } = await import('node:os')
  const path = join(mkdtempSync(join(tmpdir(), 'yinguo-formats-')), 'a')
  writeFileSync(path, bytes)
  return path
}
