import type { TableColumn, TableModel } from '../../../../shared/figures/figure.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { paginate, shapeTable } from '../tableShape.ts'
import type { TableShape, TableType } from '../tableShape.ts'
import { frameSlide, later, SlideDraft } from './slideFrame.ts'
import type { Framed, Slide, SlideSetting } from './slideFrame.ts'
import { slideTables, tableFrame, tableTexts } from './table.ts'

interface Room { width: number; height: number; /** Of the first slide, which may carry a sentence. */ first: number }
type Rows = { from: number; to: number }
interface Part { table: TableModel; shape: TableShape; rows: Rows; type: TableType }

/** Lines of the reader's faces may be a little higher than ours: that much of the room stays free. */
const SPARE = 0.05

/** A table over as many slides as it needs, each with the header. */
export function tableSlides(around: Framed, kind: string, table: TableModel, title: string, foot: readonly string[], on: SlideSetting): Slide[] {
  // The room depends on the notes of the frame, so a frame is laid out once to learn it.
  const [room, first] = [frameSlide(new SlideDraft(), around, title, foot, later(on)), frameSlide(new SlideDraft(), around, title, foot, on)]
  const parts = partsOf(table, { width: on.page.textWidth, height: room.height * (1 - SPARE), first: first.height * (1 - SPARE) })
  return parts.map(({ table: part, shape, rows, type }, i) => {
    const draft = new SlideDraft()
    const heading = parts.length === 1 ? title : on.t('report.continued', { title, n: i + 1, of: parts.length })
    const region = frameSlide(draft, around, heading, foot, i === 0 ? on : later(on))
    const height = shape.header.height + shape.rows.slice(rows.from, rows.to).reduce((sum, row) => sum + row.height, 0)
    const texts = tableTexts(part, shape, rows)
    const shown = [...texts.header.flatMap(({ title: words, sub }) => [words, sub]), ...texts.body.flat(2)].join('')
    draft.shapes.push(tableFrame(draft.nextId(), on.name(`table:${i + 1}`, `table:${kind}:${i + 1}`, shown), heading, { ...region, height }, part, shape, rows, type, on.lines))
    return { shapes: draft.shapes, chart: null }
  })
}

/** Tables of more columns than a slide can carry are laid over this many at most. */
const MOST_ACROSS = 3

/**
 * Set as large as lets it stand on one slide; where none does, as large as costs one slide more than the smallest type at
 * most. Where numbers or words would be broken even in the smallest, its columns are shared out, each part with the
 * columns that name the rows.
 */
function partsOf(table: TableModel, room: Room): Part[] {
  for (let across = 1; across <= MOST_ACROSS; across++) {
    const tried = slideTables.map(type => columnParts(table, across).map(part => laidOut(part, type, room)))
    const whole = tried.filter(parts => parts.every(({ table: part, shape, type }) => !squeezed(part, shape, type)))
    const set = whole.length > 0 ? whole : across === MOST_ACROSS ? [[laidOut(table, slideTables.at(-1)!, room)]] : []
    const slides = set.map(parts => parts.reduce((sum, { pages }) => sum + pages.length, 0))
    const fewest = Math.min(...slides)
    const best = set[slides.findIndex(count => count <= (fewest > across ? fewest + 1 : fewest))]
    if (best) return best.flatMap(({ pages, ...part }) => pages.map(rows => ({ ...part, rows })))
  }
  return []
}

function laidOut(table: TableModel, type: TableType, room: Room): Omit<Part, 'rows'> & { pages: Rows[] } {
  const shape = shapeTable(table, room.width, type)
  let pages = paginate(shape, room.height, room.first)
  // As many slides as it needs, all about equally full: not two rows alone on the last one.
  for (let height = room.height * 0.95; pages.length > 1 && height > room.height * 0.4; height -= room.height * 0.05) {
    const even = paginate(shape, height, Math.min(height, room.first))
    if (even.length > pages.length) break
    pages = even
  }
  return { table, type, shape, pages }
}

/** Columns in `across` parts of about the same number, each after the columns that name the rows. */
function columnParts(table: TableModel, across: number): TableModel[] {
  if (across === 1) return [table]
  const named = table.columns.findIndex(column => column.align === 'left')
  const lead = named === 0 || named === 1 ? named + 1 : 1
  const rest = table.columns.length - lead
  return Array.from({ length: across }, (_, i) => [...table.columns.keys()].filter(c => c < lead || (c >= lead + Math.round(i * rest / across) && c < lead + Math.round((i + 1) * rest / across))))
    .map(kept => ({ ...table, columns: kept.map(c => table.columns[c]!), rows: table.rows.map(row => (row.heading ? row : { ...row, cells: kept.map(c => row.cells[c] ?? { value: null, text: '' }) })) }))
}

/** Pieces of Latin text that are not broken, by what a line may end with. */
const words = (text: string): string[] => text.split(/[\s\-–—/、，,；;·]+/).filter(word => /^[\u0021-\u024F]+$/.test(word))

/** Whether a number, or a Latin word, is wider than its column. */
function squeezed(table: TableModel, { widths }: TableShape, type: TableType): boolean {
  const needed = (column: TableColumn, i: number): number => Math.max(
    ...words(column.header).map(word => measureText(word, type.size, true)), ...words(column.sub).map(word => measureText(word, type.subSize, false)),
    ...table.rows.filter(row => !row.heading).flatMap(row => {
      const text = row.cells[i]?.text ?? ''
      return (column.align === 'left' ? words(text) : [text]).map(piece => measureText(piece, type.size, false))
    }), 0)
  return table.columns.some((column, i) => needed(column, i) > widths[i]! - 2 * type.padX + 1e-6)
}
