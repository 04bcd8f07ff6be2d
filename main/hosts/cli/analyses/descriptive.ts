import { requiredValue } from '../args.ts'
import { variableNames } from './variableNames.ts'
import type { AnalyzeMethods } from './method.ts'

const options = { vars: 'value', by: 'value' } as const

export const descriptive: AnalyzeMethods = {
  describe: {
    usage: '--vars a,b [--by g]', options,
    request: async (args, dataset) => ({ method: 'describe', dataset: await dataset(), variables: variableNames(args), by: args.values.get('by') ?? null }),
  },
  frequencies: {
    usage: '--vars a,b [--by g]', options,
    request: async (args, dataset) => ({ method: 'frequencies', dataset: await dataset(), variables: variableNames(args), by: args.values.get('by') ?? null }),
  },
  responses: {
    usage: '--question ID|TITLE', options: { question: 'value' },
    request: async (args, dataset) => ({ method: 'responses', dataset: await dataset(), question: requiredValue(args, 'question') }),
  },
  dimensions: {
    usage: '[--within FACTOR]', options: { within: 'value' },
    request: async (args, dataset) => ({ method: 'dimensions', dataset: await dataset(), within: args.values.get('within') ?? null }),
  },
}
