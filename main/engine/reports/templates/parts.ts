import type { MessageKey, Translate } from '../../../../shared/i18n/translate.ts'
import type { BlockContent, LiveTable, Run } from '../../../../shared/model/report.ts'
import type { FigureSpec } from '../../../../shared/model/figureSpec.ts'
import { barSpec } from '../../../../shared/model/figureSpec.ts'
import { itemExtremesSentence, sidesSentence } from './findings.ts'
import type { Material } from './material.ts'

/** A block with the name other blocks refer to it by ("@sample" in a reference). */
export interface TemplateBlock { name?: string; content: BlockContent }

type Fill = Record<string, Run | string>

/** Writes blocks in the words of one language. */
export class TemplateWriter {
  readonly blocks: TemplateBlock[] = []
  readonly t: Translate
  readonly material: Material

  constructor(material: Material, t: Translate) { this.material = material; this.t = t }

  add(content: BlockContent, name?: string): this { this.blocks.push({ content, ...(name !== undefined && { name }) }); return this }

  heading(level: 1 | 2 | 3, key: MessageKey | { text: string }, { step = '', seconds = null, numbered = true }: { step?: string; seconds?: number | null; numbered?: boolean } = {}): this {
    return this.add({ type: 'heading', level, text: typeof key === 'string' ? this.t(key) : key.text, numbered, step, seconds })
  }

  /** A place for the group's own words. */
  prompt(key: MessageKey): this { return this.add({ type: 'text', runs: [], prompt: this.t(key) }) }

  /** A sentence of the dictionary whose {places} are numbers of results, references or words. */
  sentence(key: MessageKey, fill: Fill): this {
    const runs: Run[] = []
    const put = (text: string): void => {
      const last = runs.at(-1)
      if (!text) return
      if (last?.type === 'text') last.text += text
      else runs.push({ type: 'text', text })
    }
    for (const part of this.t(key).split(/(\{\w+\})/)) {
      const place = /^\{(\w+)\}$/.exec(part)?.[1]
      const run = place === undefined ? part : fill[place] ?? part
      if (typeof run === 'string') put(run)
      else runs.push(run)
    }
    return this.add({ type: 'text', runs, prompt: '' })
  }

  figure(spec: FigureSpec, name?: string, caption = ''): this { return this.add({ type: 'figure', spec, figure: null, caption, seen: '' }, name) }
  table(table: LiveTable, name?: string, caption = ''): this { return this.add({ type: 'table', table, caption, seen: '' }, name) }
  /** A table for the group to fill: with the rows given, else with an empty one. */
  typed(caption: MessageKey, header: MessageKey, rows: readonly string[][] = [[]], name?: string): this {
    const columns = this.t(header).split('|')
    return this.add({ type: 'table', table: { type: 'typed', header: columns, rows: rows.map(row => columns.map((_, i) => row[i] ?? '')) }, caption: this.t(caption), seen: '' }, name)
  }

  reading(request: { method: string } & Record<string, unknown>): this { return this.add({ type: 'reading', request, seen: '' }) }
  pageBreak(): this { return this.add({ type: 'pageBreak' }) }
}

export const numberOf = (of: LiveTable, row: string, column: string): Run => ({ type: 'number', binding: { of, row, column, digits: null, value: null, text: '', data: '' } })
export const refTo = (name: string): Run => ({ type: 'ref', block: `@${name}` })

/** 发放, 回收, 有效 with their three rates and denominators, and the ledger. */
export function samplePart(w: TemplateWriter, { screening = false }: { screening?: boolean } = {}): void {
  const { survey, issued } = w.material
  if (!survey) { w.prompt('reportTemplate.prompt.sample'); return }
  const ledger: LiveTable = { type: 'project', name: 'ledger', of: String(survey.id) }
  const n = (row: string, column = 'n'): Run => numberOf(ledger, row, column)
  w.prompt('reportTemplate.prompt.sample')
  w.sentence(issued ? 'reportTemplate.sentence.ledger' : 'reportTemplate.sentence.ledgerOnline', {
    issued: n('issued'), returned: n('returned'), valid: n('valid'), response: n('returned', 'share'), validOfReturned: n('valid', 'share'), validOfIssued: n('validOfIssued', 'share'), table: refTo('ledger'),
  })
  w.table(ledger, 'ledger')
  if (!screening || survey.ledger.returned === survey.ledger.valid) return
  w.sentence('reportTemplate.sentence.screening', { table: refTo('screening') })
  w.table({ type: 'project', name: 'screening', of: String(survey.id) }, 'screening')
}

/** Who answered: a table of shares for each question about the respondent. */
export function backgroundPart(w: TemplateWriter): void {
  const { survey, background } = w.material
  if (!survey || background.length === 0) { w.prompt('reportTemplate.prompt.background'); return }
  const name = (i: number): string => `background${i}`
  if (background.length === 1) w.sentence('reportTemplate.sentence.backgroundOne', { table: refTo(name(0)) })
  else w.sentence('reportTemplate.sentence.background', { first: refTo(name(0)), last: refTo(name(background.length - 1)) })
  background.forEach((variable, i) => {
    const label = survey.variables.find(each => each.id === variable)?.label ?? variable
    w.table({ type: 'analysis', request: { method: 'frequencies', dataset: survey.id, variables: [variable] }, table: null }, name(i), label)
  })
}

