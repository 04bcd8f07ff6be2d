import type { PasteDoubtReason, PastedRole } from '../../contract/formExchange.ts'
import { choicesIn } from './choiceMarks.ts'
import type { Choices } from './choiceMarks.ts'
import { blankIn, fieldsIn, isUnit } from './blank.ts'
import { isComplete, newDraft } from './draft.ts'
import type { Draft, DraftForm } from './draft.ts'
import { legendIn, pointsLine, scaleIn, wordsLine } from './scaleLine.ts'
import type { ToldScale } from './scaleLine.ts'
import { noNotes, readNote, skipIn, takeNotes } from './notes.ts'
import { asksSomething, numberMark, partHeading } from './numberMark.ts'
import type { NumberMark, NumberStyle } from './numberMark.ts'
import { questionStyle } from './questionStyle.ts'
import { isAnswerLine, isFurniture, LONGEST_LINE } from './sourceLine.ts'
import type { SourceLine } from './sourceLine.ts'
import { cellsOf, tableAt, trailingAnswers } from './tableBlock.ts'

const numeric: readonly NumberStyle[] = ['dot', 'paren', 'fullParen', 'square', 'bare']
const thanksWords = /^(?:(?:问卷|调查|本次)?.{0,10}(?:结束|完毕|到此)[，,。！!\s]*)?(?:再次|最后|衷心|非常|谨此|十分|万分)*(?:感谢|谢谢|祝)|\bthank(?:s| you)\b/i
const finished = /[?？:：。！!]$|[(（]\s*[)）][。.]?$|_{2,}[^_]{0,4}$/

/** Reads lines one after the other into drafts of questions; nothing is dropped, what is not understood becomes a description. */
export class LineReader {
  readonly form: DraftForm = { title: [], intro: [], consent: [], thanks: [], parts: [], doubts: [], roles: [] }
  readonly #lines: readonly SourceLine[]
  readonly #style: NumberStyle | null
  readonly #tables = new Set<number>()
  #at = 0
  #current: Draft | null = null
  #last = 0
  #sectioned = false
  /** Last part numbered I, II, III. */
  #roman = 0
  #around: ToldScale | null = null
  #partKind: Draft['partKind'] = null
  #inConsent = false
  #introduced = false

  constructor(lines: readonly SourceLine[]) {
    this.#lines = lines
    // Rows of a table may have numbers: they number no questions.
    const inTable = new Set<number>()
    for (let at = 0; at < lines.length; at++) {
      const block = cellsOf(lines[at] as SourceLine) === null ? null : tableAt(lines, at)
      if (!block) continue
      this.#tables.add(at)
      for (const row of block.rows) inTable.add(row.index)
      at = block.to - 1
    }
    this.#style = questionStyle(lines.filter((line, at) => !inTable.has(at) && line.text.length <= LONGEST_LINE))
  }

