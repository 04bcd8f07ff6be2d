import { oneOf, requiredValue } from '../args.ts'
import type { AnalyzeMethods } from './method.ts'
import { variableNames } from './variableNames.ts'

export const relation: AnalyzeMethods = {
  correlate: {
    usage: '--vars a,b [--method pearson|spearman|kendall]', options: { vars: 'value', method: 'value' },
    async request(args, dataset) {
      const variables = variableNames(args, 2)
      const type = oneOf(args, 'method', ['pearson', 'spearman', 'kendall']) ?? 'pearson'
      return { method: 'correlate', dataset: await dataset(), variables, type }
    },
  },
  drivers: {
    usage: '--target y --vars a,b', options: { target: 'value', vars: 'value' },
    async request(args, dataset) {
      const target = requiredValue(args, 'target')
      const variables = variableNames(args)
      return { method: 'drivers', dataset: await dataset(), target, variables }
    },
  },
}
