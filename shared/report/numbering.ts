import type { Block } from '../model/report.ts'

/** Numbers of captions: figures and pictures count together, tables apart, from 1. A priority table is a table that is drawn. */
export function captionNumbers(blocks: readonly Block[]): Map<string, number> {
  const numbers = new Map<string, number>()
  let figures = 0
  let tables = 0
  for (const { id, content } of blocks) {
    if (isTable(content)) numbers.set(id, ++tables)
    else if (content.type === 'figure' || content.type === 'picture') numbers.set(id, ++figures)
  }
  return numbers
}

/** Captioned as 表: tables, and figures that are nothing but one. */
export const isTable = (content: Block['content']): boolean => content.type === 'table' || (content.type === 'figure' && content.spec.kind === 'priority')

/** "2", "2.1", "2.1.3" by block; headings that are not numbered have none and reset nothing. */
export function headingNumbers(blocks: readonly Block[]): Map<string, string> {
  const numbers = new Map<string, string>()
  const counts = [0, 0, 0]
  for (const { id, content } of blocks) {
    if (content.type !== 'heading' || !content.numbered) continue
    counts[content.level - 1]!++
    counts.fill(0, content.level)
    numbers.set(id, counts.slice(0, content.level).map(count => Math.max(1, count)).join('.'))
  }
  return numbers
}
