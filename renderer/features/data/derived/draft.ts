import { editableFormula } from '../../../../shared/derived/recipe.ts'
import type { Derivation } from '../../../../shared/model/derivation.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { isCoded } from '../../../../shared/model/variable.ts'

export const derivationTypes = ['mean', 'sum', 'index', 'reverse', 'topBox', 'recode', 'bins', 'quantiles', 'datePart', 'formula', 'rake', 'groupWeight'] as const
export type DerivationType = (typeof derivationTypes)[number]
export type DatePart = Extract<Derivation, { type: 'datePart' }>['part']
export const dateParts: readonly DatePart[] = ['year', 'quarter', 'month', 'week', 'weekday', 'day', 'hour', 'date']

export interface LineDraft { values: string; from: number | null; to: number | null; code: number; label: string }
export interface MarginDraft { variable: string; targets: { code: number | string; share: number | null }[] }

/** Every field of the dialog; a field that the chosen type does not have keeps what was put into it. */
export interface Draft {
  type: DerivationType
  of: string | null
  items: string[]
  least: number
  reversed: boolean
  top: number
  lines: LineDraft[]
  otherwise: 'missing' | 'keep' | number
  edges: string
  groups: number
  part: DatePart
  text: string
  margins: MarginDraft[]
  trim: number | null
}

export const emptyDraft: Draft = {
  type: 'mean', of: null, items: [], least: 1, reversed: true, top: 2, lines: [{ values: '', from: null, to: null, code: 1, label: '' }], otherwise: 'missing',
  edges: '', groups: 4, part: 'month', text: '', margins: [], trim: null,
}

export function draftOf(derivation: Derivation, variables: readonly Variable[]): Draft {
  const draft: Draft = { ...emptyDraft, type: derivation.type }
  switch (derivation.type) {
    case 'mean': case 'sum': return { ...draft, items: derivation.of, least: derivation.least, reversed: derivation.reversed }
    case 'index': return { ...draft, items: derivation.of, least: derivation.least }
    case 'topBox': return { ...draft, of: derivation.of, top: derivation.top }
    case 'recode': return { ...draft, of: derivation.of, otherwise: derivation.otherwise, lines: derivation.lines.map(line => ({ ...line, values: line.values.join(', ') })) }
    case 'bins': return { ...draft, of: derivation.of, edges: derivation.edges.join(', ') }
    case 'quantiles': return { ...draft, of: derivation.of, groups: derivation.groups }
    case 'datePart': return { ...draft, of: derivation.of, part: derivation.part }
    case 'formula': return { ...draft, text: editableFormula(derivation.text, variables) }
    case 'rake': return { ...draft, margins: derivation.margins, trim: derivation.trim }
    case 'groupWeight': return { ...draft, margins: [{ variable: derivation.of, targets: derivation.targets }] }
    case 'reverse': return { ...draft, of: derivation.of }
  }
}

const list = (text: string): string[] => text.split(/[,，;；、\n]+/).map(part => part.trim()).filter(part => part !== '')

/** The derivation the fields say; null while something is still to be filled in. */
export function derivationOf(draft: Draft, variables: readonly Variable[]): Derivation | null {
  const { type, of, items } = draft
  const source = variables.find(variable => variable.id === of)
  switch (type) {
    case 'mean': case 'sum': return items.length > 0 ? { type, of: items, least: Math.min(draft.least, items.length), reversed: draft.reversed } : null
    case 'index': return items.length > 0 ? { type, of: items, least: Math.min(draft.least, items.length) } : null
    case 'formula': return draft.text.trim() === '' ? null : { type, text: draft.text }
    case 'rake': {
      const margins = draft.margins.filter(margin => margin.targets.length > 0).map(filled)
      return margins.length > 0 ? { type, margins, trim: draft.trim } : null
    }
    case 'groupWeight': {
      const [margin] = draft.margins
      return margin && margin.targets.length > 0 ? { type, of: margin.variable, targets: filled(margin).targets } : null
    }
  }
  if (!source) return null
  switch (type) {
    case 'reverse': return { type, of: source.id }
    case 'topBox': return { type, of: source.id, top: draft.top }
    case 'quantiles': return { type, of: source.id, groups: draft.groups }
    case 'datePart': return { type, of: source.id, part: draft.part }
    case 'bins': {
      const edges = list(draft.edges).map(Number)
      return edges.length > 0 && edges.every(Number.isFinite) ? { type, of: source.id, edges, labels: [] } : null
    }
    case 'recode': {
      const lines = draft.lines.map(line => ({ ...line, values: list(line.values).map(value => valueOf(value, source)) })).filter(line => line.values.length > 0 || line.from !== null || line.to !== null)
      return lines.length > 0 ? { type, of: source.id, lines, otherwise: draft.otherwise } : null
    }
  }
}

const filled = (margin: MarginDraft): { variable: string; targets: { code: number | string; share: number }[] } =>
  ({ variable: margin.variable, targets: margin.targets.map(target => ({ code: target.code, share: target.share ?? 0 })) })

/** What was typed: a label of the variable, else its code, else the text. */
function valueOf(typed: string, variable: Variable): number | string {
  if (!isCoded(variable.kind)) return typed
  return variable.codes.find(code => code.label === typed)?.code ?? (Number.isFinite(Number(typed)) ? Number(typed) : typed)
}

/** Variables a type can be worked out from. */
export function candidates(type: DerivationType, dataset: Dataset, self: string | null): Variable[] {
  return dataset.variables.filter(variable => variable.id !== self && variable.role !== 'id' && variable.role !== 'identifier').filter(variable => {
    switch (type) {
      case 'reverse': case 'index': case 'topBox': return variable.scale !== null && isCoded(variable.kind)
      case 'mean': case 'sum': case 'bins': case 'quantiles': return isCoded(variable.kind) && variable.kind !== 'nominal'
      case 'datePart': return !isCoded(variable.kind)
      case 'rake': case 'groupWeight': return variable.kind === 'nominal' || variable.kind === 'ordinal' || variable.kind === 'indicator' || variable.kind === 'scale' || variable.kind === 'text'
      default: return true
    }
  })
}
