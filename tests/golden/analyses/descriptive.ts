import { loadData } from '../loadData.ts'
import type { GoldenAnalyses } from './analysis.ts'

export const descriptive: GoldenAnalyses = {
  descriptives: {
    atLeast: 3,
    async run({ engine, one, folders }) {
      const column = one.spec?.column ?? ''
      const dataset = await loadData(engine, one, folders, [column], false)
      return Object.values((await engine.analyse({ method: 'describe', dataset, variables: [column] })).result)[0]
    },
  },
}
