import { bind, findNamed } from '../expression/bind.ts'
import { print } from '../expression/print.ts'
import type { ExpressionProblemCode } from '../expression/problem.ts'
import type { Derivation } from '../model/derivation.ts'
import type { Code } from '../model/questionnaire.ts'
import type { Scale, Variable, VariableKind, VariableRole } from '../model/variable.ts'
import { isCoded } from '../model/variable.ts'

export type DerivationProblemCode = ExpressionProblemCode
  | 'noScale' | 'leastTooLarge' | 'topTooLarge' | 'notNumeric' | 'notADate' | 'edgesUnordered' | 'linesClash' | 'emptyLine' | 'shares' | 'sharesRepeat' | 'marginRepeats' | 'cycle' | 'needsCondition' | 'nameTaken' | 'inUse'
/** from, to: place in the formula. */
export interface DerivationProblem { code: DerivationProblemCode; params: Record<string, string | number>; from?: number; to?: number }

/** What a variable worked out in this way is: its kind, bounds and codes. */
export interface DerivedShape { kind: VariableKind; role: VariableRole; codes: Code[]; scale: Scale | null }
export type Shaped = { problem: null; derivation: Derivation; shape: DerivedShape } | { problem: DerivationProblem; derivation: null; shape: null }

class Refused extends Error {
  readonly problem: DerivationProblem
  constructor(code: DerivationProblemCode, params: DerivationProblem['params'] = {}, span?: { from: number; to: number }) {
    super(code)
    this.problem = { code, params, ...span }
  }
}

/**
 * A derivation as it is kept (variables by id) and what comes of it, or why it makes no sense over these variables.
 * `variables`: those of the data set but for the one that is being changed.
 */
export function shapeOf(asked: Derivation, variables: readonly Variable[]): Shaped {
  try {
    const { derivation, ...shape } = shaped(asked, variables)
    const used = new Set(shape.sources.map(source => source.role))
    // What is worked out from personal data may be personal data.
    const role = used.has('identifier') ? 'identifier' : 'answer'
    return { problem: null, derivation, shape: { kind: shape.kind, role, codes: shape.codes ?? [], scale: shape.scale ?? null } }
  } catch (thrown) {
    if (thrown instanceof Refused) return { problem: thrown.problem, derivation: null, shape: null }
    throw thrown
  }
}

interface Draft { derivation: Derivation; sources: Variable[]; kind: VariableKind; codes?: Code[]; scale?: Scale | null }

function shaped(asked: Derivation, variables: readonly Variable[]): Draft {
  const one = (named: string): Variable => {
    const found = findNamed(variables, named)
    if (found === null) throw new Refused('unknownVariable', { name: named })
    if (found === 'ambiguous') throw new Refused('ambiguousVariable', { name: named })
    return variables.find(variable => variable.id === found.id) as Variable
  }
  const numeric = (named: string): Variable => {
    const variable = one(named)
    if (!isCoded(variable.kind)) throw new Refused('notNumeric', { name: variable.name })
    return variable
  }
  const scaled = (named: string): Variable & { scale: Scale } => {
    const variable = numeric(named)
    if (!variable.scale) throw new Refused('noScale', { name: variable.name })
    return variable as Variable & { scale: Scale }
  }
  const answered = (of: readonly unknown[], least: number): void => { if (least > of.length) throw new Refused('leastTooLarge', { least, n: of.length }) }

  switch (asked.type) {
    case 'reverse': {
      const of = scaled(asked.of)
      const { min, max, direction } = of.scale
      return {
        derivation: { ...asked, of: of.id }, sources: [of], kind: of.kind, scale: { min, max, direction: direction === 'positive' ? 'negative' : 'positive' },
        codes: of.codes.filter(code => !code.missing).map(code => ({ code: min + max - code.code, label: code.label })).sort((a, b) => a.code - b.code),
      }
    }
    case 'mean': case 'sum': {
      const of = asked.of.map(numeric)
      answered(of, asked.least)
      return { derivation: { ...asked, of: of.map(each => each.id) }, sources: of, kind: 'number', scale: sharedScale(of, asked.type, asked.least) }
    }
    case 'index': {
      const of = asked.of.map(scaled)
      answered(of, asked.least)
      return { derivation: { ...asked, of: of.map(each => each.id) }, sources: of, kind: 'number', scale: { min: 0, max: 100, direction: 'positive' } }
    }
    case 'topBox': {
      const of = scaled(asked.of)
      const { min, max, direction } = of.scale
      if (asked.top > max - min) throw new Refused('topTooLarge', { top: asked.top, name: of.name })
      const [top, rest] = direction === 'positive' ? [[max - asked.top + 1, max], [min, max - asked.top]] : [[min, min + asked.top - 1], [min + asked.top, max]]
      return { derivation: { ...asked, of: of.id }, sources: [of], kind: 'indicator', codes: [{ code: 1, label: range(top) }, { code: 0, label: range(rest) }] }
    }
    case 'recode': return recode(asked, one(asked.of))
    case 'bins': {
      const of = numeric(asked.of)
      if (asked.edges.some((edge, i) => i > 0 && edge <= (asked.edges[i - 1] as number))) throw new Refused('edgesUnordered')
      const { edges, labels } = asked
      const codes = Array.from({ length: edges.length + 1 }, (_, i) => ({ code: i + 1, label: labels[i] || (i === 0 ? `< ${edges[0]}` : i === edges.length ? `≥ ${edges[i - 1]}` : `${edges[i - 1]} ≤ x < ${edges[i]}`) }))
      return { derivation: { ...asked, of: of.id }, sources: [of], kind: 'ordinal', codes }
    }
    case 'quantiles': {
      const of = numeric(asked.of)
      return { derivation: { ...asked, of: of.id }, sources: [of], kind: 'ordinal', codes: Array.from({ length: asked.groups }, (_, i) => ({ code: i + 1, label: `${i + 1}/${asked.groups}` })) }
    }
    case 'datePart': {
      const of = one(asked.of)
      if (isCoded(of.kind)) throw new Refused('notADate', { name: of.name })
      const kind = asked.part === 'date' ? 'date' : asked.part === 'week' ? 'text' : 'number'
      return { derivation: { ...asked, of: of.id }, sources: [of], kind }
    }
    case 'formula': {
      const bound = bind(asked.text, variables)
      if (bound.problem) throw new Refused(bound.problem.code, bound.problem.params, bound.problem)
      const used = new Set<string>()
      const text = print(bound.node, id => { used.add(id); return id })
      if (text.length > 2000) throw new Refused('tooLong', { max: 2000 })
      return {
        derivation: { ...asked, text }, sources: variables.filter(variable => used.has(variable.id)),
        kind: bound.type === 'text' ? 'text' : bound.type === 'truth' ? 'indicator' : 'number',
      }
    }
    case 'rake': {
      const margins = asked.margins.map(margin => ({ ...margin, variable: one(margin.variable).id, targets: shares(margin.targets) }))
      if (new Set(margins.map(margin => margin.variable)).size < margins.length) throw new Refused('marginRepeats')
      return { derivation: { ...asked, margins }, sources: margins.map(margin => one(margin.variable)), kind: 'number' }
    }
    case 'groupWeight': {
      const of = one(asked.of)
      return { derivation: { ...asked, of: of.id, targets: shares(asked.targets) }, sources: [of], kind: 'number' }
    }
  }
}

