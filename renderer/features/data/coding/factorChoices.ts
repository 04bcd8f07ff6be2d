import type { Factor } from '../../../../shared/model/factor.ts'
import { walk } from '../../figure/hierarchy.ts'

export interface FactorChoice { id: string; name: string; level: number; path: string; leaf: boolean }

/** Factors in the order of the tree, with their place in it. */
export function factorChoices(factors: readonly Factor[]): FactorChoice[] {
  const names: string[] = []
  return walk(factors).map(({ node, level, children }) => {
    names.length = level - 1
    names.push(node.name)
    return { id: node.id, name: node.name, level, path: names.join(' / '), leaf: children === 0 }
  })
}

/** Factors that a typed piece may mean: names that begin with it, then names that hold it, then paths that do. */
export function matchFactors(choices: readonly FactorChoice[], typed: string): FactorChoice[] {
  const piece = typed.trim().toLowerCase()
  if (piece === '') return [...choices]
  const rank = (choice: FactorChoice): number => {
    const name = choice.name.toLowerCase()
    return name === piece ? 0 : name.startsWith(piece) ? 1 : name.includes(piece) ? 2 : choice.path.toLowerCase().includes(piece) ? 3 : 9
  }
  return choices.map((choice, at) => ({ choice, at, rank: rank(choice) })).filter(each => each.rank < 9).sort((a, b) => a.rank - b.rank || a.at - b.at).map(each => each.choice)
}

/** The factors behind the keys 1 to 9: the first nine at the end of a branch, where texts are coded; of a flat tree the first nine. */
export const keyedFactors = (choices: readonly FactorChoice[]): FactorChoice[] => choices.filter(choice => choice.leaf).slice(0, 9)
