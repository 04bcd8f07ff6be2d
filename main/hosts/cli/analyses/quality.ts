import { controlCharts } from '../../../../shared/contract/requests/quality.ts'
import { integer, list, oneOf, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { AnalyzeMethods } from './method.ts'
import { hourlyRequest, planRequest } from './staffing.ts'
import { variableNames } from './variableNames.ts'

/** `a:b,c:d` as pairs. */
function pairs(args: Args, name: string): [string, string][] {
  const found = list(args, name)
  if (!found) throw new UsageError('missing', `--${name}`)
  return found.map(pair => {
    const [first = '', second = '', ...rest] = pair.split(':')
    if (!first || !second || rest.length > 0) throw new UsageError('badValue', `--${name} ${pair}`)
    return [first, second]
  })
}

function number(args: Args, name: string): number | null {
  const value = args.values.get(name)
  if (value === undefined) return null
  if (value.trim() === '' || !Number.isFinite(Number(value))) throw new UsageError('badValue', `--${name} ${value}`)
  return Number(value)
}

/** Codes as they are written: numbers where they look like numbers. */
const codes = (args: Args, name: string): (number | string)[] =>
  (list(args, name) ?? []).map(code => (Number.isFinite(Number(code)) ? Number(code) : code))

export const quality: AnalyzeMethods = {
  kano: {
    usage: '--pairs functional:dysfunctional,…', options: { pairs: 'value' },
    async request(args, dataset) {
      const features = pairs(args, 'pairs').map(([functional, dysfunctional]) => ({ label: '', functional, dysfunctional }))
      return { method: 'kano', dataset: await dataset(), features }
    },
  },
  gap: {
    usage: '--pairs expectation:perception,…', options: { pairs: 'value' },
    async request(args, dataset) {
      const found = pairs(args, 'pairs').map(([expectation, perception]) => ({ label: '', expectation, perception }))
      return { method: 'gap', dataset: await dataset(), pairs: found }
    },
  },
  control: {
    usage: `--chart ${controlCharts.join('|')} --vars y [--by period] [--subgroup 5] [--defect codes] [--lower L] [--upper U] [--goal T]`,
    options: { chart: 'value', vars: 'value', by: 'value', subgroup: 'value', defect: 'value', lower: 'value', upper: 'value', goal: 'value' },
    async request(args, dataset) {
      requiredValue(args, 'chart')
      const chart = oneOf(args, 'chart', controlCharts)!
      const [variable] = variableNames(args) as [string]
      return {
        method: 'control', dataset: await dataset(), chart, variable, by: args.values.get('by') ?? null, defect: codes(args, 'defect'),
        subgroup: integer(args, 'subgroup', 2, 25) ?? 5, lower: number(args, 'lower'), upper: number(args, 'upper'), target: number(args, 'goal'),
      }
    },
  },
  checksheet: {
    usage: '--vars a,b --by period', options: { vars: 'value', by: 'value' },
    async request(args, dataset) {
      const by = requiredValue(args, 'by')
      const variables = variableNames(args)
      return { method: 'checksheet', dataset: await dataset(), variables, by }
    },
  },
  hourly: {
    usage: '--time VARIABLE [--from 7 --to 23] [--per day|all] [--staff FILE] | --vars hour,load,staff[,after] | --tables load,staff[,after] | --counts FILE  [--unit U]',
    options: { time: 'value', from: 'value', to: 'value', per: 'value', staff: 'value', vars: 'value', tables: 'value', counts: 'value', unit: 'value' },
    request: hourlyRequest,
  },
  plan: {
    usage: '[--plan FILE] [--as-of 2009-12-31]', options: { plan: 'value', 'as-of': 'value' },
    request: planRequest,
  },
}
