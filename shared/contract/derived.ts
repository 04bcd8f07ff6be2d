import { z } from 'zod'
import type { DerivationProblem } from '../derived/shape.ts'
import type { WeightFacts } from '../derived/wholeColumn.ts'
import { derivation } from '../model/derivation.ts'
import type { CellValue } from '../model/missing.ts'
import { codeSchema } from '../model/questionnaire.ts'
import type { Code } from '../model/questionnaire.ts'
import type { Scale, Variable, VariableKind } from '../model/variable.ts'
import { command, query } from '../rpc/call.ts'
import type { WeightCost } from '../stats/weightCost.ts'
import type { ColumnStats } from './dataset.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const variable = z.string().min(1).max(120)
const name = z.string().trim().min(1).max(80)
const label = z.string().max(2000)
/** Labels in the words of the person; null: ranges of numbers. */
const codes = z.array(codeSchema).max(2000).nullable().default(null)

export interface DerivedPreview {
  /** Why it cannot be worked out; nothing else is filled in then. */
  problem: DerivationProblem | null
  kind: VariableKind | null
  scale: Scale | null
  codes: Code[]
  /** Of the cases that count. */
  stats: ColumnStats | null
  first: { rid: number; value: CellValue; from: { variable: string; value: CellValue }[] }[]
  /** For weights: what they cost, and whether raking met its margins. */
  weights: (WeightCost & { facts: WeightFacts }) | null
}

export const derivedCalls = {
  /** `variable`: the one that is being changed, which may not need itself. */
  'derived.preview': query<DerivedPreview>()('derived.preview', z.object({ dataset, derivation, variable: variable.nullable().default(null), codes }),
    p => [tag.cells(p.dataset), tag.variables(p.dataset)]),
  /** Variables may be named by id, name or label. BAD_VALUE with `problem` when it makes no sense. */
  'derived.create': command<Variable>()('derived.create', z.object({ dataset, name, label: label.default(''), derivation, codes }), p => [tag.variables(p.dataset), tag.cells(p.dataset)]),
  'derived.update': command<Variable>()('derived.update', z.object({ dataset, variable, derivation, codes }), p => [tag.variables(p.dataset), tag.cells(p.dataset)]),
  /** BAD_VALUE (problem inUse) while another variable or a segment needs it. */
  'derived.remove': command<null>()('derived.remove', z.object({ dataset, variable }), p => [tag.variables(p.dataset), tag.cells(p.dataset), tag.factors]),
}
