import { blankIn, isUnit } from './blank.ts'
import { choicesIn, tickedBlanks } from './choiceMarks.ts'
import { isComplete } from './draft.ts'
import type { Draft } from './draft.ts'
import { looksHeading } from './headingLine.ts'
import { limitsIn, readNote, skipIn } from './notes.ts'
import { numberMark } from './numberMark.ts'
import { addChoices, asksByItself, moreWords, unnumberedQuestion } from './questionLine.ts'
import type { Reading } from './reading.ts'
import { codedAnswers, labelledPoints, legendIn, pointsLine, scaleIn, wordsLine } from './scaleLine.ts'
import type { SourceLine } from './sourceLine.ts'
import { trailingAnswers } from './tableBlock.ts'
import { thanksWords } from './thanks.ts'

const asksToChoose = /^(?:请|可以?|限|最[多少]|至[多少]|(?:please )?(?:select|choose|check|tick|pick|mark)\b|you (?:may|can) (?:select|choose))/i
const finished = /[?？:：。！!]$|[(（]\s*[)）][。.]?$|_{2,}[^_]{0,4}$/

/** A line under a question. */
export function underQuestion(r: Reading, line: SourceLine, draft: Draft): boolean {
  const { text } = line
  const wrapped = /^[(（[【]\s*(.+?)\s*[)）\]】][。.]?$/.exec(text)?.[1]
  if (wrapped !== undefined && !/[()（）[\]【】]/.test(wrapped) && readNote(wrapped, draft.notes)) { r.role(line, skipIn(wrapped) ? 'skip' : 'hint'); return true }
  if (/^(?:此题|本题)?依赖/.test(text) && readNote(text, draft.notes)) { r.role(line, 'skip'); return true }
  if (r.ended || (thanksWords.test(text) && !r.moreQuestions())) return false
  if (!isComplete(draft) && draft.loose.length === 0 && text.length <= 40 && asksToChoose.test(text) && limitsIn(text) !== null && readNote(text, draft.notes)) { r.role(line, 'hint'); return true }
  const next = draft.mark === 'letter' || draft.mark === 'number' || draft.mark === 'circled' ? draft.options.length : 0
  const row = draft.options.length === 0 ? trailingAnswers(numberMark(text)?.rest ?? text) : null
  const listed = row !== null && (draft.rows.length > 0 || row.answers.length === draft.scale?.labels.size || numberMark(text) !== null || /^\d{1,2}[.-]\d{1,2}\D/.test(text) || /^[a-z]\s*[.)）、]/i.test(text) || (r.next !== undefined && trailingAnswers(r.next.text) !== null && numberMark(r.next.text)?.style !== r.style))
  if (row && (listed || pointsLine(text) === null)) {
    draft.rows.push({ line: line.number, text: row.text })
    draft.plainRows = true
    draft.scale ??= pointsLine(row.answers.join(' '))
    if (draft.columns.length === 0) draft.columns = draft.scale?.labels.size === row.answers.length ? [...draft.scale.labels.values()] : row.answers.map((_, i) => String(i + 1))
    r.role(line, 'row')
    return true
  }
  const coded = !isComplete(draft) && draft.notes.kind !== 'matrix' && draft.notes.kind !== 'matrixScale' && draft.notes.kind !== 'scale' ? codedAnswers(text) : null
  if (coded) { for (const answer of coded) draft.options.push({ line: line.number, text: answer }); draft.mark = 'number'; r.role(line, 'option'); return true }
  const scale = draft.options.length === 0 ? labelledPoints(text) ?? pointsLine(text) ?? (draft.notes.kind === 'matrix' || draft.notes.kind === 'matrixScale' ? null : wordsLine(text)) : null
  if (scale && draft.scale === null && choicesIn(text, 0, true, null)?.mark !== 'circled' && !/^[A-Z]\s*[.、．]|^[(（]\s*1\s*[)）]/.test(text)) { draft.scale = scale; r.role(line, 'columns'); return true }
  // 「____ 年 ____ 月 ____ 日」「____ 元」 under the question: the place for its answer.
  const place = /^_{2,}/.test(text) && !isComplete(draft) && draft.loose.length === 0 ? blankIn(text) : null
  if (place && (place.kind === 'date' || (place.kind === 'number' && isUnit(place.unit) && /^_{2,}\s*\S{1,4}(?:\s*[(（][^()（）]*[)）])?$/.test(text)))) {
    if (place.kind === 'date') draft.notes.kind ??= 'date'
    else draft.stem = `${draft.stem} ____${place.unit}`
    draft.filled = true
    r.role(line, 'hint')
    return true
  }
  const ranked = /^_{1,}\s*[.、]?\s*(\S.*)$/.exec(text)
  if (ranked && !isUnit(ranked[1] as string)) { draft.options.push({ line: line.number, text: ranked[1] as string }); draft.mark ??= 'bracket'; r.role(line, 'option'); return true }
  const choices = choicesIn(text, next, true, draft.mark) ?? (/[?？]$/.test(draft.stem) ? tickedBlanks(text) : null) ?? (line.bullet && draft.mark !== 'letter' && text.length <= 60 ? { lead: '', options: [text], mark: 'bullet' as const, first: -1 } : null)
  // 「(1) 挂号流程 (2) 候诊时间 … A. 满意 B. 一般 C. 不满意」: answers to what looked like answers.
  if (choices?.lead === '' && choices.mark === 'letter' && (draft.mark === 'number' ? choices.first === 0 && draft.options.length > 1 : draft.mark === 'letter' && draft.columns.length > 0 && choices.first === draft.columns.length)) {
    draft.rows.push(...draft.options.splice(0))
    draft.columns.push(...choices.options)
    draft.mark = 'letter'
    r.role(line, 'columns')
    return true
  }
  const last = draft.options.at(-1)
  const torn = choices !== null && choices.lead !== '' && last !== undefined && !line.apart && (choices.first === draft.options.length || (choices.first === -1 && r.wrapped && choices.mark === draft.mark && !/_$/.test(last.text) && choices.lead.length <= 12 && !/[吗呢?？:：]/.test(choices.lead)))
  if (choices && !(choices.lead !== '' && !torn && (isComplete(draft) || r.style === null) && asksByItself(r, choices.lead))) {
    // 「C. 36-」 over 「59岁 D. 60岁以上」: the line broke in the middle of an option.
    if (torn && last) last.text = `${last.text}${glueOf(last.text, choices.lead)}${choices.lead}`
    else if (choices.lead !== '') moreWords(r, draft, choices.lead, line)
    addChoices(draft, choices, line)
    r.role(line, 'option')
    return true
  }
  if (unnumberedQuestion(r, line, choices)) return true
  const told = /^(?:注|提示|说明|备注|填写说明|note)\s*[:：]\s*(.*)$/i.exec(text)
  if (skipIn(text) && text.length <= 60 && /[若如选跳]|\bif\b|skip|go to/i.test(text)) { draft.notes.skips.push(skipIn(text) as NonNullable<ReturnType<typeof skipIn>>); r.role(line, 'skip'); return true }
  if (tornOff(text, draft) && !line.apart) { moreWords(r, draft, text, line); r.role(line, 'question'); return true }
  if ((told || legendIn(text)) && !draft.filled && draft.answerLines === 0) { const scaled = scaleIn(text); if (scaled) { draft.notes.scale = scaled; r.role(line, 'hint'); return true } }
  if (told) { draft.hint = `${draft.hint}\n${text}`.trim(); r.role(line, 'hint'); return true }
  if (draft.options.length > 0) return afterOptions(r, line, draft)
  if (draft.scale !== null && draft.scale.labels.size === draft.scale.max - draft.scale.min + 1 && r.style !== null && !line.apart && draft.answerLines === 0 && text.length <= 60 && !/[?？。:：]$/.test(text) && !looksHeading(r, line)) {
    draft.rows.push({ line: line.number, text })
    if (draft.columns.length === 0) { draft.columns = [...draft.scale.labels.values()]; r.doubt(line, 'rowsGuessed') }
    r.role(line, 'row')
    return true
  }
  const table = draft.scale !== null && (draft.notes.kind === 'matrix' || draft.notes.kind === 'matrixScale') && !line.apart
  if (draft.rows.length > 0 || (draft.scale !== null && !table) || draft.answerLines > 0 || draft.filled) return false
  const follows = r.next
  const marked = follows !== undefined && !follows.apart && choicesIn(follows.text, 0, true, null) !== null
  const open = draft.loose.length === 0 && draft.notes.kind === null && !finished.test(draft.stem) && !line.apart
  if (open && (finished.test(text) || marked || (draft.stem.length >= 18 && text.length >= 12) || /^[,，、(（]/.test(text))) { moreWords(r, draft, text, line); r.role(line, 'question'); return true }
  if (line.apart && draft.loose.length > 0 && looksHeading(r, line, draft.loose.every(one => r.lines.find(other => other.number === one.line)?.apart === true))) return false
  // 「感知风险」 between statements of one scale.
  if (r.around !== null && draft.loose.length === 0 && finished.test(draft.stem) && looksHeading(r, line)) return false
  // A remark between statements of one scale belongs to none of them.
  if (line.apart && r.around !== null && r.style !== null && draft.loose.length === 0 && finished.test(draft.stem)) return false
  draft.loose.push({ line: line.number, text })
  r.role(line, 'option')
  return true
}

function afterOptions(r: Reading, line: SourceLine, draft: Draft): boolean {
  if (line.apart || looksHeading(r, line) || /[。！!:：?？]$/.test(line.text) || line.text.length > 40 || draft.mark === null) return false
  const last = draft.options.at(-1)
  if (!last) return false
  last.text = `${last.text}${glueOf(last.text, line.text)}${line.text}`
  r.doubt(line, 'splitOption')
  r.role(line, 'option')
  return true
}

const glueOf = (before: string, after: string): string => (/[A-Za-z,;]$/.test(before) && /^[A-Za-z(]/.test(after) ? ' ' : '')

/** A line that goes on in the middle of a sentence: a small letter after words that do not end. */
const tornOff = (text: string, draft: Draft): boolean => !isComplete(draft) && draft.loose.length === 0 && !finished.test(draft.stem) && /^[a-z]{2,}|^[a-z]\s/.test(text) && /[A-Za-z,;]$/.test(draft.stem) && draft.stem.length >= 40
