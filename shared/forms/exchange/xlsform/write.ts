import type { FormLoss } from '../../../contract/formExchange.ts'
import type { FormDocument, FormOption, FormQuestion, FormRow, FormScale, FormText } from '../../../model/form.ts'
import type { OutSheet } from '../sheets.ts'
import { FACTOR_SHEET, KANO_LIST, languageColumn, noteNames, own } from './columns.ts'
import { relevants, xlsNames } from './conditionOut.ts'

type Row = Record<string, string>
/** Words of the five KANO answers in the given language, for people who fill the form elsewhere. */
export type KanoWords = (tag: string) => readonly string[]

/** Every language a text of the document is in: those it names first, then others that occur. */
function languagesOf(document: FormDocument): string[] {
  const found = new Set(document.settings.languages)
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) { for (const one of value) visit(one, '') } else if (value && typeof value === 'object') {
      if (texts.has(key)) for (const tag of Object.keys(value)) found.add(tag)
      else for (const [name, one] of Object.entries(value)) visit(one, /^-?\d+$/.test(name) ? 'text' : name)
    }
  }
  visit(document, '')
  return [...found]
}
const texts = new Set(['text', 'hint', 'title', 'intro', 'consent', 'thanks', 'minLabel', 'maxLabel', 'unit'])

/** The form as sheets survey, choices, settings and, where it has factors, `yinguo_factors`. */
export function writeXlsForm(document: FormDocument, kano: KanoWords): { sheets: OutSheet[]; losses: FormLoss[] } {
  const tags = languagesOf(document)
  return new XlsForm(document, tags, kano).sheets()
}

class XlsForm {
  readonly #document: FormDocument
  readonly #tags: readonly string[]
  readonly #kano: KanoWords
  readonly #relevant: Map<string, string>
  readonly #losses: FormLoss[]
  readonly #survey: Row[] = []
  readonly #choices: Row[] = []
  #kanoListed = false

  constructor(document: FormDocument, tags: readonly string[], kano: KanoWords) {
    this.#document = document
    this.#tags = tags
    this.#kano = kano
    const { own: relevant, lost } = relevants(document, xlsNames(document))
    this.#relevant = relevant
    this.#losses = lost.map(({ code, text }) => ({ code, reason: 'show', detail: text }))
  }

