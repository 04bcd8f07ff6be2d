import { z } from 'zod'
import type { CodeState } from '../model/coding.ts'
import type { Agreement } from '../stats/kappa.ts'
import { command, job, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const variable = z.string().min(1).max(120)
const rid = z.number().int().positive()
const factor = z.string().max(120)
/** A person's name as coder. */
const coder = z.string().trim().min(1).max(60)

export const codingShows = ['all', 'uncoded', 'coded', 'disputed'] as const
export type CodingShow = (typeof codingShows)[number]

export interface CodedText {
  rid: number
  text: string
  /** How many texts, this one among them, say the same but for case, spaces and punctuation. */
  alike: number
  /** Factors this coder gave; null: not coded by them. An empty string among them: no factor. */
  mine: string[] | null
  /** Of the other coders; empty in blind mode. */
  others: { coder: string; factors: string[] }[]
  settled: string[] | null
  /** Of all coders together; null in blind mode. */
  state: CodeState | null
}
export interface CodedTexts { total: number; offset: number; rows: CodedText[] }

export interface CodingSummary {
  /** Texts of cases that count. */
  texts: number
  coders: { coder: string; coded: number }[]
  /** Texts that are coded for the coder asked; of those, with a factor. */
  coded: number
  withFactor: number
  disputed: number
  settled: number
  /** One line a factor that was used, most frequent first. `n`: texts; a text counts once for each of its factors. share: of the coded texts. */
  factors: { factor: string; name: string; n: number; share: number }[]
}

/** Why a factor is proposed. dictionary: the word stands in the dictionary. learned: of `of` coded texts with the word `n` had the factor. */
export interface SuggestionReason { word: string; from: 'dictionary' | 'learned'; n: number; of: number }
export interface Suggestion { factor: string; name: string; score: number; because: SuggestionReason[] }
export interface Suggestions {
  /** bigrams: the word cutter could not be loaded on this computer, so pairs of characters stand for words. */
  words: 'jieba' | 'bigrams'
  rows: { rid: number; suggestions: Suggestion[] }[]
}

export interface TextCluster {
  /** Of the text that stands for the cluster, and its text. */
  rid: number
  text: string
  /** Every text of the cluster, the one above first, then by likeness. */
  members: { rid: number; text: string; likeness: number }[]
}
export interface Clusters { texts: number; clusters: TextCluster[]; alone: number; words: 'jieba' | 'bigrams' }

export interface CodingAgreement {
  coders: [string, string]
  /** Texts both coded. */
  n: number
  /** Texts to which both gave exactly the same factors. */
  identical: number
  /**
   * nominal: every text has one factor from either coder, so one table of all factors. pooled: over yes/no judgements of every factor.
   */
  method: 'nominal' | 'pooled'
  overall: Agreement
  /** One line a factor that either used. Counts of texts. */
  factors: { factor: string; name: string; both: number; onlyFirst: number; onlySecond: number; neither: number; agreement: Agreement }[]
  /** Texts on which they differ and nothing is settled yet: all of them, at most 1,000 listed. */
  disputed: number
}

const where = { dataset, variable }
const reads = (p: { dataset: number }): ReturnType<typeof tag.codings>[] => [tag.codings(p.dataset), tag.cells(p.dataset), tag.variables(p.dataset), tag.factors]

export const codingCalls = {
  /** Texts of the cases that count, in row order. disputed: coders differ and nothing is settled. */
  'coding.list': query<CodedTexts>()('coding.list', z.object({
    ...where, coder, blind: z.boolean().default(true), show: z.enum(codingShows).default('all'),
    /** Only texts that this coder (disputed: any) gave this factor; an empty string: no factor. */
    factor: factor.nullable().default(null),
    search: z.string().max(200).default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100),
  }), reads),
  /** coder null: what counts in the end (settled, else what the coders share). */
  'coding.summary': query<CodingSummary>()('coding.summary', z.object({ ...where, coder: coder.nullable().default(null) }), reads),
  /** Factors likely for these texts, at most three each, best first. Nothing is ever coded by itself. blind: learns from this coder's codes only. */
  'coding.suggest': query<Suggestions>()('coding.suggest', z.object({ ...where, coder, blind: z.boolean().default(true), rids: z.array(rid).min(1).max(200) }), p => [...reads(p), tag.terms]),
  /** Texts that are alike, gathered around the one that has most like it. The same data give the same clusters. */
  'coding.clusters': job<Clusters>()('coding.clusters', z.object({
    ...where, coder, only: z.enum(['uncoded', 'all']).default('uncoded'),
    /** Cosine of character pairs and words weighted by rarity. */
    threshold: z.number().min(0.1).max(1).default(0.4),
  })),
  'coding.agreement': query<CodingAgreement>()('coding.agreement', z.object({ ...where, coders: z.tuple([coder, coder]) }), reads),
  /**
   * Gives factors to texts: instead of this coder's (replace), beside them (add), or takes them away (remove). coder null: settles.
   * The empty string stands for "no factor" and is never beside another; replace with none makes a text uncoded again. alike: also texts that say the same.
   */
  'coding.set': command<{ changed: number }>()('coding.set', z.object({
    ...where, coder: coder.nullable(), rids: z.array(rid).min(1).max(50_000), factors: z.array(factor).max(50),
    mode: z.enum(['replace', 'add', 'remove']).default('replace'), alike: z.boolean().default(false),
  }), p => [tag.codings(p.dataset)]),
}
