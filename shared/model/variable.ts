import { z } from 'zod'
import type { Derivation } from './derivation.ts'
import { codeSchema } from './questionnaire.ts'
import type { CellValue } from './missing.ts'
import { isMissing } from './missing.ts'

/** indicator: one option of a multiple-choice question, 1 chosen, 0 not. scale: ordered points with a minimum and a maximum. */
export const variableKinds = ['nominal', 'ordinal', 'scale', 'number', 'text', 'date', 'indicator'] as const
export const variableKind = z.enum(variableKinds)
export type VariableKind = z.infer<typeof variableKind>

/** answer: what was asked. paradata: time, source, duration. identifier: personal data. id: the platform's own row number. */
export const variableRoles = ['answer', 'paradata', 'identifier', 'id'] as const
export const variableRole = z.enum(variableRoles)
export type VariableRole = z.infer<typeof variableRole>

/** Theoretical bounds of a scale item. positive: the higher the better; negative: the item is reversed. */
export const scaleSchema = z.object({
  min: z.number(),
  max: z.number(),
  direction: z.enum(['positive', 'negative']),
}).refine(scale => scale.min < scale.max, 'min must be below max')
export type Scale = z.infer<typeof scaleSchema>

/** Columns with a job in logs of complaints and interviews, and the wave of a response. */
export const variableMeanings = ['date', 'channel', 'segment', 'verbatim', 'factor', 'severity', 'resolved', 'cost', 'duration', 'wave', 'version'] as const
export const variableMeaning = z.enum(variableMeanings)
export type VariableMeaning = z.infer<typeof variableMeaning>

export const variablePatch = z.object({
  name: z.string().min(1).max(80),
  label: z.string().max(2000),
  kind: variableKind,
  role: variableRole,
  codes: z.array(codeSchema).max(2000),
  scale: scaleSchema.nullable(),
  meaning: variableMeaning.nullable(),
}).partial()
export type VariablePatch = z.infer<typeof variablePatch>

export interface Variable {
  /** Column name in the data table; unique in its dataset; never changes. */
  id: string
  dataset: number
  order: number
  question: string | null
  name: string
  label: string
  kind: VariableKind
  role: VariableRole
  codes: Code[]
  scale: Scale | null
  /** The factor this item belongs to. */
  factor: string | null
  /** How it is worked out from other variables; null: its values were imported or typed. A derived variable has no column of its own and cannot be edited. */
  derived: Derivation | null
  /** What the column stands for in a log of complaints or interviews. */
  meaning: VariableMeaning | null
}
type Code = z.infer<typeof codeSchema>

/** True where the answers are numbers by definition, so that text in a cell is an invalid answer. */
export const isCoded = (kind: VariableKind): boolean => kind !== 'text' && kind !== 'date'

export type Invalid = 'notANumber' | 'notACode' | 'outOfScale'

/** Why a stored value does not fit its variable; null when it fits (missing always fits). */
export function invalidity(variable: Pick<Variable, 'kind' | 'codes' | 'scale'>, value: CellValue): Invalid | null {
  if (isMissing(value) || !isCoded(variable.kind)) return null
  if (typeof value !== 'number') return 'notANumber'
  const coded = variable.codes.length > 0
  if (coded && variable.codes.some(code => code.code === value)) return null
  if (variable.kind === 'indicator') return value === 0 || value === 1 ? null : 'notACode'
  // A mean of items has bounds too, without being one of their points.
  if (variable.scale && (value < variable.scale.min || value > variable.scale.max || (variable.kind !== 'number' && !Number.isInteger(value)))) return 'outOfScale'
  if (coded && (variable.kind === 'nominal' || variable.kind === 'ordinal')) return 'notACode'
  return null
}

/**
 * The number a valid cell counts as in an analysis; NaN when missing, invalid, or coded as missing.
 * Reversed items are returned as they were answered: reversing is the analysis's business.
 */
export function analysisNumber(variable: Pick<Variable, 'kind' | 'codes' | 'scale'>, value: CellValue): number {
  if (typeof value !== 'number' || invalidity(variable, value)) return Number.NaN
  const code = variable.codes.find(candidate => candidate.code === value)
  return code?.missing ? Number.NaN : value
}
