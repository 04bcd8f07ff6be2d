import { weightingMethods } from '../../../../shared/contract/requests/weighting.ts'
import { list, oneOf, requiredValue, UsageError } from '../args.ts'
import { readJudgements } from '../judgementFile.ts'
import type { AnalyzeMethods } from './method.ts'
import { variableNames } from './variableNames.ts'

export const weighting: AnalyzeMethods = {
  weights: {
    usage: `--method ${weightingMethods.join('|')} --vars a,b [--cost b] [--target y] [--matrix FILE]`,
    options: { method: 'value', vars: 'value', cost: 'value', target: 'value', matrix: 'value' },
    async request(args, dataset) {
      requiredValue(args, 'method')
      const type = oneOf(args, 'method', weightingMethods)!
      if (type === 'ahp') {
        const { matrix, labels } = await readJudgements(requiredValue(args, 'matrix'))
        return { method: 'weights', dataset: null, type, matrix, labels: list(args, 'vars') ?? labels }
      }
      const variables = variableNames(args)
      const target = type === 'relative' ? requiredValue(args, 'target') : null
      return { method: 'weights', dataset: await dataset(), type, variables, cost: list(args, 'cost') ?? [], target }
    },
  },
  weightings: {
    usage: '--vars a,b [--types equal,entropy,…] [--cost b] [--target y] [--matrix FILE]',
    options: { vars: 'value', types: 'value', cost: 'value', target: 'value', matrix: 'value' },
    async request(args, dataset) {
      const variables = variableNames(args, 2)
      const target = args.values.get('target') ?? null
      const file = args.values.get('matrix')
      const asked = list(args, 'types')
      const types = asked?.map(word => {
        const type = weightingMethods.find(one => one === word)
        if (!type) throw new UsageError('badValue', `--types ${word}`)
        return type
      }) ?? weightingMethods.filter(type => (type !== 'ahp' || file !== undefined) && (type !== 'relative' || target !== null))
      const matrix = file === undefined ? null : (await readJudgements(file)).matrix
      return { method: 'weightings', dataset: await dataset(), types, variables, cost: list(args, 'cost') ?? [], target, matrix }
    },
  },
}
