import { list, oneOf, integer, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import { dissatisfiedRule } from '../paretoOptions.ts'
import { readCountTable } from '../printedTable.ts'
import type { AnalyzeMethod, AnalyzeMethods } from './method.ts'
import { variableNames } from './variableNames.ts'

/** `--level 0.9`. */
function level(args: Args): number {
  const text = args.values.get('level')
  const value = Number(text ?? 0.95)
  if (!(value >= 0.5 && value <= 0.999)) throw new UsageError('badValue', `--level ${text}`)
  return value
}

/** `a:0.27,b:0.55`: codes or labels with their weights, or without any. */
function brands(args: Args, option: string): { code: string; weight: number | null }[] {
  return (list(args, option) ?? []).map(piece => {
    const at = piece.lastIndexOf(':')
    if (at < 0) return { code: piece, weight: null }
    const weight = Number(piece.slice(at + 1))
    if (!(weight >= 0)) throw new UsageError('badValue', `--${option} ${piece}`)
    return { code: piece.slice(0, at), weight }
  })
}

const one = (args: Args): string => {
  const names = variableNames(args)
  if (names.length !== 1) throw new UsageError('badValue', `--vars ${names.join(',')}`)
  return names[0]!
}
const two = (args: Args): string[] => {
  const names = variableNames(args, 2)
  if (names.length !== 2) throw new UsageError('badValue', `--vars ${names.join(',')}`)
  return names
}

const grouped = (method: 'ttest' | 'mannwhitney' | 'anova' | 'kruskal'): AnalyzeMethod => ({
  usage: '--vars y --by g [--groups a,b] [--level 0.95]', options: { vars: 'value', by: 'value', groups: 'value', level: 'value' },
  request: async (args, dataset) => {
    const variable = one(args)
    const by = requiredValue(args, 'by')
    return { method, dataset: await dataset(), variable, by, groups: list(args, 'groups') ?? null, level: level(args) }
  },
})

const paired = (method: 'paired' | 'wilcoxon'): AnalyzeMethod => ({
  usage: '--vars a,b [--level 0.95]', options: { vars: 'value', level: 'value' },
  request: async (args, dataset) => {
    const variables = two(args)
    return { method, dataset: await dataset(), variables, level: level(args) }
  },
})

export const comparison: AnalyzeMethods = {
  ttest: grouped('ttest'), mannwhitney: grouped('mannwhitney'), paired: paired('paired'), wilcoxon: paired('wilcoxon'), anova: grouped('anova'), kruskal: grouped('kruskal'),
  crosstab: {
    usage: '--vars a,b | --options a,b,c [--by g] | --counts FILE [--replicates N] [--seed S]',
    options: { vars: 'value', options: 'value', by: 'value', counts: 'value', replicates: 'value', seed: 'value', level: 'value' },
    async request(args, dataset) {
      const drawing = { replicates: integer(args, 'replicates', 100, 100_000) ?? 10_000, seed: integer(args, 'seed', 0, 2 ** 31 - 1) ?? 20260101, level: level(args) }
      const counts = args.values.get('counts')
      if (counts !== undefined) return { method: 'crosstab', counts: await readCountTable(counts), ...drawing }
      const options = list(args, 'options') ?? []
      const by = args.values.get('by')
      const variables = options.length > 0 ? (by === undefined ? [] : [by]) : two(args)
      return { method: 'crosstab', dataset: await dataset(), variables, options, ...drawing }
    },
  },
  mcnemar: {
    usage: '--vars a,b | --counts FILE', options: { vars: 'value', counts: 'value' },
    async request(args, dataset) {
      const counts = args.values.get('counts')
      if (counts !== undefined) return { method: 'mcnemar', table: (await readCountTable(counts)).table }
      const variables = two(args)
      return { method: 'mcnemar', dataset: await dataset(), variables }
    },
  },
  proportion: {
    usage: '--vars y [--success 1,2] [--by g] | --x X --n N [--level 0.95]', options: { vars: 'value', success: 'value', by: 'value', x: 'value', n: 'value', level: 'value' },
    async request(args, dataset) {
      if (args.values.has('x') || args.values.has('n')) {
        const n = integer(args, 'n', 0, 1e9)
        const x = integer(args, 'x', 0, 1e9)
        if (n === undefined || x === undefined) throw new UsageError('missing', n === undefined ? '--n' : '--x')
        return { method: 'proportion', counts: [{ x, n }], level: level(args) }
      }
      const variable = one(args)
      return { method: 'proportion', dataset: await dataset(), variable, by: args.values.get('by') ?? null, success: list(args, 'success') ?? [1], level: level(args) }
    },
  },
  nps: {
    usage: '--vars y [--by g] [--level 0.95]', options: { vars: 'value', by: 'value', level: 'value' },
    async request(args, dataset) {
      const variable = one(args)
      return { method: 'nps', dataset: await dataset(), variable, by: args.values.get('by') ?? null, level: level(args) }
    },
  },
  compare: {
    usage: '--vars a,b,c --by g | --vars before,after --paired [--correction holm|bh|none] [--level 0.95]',
    options: { vars: 'value', by: 'value', paired: 'flag', correction: 'value', groups: 'value', level: 'value' },
    async request(args, dataset) {
      const twice = args.flags.has('paired')
      const variables = variableNames(args, twice ? 2 : 1)
      if (twice && variables.length % 2 !== 0) throw new UsageError('badValue', `--vars ${variables.join(',')}`)
      const by = twice ? null : requiredValue(args, 'by')
      const correction = oneOf(args, 'correction', ['holm', 'bh', 'none'] as const) ?? 'holm'
      return { method: 'compare', dataset: await dataset(), variables, by, paired: twice, groups: list(args, 'groups') ?? null, correction, level: level(args) }
    },
  },
  brands: {
    usage: '--vars a,b --by brand --own a:0.27,b:0.55 [--others c:0.66,d:0.34] [--level 0.95]',
    options: { vars: 'value', by: 'value', own: 'value', others: 'value', level: 'value' },
    async request(args, dataset) {
      const variables = variableNames(args)
      const by = requiredValue(args, 'by')
      requiredValue(args, 'own')
      return { method: 'brands', dataset: await dataset(), variables, by, own: brands(args, 'own'), others: brands(args, 'others'), level: level(args) }
    },
  },
  beforeAfter: {
    usage: '--vars a,b --after DATASET [--dissatisfied "<=2"] [--segment NAME] [--after-segment NAME]', options: { vars: 'value', after: 'value', dissatisfied: 'value', 'after-segment': 'value' },
    async request(args, dataset) {
      const variables = variableNames(args)
      const before = await dataset()
      const after = await dataset(requiredValue(args, 'after'))
      const rule = args.values.get('dissatisfied')
      return { method: 'beforeAfter', dataset: before, after, afterSegment: args.values.get('after-segment') ?? null, variables, ...(rule === undefined ? {} : { statistic: 'dissatisfied' as const, atMost: dissatisfiedRule(rule) }) }
    },
  },
}
