import { priorityImportance } from '../../../../shared/contract/requests/priority.ts'
import { importanceMethods, priorityGaps } from '../../../../shared/model/priorityOptions.ts'
import { integer, list, oneOf, requiredValue, UsageError } from '../args.ts'
import { paretoInput, paretoOptions, paretoUsage } from '../paretoOptions.ts'
import { readPoints } from '../pointsFile.ts'
import type { AnalyzeMethods } from './method.ts'
import { namedPairs } from './namedPairs.ts'
import { levelOf, modelGiven, priorityAsked, priorityOptions, quadrantOptions, seedOf, targetsOf } from './priorityAsked.ts'

export const priority: AnalyzeMethods = {
  priority: {
    usage: `--target y [--vars a,b] [--importance ${priorityImportance.join('|')}] [--stated item:importance,…] [--model MODEL.json | --path-model NAME] [--gap ${priorityGaps.join('|')}] [--target-score 80] [--competitor-dataset ID|NAME | --competitor VAR:OWN:OTHER] [--by g] [--chosen-order NAME] [--bootstrap B --seed S --level 0.9]`,
    options: priorityOptions,
    async request(args, dataset) {
      const bootstrap = integer(args, 'bootstrap', 0, 20_000) ?? 0
      const { model, ...asked } = await priorityAsked(args, dataset)
      return { method: 'priority', dataset: await dataset(), ...asked, model, by: args.values.get('by') ?? null, bootstrap, ...seedOf(args) }
    },
  },
  quadrant: {
    usage: `--target y [--vars a,b] [--importance ${importanceMethods.join('|')}|pls] | --pairs importance:performance,… | --attributes importance:performance | --points FILE  [--crosshair mean|median|midpoint|target] [--targets PERFORMANCE[,IMPORTANCE]] [--across performance|importance] [--bounds MIN,MAX] [--model MODEL.json | --path-model NAME] [--bootstrap B --seed S --level 0.95]`,
    options: quadrantOptions,
    async request(args, dataset) {
      const crosshair = oneOf(args, 'crosshair', ['mean', 'median', 'midpoint', 'target']) ?? 'mean'
      const given = args.values.get('bounds')
      const [min, max] = (given ?? '').split(',').map(Number)
      if (given !== undefined && !(min! < max!)) throw new UsageError('badValue', `--bounds ${given}`)
      const common = {
        method: 'quadrant', crosshair, bounds: given === undefined ? null : { min: min!, max: max! }, targets: targetsOf(args), across: oneOf(args, 'across', ['performance', 'importance']) ?? 'performance',
        bootstrap: integer(args, 'bootstrap', 0, 20_000) ?? 0, ...seedOf(args), ...levelOf(args),
      } as const
      const points = args.values.get('points')
      if (points !== undefined) return { ...common, importance: 'direct', points: await readPoints(points) }
      const [attributes] = namedPairs(args, 'attributes') ?? []
      if (attributes) return { ...common, importance: 'direct', dataset: await dataset(), attributes: { importance: attributes[0], performance: attributes[1] } }
      const pairs = namedPairs(args, 'pairs')?.map(([stated, performance]) => ({ importance: stated, performance }))
      if (pairs) return { ...common, importance: 'direct', dataset: await dataset(), pairs }
      const importance = oneOf(args, 'importance', [...importanceMethods, 'pls']) ?? 'correlation'
      const target = importance === 'pls' ? args.values.get('target') ?? null : requiredValue(args, 'target')
      return { ...common, importance, ...(importance === 'pls' ? await modelGiven(args) : {}), dataset: await dataset(), target, variables: list(args, 'vars') ?? null }
    },
  },
  pareto: {
    // Every method of `analyze` takes --weight.
    usage: paretoUsage, options: Object.fromEntries(Object.entries(paretoOptions).filter(([name]) => name !== 'weight')),
    request: async (args, dataset) => ({ method: 'pareto', spec: await paretoInput(args, dataset) }),
  },
}
