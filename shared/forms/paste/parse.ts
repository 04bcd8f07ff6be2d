import type { PasteDoubt, PastedForm, PastedLine } from '../../contract/formExchange.ts'
import type { FormDocument, FormQuestion } from '../../model/form.ts'
import { formDocument } from '../../model/form.ts'
import type { DraftPart } from './draft.ts'
import { answersOf, askedAnswer } from './attentionItem.ts'
import { finishQuestion } from './finishQuestion.ts'
import { kanoPair } from './kanoPair.ts'
import { readLines } from './lineReader.ts'
import type { ToldCondition, ToldSkip } from './notes.ts'
import { sourceLines } from './sourceLine.ts'

export interface PasteOptions { lang: 'zh-CN' | 'en' }
interface Placed { part: DraftPart; code: string; question: FormQuestion | null; skips: ToldSkip[] }

/**
 * Reads a pasted questionnaire into questions. Never refuses: what is doubtful is marked with its line, and every line
 * that is not blank is accounted for in `lines`. Codes follow the printed numbers where each is used once.
 */
export function parsePastedForm(text: string, options: PasteOptions): PastedForm {
  const source = sourceLines(text)
  const draft = readLines(source)
  const tag = languageOf(text, options.lang)
  const doubts: PasteDoubt[] = [...draft.doubts]
  const codes = codesOf(draft.parts)
  // Where some are marked as required, the others are not.
  const required = !draft.parts.some(part => part.kind === 'question' && part.draft.notes.required === true)
  const placed: Placed[] = draft.parts.map((part, i) => {
    const code = codes[i] as string
    if (part.kind === 'section') return { part, code, question: null, skips: [] }
    if (part.kind === 'description') return { part, code, question: { kind: 'description', code, text: { [tag]: part.text }, hint: {}, required: false, show: '', skip: [], attention: null, factor: null, source: '' }, skips: [] }
    const done = finishQuestion(part.draft, code, tag, required)
    doubts.push(...done.doubts)
    const expected = askedAnswer(done.question)
    return { part, code, question: expected === null ? done.question : { ...done.question, attention: { expected } }, skips: done.skips }
  })
  const codeAt = pairKano(placed, codes)
  for (const one of placed) giveLogic(one, placed, doubts)
  const words = (texts: readonly { text: string }[], glue = '\n'): Record<string, string> => (texts.length === 0 ? {} : { [tag]: texts.map(each => each.text).join(glue) })
  const document: FormDocument = formDocument.parse({
    settings: { title: words(draft.title, tag === 'en' ? ' ' : ''), languages: [tag], intro: words(draft.intro), consent: words(draft.consent), thanks: words(draft.thanks) },
    sections: sectionsOf(placed, tag),
  })
  const lines: PastedLine[] = draft.roles.map(role => ({ line: role.line, role: role.role, code: role.of === null ? null : codeAt[role.of] ?? null }))
  return { document, doubts: doubts.sort((a, b) => a.line - b.line), lines }
}

/** Functional and dysfunctional questions side by side become one; the lines of both belong to it. Gives the code at each place. */
function pairKano(placed: readonly Placed[], codes: readonly string[]): string[] {
  const at = [...codes]
  for (let i = 0; i + 1 < placed.length; i++) {
    const [one, other] = [placed[i] as Placed, placed[i + 1] as Placed]
    const pair = one.question && other.question ? kanoPair(one.question, other.question) : null
    if (!pair) continue
    one.question = pair
    other.question = null
    other.skips = []
    at[i + 1] = one.code
    i++
  }
  return at
}

/** The language most of the letters are of; the asked one where there are none. */
function languageOf(text: string, lang: PasteOptions['lang']): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.match(/[A-Za-z]{2,}/g)?.length ?? 0
  return han === 0 && latin === 0 ? lang : han >= latin ? 'zh-CN' : 'en'
}

function codesOf(parts: readonly DraftPart[]): string[] {
  const labels = parts.flatMap(part => (part.kind === 'question' && part.draft.label !== null ? [part.draft.label] : []))
  const once = new Set(labels).size === labels.length
  const taken = new Set(once ? labels.map(codeOf) : [])
  let question = 0
  let section = 0
  let others = 0
  const free = (make: () => string): string => { let code = make(); while (taken.has(code)) code = make(); taken.add(code); return code }
  return parts.map(part => {
    if (part.kind === 'section') return free(() => `P${++section}`)
    if (part.kind === 'description') return free(() => `D${++others}`)
    if (part.draft.label !== null && once) return codeOf(part.draft.label)
    return part.draft.label !== null || labels.length === 0 ? free(() => `Q${++question}`) : free(() => `T${++others}`)
  })
}
const codeOf = (label: string): string => (/^\d/.test(label) ? `Q${label}` : label)

