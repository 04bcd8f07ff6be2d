import { bind } from '../../../shared/expression/bind.ts'
import { namesIn } from '../../../shared/expression/node.ts'
import { expressionRule } from '../../../shared/derived/rowRule.ts'
import { score100 } from '../../../shared/stats/score.ts'
import type { Hit, Rule } from './rule.ts'
import { unavailable } from './rule.ts'

/** Two conditions that both hold although they cannot; two items that mean the same, answered from opposite ends (negative items turned round first). */
export const contradiction: Rule = {
  id: 'contradiction', reason: 'contradiction', byDefault: 'exclude',
  judge({ dataset, rows, settings: { contradiction: asked } }) {
    const pairs = asked.pairs.filter(({ first, second }) => first.trim() !== '' && second.trim() !== '')
    if (pairs.length === 0 && asked.items.length === 0) return unavailable('noPair')
    const { variables } = dataset
    const columns = { numbers: (id: string) => rows.numbers(id), values: (id: string) => rows.values(id) }
    const hits = new Map<number, Hit>()
    const add = (row: number, cells: readonly string[]): void => {
      const held = hits.get(row)
      hits.set(row, { params: { pairs: Number(held?.params['pairs'] ?? 0) + 1 }, cells: [...new Set([...(held?.cells ?? []), ...cells])] })
    }
    for (const pair of pairs) {
      const bound = [bind(pair.first, variables), bind(pair.second, variables)]
      if (bound.some(({ problem, type }) => problem !== null || type === 'text')) return unavailable('badCondition')
      const rules = [expressionRule(pair.first, variables, columns), expressionRule(pair.second, variables, columns)]
      const cells = bound.flatMap(({ node }) => (node ? namesIn(node) : []))
      for (let row = 0; row < rows.length; row++) if (rules.every(holds => { const value = holds(row); return value !== null && value !== 0 })) add(row, cells)
    }
    for (const pair of asked.items) {
      const [a, b] = [pair.first, pair.second].map(id => variables.find(variable => variable.id === id))
      if (!a?.scale || !b?.scale) continue
      const x = rows.numbers(a.id)
      const y = rows.numbers(b.id)
      for (let row = 0; row < rows.length; row++) {
        const apart = Math.abs(score100(x[row]!, a.scale) - score100(y[row]!, b.scale)) / 100
        if (apart >= asked.distance - 1e-9) add(row, [a.id, b.id])
      }
    }
    return { unavailable: null, facts: { pairs: pairs.length + asked.items.length }, hits }
  },
}
