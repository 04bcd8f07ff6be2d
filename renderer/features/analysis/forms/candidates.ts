import type { Dataset } from '../../../../shared/model/dataset.ts'
import { dimensionOf } from '../../../../shared/model/factor.ts'
import type { Factor } from '../../../../shared/model/factor.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { likelyTarget } from '../../diagrams/newFigures.ts'
import { answersOf } from '../../figure/useFactors.ts'

/** Which variables may stand in a field. */
export type Role = 'numeric' | 'answers' | 'groups' | 'indicators' | 'periods' | 'weights' | 'scales'

const isNumeric = ({ kind }: Variable): boolean => kind === 'scale' || kind === 'number' || kind === 'ordinal'
const isGroup = ({ kind }: Variable): boolean => kind === 'nominal' || kind === 'ordinal' || kind === 'indicator'
/** Columns of a log that say when, where and for whom, although nobody answered them. */
const splits = ({ meaning }: Variable): boolean => meaning === 'wave' || meaning === 'channel' || meaning === 'segment' || meaning === 'version' || meaning === 'factor'

export function candidates(role: Role, dataset: Dataset): Variable[] {
  const answers = answersOf(dataset)
  switch (role) {
    case 'numeric': return answers.filter(isNumeric)
    case 'scales': return answers.filter(({ kind }) => kind === 'scale')
    case 'answers': return answers.filter(({ kind }) => kind !== 'text')
    case 'indicators': return answers.filter(({ kind }) => kind === 'indicator')
    case 'groups': return dataset.variables.filter(variable => (variable.role === 'answer' && isGroup(variable)) || splits(variable))
    case 'periods': return dataset.variables.filter(variable => variable.role !== 'identifier' && (isGroup(variable) || splits(variable) || variable.kind === 'date'))
    case 'weights': return dataset.variables.filter(variable => variable.kind === 'number' && (variable.role === 'answer' || variable.derived !== null))
  }
}

const ids = (variables: readonly Variable[]): string[] => variables.map(({ id }) => id)

/** Items of the tree where there is one, else every scale item, else what is numeric. */
export function treeItems(dataset: Dataset): string[] {
  const scales = candidates('scales', dataset)
  const placed = scales.filter(({ factor }) => factor !== null)
  return ids(placed.length > 0 ? placed : scales.length > 0 ? scales : candidates('numeric', dataset))
}

/** The items of the first dimension that has enough of them, else of the largest: few enough to be read at once. */
export function oneDimension(dataset: Dataset, factors: readonly Factor[], enough = 4): string[] {
  const items = candidates('scales', dataset)
  const byDimension = Map.groupBy(items.filter(({ factor }) => factor !== null), item => dimensionOf(factors, item.factor!)?.id ?? '')
  const groups = [...(byDimension.size > 0 ? byDimension : Map.groupBy(items, item => item.question ?? '')).values()]
  const found = groups.find(members => members.length >= enough) ?? groups.toSorted((a, b) => b.length - a.length)[0] ?? []
  return found.length > 1 ? ids(found) : treeItems(dataset).slice(0, 6)
}

/** What may explain the target: the items of the tree without those of its own dimension, which say the same again. */
export function besideTarget(dataset: Dataset, factors: readonly Factor[], target: string): string[] {
  const dimensionOfItem = (id: string): string | null => { const factor = dataset.variables.find(variable => variable.id === id)?.factor ?? null; return factor === null ? null : dimensionOf(factors, factor)?.id ?? null }
  const own = dimensionOfItem(target)
  const others = treeItems(dataset).filter(id => id !== target)
  const elsewhere = others.filter(id => own === null || dimensionOfItem(id) !== own)
  return elsewhere.length > 0 ? elsewhere : others
}

/** The constructs that the tree makes: factors with at least two items of this data set. */
export function treeConstructs(dataset: Dataset, factors: readonly Factor[]): { name: string; items: string[] }[] {
  const known = new Set(ids(candidates('numeric', dataset)))
  const byDimension = factors.filter(factor => factor.parent === null).map(top => ({
    name: top.name,
    items: factors.filter(factor => dimensionOf(factors, factor.id)?.id === top.id).flatMap(factor => factor.items).filter(item => item.dataset === dataset.id && known.has(item.variable)).map(item => item.variable),
  }))
  return byDimension.filter(({ items }) => items.length > 1)
}

/** Answers that can be told apart as groups: few, named. */
export const codesOf = (dataset: Dataset, variable: string | null): { code: number; label: string }[] =>
  dataset.variables.find(({ id }) => id === variable)?.codes.filter(code => !code.missing).map(({ code, label }) => ({ code, label: label || String(code) })) ?? []

const groupCount = (variable: Variable): number => (variable.kind === 'indicator' ? 2 : variable.codes.filter(code => !code.missing).length)

/** A variable to split by: few groups first, of two to `most`. */
export function likelyGroup(dataset: Dataset, most: number, least = 2, without: readonly string[] = []): string {
  const found = candidates('groups', dataset).filter(variable => variable.kind !== 'indicator' && !without.includes(variable.id) && groupCount(variable) >= least && groupCount(variable) <= most)
  return (found.find(({ kind }) => kind === 'nominal') ?? found[0])?.id ?? ''
}

/** The overall item, or any numeric one. */
export const likelyOutcome = (dataset: Dataset): string => likelyTarget(dataset) ?? candidates('numeric', dataset)[0]?.id ?? ''

/** Pairs of items that say the same but for the word that tells first from second, e.g. expected and perceived. */
export function likelyPairs(dataset: Dataset, first: RegExp, second: RegExp): { label: string; first: string; second: string }[] {
  const items = candidates('numeric', dataset)
  const plain = (variable: Variable, word: RegExp): string => (variable.label || variable.name).replace(word, '').replace(/[\s,，:：;；()（）_\-—]+/g, '')
  const seconds = items.filter(item => second.test(item.label || item.name) && !first.test((item.label || item.name).replace(second, '')))
  return items.filter(item => first.test(item.label || item.name)).flatMap(item => {
    const stem = plain(item, first)
    const other = seconds.find(candidate => candidate.id !== item.id && plain(candidate, second) === stem)
    return other ? [{ label: stem.slice(0, 200), first: item.id, second: other.id }] : []
  })
}
