import { loadData } from '../loadData.ts'
import type { ReferenceCase } from '../case.ts'
import type { GoldenAnalyses } from './analysis.ts'

const ruleOf = ({ missing }: ReferenceCase): string => (typeof missing === 'string' ? missing : missing?.rule ?? '')

export const relation: GoldenAnalyses = {
  correlation: {
    atLeast: 100,
    async run({ engine, one, folders }) {
      const columns = one.spec?.columns ?? (one['columns'] as string[] | undefined) ?? []
      const dataset = await loadData(engine, one, folders, columns, /listwise/.test(one.spec?.missing ?? ruleOf(one)))
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