/** Fewer answers carry no factor analysis (five an item and a hundred in all: Gorsuch, Factor Analysis, 2nd ed. 1983, p. 332). */
const CASES_AN_ITEM = 5
const LEAST_CASES = 100

export function reliabilityPart(w: TemplateWriter): void {
  const { survey, items, dimensions } = w.material
  if (!survey || items.length < 2) { w.prompt('reportTemplate.prompt.reliability'); return }
  const convergent = dimensions.filter(dimension => dimension.items.length >= 2).length >= 2
  w.sentence(convergent ? 'reportTemplate.sentence.reliabilityValidity' : 'reportTemplate.sentence.reliability', { table: refTo('reliability'), validity: refTo('validity') })
  w.table({ type: 'analysis', request: { method: 'reliability', dataset: survey.id, variables: items }, table: 'reliability' }, 'reliability')
  w.reading({ method: 'reliability', dataset: survey.id, variables: items })
  if (items.length >= 3 && survey.ledger.valid >= Math.max(LEAST_CASES, CASES_AN_ITEM * items.length)) w.reading({ method: 'efa', dataset: survey.id, variables: items })
  if (convergent) w.table({ type: 'analysis', request: { method: 'validity', dataset: survey.id }, table: 'convergent' }, 'validity')
}

/** 一级指标统计表 and its figure. */
export function dimensionsPart(w: TemplateWriter): void {
  const { survey, dimensions } = w.material
  if (!survey || dimensions.length === 0) { w.prompt('reportTemplate.prompt.results'); plainItems(w); return }
  w.sentence('reportTemplate.sentence.dimensions', { table: refTo('dimensions'), figure: refTo('dimensionScores') })
  w.figure(barSpec.parse({ kind: 'bar', dataset: survey.id, show: { type: 'scores', by: 'dimension' } }), 'dimensionScores')
  sidesSentence(w)
  // Last: the table lies on a page of its own.
  w.table({ type: 'analysis', request: { method: 'dimensions', dataset: survey.id }, table: 'dimensions' }, 'dimensions')
}

/** Scale items of which nobody has said yet what they belong to: their scores all the same. */
function plainItems(w: TemplateWriter): void {
  const { survey, items } = w.material
  if (!survey || items.length === 0) return
  w.sentence('reportTemplate.sentence.plainItems', { table: refTo('itemScores') })
  itemExtremesSentence(w, 'all', items)
  w.table({ type: 'analysis', request: { method: 'describe', dataset: survey.id, variables: items }, table: 'describe' }, 'itemScores')
}

/** 各观测变量分析: one part a dimension. */
export function itemsPart(w: TemplateWriter, level: 2 | 3): void {
  const { survey, dimensions } = w.material
  if (!survey) return
  dimensions.forEach(({ factor, items }, i) => {
    w.heading(level, { text: factor.name })
    w.sentence('reportTemplate.sentence.items', { name: factor.name, table: refTo(`items${i}`) })
    itemExtremesSentence(w, factor.id, items)
    w.table({ type: 'analysis', request: { method: 'describe', dataset: survey.id, variables: items }, table: 'describe' }, `items${i}`, w.t('reportTemplate.caption.items', { name: factor.name }))
    w.prompt('reportTemplate.prompt.dimension')
  })
}

export function paretoPart(w: TemplateWriter): void {
  const { pareto } = w.material
  if (!pareto) { w.prompt('reportTemplate.prompt.pareto'); return }
  w.sentence('reportTemplate.sentence.pareto', { figure: refTo('pareto') })
  w.figure(pareto, 'pareto')
  w.reading({ method: 'pareto', spec: pareto })
}

export function causesPart(w: TemplateWriter): void {
  const { fishbones } = w.material
  if (fishbones.length === 0) { w.prompt('reportTemplate.prompt.fishbone'); return }
  w.sentence('reportTemplate.sentence.fishbone', { figure: refTo('fishbone0') })
  fishbones.forEach((spec, i) => { w.figure(spec, `fishbone${i}`) })
  w.prompt('reportTemplate.prompt.causes')
}

export function priorityPart(w: TemplateWriter): void {
  const { priority, survey } = w.material
  if (!priority || !survey) { w.prompt('reportTemplate.prompt.priority'); return }
  w.sentence('reportTemplate.sentence.priority', { table: refTo('priority'), figure: refTo('quadrant') })
  w.figure(priority, 'priority')
  const request = { method: 'priority', dataset: priority.dataset, target: priority.target, ...(priority.items && { variables: priority.items }), importance: priority.importance }
  w.reading(request)
  w.figure({ kind: 'result', figure: 'quadrant', request: { method: 'quadrant', dataset: priority.dataset, target: priority.target, ...(priority.items && { variables: priority.items }) }, of: null, frame: { title: '', period: '', source: '', note: '' } }, 'quadrant')
}

export function measuresPart(w: TemplateWriter): void {
  w.prompt('reportTemplate.prompt.measures')
  if (w.material.measures) w.sentence('reportTemplate.sentence.measures', { table: refTo('measures') }).table({ type: 'project', name: 'measures', of: null }, 'measures')
  else w.typed('reportTemplate.caption.measures', 'reportTemplate.header.measures')
}
