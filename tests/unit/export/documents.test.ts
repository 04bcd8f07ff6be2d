import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { cleanStrings } from '../../../main/engine/export/cleanText.ts'
import { officeDocument } from '../../../main/engine/export/documents.ts'
import { writeDeck } from '../../../main/engine/export/pptx/deck.ts'
import { writeDocument } from '../../../main/engine/export/docx/document.ts'
import { writeWorkbook } from '../../../main/engine/export/xlsx/workbook.ts'
import { sheetName } from '../../../main/engine/export/xlsx/sheetNames.ts'
import { columnFormat } from '../../../main/engine/export/xlsx/cells.ts'
import type { Figure } from '../../../shared/figures/figure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { bar, emptyPareto, fishbone, hostileTexts, pareto, paretoOf, priority, singlePareto, zeroPareto } from '../../fixtures/figures.ts'
import { all, axisPairs, first, officeCheck, parse, partsOf } from './parts.ts'
import { boneOf } from '../../fixtures/bones.ts'

const t = translator('zh-CN')
const facts = { title: '营业厅满意度改善', at: '2026-11-22T10:00:00+08:00' }
const figures = (): Figure[] => [pareto(), bar(), priority(), fishbone()]
const formats = ['pptx', 'docx', 'xlsx'] as const

/** Labels everywhere a user can put them. */
function hostile(): Figure[] {
  const rows = hostileTexts.map((text, i) => [text, 50 - i] as const)
  const worst = pareto()
  const table = { ...priority().table, rows: priority().table.rows.map((row, i) => ({ ...row, cells: row.cells.map((cell, c) => (c === 0 ? { value: hostileTexts[i % hostileTexts.length]!, text: hostileTexts[i % hostileTexts.length]! } : cell)) })) }
  const made: Figure[] = [
    paretoOf(rows, { frame: { ...worst.frame, title: hostileTexts.join(' '), facts: [...hostileTexts], source: hostileTexts[4]!, note: hostileTexts[3]! }, rules: [...hostileTexts] }),
    { ...bar(), bars: hostileTexts.map((label, i) => ({ key: `k${i}`, label, value: i, n: i, text: String(i) })) },
    { ...priority(), table, warnings: [...hostileTexts] },
    fishbone(hostileTexts.map((text, order) => boneOf({ id: `b"<${order}`, order, text }))),
  ]
  return cleanStrings(made).value
}

const small: Record<string, Figure[]> = { empty: [emptyPareto(), { ...bar(), bars: [], table: { ...bar().table, rows: [] } }, { ...priority(), table: { ...priority().table, rows: [] } }, fishbone([])], one: [singlePareto()], zero: [zeroPareto()] }

describe.each(formats)('%s', format => {
  it('is well-formed in every part, with every axis paired', async () => {
    for (const list of [figures(), hostile(), ...Object.values(small)]) {
      const { xml } = await partsOf(await officeDocument(format, list, facts, t))
      for (const [path, text] of xml) {
        const node = parse(text)
        if (!/charts\/chart\d+\.xml$/.test(path)) continue
        const { axes, used } = axisPairs(node)
        expect([...axes.keys()].sort()).toEqual([...used].sort())
      }
    }
  })

  it('passes the independent check', async () => {
    const sets = { normal: figures(), hostile: hostile(), ...small }
    const files: Record<string, Uint8Array> = {}
    for (const [name, list] of Object.entries(sets)) files[`${name}.${format}`] = await officeDocument(format, list, facts, t)
    const { ok, output } = officeCheck(files)
    expect(output).not.toMatch(/UNSOUND/)
    expect(ok).toBe(true)
  })

  it('is the same bytes for the same figures', async () => {
    const once = await officeDocument(format, [pareto(), fishbone()], facts, t)
    const again = await officeDocument(format, [pareto(), fishbone()], facts, t)
    expect(Buffer.compare(once, again)).toBe(0)
  })
})

