import { priorityImportance } from '../../../../shared/contract/requests/priority.ts'
import { importanceMethods } from '../../../../shared/model/figureSpec.ts'
import { integer, list, oneOf, requiredValue, UsageError } from '../args.ts'
import { paretoInput, paretoOptions, paretoUsage } from '../paretoOptions.ts'
import { readPoints } from '../pointsFile.ts'
import type { AnalyzeMethods } from './method.ts'
import { namedPairs } from './namedPairs.ts'
import { readModel } from './pathModel.ts'

export const priority: AnalyzeMethods = {
  priority: {
    usage: `--target y [--vars a,b] [--importance ${priorityImportance.join('|')}] [--stated item:importance,…] [--model MODEL.json] [--bootstrap B --seed S]`,
    options: { target: 'value', vars: 'value', importance: 'value', stated: 'value', model: 'value', bootstrap: 'value', seed: 'value' },
    async request(args, dataset) {
      const target = requiredValue(args, 'target')
      const importance = oneOf(args, 'importance', priorityImportance) ?? 'johnson'
      const bootstrap = integer(args, 'bootstrap', 0, 20_000) ?? 0
      const seed = integer(args, 'seed', 0, 2 ** 31 - 1)
      if (importance === 'direct') requiredValue(args, 'stated')
      const pairs = namedPairs(args, 'stated')?.map(([item, stated]) => ({ item, importance: stated })) ?? null
      const model = importance === 'pls' ? (await readModel(requiredValue(args, 'model'))).model : null
      return { method: 'priority', dataset: await dataset(), target, variables: list(args, 'vars') ?? null, importance, pairs, model, bootstrap, ...(seed !== undefined && { seed }) }
    },
  },
  quadrant: {
    usage: `--target y [--vars a,b] [--importance ${importanceMethods.join('|')}] | --pairs importance:performance,… | --attributes importance:performance | --points FILE  [--crosshair mean|median|midpoint] [--bounds MIN,MAX]`,
    options: { target: 'value', vars: 'value', importance: 'value', pairs: 'value', attributes: 'value', points: 'value', crosshair: 'value', bounds: 'value' },
    async request(args, dataset) {
      const crosshair = oneOf(args, 'crosshair', ['mean', 'median', 'midpoint']) ?? 'mean'
      const given = args.values.get('bounds')
      const [min, max] = (given ?? '').split(',').map(Number)
      if (given !== undefined && !(min! < max!)) throw new UsageError('badValue', `--bounds ${given}`)
      const common = { method: 'quadrant', crosshair, bounds: given === undefined ? null : { min: min!, max: max! } } as const
      const points = args.values.get('points')
      if (points !== undefined) return { ...common, importance: 'direct', points: await readPoints(points) }
      const [attributes] = namedPairs(args, 'attributes') ?? []
      if (attributes) return { ...common, importance: 'direct', dataset: await dataset(), attributes: { importance: attributes[0], performance: attributes[1] } }
      const pairs = namedPairs(args, 'pairs')?.map(([stated, performance]) => ({ importance: stated, performance }))
      if (pairs) return { ...common, importance: 'direct', dataset: await dataset(), pairs }
      const target = requiredValue(args, 'target')
      const importance = oneOf(args, 'importance', importanceMethods) ?? 'correlation'
      return { ...common, importance, dataset: await dataset(), target, variables: list(args, 'vars') ?? null }
    },
  },
  pareto: {
    // Every method of `analyze` takes --weight.
    usage: paretoUsage, options: Object.fromEntries(Object.entries(paretoOptions).filter(([name]) => name !== 'weight')),
    request: async (args, dataset) => ({ method: 'pareto', spec: await paretoInput(args, dataset) }),
  },
}
