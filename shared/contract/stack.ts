import { z } from 'zod'
import { command, job, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const variable = z.string().min(1).max(120)
const wave = z.string().trim().min(1).max(60)
const parts = z.array(z.object({ dataset, wave, /** Tells the same person in every part. */ respondent: variable.nullable().default(null) })).min(2).max(30)

export type UnmatchedReason = 'absent' | 'kind' | 'label' | 'scale' | 'identifier'

export interface StackedVariable {
  id: string
  label: string
  kind: string
  /** The variable of each part, in their order. */
  from: string[]
  /** Codes of some part had other numbers for the same words, or other words. */
  recoded: boolean
}

export interface StackPreview {
  rows: number
  matched: StackedVariable[]
  /** What is not in the stack, with the parts that have it. */
  unmatched: { label: string; why: UnmatchedReason; parts: string[] }[]
  /** Null when respondents are not told. `inAll`: people who are in every part; `repeated`: numbers that occur twice in a part. */
  respondents: { distinct: number; inAll: number; repeated: { wave: string; n: number }[] } | null
}

export interface StackResult { dataset: { id: number; name: string }; rows: number; variables: number; unmatched: StackPreview['unmatched']; elapsedMs: number }

export const stackCalls = {
  /** The wave of a data set: on the data set and in every row, as a column. null takes the name away; a column stays. */
  'stack.setWave': command<null>()('stack.setWave', z.object({ dataset, wave: z.string().max(60).nullable(), /** What people call the column. */ label: z.string().min(1).max(80) }), p => [tag.datasets, tag.variables(p.dataset), tag.cells(p.dataset)]),
  'stack.preview': query<StackPreview>()('stack.preview', z.object({ parts }), p => [tag.datasets, ...p.parts.flatMap(part => [tag.variables(part.dataset), tag.cells(part.dataset)])]),
  /** Several data sets of one questionnaire below each other, as a new one with a column that says which. */
  'stack.commit': job<StackResult>()('stack.commit', z.object({
    parts, name: z.string().min(1).max(120), label: z.string().min(1).max(80), respondentLabel: z.string().min(1).max(80),
    /** Variables of the stack that are left out. */
    leave: z.array(variable).max(2000).default([]),
  }), () => [tag.datasets]),
}
