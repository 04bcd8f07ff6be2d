import { bareWords, wordsMark } from '../../../../shared/figures/fishbone/deckNames.ts'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import type { RenderedReport, RenderedRun } from '../../../../shared/report/rendered.ts'
import { typedNumbers } from '../../../../shared/report/typedNumbers.ts'
import { decodeEntities } from '../../import/xlsx/xmlScan.ts'
import type { Archive } from '../../import/zip/archive.ts'
import { captionMark, numberMark } from '../docx/numberMark.ts'
import { idOf } from '../html/blockId.ts'
import { isUntouched } from '../pptx/refresh/isUntouched.ts'
import { DeckFile } from '../pptx/refresh/deckFile.ts'
import { ownShapes, wordsIn } from '../pptx/refresh/ownShapes.ts'
import { all, attribute, checkedText, readTree } from '../xmlTree.ts'
import type { Element } from '../xmlTree.ts'
import { inBook } from './inBook.ts'
import type { ReadReport } from './read.ts'

/** What stands in a document now: the text at every bound number, and the numbers in sentences that are bound to nothing. */
export interface Standing {
  texts: Map<string, string>
  typed: number
  /** Tables and figures by the id of their number: whether they are as they were written. What is not in it cannot be compared. */
  shown: Map<string, 'asWritten' | 'byHand' | 'removed'>
}

/** null for formats that carry no marks. */
export async function standing(read: ReadReport, provenance: FileProvenance): Promise<Standing | null> {
  if (read.format === 'docx' && read.archive) return inDocument(await checkedText(read.archive, 'word/document.xml'), provenance)
  if (read.format === 'pptx' && read.archive) return inDeck(read.archive, provenance)
  if (read.format === 'xlsx' && read.archive) return inBook(read.archive, provenance)
  return read.format === 'html' ? inPage(read.html, provenance) : null
}

interface Piece { text: string; /** Of the bound number it is. */ id: string | null; /** A reference to a caption. */ ref: boolean }

function settle(lines: readonly Piece[][], provenance: FileProvenance): Standing {
  const texts = new Map<string, string>()
  for (const piece of lines.flat()) if (piece.id !== null) texts.set(piece.id, (texts.get(piece.id) ?? '') + piece.text)
  const whole = lines.map(line => line.map(piece => piece.text).join(''))
  const readings = provenance.numbers.filter(number => number.what === 'reading' && number.text !== '')
  for (const reading of readings) if (whole.some(line => line.includes(reading.text))) texts.set(reading.id, reading.text)
  const said = (line: readonly Piece[]): RenderedRun[] => line.flatMap((piece): RenderedRun[] => {
    if (piece.id !== null || piece.ref) return [{ text: piece.text, ref: 'bound' }]
    const text = readings.reduce((rest, reading) => rest.replace(reading.text, ''), piece.text)
    return text ? [{ text }] : []
  })
  const blocks = lines.map((line, i) => ({ id: String(i), kind: 'paragraph' as const, runs: said(line) }))
  return { texts, typed: typedNumbers({ blocks } as unknown as RenderedReport).length, shown: new Map() }
}

/** Tables whose words are known, held to what stands under their caption; `wordsOf`: null where there is no table of the block. */
function tablesIn(provenance: FileProvenance, wordsOf: (block: string) => string | null): Standing['shown'] {
  return new Map(provenance.numbers.filter(number => number.words !== '').map(number => {
    const words = wordsOf(blockOf(number.id))
    return [number.id, words === null ? 'removed' : wordsMark(words) === number.words ? 'asWritten' : 'byHand']
  }))
}
const blockOf = (id: string): string => id.split(/[#.]/, 1)[0]!

/** Styles of sentences; captions, tables and headings are no claims of their own. */
const SENTENCES = new Set(['BodyText', 'ListText', 'ListParagraph', 'Normal', ''])

/** Bound numbers stand in bookmarks, which Word keeps around them when they are edited. */
function inDocument(xml: string, provenance: FileProvenance): Standing {
  const ids = new Map(provenance.numbers.filter(number => number.what === 'number').map(number => [numberMark(number.id), number.id]))
  const lines: Piece[][] = []
  const open = new Map<string, string>()
  const text = (element: Element): string => decodeEntities(xml.slice(element.innerStart, element.innerEnd))
  const walk = (element: Element, line: Piece[], ref: boolean): void => {
    for (const child of element.children) {
      switch (child.name) {
        case 'tbl': case 'drawing': case 'pict': case 'instrText': case 'delText': case 'AlternateContent': break
        case 'p': {
          const own: Piece[] = []
          const style = /<w:pStyle\b[^>]*w:val="([^"]*)"/.exec(xml.slice(child.innerStart, Math.min(child.innerEnd, child.innerStart + 400)))?.[1] ?? ''
          walk(child, own, false)
          // Neighbouring runs with one look were one text: sentences are not broken where Word breaks runs.
          if (SENTENCES.has(style) || own.some(piece => piece.id !== null)) lines.push(own.reduce<Piece[]>((merged, piece) => {
            const last = merged.at(-1)
            if (last && last.id === piece.id && last.ref === piece.ref) last.text += piece.text
            else merged.push({ ...piece })
            return merged
          }, []))
          break
        }
        case 'bookmarkStart': { const id = ids.get(attribute(child, 'name') ?? ''); if (id !== undefined) open.set(attribute(child, 'id') ?? '', id); break }
        case 'bookmarkEnd': open.delete(attribute(child, 'id') ?? ''); break
        case 'fldSimple': walk(child, line, true); break
        case 't': line.push({ text: text(child), id: [...open.values()].at(-1) ?? null, ref }); break
        default: walk(child, line, ref)
      }
    }
  }
  const root = readTree(xml, 'word/document.xml')
  walk(root, [], false)
  const tables = captionedTables(xml, root)
  return { ...settle(lines, provenance), shown: tablesIn(provenance, block => tables.get(captionMark(block)) ?? null) }
}

