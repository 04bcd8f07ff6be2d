import type { PathModel } from '../../../../shared/contract/requests/pathModel.ts'
import type { Competitor } from '../../../../shared/model/priorityOptions.ts'
import { priorityGaps, priorityImportances } from '../../../../shared/model/priorityOptions.ts'
import type { PriorityGap, PriorityImportance } from '../../../../shared/model/priorityOptions.ts'
import { integer, list, oneOf, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { AskDataset } from './method.ts'
import { namedPairs } from './namedPairs.ts'
import { readModel } from './pathModel.ts'

/** What `analyze priority` and `figure priority` take alike. */
export const priorityOptions = {
  target: 'value', vars: 'value', importance: 'value', stated: 'value', model: 'value', 'path-model': 'value', gap: 'value', 'target-score': 'value', 'competitor-dataset': 'value', competitor: 'value',
  by: 'value', 'chosen-order': 'value', bootstrap: 'value', seed: 'value', level: 'value',
} as const
export const quadrantOptions = {
  target: 'value', vars: 'value', importance: 'value', pairs: 'value', attributes: 'value', points: 'value', crosshair: 'value', targets: 'value', across: 'value', bounds: 'value', model: 'value', 'path-model': 'value',
  bootstrap: 'value', seed: 'value', level: 'value',
} as const

interface PriorityAsked {
  target: string; variables: string[] | null; importance: PriorityImportance; pairs: { item: string; importance: string }[] | null; model: PathModel | null; pathModel: string | null
  gap: PriorityGap; targetScore?: number; competitor: Competitor | null; chosenOrder: string | null; level?: number
}

export const seedOf = (args: Args): { seed?: number } => { const seed = integer(args, 'seed', 0, 2 ** 31 - 1); return seed === undefined ? {} : { seed } }

export function levelOf(args: Args): { level?: number } {
  const level = fraction(args, 'level', 0.5, 0.999)
  return level === undefined ? {} : { level }
}

export async function priorityAsked(args: Args, dataset: AskDataset): Promise<PriorityAsked> {
  const target = requiredValue(args, 'target')
  const importance = oneOf(args, 'importance', priorityImportances) ?? 'johnson'
  if (importance === 'direct') requiredValue(args, 'stated')
  const targetScore = fraction(args, 'target-score', 0, 100)
  const competitor = await competitorOf(args, dataset)
  const gap = oneOf(args, 'gap', priorityGaps) ?? (competitor ? 'competitor' : targetScore === undefined ? 'max' : 'target')
  return {
    target, variables: list(args, 'vars') ?? null, importance, pairs: namedPairs(args, 'stated')?.map(([item, stated]) => ({ item, importance: stated })) ?? null,
    ...(importance === 'pls' ? await modelGiven(args) : { model: null, pathModel: null }), gap, ...(targetScore === undefined ? {} : { targetScore }), competitor, chosenOrder: args.values.get('chosen-order') ?? null, ...levelOf(args),
  }
}

/** The same as a figure has it: its path model is one kept in the project. */
export async function priorityFigure(args: Args, dataset: AskDataset): Promise<Omit<PriorityAsked, 'variables' | 'model'> & { items: string[] | null; bootstrap: number; seed?: number }> {
  const { variables, model, ...asked } = await priorityAsked(args, dataset)
  if (model !== null) throw new UsageError('unknownOption', '--model')
  return { ...asked, items: variables, bootstrap: integer(args, 'bootstrap', 0, 20_000) ?? 0, ...seedOf(args) }
}

/** A model from a file, or one kept in the project. */
export async function modelGiven(args: Args): Promise<{ model: PathModel | null; pathModel: string | null }> {
  const kept = args.values.get('path-model') ?? null
  return kept === null ? { model: (await readModel(requiredValue(args, 'model'))).model, pathModel: null } : { model: null, pathModel: kept }
}

export function targetsOf(args: Args): { performance: number; importance: number | null } | null {
  const given = args.values.get('targets')
  if (given === undefined) return null
  const [performance, importance = null, ...rest] = given.split(',').map(Number)
  if (performance === undefined || Number.isNaN(performance) || Number.isNaN(importance ?? 0) || rest.length > 0) throw new UsageError('badValue', `--targets ${given}`)
  return { performance, importance }
}

async function competitorOf(args: Args, dataset: AskDataset): Promise<Competitor | null> {
  const wanted = args.values.get('competitor-dataset')
  if (wanted !== undefined) return { type: 'dataset', dataset: await dataset(wanted), segment: null }
  const given = args.values.get('competitor')
  if (given === undefined) return null
  const [variable, own, other, ...rest] = given.split(':')
  if (!variable || !own || !other || rest.length > 0) throw new UsageError('badValue', `--competitor ${given}`)
  return { type: 'group', variable, own, other }
}

function fraction(args: Args, option: string, low: number, high: number): number | undefined {
  const given = args.values.get(option)
  if (given === undefined) return undefined
  const value = Number(given)
  if (given.trim() === '' || !(value >= low && value <= high)) throw new UsageError('badValue', `--${option} ${given}`)
  return value
}
