import type { Block } from '../model/report.ts'

/** A prompt that nobody has answered yet. */
const isPrompt = ({ content }: Block): boolean => content.type === 'text' && content.prompt !== '' && content.runs.every(run => run.type === 'text' && run.text.trim() === '')
const prints = ({ content }: Block): boolean => !(content.type === 'heading' || content.type === 'notes' || content.type === 'pageBreak' || (content.type === 'text' && content.runs.every(run => run.type === 'text' && run.text.trim() === '')))

/** Headings with nothing under them but places for the group's own words that are still empty: left out of what is delivered, and told by the checks. */
export function unwrittenHeadings(blocks: readonly Block[]): Set<string> {
  const found = new Set<string>()
  blocks.forEach(({ id, content }, i) => {
    if (content.type !== 'heading') return
    const end = blocks.findIndex((other, at) => at > i && other.content.type === 'heading' && other.content.level <= content.level)
    const under = blocks.slice(i + 1, end < 0 ? undefined : end)
    if (under.some(isPrompt) && !under.some(prints)) found.add(id)
  })
  return found
}
