import type { FormLoss, FormLossReason } from '../../../contract/formExchange.ts'
import type { FormDocument, FormOption, FormQuestion, FormScale, FormText } from '../../../model/form.ts'
import { choiceValue, surveyCondition, surveyNames } from './condition.ts'
import type { SurveyNames } from './condition.ts'

type Json = Record<string, unknown>
export const CONSENT = 'yinguo_consent'
const html = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>')

/** A locale of SurveyJS: lower case, `zh-cn`. */
const locale = (tag: string): string => tag.toLowerCase()
/** Words of both sides and of the five answers, in the languages of the form. */
export interface SurveyWords { importance: FormText; performance: FormText; functional: FormText; dysfunctional: FormText; kano: readonly FormText[] }

/** The form as a SurveyJS survey: a page for each section. What SurveyJS has no property for stands in `losses`. */
export function writeSurveyJs(document: FormDocument, words: SurveyWords): { survey: Json; losses: FormLoss[] } {
  const writer = new SurveyWriter(document, words)
  return { survey: writer.survey(), losses: writer.losses }
}

class SurveyWriter {
  readonly losses: FormLoss[] = []
  readonly #document: FormDocument
  readonly #words: SurveyWords
  readonly #names: SurveyNames
  readonly #triggers: Json[] = []
  readonly #main: string

  constructor(document: FormDocument, words: SurveyWords) {
    this.#document = document
    this.#words = words
    this.#names = surveyNames(document)
    this.#main = document.settings.languages[0] as string
  }

