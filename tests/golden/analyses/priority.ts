import type { GoldenAnalyses } from './analysis.ts'

export const priority: GoldenAnalyses = {
  pareto: {
    atLeast: 25,
    async run({ engine, one }) {
      const rows = (one.counts ?? []).map(([label, count]) => ({ label, count }))
      return (await engine.analyse({ method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows } } })).result
    },
  },
}
