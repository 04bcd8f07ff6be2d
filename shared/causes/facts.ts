import type { Evidence } from '../model/cause.ts'

export type Interval = [low: number, high: number]
export interface Named { id: string; name: string }
export interface DataNamed { id: number; name: string; simulated: boolean }

/** Where numbers come from: the data set, and the named filter they were held to with the cases in it. */
export interface Held { dataset: DataNamed; segment: (Named & { n: number }) | null }

export interface ItemFacts extends Held {
  type: 'items'
  items: { variable: string; label: string }[]
  atMost: number
  /** Respondents with at least one valid answer to the items. */
  n: number
  /** Of these, with at least one dissatisfied answer; share 0..1 with its 95 % Wilson interval. */
  dissatisfied: number
  share: number | null
  shareCi: Interval | null
  /** Mean over respondents of their mean item score, 0..100, with its 95 % t interval (null below two). */
  mean: number | null
  meanCi: Interval | null
}

export interface CodeFacts extends Held {
  type: 'codes'
  variable: string
  label: string
  factor: Named
  /** Times the factor or one below it was found: each once a text. */
  mentions: number
  /** Texts with at least one of them; `base`: texts that were judged. */
  texts: number
  base: number
  share: number | null
  ci: Interval | null
}

export interface SegmentFacts { type: 'segment'; dataset: DataNamed; segment: Named; n: number; of: number; share: number | null; ci: Interval | null }

export interface HourFacts extends Held {
  type: 'hours'
  variable: string
  label: string
  from: number
  to: number
  /** Events in the hours, and all whose hour can be read. */
  n: number
  of: number
  unread: number
  days: number
  share: number | null
  ci: Interval | null
  /** Events per hour of the clock and day that has any: in these hours, and in the other hours that have events. */
  perHour: number | null
  perOtherHour: number | null
}

interface NoteFacts { type: 'note'; text: string; who: string; date: string }
interface PictureFacts { type: 'picture'; attachment: string; name: string; caption: string }
interface TableFacts { type: 'table'; table: string; name: string; origin: string; period: string; rows: number }

/** What the evidence pointed at is not there any more. */
export type GoneThing = 'dataset' | 'variable' | 'segment' | 'factor' | 'attachment' | 'source' | 'scale'
interface GoneFacts { type: 'gone'; was: Evidence['type']; what: GoneThing }

/** Evidence with its numbers of this moment. */
export type EvidenceFacts = ItemFacts | CodeFacts | SegmentFacts | HourFacts | NoteFacts | PictureFacts | TableFacts | GoneFacts

/** Live numbers of the factor a bone points at, of the latest data set that asks for it (or the one chosen); dataset null: none does. */
export interface FactorFacts extends Pick<ItemFacts, 'n' | 'dissatisfied' | 'share' | 'shareCi' | 'mean' | 'meanCi'> { factor: Named; dataset: DataNamed | null; items: number }

/** Part of all dissatisfied answers (or coded mentions) that fall to the bone; 0..1. */
export interface Contribution { by: 'answers' | 'mentions'; count: number; total: number; share: number | null }

export interface BoneFacts {
  bone: string
  text: string
  /** The factor's own numbers; null where the bone points at none, or at one that is gone. */
  factor: FactorFacts | null
  evidence: EvidenceFacts[]
  contribution: Contribution | null
  /** Sum over its items of impact x gap of the priority table; null without one. */
  gapImpact: number | null
}

/** The priority table the heat is taken from: the first one saved with items of its data set in the tree. */
export interface HeatSource { figure: string; dataset: DataNamed; target: string; method: string }
export interface FishboneFacts { fishbone: string; atMost: number; bones: BoneFacts[]; heat: HeatSource | null }
