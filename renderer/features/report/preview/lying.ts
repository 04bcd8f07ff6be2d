import type { RenderedBlock } from '../../../../shared/report/rendered.ts'

/** Text of an A4 page with margins of 25 mm, in mm; `figure`: how tall a drawing may be, so that its caption stays below it. */
export const PAGES = { upright: { width: 160, height: 247, figure: 215 }, wide: { width: 247, height: 160, figure: 120 } } as const

/** More columns than this need the page on its side, as in the Word file. */
const MANY = 10

/** Whether a block is printed on a page that lies on its side, as the Word file has it: a heading goes with what it announces. */
export function lies(block: RenderedBlock, next: RenderedBlock | undefined): boolean {
  if (block.kind === 'heading') return next !== undefined && next.kind !== 'heading' && lies(next, undefined)
  if (block.kind === 'table') return block.table.columns.length > MANY
  if (block.kind !== 'figure') return false
  const { figure } = block
  if (figure.kind !== 'fishbone') return figure.kind === 'priority' && figure.table.columns.length > MANY
  const { width, height } = figure.diagram ?? figure.layout
  // Upright at most 165 mm, lying 120 mm tall.
  const scale = (page: { width: number; height: number }): number => Math.min(page.width / width, page.height / height)
  return scale({ width: PAGES.wide.width, height: PAGES.wide.figure }) > 1.08 * Math.min(1.2, scale({ width: PAGES.upright.width, height: 165 }))
}
