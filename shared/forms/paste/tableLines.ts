import { isComplete } from './draft.ts'
import type { Draft } from './draft.ts'
import { numberMark } from './numberMark.ts'
import { startQuestion } from './questionLine.ts'
import type { Reading } from './reading.ts'
import { pointsLine } from './scaleLine.ts'
import type { SourceLine } from './sourceLine.ts'
import { tableAt, trailingAnswers } from './tableBlock.ts'

/** The sentence right above a table asks what the table answers. */
function takeBefore(r: Reading, line: SourceLine): { line: number; text: string } | null {
  const { roles, intro } = r.form
  // What the points mean asks nothing.
  const back = /^\d{1,2}\s*分?\s*[=＝]/.test(r.lines[r.at - 1]?.text ?? '') && roles.at(-1)?.role === 'intro' && roles.at(-2)?.role === 'intro' ? 2 : 1
  const last = roles.at(-back)
  const above = r.lines[r.at - back]
  if (!last || !above || last.line !== above.number || (line.apart && !/请|打\s*[“"]?√|评价|\b(?:rate|indicate|circle|tick|please)\b/i.test(above.text))) return null
  const part = r.form.parts.at(-1)
  if (last.role === 'intro') intro.splice(-back, 1)
  else if (last.role === 'description' && part?.kind === 'description' && !part.text.includes('\n')) r.form.parts.pop()
  else if (last.role === 'hint' && part?.kind === 'section') part.hint = part.hint.split('\n').slice(0, -1).join('\n')
  else return null
  roles.splice(-back, 1)
  return { line: above.number, text: above.text }
}

/** A question over a table that has no number: the words above it, or the name of its part. */
function startTable(r: Reading, line: SourceLine, before: { line: number; text: string } | null): void {
  const part = r.form.parts.at(-1)
  startQuestion(r, line, null, before?.text.replace(/^(?:您好|你好|hello|hi)\s*[！!，,。]\s*/i, '') ?? (part?.kind === 'section' ? part.text : ''))
  r.form.roles.pop()
  if (before) r.form.roles.push({ line: before.line, role: 'question', of: r.form.parts.length - 1 })
}

export function tableLines(r: Reading, line: SourceLine): boolean {
  const current = r.current
  const taken = current !== null && (current.options.length > 0 || current.rows.length > 0 || current.filled || current.answerLines > 0)
  if (taken && !r.tables.has(r.at)) return false
  const block = tableAt(r.lines, r.at)
  if (!block) return false
  if (!current || taken) {
    r.current = null
    startTable(r, line, takeBefore(r, line) ?? instruction(r))
    r.doubt(line, 'rowsGuessed')
  }
  const draft = r.current as Draft
  draft.columns = block.columns
  draft.groups = block.groups
  draft.scored = block.scored
  for (const row of block.rows) draft.rows.push({ line: (r.lines[row.index] as SourceLine).number, text: row.text })
  for (let index = block.from; index < block.to; index++) {
    const one = r.lines[index] as SourceLine
    r.role(one, block.rows.some(row => row.index === index) ? 'row' : block.head.includes(index) ? 'columns' : 'furniture')
  }
  r.at = block.to - 1
  return true
}

/** The sentence at the beginning that asks for marks, where fields for name and date stand between it and the table. */
function instruction(r: Reading): { line: number; text: string } | null {
  const last = r.form.intro.at(-1)
  if (!last || r.form.parts.some(part => part.kind !== 'question' || !part.draft.filled) || !/打分|评分|评价|打\s*[“"]?√|\b(?:rate|score|tick|circle)\b/i.test(last.text)) return null
  r.form.intro.pop()
  const role = r.form.roles.find(one => one.line === last.line)
  if (role) r.form.roles.splice(r.form.roles.indexOf(role), 1)
  return last
}

/** 「保洁卫生情况 1 2 3 4 5」 and more of them under a heading or a sentence, with no question over them: they are its rows. */
export function bareRows(r: Reading, line: SourceLine): boolean {
  const current = r.current
  if (current && (!isComplete(current) || current.rows.length > 0)) return false
  const run: { line: SourceLine; row: NonNullable<ReturnType<typeof rowOfAnswers>> }[] = []
  for (let at = r.at; at < r.lines.length; at++) {
    const one = r.lines[at] as SourceLine
    const row = rowOfAnswers(one.text)
    if (!row || row.answers.length !== (run[0]?.row.answers.length ?? row.answers.length) || (at > r.at && one.apart)) break
    run.push({ line: one, row })
  }
  if (run.length < 2) return false
  const before = current ? null : takeBefore(r, line)
  const scale = pointsLine((run[0] as (typeof run)[number]).row.answers.join(' '))
  startTable(r, line, before)
  const draft = r.current as Draft
  draft.scale = scale
  draft.plainRows = true
  draft.columns = scale ? Array.from({ length: scale.max - scale.min + 1 }, (_, i) => String(scale.min + i)) : (run[0] as (typeof run)[number]).row.answers.map((_, i) => String(i + 1))
  for (const one of run) { draft.rows.push({ line: one.line.number, text: one.row.text }); r.role(one.line, 'row') }
  r.doubt(line, 'rowsGuessed')
  r.at += run.length - 1
  return true
}

const rowOfAnswers = (text: string): ReturnType<typeof trailingAnswers> => (numberMark(text) ? null : trailingAnswers(text))
