import type { TableModel } from '../../../../shared/figures/figure.ts'
import { paginate, shapeTable, squeezed } from '../tableShape.ts'
import type { TableShape, TableType } from '../tableShape.ts'
import { frameSlide, later, SlideDraft } from './slideFrame.ts'
import type { Framed, Slide, SlideSetting } from './slideFrame.ts'
import { slideTables, tableFrame, tableTexts } from './table.ts'
import { joinedLines } from './unbroken.ts'

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

function laidOut(given: TableModel, type: TableType, room: Room): Omit<Part, 'rows'> & { pages: Rows[] } {
  const table = cutRows(given, type, room.width)
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

/** A row of more lines than a slide should carry goes on in rows of its own: nothing of it is cut. */
function cutRows(table: TableModel, type: TableType, width: number): TableModel {
  const { rows: shapes } = shapeTable(table, width, { ...type, maxLines: Infinity })
  if (shapes.every(row => row.heading || row.lines.every(lines => lines.length <= type.maxLines))) return table
  return { ...table, rows: table.rows.flatMap((row, r) => {
    const { lines } = shapes[r]!
    const parts = row.heading ? 1 : Math.ceil(Math.max(1, ...lines.map(cell => cell.length)) / type.maxLines)
    if (parts === 1) return [row]
    return Array.from({ length: parts }, (_, part) => ({
      ...row, key: part === 0 ? row.key : `${row.key}:${part + 1}`,
      cells: row.cells.map((cell, c) => {
        const own = lines[c] ?? []
        return own.length <= type.maxLines ? part === 0 ? cell : { value: null, text: '' } : { value: null, text: joinedLines(own.slice(part * type.maxLines, (part + 1) * type.maxLines)) }
      }),
    }))
  }) }
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
