import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ReportFormat } from '../../../shared/contract/report.ts'
import type { Refreshed } from '../../../shared/contract/reportFile.ts'
import { readProvenance } from '../../../main/engine/export/provenance/read.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'
import { all, first, officeCheck, parse, partsOf } from '../export/parts.ts'

const sample = fileURLToPath(new URL('../../../resources/sample/sample.yinguo', import.meta.url))
const formats = ['docx', 'pptx', 'xlsx', 'pdf', 'html'] as const
let t: TestEngine
let dir: string

async function open(): Promise<void> {
  t = await testEngine()
  dir = mkdtempSync(join(tmpdir(), 'yinguo-file-'))
  copyFileSync(sample, join(dir, 'a.yinguo'))
  await t.client.call('project.open', { grant: t.grants.add(join(dir, 'a.yinguo'), 'write') })
}
const close = async (): Promise<void> => { await t.dispose(); rmSync(dir, { recursive: true, force: true }) }
let written = 0
async function exported(format: ReportFormat, report: string): Promise<{ path: string; bytes: Buffer }> {
  const path = join(dir, `${++written}.${format}`)
  await t.client.call('report.export', { report, format, grant: t.grants.add(path, 'write') })
  return { path, bytes: readFileSync(path) }
}
const verify = (path: string) => t.client.call('report.verifyFile', { grant: t.grants.add(path, 'read') })
const save = (bytes: Uint8Array, extension: string): string => { const path = join(dir, `edited${++written}.${extension}`); writeFileSync(path, bytes); return path }
async function edited(bytes: Uint8Array, change: (zip: JSZip) => Promise<void> | void): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes)
  await change(zip)
  return zip.generateAsync({ type: 'uint8array' })
}
async function amend(zip: JSZip, path: string, change: (xml: string) => string): Promise<void> {
  const before = await zip.file(path)!.async('string')
  const after = change(before)
  if (after === before) throw new Error(`nothing to change in ${path}`)
  zip.file(path, after)
}
/** Twelve answers no longer count, and more questionnaires were issued. */
async function moveData(): Promise<void> {
  const [dataset] = await t.client.call('dataset.list', {})
  const { rows } = await t.client.call('dataset.page', { dataset: dataset!.id, offset: 0, limit: 12, rows: 'counted' })
  await t.client.call('dataset.setExcluded', { dataset: dataset!.id, rids: rows.map(row => row.rid), reason: 'test' })
  await t.client.call('dataset.update', { dataset: dataset!.id, issued: 400 })
}

