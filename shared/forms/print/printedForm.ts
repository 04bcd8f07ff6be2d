import type { FormDocument, FormQuestion, FormScale } from '../../model/form.ts'
import { isSection } from '../../model/form.ts'
import type { MessageKey, Translate } from '../../i18n/translate.ts'
import { outlineOfDocument, questionsOf } from '../outline.ts'
import { conditionWords, spaced } from './conditionWords.ts'
import { mainLanguage, pointText, pointsOf, wordsIn } from '../text.ts'
import { kanoCodes } from '../variables.ts'

export interface PrintedOption { code: number; text: string; /** A line to write on. */ blank: boolean }
export interface PrintedPoint { code: number; text: string }
/** Columns of a table that belong together, under a title of their own where there are several. */
export interface PrintedGroup { title: string; points: PrintedPoint[] }
export type PrintedBody =
  | { kind: 'choices'; /** box: several may be ticked. */ mark: 'circle' | 'box'; options: PrintedOption[] }
  | { kind: 'points'; points: PrintedPoint[]; apart: PrintedPoint | null }
  | { kind: 'table'; groups: PrintedGroup[]; rows: { code: string; text: string }[] }
  | { kind: 'ranks'; options: PrintedOption[] }
  | { kind: 'lines'; count: number; text: string }
  | { kind: 'none' }
export interface PrintedQuestion {
  /** "7"; empty for a description. */
  number: string
  code: string
  text: string
  /** Short instructions in brackets behind the text; empty: none. */
  instruction: string
  hint: string
  body: PrintedBody
  /** Where to go on, one line each. */
  skips: string[]
}
export interface PrintedSection { title: string; hint: string; show: string; questions: PrintedQuestion[] }
export interface PrintedForm { title: string; intro: string; consent: string; thanks: string; serial: boolean; language: string; sections: PrintedSection[] }

/**
 * A questionnaire as it is printed: numbered through, every answer with its code, instructions where logic would have led.
 * `language`: of its words; where a text is missing in it, the main one's.
 */
export function printedForm(document: FormDocument, language: string, t: Translate): PrintedForm {
  const { settings } = document
  const languages = [language, mainLanguage(settings)]
  const say = (text: Parameters<typeof wordsIn>[0]): string => wordsIn(text, ...languages)
  const numbers = new Map<string, string>()
  for (const question of questionsOf(outlineOfDocument(document))) if (question.kind !== 'description') numbers.set(question.code, String(numbers.size + 1))
  const place = (to: string): string => {
    if (to === 'end') return t('formPrint.end')
    const section = document.sections.find(each => each.section?.code === to)?.section
    return section ? say(section.text) : numbers.has(to) ? t('formPrint.question', { n: numbers.get(to) }) : to
  }
  const questions = new Map(document.sections.flatMap(section => section.questions).map(question => [question.code, question]))
  const names = { named: (code: string) => (numbers.has(code) ? t('formPrint.question', { n: numbers.get(code) }) : null), kindOf: (code: string) => questions.get(code)?.kind }
  const condition = (text: string): string => conditionWords(text, names, t)
  const shown = (text: string): string => spaced(t('formPrint.show', { when: condition(text) }))
  const printed = (question: FormQuestion): PrintedQuestion => ({
    number: numbers.get(question.code) ?? '', code: question.code, text: say(question.text), hint: say(question.hint),
    instruction: instructionOf([...marksOf(question, t), ...(question.show ? [shown(question.show)] : [])], t),
    body: bodyOf(question, languages, t),
    skips: question.skip.map(({ when, to }) => {
      const own = ownChoice(question.code, when)
      return own ? t('formPrint.skip', { codes: own, to: place(to) }) : t('formPrint.skipWhen', { when: condition(when), to: place(to) })
    }),
  })
  return {
    title: say(settings.title), intro: say(settings.intro), consent: say(settings.consent), thanks: say(settings.thanks), serial: settings.serial, language,
    sections: document.sections.map(({ section, questions }) => ({
      title: section && isSection(section) ? say(section.text) : '', hint: section ? say(section.hint) : '', show: section?.show ? shown(section.show) : '', questions: questions.map(printed),
    })),
  }
}

