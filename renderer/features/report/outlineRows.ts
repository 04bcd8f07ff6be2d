import type { Block } from '../../../shared/model/report.ts'
import type { RenderedBlock } from '../../../shared/report/rendered.ts'

/** What a block is recognised by in lists: its heading, its caption, its first words. */
export function headlineOf({ content }: Block, rendered?: RenderedBlock): string {
  const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text)
  switch (content.type) {
    case 'heading': return content.text
    case 'figure': case 'table': case 'picture': return cut(content.caption || (rendered && 'caption' in rendered ? rendered.caption : ''))
    case 'text': return cut(content.runs.map(run => (run.type === 'text' ? run.text : '…')).join('') || content.prompt)
    case 'list': return cut(content.items[0]?.map(run => (run.type === 'text' ? run.text : '…')).join('') ?? '')
    case 'signature': return content.lines.join(' ')
    case 'notes': return cut(content.text)
    default: return ''
  }
}

export interface OutlineRow { block: Block; index: number; depth: number; kind: 'heading' | 'figure' | 'table' | 'picture' }

/** Headings by level, and under them what has a caption. */
export function outlineRows(blocks: readonly Block[]): OutlineRow[] {
  let depth = 0
  return blocks.flatMap((block, index): OutlineRow[] => {
    const { content } = block
    if (content.type === 'heading') { depth = content.level; return [{ block, index, depth: content.level - 1, kind: 'heading' }] }
    return content.type === 'figure' || content.type === 'table' || content.type === 'picture' ? [{ block, index, depth, kind: content.type }] : []
  })
}

/** A heading with everything up to the next of its level or above; any other block alone. */
export function sectionOf(blocks: readonly Block[], index: number): string[] {
  const first = blocks[index]
  if (!first) return []
  if (first.content.type !== 'heading') return [first.id]
  const { level } = first.content
  const end = blocks.findIndex((block, i) => i > index && block.content.type === 'heading' && block.content.level <= level)
  return blocks.slice(index, end < 0 ? blocks.length : end).map(block => block.id)
}

/**
 * Where a section goes when it is moved one place up or down: before the section above it, or behind the one below, of its own level or higher;
 * any other block trades places with its neighbour. The place is that among the other blocks; null where there is nowhere to go.
 */
export function movedPlace(blocks: readonly Block[], index: number, by: -1 | 1): { moved: string[]; place: number } | null {
  const moved = sectionOf(blocks, index)
  const first = blocks[index]
  if (!first) return null
  if (first.content.type !== 'heading') {
    const place = index + by
    return place < 0 || place >= blocks.length ? null : { moved, place }
  }
  const { level } = first.content
  if (by < 0) {
    if (index === 0) return null
    for (let i = index - 1; i >= 0; i--) {
      const { content } = blocks[i]!
      if (content.type === 'heading' && content.level <= level) return { moved, place: i }
    }
    return { moved, place: 0 }
  }
  const after = index + moved.length
  if (after >= blocks.length) return null
  const next = sectionOf(blocks, after)
  return { moved, place: index + next.length }
}
