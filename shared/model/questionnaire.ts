import { z } from 'zod'

export const questionKinds = ['single', 'multiple', 'scale', 'matrix', 'ranking', 'number', 'text', 'date', 'paradata'] as const
export const questionKind = z.enum(questionKinds)
export type QuestionKind = z.infer<typeof questionKind>

/** An answer option: its stable code and what the respondent read. `missing` marks 不适用, 不知道 and the like. */
export const codeSchema = z.object({
  code: z.number(),
  label: z.string().max(2000),
  missing: z.boolean().optional(),
})
export type Code = z.infer<typeof codeSchema>

export interface Question {
  id: string
  dataset: number
  order: number
  /** Number or code as printed, e.g. "5" or "Q5"; may be empty. */
  number: string
  title: string
  kind: QuestionKind
  /** Ids of its variables, in order. */
  variables: string[]
}