/** "2" or "2、3" where a condition is only about the answers of the question itself. */
function ownChoice(code: string, when: string): string | null {
  const parts = when.split(/\s+or\s+|\|\|/i).map(part => new RegExp(`^\\(?\\s*(?:${code}\\s*={1,2}\\s*(\\d+)|selected\\(\\s*${code}\\s*,\\s*(\\d+)\\s*\\))\\s*\\)?$`).exec(part.trim()))
  return parts.every(part => part !== null) ? parts.map(part => part[1] ?? part[2]).join('/') : null
}

const instructionOf = (marks: readonly string[], t: Translate): string => (marks.length === 0 ? '' : t('formPrint.marks', { marks: marks.join(t('formPrint.between')) }))

function marksOf(question: FormQuestion, t: Translate): string[] {
  const marks: string[] = []
  if (question.kind === 'multiple') {
    marks.push(t('formPrint.multiple'))
    if (question.least) marks.push(t('formPrint.least', { n: question.least }))
    if (question.most) marks.push(t('formPrint.most', { n: question.most }))
  }
  if (question.kind === 'ranking') marks.push(question.places ? t('formPrint.places', { n: question.places }) : t('formPrint.ranking'))
  if (!question.required && question.kind !== 'description') marks.push(t('formPrint.optional'))
  return marks
}

const pointsIn = (scale: FormScale, languages: string[]): PrintedPoint[] => pointsOf(scale).map(point => ({ code: point, text: pointText(scale, point, ...languages) }))
const apartOf = (scale: FormScale, languages: string[]): PrintedPoint | null => scale.notApplicable && { code: scale.notApplicable.code, text: wordsIn(scale.notApplicable.text, ...languages) }
const group = (title: string, scale: FormScale, languages: string[]): PrintedGroup => ({ title, points: [...pointsIn(scale, languages), ...[apartOf(scale, languages)].filter(point => point !== null)] })

function bodyOf(question: FormQuestion, languages: string[], t: Translate): PrintedBody {
  const options = (list: Extract<FormQuestion, { kind: 'single' }>['options']): PrintedOption[] => list.map(option => ({ code: option.code, text: wordsIn(option.text, ...languages), blank: option.other === true }))
  const rows = (list: Extract<FormQuestion, { kind: 'kano' }>['rows']): { code: string; text: string }[] => list.map(row => ({ code: row.code, text: wordsIn(row.text, ...languages) }))
  switch (question.kind) {
    case 'single': return { kind: 'choices', mark: 'circle', options: options(question.options) }
    case 'multiple': return { kind: 'choices', mark: 'box', options: options(question.options) }
    case 'scale': return { kind: 'points', points: pointsIn(question.scale, languages), apart: apartOf(question.scale, languages) }
    case 'nps': return { kind: 'points', points: Array.from({ length: 11 }, (_, code) => ({ code, text: code === 0 ? wordsIn(question.minLabel, ...languages) : code === 10 ? wordsIn(question.maxLabel, ...languages) : '' })), apart: null }
    case 'matrixScale': return { kind: 'table', groups: [group('', question.scale, languages)], rows: rows(question.rows) }
    case 'matrixSingle': return { kind: 'table', groups: [{ title: '', points: options(question.options).map(({ code, text }) => ({ code, text })) }], rows: rows(question.rows) }
    case 'paired': return { kind: 'table', groups: [group(t('formPrint.importance'), question.importance, languages), group(t('formPrint.performance'), question.performance, languages)], rows: rows(question.rows) }
    case 'kano': {
      const words = ['like', 'expect', 'neutral', 'accept', 'dislike'] as const
      const points = kanoCodes.map((code, i) => ({ code, text: t(`form.kano.${words[i]!}` as MessageKey) }))
      return { kind: 'table', groups: [{ title: t('formPrint.functional'), points }, { title: t('formPrint.dysfunctional'), points }], rows: rows(question.rows) }
    }
    case 'ranking': return { kind: 'ranks', options: options(question.options) }
    case 'number': {
      const unit = wordsIn(question.unit, ...languages)
      const range = question.min !== null && question.max !== null ? t('formPrint.range', { min: question.min, max: question.max }) : ''
      return { kind: 'lines', count: 0, text: [unit, range && `(${range})`].filter(Boolean).join(' ') }
    }
    case 'text': return { kind: 'lines', count: question.lines, text: '' }
    case 'date': return { kind: 'lines', count: 0, text: t(question.time ? 'formPrint.dateTime' : 'formPrint.dateMark') }
    case 'description': return { kind: 'none' }
  }
}
