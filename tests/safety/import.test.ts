import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportProposal, ReadOptions } from '../../shared/contract/import.ts'
import { errorSentence } from '../../shared/i18n/errorSentence.ts'
import type { Progress } from '../../shared/rpc/envelope.ts'
import type { YinguoError } from '../../shared/rpc/errors.ts'
import { toYinguoError } from '../../shared/rpc/errors.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { testEngine } from '../fixtures/engine.ts'
import { makeCompound } from '../fixtures/import/compound.ts'
import { makeOds } from '../fixtures/import/ods.ts'
import { makeWorkbook } from '../fixtures/import/workbook.ts'
import { wjxText } from '../fixtures/import/surveys.ts'
import { makeZip } from '../fixtures/import/zip.ts'

let folder: string
let test: TestEngine
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'yinguo-hostile-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
beforeEach(async () => {
  test = await testEngine()
  await test.newProject()
})
afterEach(async () => { await test.dispose() })

const put = (name: string, bytes: Buffer | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return test.grants.add(path, 'read')
}
const inspect = (name: string, bytes: Buffer | string, options: ReadOptions = {}): Promise<ImportProposal> => test.client.call('import.inspect', { grant: put(name, bytes), options })
/** What the project is: must be the same after every refused or cancelled import. */
const project = async (): Promise<unknown> => [await test.client.call('dataset.list', {}), await test.client.call('history.list', {}), await test.client.call('factor.tree', {})]

