import type { Confirmation, ConfirmationGap, Evidence } from '../model/cause.ts'
import { confirmationGaps } from '../model/cause.ts'
import type { FishboneSettings } from '../model/cause.ts'
import type { Bone } from '../model/fishbone.ts'
import type { DataNamed, EvidenceFacts, Interval } from './facts.ts'
import type { PlacedCause } from './placedCauses.ts'

/** votes: in 品管圈 mode a candidate is chosen by vote before it is confirmed. */
type VerdictGap = ConfirmationGap | 'votes'
/** Why a bone may not be given a verdict at all. notEnd: only end causes are confirmed one by one (T/CAQ 10201). */
type VerdictBar = 'excluded' | 'notEnd'

/** What still stands between a record and a verdict; fields in the order of the form. */
export function verdictGaps(record: Confirmation, bone: Bone, settings: Pick<FishboneSettings, 'mode'>): VerdictGap[] {
  const gaps: VerdictGap[] = confirmationGaps(record)
  return settings.mode === 'vote' && !(bone.content.votes !== null && bone.content.votes > 0) ? [...gaps, 'votes'] : gaps
}

export function verdictBar({ end, excluded }: Pick<PlacedCause, 'end' | 'excluded'>, settings: Pick<FishboneSettings, 'mode'>): VerdictBar | null {
  if (excluded !== null) return 'excluded'
  return end || settings.mode === 'vote' ? null : 'notEnd'
}

/** What the 症结 is measured by: mean score 0..100 of items, or share with a dissatisfied answer. */
export interface ProblemMetric { dataset: number; variables: string[]; statistic: 'mean' | 'dissatisfied'; atMost: number }
/** asked: named by the caller. effect: the effect check of the whole. priority: target of the saved priority table. */
export interface NamedMetric extends ProblemMetric { origin: 'asked' | 'effect' | 'priority'; label: string }

/**
 * kind: a note, picture or table tells no case from another. noMetric: nothing says what the 症结 is measured by.
 * otherDataset: the evidence and the metric are not of the same cases. sameItems: the metric is the cause itself.
 * tooFew: fewer than two cases with or without the cause. gone: evidence or metric was removed.
 */
export type NoInfluence = 'noData' | 'kind' | 'noMetric' | 'otherDataset' | 'sameItems' | 'tooFew' | 'gone'

export type Influence =
  | { told: false; why: NoInfluence }
  | {
    told: true
    metric: NamedMetric
    dataset: DataNamed
    /** Cases with the cause and without it; value 0..100 (mean) or 0..1 (share). */
    with: { n: number; value: number }
    without: { n: number; value: number }
    /** With less without, 95 % (Welch for means, Newcombe for shares). null where it is not defined (all answers alike). */
    difference: number
    ci: Interval | null
    /** Whether cases with the cause do worse: null when the interval reaches over zero. */
    worse: boolean | null
    /** What the metric would gain over all cases if those with the cause were like those without: share of cases x difference. */
    potential: number
  }

/** A line of the 要因确认计划表, record or not. */
export interface ConfirmationLine {
  bone: string
  number: number | null
  text: string
  path: string[]
  end: boolean
  excluded: string | null
  votes: number | null
  /** null: no record yet. */
  record: { id: string; content: Confirmation } | null
  gaps: VerdictGap[]
  bar: VerdictBar | null
  data: EvidenceFacts | null
  influence: Influence
}
export interface ConfirmationSheet { fishbone: string; effect: string; mode: FishboneSettings['mode']; lines: ConfirmationLine[]; metric: NamedMetric | null }

/** Evidence that tells cases with the cause from cases without it. */
export const tellsCases = (evidence: Evidence): boolean => evidence.type === 'items' || evidence.type === 'codes' || evidence.type === 'segment' || evidence.type === 'hours'
