import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import type { ReadOptions } from '../../shared/contract/import.ts'
import type { CellValue } from '../../shared/model/missing.ts'
import { limits } from '../../main/engine/import/limits.ts'
import { wjxText } from '../fixtures/import/surveys.ts'
import type { CellSpec } from '../fixtures/import/workbook.ts'
import { makeCompound } from '../fixtures/import/compound.ts'
import { makeWorkbook } from '../fixtures/import/workbook.ts'
import { makeZip } from '../fixtures/import/zip.ts'

/** Sheets no one should hand in, and sheets that look odd and are meant well. */
const sampleProject = fileURLToPath(new URL('../../resources/sample/sample.yinguo', import.meta.url))
const ole = (stream: string): Buffer => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])
const sheet = (rows: CellSpec[][], more: Partial<Parameters<typeof makeWorkbook>[0]['sheets'][number]> = {}): Buffer => makeWorkbook({ sheets: [{ name: 'S', rows, ...more }] })
const good = sheet([['性别', '满意度'], ['男', 4], ['女', 5], ['女', 3]])
const part = (name: string): Buffer => makeZip([{ name: '[Content_Types].xml', data: '<Types/>' }, { name, data: '<a/>' }])
const inlineTitles = '<row r="1"><c r="A1" t="inlineStr"><is><t>满意度</t></is></c><c r="B1" t="inlineStr"><is><t>意见</t></is></c></row>'
const wide = (columns: number): string => Array.from({ length: columns }, (_, i) => `q${i + 1}`).join(',')

/** Refused with this code, these parameters (of others that differ from run to run nothing is said) and a sentence. */
export interface Refused { what: string; name: string; bytes: () => Buffer | string; options?: ReadOptions; code: string; params: Record<string, unknown>; says: RegExp }