  survey(): Json {
    const { settings, sections, factors } = this.#document
    if (factors.length > 0) this.#loss('', 'factor', String(factors.length))
    if (!settings.serial || settings.template !== null) this.#loss('', 'settings', settings.template ?? '')
    const consent = this.#text(settings.consent, html)
    const pages: Json[] = consent === undefined ? [] : [{ name: 'page_consent', elements: [{ type: 'html', name: CONSENT, html: consent }] }]
    sections.forEach(({ section, questions }, i) => {
      const elements = questions.map(question => this.#element(question))
      pages.push(clean({
        name: section ? section.code : `page${i + 1}`, title: section && this.#text(section.text), description: section && this.#text(section.hint),
        visibleIf: section ? this.#condition(section.code, section.show, 'show') : undefined, elements,
      }))
    })
    return clean({
      title: this.#text(settings.title), description: this.#text(settings.intro), locale: locale(this.#main), completedHtml: this.#text(settings.thanks, html), showQuestionNumbers: 'on', pages,
      triggers: this.#triggers.length > 0 ? this.#triggers : undefined,
    })
  }

  #loss(code: string, reason: FormLossReason, detail = ''): void { this.losses.push({ code, reason, detail: detail.slice(0, 200) }) }

  /** One string, or one for each locale with the main language as `default`. */
  #text(text: FormText, as: (words: string) => string = words => words): string | Json | undefined {
    const all = Object.entries(text).filter(([, words]) => words !== '')
    if (all.length === 0) return undefined
    if (all.length === 1 && all[0]?.[0] === this.#main) return as(all[0][1])
    return Object.fromEntries(all.map(([tag, words]) => [tag === this.#main ? 'default' : locale(tag), as(words)]))
  }

  #condition(code: string, text: string, reason: 'show' | 'skip'): string | undefined {
    if (text.trim() === '') return undefined
    const written = surveyCondition(text, this.#names)
    if (written === null) this.#loss(code, reason, text)
    return written ?? undefined
  }

  #element(question: FormQuestion): Json {
    for (const { when, to } of question.skip) {
      const expression = this.#condition(question.code, when, 'skip')
      if (expression === undefined) continue
      const section = this.#document.sections.find(one => one.section?.code === to)
      const target = section ? section.questions[0]?.code : this.#names.questions.has(to) ? to : undefined
      if (to === 'end') this.#triggers.push({ type: 'complete', expression })
      else if (target !== undefined) this.#triggers.push({ type: 'skip', expression, gotoName: target })
      else this.#loss(question.code, 'skip', to)
      if (section) this.#loss(question.code, 'skip', to)
      if (!when.includes(question.code)) this.#loss(question.code, 'skip', when)
    }
    if (question.attention) this.#loss(question.code, 'attention', String(question.attention.expected))
    if (question.factor !== null) this.#loss(question.code, 'factor', question.factor)
    if (question.source !== '') this.#loss(question.code, 'source', question.source)
    const base: Json = {
      name: question.code, title: this.#text(question.text), description: this.#text(question.hint), isRequired: question.required && question.kind !== 'description' ? true : undefined,
      visibleIf: this.#condition(question.code, question.show, 'show'),
    }
    if ('rows' in question) {
      if (question.rows.some(row => row.factor !== null)) this.#loss(question.code, 'factor')
      if (question.rows.some(row => row.reversed === true)) this.#loss(question.code, 'reversed')
    } else if (question.kind === 'scale' && question.reversed === true) this.#loss(question.code, 'reversed')
    return clean({ ...base, ...this.#kind(question) })
  }

  #kind(question: FormQuestion): Json {
    const rows = 'rows' in question ? question.rows.map(row => clean({ value: row.code, text: this.#text(row.text) })) : undefined
    const every = 'rows' in question && question.required ? { eachRowRequired: true } : {}
    switch (question.kind) {
      case 'single': return { type: 'radiogroup', ...this.#choices(question) }
      case 'multiple': return { type: 'checkbox', ...this.#choices(question), minSelectedChoices: question.least ?? undefined, maxSelectedChoices: question.most ?? undefined }
      case 'ranking': return { type: 'ranking', ...this.#choices(question), ...(question.places === null ? {} : { selectToRankEnabled: true, maxSelectedChoices: question.places }) }
      case 'scale': this.#scaleLosses(question.code, question.scale); return { type: 'rating', autoGenerate: false, rateValues: this.#points(question.scale, false), minRateDescription: this.#text(question.scale.minLabel), maxRateDescription: this.#text(question.scale.maxLabel) }
      case 'nps': return { type: 'rating', rateCount: 11, rateMin: 0, rateMax: 10, minRateDescription: this.#text(question.minLabel), maxRateDescription: this.#text(question.maxLabel) }
      case 'matrixScale': this.#scaleLosses(question.code, question.scale); return { type: 'matrix', columns: this.#points(question.scale, true), rows, ...every }
      case 'matrixSingle': this.#flagLosses(question.code, question.options); return { type: 'matrix', columns: question.options.map(option => clean({ value: option.code, text: this.#text(option.text) })), rows, ...every }
      case 'paired': {
        this.#scaleLosses(question.code, question.importance)
        this.#scaleLosses(question.code, question.performance)
        const column = (name: string, title: FormText, scale: FormScale): Json => clean({ name, title: this.#text(title), cellType: 'radiogroup', choices: this.#points(scale, true), isRequired: question.required ? true : undefined })
        return { type: 'matrixdropdown', columns: [column('importance', this.#words.importance, question.importance), column('performance', this.#words.performance, question.performance)], rows }
      }
      case 'kano': {
        const choices = this.#words.kano.map((words, i) => clean({ value: i + 1, text: this.#text(words) }))
        return { type: 'matrixdropdown', columns: (['functional', 'dysfunctional'] as const).map(name => clean({ name, title: this.#text(this.#words[name]), cellType: 'radiogroup', choices, isRequired: question.required ? true : undefined })), rows }
      }
      case 'number': if (Object.keys(question.unit).length > 0) this.#loss(question.code, 'unit', Object.values(question.unit)[0]); return { type: 'text', inputType: 'number', min: question.min ?? undefined, max: question.max ?? undefined, step: question.whole ? 1 : undefined }
      case 'text': return question.lines > 1 ? { type: 'comment', rows: question.lines } : { type: 'text' }
      case 'date': return { type: 'text', inputType: question.time ? 'datetime-local' : 'date' }
      case 'description': if (question.required) this.#loss(question.code, 'kind'); return { type: 'html', title: undefined, html: this.#text(question.text, html) ?? '' }
    }
  }

  #choices(question: Extract<FormQuestion, { kind: 'single' | 'multiple' | 'ranking' }>): Json {
    this.#flagLosses(question.code, question.options)
    const value = (option: FormOption): number | string => choiceValue(question, option.code)
    const special = (name: string): FormOption | undefined => question.options.find(option => value(option) === name)
    const [other, none] = [special('other'), special('none')]
    const plain = question.options.filter(option => option !== other && option !== none)
    // Both stand behind the others there, and have names in the place of codes.
    const highest = Math.max(0, ...plain.map(option => option.code))
    const back = [...plain, ...(none ? [none] : []), ...(other ? [other] : [])]
    if (back.some((option, i) => option !== question.options[i]) || (none && none.code !== highest + 1) || (other && other.code !== highest + (none ? 2 : 1))) this.#loss(question.code, 'optionCodes')
    return { choices: plain.map(option => clean({ value: option.code, text: this.#text(option.text) })), ...(none && { showNoneItem: true, noneText: this.#text(none.text) }), ...(other && { showOtherItem: true, otherText: this.#text(other.text) }) }
  }

  #flagLosses(code: string, options: readonly FormOption[]): void {
    if (options.some(option => option.missing === true)) this.#loss(code, 'missing')
    if (options.filter(option => option.other === true).length > 1) this.#loss(code, 'freeEntry')
    if (options.filter(option => option.exclusive === true).length > 1) this.#loss(code, 'exclusive')
  }
  #scaleLosses(code: string, scale: FormScale): void {
    if (scale.notApplicable) this.#loss(code, 'notApplicable')
    if (scale.direction === 'negative') this.#loss(code, 'points', 'negative')
  }

  #points(scale: FormScale, ends: boolean): Json[] {
    return Array.from({ length: scale.max - scale.min + 1 }, (_, i) => {
      const point = scale.min + i
      const end = !ends ? {} : point === scale.min ? scale.minLabel : point === scale.max ? scale.maxLabel : {}
      return clean({ value: point, text: this.#text(scale.points[String(point)] ?? end) ?? String(point) })
    })
  }
}

const clean = (value: Json): Json => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined))
