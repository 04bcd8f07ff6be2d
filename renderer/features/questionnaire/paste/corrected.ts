import type { PastedForm, PastedRole } from '../../../../shared/contract/formExchange.ts'
import { convertQuestion } from '../../../../shared/forms/convert.ts'
import { plainText } from '../../../../shared/forms/text.ts'
import { formQuestion } from '../../../../shared/model/form.ts'
import type { FormDocument, FormQuestion, FormText } from '../../../../shared/model/form.ts'

/** Ends a line as the reader counts them: Word's breaks inside a paragraph do too. */
export const pastedBreak = /\r\n|[\n\r\v\f\u2028\u2029]/

/** What a person may say a line is. */
export const lineKinds = ['title', 'section', 'question', 'option', 'row', 'description', 'ignore'] as const
export type LineKind = (typeof lineKinds)[number]

/** How the reader's own judgement of a line shows among these. */
export const kindOfRole = (role: PastedRole): LineKind => {
  switch (role) {
    case 'title': case 'section': case 'question': case 'option': case 'row': return role
    case 'intro': case 'consent': case 'thanks': case 'description': case 'unread': return 'description'
    case 'columns': case 'hint': case 'skip': case 'furniture': return 'ignore'
  }
}

/** The words of a line without its number or letter. */
const bareLine = (line: string): string => line.trim()
  .replace(/^(?:[（(]?\s*(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})\s*[.．、)）:：]|[○●□■◯☐•▢]|Q\d{1,3}\s*[.．、:：])\s*/u, '').trim()

interface Piece { section: FormDocument['sections'][number]['section']; questions: FormQuestion[] }

/**
 * The reading of a pasted text with some lines taken as what a person says they are. Questions without such a line stay as they were
 * read; the others are put together again from their lines, keeping what was read of each option and row that stays one.
 */
export function corrected(read: PastedForm, text: string, said: ReadonlyMap<number, LineKind>): FormDocument {
  if (said.size === 0) return read.document
  const source = text.split(pastedBreak)
  const [tag = 'zh-CN'] = read.document.settings.languages
  const words = (line: number): FormText => { const bare = bareLine(source[line - 1] ?? ''); return bare === '' ? {} : { [tag]: bare } }
  const byCode = new Map(read.document.sections.flatMap(group => group.questions.map(question => [question.code, question] as const)))
  const sections = new Map(read.document.sections.flatMap(group => (group.section ? [[group.section.code, group.section] as const] : [])))
  const settings = { ...read.document.settings }
  const taken = new Set([...byCode.keys(), ...sections.keys()])
  const free = (letter: string): string => { let n = 1; while (taken.has(`${letter}${n}`)) n++; taken.add(`${letter}${n}`); return `${letter}${n}` }
  const pieces: Piece[] = [{ section: null, questions: [] }]
  const put = (question: FormQuestion): void => { (pieces.at(-1) as Piece).questions.push(question) }

  // Which questions are put together anew: those that own such a line, and the one before it.
  const touched = new Set<string>()
  let last: string | null = null
  for (const { line, role, code } of read.lines) {
    if (role === 'question') last = code
    if (said.has(line)) for (const each of [code, last]) if (each !== null) touched.add(each)
  }

  let open: { question: FormQuestion; options: FormText[]; rows: FormText[] } | null = null
  const close = (): void => {
    if (open) put(assembled(open.question, open.options, open.rows))
    open = null
  }
  const done = new Set<string>()
  for (const { line, role, code } of read.lines) {
    const mine = said.get(line)
    const kind = mine ?? kindOfRole(role)
    const original = code === null ? undefined : byCode.get(code)
    if (mine === undefined && code !== null && original && !touched.has(code)) {
      if (!done.has(code)) { close(); put(original); done.add(code) }
      continue
    }
    if (mine === undefined && role === 'section' && code !== null && sections.has(code)) {
      close()
      if (!done.has(code)) pieces.push({ section: sections.get(code) ?? null, questions: [] })
      done.add(code)
      continue
    }
    switch (kind) {
      case 'title': if (mine) settings.title = words(line); break
      case 'section':
        close()
        pieces.push({ section: { kind: 'section', code: free('S'), text: words(line), hint: {}, show: '' }, questions: [] })
        break
      case 'question': {
        close()
        const kept = mine === undefined || role === 'question' ? original : undefined
        if (kept) done.add(kept.code)
        const question = kept && role === 'question' ? kept : formQuestion.parse({ kind: 'text', code: free('Q'), text: words(line) })
        open = { question, options: [], rows: [] }
        break
      }
      case 'option': (open as { options: FormText[] } | null)?.options.push(words(line)); break
      case 'row': (open as { rows: FormText[] } | null)?.rows.push(words(line)); break
      case 'description':
        if (mine) { close(); put(formQuestion.parse({ kind: 'description', code: free('D'), text: words(line), required: false })) }
        else if (original && code !== null && !done.has(code)) { close(); put(original); done.add(code) }
        break
      case 'ignore': break
    }
  }
  close()
  return { ...read.document, settings, sections: pieces.filter(piece => piece.section !== null || piece.questions.length > 0) }
}

/** The question with these options and rows, of the kind that has them. */
function assembled(question: FormQuestion, options: readonly FormText[], rows: readonly FormText[]): FormQuestion {
  const kind = rows.length > 0
    ? options.length > 0 ? 'matrixSingle' : 'rows' in question ? question.kind : 'matrixScale'
    : options.length > 0 ? ('options' in question && question.kind !== 'matrixSingle' ? question.kind : 'single')
      : 'options' in question || 'rows' in question ? ('scale' in question ? 'scale' : 'text') : question.kind
  const { question: next } = convertQuestion(question, kind)
  const told = (text: FormText): string => plainText(Object.values(text)[0] ?? '')
  const before = 'options' in question ? question.options : []
  const beforeRows = 'rows' in question ? question.rows : []
  return formQuestion.parse({
    ...next,
    ...('options' in next ? { options: options.map((text, index) => { const same = before.find(option => told(option.text) === told(text) || (told(option.text) !== '' && told(text).startsWith(told(option.text)))); return { ...same, code: index + 1, text: same?.text ?? text } }) } : {}),
    ...('rows' in next ? { rows: rows.map((text, index) => { const same = beforeRows.find(row => told(row.text) === told(text)); return { factor: null, ...same, code: `${question.code.slice(0, 34)}_${index + 1}`, text: same?.text ?? text } }) } : {}),
  })
}
