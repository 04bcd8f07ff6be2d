import type { SourceLine } from '../sourceLine.ts'
import { joinCells } from './cells.ts'
import type { Layout } from './layout.ts'
import { joinLoneNumbers, joinPoints } from './loneNumbers.ts'
import { dropAnswerHeads, dropBlanksBefore, markCoded, settleApart } from './marks.ts'
import { dropRunningHeads, unquote } from './paper.ts'
import { splitRunOn } from './runOn.ts'
import { joinBrackets, joinKindLines } from './tornLines.ts'

const steps: readonly ((layout: Layout) => void)[] = [unquote, dropRunningHeads, settleApart, dropAnswerHeads, markCoded, joinCells, joinPoints, joinLoneNumbers, dropBlanksBefore, joinBrackets, joinKindLines, splitRunOn]

/** Undoes what copying does to a text. What is taken out or joined stays accounted for. */
export function settleLayout(source: readonly SourceLine[]): Layout {
  const layout: Layout = { lines: source.map(line => ({ ...line })), furniture: [], joined: [] }
  for (const step of steps) step(layout)
  return layout
}