  sheets(): { sheets: OutSheet[]; losses: FormLoss[] } {
    const { settings, factors } = this.#document
    for (const part of ['intro', 'consent'] as const) this.#note(noteNames[part], settings[part])
    for (const { section, questions } of this.#document.sections) {
      if (section) this.#survey.push({ type: 'begin_group', name: section.code, [own.kind]: 'section', ...this.#words('label', section.text), ...this.#words('hint', section.hint), relevant: this.#relevant.get(section.code) ?? '', [own.show]: section.show })
      for (const question of questions) this.#question(question)
      if (section) this.#survey.push({ type: 'end_group' })
    }
    this.#note(noteNames.thanks, settings.thanks)
    const main = settings.languages[0] as string
    const first: Row = {
      form_title: settings.title[main] ?? Object.values(settings.title)[0] ?? '', form_id: 'questionnaire', default_language: languageColumn('', main).slice(2),
      ...this.#words(own.title, settings.title), [own.languages]: settings.languages.join(' '), [own.serial]: settings.serial ? 'yes' : 'no', [own.template]: settings.template ?? '',
    }
    const sheets = [
      this.#sheet('survey', ['type', 'name', ...this.#all('label'), ...this.#all('hint'), 'required', 'relevant', 'constraint', 'appearance', 'default'], this.#survey),
      this.#sheet('choices', ['list_name', 'name', ...this.#all('label')], this.#choices),
      this.#sheet('settings', ['form_title', 'form_id', 'default_language'], [first]),
    ]
    if (factors.length > 0) sheets.push({ name: FACTOR_SHEET, columns: ['id', 'parent', 'name'], rows: factors.map(factor => ({ id: factor.id, parent: factor.parent ?? '', name: factor.name })) })
    return { sheets, losses: this.#losses }
  }

  #all(column: string): string[] { return this.#tags.map(tag => languageColumn(column, tag)) }
  #words(column: string, text: FormText): Row { return Object.fromEntries(Object.entries(text).filter(([, words]) => words !== '').map(([tag, words]) => [languageColumn(column, tag), words])) }

  /** Standard columns always, the others where some row uses them. */
  #sheet(name: string, columns: readonly string[], rows: readonly Row[]): OutSheet {
    const known = new Set(columns)
    const more = new Set<string>()
    for (const row of rows) for (const [column, value] of Object.entries(row)) if (!known.has(column) && value !== '') more.add(column)
    const order = [...Object.values(own), ...Object.values(own).flatMap(column => this.#all(column))]
    return { name, columns: [...columns, ...order.filter(column => more.has(column))], rows: [...rows] }
  }

  #note(name: string, text: FormText): void {
    if (Object.values(text).some(words => words !== '')) this.#survey.push({ type: 'note', name, ...this.#words('label', text) })
  }

  #question(question: FormQuestion): void {
    const base: Row = {
      name: question.code, ...this.#words('label', question.text), ...this.#words('hint', question.hint), relevant: this.#relevant.get(question.code) ?? '', [own.kind]: question.kind,
      [own.show]: question.show, [own.skip]: question.skip.map(({ when, to }) => `${JSON.stringify(when)} > ${to}`).join('\n'),
      [own.attention]: question.attention === null ? '' : String(question.attention.expected), [own.factor]: question.factor ?? '', [own.source]: question.source,
    }
    const asked: Row = { ...base, required: question.required ? 'yes' : '' }
    const grouped: Row = { ...base, [own.required]: question.required ? 'yes' : 'no' }
    const list = `${question.code}_options`
    switch (question.kind) {
      case 'single': this.#options(list, question.options); this.#survey.push({ ...asked, type: `select_one ${list}` }); this.#others(question.code, question.options); break
      case 'multiple':
        this.#options(list, question.options)
        this.#survey.push({ ...asked, type: `select_multiple ${list}`, constraint: limitsOf(question.least, question.most, question.options), [own.limits]: question.least === null && question.most === null ? '' : `${question.least ?? ''}..${question.most ?? ''}` })
        this.#others(question.code, question.options)
        break
      case 'ranking': this.#options(list, question.options); this.#survey.push({ ...asked, type: `rank ${list}`, [own.places]: question.places === null ? '' : String(question.places) }); break
      case 'scale': this.#survey.push({ ...asked, ...this.#scale(`${question.code}_points`, question.scale), type: `select_one ${question.code}_points`, appearance: 'likert', ...flag(own.reversed, question.reversed) }); break
      case 'nps': this.#survey.push({ ...asked, ...this.#scale(`${question.code}_points`, { min: 0, max: 10, direction: 'positive', minLabel: question.minLabel, maxLabel: question.maxLabel, points: {}, notApplicable: null }), type: `select_one ${question.code}_points`, appearance: 'likert' }); break
      case 'matrixScale': this.#matrix({ ...grouped, ...this.#scale(`${question.code}_points`, question.scale) }, question.rows, `${question.code}_points`, question.required); break
      case 'matrixSingle': this.#options(list, question.options); this.#matrix(grouped, question.rows, list, question.required); break
      case 'paired': this.#paired(grouped, question); break
      case 'kano': this.#kanoRows(grouped, question.rows, question.required); break
      case 'number': this.#survey.push({ ...asked, type: question.whole ? 'integer' : 'decimal', constraint: boundsOf(question.min, question.max), ...this.#words(own.unit, question.unit) }); break
      case 'text': this.#survey.push({ ...asked, type: 'text', appearance: question.lines > 1 ? 'multiline' : '', [own.lines]: question.lines > 1 ? String(question.lines) : '' }); break
      case 'date': this.#survey.push({ ...asked, type: question.time ? 'dateTime' : 'date' }); break
      case 'description': this.#survey.push({ ...grouped, type: 'note' }); break
    }
  }

