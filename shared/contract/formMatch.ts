import { z } from 'zod'
import type { MatchBy } from '../forms/match/matchColumns.ts'
import { command, query } from '../rpc/call.ts'
import { importRecipe } from './import.ts'
import type { ImportRecipe } from './import.ts'
import { tag } from './tags.ts'

const pairs = z.array(z.object({ column: z.string().max(120), variable: z.string().max(120) })).max(5000)
/** What is matched: columns of a data set, or those of a sheet that waits to be imported. */
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dataset'), dataset: z.number().int().positive() }),
  z.object({ kind: z.literal('recipe'), recipe: importRecipe }),
])

export interface MatchedPair { column: string; columnLabel: string; variable: string; confidence: number; by: MatchBy }
export interface FormMatch {
  form: string
  name: string
  /** Answer columns that fit with confidence, of all answer columns; 1 when nothing else is there. */
  share: number
  /** Version whose variables fit best; 0: the design as it stands, not published yet. */
  version: number
  pairs: MatchedPair[]
  unmatchedColumns: { id: string; label: string }[]
  unmatchedVariables: { id: string; label: string; question: string }[]
  /** All variables of the questionnaire, to choose from. */
  variables: { id: string; label: string; question: string }[]
  /** For a sheet: its recipe as the questionnaire has it, and where its columns went. */
  recipe: ImportRecipe | null
  ids: Record<string, string>
}

export const formMatchCalls = {
  /**
   * How columns fit a questionnaire. form null: the one that fits best, null when none fits with 80 % of the answer columns. `pairs`: these and no
   * others, as somebody corrected them.
   */
  'form.match': query<FormMatch | null>()('form.match', z.object({ form: z.string().max(80).nullable().default(null), source, pairs: pairs.nullable().default(null) }), ({ source: of }) => [tag.questionnaires, 'questionnaire:*', ...(of.kind === 'dataset' ? [tag.variables(of.dataset)] : [])]),
  /**
   * The rows of a data set answer this questionnaire: names, scales and directions as it has them, items under their factors. Option codes of the data are never
   * changed: where they differ, the column is named in `otherCodes` and keeps its own.
   */
  'form.applyMatch': command<{ version: number; factors: number; otherCodes: string[] }>()('form.applyMatch', z.object({
    dataset: z.number().int().positive(), form: z.string().max(80), version: z.number().int().min(0).default(0), pairs: pairs.min(1), factors: z.boolean().default(true),
  }), p => [tag.datasets, tag.variables(p.dataset), tag.factors, tag.questionnaires, tag.questionnaire(p.form)]),
}
