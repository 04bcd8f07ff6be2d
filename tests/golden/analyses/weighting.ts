import type { WeightingMethod } from '../../../shared/contract/requests/weighting.ts'
import { loadData } from '../loadData.ts'
import type { GoldenAnalyses } from './analysis.ts'

export const weighting: GoldenAnalyses = {
  ahp: {
    atLeast: 12,
    run: async ({ engine, one }) => (await engine.analyse({ method: 'weights', dataset: null, type: 'ahp', labels: (one['labels'] ?? []) as string[], matrix: one['matrix'] as number[][] })).result,
  },
  weightings: {
    atLeast: 12,
    async run({ engine, one, folders }) {
      const variables = (one['columns'] ?? []) as string[]
      const types = Object.keys((one.expected as { weights?: object }).weights ?? {}) as WeightingMethod[]
      const dataset = await loadData(engine, one, folders, variables, false)
      return (await engine.analyse({ method: 'weightings', dataset, types, variables, cost: (one['cost_columns'] ?? []) as string[] })).result
    },
  },
  entropy_weight: {
    atLeast: 20,
    async run({ engine, one, folders }) {
      const variables = (one['columns'] ?? []) as string[]
      const dataset = await loadData(engine, one, folders, variables, false)
      return (await engine.analyse({ method: 'weights', dataset, type: 'entropy', variables, cost: (one['cost_columns'] ?? []) as string[] })).result
    },
  },
}
