import type { DraftForm } from './draft.ts'
import { foreword, strayLine } from './foreword.ts'
import { headingLine } from './headingLine.ts'
import { settleLayout } from './layout/settle.ts'
import { numberedQuestion } from './questionLine.ts'
import { Reading } from './reading.ts'
import { isAnswerLine, isFurniture, LONGEST_LINE } from './sourceLine.ts'
import type { SourceLine } from './sourceLine.ts'
import { bareRows, tableLines } from './tableLines.ts'
import { underQuestion } from './underQuestion.ts'

/** Reads lines one after the other into drafts of questions; nothing is dropped, what is not understood becomes a description. */
export function readLines(lines: readonly SourceLine[]): DraftForm {
  const layout = settleLayout(lines)
  const r = new Reading(layout.lines, new Set(layout.joined.map(one => one.to)))
  for (; r.at < r.lines.length; r.at++) readLine(r, r.lines[r.at] as SourceLine)
  for (const line of layout.furniture) r.form.roles.push({ line, role: 'furniture', of: null })
  for (const { line, to } of layout.joined) {
    const main = r.form.roles.find(role => role.line === to)
    r.form.roles.push({ line, role: main?.role ?? 'furniture', of: main?.of ?? null })
  }
  // A line that held several questions has one entry.
  const seen = new Set<number>()
  r.form.roles = r.form.roles.sort((a, b) => a.line - b.line).filter(({ line }) => !seen.has(line) && seen.add(line))
  return r.form
}

function readLine(r: Reading, line: SourceLine): void {
  if (line.text.length > LONGEST_LINE) {
    r.form.parts.push({ kind: 'description', line: line.number, text: line.text.slice(0, 8000) })
    r.current = null
    r.role(line, 'description', r.form.parts.length - 1)
    r.doubt(line, 'tooLong', line.text.slice(0, 200))
  } else if (isFurniture(line.text)) r.role(line, 'furniture', null)
  else if (isAnswerLine(line.text)) {
    if (r.current) r.current.answerLines++
    r.role(line, r.current ? 'hint' : 'furniture')
  } else if (!headingLine(r, line) && !(r.tables.has(r.at) && tableLines(r, line)) && !numberedQuestion(r, line) && !tableLines(r, line) && !bareRows(r, line) && !(r.current ? underQuestion(r, line, r.current) : foreword(r, line))) strayLine(r, line)
}
