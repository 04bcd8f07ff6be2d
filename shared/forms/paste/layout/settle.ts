import type { SourceLine } from '../sourceLine.ts'
import { joinCells, tabRows } from './cells.ts'
import type { Layout } from './layout.ts'
import { joinLoneNumbers, joinPoints } from './loneNumbers.ts'
import { dropAnswerHeads, dropBlanksBefore, dropCodes, dropMarginCodes, dropMarkCodes, markCoded, pointMarks, settleApart, writeFields } from './marks.ts'
import { dropMailHead, dropRunningHeads, unquote } from './paper.ts'
import { splitRunOn } from './runOn.ts'
import { joinBrackets, joinDisplay, joinKindLines } from './tornLines.ts'

const steps: readonly ((layout: Layout) => void)[] = [unquote, dropMailHead, dropRunningHeads, settleApart, dropMarginCodes, dropMarkCodes, dropAnswerHeads, markCoded, dropCodes, writeFields, joinCells, tabRows, pointMarks, joinPoints, joinLoneNumbers, dropBlanksBefore, joinBrackets, joinKindLines, joinDisplay, splitRunOn]

/** Undoes what copying does to a text. What is taken out or joined stays accounted for. */
export function settleLayout(source: readonly SourceLine[]): Layout {
  const layout: Layout = { lines: source.map(line => ({ ...line })), furniture: [], joined: [] }
  for (const step of steps) step(layout)
  return layout
}
