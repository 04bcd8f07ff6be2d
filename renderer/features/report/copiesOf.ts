import type { Block, BlockContent, Run } from '../../../shared/model/report.ts'

/** Blocks to put in beside the ones they are copied from. A reference to a figure or table that is copied along leads to the copy; any other to where it led. */
export function copiesOf(blocks: readonly Pick<Block, 'id' | 'content'>[], newId: () => string): { id: string; content: BlockContent }[] {
  const ids = new Map(blocks.map(({ id }) => [id, newId()]))
  const led = (runs: readonly Run[]): Run[] => runs.map(run => (run.type === 'ref' ? { ...run, block: ids.get(run.block) ?? run.block } : run))
  return blocks.map(({ id, content }) => ({
    id: ids.get(id)!,
    content: content.type === 'text' ? { ...content, runs: led(content.runs) } : content.type === 'list' ? { ...content, items: content.items.map(led) } : content,
  }))
}