/** Bounds of a mean, or of a sum of always as many items, where the items share theirs; good end up. */
function sharedScale(of: readonly Variable[], type: 'mean' | 'sum', least: number): Scale | null {
  const first = of[0]?.scale
  if (!first || of.some(({ scale }) => !scale || scale.min !== first.min || scale.max !== first.max)) return null
  if (type === 'mean') return { min: first.min, max: first.max, direction: 'positive' }
  return least === of.length ? { min: first.min * least, max: first.max * least, direction: 'positive' } : null
}

const range = ([from, to]: readonly (number | undefined)[]): string => (from === to ? String(from) : `${from}–${to}`)

function recode(asked: Extract<Derivation, { type: 'recode' }>, of: Variable): Draft {
  const text = !isCoded(of.kind)
  const codes = new Map<number, string>()
  for (const [index, line] of asked.lines.entries()) {
    if (line.values.length === 0 && line.from === null && line.to === null) throw new Refused('emptyLine', { line: index + 1 })
    if (text && (line.from !== null || line.to !== null)) throw new Refused('notNumeric', { name: of.name })
    const before = codes.get(line.code)
    if (before !== undefined && line.label !== '' && before !== '' && before !== line.label) throw new Refused('linesClash', { code: line.code })
    codes.set(line.code, before || line.label)
  }
  if (typeof asked.otherwise === 'number' && !codes.has(asked.otherwise)) codes.set(asked.otherwise, '')
  const kept = asked.otherwise === 'keep' && !text
  if (kept) for (const { code, label, missing } of of.codes) if (!missing && !codes.has(code)) codes.set(code, label)
  // Old values that are kept need not be codes at all.
  const listed = !kept || of.codes.length > 0
  return {
    derivation: { ...asked, of: of.id, ...(text && asked.otherwise === 'keep' ? { otherwise: 'missing' as const } : {}) }, sources: [of],
    kind: listed ? (of.kind === 'nominal' || text ? 'nominal' : 'ordinal') : 'number',
    codes: listed ? [...codes].sort(([a], [b]) => a - b).map(([code, label]) => ({ code, label: label || String(code) })) : [],
  }
}

type Targets = { code: number | string; share: number }[]
/** Shares may be given as parts of 1, of 100 or as counts; at least one must be above zero. */
function shares(targets: Targets): Targets {
  if (!(targets.reduce((sum, target) => sum + target.share, 0) > 0)) throw new Refused('shares')
  if (new Set(targets.map(target => target.code)).size < targets.length) throw new Refused('sharesRepeat')
  return targets
}
