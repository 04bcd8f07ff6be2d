import { loadData } from '../loadData.ts'
import type { GoldenAnalyses } from './analysis.ts'

/** The middle of the scale that a case of stated importance was read at, in the name of its result. */
function bounds(expected: unknown): { min: number; max: number } | null {
  const found = Object.keys((expected ?? {}) as object).flatMap(key => /^cross_midscale_(-?[\d.]+)$/.exec(key)?.[1] ?? [])[0]
  return found === undefined ? null : { min: Number(found) - 1, max: Number(found) + 1 }
}

export const priority: GoldenAnalyses = {
  pareto: {
    atLeast: 25,
    async run({ engine, one }) {
      const rows = (one.counts ?? []).map(([label, count]) => ({ label, count }))
      return (await engine.analyse({ method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows } } })).result
    },
  },
  ipa: {
    atLeast: 30,
    async run({ engine, one, folders }) {
      const variables = one['items'] as string[] | undefined
      if (variables) {
        const target = one['overall'] as string
        const dataset = await loadData(engine, one, folders, [target, ...variables], false)
        return (await engine.analyse({ method: 'quadrant', dataset, target, variables })).result
      }
      const columns = { importance: (one['importance'] ?? 'importance') as string, performance: (one['performance'] ?? 'performance') as string }
      const dataset = await loadData(engine, one, folders, Object.values(columns), false)
      return (await engine.analyse({ method: 'quadrant', dataset, importance: 'direct', attributes: columns, crosshair: 'midpoint', bounds: bounds(one.expected) })).result
    },
  },
}
