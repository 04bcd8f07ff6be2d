import { z } from 'zod'

const id = z.string().max(80)
const note = z.string().max(4000).default('')
const dataset = z.number().int().positive()
/** A named filter, by id; null: every case that counts. */
const segment = z.string().max(120).nullable().default(null)

/** What a cause rests on. The first four are worked out anew from the data whenever they are shown. */
export const evidence = z.discriminatedUnion('type', [
  /** Scale items: n, share of respondents with a dissatisfied answer, mean 0-100. */
  z.object({ type: z.literal('items'), dataset, segment, variables: z.array(id).min(1).max(100), atMost: z.number().int().min(1).max(10).default(2) }),
  /** Texts coded to a factor (and those below it): mentions and their share. */
  z.object({ type: z.literal('codes'), dataset, segment, variable: id, factor: id }),
  /** How many cases a named filter holds, of all. */
  z.object({ type: z.literal('segment'), dataset, segment: z.string().max(120) }),
  /** Events of a log between two hours of the day [from, to), and their share. */
  z.object({ type: z.literal('hours'), dataset, segment, variable: id, from: z.number().int().min(0).max(23), to: z.number().int().min(1).max(24) }),
  z.object({ type: z.literal('note'), text: z.string().min(1).max(4000), who: z.string().max(120).default(''), date: z.string().max(40).default('') }),
  z.object({ type: z.literal('picture'), attachment: id, caption: z.string().max(300).default('') }),
  /** A table kept among the sources. */
  z.object({ type: z.literal('table'), table: id }),
])
export type Evidence = z.infer<typeof evidence>

/** What a bone carries beside its words and its factor. */
export const boneContent = z.object({
  note,
  evidence: z.array(evidence).max(20).default([]),
  /** Left out of confirmation, for a reason that is told (such as: not in the group's power). null: not left out. */
  excluded: z.object({ reason: z.string().min(1).max(500) }).nullable().default(null),
  /** Votes of the circle, in 品管圈 mode only. */
  votes: z.number().int().min(0).max(1000).nullable().default(null),
  /** Links of the 5-Why chain the group has read back and agreed to ("因此"): this bone leads to its parent. */
  agreed: z.boolean().default(false),
})
export type BoneContent = z.infer<typeof boneContent>

/** cause: head at the right, the effect is a problem. measure: head at the left, bones are measures. sorting: parts of a whole, no causality. */
export const fishboneTypes = ['cause', 'measure', 'sorting'] as const
export const fishboneSettings = z.object({
  type: z.enum(fishboneTypes).default('cause'),
  /** evidence: 要因 only through confirmation (T/CAQ 10201). vote: candidates by vote, then 真因验证 (品管圈). */
  mode: z.enum(['evidence', 'vote']).default('evidence'),
  author: z.string().max(120).default(''),
  date: z.string().max(40).default(''),
  participants: z.string().max(500).default(''),
})
export type FishboneSettings = z.infer<typeof fishboneSettings>

/** A line across the branches: what stands in `from` also acts on `to`. */
export const boneLink = z.object({ from: id, to: id, note: z.string().max(500).default('') })
export type BoneLink = z.infer<typeof boneLink>

/** A line of the 要因确认计划表 and its outcome. The owner is the bone. */
export const confirmation = z.object({
  /** 确认内容 */
  what: z.string().max(1000).default(''),
  /** 现场测量 · 试验 · 调查分析 */
  method: z.enum(['measurement', 'test', 'survey']).default('survey'),
  methodNote: z.string().max(1000).default(''),
  /** 判定依据: how much influence on the 症结 makes it a main cause. */
  criterion: z.string().max(1000).default(''),
  /** The data it was judged by, one of the evidence kinds; null: none yet. */
  data: evidence.nullable().default(null),
  /** What was found, with its influence on the 症结. */
  finding: z.string().max(4000).default(''),
  place: z.string().max(200).default(''),
  person: z.string().max(120).default(''),
  planned: z.string().max(40).default(''),
  done: z.string().max(40).default(''),
  verdict: z.enum(['open', 'main', 'not']).default('open'),
})
export type Confirmation = z.infer<typeof confirmation>

/** What a record still lacks before a verdict may be given: method, criterion, data, date, person. */
export type ConfirmationGap = 'what' | 'methodNote' | 'criterion' | 'data' | 'finding' | 'person' | 'done'
export function confirmationGaps(record: Confirmation): ConfirmationGap[] {
  const empty = (['what', 'methodNote', 'criterion', 'finding', 'person', 'done'] as const).filter(field => record[field].trim() === '')
  return record.data === null ? [...empty, 'data'] : empty
}

/** A row of the 对策表 (5W1H). */
export const measure = z.object({
  /** Bones it acts on (要因), and factors where there is no bone. */
  causes: z.array(id).max(50).default([]),
  factors: z.array(id).max(50).default([]),
  /** What · 对策 */
  what: z.string().min(1).max(1000),
  /** Why · 目标, measurable */
  target: z.string().max(1000).default(''),
  /** How · 措施, one a line of the table */
  steps: z.array(z.string().max(1000)).max(50).default([]),
  where: z.string().max(300).default(''),
  who: z.string().max(300).default(''),
  planned: z.object({ from: z.string().max(40), to: z.string().max(40) }).prefault({ from: '', to: '' }),
  actual: z.object({ from: z.string().max(40), to: z.string().max(40) }).prefault({ from: '', to: '' }),
  /** In yuan; null: not known. */
  cost: z.number().min(0).nullable().default(null),
  /** 对策评价: points by criterion, such as 有效性. */
  scores: z.record(z.string().max(60), z.number().min(0).max(100)).default({}),
  status: z.enum(['proposed', 'chosen', 'rejected', 'doing', 'done']).default('proposed'),
  /** Why it was rejected, or what came of it. */
  result: z.string().max(4000).default(''),
})
export type Measure = z.infer<typeof measure>

/** Whether a measure, or the whole, reached its target. The owner is the measure; null: the topic as a whole. */
export const effectCheck = z.object({
  metric: z.string().min(1).max(300),
  /** A factor or item whose scores are compared between two waves (data sets), or typed values with their n. */
  source: z.discriminatedUnion('type', [
    z.object({ type: z.literal('waves'), before: dataset, after: dataset, variables: z.array(id).min(1).max(100), statistic: z.enum(['mean', 'dissatisfied']).default('mean'), atMost: z.number().int().min(1).max(10).default(2) }),
    z.object({ type: z.literal('typed'), before: z.number().nullable(), after: z.number().nullable(), unit: z.string().max(40).default(''), origin: z.string().max(300).default('') }),
  ]),
  target: z.number().nullable().default(null),
  /** up: the higher the better. */
  direction: z.enum(['up', 'down']).default('up'),
  note,
})
export type EffectCheck = z.infer<typeof effectCheck>