export const refused: Refused[] = [
  // M07, M23: not what the name says, or a format that is not read.
  { what: 'a web page named .xls', name: 'a.xls', bytes: () => '<html><body><table><tr><th>满意度</th></tr></table></body></html>', code: 'M07', params: { ext: '.xls', real: 'html' }, says: /扩展名是 \.xls，内容其实是 网页.*另存为 \.xlsx/ },
  { what: 'a PDF named .xlsx', name: 'b.xlsx', bytes: () => '%PDF-1.7 ...', code: 'M07', params: { ext: '.xlsx', real: 'pdf' }, says: /PDF/ },
  { what: 'a picture named .csv', name: 'c.csv', bytes: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), code: 'M07', params: { ext: '.csv', real: 'png' }, says: /图片/ },
  { what: 'a Word document named .xlsx', name: 'd.xlsx', bytes: () => part('word/document.xml'), code: 'M07', params: { ext: '.xlsx', real: 'docx' }, says: /Word 文档/ },
  { what: 'slides named .xlsx', name: 'e.xlsx', bytes: () => part('ppt/presentation.xml'), code: 'M07', params: { ext: '.xlsx', real: 'pptx' }, says: /PowerPoint/ },
  { what: 'a letter of an old Word named .xlsx', name: 'f.xlsx', bytes: () => makeCompound({ WordDocument: Buffer.alloc(600) }), code: 'M07', params: { ext: '.xlsx', real: 'ole' }, says: /旧版 Office 文件/ },
  { what: 'a project named .xlsx', name: 'g.xlsx', bytes: () => readFileSync(sampleProject), code: 'M07', params: { ext: '.xlsx', real: 'sqlite' }, says: /SQLite 数据库/ },
  { what: 'a file without an extension', name: 'nothing', bytes: () => makeCompound({ PowerPoint: Buffer.alloc(10) }), code: 'M07', params: { ext: '–', real: 'ole' }, says: /旧版 Office 文件/ },
  { what: 'a SYLK sheet under its own name', name: 'h.slk', bytes: () => 'ID;PWXL;N;E\nC;Y1;X1;K"a"\nE\n', code: 'M23', params: { reason: 'unsupported', format: 'slk' }, says: /还不能读SYLK 表格（\.slk）.*另存为 \.xlsx/ },
  { what: 'a Numbers sheet under its own name', name: 'i.numbers', bytes: () => part('Index/Document.iwa'), code: 'M23', params: { reason: 'unsupported', format: 'numbers' }, says: /Numbers/ },
  // M08
  { what: 'an encrypted workbook', name: 'j.xlsx', bytes: () => ole('EncryptedPackage'), code: 'M08', params: {}, says: /密码/ },
  { what: 'a zip with encrypted parts', name: 'k.xlsx', bytes: () => makeZip([{ name: 'xl/workbook.xml', data: '<workbook/>', claim: { flags: 1 } }]), code: 'M08', params: {}, says: /密码/ },
  // M09
  { what: '2,001 parts', name: 'l.xlsx', bytes: () => makeZip(Array.from({ length: limits.zipEntries + 1 }, (_, i) => ({ name: `xl/p${i}`, data: '' }))), code: 'M09', params: { what: 'parts', sheet: null, n: 2001, max: 2000 }, says: /压缩包内的文件数为 2,001，上限是 2,000/ },
  { what: '200,001 rows', name: 'm.csv', bytes: () => `value\n${'7\n'.repeat(limits.rows + 1)}`, code: 'M09', params: { what: 'rows', sheet: null, n: 200_001, max: 200_000 }, says: /行数为 200,001/ },
  { what: 'a value in the last column of Excel', name: 'n.xlsx', bytes: () => sheet([], { sheetData: `<sheetData>${inlineTitles}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>` }), code: 'M09', params: { what: 'columns', sheet: 'S', n: 16_384, max: 5000 }, says: /列数为 16,384，上限是 5,000/ },
  { what: '12,005,000 cells', name: 'p.csv', bytes: () => `${wide(5000)}\n${`${'1,'.repeat(4999)}1\n`.repeat(2400)}`, code: 'M09', params: { what: 'cells', sheet: 'p.csv', n: 12_000_001, max: 12_000_000 }, says: /单元格数为 12,000,001/ },
  { what: 'a text of two million characters', name: 'q.xlsx', bytes: () => sheet([['满意度', '意见'], [4, Array.from({ length: 200_000 }, (_, i) => String.fromCharCode(0x4e00 + (i * 7919) % 20_000)).join('').repeat(10)]]), code: 'M09', params: { what: 'cellText', sheet: 'S', n: 2_000_000, max: 1_000_000 }, says: /单元格文字长度/ },
  // M10
  { what: 'a zip bomb', name: 'r.xlsx', bytes: () => makeWorkbook({ sheets: [{ name: 'S', rows: [] }], parts: [{ name: 'xl/sharedStrings.xml', data: `<sst><si><t>${'A'.repeat(30_000_000)}</t></si></sst>` }] }), code: 'M10', params: { }, says: /展开后异常大（[\d,]+ 倍）/ },
  { what: 'a zip bomb that lies about its size', name: 's.xlsx', bytes: () => makeWorkbook({ sheets: [{ name: 'S', rows: [] }], parts: [{ name: 'xl/sharedStrings.xml', data: `<sst><si><t>${'A'.repeat(9_000_000)}</t></si></sst>`, claim: { uncompressedSize: 1000 } }] }), code: 'M10', params: { }, says: /展开后异常大/ },
  { what: 'parts that share their bytes', name: 't.xlsx', bytes: () => makeZip([{ name: 'xl/workbook.xml', data: 'x'.repeat(500) }, { name: 'b', data: 'y'.repeat(500), claim: { offset: 0 } }]), code: 'M10', params: { ratio: 2 }, says: /异常大/ },
  // M11
  { what: 'nothing', name: 'u.xlsx', bytes: () => '', code: 'M11', params: { where: 'empty' }, says: /已损坏（文件是空的）/ },
  { what: 'a workbook cut at its half', name: 'v.xlsx', bytes: () => good.subarray(0, good.length >> 1), code: 'M11', params: { where: 'zip' }, says: /已损坏（压缩包）/ },
  { what: 'a workbook cut at 300 bytes', name: 'w.xlsx', bytes: () => good.subarray(0, 300), code: 'M11', params: { where: 'zip' }, says: /重新下载/ },
  { what: 'wrong bytes in a part', name: 'x.xlsx', bytes: () => { const bytes = Buffer.from(wjxText()); bytes.fill(0xff, 1900, 2300); return bytes }, code: 'M11', params: { }, says: /已损坏（xl\// },
  { what: 'entities that grow', name: 'y.xlsx', bytes: () => makeWorkbook({ sheets: [{ name: 'S', rows: [['a']] }], parts: [{ name: 'xl/workbook.xml', data: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>' }] }), code: 'M11', params: { where: 'xl/workbook.xml' }, says: /xl\/workbook\.xml/ },
  { what: 'tags 200,000 deep', name: 'z.xlsx', bytes: () => sheet([], { sheetData: '<a>'.repeat(200_000) }), code: 'M11', params: { where: 'xl/worksheets/sheet1.xml' }, says: /sheet1\.xml/ },
  { what: 'a quote that never ends', name: 'quote.csv', bytes: () => `性别,意见\n男,"${'好'.repeat(1_100_000)}`, code: 'M11', params: { where: 'quote.csv:2' }, says: /已损坏（quote\.csv:2）/ },
  // M12
  { what: 'GB18030 read as UTF-8', name: 'gb.csv', bytes: () => iconv.encode('性别,满意度\n男,满意\n女,一般\n', 'gb18030'), options: { encoding: 'utf-8' }, code: 'M12', params: { encoding: 'utf-8' }, says: /按 utf-8 读不出来。请选择编码/ },
  // M23
  { what: 'a summary', name: 'sum.csv', bytes: () => '选项,小计,比例\n男,12,40%\n', code: 'M23', params: { reason: 'summary' }, says: /这是统计汇总/ },
  { what: 'numbers only', name: 'numbers.csv', bytes: () => '1,2\n3,4\n', code: 'M23', params: { reason: 'noHeader' }, says: /没有找到标题行/ },
  { what: 'titles only', name: 'titles.csv', bytes: () => '性别,满意度\n', code: 'M23', params: { reason: 'noRows' }, says: /没有答卷/ },
  { what: 'a workbook without a sheet', name: 'none.xlsx', bytes: () => makeWorkbook({ sheets: [] }), code: 'M23', params: { reason: 'noSheets' }, says: /没有可读的工作表/ },
]

/** Read, with these warnings. */
export interface Taken { what: string; name: string; bytes: () => Buffer | string; warnings: string[]; titles: string[]; rows: CellValue[][] }

const dates: CellSpec[] = [{ attributes: 's="1"', inner: '<v>0</v>' }, { attributes: 's="1"', inner: '<v>44000</v>' }]
export const taken: Taken[] = [
  { what: 'merged over the whole sheet, 3,000 times', name: 'merge.xlsx', bytes: () => sheet([['性别', '满意度'], ['男', 4], ['女', 5]], { after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(3000)}</mergeCells>` }), warnings: ['mergedCells'], titles: ['性别', '满意度'], rows: [['男', 4], ['女', 5]] },
  { what: 'row 999999999', name: 'far.xlsx', bytes: () => sheet([], { before: '<dimension ref="A1:XFD1048576"/>', sheetData: `<sheetData>${inlineTitles}<row r="999999999"><c r="A999999999"><v>4</v></c><c r="B999999999" t="inlineStr"><is><t>排队太久</t></is></c></row><row r="1000000000"><c r="A1000000000"><v>5</v></c><c r="B1000000000" t="inlineStr"><is><t>很快</t></is></c></row></sheetData>` }), warnings: ['farRows'], titles: ['满意度', '意见'], rows: [[4, '排队太久'], [5, '很快']] },
  { what: 'the header again among the answers', name: 'twice.csv', bytes: () => '性别,满意度\n男,4\n性别,满意度\n女,5\n', warnings: ['repeatedHeader'], titles: ['性别', '满意度'], rows: [['男', 4], ['女', 5]] },
  { what: 'the header twice at the top', name: 'top.csv', bytes: () => '性别,满意度\n性别,满意度\n男,4\n女,5\n', warnings: ['repeatedHeader'], titles: ['性别', '满意度'], rows: [['男', 4], ['女', 5]] },
  { what: 'a row of groups above the header', name: 'two.xlsx', bytes: () => sheet([['编号', '服务', '', '', '环境', '', '意见'], ['', '态度', '速度', '专业', '整洁', '安静', ''], [1, 4, 5, 3, 4, 4, '好'], [2, 3, 2, 5, 5, 5, '不错'], [3, 5, 5, 4, 4, 3, '慢']]), warnings: [], titles: ['编号', '服务 - 态度', '服务 - 速度', '服务 - 专业', '环境 - 整洁', '环境 - 安静', '意见'], rows: [[1, 4, 5, 3, 4, 4, '好'], [2, 3, 2, 5, 5, 5, '不错'], [3, 5, 5, 4, 4, 3, '慢']] },
  { what: 'the same title three times', name: 'same.csv', bytes: () => '满意度,满意度,满意度\n4,5,3\n5,5,2\n', warnings: ['duplicateTitles'], titles: ['满意度', '满意度', '满意度'], rows: [[4, 5, 3], [5, 5, 2]] },
  { what: 'titles that every object has', name: 'proto.csv', bytes: () => '__proto__,constructor,toString,hasOwnProperty\n1,2,3,4\n2,3,4,5\n', warnings: [], titles: ['__proto__', 'constructor', 'toString', 'hasOwnProperty'], rows: [[1, 2, 3, 4], [2, 3, 4, 5]] },
  { what: 'formulas, none of them run', name: 'formula.xlsx', bytes: () => sheet([['链接', '得分'], ['=HYPERLINK("http://127.0.0.1/","x")', { inner: '<f>WEBSERVICE("http://127.0.0.1:9/")</f><v>3</v>' }], ['@SUM(A1)', { inner: '<f>1+1</f>' }]]), warnings: ['formulaCells', 'formulaNoValue'], titles: ['链接', '得分'], rows: [['=HYPERLINK("http://127.0.0.1/","x")', 3], ['@SUM(A1)', null]] },
  { what: 'dates counted from 1904', name: '1904.xlsx', bytes: () => makeWorkbook({ sheets: [{ name: 'S', rows: [['日期', '满意度'], [dates[0]!, 4], [dates[1]!, 5]] }], date1904: true, formats: ['yyyy-mm-dd'] }), warnings: [], titles: ['日期', '满意度'], rows: [['1904-01-01', 4], ['2024-06-19', 5]] },
  { what: 'ids beyond 2^53', name: 'ids.xlsx', bytes: () => sheet([['编号', '满意度'], [{ inner: '<v>9007199254740993</v>' }, 4], [{ inner: '<v>310101199001011234</v>' }, 5]]), warnings: ['longNumbers'], titles: ['编号', '满意度'], rows: [['9007199254740993', 4], ['310101199001011234', 5]] },
  { what: 'leading zeros', name: 'zeros.csv', bytes: () => '编号,满意度\n00123,4\n00124,5\n00125,3\n', warnings: ['leadingZeros'], titles: ['编号', '满意度'], rows: [['00123', 4], ['00124', 5], ['00125', 3]] },
  { what: 'text named .xlsx', name: 'text.xlsx', bytes: () => '性别,满意度\n男,4\n女,5\n', warnings: ['wrongExtension'], titles: ['性别', '满意度'], rows: [['男', 4], ['女', 5]] },
]
