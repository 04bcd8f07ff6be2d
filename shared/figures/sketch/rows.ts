import type { Rect } from '../geometry.ts'
import { widest, wrapEvenly } from '../text/wrap.ts'
import { TYPE } from './axes.ts'
import type { Sketch } from './sketch.ts'

interface RowBand {
  plot: Rect
  pitch: number
  /** Middle of row i. */
  middle(i: number): number
}

/** Type is not set smaller than this; rows closer together leave labels out. */
const SMALLEST = 2.1
const LABEL_LINES = 3

/** Height rows want on paper, mm. */
export const rowsHeight = (count: number, pitch = 8): number => Math.max(3, count) * pitch

/** Lays rows under one another with their labels left of the plot; `right` is kept free for what stands beside the plot. */
export function rowBand(sketch: Sketch, labels: readonly string[], room: { top: number; bottom: number; right: number }): RowBand {
  const height = Math.max(4, sketch.height - room.top - room.bottom)
  const pitch = height / Math.max(1, labels.length)
  const fontSize = Math.max(SMALLEST, Math.min(TYPE.label, pitch / 1.3))
  const lineHeight = fontSize * 1.22
  const every = Math.max(1, Math.ceil(fontSize * 1.12 / pitch))
  const most = Math.max(1, Math.min(LABEL_LINES, Math.floor((pitch * every + lineHeight - fontSize * 1.1) / lineHeight)))
  const width = sketch.width * 0.34
  const wrapped = labels.map((label, i) => (i % every === 0 ? wrapEvenly(label, { width, fontSize, maxLines: most, measure: sketch.measure }) : []))
  const left = Math.max(4, ...wrapped.map(lines => widest(lines, fontSize, false, sketch.measure))) + 2.2
  const plot: Rect = { x: left, y: room.top, width: Math.max(6, sketch.width - left - room.right), height }
  const middle = (i: number): number => plot.y + (i + 0.5) * pitch
  wrapped.forEach((lines, i) => {
    if (lines.length > 0) sketch.text('category', lines, { x: plot.x - 1.8, y: middle(i) - (lines.length - 1) * lineHeight / 2 }, { fontSize, lineHeight, anchor: 'end' })
  })
  return { plot, pitch, middle }
}

/** Texts beside the rows, in a column of their own; [] where they would not fit. Lines: the widest form first. */
interface SideColumn { width: number; forms: string[][] }

/** The fullest form of the texts that fits `share` of the width and the pitch; the last form is taken where none does. */
export function sideColumn(sketch: Sketch, forms: readonly (readonly string[][])[], pitch: number, share: number): SideColumn {
  const size = TYPE.value
  for (const [i, form] of forms.entries()) {
    const lines = Math.max(1, ...form.map(row => row.length))
    const width = Math.max(0, ...form.map(row => widest(row, size, false, sketch.measure)))
    const fits = width <= sketch.width * share && size * (1.05 + (lines - 1) * 1.25) <= pitch
    if (fits) return { width: width + 1.5, forms: form.map(row => [...row]) }
    if (i === forms.length - 1) return { width: 0, forms: form.map(() => []) }
  }
  return { width: 0, forms: [] }
}

export function placeSideColumn(sketch: Sketch, band: RowBand, column: SideColumn): void {
  const x = band.plot.x + band.plot.width + 2
  column.forms.forEach((lines, i) => {
    if (lines.length > 0) sketch.text('value', lines, { x, y: band.middle(i) - (lines.length - 1) * TYPE.value * 1.25 / 2 }, { fontSize: TYPE.value, anchor: 'start' })
  })
}