describe('the presentation', () => {
  it('holds charts, tables and shapes, no pictures', async () => {
    const { xml, binary } = await partsOf(await writeDeck(figures(), facts, t))
    const slides = [...xml].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).map(([, text]) => parse(text))
    expect(slides.flatMap(slide => all(slide, 'c:chart'))).toHaveLength(2)
    expect(slides.flatMap(slide => all(slide, 'a:tbl')).length).toBeGreaterThanOrEqual(3)
    expect(slides.flatMap(slide => all(slide, 'p:pic'))).toHaveLength(0)
    expect([...binary.keys()].every(path => path.endsWith('.xlsx'))).toBe(true)
    expect(slides.every(slide => all(slide, 'a:t').some(text => text.text === '模拟数据'))).toBe(true)
  })

  it('draws a fishbone as one group of connectors and boxes that carry the ids of the bones', async () => {
    const figure = fishbone()
    const { xml } = await partsOf(await writeDeck([figure], facts, t))
    const slide = parse(xml.get('ppt/slides/slide1.xml')!)
    const group = first(slide, 'p:grpSp')
    const names = all(group, 'p:cNvPr').map(node => node.attributes['name'])
    for (const bone of figure.layout.bones) {
      expect(names.some(name => name?.startsWith(`yinguo:bone:${bone.id}|`))).toBe(true)
      expect(names).toContain(`yinguo:label:${bone.id}`)
    }
    const ids = all(slide, 'p:cNvPr').map(node => node.attributes['id'])
    expect(new Set(ids).size).toBe(ids.length)
    // The spine is glued to the head, every bone to its label unless numbers stand between them.
    const glued = all(group, 'p:cxnSp').filter(line => all(line, 'a:stCxn').length + all(line, 'a:endCxn').length > 0)
    expect(glued.length).toBeGreaterThan(figure.layout.bones.length * 0.9)
    for (const bone of figure.layout.bones.filter(one => one.level === 1)) expect(glued.some(line => first(line, 'p:cNvPr').attributes['name']?.startsWith(`yinguo:bone:${bone.id}|`))).toBe(true)
    for (const line of glued) for (const end of [...all(line, 'a:stCxn'), ...all(line, 'a:endCxn')]) expect(ids).toContain(end.attributes['id'])
  })

  it('keeps every shape on the slide and all type at 5 pt or more, and adds enlarged slides where type is small', async () => {
    const { xml } = await partsOf(await writeDeck([fishbone(), priority(), pareto()], facts, t))
    const size = first(parse(xml.get('ppt/presentation.xml')!), 'p:sldSz').attributes
    let enlarged = 0
    for (const [path, text] of xml) {
      if (!/^ppt\/slides\/slide\d+\.xml$/.test(path)) continue
      const slide = parse(text)
      if (all(slide, 'p:cNvPr').some(node => /^fishbone:\d/.test(node.attributes['name']!))) enlarged++
      for (const frame of [...all(slide, 'a:xfrm'), ...all(slide, 'p:xfrm')]) {
        const off = first(frame, 'a:off').attributes
        const ext = first(frame, 'a:ext').attributes
        expect(Number(off['x'])).toBeGreaterThanOrEqual(0)
        expect(Number(off['y'])).toBeGreaterThanOrEqual(0)
        expect(Number(off['x']) + Number(ext['cx'])).toBeLessThanOrEqual(Number(size['cx']) + 1)
        expect(Number(off['y']) + Number(ext['cy'])).toBeLessThanOrEqual(Number(size['cy']) + 1)
      }
      for (const run of all(slide, 'a:rPr')) if (run.attributes['sz']) expect(Number(run.attributes['sz'])).toBeGreaterThanOrEqual(500)
    }
    expect(enlarged).toBe(3)
  })

  it('splits a long table over slides and repeats the header; no slide ends with a heading', async () => {
    const { xml } = await partsOf(await writeDeck([priority()], facts, t))
    const tables = [...xml].filter(([path]) => path.startsWith('ppt/slides/slide')).map(([, text]) => first(parse(text), 'a:tbl'))
    expect(tables.length).toBeGreaterThan(1)
    const rows = tables.map(table => all(table, 'a:tr').map(row => all(row, 'a:t').map(text => text.text)))
    for (const table of rows) expect(table[0]).toEqual(rows[0]![0])
    for (const table of rows) expect(table.at(-1)!.length).toBeGreaterThan(1)
    const body = rows.flatMap(table => table.slice(1))
    expect(body).toHaveLength(priority().table.rows.length)
  })
})