function sectionsOf(placed: readonly Placed[], tag: string): FormDocument['sections'] {
  const sections: FormDocument['sections'] = []
  for (const { part, code, question } of placed) {
    if (part.kind === 'section') sections.push({ section: { kind: 'section', code, text: { [tag]: part.text }, hint: part.hint === '' ? {} : { [tag]: part.hint }, show: '' }, questions: [] })
    else if (question) {
      if (sections.length === 0) sections.push({ section: null, questions: [] })
      ;(sections.at(-1) as FormDocument['sections'][number]).questions.push(question)
    }
  }
  return sections
}

const labelOf = (part: DraftPart): string | null => (part.kind === 'question' ? part.draft.label : null)

/** The question a printed number means, counted from `from`: with numbers that begin again, one of the same part. */
function byLabel(label: string, placed: readonly Placed[], from: number, ahead: boolean): Placed | null {
  const fits = (one: Placed): boolean => { const own = labelOf(one.part); return own === label || own === label.replace(/^Q/, '') || one.code === label }
  const found = placed.map((one, i) => ({ one, i })).filter(({ one, i }) => fits(one) && (ahead ? i > from : i < from))
  return (ahead ? found[0] : found.at(-1))?.one ?? null
}

function giveLogic(at: Placed, placed: readonly Placed[], doubts: PasteDoubt[]): void {
  const { question, part } = at
  if (!question || part.kind !== 'question') return
  const from = placed.indexOf(at)
  for (const told of at.skips) {
    const to = told.to === 'end' || told.to === null ? told.to : byLabel(told.to, placed, from, true)?.code ?? null
    const when = told.when.answers.length === 0 ? '' : conditionOf(told.when, question)
    if (to === null) doubts.push({ line: part.draft.line, reason: 'skipTarget', text: told.text })
    else if (when === null || (when === '' && told.to === 'end')) doubts.push({ line: part.draft.line, reason: 'skipUnread', text: told.text })
    else question.skip.push({ // 「请直接回答第 8 题」 with no answer named: whatever was answered.
      when: when === '' ? '1 = 1' : when, to })
  }
  const show = part.draft.notes.show
  if (show) {
    const about = byLabel(show.question ?? '', placed, from, false)?.question
    const when = about ? conditionOf(show, about) : null
    if (when === null) doubts.push({ line: part.draft.line, reason: 'showUnread', text: `${show.question ?? ''} ${show.answers.join(' ')}`.trim() })
    else question.show = when
  }
}

/** Over codes: `Q4 = 2`, of a multiple choice `selected(Q4, 2)`; null where an answer was not found. */
function conditionOf(told: ToldCondition, question: FormQuestion): string | null {
  const codes = told.answers.map(answer => answerCode(answer, question))
  if (codes.length === 0 || codes.some(code => code === null)) return null
  if (question.kind === 'multiple') {
    const any = `selected(${question.code}, ${codes.join(', ')})`
    return told.negated ? `not ${any}` : any
  }
  const [only] = codes
  if (codes.length === 1) return `${question.code} ${told.negated ? '!=' : '='} ${only}`
  return `${told.negated ? 'not ' : ''}${question.code} in (${codes.join(', ')})`.replace(/^not (\S+) in/, '$1 not in')
}

function answerCode(answer: string, question: FormQuestion): number | null {
  const texts = answersOf(question)
  const place = /^#\d+$/.test(answer) ? Number(answer.slice(1)) : /^[A-Z]$/.test(answer) ? answer.charCodeAt(0) - 64 : /^\d{1,2}$/.test(answer) ? Number(answer) : 0
  if (place > 0) return texts[place - 1]?.[0] ?? null
  const wanted = answer.toLowerCase()
  return (texts.find(([, text]) => text.toLowerCase() === wanted) ?? texts.find(([, text]) => text !== '' && (text.toLowerCase().startsWith(wanted) || wanted.startsWith(text.toLowerCase()))))?.[0] ?? null
}