describe('a finished report', () => {
  beforeAll(open)
  afterAll(close)

  let report: Promise<string> | undefined
  const files = new Map<ReportFormat, ReturnType<typeof exported>>()
  const reportId = (): Promise<string> => (report ??= t.client.call('report.create', { template: 'student' }).then(({ id }) => id))
  /** The student report in this format, written once: what is changed by hand is a copy. */
  async function student(format: ReportFormat): Promise<{ path: string; bytes: Buffer }> {
    const writing = files.get(format) ?? exported(format, await reportId())
    files.set(format, writing)
    return writing
  }

  test('says in every format which project and report it is of, and every number in it is derived again', async () => {
    const id = await reportId()
    const project = (await t.client.call('project.info', {}))!
    let kept: Awaited<ReturnType<typeof readProvenance>> = null
    for (const format of formats) {
      const { path, bytes } = await student(format)
      const provenance = await readProvenance(bytes)
      expect(provenance, format).toMatchObject({ project: project.id, report: id, lang: 'zh-CN' })
      const issued = provenance!.numbers.find(number => number.row === 'issued' && number.column === 'n')
      expect(issued).toMatchObject({ what: 'number', text: '320', value: 320, method: 'project.ledger' })
      expect(await t.client.call('report.fileOrigin', { grant: t.grants.add(path, 'read') })).toMatchObject({ format, project: project.id, report: id })
      // The record is the same in all; how it stands in the file is told in three ways.
      kept ??= provenance
      expect(provenance!.numbers, format).toEqual(kept!.numbers)
      if (format === 'pptx' || format === 'xlsx') continue
      const found = await verify(path)
      expect(found, format).toMatchObject({ different: 0, notDerivable: 0, byHand: 0, removed: 0, typed: 0 })
      expect(found.equal).toBe(provenance!.numbers.length)
      expect(found.equal).toBeGreaterThan(25)
    }
  })

  test('changed by hand in Word is told so, number by number', async () => {
    const { bytes } = await student('docx')
    const path = save(await edited(bytes, zip => amend(zip, 'word/document.xml', xml => xml.replace(/(本次调查发放问卷 <\/w:t>.*?<w:t[^>]*>)320</s, '$1350<').replace('<w:sectPr', '<w:p><w:r><w:t>另有 47% 的人表示不满。</w:t></w:r></w:p><w:sectPr'))), 'docx')
    const found = await verify(path)
    expect(found.numbers.filter(number => number.standing === 'byHand')).toEqual([expect.objectContaining({ written: '320', now: '350', outcome: 'equal' })])
    expect(found).toMatchObject({ byHand: 1, typed: 1, different: 0 })
  })

  test('changed by hand in a web page, or with a number taken out, is told so', async () => {
    const { bytes } = await student('html')
    const html = bytes.toString('utf8').replace(/(<span class="num"[^>]*>)290(<\/span>)/, '$1390$2').replace(/<span class="num"[^>]*>286<\/span>/, '286')
    const found = await verify(save(Buffer.from(html), 'html'))
    expect(found.numbers.filter(number => number.standing === 'byHand').map(number => [number.written, number.now])).toEqual([['290', '390']])
    expect(found).toMatchObject({ removed: 1, byHand: 1, typed: 1 })
  })

  test('a cell of a table changed by hand is told in Word, on a web page and on a slide; a chart or picture on a slide, too', async () => {
    const touched = async (path: string, standing: 'byHand' | 'removed' = 'byHand') => (await verify(path)).numbers.filter(number => number.standing === standing).map(number => number.label)
    const docx = await student('docx')
    expect(await touched(docx.path)).toEqual([])
    expect(await touched(save(await edited(docx.bytes, zip => amend(zip, 'word/document.xml', xml => xml.replace(/>61\.97<(?=[^]*?<\/w:tbl>)/, '>71.97<').replace(/(<w:t[^>]*>)207(<)/, '$1270$2'))), 'docx'))).toContain('身份')
    const html = await student('html')
    expect(await touched(save(Buffer.from(html.bytes.toString('utf8').replace(/(<td[^>]*>)207(<\/td>)/, '$1270$2')), 'html'))).toEqual(['身份'])
    expect(await touched(save(Buffer.from(html.bytes.toString('utf8').replace(/<div class="scroll" id="[^"]*"><table[^>]*><caption>[^<]*身份[^]*?<\/table><\/div>/, '')), 'html'), 'removed')).toEqual(['身份'])
    const pptx = await student('pptx')
    expect((await verify(pptx.path)).numbers.filter(number => number.what !== 'number' && number.standing !== 'asWritten')).toEqual([])
    const { xml } = await partsOf(pptx.bytes)
    const slide = [...xml].find(([name, text]) => name.startsWith('ppt/slides/slide') && text.includes('>207<'))![0]
    expect(await touched(save(await edited(pptx.bytes, zip => amend(zip, slide, text => text.replace('>207<', '>270<'))), 'pptx'))).toEqual(['身份'])
    const chart = [...xml].find(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name))![0]
    expect(await touched(save(await edited(pptx.bytes, zip => amend(zip, chart, text => text.replace(/(<c:val>[^]*?<c:v>)([^<]*)/, '$199'))), 'pptx'))).toHaveLength(1)
  })

  test('the project tampered with is told apart: an edit shows as different, taken back as equal, and another option in the report does not reach the file', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    const { path } = await exported('docx', id)
    const counts = async () => { const { equal, different, notDerivable } = await verify(path); return { equal, different, notDerivable } }
    const before = await counts()
    expect(before).toMatchObject({ different: 0, notDerivable: 0 })
    await moveData()
    const moved = await verify(path)
    expect(moved.different).toBeGreaterThan(20)
    expect(moved.numbers.find(number => number.written === '320')).toMatchObject({ derived: '400', outcome: 'different', reason: 'otherValue' })
    await t.client.call('history.undo', {})
    await t.client.call('history.undo', {})
    expect(await counts()).toEqual(before)
    // What the report asks for today is not what the file asked for then.
    const { blocks } = await t.client.call('report.get', { report: id })
    const table = blocks.find(({ content }) => content.type === 'table' && content.table.type === 'analysis' && content.table.request.method === 'frequencies')!
    if (table.content.type !== 'table' || table.content.table.type !== 'analysis') throw new Error('no table')
    await t.client.call('block.update', { report: id, block: table.id, content: { ...table.content, table: { ...table.content.table, request: { ...table.content.table.request, variables: ['Q2'] } } } })
    expect(await counts()).toEqual(before)
  })

  test('a workbook: a cell changed and a sheet deleted are told apart, by the command line as in the window', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    const { path, bytes } = await exported('xlsx', id)
    const standing = async (file: string) => (await verify(file)).numbers.filter(number => number.what === 'table' && number.standing !== 'asWritten' && number.standing !== 'unseen').map(number => [number.label, number.standing])
    const plain = await verify(path)
    expect(plain).toMatchObject({ byHand: 0, removed: 0, different: 0 })
    expect(plain.numbers.filter(number => number.standing === 'asWritten').length).toBeGreaterThan(8)
    const changed = async (change: (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void): Promise<string> => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(bytes as unknown as ArrayBuffer)
      change(book, book.worksheets.find(sheet => sheet.name.includes('身份'))!)
      const zip = await JSZip.loadAsync(await book.xlsx.writeBuffer())
      // exceljs drops what it does not know; Excel keeps it.
      const own = await JSZip.loadAsync(bytes)
      for (const name of ['customXml/item1.xml', 'customXml/itemProps1.xml', 'customXml/_rels/item1.xml.rels']) zip.file(name, await own.file(name)!.async('nodebuffer'))
      return save(await zip.generateAsync({ type: 'uint8array' }), 'xlsx')
    }
    expect(await standing(await changed(() => undefined))).toEqual([])
    const touched = await changed((_, sheet) => { sheet.eachRow(row => row.eachCell(cell => { if ((cell.result ?? cell.value) === 207) cell.value = 270 })) })
    expect(await standing(touched)).toEqual([['身份', 'byHand']])
    const said = spawnSync(process.execPath, [fileURLToPath(new URL('../../../main/hosts/cli/main.ts', import.meta.url)), 'verify', touched, '--project', join(dir, 'a.yinguo'), '--json'], { encoding: 'utf8' })
    expect(said.status).toBe(1)
    const { numbers, equal, different, notDerivable, byHand, removed } = await verify(touched)
    expect(JSON.parse(said.stdout)).toMatchObject({ sound: false, numbers, equal, different, notDerivable, byHand, removed })
    expect(await standing(await changed((book, sheet) => { book.removeWorksheet(sheet.id) }))).toEqual([['身份', 'removed']])
  })

  test('another filter behind a number, a changed mark and a lost data set are told by number', async () => {
    const [dataset] = await t.client.call('dataset.list', {})
    const { id: segment } = await t.client.call('segment.create', { dataset: dataset!.id, name: '满意', condition: 'Q11 >= 3' })
    const { id } = await t.client.call('report.create', { template: 'blank' })
    await t.client.call('block.add', { report: id, contents: [{ type: 'table', caption: '身份', table: { type: 'analysis', request: { method: 'frequencies', dataset: dataset!.id, segment: '满意', variables: ['Q1'] }, key: '' } }, { type: 'table', caption: '回收', table: { type: 'project', name: 'ledger', of: null } }] as never })
    const { path, bytes } = await exported('docx', id)
    const outcomes = async (file: string) => (await verify(file)).numbers.map(number => [number.label, number.outcome])
    expect(await outcomes(path)).toEqual([['身份', 'equal'], ['回收', 'equal']])
    await t.client.call('segment.update', { segment, condition: 'Q11 >= 4' })
    expect(await outcomes(path)).toEqual([['身份', 'different'], ['回收', 'equal']])
    await t.client.call('history.undo', {})
    const marked = save(await edited(bytes, zip => amend(zip, 'customXml/item1.xml', xml => xml.replace(/(&quot;|")print\1:\1[0-9a-f]{8}/, whole => `${whole.slice(0, -8)}00000000`))), 'docx')
    expect((await outcomes(marked)).filter(([, outcome]) => outcome === 'different')).toHaveLength(1)
    await t.client.call('dataset.remove', { dataset: dataset!.id })
    const lost = await verify(path)
    expect(lost.numbers.map(number => number.outcome)).toEqual(['notDerivable', 'notDerivable'])
    await t.client.call('history.undo', {})
    expect(await outcomes(path)).toEqual([['身份', 'equal'], ['回收', 'equal']])
    await t.client.call('segment.remove', { segment })
  })

  test('without its record, of another project or of another kind is refused by name', async () => {
    const { bytes, path } = await student('pptx')
    const bare = save(await edited(bytes, zip => { zip.remove('customXml/item1.xml') }), 'pptx')
    expect(await t.client.call('report.fileOrigin', { grant: t.grants.add(bare, 'read') })).toMatchObject({ project: null })
    await expect(verify(bare)).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'provenance' } })
    await expect(verify(save(Buffer.from('no report'), 'html'))).rejects.toMatchObject({ code: 'M07' })
    const bomb = await edited(bytes, zip => amend(zip, 'customXml/item1.xml', xml => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')))
    await expect(verify(save(bomb, 'pptx'))).rejects.toMatchObject({ code: expect.stringMatching(/^M1[01]$/) as string })
    const other = await testEngine()
    try {
      await other.newProject('other')
      await expect(other.client.call('report.verifyFile', { grant: other.grants.add(path, 'read') })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'otherProject' } })
    } finally { await other.dispose() }
  })

  test('replaces nothing unless that was asked for', async () => {
    const { id } = await t.client.call('report.create', { template: 'blank' })
    const { id: form } = await t.client.call('form.create', {})
    const path = save(Buffer.from('somebody else’s'), 'docx')
    const write = (overwrite: boolean): string => t.grants.add(path, 'write', { overwrite })
    for (const call of [() => t.client.call('report.export', { report: id, format: 'docx', grant: write(false) }), () => t.client.call('form.exportFile', { form, format: 'docx', grant: write(false) })]) {
      await expect(call()).rejects.toMatchObject({ code: 'M24' })
      expect(readFileSync(path, 'utf8')).toBe('somebody else’s')
    }
    await t.client.call('report.export', { report: id, format: 'docx', grant: write(true) })
    expect((await readProvenance(readFileSync(path)))?.report).toBe(id)
  })

  test('cancelled at any step leaves no file', async () => {
    const { id } = await t.client.call('report.create', { template: 'blank' })
    const { id: form } = await t.client.call('form.create', {})
    for (const format of ['docx', 'pdf', 'codebookXlsx', 'entry'] as const) {
      const path = join(dir, `never.${format}`)
      const cancel = new AbortController()
      const call = t.client.call('form.exportFile', { form, format, grant: t.grants.add(path, 'write') }, { signal: cancel.signal, onProgress: () => cancel.abort() })
      await expect(call, format).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(existsSync(path)).toBe(false)
    }
    for (const format of formats) {
      const path = join(dir, `never.${format}`)
      const cancel = new AbortController()
      const call = t.client.call('report.export', { report: id, format, grant: t.grants.add(path, 'write') }, { signal: cancel.signal, onProgress: ({ phase }) => { if (phase === 'packing') cancel.abort() } })
      await expect(call, format).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(existsSync(path)).toBe(false)
    }
    expect(readdirSync(dir).filter(name => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a report as a workbook', () => {
  beforeAll(open)
  afterAll(close)

  const cells = async (path: string): Promise<Map<string, { formula: string | null; value: unknown; type: ExcelJS.ValueType }>> => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(readFileSync(path) as unknown as ArrayBuffer)
    const found = new Map<string, { formula: string | null; value: unknown; type: ExcelJS.ValueType }>()
    for (const sheet of book.worksheets) sheet.eachRow(row => row.eachCell(cell => { found.set(`${sheet.name}!${cell.address}`, { formula: cell.formula ?? null, value: cell.formula ? cell.result : cell.value, type: cell.type }) }))
    return found
  }

  test('works its tables out from the data sheet, and a spreadsheet program gets the same numbers', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    await t.client.call('block.add', { report: id, contents: [{ type: 'table', caption: '=1+1', table: { type: 'typed', header: ['@SUM(1)', 'b'], rows: [['=HYPERLINK("x")', '-1+1']] } }] as never })
    const { path, bytes } = await exported('xlsx', id)
    const found = await cells(path)
    const formulas = [...found].filter(([, cell]) => cell.formula !== null)
    const has = (pattern: RegExp): number => formulas.filter(([, cell]) => pattern.test(cell.formula!)).length
    expect([has(/^COUNTIF\('数据'!/), has(/^AVERAGE\('数据'!/), has(/STDEV\.S\('数据'!/), has(/^SUM\(/)].every(n => n > 0)).toBe(true)
    for (const text of ['=HYPERLINK("x")', '-1+1', '@SUM(1)']) expect([...found.values()].filter(cell => cell.value === text).map(cell => cell.type)).toEqual([ExcelJS.ValueType.String])
    const dataset = (await t.client.call('dataset.list', {}))[0]!
    const { variables } = await t.client.call('dataset.get', { dataset: dataset.id })
    const identifiers = variables.filter(variable => variable.role === 'identifier').map(variable => variable.name)
    const headings = [...found].filter(([place]) => /^数据!\w+1$/.test(place)).map(([, cell]) => cell.value)
    expect(headings.length).toBeGreaterThan(10)
    expect(identifiers.filter(name => headings.includes(name))).toEqual([])
    if (!existsSync('/usr/bin/soffice')) { process.stderr.write('skipped: LibreOffice is not here\n'); return }
    // Without the written values the program must work them out itself.
    const bare = save(await edited(bytes, async zip => {
      for (const name of Object.keys(zip.files).filter(one => /worksheets\/sheet\d+\.xml$/.test(one))) zip.file(name, (await zip.file(name)!.async('string')).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'))
    }), 'xlsx')
    const out = join(dir, 'calc')
    spawnSync('soffice', [`-env:UserInstallation=file://${join(dir, 'profile')}`, '--headless', '--convert-to', 'xlsx', '--outdir', out, bare], { timeout: 600_000 })
    const saved = existsSync(out) ? readdirSync(out)[0] : undefined
    if (!saved) { process.stderr.write('skipped: LibreOffice saved nothing\n'); return }
    const again = await cells(join(out, saved))
    let compared = 0
    for (const [place, cell] of formulas) {
      if (typeof cell.value !== 'number') continue
      const value = again.get(place)?.value
      expect(Math.abs(Number(value) - cell.value), `${place} ${cell.formula!} ${String(value)}`).toBeLessThan(1e-9 * Math.max(1, Math.abs(cell.value)))
      compared++
    }
    expect(compared).toBeGreaterThan(150)
  })
})

describe('a report as slides', () => {
  beforeAll(open)
  afterAll(close)

  test('has a section a step, notes with the time of each, and the talk adds up', async () => {
    const { id } = await t.client.call('report.create', { template: 'qc' })
    const { xml } = await partsOf((await exported('pptx', id)).bytes)
    const presentation = parse(xml.get('ppt/presentation.xml')!)
    const sections = all(presentation, 'p14:section')
    expect(sections.map(section => section.attributes['name'])).toEqual(expect.arrayContaining(['1 选择课题', '2 现状调查', expect.stringMatching(/^\d+ 总结和下一步打算$/)]))
    const slides = all(presentation, 'p:sldId').map(slide => slide.attributes['id'])
    expect(sections.flatMap(section => all(section, 'p14:sldId').map(slide => slide.attributes['id']))).toEqual(slides)
    const notes = [...xml].filter(([path]) => /notesSlide\d+\.xml$/.test(path)).map(([, text]) => all(parse(text), 'a:t').map(node => node.text).join('\n'))
    expect(notes).toHaveLength(slides.length - 1)
    const budgets = new Map(notes.flatMap(note => { const found = /本步 (\d+) 秒，累计 (\d+):(\d\d)/.exec(note); return found ? [[Number(found[2]) * 60 + Number(found[3]), Number(found[1])] as const] : [] }))
    let spent = 0
    for (const [until, seconds] of [...budgets].sort(([a], [b]) => a - b)) expect(until).toBe(spent += seconds)
    // The opening has none of its own.
    expect([budgets.size, spent]).toEqual([sections.length - 1, 900])
    expect(notes.some(note => note.includes('本次调查发放问卷 320 份'))).toBe(true)
  })

  test('splits what is long over slides and cuts nothing', async () => {
    const long = Array.from({ length: 40 }, (_, i) => `第${'甲乙丙丁戊己庚辛壬癸'[i % 10]}类顾客提到的问题很多，包括等候、资费、网络和办理流程四个方面，需要逐一说明`).join('，')
    const { id } = await t.client.call('report.create', { template: 'blank' })
    await t.client.call('block.add', { report: id, contents: [{ type: 'heading', level: 1, text: '一章' }, { type: 'text', runs: [{ type: 'text', text: `${long}。` }] }, { type: 'list', items: Array.from({ length: 30 }, (_, i) => [{ type: 'text' as const, text: `第 ${i} 条` }]) }] as never })
    const { xml } = await partsOf((await exported('pptx', id)).bytes)
    const shown = [...xml].filter(([path]) => /slides\/slide\d+\.xml$/.test(path)).sort(([a], [b]) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0])).map(([, text]) => all(parse(text), 'a:t').map(node => node.text).join('')).join('')
    expect(shown.replace(/1 一章（\d+\/\d+）|‹#›/g, '')).toContain(`${long}。`)
    expect(shown).toContain('第 29 条')
  })
})

describe('a delivered deck refreshed', () => {
  beforeEach(open)
  afterEach(close)

  async function refreshed(deck: Uint8Array, report: string | null = null): Promise<{ made: Refreshed; zip: JSZip; path: string }> {
    const path = join(dir, `new${++written}.pptx`)
    const made = await t.client.call('report.refreshDeck', { report, deck: t.grants.add(save(deck, 'pptx'), 'read'), grant: t.grants.add(path, 'write') })
    return { made, zip: await JSZip.loadAsync(readFileSync(path)), path }
  }
  const slideWith = async (zip: JSZip, words: string | RegExp): Promise<string> => {
    for (const path of Object.keys(zip.files).filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name))) if ((await zip.file(path)!.async('string')).search(words) >= 0) return path
    throw new Error(`no slide with ${String(words)}`)
  }

  test('with nothing new, nothing is replaced and every part keeps its bytes', async () => {
    const { id } = await t.client.call('report.create', { template: 'qc' })
    const { bytes } = await exported('pptx', id)
    const { made, zip } = await refreshed(bytes)
    expect(new Set(made.parts.map(part => part.outcome))).toEqual(new Set(['same']))
    const before = await JSZip.loadAsync(bytes)
    for (const name of Object.keys(before.files)) if (!name.startsWith('customXml/') && !before.files[name]!.dir) expect(Buffer.compare(await zip.file(name)!.async('nodebuffer'), await before.file(name)!.async('nodebuffer')), name).toBe(0)
  })

  test('keeps what a person moved, added, reworded and deleted, and brings the rest up to date', async () => {
    const { id } = await t.client.call('report.create', { template: 'qc' })
    const { bytes } = await exported('pptx', id)
    let own = ''
    let moved = ''
    const deck = await edited(bytes, async zip => {
      // Chart moved and made smaller.
      moved = await slideWith(zip, 'chart:1')
      await amend(zip, moved, xml => xml.replace(/(name="yinguo:[^"]*:chart:1[^"]*".*?<p:xfrm>)<a:off[^>]*\/><a:ext[^>]*\/>/s, '$1<a:off x="1111111" y="2222222"/><a:ext cx="5555555" cy="3333333"/>'))
      // A sentence of ours in other words; the table's font made red.
      const text = await slideWith(zip, '本次调查发放问卷')
      await amend(zip, text, xml => xml.replace(/(<a:t>)发放(<\/a:t>)/, '$1发出的份数$2'))
      // A slide of the person's own, in front; another one deleted.
      own = 'ppt/slides/slide99.xml'
      zip.file(own, '<?xml version="1.0" encoding="UTF-8"?><p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="TextBox 1"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>我们自己的 320 份</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>')
      zip.file('ppt/slides/_rels/slide99.xml.rels', '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout" Target="../slideLayouts/slideLayout2.xml"/></Relationships>')
      await amend(zip, '[Content_Types].xml', xml => xml.replace('</Types>', '<Override PartName="/ppt/slides/slide99.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/></Types>'))
      await amend(zip, 'ppt/_rels/presentation.xml.rels', xml => xml.replace('</Relationships>', '<Relationship Id="rIdOwn" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide99.xml"/></Relationships>'))
      const gone = await slideWith(zip, /改进优先.序表（1/)
      const relations = await zip.file('ppt/_rels/presentation.xml.rels')!.async('string')
      const relation = new RegExp(`Id="([^"]*)"[^>]*Target="slides/${gone.split('/').at(-1)!}"`).exec(relations)![1]!
      await amend(zip, 'ppt/presentation.xml', xml => xml.replace(new RegExp(`<p:sldId id="\\d+" r:id="${relation}"/>`), '').replace('<p:sldIdLst>', '<p:sldIdLst><p:sldId id="999" r:id="rIdOwn"/>'))
    })
    await moveData()
    const { made, zip, path } = await refreshed(deck)
    const of = (outcome: string, kind: string): number => made.parts.filter(part => part.outcome === outcome && part.kind === kind).length
    expect(of('replaced', 'chart')).toBe(2)
    expect(of('changedByUser', 'table')).toBe(1)
    expect(of('gone', 'table')).toBe(1)
    expect(of('replaced', 'text')).toBeGreaterThan(2)
    // The chart has the new numbers, its workbook too, where the person put it.
    const chart = await zip.file(moved)!.async('string')
    expect(chart).toContain('<a:off x="1111111" y="2222222"/><a:ext cx="5555555" cy="3333333"/>')
    const fresh = await JSZip.loadAsync((await exported('pptx', id)).bytes)
    expect(await zip.file('ppt/charts/chart1.xml')!.async('string')).toBe(await fresh.file('ppt/charts/chart1.xml')!.async('string'))
    expect(Buffer.compare(await zip.file('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx')!.async('nodebuffer'), await fresh.file('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx')!.async('nodebuffer'))).toBe(0)
    // The sentence follows, the reworded table and the person's slide stay.
    const table = await zip.file(await slideWith(zip, '发出的份数'))!.async('string')
    expect(table).toContain('本次调查发放问卷 </a:t>')
    expect(all(parse(table), 'a:t').map(node => node.text).join('')).toContain('本次调查发放问卷 400 份')
    expect(first(all(parse(table), 'p:graphicFrame')[0]!, 'a:tbl')).toBeDefined()
    expect(await zip.file(own)!.async('string')).toContain('我们自己的 320 份')
    const source = await JSZip.loadAsync(deck)
    for (const name of [own, 'ppt/presentation.xml', 'ppt/slideMasters/slideMaster1.xml', 'ppt/theme/theme1.xml', '[Content_Types].xml']) expect(await zip.file(name)!.async('string'), name).toBe(await source.file(name)!.async('string'))
    const { ok, output } = officeCheck({ 'refreshed.pptx': readFileSync(path) })
    expect(output).not.toContain('UNSOUND')
    expect(ok).toBe(true)
    // Refreshed again it has nothing left to do, and its record is the one of now.
    const again = await refreshed(readFileSync(path))
    expect(again.made.parts.filter(part => part.outcome === 'replaced')).toEqual([])
    expect((await verify(path)).different).toBe(0)
  })

  test('a fishbone whose words did not change keeps its place; one that did is drawn anew within its frame', async () => {
    const { id } = await t.client.call('report.create', { template: 'qc' })
    const { bytes } = await exported('pptx', id)
    const deck = await edited(bytes, async zip => { await amend(zip, await slideWith(zip, ':drawing'), xml => xml.replace(/(name="yinguo:[^"]*:drawing[^"]*".*?<a:xfrm><a:off x=")\d+/s, '$1777')) })
    const [fishbone] = await t.client.call('fishbone.list', {})
    const { bones } = await t.client.call('fishbone.get', { fishbone: fishbone!.id })
    await t.client.call('bone.update', { fishbone: fishbone!.id, bone: bones.at(-1)!.id, text: '换了说法' } as never)
    const { made, zip, path } = await refreshed(deck)
    // The whole, and the slide of the one branch; the other branches stay.
    const drawings = made.parts.filter(part => part.kind === 'drawing')
    expect(drawings[0]!.outcome).toBe('replaced')
    expect(drawings.filter(part => part.outcome === 'replaced')).toHaveLength(2)
    expect(new Set(drawings.map(part => part.outcome))).toEqual(new Set(['replaced', 'same']))
    const slide = await zip.file(await slideWith(zip, ':drawing'))!.async('string')
    expect(slide).toMatch(/<a:off x="777"/)
    expect(all(parse(slide), 'a:t').map(node => node.text).join('')).toContain('换了说法')
    const ids = all(parse(slide), 'p:cNvPr').map(node => node.attributes['id'])
    expect(new Set(ids).size).toBe(ids.length)
    expect(officeCheck({ 'r.pptx': readFileSync(path) }).ok).toBe(true)
  })

  test('through LibreOffice it still finds its figures', async () => {
    if (!existsSync('/usr/bin/soffice')) { process.stderr.write('skipped: LibreOffice is not here\n'); return }
    const { id } = await t.client.call('report.create', { template: 'qc' })
    const { path } = await exported('pptx', id)
    const out = join(dir, 'office')
    const run = spawnSync('soffice', [`-env:UserInstallation=file://${join(dir, 'profile')}`, '--headless', '--convert-to', 'pptx', '--outdir', out, path], { encoding: 'utf8', timeout: 600_000 })
    const saved = readdirSync(out).find(name => name.endsWith('.pptx'))
    if (!saved) { process.stderr.write(`skipped: LibreOffice saved nothing (${run.stderr.slice(0, 200)})\n`); return }
    await moveData()
    const { made, path: result } = await refreshed(readFileSync(join(out, saved)), id)
    const seen = made.parts.filter(part => part.slide !== null)
    process.stderr.write(`through LibreOffice: ${['replaced', 'same', 'changedByUser', 'gone'].map(outcome => `${outcome} ${made.parts.filter(part => part.outcome === outcome).map(part => part.kind).sort().join(' ')}`).join('; ')}\n`)
    expect(seen.filter(part => part.kind === 'table' && part.outcome === 'replaced').length).toBeGreaterThan(0)
    expect(seen.filter(part => part.kind === 'chart').map(part => part.outcome)).toEqual(['replaced', 'replaced'])
    // It gives placeholders names of its own: titles, facts and notes are found again all the same.
    const fate = (outcome: string): number => made.parts.filter(part => part.kind === 'text' && part.outcome === outcome).length
    expect(fate('gone')).toBe(0)
    expect(fate('changedByUser')).toBe(0)
    expect(fate('replaced')).toBeGreaterThan(5)
    // What LibreOffice itself leaves unsound (a relationship that leads out of the package) stays as it was, and nothing is added to it.
    const complaints = (bytes: Uint8Array): string[] => officeCheck({ 'l.pptx': bytes }).output.split('\n').filter(line => line.includes('UNSOUND')).map(line => line.slice(line.lastIndexOf(' | ')))
    expect(complaints(readFileSync(result))).toEqual(complaints(readFileSync(join(out, saved))))
  })
})
