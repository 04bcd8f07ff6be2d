import { dimensionOf } from '../../../shared/model/factor.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'

const none: Factor[] = []

/** The factor tree; empty until it is there. */
export function useFactors(): Factor[] {
  return useEngineQuery('factor.tree', {}).data ?? none
}

export interface ItemGroup { key: string; name: string; variables: Variable[] }

/**
 * Variables gathered under the dimension of their factor, dimensions in tree order; what belongs to none comes last under key ''.
 */
export function groupedByDimension(variables: readonly Variable[], factors: readonly Factor[]): ItemGroup[] {
  const groups = new Map<string, ItemGroup>()
  for (const factor of factors) if (factor.parent === null) groups.set(factor.id, { key: factor.id, name: factor.name, variables: [] })
  const rest: ItemGroup = { key: '', name: '', variables: [] }
  for (const variable of variables) {
    const dimension = variable.factor === null ? undefined : dimensionOf(factors, variable.factor)
    const group = (dimension && groups.get(dimension.id)) ?? rest
    group.variables.push(variable)
  }
  return [...groups.values(), rest].filter(group => group.variables.length > 0)
}

/** Variables gathered under their question, questions in order; a question with one variable stands for itself. */
export function groupedByQuestion(variables: readonly Variable[], dataset: Dataset): ItemGroup[] {
  const wanted = new Set(variables.map(variable => variable.id))
  const byId = new Map(dataset.variables.map(variable => [variable.id, variable]))
  const groups: ItemGroup[] = []
  const taken = new Set<string>()
  for (const question of dataset.questions) {
    const members = question.variables.flatMap(id => (wanted.has(id) ? [byId.get(id)] : [])).filter(found => found !== undefined)
    if (members.length === 0) continue
    members.forEach(variable => taken.add(variable.id))
    groups.push({ key: question.id, name: questionName(question), variables: members })
  }
  const rest = variables.filter(variable => !taken.has(variable.id))
  return rest.length > 0 ? [...groups, { key: '', name: '', variables: rest }] : groups
}

/** The label as a person knows the item; the short name where there is no label. */
export const variableText = (variable: Pick<Variable, 'label' | 'name'>): string => variable.label || variable.name

export const questionName = (question: { number: string; title: string }): string =>
  (question.number && !question.title.startsWith(question.number) ? `${question.number} ${question.title}` : question.title)

/** Useful answers only: no row numbers, no paradata, no identifiers. */
export const answersOf = (dataset: Dataset | undefined): Variable[] =>
  dataset?.variables.filter(variable => variable.role === 'answer') ?? []

export const scaleItemsOf = (dataset: Dataset | undefined): Variable[] =>
  answersOf(dataset).filter(variable => variable.kind === 'scale')
