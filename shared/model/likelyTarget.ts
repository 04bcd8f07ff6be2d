import type { Variable } from './variable.ts'
import { isCoded } from './variable.ts'

const overallWords = /总体|总的|整体|综合|overall/i
const satisfactionWords = /满意|satisf/i

/** Whether a question calls itself an overall one. */
export const namedOverall = ({ label, name }: Pick<Variable, 'label' | 'name'>): boolean => overallWords.test(`${label} ${name}`)

/** The scale item that most looks like the overall one: named so, about satisfaction; else the last. null: no scale item. */
export function likelyTarget(variables: readonly Variable[]): string | null {
  const items = variables.filter(variable => variable.scale !== null && isCoded(variable.kind))
  const points = ({ label, name }: Variable): number => (overallWords.test(`${label} ${name}`) ? 2 : 0) + (satisfactionWords.test(`${label} ${name}`) ? 1 : 0)
  const ranked = items.map((item, index) => ({ item, points: points(item), index })).sort((a, b) => b.points - a.points || b.index - a.index)
  return ranked[0]?.item.id ?? null
}
