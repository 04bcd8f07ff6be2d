import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import { integer, list, oneOf, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { AnalyzeMethods } from './method.ts'
import { variableNames } from './variableNames.ts'

type ReliabilityInput = Extract<AnalysisRequestInput, { method: 'reliability' }>

/** `--reverse a,b:1:5`: names, with the scale's bounds where the variable has none. */
function reversedItems(args: Args): ReliabilityInput['reverse'] {
  return list(args, 'reverse')?.map(piece => {
    const [, variable, low, high] = /^(.+):(-?[\d.]+):(-?[\d.]+)$/.exec(piece) ?? []
    if (variable === undefined) return piece
    const min = Number(low)
    const max = Number(high)
    if (!(min < max)) throw new UsageError('badValue', `--reverse ${piece}`)
    return { variable, min, max }
  })
}

/** `f1=a,b,c;f2=d,e,f`. */
function constructList(text: string, option: string): { name: string; items: string[] }[] {
  return text.split(';').map(piece => piece.trim()).filter(piece => piece !== '').map(piece => {
    const equals = piece.indexOf('=')
    const name = piece.slice(0, Math.max(0, equals)).trim()
    const items = piece.slice(equals + 1).split(',').map(item => item.trim()).filter(item => item !== '')
    if (name === '' || items.length === 0) throw new UsageError('badValue', `${option} ${piece}`)
    return { name, items }
  })
}

function level(args: Args): number | undefined {
  const text = args.values.get('level')
  if (text === undefined) return undefined
  const value = Number(text)
  if (!(value >= 0.5 && value <= 0.999)) throw new UsageError('badValue', `--level ${text}`)
  return value
}

export const measurement: AnalyzeMethods = {
  reliability: {
    usage: '--vars a,b [--reverse c|c:1:5] [--level 0.95] [--group-factors 3]', options: { vars: 'value', reverse: 'value', level: 'value', 'group-factors': 'value' },
    async request(args, dataset) {
      const variables = variableNames(args)
      const reverse = reversedItems(args)
      const confidence = level(args)
      const groupFactors = integer(args, 'group-factors', 3, 10) ?? null
      return { method: 'reliability', dataset: await dataset(), variables, reverse, level: confidence, groupFactors }
    },
  },
  efa: {
    usage: '--vars a,b [--factors K] [--extraction pca|paf|ml] [--rotation none|varimax|promax] [--reverse c] [--seed N]',
    options: { vars: 'value', factors: 'value', extraction: 'value', rotation: 'value', reverse: 'value', seed: 'value' },
    async request(args, dataset) {
      const variables = variableNames(args, 2)
      const factors = integer(args, 'factors', 1, 50) ?? null
      const extraction = oneOf(args, 'extraction', ['pca', 'paf', 'ml'])
      const rotation = oneOf(args, 'rotation', ['none', 'varimax', 'promax'])
      const seed = integer(args, 'seed', 0, 2 ** 31 - 1)
      const reverse = reversedItems(args)
      return { method: 'efa', dataset: await dataset(), variables, factors, extraction, rotation, reverse, seed }
    },
  },
  cfa: {
    usage: '--model "f1=a,b,c;f2=d,e,f" [--reverse c]', options: { model: 'value', reverse: 'value' },
    async request(args, dataset) {
      const constructs = constructList(requiredValue(args, 'model'), '--model')
      if (constructs.length === 0) throw new UsageError('missing', '--model')
      const reverse = reversedItems(args)
      return { method: 'cfa', dataset: await dataset(), constructs, reverse }
    },
  },
  validity: {
    usage: '[--constructs "f1=a,b;f2=c,d"] [--within FACTOR] [--reverse c]', options: { constructs: 'value', within: 'value', reverse: 'value' },
    async request(args, dataset) {
      const text = args.values.get('constructs')
      const constructs = text === undefined ? null : constructList(text, '--constructs')
      const reverse = reversedItems(args)
      return { method: 'validity', dataset: await dataset(), constructs, within: args.values.get('within') ?? null, reverse }
    },
  },
}
