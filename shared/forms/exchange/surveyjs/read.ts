import type { FormLoss, FormLossReason } from '../../../contract/formExchange.ts'
import type { FormDocument, FormOption, FormQuestion, FormScale, FormText } from '../../../model/form.ts'
import { formDocument } from '../../../model/form.ts'
import { scaleOrder } from '../../paste/degree.ts'
import { BadForm } from '../sheets.ts'
import type { ReadForm } from '../sheets.ts'
import { fromSurveyCondition } from './condition.ts'
import { CONSENT } from './write.ts'

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(one => (isObject(one) ? one : { value: one })) : [])
const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A survey as SurveyJS writes it: pages with elements, or the elements alone. */
export const isSurveyJs = (value: unknown): value is Json => isObject(value) && (Array.isArray(value['pages']) || Array.isArray(value['elements'])) && !('sections' in value)

/** Our own exports come back as far as SurveyJS can say them; other surveys as far as this program has the kind. Throws BadForm. */
export function readSurveyJs(survey: Json, name: string): ReadForm { return new SurveyReader(survey, name).read() }

const unescape = (text: string): string => text.replace(/<br\s*\/?>/gi, '\n').replace(/<\/?[a-z][^>]*>/gi, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
const tagOf = (locale: string): string => locale.replace(/^([a-z]{2,3})-([a-z]{2,4})$/i, (_, language: string, region: string) => `${language.toLowerCase()}-${region.length === 2 ? region.toUpperCase() : region[0]?.toUpperCase() + region.slice(1).toLowerCase()}`)

class SurveyReader {
  readonly #survey: Json
  readonly #name: string
  readonly #losses: FormLoss[] = []
  readonly #main: string
  readonly #tags = new Set<string>()
  readonly #kinds = new Map<string, string>()
  readonly #values = new Map<string, Map<string, number>>()
  readonly #codes = new Map<string, string>()

  constructor(survey: Json, name: string) {
    this.#survey = survey
    this.#name = name
    const locale = asText(survey['locale'])
    this.#main = locale === '' ? (/\p{Script=Han}/u.test(JSON.stringify(survey)) ? 'zh-CN' : 'en') : tagOf(locale)
    this.#tags.add(this.#main)
  }

  read(): ReadForm {
    const survey = this.#survey
    const pages = Array.isArray(survey['pages']) ? list(survey['pages']) : [{ elements: survey['elements'] }]
    const sections: FormDocument['sections'] = []
    const shows: { of: { show: string }; code: string; text: string }[] = []
    let consent: FormText = {}
    pages.forEach((page, place) => {
      const questions: FormQuestion[] = []
      const take = (elements: Json[], path: string): void => elements.forEach((element, i) => {
        const at = `${path}.elements[${i}]`
        if (element['type'] === 'panel' || element['type'] === 'paneldynamic') {
          if (element['type'] === 'paneldynamic') this.#loss(asText(element['name']), 'repeat')
          take(list(element['elements'] ?? element['templateElements']), at)
        } else if (element['name'] === CONSENT) consent = this.#text(element['html'], unescape)
        else {
          const question = this.#question(element, at)
          if (question) { questions.push(question); if (asText(element['visibleIf']) !== '') shows.push({ of: question, code: question.code, text: asText(element['visibleIf']) }) }
        }
      })
      take(list(page['elements']), `pages[${place}]`)
      const text = this.#text(page['title'])
      const named = asText(page['name'])
      if (Object.keys(text).length > 0 || asText(page['visibleIf']) !== '' || (named !== '' && !/^page_?\w*\d*$/i.test(named))) {
        const section = { kind: 'section' as const, code: this.#code(named || `S${place + 1}`), text, hint: this.#text(page['description']), show: '' }
        if (asText(page['visibleIf']) !== '') shows.push({ of: section, code: section.code, text: asText(page['visibleIf']) })
        sections.push({ section, questions })
      } else if (questions.length > 0) {
        const last = sections.at(-1)
        if (last && last.section === null) last.questions.push(...questions)
        else sections.push({ section: null, questions })
      }
    })
    for (const { of, code, text } of shows) of.show = this.#condition(code, text) ?? ''
    this.#triggers(sections)
    const parsed = formDocument.safeParse({
      settings: { title: this.#text(survey['title']), languages: [...this.#tags].slice(0, 10), intro: this.#text(survey['description']), consent, thanks: this.#text(survey['completedHtml'], unescape) }, factors: [], sections,
    })
    if (!parsed.success) return this.#refuse(parsed.error.issues[0]?.path.join('.') ?? '', '', parsed.error.issues[0]?.message ?? '')
    return { document: parsed.data, losses: this.#losses }
  }

  #refuse(column: string, value: string, expected: string): never { throw new BadForm([{ problem: 'badValue', sheet: this.#name, row: 1, column, value: value.slice(0, 200), expected: expected.slice(0, 400) }]) }
  #loss(code: string, reason: FormLossReason, detail = ''): void { this.#losses.push({ code, reason, detail: detail.slice(0, 200) }) }

  #text(value: unknown, as: (words: string) => string = words => words): FormText {
    if (typeof value === 'string') return value === '' ? {} : { [this.#main]: as(value) }
    if (!isObject(value)) return {}
    const text: FormText = {}
    for (const [locale, words] of Object.entries(value)) {
      const tag = locale === 'default' ? this.#main : tagOf(locale)
      if (typeof words !== 'string' || words === '' || !/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(tag)) continue
      text[tag] = as(words)
      this.#tags.add(tag)
    }
    return text
  }

  #code(name: string): string {
    const clean = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/.test(name) ? name : `Q_${name.replace(/[^A-Za-z0-9_]+/g, '_')}`.slice(0, 40)
    let code = clean
    for (let n = 2; [...this.#codes.values()].includes(code); n++) code = `${clean.slice(0, 36)}_${n}`
    if (code !== name) this.#loss(code, 'renamed', name)
    this.#codes.set(name, code)
    return code
  }

  #question(element: Json, at: string): FormQuestion | null {
    const type = asText(element['type'])
    const name = asText(element['name'])
    if (name === '') this.#refuse(`${at}.name`, '', 'Q1')
    const code = this.#code(name)
    const base = { code, text: this.#text(element['title']), hint: this.#text(element['description']), required: element['isRequired'] === true || element['eachRowRequired'] === true || element['isAllRowRequired'] === true, show: '', skip: [], attention: null, factor: null, source: '' }
    const found = this.#kind(type, element, base, name)
    if (found === null) this.#loss(code, 'kind', type)
    else this.#kinds.set(name, found.kind)
    return found
  }

  #kind(type: string, element: Json, base: Omit<Extract<FormQuestion, { kind: 'description' }>, 'kind'>, name: string): FormQuestion | null {
    const number = (key: string): number | null => (typeof element[key] === 'number' ? element[key] : typeof element[key] === 'string' && element[key] !== '' && Number.isFinite(Number(element[key])) ? Number(element[key]) : null)
    const rows = list(element['rows']).map(row => ({ code: this.#code(String(row['value'])), text: this.#itemText(row), factor: null }))
    switch (type) {
      case 'radiogroup': case 'dropdown': case 'imagepicker': return { ...base, kind: 'single', options: this.#options(element, name) }
      case 'boolean': return { ...base, kind: 'single', options: [{ code: 1, text: this.#text(element['labelTrue'] ?? 'Yes') }, { code: 0, text: this.#text(element['labelFalse'] ?? 'No') }] }
      case 'checkbox': case 'tagbox': return { ...base, kind: 'multiple', options: this.#options(element, name), least: number('minSelectedChoices'), most: number('maxSelectedChoices') }
      case 'ranking': return { ...base, kind: 'ranking', options: this.#options(element, name), places: number('maxSelectedChoices') }
      case 'rating': {
        const values = list(element['rateValues'])
        const scale = this.#scale(values, element)
        if (values.length === 0 && number('rateMin') === 0 && number('rateMax') === 10) return { ...base, kind: 'nps', minLabel: this.#text(element['minRateDescription']), maxLabel: this.#text(element['maxRateDescription']) }
        return scale ? { ...base, kind: 'scale', scale } : null
      }
      case 'matrix': {
        const columns = list(element['columns'])
        const scale = this.#scale(columns, {}, true)
        const words = columns.map(column => Object.values(this.#itemText(column))[0] ?? '')
        const steps = scale !== null && (scaleOrder(words) !== 0 || words.slice(1, -1).every((word, i) => word === String(scale.min + i + 1)))
        return steps ? { ...base, kind: 'matrixScale', rows, scale } : { ...base, kind: 'matrixSingle', rows, options: this.#options({ choices: element['columns'] }, name) }
      }
      case 'matrixdropdown': {
        const columns = list(element['columns'])
        const [first, second] = columns
        if (columns.length === 2 && first?.['name'] === 'functional' && second?.['name'] === 'dysfunctional') return { ...base, kind: 'kano', required: first['isRequired'] === true, rows }
        const scales = columns.map(column => this.#scale(list(column['choices']), {}, true))
        return columns.length === 2 && first?.['name'] === 'importance' && second?.['name'] === 'performance' && scales[0] && scales[1] ? { ...base, kind: 'paired', required: first['isRequired'] === true, rows, importance: scales[0], performance: scales[1] } : null
      }
      case 'text': {
        const input = asText(element['inputType'])
        if (input === 'number' || input === 'range') return { ...base, kind: 'number', min: number('min'), max: number('max'), whole: number('step') === 1, unit: {} }
        if (input === 'date' || input === 'datetime-local') return { ...base, kind: 'date', time: input !== 'date' }
        return { ...base, kind: 'text', lines: 1 }
      }
      case 'comment': return { ...base, kind: 'text', lines: Math.min(20, Math.max(2, number('rows') ?? 4)) }
      case 'html': case 'expression': return type === 'html' ? { ...base, kind: 'description', required: false, text: this.#text(element['html'], unescape) } : null
      default: return null
    }
  }

  #itemText(item: Json): FormText { const text = this.#text(item['text']); return Object.keys(text).length > 0 ? text : { [this.#main]: String(item['value'] ?? '') } }

  #options(element: Json, name: string): FormOption[] {
    const choices = list(element['choices'])
    const whole = choices.every(choice => Number.isInteger(Number(choice['value'])) && choice['value'] !== '' && Math.abs(Number(choice['value'])) < 1000) && new Set(choices.map(choice => Number(choice['value']))).size === choices.length
    const values = new Map<string, number>()
    const options = choices.map((choice, i): FormOption => {
      const code = whole ? Number(choice['value']) : i + 1
      values.set(String(choice['value']), code)
      return { code, text: this.#itemText(choice) }
    })
    const next = (): number => Math.max(0, ...options.map(option => option.code)) + 1
    if (element['showNoneItem'] === true || element['hasNone'] === true) { values.set('none', next()); options.push({ code: next(), text: this.#text(element['noneText'] ?? 'None'), exclusive: true }) }
    if (element['showOtherItem'] === true || element['hasOther'] === true) { values.set('other', next()); options.push({ code: next(), text: this.#text(element['otherText'] ?? 'Other'), other: true }) }
    this.#values.set(name, values)
    return options
  }

  #scale(values: readonly Json[], element: Json, ends = false): FormScale | null {
    const rate = (key: string, fallback: number): number => (typeof element[key] === 'number' ? element[key] : fallback)
    const codes = values.length > 0 ? values.map(value => Number(value['value'])) : Array.from({ length: Math.max(0, rate('rateMax', 5) - rate('rateMin', 1) + 1) }, (_, i) => rate('rateMin', 1) + i)
    if (codes.length < 2 || codes.length > 11 || codes.some((code, i) => !Number.isInteger(code) || (i > 0 && code !== (codes[i - 1] as number) + 1))) return null
    const [min, max] = [codes[0] as number, codes.at(-1) as number]
    let [minLabel, maxLabel] = [this.#text(element['minRateDescription']), this.#text(element['maxRateDescription'])]
    const points: FormScale['points'] = {}
    for (const value of values) {
      const text = this.#text(value['text'])
      const told = Object.entries(text)
      const code = Number(value['value'])
      if (told.length === 0 || (told.length === 1 && told[0]?.[1] === String(code))) continue
      if (ends && code === min) minLabel = text
      else if (ends && code === max) maxLabel = text
      else points[String(code)] = text
    }
    return { min, max, direction: 'positive', minLabel, maxLabel, points, notApplicable: null }
  }

  #condition(code: string, text: string): string | null {
    const value = (question: string, choice: string): string => { const found = this.#values.get(question)?.get(choice); return found !== undefined ? String(found) : /^-?\d+(?:\.\d+)?$/.test(choice) ? choice : `"${choice.replace(/"/g, '')}"` }
    const read = fromSurveyCondition(text, this.#kinds, value)
    if (read === null) this.#loss(code, 'show', text)
    return read
  }

  /** A jump belongs to the last question it asks about. */
  #triggers(sections: FormDocument['sections']): void {
    const questions = sections.flatMap(section => section.questions)
    for (const trigger of list(this.#survey['triggers'])) {
      const expression = asText(trigger['expression'])
      const about = questions.filter(question => new RegExp(`\\{${question.code}[.}]`).test(expression)).at(-1)
      const to = trigger['type'] === 'complete' ? 'end' : this.#codes.get(asText(trigger['gotoName']))
      const when = about ? this.#condition(about.code, expression) : null
      if (about && to !== undefined && when !== null && (trigger['type'] === 'complete' || trigger['type'] === 'skip')) about.skip.push({ when, to })
      else this.#loss('', 'skip', expression)
    }
  }
}
