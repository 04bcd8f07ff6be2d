import { isDissatisfied } from '../../../shared/stats/score.ts'
import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import type { DatasetFacts, ParetoCategory } from '../../../shared/model/results.ts'
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
  /** Respondents with at least one valid answer; null for a table of counts. */
  respondents: number | null
  mentioning: number | null
  dataset: DatasetFacts | null
  scale: { min: number; max: number } | null
  multipleResponse: boolean
  /** Respondents who mentioned at least one of these categories: they cannot be added up. */
  countRespondents: ((keys: ReadonlySet<string>) => number) | null
}

type Source = ParetoSpec['source']

export function paretoCategories(project: ProjectReader, source: Source): Mentions {
  if (source.type === 'counts') return fromCounts(source)
  if (source.type === 'coding') return fromCodings(project, source)
  return source.type === 'multiple' ? fromQuestion(project, source) : fromDissatisfaction(project, source)
}

function fromCounts(source: Extract<Source, { type: 'counts' }>): Mentions {
  const seen = new Map<string, number>()
  return {
    categories: source.rows.map(({ label, count }) => {
      const times = (seen.get(label) ?? 0) + 1
      seen.set(label, times)
      return { key: times === 1 ? label : `${label}#${times}`, label, count, respondents: null }
    }),
    respondents: null, mentioning: null, dataset: null, scale: null, multipleResponse: false, countRespondents: null,
  }
}

function fromQuestion(project: ProjectReader, source: Extract<Source, { type: 'multiple' }>): Mentions {
  const dataset = project.dataset(source.dataset)
  const chosen = chosenOptions(project, dataset, source.question)
  const flags = new Map(chosen.options.map(option => [option.key, option.chosen]))
  return {
    categories: chosen.options.map(({ key, label, count }) => ({ key, label, count, respondents: count })),
    respondents: chosen.answered,
    mentioning: marked([...flags.values()], chosen.rows),
    dataset: datasetFacts(dataset),
    scale: null,
    multipleResponse: chosen.multipleResponse,
    countRespondents: keys => marked([...keys].map(key => flags.get(key)!), chosen.rows),
  }
}

/** A mention is one factor of one text; what belongs to a category is counted once a text. */
function fromCodings(project: ProjectReader, source: Extract<Source, { type: 'coding' }>): Mentions {
  const dataset = project.dataset(source.dataset)
  const { coded, marks, multiple } = codedMentions(project, dataset, source)
  const rows = coded.length
  const flags = new Map(marks.map(mark => [mark.key, mark.flags]))
  return {
    categories: marks.map(({ key, label, flags: own }) => ({ key, label, count: marked([own], rows), respondents: marked([own], rows) })),
    respondents: marked([coded], rows),
    mentioning: marked([...flags.values()], rows),
    dataset: datasetFacts(dataset),
    scale: null,
    multipleResponse: multiple,
    countRespondents: keys => marked([...keys].map(key => flags.get(key)!), rows),
  }
}

/** A mention is one dissatisfied answer; a category collects those of its items. */
function fromDissatisfaction(project: ProjectReader, source: Extract<Source, { type: 'dissatisfaction' }>): Mentions {
  const dataset = project.dataset(source.dataset)
  const factors = project.factors()
  const items = source.variables === null
    ? defaultItems(dataset, factors, source.within)
    : namedItems(dataset, factors, source.variables, source.within)

  const categories = new Map<string, ParetoCategory>()
  const flags = new Map<string, Uint8Array>()
  let answered = new Uint8Array(0)
  for (const item of items) {
    const numbers = project.columns.numbers(dataset.id, item.variable.id)
    if (answered.length === 0) answered = new Uint8Array(numbers.length)
    const { key, label } = categoryOf(item, source.by)
    const category = categories.get(key) ?? { key, label, count: 0, respondents: 0 }
    const flag = flags.get(key) ?? new Uint8Array(numbers.length)
    categories.set(key, category)
    flags.set(key, flag)
    for (let row = 0; row < numbers.length; row++) {
      const value = numbers[row]!
      if (Number.isNaN(value)) continue
      answered[row] = 1
      if (!isDissatisfied(value, item.scale, source.atMost)) continue
      category.count++
      flag[row] = 1
    }
  }
  for (const [key, category] of categories) category.respondents = marked([flags.get(key)!], answered.length)
  const first = items[0]?.scale
  const shared = first !== undefined && items.every(({ scale }) => scale.min === first.min && scale.max === first.max)
  return {
    categories: [...categories.values()],
    respondents: marked([answered], answered.length),
    mentioning: marked([...flags.values()], answered.length),
    dataset: datasetFacts(dataset),
    scale: shared ? { min: first.min, max: first.max } : null,
    multipleResponse: true,
    countRespondents: keys => marked([...keys].map(key => flags.get(key)!), answered.length),
  }
}

/** An item without a factor stands for itself, so that no mention is lost. */
function categoryOf(item: ScaleItem, by: 'item' | 'factor' | 'dimension'): { key: string; label: string } {
  const factor = by === 'factor' ? item.factor : by === 'dimension' ? item.dimension : null
  return factor ? { key: factor.id, label: factor.name } : { key: item.variable.id, label: labelOf(item.variable) }
}

/** Rows marked in at least one of the flags. */
function marked(flags: readonly Uint8Array[], rows: number): number {
  let count = 0
  for (let row = 0; row < rows; row++) {
    for (const flag of flags) {
      if (flag[row]) { count++; break }
    }
  }
  return count
}