describe('the document', () => {
  it('numbers figures and tables, repeats table headers and keeps the pair of fonts', async () => {
    const { xml } = await partsOf(await writeDocument(figures(), facts, t))
    const body = xml.get('word/document.xml')!
    expect(body.match(/SEQ 图/g)).toHaveLength(3)
    expect(body.match(/SEQ 表/g)).toHaveLength(4)
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(4)
    expect(xml.get('word/styles.xml')).toMatch(/w:ascii="Times New Roman"[^>]*w:eastAsia="SimSun"|w:eastAsia="SimSun"[^>]*w:ascii="Times New Roman"/)
    expect(body.match(/<c:chart /g)).toHaveLength(2)
    // Without a rule a line distance may be taken as exact, and a picture is cut to one line.
    const spaced = [...(body + xml.get('word/styles.xml')).matchAll(/<w:spacing [^>]*w:line="[^>]*>/g)].map(match => match[0])
    expect(spaced.length).toBeGreaterThan(3)
    for (const spacing of spaced) expect(spacing).toContain('w:lineRule="auto"')
  })

  it('fits the fishbone between the margins of its page, with vector and picture', async () => {
    const { xml, binary } = await partsOf(await writeDocument([fishbone()], facts, t))
    const node = parse(xml.get('word/document.xml')!)
    const extent = first(node, 'wp:extent').attributes
    const page = first(node, 'w:pgSz').attributes
    const margin = first(node, 'w:pgMar').attributes
    const room = (side: string, a: string, b: string): number => (Number(page[side]) - Number(margin[a]) - Number(margin[b])) * 635
    expect(Number(extent['cx'])).toBeLessThanOrEqual(room('w:w', 'w:left', 'w:right') + 10_000)
    expect(Number(extent['cy'])).toBeLessThanOrEqual(room('w:h', 'w:top', 'w:bottom'))
    expect([...binary.keys(), ...xml.keys()].filter(path => path.startsWith('word/media/')).map(path => path.split('.').at(-1)).sort()).toEqual(['png', 'svg'])
  })
})

describe('the workbook', () => {
  it('has numbers as numbers, live formulas with right results, and a sheet of notes', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await writeWorkbook(figures(), facts, t) as unknown as ArrayBuffer)
    expect(book.worksheets.map(sheet => sheet.name)).toEqual(['1 用户不满意原因排列图', '2 各维度满意度得分', '3 改善优先级', '4 营业厅排队等候时间长：因果图', '末端原因表', '说明'])
    const figure = pareto()
    const sheet = book.worksheets[0]!
    figure.bars.forEach((one, i) => {
      const row = sheet.getRow(6 + i)
      expect(row.getCell(3).value).toBe(one.count)
      expect([row.getCell(4).result, row.getCell(5).result, row.getCell(6).result]).toEqual([one.share, one.cumulativeCount, one.cumulativeShare])
      expect(row.getCell(6).formula).toBe(`SUM($C$6:$C${6 + i})/SUM($C$6:$C$13)`)
    })
    const ranked = book.worksheets[2]!
    const table = priority().table
    table.rows.forEach((row, r) => {
      if (row.heading) return
      const index = ranked.getRow(6 + r).getCell(6)
      expect(index.formula).toBe(`D${6 + r}*E${6 + r}`)
      expect(index.result).toBe(row.cells[5]!.value)
    })
    expect(ranked.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
    const notes = book.worksheets.at(-1)!.getSheetValues().flat().join('\n')
    for (const rule of [...figure.rules, ...priority().rules, ...priority().warnings]) expect(notes).toContain(rule)
  })

  it('names sheets as Excel allows, each once', () => {
    const taken = new Set<string>()
    const wanted = ['a/b\\c?d*e[f]g:h', '', 'History', "'quoted'", '长'.repeat(60), '长'.repeat(60), 'ABC', 'abc', '😀'.repeat(20)]
    for (const one of wanted) {
      const name = sheetName(one, taken)
      expect(name).not.toMatch(/[\\/?*[\]:']/)
      expect(name.length).toBeGreaterThan(0)
      expect(name.length).toBeLessThanOrEqual(31)
      expect(name.isWellFormed()).toBe(true)
      expect(name.toLowerCase()).not.toBe('history')
      taken.add(name.toLowerCase())
    }
    expect(taken.size).toBe(wanted.length)
  })

  it('prints a column as the figure does', () => {
    expect(columnFormat([{ value: 0.2534, text: '25.3' }, { value: 1, text: '100.0' }])).toBe('0.0%')
    expect(columnFormat([{ value: 68.42, text: '68.42' }, { value: null, text: '–' }])).toBe('0.00')
    expect(columnFormat([{ value: 186, text: '186' }])).toBe('General')
    expect(columnFormat([])).toBe('General')
  })
})
