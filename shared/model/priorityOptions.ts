import { z } from 'zod'

export const importanceMethods = ['correlation', 'regression', 'johnson', 'shapley', 'pratt', 'lastIn'] as const
/** Derived from the target, stated by the respondents (`pairs`), or total effects of a path model. */
export const priorityImportances = [...importanceMethods, 'direct', 'pls'] as const
/** Distance to 100, to a target score, to the score of a competitor, or to the importance the respondents state. */
export const priorityGaps = ['max', 'target', 'competitor', 'importance'] as const
export type PriorityImportance = (typeof priorityImportances)[number]
export type PriorityGap = (typeof priorityGaps)[number]

const name = z.string().min(1).max(200)
const value = z.union([z.string().max(200), z.number()])

/** Whose scores are the measure: another data set with variables of the same names, or another group of the same data set (then the table is about `own`). */
const competitor = z.discriminatedUnion('type', [
  z.object({ type: z.literal('dataset'), dataset: z.number().int().positive(), segment: z.string().max(120).nullable().default(null) }),
  z.object({ type: z.literal('group'), variable: name, own: value, other: value }),
])
export type Competitor = z.infer<typeof competitor>

/** What a priority table may be asked, in a figure and in an analysis alike. */
export const priorityOptions = {
  /** The item that is rated, and the one that says how much it matters. */
  pairs: z.array(z.object({ item: name, importance: name })).min(1).max(200).nullable().default(null),
  /** A path model kept in the project, by id or name. */
  pathModel: z.string().max(200).nullable().default(null),
  gap: z.enum(priorityGaps).default('max'),
  /** On 0-100. */
  targetScore: z.number().min(0).max(100).default(80),
  competitor: competitor.nullable().default(null),
  /** Of the rank intervals. */
  level: z.number().min(0.5).max(0.999).default(0.9),
  /** A chosen order kept in the project with costs and reasons, by id or name. */
  chosenOrder: z.string().max(200).nullable().default(null),
}
