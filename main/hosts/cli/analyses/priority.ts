import { importanceMethods } from '../../../../shared/model/figureSpec.ts'
import { list, oneOf, requiredValue } from '../args.ts'
import { paretoInput, paretoOptions } from '../paretoOptions.ts'
import type { AnalyzeMethods } from './method.ts'

export const priority: AnalyzeMethods = {
  priority: {
    usage: `--target y [--vars a,b] [--importance ${importanceMethods.join('|')}]`, options: { target: 'value', vars: 'value', importance: 'value' },
    async request(args, dataset) {
      const target = requiredValue(args, 'target')
      const importance = oneOf(args, 'importance', importanceMethods) ?? 'johnson'
      return { method: 'priority', dataset: await dataset(), target, variables: list(args, 'vars') ?? null, importance }
    },
  },
  pareto: {
    usage: '--vars a,b [--dissatisfied "<=2"] | --counts FILE [--other 5%|7]', options: paretoOptions,
    request: async (args, dataset) => ({ method: 'pareto', spec: await paretoInput(args, dataset) }),
  },
}
