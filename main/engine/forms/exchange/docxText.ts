import { nameCode, OPEN, CLOSE, SELF, TEXT, XmlScan, scanPart } from '../../import/xlsx/xmlScan.ts'
import { inChinese } from '../../../../shared/forms/paste/numberMark.ts'
import type { Archive } from '../../import/zip/archive.ts'

const N = Object.fromEntries(['p', 'r', 't', 'tab', 'br', 'tbl', 'tr', 'tc', 'gridSpan', 'val', 'numPr', 'ilvl', 'numId', 'abstractNum', 'abstractNumId', 'lvl', 'numFmt', 'lvlText', 'num', 'sym', 'char', 'del', 'delText', 'start', 'txbxContent', 'Fallback', 'pPr', 'sdt'].map(name => [name, nameCode(name)])) as Record<string, number>
const n = (name: string): number => N[name] as number

interface Level { format: string; text: string; start: number }
type Numbering = Map<string, Level[]>

/** Lists of the document by their id: Word keeps the numbers of questions and options there, not in the text. */
async function numbering(archive: Archive): Promise<Numbering> {
  const found: Numbering = new Map()
  if (!archive.parts.has('word/numbering.xml')) return found
  const kinds = new Map<string, Level[]>()
  let kind = ''
  let level: Level | null = null
  let id = ''
  const scan = new XmlScan('word/numbering.xml')
  await scanPart(scan, archive.read('word/numbering.xml'), token => {
    if (token !== OPEN && token !== SELF) return
    const name = scan.name
    const value = (): string => scan.attribute(n('val')) ?? ''
    if (name === n('abstractNum')) { kind = scan.attribute(n('abstractNumId')) ?? ''; kinds.set(kind, []) } else if (name === n('lvl')) {
      level = { format: 'decimal', text: '', start: 1 }
      kinds.get(kind)?.push(level)
    } else if (name === n('numFmt') && level) level.format = value()
    else if (name === n('lvlText') && level) level.text = value()
    else if (name === n('start') && level) level.start = Number(value()) || 1
    else if (name === n('num')) id = scan.attribute(n('numId')) ?? ''
    else if (name === n('abstractNumId') && id !== '') found.set(id, kinds.get(value()) ?? [])
  })
  return found
}

const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

function printed(format: string, value: number): string {
  if (/^chinese|ideograph|japaneseCounting|taiwaneseCounting/i.test(format)) return inChinese(value)
  if (format === 'upperLetter' || format === 'lowerLetter') { const letter = String.fromCharCode(64 + ((value - 1) % 26) + 1); return format === 'upperLetter' ? letter : letter.toLowerCase() }
  if (format === 'upperRoman' || format === 'lowerRoman') return format === 'upperRoman' ? romans[value] ?? String(value) : (romans[value] ?? String(value)).toLowerCase()
  if (/^decimalEnclosedCircle/.test(format)) return value <= 20 ? String.fromCharCode(0x245F + value) : String(value)
  return String(value)
}

/** Paragraphs one a line, rows of tables with tabs between cells, and the numbers Word shows before list items. */
export async function docxText(archive: Archive): Promise<string> {
  const lists = await numbering(archive)
  const counters = new Map<string, number[]>()
  const lines: string[] = []
  let text = ''
  let inText = false
  let skipping = 0
  let list: { id: string; level: number } | null = null
  let inParagraphStart = false
  const rows: { cells: string[]; cell: string[]; span: number }[] = []

  const label = (): string => {
    if (!list || list.id === '0') return ''
    const levels = lists.get(list.id)
    const level = levels?.[list.level]
    if (!levels || !level) return ''
    if (level.format === 'none') return ''
    if (level.format === 'bullet') return /[\uF0A8\uF06F\uF071\uF0A3□○◯o]/.test(level.text) ? '□ ' : ''
    const counts = counters.get(list.id) ?? []
    counts[list.level] = (counts[list.level] ?? level.start - 1) + 1
    counts.length = list.level + 1
    counters.set(list.id, counts)
    const shown = level.text.replace(/%(\d)/g, (_, at: string) => printed(levels[Number(at) - 1]?.format ?? 'decimal', counts[Number(at) - 1] ?? 1))
    return shown === '' ? '' : `${shown} `
  }
  const endParagraph = (): void => {
    const line = (text.trim() === '' ? '' : label()) + text
    const row = rows.at(-1)
    if (row) { if (line.trim() !== '') row.cell.push(line.trim()) } else lines.push(line)
    text = ''
    list = null
  }

  const scan = new XmlScan('word/document.xml')
  await scanPart(scan, archive.read('word/document.xml'), token => {
    if (token === TEXT) { if (inText && skipping === 0) text += scan.text(); return }
    const name = scan.name
    // Deleted words, and text boxes told a second time for old programs.
    if (name === n('del') || name === n('Fallback')) { if (token === OPEN) skipping++; else if (token === CLOSE) skipping--; return }
    if (skipping > 0) return
    if (name === n('t')) inText = token === OPEN
    else if (name === n('p')) {
      if (token === OPEN) { inParagraphStart = true; if (text.trim() !== '') endParagraph() } else endParagraph()
    } else if (name === n('tab') && token === SELF && !inParagraphStart) text += '\t'
    // A line broken inside a cell is no new line of the table.
    else if (name === n('br') && token !== CLOSE) text += rows.length > 0 ? ' ' : '\n'
    else if (name === n('sym') && token !== CLOSE) text += String.fromCharCode(Number.parseInt(scan.attribute(n('char')) ?? '25A1', 16) || 0x25A1)
    else if (name === n('numId') && token !== CLOSE) list = { id: scan.attribute(n('val')) ?? '0', level: list?.level ?? 0 }
    else if (name === n('ilvl') && token !== CLOSE) list = { id: list?.id ?? '0', level: Number(scan.attribute(n('val'))) || 0 }
    else if (name === n('pPr') && token !== OPEN) inParagraphStart = false
    else if (name === n('r') && token === OPEN) inParagraphStart = false
    else if (name === n('tr')) {
      if (token === OPEN) rows.push({ cells: [], cell: [], span: 1 })
      else { const row = rows.pop(); if (row) { const joined = row.cells.join('\t'); const outer = rows.at(-1); if (outer) outer.cell.push(joined); else lines.push(joined) } }
    } else if (name === n('tc') && token === CLOSE) {
      const row = rows.at(-1)
      if (row) { row.cells.push(row.cell.join(' '), ...Array<string>(row.span - 1).fill('')); row.cell = []; row.span = 1 }
    } else if (name === n('gridSpan') && token !== CLOSE) { const row = rows.at(-1); if (row) row.span = Math.min(64, Math.max(1, Number(scan.attribute(n('val'))) || 1)) }
  })
  if (text.trim() !== '') endParagraph()
  return lines.join('\n')
}
