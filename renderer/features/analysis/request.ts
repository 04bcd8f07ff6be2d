import type { AnalysisRequestInput } from '../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { likelyTarget } from '../diagrams/newFigures.ts'
import { answersOf, scaleItemsOf } from '../figure/useFactors.ts'

export const methods = ['describe', 'frequencies', 'correlate', 'drivers'] as const
export type Method = (typeof methods)[number]
export const isMethod = (word: string | undefined): word is Method => (methods as readonly string[]).includes(word ?? '')

/** What has been chosen for one method; kept apart for each, so that going to and fro loses nothing. */
export interface Choice { variables: string[]; by: string | null; type: 'pearson' | 'spearman' | 'kendall'; target: string | null }

const numeric = (variable: Variable): boolean => variable.kind === 'scale' || variable.kind === 'number' || variable.kind === 'ordinal'

/** Variables a method can use. */
export const usable = (method: Method, dataset: Dataset): Variable[] =>
  answersOf(dataset).filter(variable => (method === 'frequencies' ? variable.kind !== 'text' : numeric(variable)))

/** A first result without a click: the items of the tree, as many as can be read at once. */
export function firstChoice(method: Method, dataset: Dataset, factors: readonly Factor[]): Choice {
  const scales = scaleItemsOf(dataset)
  const target = likelyTarget(dataset)
  const inTree = scales.filter(item => item.factor !== null)
  const items = (inTree.length > 0 ? inTree : scales).map(item => item.id)
  const firstDimension = factors.find(factor => factor.parent === null && scales.some(item => item.factor === factor.id))
  const few = (firstDimension ? scales.filter(item => item.factor === firstDimension.id).map(item => item.id) : items).slice(0, 6)
  const variables = method === 'describe' ? items
    : method === 'frequencies' ? usable('frequencies', dataset).filter(variable => variable.kind === 'nominal').slice(0, 3).map(variable => variable.id)
    : method === 'correlate' ? few
    : items.filter(item => item !== target)
  return { variables: variables.length > 0 ? variables : usable(method, dataset).slice(0, 3).map(variable => variable.id), by: null, type: 'pearson', target }
}

/** The request, or why there is none yet. */
export function requestOf(method: Method, dataset: number, choice: Choice, segment: string | null = null, weight: string | null = null): AnalysisRequestInput | 'needVariables' | 'needTwo' | 'needTarget' {
  const { by, type, target } = choice
  const variables = choice.variables.filter(variable => method !== 'drivers' || variable !== target)
  if (method === 'drivers' && target === null) return 'needTarget'
  if (variables.length === 0) return 'needVariables'
  if (method === 'correlate') return variables.length < 2 ? 'needTwo' : { method, dataset, variables, type, segment }
  if (method === 'drivers') return { method, dataset, variables, target: target ?? '', segment }
  return { method, dataset, variables, by, segment, weight }
}