/** The words of the tables of a document, by the bookmark of the caption right above each. */
function captionedTables(xml: string, root: Element): Map<string, string> {
  const found = new Map<string, string>()
  const words = (element: Element): string => element.children.map(child => (child.name === 't' ? decodeEntities(xml.slice(child.innerStart, child.innerEnd)) : child.name === 'noBreakHyphen' ? '-' : words(child))).join('')
  const body = root.children.flatMap(child => child.children).find(child => child.name === 'body')
  body?.children.forEach((child, i) => {
    const above = body.children[i - 1]
    if (child.name !== 'tbl' || above?.name !== 'p') return
    for (const mark of all(above, 'bookmarkStart')) found.set(attribute(mark, 'name') ?? '', words(child))
  })
  return found
}

/** A deck says in the name of each shape what it showed; a text names the block of its first point. */
async function inDeck(archive: Archive, provenance: FileProvenance): Promise<Standing> {
  const deck = new DeckFile(archive)
  const drawn = new Map<string, boolean[]>()
  const reworded = new Map<string, string>()
  for (const part of await deck.slides()) {
    const xml = await deck.text(part)
    for (const shape of ownShapes(xml, part)) {
      const block = decodeURIComponent(shape.block)
      if (shape.kind !== 'text') drawn.set(block, [...drawn.get(block) ?? [], await isUntouched(deck, xml, shape)])
      else if (shape.piece.startsWith('text') && shape.shown !== null && wordsMark(wordsIn(xml, shape.element)) !== shape.shown) reworded.set(block, wordsIn(xml, shape.element))
    }
  }
  const texts = new Map<string, string>()
  for (const number of provenance.numbers) {
    const words = reworded.get(blockOf(number.id))
    if (words !== undefined && number.text !== '' && !bareWords(words).includes(bareWords(number.text))) texts.set(number.id, words)
  }
  const shown = new Map(provenance.numbers.filter(number => number.what === 'figure' || number.what === 'table').map(number => {
    const own = drawn.get(blockOf(number.id))
    return [number.id, own === undefined ? 'removed' : own.every(Boolean) ? 'asWritten' : 'byHand'] as const
  }))
  return { texts, typed: provenance.typed, shown }
}

const plain = (html: string): string => decodeEntities(html.replace(/<[^>]*>/g, '').replaceAll('&#39;', "'")).replaceAll('\u00a0', ' ')

function inPage(html: string, provenance: FileProvenance): Standing {
  const ids = new Set(provenance.numbers.map(number => number.id))
  const body = /<main\b[^>]*>([\s\S]*?)<\/main>/i.exec(html)?.[1] ?? html
  const lines = [...body.matchAll(/<(p|li)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/gi)].filter(match => !/^<\w+[^>]*\bclass="/.test(match[0])).map(([, , inner = '']) => {
    const line: Piece[] = []
    let at = 0
    for (const found of inner.matchAll(/<span\b[^>]*\bdata-p="([^"]*)"[^>]*>([\s\S]*?)<\/span>|<a\b[^>]*href="#[^"]*"[^>]*>([\s\S]*?)<\/a>/g)) {
      line.push({ text: plain(inner.slice(at, found.index)), id: null, ref: false })
      const id = decodeEntities(found[1] ?? '')
      line.push({ text: plain(found[2] ?? found[3] ?? ''), id: ids.has(id) ? id : null, ref: found[1] === undefined })
      at = found.index + found[0].length
    }
    line.push({ text: plain(inner.slice(at)), id: null, ref: false })
    return line
  })
  const table = (block: string): string | null => {
    const from = body.indexOf(`id="${idOf(block)}"`)
    const found = from < 0 ? null : /^[^<]*<table\b[^>]*>([\s\S]*?)<\/table>/.exec(body.slice(body.indexOf('>', from) + 1))
    return found ? plain(found[1]!.replace(/<caption>[\s\S]*?<\/caption>/, '')) : null
  }
  return { ...settle(lines, provenance), shown: tablesIn(provenance, table) }
}
