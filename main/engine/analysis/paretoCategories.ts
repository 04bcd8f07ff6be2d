import { isDissatisfied } from '../../../shared/stats/score.ts'
import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import { namesMeans } from '../../../shared/model/meansTable.ts'
import type { DatasetFacts, ParetoCategory } from '../../../shared/model/results.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { chosenOptions } from './chosenOptions.ts'
import { codedMentions } from './codedMentions.ts'
import { datasetFacts } from './datasetFacts.ts'
import { labelOf } from './findVariable.ts'
import { defaultItems, namedItems } from './scaleItems.ts'
import type { ScaleItem } from './scaleItems.ts'

/** What the bars count, in the order of the source. */
export interface Mentions {
  categories: ParetoCategory[]
  /** By category: how often each row mentions it. null for a table of counts, which has no rows. */
  marks: ReadonlyMap<string, MarkColumn> | null
  /** Per row: 1 where there is a valid answer at all. */
  answered: MarkColumn
  /** Respondents with at least one valid answer; null for a table of counts. */
  respondents: number | null
  mentioning: number | null
  dataset: DatasetFacts | null
  scale: { min: number; max: number } | null
  multipleResponse: boolean
}
type MarkColumn = Uint8Array | Uint16Array

type Source = ParetoSpec['source']
type Mark = { key: string; label: string; times: MarkColumn }

/** Throws NOT_FOUND; BAD_VALUE for items without a scale, and for a table of averages (`why: means`): those do not add up to anything. */
export function paretoCategories(project: ProjectReader, source: Source): Mentions {
  if (source.type === 'counts') return fromCounts(source.rows, source.unit)
  if (source.type === 'coding') return fromCodings(project, source)
  return source.type === 'multiple' ? fromQuestion(project, source) : fromDissatisfaction(project, source)
}

export function fromCounts(rows: readonly { label: string; count: number }[], unit: string): Mentions {
  if (namesMeans(unit)) throw new YinguoError('BAD_VALUE', { variable: unit, value: 'pareto', why: 'means' })
  const seen = new Map<string, number>()
  return {
    categories: rows.map(({ label, count }) => {
      const times = (seen.get(label) ?? 0) + 1
      seen.set(label, times)
      return { key: times === 1 ? label : `${label}#${times}`, label, count, respondents: null }
    }),
    marks: null, answered: new Uint8Array(0), respondents: null, mentioning: null, dataset: null, scale: null, multipleResponse: false,
  }
}

function fromMarks(marks: readonly Mark[], answered: MarkColumn, rest: Pick<Mentions, 'dataset' | 'scale' | 'multipleResponse'>): Mentions {
  return {
    categories: marks.map(({ key, label, times }) => ({ key, label, count: sum(times), respondents: marked([times], times.length) })),
    marks: new Map(marks.map(({ key, times }) => [key, times])),
    answered, respondents: sum(answered), mentioning: marked(marks.map(mark => mark.times), answered.length), ...rest,
  }
}

function fromQuestion(project: ProjectReader, source: Extract<Source, { type: 'multiple' }>): Mentions {
  const dataset = project.dataset(source.dataset)
  const chosen = chosenOptions(project, dataset, source.question)
  const marks = chosen.options.map(({ key, label, chosen: times }) => ({ key, label, times }))
  const answered = answeredRows(project, dataset.id, chosen.question.variables, marks, chosen.rows)
  return { ...fromMarks(marks, answered, { dataset: datasetFacts(dataset), scale: null, multipleResponse: chosen.multipleResponse }), respondents: chosen.answered }
}

/** Rows with a valid answer to the question: somebody who chose nothing was asked too. */
function answeredRows(project: ProjectReader, dataset: number, variables: readonly string[], marks: readonly Mark[], rows: number): Uint8Array {
  const answered = new Uint8Array(rows)
  for (const { times } of marks) for (let row = 0; row < rows; row++) if (times[row]! > 0) answered[row] = 1
  const counted = new Set(marks.map(mark => mark.key))
  const columns = variables.filter(id => counted.has(id)).map(id => project.columns.numbers(dataset, id))
  for (const column of columns) for (let row = 0; row < rows; row++) if (!Number.isNaN(column[row]!)) answered[row] = 1
  return answered
}

/** A mention is one factor of one text; what belongs to a category is counted once a text. */
function fromCodings(project: ProjectReader, source: Extract<Source, { type: 'coding' }>): Mentions {
  const dataset = project.dataset(source.dataset)
  const { coded, marks, multiple } = codedMentions(project, dataset, source)
  return fromMarks(marks.map(({ key, label, flags }) => ({ key, label, times: flags })), coded, { dataset: datasetFacts(dataset), scale: null, multipleResponse: multiple })
}

/** A mention is one dissatisfied answer; a category collects those of its items. */
function fromDissatisfaction(project: ProjectReader, source: Extract<Source, { type: 'dissatisfaction' }>): Mentions {
  const dataset = project.dataset(source.dataset)
  const items = sourceItems(project, source)
  const marks = new Map<string, Mark>()
  let answered = new Uint8Array(0)
  for (const item of items) {
    const numbers = project.columns.numbers(dataset.id, item.variable.id)
    if (answered.length === 0) answered = new Uint8Array(numbers.length)
    const { key, label } = categoryOf(item, source.by)
    const mark = marks.get(key) ?? { key, label, times: new Uint16Array(numbers.length) }
    marks.set(key, mark)
    for (let row = 0; row < numbers.length; row++) {
      const value = numbers[row]!
      if (Number.isNaN(value)) continue
      answered[row] = 1
      if (isDissatisfied(value, item.scale, source.atMost)) mark.times[row]!++
    }
  }
  const first = items[0]?.scale
  const shared = first !== undefined && items.every(({ scale }) => scale.min === first.min && scale.max === first.max)
  return fromMarks([...marks.values()], answered, { dataset: datasetFacts(dataset), scale: shared ? { min: first.min, max: first.max } : null, multipleResponse: true })
}

/** The scale items a source of dissatisfied answers counts. */
export function sourceItems(project: ProjectReader, source: Extract<Source, { type: 'dissatisfaction' }>): ScaleItem[] {
  const dataset = project.dataset(source.dataset)
  const factors = project.factors()
  return source.variables === null ? defaultItems(dataset, factors, source.within) : namedItems(dataset, factors, source.variables, source.within)
}

/** An item without a factor stands for itself, so that no mention is lost. */
export function categoryOf(item: ScaleItem, by: 'item' | 'factor' | 'dimension'): { key: string; label: string } {
  const factor = by === 'factor' ? item.factor : by === 'dimension' ? item.dimension : null
  return factor ? { key: factor.id, label: factor.name } : { key: item.variable.id, label: labelOf(item.variable) }
}

/** Rows marked in at least one of the columns. */
export function marked(columns: readonly MarkColumn[], rows: number): number {
  let count = 0
  for (let row = 0; row < rows; row++) {
    for (const column of columns) {
      if (column[row]) { count++; break }
    }
  }
  return count
}

function sum(column: MarkColumn): number {
  let total = 0
  for (let row = 0; row < column.length; row++) total += column[row]!
  return total
}
