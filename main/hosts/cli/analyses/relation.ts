import { list, oneOf, requiredValue } from '../args.ts'
import type { AnalyzeMethods } from './method.ts'
import { namedPairs } from './namedPairs.ts'
import { readModel } from './pathModel.ts'
import { variableNames } from './variableNames.ts'

const corrections = ['none', 'bonferroni', 'holm', 'bh'] as const

export const relation: AnalyzeMethods = {
  correlate: {
    usage: `--vars a,b [--method pearson|spearman|kendall] [--control c,d] [--correction ${corrections.join('|')}]`,
    options: { vars: 'value', method: 'value', control: 'value', correction: 'value' },
    async request(args, dataset) {
      const variables = variableNames(args, 2)
      const type = oneOf(args, 'method', ['pearson', 'spearman', 'kendall']) ?? 'pearson'
      const correction = oneOf(args, 'correction', corrections) ?? 'none'
      return { method: 'correlate', dataset: await dataset(), variables, type, control: list(args, 'control') ?? [], correction }
    },
  },
  regress: {
    usage: '--target y --vars a,b', options: { target: 'value', vars: 'value' },
    async request(args, dataset) {
      const target = requiredValue(args, 'target')
      const variables = variableNames(args)
      return { method: 'regress', dataset: await dataset(), target, variables }
    },
  },
  drivers: {
    usage: '--target y --vars a,b [--stated item:importance,…] [--model MODEL.json]', options: { target: 'value', vars: 'value', stated: 'value', model: 'value' },
    async request(args, dataset) {
      const target = requiredValue(args, 'target')
      const variables = variableNames(args)
      const file = args.values.get('model')
      const pairs = namedPairs(args, 'stated')?.map(([item, importance]) => ({ item, importance })) ?? null
      const model = file === undefined ? null : (await readModel(file)).model
      return { method: 'drivers', dataset: await dataset(), target, variables, pairs, model }
    },
  },
}
