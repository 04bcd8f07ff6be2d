import type { ScoredPrediction } from '../../../../shared/contract/whatIf.ts'
import type { Study } from '../../../../shared/contract/study.ts'
import { prediction } from '../../../../shared/model/prediction.ts'
import type { Prediction } from '../../../../shared/model/prediction.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { columnMean } from '../../../../shared/stats/columnMean.ts'
import { tQuantile } from '../../../../shared/stats/distributions/studentT.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { itemScores } from '../priorityCompetitor.ts'
import { namedItems } from '../scaleItems.ts'
import { segmentView } from '../segmentView.ts'
import { answersHash, respondentIndex } from './itemEffects.ts'

/** A kept prediction held against a later data set: the one chosen, else the newest that has everything the outcome is made of. null: what is kept is no prediction. */
export function scoredPrediction(project: ProjectReader, study: Study): ScoredPrediction | null {
  const read = prediction.safeParse(study.content)
  if (!read.success) return null
  const kept = read.data
  const waves = project.datasets().map(({ id }) => project.dataset(id)).filter(dataset => dataset.id !== kept.dataset && kept.outcome.every(({ name }) => dataset.variables.some(variable => variable.name === name && variable.scale)))
  const later = waves.filter(({ id }) => id > kept.dataset)
  const wave = kept.scoredBy !== null ? waves.find(({ id }) => id === kept.scoredBy) ?? null : later.at(-1) ?? null
  const compared = wave && compare(project, kept, wave.id)
  const items = kept.raises.map(({ item, label, points, name, before }) => {
    const score = wave && scoreOf(project, wave.id, name)
    return { item, label, planned: points, actual: score === null ? null : score - before }
  })
  const raised = items.every(({ actual }) => actual !== null)
  return {
    study: study.id, name: study.name, prediction: kept, waves: waves.map(({ id, name }) => ({ id, name })), wave: wave && { id: wave.id, name: wave.name },
    actual: compared && { change: compared.change, interval: compared.spread && intervalOf(compared, 0.95), n: compared.n },
    held: compared?.spread ? agrees(kept, compared.change, intervalOf(compared, kept.level)) : null,
    items, followed: wave && raised ? kept.raises.reduce((sum, { effect }, i) => sum + effect * items[i]!.actual!, 0) : null,
    sameData: sameData(project, kept),
  }
}

/** null where the segment or the data set is gone. */
function heldTo(project: ProjectReader, dataset: number, segment: string | null): ProjectReader | null {
  try { return segmentView(project, dataset, segment).project } catch (thrown) {
    if (thrown instanceof YinguoError) return null
    throw thrown
  }
}

interface Found { change: number; spread: { se: number; df: number } | null; n: [number, number] }

const intervalOf = ({ change, spread }: Found, level: number): [number, number] => {
  const reach = spread ? tQuantile((1 + level) / 2, spread.df) * spread.se : 0
  return [change - reach, change + reach]
}

/**
 * Whether what was found less what was predicted can be zero: both are estimates from samples, so the interval of their
 * difference is put together from both (MOVER; Zou & Donner 2008, Statistics in Medicine 27, 1693-1702).
 */
function agrees({ change: predicted, interval: [low, high] }: Prediction, found: number, [foundLow, foundHigh]: [number, number]): boolean {
  const difference = found - predicted
  return difference - Math.hypot(found - foundLow, high - predicted) <= 0 && difference + Math.hypot(foundHigh - found, predicted - low) >= 0
}

/** The change found between two samples of different people, with Welch's standard error and degrees of freedom. */
function compare(project: ProjectReader, kept: Prediction, wave: number): Found | null {
  const before = heldTo(project, kept.dataset, kept.segment)
  if (!before) return null
  const earlier = columnMean(respondentIndex(before, before.dataset(kept.dataset), kept.outcome))
  const later = columnMean(respondentIndex(project, project.dataset(wave), kept.outcome, true))
  if (earlier.mean === null || later.mean === null) return null
  const [a, b] = [(earlier.sd ?? 0) ** 2 / earlier.n, (later.sd ?? 0) ** 2 / later.n]
  const df = (a + b) ** 2 / (a ** 2 / (earlier.n - 1) + b ** 2 / (later.n - 1))
  return { change: later.mean - earlier.mean, spread: earlier.n > 1 && later.n > 1 && a + b > 0 ? { se: Math.sqrt(a + b), df } : null, n: [earlier.n, later.n] }
}

function scoreOf(project: ProjectReader, wave: number, name: string): number | null {
  const variable = project.dataset(wave).variables.find(one => one.name === name)
  return variable?.scale ? columnMean(itemScores(project, { variable, scale: variable.scale })).mean : null
}

function sameData(project: ProjectReader, kept: Prediction): boolean | null {
  const view = heldTo(project, kept.dataset, kept.segment)
  if (!view) return null
  try {
    return answersHash(view, kept.dataset, namedItems(view.dataset(kept.dataset), view.factors(), [kept.target, ...kept.used])) === kept.dataHash
  } catch (thrown) {
    if (thrown instanceof YinguoError) return null
    throw thrown
  }
}
