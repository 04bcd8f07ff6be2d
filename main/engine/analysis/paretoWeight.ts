import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable, labelOf } from './findVariable.ts'
import type { Mentions } from './paretoCategories.ts'

/** What a mention of a row weighs. */
interface MentionWeight {
  name: string
  /** Weight of a mention of `key` in a row (from 0); NaN: the record has none. */
  of(key: string, row: number): number
  /** Rows with a mention that have no weight. */
  missing: number
}

/** Throws NOT_FOUND; BAD_VALUE for a negative weight, and for a column that is an opinion or a name, not an amount. UNSUPPORTED for a column where there are no rows. */
export function mentionWeight(project: ProjectReader, spec: ParetoSpec, mentions: Mentions): MentionWeight | null {
  const { weight, source } = spec
  if (weight === null) return null
  if (weight.type === 'typed') {
    const typed = new Map(weight.weights.map(({ key, weight: value }) => [key, value]))
    const labels = new Map(mentions.categories.map(({ key, label }) => [key, label]))
    return { name: weight.unit, of: key => typed.get(key) ?? typed.get(labels.get(key) ?? '') ?? 1, missing: 0 }
  }
  if (source.type === 'counts') throw new YinguoError('UNSUPPORTED', { what: 'weight' })
  const variable = findVariable(project.dataset(source.dataset), weight.variable)
  const amount = variable.meaning === 'severity' || variable.meaning === 'cost' || variable.meaning === 'duration' || variable.kind === 'number'
  if (!amount) throw new YinguoError('BAD_VALUE', { variable: variable.name, value: variable.kind, why: 'noAmount' })
  const numbers = project.columns.numbers(source.dataset, variable.id)
  const columns = [...mentions.marks?.values() ?? []]
  let missing = 0
  for (let row = 0; row < numbers.length; row++) {
    if (numbers[row]! < 0) throw new YinguoError('BAD_VALUE', { variable: variable.name, value: numbers[row]!, why: 'negativeWeight' })
    if (Number.isNaN(numbers[row]!) && columns.some(column => column[row]! > 0)) missing++
  }
  return { name: labelOf(variable), of: (_, row) => numbers[row]!, missing }
}

/** The same categories, each mention counted with its weight. */
export function weighted(mentions: Mentions, weight: MentionWeight): Mentions {
  return {
    ...mentions,
    categories: mentions.categories.map(category => {
      const times = mentions.marks?.get(category.key)
      if (!times) return { ...category, count: category.count * weight.of(category.key, 0) }
      let count = 0
      for (let row = 0; row < times.length; row++) {
        if (times[row] === 0) continue
        const value = weight.of(category.key, row)
        if (!Number.isNaN(value)) count += times[row]! * value
      }
      return { ...category, count }
    }),
  }
}
