import { blankIn, fieldsIn } from './blank.ts'
import { choicesIn, tickedBlanks } from './choiceMarks.ts'
import type { Choices } from './choiceMarks.ts'
import { isComplete, newDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { inlineOptions } from './inlineOptions.ts'
import { takeNotes } from './notes.ts'
import { asksSomething, judges, numberMark } from './numberMark.ts'
import type { NumberMark, NumberStyle } from './numberMark.ts'
import type { Reading } from './reading.ts'
import { pointsLine, starsBehind, wordsLine } from './scaleLine.ts'
import { isAnswerLine } from './sourceLine.ts'
import type { SourceLine } from './sourceLine.ts'
import { trailingAnswers } from './tableBlock.ts'

const numeric: readonly NumberStyle[] = ['dot', 'paren', 'fullParen', 'square', 'bare']

/** Whether a numbered line begins a question, and not an option or a row of the one before. */
function beginsQuestion(r: Reading, mark: NumberMark, line: SourceLine): boolean {
  const { style, value } = mark
  if (r.style === null) return false
  const asks = asksSomething(mark.rest, r.next)
  const current = r.current
  const inner = current?.mark === 'number' ? current.options.length : current?.rows.length ?? 0
  if (style !== r.style) {
    return numeric.includes(style) && numeric.includes(r.style) && value === r.last + 1 && value > 1 && asks && inner !== value - 1 && current !== null && isComplete(current) && !trailingAnswers(line.text)
  }
  if (style === 'word' || style === 'letter' || style === 'chinese' || style === 'decimal') return true
  if (current === null) return r.introduced || asks || !startsAgain(r, style)
  const expected = r.last + 1
  // The list of answers goes on with a place to write.
  if (current.mark === 'number' && value === inner + 1 && value < expected && style !== 'bare') return false
  if (value >= expected && value <= expected + 3) {
    if (inner > 0 && value === inner + 1 && current.mark === 'number') return asks
    if (value > expected) r.doubt(line, 'numbering')
    return true
  }
  if (value === 1 && r.sectioned) return true
  // 「15 to 30 minutes ☐」 counts something else.
  if (style === 'bare') return false
  if (asks && (isComplete(current) || value === r.last)) { r.doubt(line, 'numbering'); return true }
  return false
}

export function numberedQuestion(r: Reading, line: SourceLine): boolean {
  const mark = numberMark(line.text)
  if (!mark || !beginsQuestion(r, mark, line)) return false
  r.last = mark.value
  startQuestion(r, line, mark.label, mark.rest, mark.required)
  return true
}

export function startQuestion(r: Reading, line: SourceLine, label: string | null, rest: string, required = false): void {
  const draft = newDraft(label, line.number, r.around, r.partKind)
  if (required) draft.notes.required = true
  r.form.parts.push({ kind: 'question', draft })
  r.current = draft
  r.sectioned = false
  r.introduced = true
  r.inConsent = false
  r.role(line, 'question')
  // 「我在工作中感到精力充沛  1 2 3 4 5」
  const run = trailingAnswers(rest)
  const points = run && run.answers.every(answer => /^\d/.test(answer)) ? pointsLine(run.answers.join(' ')) : null
  if (run && points && !judges(run.text)) {
    draft.stem = takeNotes(run.text, draft.notes)
    for (const answer of run.answers) draft.options.push({ line: line.number, text: answer })
    return
  }
  if (run && (points || (r.around && run.answers.length === r.around.max - r.around.min + 1))) {
    draft.stem = takeNotes(run.text, draft.notes)
    draft.scale = points ?? r.around
    return
  }
  const stars = starsBehind(rest)
  if (stars) {
    draft.stem = takeNotes(stars.lead, draft.notes)
    draft.scale = stars.scale
    return
  }
  const choices = choicesIn(rest, 0, false, null) ?? tickedBlanks(rest)
  if (choices && choices.lead !== '') {
    draft.stem = takeNotes(choices.lead, draft.notes)
    addChoices(draft, choices, line)
    return
  }
  const inline = inlineOptions(rest)
  if (inline) {
    draft.stem = takeNotes(inline.lead, draft.notes)
    addChoices(draft, inline, line)
    draft.mark = null
    r.doubt(line, 'unmarkedOptions')
    return
  }
  draft.stem = takeNotes(rest, draft.notes)
  draft.filled = /_{2,}[^_]{0,6}$/.test(draft.stem)
}

export function addChoices(draft: Draft, choices: Choices, line: SourceLine): void {
  for (const option of choices.options) draft.options.push({ line: line.number, text: option })
  draft.mark ??= choices.mark
}

export function moreWords(r: Reading, draft: Draft, text: string, line: SourceLine): void {
  const glue = /[A-Za-z,;]$/.test(draft.stem) && /^[A-Za-z]/.test(text) ? ' ' : ''
  draft.stem = `${draft.stem}${glue}${takeNotes(text, draft.notes)}`.trim()
  if (draft.stem.length > 600) r.doubt(line, 'tooLong')
}

/** A question without a number among numbered ones, or where none has a number. */
export function unnumberedQuestion(r: Reading, line: SourceLine, choices: Choices | null): boolean {
  const fields = fieldsIn(line.text)
  if (fields.length > 0) {
    for (const field of fields) {
      startQuestion(r, line, null, field)
      if (r.current) r.current.filled = true
    }
    r.form.roles.splice(-fields.length + 1)
    r.doubt(line, 'severalBlanks')
    return true
  }
  // 「姓名 *」: only questions are marked as required.
  if (r.style === null && /\S\s*\*$/.test(line.text) && !/_\s*\*$/.test(line.text)) { startQuestion(r, line, null, line.text); return true }
  if (starsBehind(line.text) && (r.current === null || isComplete(r.current))) { startQuestion(r, line, null, line.text); return true }
  const blank = blankIn(line.text)
  const field = blank !== null && blank.text.length >= 2 && blank.text.length <= (/\p{Script=Han}/u.test(blank.text) ? 30 : 80) && (blank.kind !== 'text' || /[:：]\s*_|_{2,}\s*$/.test(line.text))
  if (r.style !== null && !(field || (choices && choices.lead !== '' && asksByItself(r, choices.lead)))) return false
  if (r.style !== null && r.current && !isComplete(r.current) && !(line.apart && field && /[?？。.:：]$/.test(r.current.stem))) return false
  if (r.style === null && !field && !(choices && choices.lead !== '') && !looksQuestion(r, line)) return false
  if (r.current && (r.current.options.length > 0 || r.current.loose.length > 0) && /^(?:其[他它]|others?\b)/i.test(line.text)) return false
  startQuestion(r, line, null, line.text)
  return true
}

export function asksByItself(r: Reading, lead: string): boolean { return /[:：?？]$/.test(lead) || /[您你]|多选/.test(lead) || (lead.length >= 2 && r.style === null) }

function looksQuestion(r: Reading, line: SourceLine): boolean {
  if (inlineOptions(line.text) !== null && (r.introduced || r.inline || /[:：]/.test(line.text))) return true
  if (/[:：]$/.test(line.text) && line.text.length <= 30 && r.introduced && r.current !== null && (isComplete(r.current) || r.current.loose.length > 1)) return true
  if (/^(?:请问)?[您你](?!好)/.test(line.text) && line.text.length >= 4 && line.text.length <= 40 && !/[。！!，,；;]$/.test(line.text) && r.next !== undefined && (r.current === null || r.current.loose.length > 1 || r.current.options.length > 1 || isComplete(r.current))) return true
  if (/[?？]$/.test(line.text) || /[(（[【](?:可)?(?:多选|单选)/.test(line.text)) return true
  const next = r.next
  if (next?.apart && line.apart && line.text.length <= 40 && r.introduced && (isAnswerLine(next.text) || next.bullet)) return true
  if (!next || next.apart) return /[:：]$/.test(line.text) && next !== undefined && choicesIn(next.text, 0, true, null) !== null
  return isAnswerLine(next.text) || pointsLine(next.text) !== null || (choicesIn(next.text, 0, true, null)?.lead === '' && choicesIn(line.text, 0, true, null) === null) || wordsLine(next.text) !== null
}

/** Whether the numbers of this style begin once more further down. */
const startsAgain = (r: Reading, style: NumberStyle): boolean => r.lines.slice(r.at + 1).some(other => { const found = numberMark(other.text); return found?.style === style && found.value === 1 })