  read(): DraftForm {
    while (this.#at < this.#lines.length) this.#line(this.#lines[this.#at] as SourceLine)
    this.form.roles.sort((a, b) => a.line - b.line)
    return this.form
  }

  #role(line: SourceLine, role: PastedRole, of: number | null = this.#current ? this.form.parts.length - 1 : null): void { this.form.roles.push({ line: line.number, role, of }) }
  #doubt(line: SourceLine, reason: PasteDoubtReason, text = line.text): void { this.form.doubts.push({ line: line.number, reason, text }) }
  get #next(): SourceLine | undefined {
    for (let at = this.#at + 1; at < this.#lines.length; at++) { const line = this.#lines[at] as SourceLine; if (line.text.length <= LONGEST_LINE && !isFurniture(line.text)) return line }
    return undefined
  }

  #line(line: SourceLine): void {
    if (line.text.length > LONGEST_LINE) {
      this.form.parts.push({ kind: 'description', line: line.number, text: line.text.slice(0, 8000) })
      this.#current = null
      this.#role(line, 'description', this.form.parts.length - 1)
      this.#doubt(line, 'tooLong', line.text.slice(0, 200))
    } else if (isFurniture(line.text)) this.#role(line, 'furniture', null)
    else if (isAnswerLine(line.text)) {
      if (this.#current) this.#current.answerLines++
      this.#role(line, this.#current ? 'hint' : 'furniture')
    } else if (!this.#heading(line) && !(this.#tables.has(this.#at) && this.#table(line)) && !this.#numbered(line) && !this.#table(line) && !(this.#current ? this.#within(line, this.#current) : this.#before(line))) this.#stray(line)
    this.#at++
  }

  #heading(line: SourceLine): boolean {
    const told = /^(.+?)\s*\[段落说明\]$/.exec(line.text)
    if (told) {
      this.form.parts.push({ kind: 'description', line: line.number, text: told[1] as string })
      this.#current = null
      this.#introduced = true
      this.#role(line, 'description', this.form.parts.length - 1)
      return true
    }
    const mark = numberMark(line.text)
    const numeral = mark !== null && (mark.style === 'chinese' || (mark.style === 'chineseParen' && !(this.#current && !isComplete(this.#current)))) && mark.style !== this.#style
    const roman = mark?.style === 'roman' && mark.value === this.#roman + 1
    if (roman) this.#roman++
    const words = partHeading(line.text) ?? (roman ? mark.rest : null) ?? (numeral && !choicesIn(mark.rest, 0, false, null) ? mark.rest : null) ?? (line.heading > 1 && mark === null ? line.text : null)
    if (words === null || (partHeading(line.text) !== null && /^[【[]/.test(line.text) && this.#current !== null && !line.apart && partHeading(line.text.slice(1, -1)) === null)) return false
    this.#section(line, words)
    return true
  }

  #section(line: SourceLine, words: string): void {
    const notes = noNotes()
    const text = takeNotes(words, notes).replace(/[:：]$/, '').trim()
    this.#around = notes.scale
    this.#partKind = notes.kind ?? (/^(?:多选|不定项)题?/.test(text) ? 'multiple' : /^(?:填空|简答|问答|开放)(?:性?问?)?题?/.test(text) ? 'text' : /^单选题?/.test(text) ? 'single' : null)
    this.form.parts.push({ kind: 'section', line: line.number, text: text || words, hint: '' })
    this.#current = null
    this.#sectioned = true
    this.#introduced = true
    this.#inConsent = false
    this.#role(line, 'section', this.form.parts.length - 1)
  }

  /** Whether a numbered line begins a question, and not an option or a row of the one before. */
  #begins(mark: NumberMark, line: SourceLine): boolean {
    const { style, value } = mark
    if (this.#style === null) return false
    const asks = asksSomething(mark.rest, this.#next)
    const current = this.#current
    const inner = current?.mark === 'number' ? current.options.length : current?.rows.length ?? 0
    if (style !== this.#style) {
      return numeric.includes(style) && numeric.includes(this.#style) && value === this.#last + 1 && value > 1 && asks && inner !== value - 1 && current !== null && isComplete(current) && !trailingAnswers(line.text)
    }
    if (style === 'word' || style === 'letter' || style === 'chinese') return true
    if (current === null) return this.#introduced || asks || value !== 1 || !this.#lines.slice(this.#at + 1).some(other => { const found = numberMark(other.text); return found?.style === style && found.value === 1 })
    const expected = this.#last + 1
    if (value >= expected && value <= expected + 3) {
      if (inner > 0 && value === inner + 1 && current.mark === 'number') return asks
      if (value > expected) this.#doubt(line, 'numbering')
      return true
    }
    if (value === 1 && this.#sectioned) return true
    if (asks && (isComplete(current) || value === this.#last)) { this.#doubt(line, 'numbering'); return true }
    return false
  }

  #numbered(line: SourceLine): boolean {
    const mark = numberMark(line.text)
    if (!mark || !this.#begins(mark, line)) return false
    this.#last = mark.value
    this.#start(line, mark.label, mark.rest, mark.required)
    return true
  }

  #start(line: SourceLine, label: string | null, rest: string, required = false): void {
    const draft = newDraft(label, line.number, this.#around, this.#partKind)
    if (required) draft.notes.required = true
    this.form.parts.push({ kind: 'question', draft })
    this.#current = draft
    this.#sectioned = false
    this.#introduced = true
    this.#inConsent = false
    this.#role(line, 'question')
    // 「我在工作中感到精力充沛  1 2 3 4 5」
    const run = trailingAnswers(rest)
    const points = run && run.answers.every(answer => /^\d/.test(answer)) ? pointsLine(run.answers.join(' ')) : null
    if (run && (points || (this.#around && run.answers.length === this.#around.max - this.#around.min + 1))) {
      draft.stem = takeNotes(run.text, draft.notes)
      draft.scale = points ?? this.#around
      return
    }
    const choices = choicesIn(rest, 0, false, null)
    if (choices && choices.lead !== '') {
      draft.stem = takeNotes(choices.lead, draft.notes)
      this.#add(draft, choices, line)
      return
    }
    const columns = /^(.*[?？:：)）\]】])\s*(\S.*)$/.exec(rest)
    const words = columns ? wordsLine(columns[2] as string) ?? pointsLine(columns[2] as string) : null
    if (columns && words) { draft.scale = words; draft.stem = takeNotes(columns[1] as string, draft.notes); return }
    draft.stem = takeNotes(rest, draft.notes)
    draft.filled = /_{2,}[^_]{0,6}$/.test(draft.stem)
  }

  #add(draft: Draft, choices: Choices, line: SourceLine): void {
    for (const option of choices.options) draft.options.push({ line: line.number, text: option })
    draft.mark ??= choices.mark
  }

  /** The sentence right above a table asks what the table answers. */
  #takeBefore(line: SourceLine): { line: number; text: string } | null {
    const { roles, intro } = this.form
    const last = roles.at(-1)
    const above = this.#lines[this.#at - 1]
    if (!last || !above || last.line !== above.number || line.apart) return null
    const part = this.form.parts.at(-1)
    if (last.role === 'intro') intro.pop()
    else if (last.role === 'description' && part?.kind === 'description' && !part.text.includes('\n')) this.form.parts.pop()
    else if (last.role === 'hint' && part?.kind === 'section') part.hint = part.hint.split('\n').slice(0, -1).join('\n')
    else return null
    roles.pop()
    return { line: above.number, text: above.text }
  }

  #table(line: SourceLine): boolean {
    const current = this.#current
    if (current && (current.options.length > 0 || current.rows.length > 0)) return false
    const block = tableAt(this.#lines, this.#at)
    if (!block) return false
    if (!current) {
      const before = this.#takeBefore(line)
      this.#start(line, null, before?.text ?? '')
      this.form.roles.pop()
      if (before) this.form.roles.push({ line: before.line, role: 'question', of: this.form.parts.length - 1 })
      this.#doubt(line, 'rowsGuessed')
    }
    const draft = this.#current as Draft
    draft.columns = block.columns
    draft.groups = block.groups
    for (const row of block.rows) draft.rows.push({ line: (this.#lines[row.index] as SourceLine).number, text: row.text })
    for (let index = block.from; index < block.to; index++) {
      const one = this.#lines[index] as SourceLine
      this.#role(one, block.rows.some(row => row.index === index) ? 'row' : block.head.includes(index) ? 'columns' : 'furniture')
    }
    this.#at = block.to - 1
    return true
  }

  /** A line under a question. */
  #within(line: SourceLine, draft: Draft): boolean {
    const { text } = line
    const wrapped = /^[(（[【]\s*(.+?)\s*[)）\]】][。.]?$/.exec(text)?.[1]
    if (wrapped !== undefined && !/[()（）[\]【】]/.test(wrapped) && readNote(wrapped, draft.notes)) { this.#role(line, skipIn(wrapped) ? 'skip' : 'hint'); return true }
    if (thanksWords.test(text) && !this.#moreQuestions()) return false
    const next = draft.mark === 'letter' || draft.mark === 'number' || draft.mark === 'circled' ? draft.options.length : 0
    const row = draft.options.length === 0 ? trailingAnswers(numberMark(text)?.rest ?? text) : null
    const listed = row !== null && (numberMark(text) !== null || /^[a-z]\s*[.)）、]/i.test(text) || (this.#next !== undefined && trailingAnswers(this.#next.text) !== null && numberMark(this.#next.text)?.style !== this.#style))
    if (row && (listed || pointsLine(text) === null)) {
      draft.rows.push({ line: line.number, text: row.text })
      draft.plainRows = true
      draft.scale ??= pointsLine(row.answers.join(' '))
      if (draft.columns.length === 0) draft.columns = row.answers.map((_, i) => String(i + 1))
      this.#role(line, 'row')
      return true
    }
    const scale = draft.options.length === 0 ? pointsLine(text) ?? (draft.notes.kind === 'matrix' || draft.notes.kind === 'matrixScale' ? null : wordsLine(text)) : null
    if (scale && draft.scale === null && choicesIn(text, 0, true, null)?.mark !== 'circled' && !/^[A-Z]\s*[.、．]|^[(（]\s*1\s*[)）]/.test(text)) { draft.scale = scale; this.#role(line, 'columns'); return true }
    const ranked = /^_{1,}\s*[.、]?\s*(\S.*)$/.exec(text)
    if (ranked && !isUnit(ranked[1] as string)) { draft.options.push({ line: line.number, text: ranked[1] as string }); draft.mark ??= 'bracket'; this.#role(line, 'option'); return true }
    const choices = choicesIn(text, next, true, draft.mark) ?? (line.bullet && draft.mark !== 'letter' && text.length <= 60 ? { lead: '', options: [text], mark: 'bullet' as const, first: -1 } : null)
    if (choices && !(choices.lead !== '' && (isComplete(draft) || this.#style === null) && this.#asksByItself(choices.lead))) {
      if (choices.lead !== '') this.#more(draft, choices.lead, line)
      this.#add(draft, choices, line)
      this.#role(line, 'option')
      return true
    }
    if (this.#starts(line, choices)) return true
    const told = /^(?:注|提示|说明|备注|填写说明|note)\s*[:：]\s*(.*)$/i.exec(text)
    if (skipIn(text) && text.length <= 60 && /[若如选跳]|\bif\b|skip|go to/i.test(text)) { draft.notes.skips.push(skipIn(text) as NonNullable<ReturnType<typeof skipIn>>); this.#role(line, 'skip'); return true }
    if (told || legendIn(text)) { const scaled = scaleIn(text); if (scaled) { draft.notes.scale = scaled; this.#role(line, 'hint'); return true } }
    if (draft.options.length > 0) return this.#afterOptions(line, draft)
    const table = draft.notes.kind === 'matrix' || draft.notes.kind === 'matrixScale' || draft.notes.kind === 'matrixSingle'
    if (table && draft.scale !== null && draft.rows.length === 0 && !line.apart) { draft.loose.push({ line: line.number, text }); this.#role(line, 'row'); return true }
    if (draft.rows.length > 0 || draft.scale !== null || draft.answerLines > 0 || draft.filled) return false
    const follows = this.#next
    const marked = follows !== undefined && !follows.apart && choicesIn(follows.text, 0, true, null) !== null
    const open = draft.loose.length === 0 && draft.notes.kind === null && !finished.test(draft.stem) && !line.apart
    if (open && (finished.test(text) || marked || (draft.stem.length >= 18 && text.length >= 12) || /^[,，、(（]/.test(text))) { this.#more(draft, text, line); this.#role(line, 'question'); return true }
    if (line.apart && draft.loose.length > 0 && this.#looksHeading(line)) return false
    if (line.apart && (draft.loose.length === 0) && draft.notes.kind === null && /[。！!]$/.test(text)) return false
    draft.loose.push({ line: line.number, text })
    this.#role(line, 'option')
    return true
  }

  #more(draft: Draft, text: string, line: SourceLine): void {
    const glue = /[A-Za-z,;]$/.test(draft.stem) && /^[A-Za-z]/.test(text) ? ' ' : ''
    draft.stem = `${draft.stem}${glue}${takeNotes(text, draft.notes)}`.trim()
    if (draft.stem.length > 600) this.#doubt(line, 'tooLong')
  }

  /** A question without a number among numbered ones, or where none has a number. */
  #starts(line: SourceLine, choices: Choices | null): boolean {
    const fields = fieldsIn(line.text)
    if (fields.length > 0) {
      for (const field of fields) {
        this.#start(line, null, field)
        if (this.#current) this.#current.filled = true
      }
      this.form.roles.splice(-fields.length + 1)
      this.#doubt(line, 'severalBlanks')
      return true
    }
    const blank = blankIn(line.text)
    const field = blank !== null && blank.text.length >= 2 && blank.text.length <= (/\p{Script=Han}/u.test(blank.text) ? 30 : 80) && (blank.kind !== 'text' || /[:：]\s*_|_{2,}\s*$/.test(line.text))
    if (this.#style !== null && !(field || (choices && choices.lead !== '' && this.#asksByItself(choices.lead)))) return false
    if (this.#style !== null && this.#current && !isComplete(this.#current)) return false
    if (this.#style === null && !field && !(choices && choices.lead !== '') && !this.#looksQuestion(line)) return false
    this.#start(line, null, line.text)
    return true
  }

  #asksByItself(lead: string): boolean { return /[:：?？]$/.test(lead) || /[您你]|多选/.test(lead) || (lead.length >= 2 && this.#style === null) }

  #looksQuestion(line: SourceLine): boolean {
    if (/[?？]$/.test(line.text) || /[(（[【](?:可)?(?:多选|单选)/.test(line.text)) return true
    const next = this.#next
    if (!next || next.apart) return /[:：]$/.test(line.text) && next !== undefined && choicesIn(next.text, 0, true, null) !== null
    const current = this.#current
    if (current && !isComplete(current) && current.loose.length === 0 && !line.apart) return false
    return isAnswerLine(next.text) || pointsLine(next.text) !== null || (choicesIn(next.text, 0, true, null)?.lead === '' && choicesIn(line.text, 0, true, null) === null) || wordsLine(next.text) !== null
  }

  #afterOptions(line: SourceLine, draft: Draft): boolean {
    if (line.apart || this.#looksHeading(line) || /[。！!:：?？]$/.test(line.text) || line.text.length > 40 || draft.mark === null) return false
    const last = draft.options.at(-1)
    if (!last) return false
    last.text = `${last.text}${/[A-Za-z]$/.test(last.text) && /^[A-Za-z]/.test(line.text) ? ' ' : ''}${line.text}`
    this.#doubt(line, 'splitOption')
    this.#role(line, 'option')
    return true
  }

  #looksHeading(line: SourceLine): boolean {
    const next = this.#next
    const follows = next !== undefined && (numberMark(next.text)?.style === this.#style || this.#style === null)
    return follows && line.text.length <= 24 && !/[。？?！!；;，,]$/.test(line.text) && (line.apart || /(?:信息|情况|部分|评价|资料|问题|调查|感受|体验|背景|information|background)[:：]?$/i.test(line.text))
  }

  /** Before the first question, or under a heading. */
  #before(line: SourceLine): boolean {
    const { text } = line
    const glued = this.form.title.length === 0 && !this.#introduced ? /^(\S.{3,39}?)\s+(1\s*[.、)）].*)$/.exec(text) : null
    const follow = this.#next ? numberMark(this.#next.text) : null
    if (glued && follow?.value === 2 && numberMark(glued[2] as string)?.style === follow.style && !/[:：?？]/.test(glued[1] as string)) {
      const mark = numberMark(glued[2] as string) as NumberMark
      this.form.title.push({ line: line.number, text: (glued[1] as string).trim() })
      this.#last = 1
      this.#start(line, mark.label, mark.rest)
      return true
    }
    if (this.#starts(line, choicesIn(text, 0, false, null))) return true
    if (this.#introduced) {
      const wrapped = /^[(（[【](.+)[)）\]】]$/.exec(text)?.[1] ?? text
      const scale = scaleIn(wrapped)
      if (scale) this.#around = scale
      const section = this.form.parts.at(-1)
      if (section?.kind !== 'section' || (thanksWords.test(text) && !this.#moreQuestions())) return false
      section.hint = section.hint === '' ? text : `${section.hint}\n${text}`
      this.#role(line, 'hint', this.form.parts.length - 1)
      return true
    }
    const { title, intro, consent } = this.form
    const short = text.length <= 40 && !/[。！!；;，,:：]$/.test(text) && !/^[(（]/.test(text)
    if (title.length === 0 && intro.length === 0 && short) { title.push({ line: line.number, text }); this.#role(line, 'title', null); return true }
    const first = title[0]
    if (title.length === 1 && first && intro.length === 0 && short && !line.apart && !/问卷|调查|量表|表$|survey|form|questionnaire/i.test(first.text) && /问卷|调查|量表|表$|survey|questionnaire/i.test(text)) {
      title.push({ line: line.number, text }); this.#role(line, 'title', null); return true
    }
    if (/知情同意|自愿(?:参加|参与|填写)|\bconsent\b|voluntary/i.test(text) && !/^(?:亲爱|尊敬|您好|你好)/.test(text)) this.#inConsent = true
    const scale = scaleIn(text)
    if (scale) this.#around = scale
    ;(this.#inConsent ? consent : intro).push({ line: line.number, text })
    this.#role(line, this.#inConsent ? 'consent' : 'intro', null)
    return true
  }

  #moreQuestions(): boolean {
    return this.#lines.slice(this.#at + 1).some(other => (this.#style !== null && numberMark(other.text)?.style === this.#style) || (this.#style === null && /[?？]$/.test(other.text)))
  }

  /** What belongs to no question: thanks, the heading of a part, or a text to read. */
  #stray(line: SourceLine): void {
    if (thanksWords.test(line.text) && !this.#moreQuestions()) {
      this.form.thanks.push({ line: line.number, text: line.text })
      this.#role(line, 'thanks', null)
      return
    }
    if (this.#looksHeading(line)) {
      this.#section(line, line.text)
      this.#doubt(line, 'headingGuessed')
      return
    }
    const scale = scaleIn(line.text)
    if (scale) this.#around = scale
    const before = this.form.parts.at(-1)
    if (before?.kind === 'description') before.text = `${before.text}\n${line.text}`
    else this.form.parts.push({ kind: 'description', line: line.number, text: line.text })
    this.#current = null
    this.#role(line, 'description', this.form.parts.length - 1)
    this.#doubt(line, 'strayText')
  }
}