  #options(list: string, options: readonly FormOption[]): void {
    for (const option of options) this.#choices.push({ list_name: list, name: String(option.code), ...this.#words('label', option.text), ...flag(own.other, option.other), ...flag(own.exclusive, option.exclusive), ...flag(own.missing, option.missing) })
  }

  /** What is written behind 其他: a text question of its own, as XLSForm has it. */
  #others(code: string, options: readonly FormOption[]): void {
    options.filter(option => option.other === true).forEach((option, place) => {
      this.#survey.push({ type: 'text', name: `${code}_text${place === 0 ? '' : place + 1}`, ...this.#words('label', option.text), relevant: `selected(\${${code}}, '${option.code}')`, [own.kind]: 'otherText' })
    })
  }

  /** A list with a choice for each point; a point without words of its own shows those of its end, or its number. */
  #scale(list: string, scale: FormScale, side = ''): Row {
    for (let point = scale.min; point <= scale.max; point++) {
      const words = scale.points[String(point)]
      const told = words && Object.values(words).some(text => text !== '') ? words : null
      const end = point === scale.min ? scale.minLabel : point === scale.max ? scale.maxLabel : {}
      const shown = told ?? Object.fromEntries(this.#document.settings.languages.map(tag => [tag, end[tag] || String(point)]))
      this.#choices.push({ list_name: list, name: String(point), ...this.#words('label', shown), ...flag(own.words, told !== null) })
    }
    const away = scale.notApplicable
    if (away) this.#choices.push({ list_name: list, name: String(away.code), ...this.#words('label', away.text), [own.missing]: 'yes' })
    return { [own.scale]: `${scale.min}..${scale.max} ${scale.direction}${side}`, ...this.#words(own.min, scale.minLabel), ...this.#words(own.max, scale.maxLabel) }
  }

  #matrix(group: Row, rows: readonly FormRow[], list: string, required: boolean): void {
    this.#survey.push({ ...group, type: 'begin_group', appearance: 'table-list' })
    for (const row of rows) this.#survey.push({ type: `select_one ${list}`, name: row.code, ...this.#row(row, required) })
    this.#survey.push({ type: 'end_group' })
  }
  #row(row: FormRow, required: boolean): Row { return { ...this.#words('label', row.text), required: required ? 'yes' : '', [own.factor]: row.factor ?? '', ...flag(own.reversed, row.reversed) } }

  #paired(group: Row, question: Extract<FormQuestion, { kind: 'paired' }>): void {
    this.#survey.push({ ...group, type: 'begin_group' })
    for (const [side, scale] of [['I', question.importance], ['P', question.performance]] as const) {
      const list = `${question.code}_${side}_points`
      this.#matrix({ name: `${question.code}_${side}`, [own.kind]: side === 'I' ? 'importance' : 'performance', ...this.#scale(list, scale) }, question.rows.map(row => ({ ...row, code: `${row.code}_${side}` })), list, question.required)
    }
    this.#survey.push({ type: 'end_group' })
  }

  #kanoRows(group: Row, rows: readonly FormRow[], required: boolean): void {
    if (!this.#kanoListed) {
      this.#kanoListed = true
      const words = new Map(this.#document.settings.languages.map(tag => [tag, this.#kano(tag)]))
      for (let code = 1; code <= 5; code++) this.#choices.push({ list_name: KANO_LIST, name: String(code), ...this.#words('label', Object.fromEntries([...words].map(([tag, five]) => [tag, five[code - 1] ?? String(code)]))) })
    }
    this.#survey.push({ ...group, type: 'begin_group' })
    for (const row of rows) for (const side of ['F', 'D']) this.#survey.push({ type: `select_one ${KANO_LIST}`, name: `${row.code}_${side}`, ...this.#row(row, required) })
    this.#survey.push({ type: 'end_group' })
  }
}

const flag = (column: string, on: boolean | undefined): Row => (on === undefined ? {} : { [column]: on ? 'yes' : 'no' })

/** Bounds of a number: `. >= 0 and . <= 120`. */
const boundsOf = (min: number | null, max: number | null): string => [...(min === null ? [] : [`. >= ${min}`]), ...(max === null ? [] : [`. <= ${max}`])].join(' and ')

function limitsOf(least: number | null, most: number | null, options: readonly FormOption[]): string {
  const alone = options.filter(option => option.exclusive === true)
  return [
    ...(least === null ? [] : alone.length > 0 ? [`(count-selected(.) >= ${least} or ${alone.map(option => `selected(., '${option.code}')`).join(' or ')})`] : [`count-selected(.) >= ${least}`]),
    ...(most === null ? [] : [`count-selected(.) <= ${most}`]),
    ...alone.map(option => `not(selected(., '${option.code}') and count-selected(.) > 1)`),
  ].join(' and ')
}
