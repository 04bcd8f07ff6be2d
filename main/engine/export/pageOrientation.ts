import type { RenderedBlock } from '../../../shared/report/rendered.ts'

/** Characters of a sentence that may stand above a wide figure or table on its page. */
const SHORT = 160
/** Sentences that may stand between a heading and what it announces. */
const MOST_SENTENCES = 2

const isShort = (block: RenderedBlock | undefined): boolean => block?.kind === 'paragraph' && block.runs.reduce((sum, run) => sum + run.text.length, 0) <= SHORT

const isShown = (block: RenderedBlock | undefined): boolean => block?.kind === 'table' || block?.kind === 'figure'
/** Whether a short sentence, with at most one more after it, stands right before the figure or table it speaks of. */
export const announces = (block: RenderedBlock, [next, second]: readonly (RenderedBlock | undefined)[]): boolean => isShort(block) && (isShown(next) || (isShort(next) && isShown(second)))

/** Ids of the blocks that lie on their side: what `isWide`, with the headings that announce it and the sentences between. */
export function lyingBlocks(blocks: readonly RenderedBlock[], isWide: (block: RenderedBlock) => boolean): Set<string> {
  const lying = new Set<string>()
  blocks.forEach((block, i) => {
    if (!isWide(block)) return
    lying.add(block.id)
    let from = i
    while (i - from < MOST_SENTENCES && isShort(blocks[from - 1])) from--
    if (blocks[from - 1]?.kind !== 'heading') return
    while (blocks[from - 1]?.kind === 'heading') from--
    for (const above of blocks.slice(from, i)) lying.add(above.id)
  })
  return lying
}
