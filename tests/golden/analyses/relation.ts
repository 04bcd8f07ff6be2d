import { loadData } from '../loadData.ts'
import type { GoldenAnalyses } from './analysis.ts'

export const relation: GoldenAnalyses = {
  correlation: {
    atLeast: 100,
    async run({ engine, one, folders }) {
      const columns = one.spec?.columns ?? []
      const dataset = await loadData(engine, one, folders, columns, one.spec?.missing === 'listwise')
      return (await engine.analyse({ method: 'correlate', dataset, variables: columns })).result
    },
  },
  key_drivers: {
    atLeast: 15,
    async run({ engine, one, folders }) {
      const variables = one.x ?? []
      const dataset = await loadData(engine, one, folders, [one.y ?? '', ...variables], false)
      return (await engine.analyse({ method: 'drivers', dataset, target: one.y ?? '', variables })).result
    },
  },
}