const ole = (stream: string): Buffer => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])
const good = makeWorkbook({ sheets: [{ name: 'S', rows: [['性别', '满意度'], ['男', 4], ['女', 5], ['女', 3]] }] })
const bomb = (): Buffer => makeWorkbook({ sheets: [{ name: 'S', rows: [] }], parts: [{ name: 'xl/sharedStrings.xml', data: `<sst><si><t>${'A'.repeat(30_000_000)}</t></si></sst>` }] })
const manyMerges = makeWorkbook({ sheets: [{ name: 'S', rows: [['性别', '满意度'], ['男', 4], ['女', 5]], after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(3000)}</mergeCells>` }] })

describe('a file that is not what it should be', () => {
  const cases: [string, string, () => Buffer | string, string, Record<string, unknown>][] = [
    ['web page named .xls', 'a.xls', () => '<html><head><meta charset="utf-8"></head><body><table><tr><th>满意度</th></tr></table></body></html>', 'M07', { real: 'html' }],
    ['PDF named .xlsx', 'b.xlsx', () => '%PDF-1.7 ...', 'M07', { real: 'pdf' }],
    ['picture named .csv', 'c.csv', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'M07', { real: 'png' }],
    ['Word document named .xlsx', 'd.xlsx', () => makeZip([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: 'word/document.xml', data: '<a/>' }]), 'M07', { real: 'docx' }],
    ['old letter named .xlsx', 'e.xlsx', () => makeCompound({ WordDocument: Buffer.alloc(5000) }), 'M07', { real: 'ole' }],
    ['old workbook whose stream is noise', 'e.xls', () => makeCompound({ Workbook: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)) }), 'M11', { where: 'xls' }],
    ['old workbook with a password', 'e2.xls', () => makeCompound({ Workbook: Buffer.from([0x09, 0x08, 0x10, 0x00, ...Array<number>(16).fill(0), 0x2f, 0x00, 0x06, 0x00, 0, 0, 0, 0, 0, 0]) }), 'M08', {}],
    ['encrypted package in an OLE file', 'e3.xlsx', () => makeCompound({ EncryptionInfo: Buffer.alloc(100), EncryptedPackage: Buffer.alloc(6000) }), 'M08', {}],
    ['OLE file cut short', 'e4.xls', () => makeCompound({ Workbook: Buffer.alloc(9000) }).subarray(0, 900), 'M11', { where: 'ole' }],
    ['OLE file whose chain runs in circles', 'e5.xls', () => { const bytes = makeCompound({ Workbook: Buffer.alloc(9000) }); bytes.writeUInt32LE(2, 512 + 5 * 4); return bytes }, 'M11', { where: 'ole' }],
    ['zip in a zip', 'e6.zip', () => makeZip([{ name: 'a/b.zip', data: makeZip([{ name: 'c.csv', data: '性别,满意度\n男,4\n' }]) }]), 'M23', { reason: 'nestedZip' }],
    ['zip with two tables', 'e7.zip', () => makeZip([{ name: '文本.csv', data: '性别\n男\n' }, { name: '数值.csv', data: '性别\n1\n' }]), 'M23', { reason: 'severalFiles', files: ['文本.csv', '数值.csv'] }],
    ['zip with a web page named .xls', 'e8.zip', () => makeZip([{ name: 'a.xls', data: '<html><body><table></table></body></html>' }]), 'M07', { real: 'html' }],
    ['zip without a table', 'e9.xlsx', () => makeZip([{ name: 'readme.md', data: 'x' }]), 'M07', { real: 'zip' }],
    ['Numbers package', 'e10.numbers', () => makeZip([{ name: 'Index.zip', data: makeZip([]) }]), 'M23', { format: 'numbers' }],
    ['OpenDocument text named .ods', 'e11.ods', () => makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }, { name: 'content.xml', data: '<a/>' }]), 'M07', { real: 'odf' }],
    ['encrypted OpenDocument sheet', 'e12.ods', () => makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', data: 'noise' }, { name: 'META-INF/manifest.xml', data: '<m><encryption-data/></m>' }]), 'M08', {}],
    ['OpenDocument row repeated a million times', 'e13.ods', () => makeOds('<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>'), 'M09', { what: 'rows' }],
    ['OpenDocument cell repeated a million times', 'e14.ods', () => makeOds('<table:table table:name="S"><table:table-row><table:table-cell table:number-columns-repeated="1000000" office:value-type="float" office:value="1"/></table:table-row></table:table>'), 'M09', { what: 'columns' }],
    ['binary workbook without its parts', 'e15.xlsb', () => makeZip([{ name: 'xl/workbook.bin', data: Buffer.alloc(10) }]), 'M11', { where: 'xlsb' }],
    ['binary workbook that unpacks without end', 'e16.xlsb', () => makeZip([{ name: 'xl/workbook.bin', data: Buffer.alloc(30_000_000) }]), 'M10', {}],
    ['SYLK named .csv', 'e17.csv', () => 'ID;PWXL;N;E\r\nC;Y1;X1;K"a"\r\nE\r\n', 'M07', { real: 'slk' }],
    ['binary noise', 'f.csv', () => Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), 'M07', { real: 'binary' }],
    ['encrypted workbook', 'g.xlsx', () => ole('EncryptedPackage'), 'M08', {}],
    ['nothing', 'h.xlsx', () => '', 'M11', {}],
    ['cut at 300 bytes', 'i.xlsx', () => good.subarray(0, 300), 'M11', {}],
    ['cut in the middle', 'j.xlsx', () => good.subarray(0, Math.floor(good.length / 2)), 'M11', {}],
    ['wrong bytes in a part', 'k.xlsx', () => { const bytes = Buffer.from(wjxText()); bytes.fill(0xff, 1900, 2300); return bytes }, 'M11', {}],
    ['zip bomb', 'l.xlsx', bomb, 'M10', {}],
    ['billion laughs', 'm.xlsx', () => makeWorkbook({ sheets: [{ name: 'S', rows: [['a']] }], parts: [{ name: 'xl/workbook.xml', data: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>' }] }), 'M11', {}],
    ['tags without end', 'n.xlsx', () => makeWorkbook({ sheets: [{ name: 'S', rows: [], sheetData: '<a>'.repeat(200_000) }] }), 'M11', {}],
    ['a value in column XFD', 'o.xlsx', () => makeWorkbook({ sheets: [{ name: 'S', rows: [], sheetData: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>' }] }), 'M09', { what: 'columns' }],
    ['column letters beyond Excel', 'p.xlsx', () => makeWorkbook({ sheets: [{ name: 'S', rows: [], sheetData: '<sheetData><row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row></sheetData>' }] }), 'M09', { what: 'columns' }],
    ['no sheet', 'q.xlsx', () => makeWorkbook({ sheets: [] }), 'M23', { reason: 'noSheets' }],
    ['numbers only', 'r.csv', () => '1,2\n3,4\n', 'M23', { reason: 'noHeader' }],
    ['a summary', 's.csv', () => '选项,小计,比例\n男,12,40%\n', 'M23', { reason: 'summary' }],
    ['one byte order mark', 't.csv', () => Buffer.from([0xef, 0xbb, 0xbf]), 'M23', { reason: 'noRows' }],
  ]
  it.each(cases)('%s', async (_, name, bytes, code, params) => {
    const before = await project()
    await expect(inspect(name, bytes())).rejects.toMatchObject({ code, params })
    expect(await project()).toEqual(before)
    expect(test.logged).toEqual([])
  })

  it('a file that is gone, or a folder', async () => {
    await expect(test.client.call('import.inspect', { grant: test.grants.add(join(folder, 'nowhere.xlsx'), 'read') })).rejects.toMatchObject({ code: 'M25', params: { name: 'nowhere.xlsx' } })
    await expect(test.client.call('import.inspect', { grant: test.grants.add(folder, 'read') })).rejects.toMatchObject({ code: 'M25' })
  })

  it('text named .xlsx and a workbook named .csv are read as what they are, with a word', async () => {
    for (const [name, bytes] of [['u.xlsx', '性别,满意度\n男,4\n女,5\n'], ['v.csv', good]] as const) {
      const proposal = await inspect(name, bytes)
      expect(proposal.warnings.map(warning => warning.code)).toContain('wrongExtension')
      expect(proposal.recipe.variables.map(variable => variable.label)).toEqual(['性别', '满意度'])
    }
  })
})

describe('a sheet made to hang a reader', () => {
  it('merged all over, row 999999999, absurd dimension: answered at once', async () => {
    const far = makeWorkbook({ sheets: [{ name: 'S', rows: [], before: '<dimension ref="A1:XFD1048576"/>', sheetData: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>满意度</t></is></c><c r="B1" t="inlineStr"><is><t>意见</t></is></c></row><row r="999999999"><c r="A999999999"><v>4</v></c><c r="B999999999" t="inlineStr"><is><t>好</t></is></c></row></sheetData>' }] })
    for (const [name, bytes, rows] of [['merge.xlsx', manyMerges, 2], ['far.xlsx', far, 1]] as const) {
      expect((await inspect(name, bytes)).rows).toBe(rows)
    }
  })

  it('titles that are names of every object do no harm', async () => {
    const proposal = await inspect('proto.csv', '__proto__,constructor,toString,hasOwnProperty,valueOf\n1,2,3,4,5\n2,3,4,5,6\n')
    const result = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    expect(result.rows).toBe(2)
    expect(result.variables.map(variable => variable.id)).toEqual(['V1', 'V2', 'V3', 'V4', 'V5'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('formulas and links are text or cached values; nothing is run', async () => {
    const bytes = makeWorkbook({ sheets: [{ name: 'S', rows: [['链接', '得分'], ['=HYPERLINK("http://127.0.0.1/","x")', { inner: '<f>WEBSERVICE("http://127.0.0.1:9/")</f><v>3</v>' }], ['+1+1', { inner: '<f>1+1</f><v>2</v>' }], ['@SUM(A1)', 5]] }] })
    const proposal = await inspect('formula.xlsx', bytes)
    const result = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    const page = await test.client.call('dataset.page', { dataset: result.dataset.id })
    expect(page.rows.map(row => row.values)).toEqual([['=HYPERLINK("http://127.0.0.1/","x")', 3], ['+1+1', 2], ['@SUM(A1)', 5]])
    expect(result.warnings.map(warning => warning.code)).toContain('formulaCells')
  })
})

describe('three million cells', () => {
  const big = (): Buffer => {
    const row = Array.from({ length: 60 }, (_, i) => 1 + (i % 5)).join(',')
    return Buffer.from(`${Array.from({ length: 60 }, (_, i) => `题${i + 1}`).join(',')}\n${`${row}\n`.repeat(50_000)}`)
  }

  it('show progress while they are read and written, and arrive whole', async () => {
    const phases = new Map<string, Progress[]>()
    const onProgress = (progress: Progress): void => { phases.set(progress.phase, [...(phases.get(progress.phase) ?? []), progress]) }
    const proposal = await test.client.call('import.inspect', { grant: put('big.csv', big()) }, { onProgress })
    const result = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe }, { onProgress })
    expect(result.rows).toBe(50_000)
    expect([...phases.keys()]).toEqual(expect.arrayContaining(['reading', 'profiling', 'writing', 'finishing']))
    expect(phases.get('writing')!.length).toBeGreaterThan(10)
    expect(phases.get('writing')!.every(progress => progress.total === 50_000)).toBe(true)
  })

  it('can be cancelled while read and while written; the project is as before', async () => {
    const before = await project()
    const reading = new AbortController()
    const grant = put('big2.csv', big())
    await expect(test.client.call('import.inspect', { grant }, { signal: reading.signal, onProgress: () => reading.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
    const proposal = await test.client.call('import.inspect', { grant })
    const writing = new AbortController()
    let seen = 0
    await expect(test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe }, {
      signal: writing.signal, onProgress: progress => { if (progress.phase === 'writing' && ++seen === 3) writing.abort() },
    })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await project()).toEqual(before)
    // The sheet still waits: a cancelled import can be taken up again.
    const again = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    expect(again.rows).toBe(50_000)
  })
})

describe('an import given up at any moment', () => {
  it('leaves all of it or nothing', async () => {
    const bytes = Buffer.from(`${Array.from({ length: 20 }, (_, i) => `题${i + 1}`).join(',')}\n${`${'4,'.repeat(19)}5\n`.repeat(8_000)}`)
    let kept = 0
    let stopped = 0
    for (let round = 0; round < 12; round++) {
      const before = (await test.client.call('dataset.list', {})).length
      const proposal = await test.client.call('import.inspect', { grant: put('moments.csv', bytes) })
      const stop = new AbortController()
      const timer = setTimeout(() => stop.abort(), round * 20)
      const outcome = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe }, { signal: stop.signal }).then(result => result.rows, (error: unknown) => (error as { code: string }).code)
      clearTimeout(timer)
      const datasets = await test.client.call('dataset.list', {})
      const history = await test.client.call('history.list', {})
      if (outcome === 'CANCELLED') stopped++
      else { expect(outcome).toBe(8_000); kept++ }
      // A cancel may come too late to be kept from, but then the whole dataset and its log line are there.
      expect([before, before + 1]).toContain(datasets.length)
      expect(datasets.every(dataset => dataset.rows === 8_000)).toBe(true)
      expect(history.total).toBe(datasets.length)
      await test.client.call('import.discard', { session: proposal.session })
    }
    expect(stopped).toBeGreaterThan(0)
    expect(kept + stopped).toBe(12)
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })
})

describe('a waiting sheet', () => {
  it('is not read again for another header, and is gone when discarded', async () => {
    const grant = put('wait.csv', '问卷,说明\n满意度,意见\n4,好\n5,不错\n')
    const first = await test.client.call('import.inspect', { grant })
    const second = await test.client.call('import.inspect', { grant, options: { headerRow: 2, headerRows: 1 } })
    expect(second.session).toBe(first.session)
    expect(second.headerRow).toBe(2)
    await test.client.call('import.discard', { session: second.session })
    await expect(test.client.call('import.commit', { session: second.session, recipe: second.recipe })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('does not take a recipe that names what is not there', async () => {
    const proposal = await inspect('recipe.csv', '满意度,意见\n4,好\n5,不错\n')
    const [first] = proposal.recipe.variables
    for (const variables of [[{ ...first!, source: { take: 'value' as const, column: 70 } }], [first!, { ...first! }], [{ ...first!, include: false }], [{ ...first!, question: 'Q99' }]]) {
      await expect(test.client.call('import.commit', { session: proposal.session, recipe: { ...proposal.recipe, variables } })).rejects.toMatchObject({ code: expect.stringMatching(/^BAD_/) })
    }
    expect(await test.client.call('dataset.list', {})).toEqual([])
    const fine = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    expect(fine.rows).toBe(2)
  })

  it('keeps the original bytes in the project and can be undone', async () => {
    const proposal = await inspect('100_按文本_营业厅_5_5.xlsx', wjxText())
    const result = await test.client.call('import.commit', { session: proposal.session, recipe: { ...proposal.recipe, issued: 8 } })
    expect(result).toMatchObject({ rows: 5, ledger: { issued: 8, returned: 5, valid: 5 }, source: { platform: 'wjx', sha256: proposal.source.sha256 } })
    expect(result.paradata).toEqual(['序号', '提交答卷时间', '所用时间', '来源', '来源详情'])
    expect(result.questions.find(question => question.id === 'Q2')).toMatchObject({ kind: 'multiple', options: [{ code: 1, label: '通话' }, { code: 2, label: '短信' }, { code: 3, label: '上网' }, { code: 4, label: '其他' }] })
    expect(await test.client.call('dataset.list', {})).toHaveLength(1)
    await test.client.call('history.undo', {})
    expect(await test.client.call('dataset.list', {})).toEqual([])
  })
})

describe('a wide sheet', () => {
  const wide = (columns: number): string => `${Array.from({ length: columns }, (_, i) => `题${i + 1}`).join(',')}\n${`${'4,'.repeat(columns - 1)}5\n`.repeat(3)}`

  it('of 955 columns comes in whole', async () => {
    const proposal = await inspect('wide.csv', wide(955))
    const result = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    expect(result.variables).toHaveLength(955)
  })

  it('of 1,950 columns is refused with the way out, and comes in once some are left out', async () => {
    const proposal = await inspect('wider.csv', wide(1950))
    expect(proposal.warnings.find(warning => warning.code === 'tooManyColumns')?.params).toEqual({ n: 1950, max: 1900 })
    const before = await project()
    const error = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe }).catch(toYinguoError)
    expect(error).toMatchObject({ code: 'M09', params: { what: 'variables', n: 1950, max: 1900 } })
    expect(errorSentence('zh-CN', error as YinguoError)).toMatch(/最多 1,900 列.*1,950 列.*去掉不需要的列/)
    expect(errorSentence('en', error as YinguoError)).toMatch(/Leave out the columns/)
    expect(await project()).toEqual(before)
    const recipe = { ...proposal.recipe, variables: proposal.recipe.variables.map((variable, index) => ({ ...variable, include: index < 1900 })) }
    expect((await test.client.call('import.commit', { session: proposal.session, recipe })).variables).toHaveLength(1900)
  })
})

describe('what is in a file stays in it', () => {
  it('sheets and entries named like parts of every object do no harm (I6)', async () => {
    const named = makeOds(['__proto__', 'constructor', 'toString'].map(name => `<table:table table:name="${name}"><table:table-row><table:table-cell office:value-type="string"><text:p>__proto__</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>constructor</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="4"/><table:table-cell office:value-type="float" office:value="5"/></table:table-row></table:table>`).join(''))
    const library = await import('@e965/xlsx')
    const book = library.utils.book_new()
    for (const name of ['__proto__', 'constructor']) library.utils.book_append_sheet(book, library.utils.aoa_to_sheet([['__proto__', 'hasOwnProperty'], [4, 5], [3, 2]]), name)
    for (const [name, bytes] of [['p.ods', named], ['p.xls', library.write(book, { type: 'buffer', bookType: 'biff8' })], ['p.xlsb', library.write(book, { type: 'buffer', bookType: 'xlsb' })], ['p.zip', makeZip([{ name: '__proto__/constructor.csv', data: '__proto__,b\n1,2\n2,3\n' }])]] as [string, Buffer][]) {
      const proposal = await inspect(name, bytes)
      expect(proposal.recipe.variables[0]!.label, name).toBe('__proto__')
    }
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['4']).toBeUndefined()
  })

  it('links, external data and images are never fetched (I7)', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => { asked.push(request.url ?? ''); response.end() })
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${url}/link" TargetMode="External"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${url}/image" TargetMode="External"/></Relationships>`
    const xlsx = makeWorkbook({ sheets: [{ name: 'S', rows: [['链接', '得分'], ['a', { inner: `<f>WEBSERVICE("${url}/f")</f><v>3</v>` }], ['b', 4]], after: '<hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks>' }], parts: [{ name: 'xl/worksheets/_rels/sheet1.xml.rels', data: rels }, { name: 'xl/connections.xml', data: `<connections><connection id="1" name="c"><webPr url="${url}/web"/></connection></connections>` }] })
    const ods = makeOds(`<table:table table:name="S"><office:dde-source/><table:table-source xlink:href="${url}/source"/><table:table-row><table:table-cell office:value-type="string"><text:p><text:a xlink:href="${url}/a">链接</text:a></text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>得分</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="string"><text:p>b</text:p></table:table-cell><table:table-cell table:formula="of:=WEBSERVICE(&quot;${url}/w&quot;)" office:value-type="float" office:value="3"/></table:table-row></table:table>`)
    for (const [name, bytes] of [['n.xlsx', xlsx], ['n.ods', ods]] as const) expect((await inspect(name, bytes)).warnings.map(warning => warning.code)).toContain('formulaCells')
    await new Promise(resolve => { setTimeout(resolve, 50) })
    server.close()
    expect(asked).toEqual([])
  })

  it('entries of a zip are never written by name (I8)', async () => {
    for (const evil of ['../../evil.csv', '/abs/evil.csv', 'C:\\evil.csv', '\\\\host\\share\\evil.csv', 'a/../../evil.csv', 'con.csv', 'x\u0000.csv', 'dot./evil.csv']) {
      const before = readdirSync(folder, { recursive: true }).length
      const proposal = await inspect('evil.zip', makeZip([{ name: evil, data: '性别,满意度\n男,4\n女,5\n' }]))
      expect(proposal.rows, evil).toBe(2)
      expect(proposal.source.file).not.toMatch(/[/\\]/)
      expect(readdirSync(folder, { recursive: true }).length).toBeLessThanOrEqual(before + 1)
    }
  })

  it('no wrong character is passed over in silence (I5)', async () => {
    const bytes = Buffer.concat([Buffer.from('编号,意见\n1,排队太久了，窗口也少，希望改善\n2,'), Buffer.from([0xff, 0xfe]), Buffer.from('很好，服务态度不错\n')])
    const proposal = await inspect('mixed.csv', bytes)
    const marked = proposal.preview.flat().some(text => text.includes('\ufffd'))
    expect(marked).toBe(true)
    expect(proposal.warnings.map(warning => warning.code)).toContain('undecodable')
  })
})
