import { loadData } from '../loadData.ts'
import type { ReferenceCase } from '../case.ts'
import type { GoldenAnalyses } from './analysis.ts'

const ruleOf = ({ missing }: ReferenceCase): string => (typeof missing === 'string' ? missing : missing?.rule ?? '')

export const relation: GoldenAnalyses = {
  correlation: {
    atLeast: 30,
    async run({ engine, one, folders }) {
      const columns = one.spec?.columns ?? (one['columns'] as string[] | undefined) ?? []
      const dataset = await loadData(engine, one, folders, columns, /listwise/.test(one.spec?.missing ?? ruleOf(one)))
      return (await engine.analyse({ method: 'correlate', dataset, variables: columns, control: (one.spec?.control as string[] | undefined) ?? [] })).result
    },
  },
  regression: {
    atLeast: 60,
    async run({ engine, one, folders }) {
      const variables = one.x ?? []
      const dataset = await loadData(engine, one, folders, [one.y ?? '', ...variables], false)
      const { result } = await engine.analyse({ method: 'regress', dataset, target: one.y ?? '', variables })
      // As many of the influential cases as the reference prints.
      const influential = (result['residuals'] as { influential?: { cooks_distance: unknown[] } } | null)?.influential
      const printed = (one.expected as { residuals?: { influential?: { cooks_distance?: unknown[] } } }).residuals?.influential?.cooks_distance
      if (influential && printed) influential.cooks_distance = influential.cooks_distance.slice(0, printed.length)
      return result
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
