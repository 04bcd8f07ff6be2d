import type { StackPreview, UnmatchedReason } from '../../../../shared/contract/stack.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Code, Question } from '../../../../shared/model/questionnaire.ts'
import type { Scale, VariableKind, VariableMeaning, VariableRole } from '../../../../shared/model/variable.ts'
import { normalLabel } from '../../import/propose/words.ts'

/** A variable as stacking sees it: of a data set, or of a recipe that is not imported yet. */
export interface PartVariable {
  id: string; name: string; label: string; kind: VariableKind; role: VariableRole; codes: readonly Code[]; scale: Scale | null
  question: string | null; meaning: VariableMeaning | null
}
export interface StackPart { wave: string; variables: readonly PartVariable[]; questions: readonly Pick<Question, 'id' | 'number' | 'title' | 'kind'>[] }

export interface PlannedVariable extends PartVariable {
  codes: Code[]
  /** Id in each part. */
  from: string[]
  recoded: boolean
  /** For each part: what a value becomes. */
  turn: ((value: CellValue) => CellValue)[]
}
export interface StackPlan { variables: PlannedVariable[]; unmatched: StackPreview['unmatched'] }

/** What was asked: the question's title and the item. Two waves may number their questions differently, so the words decide. */
function wording(part: StackPart, variable: PartVariable): string {
  const title = part.questions.find(question => question.id === variable.question)?.title ?? ''
  return normalLabel(title === variable.label ? variable.label : `${title}\u001f${variable.label}`)
}

const categorical = (kind: VariableKind): boolean => kind === 'nominal' || kind === 'ordinal'
const alike = (a: PartVariable, b: PartVariable): boolean => a.kind === b.kind || (categorical(a.kind) && categorical(b.kind))
const sameScale = (a: PartVariable, b: PartVariable): boolean => a.scale === null || b.scale === null || (a.scale.min === b.scale.min && a.scale.max === b.scale.max && a.scale.direction === b.scale.direction)

/**
 * Pairs the variables of all parts with those of the first: by id and wording, else by wording alone, else by short name
 * and label; the same id with other words is another question. Options are paired by their words, and words that a later
 * part adds get codes after the last.
 */
export function planStack(parts: readonly StackPart[]): StackPlan {
  const [first, ...others] = parts as [StackPart, ...StackPart[]]
  const unmatched: StackPreview['unmatched'] = []
  const used = others.map(() => new Set<string>())
  const variables: PlannedVariable[] = []
  for (const variable of first.variables) {
    const from = [variable.id]
    const taken: PartVariable[] = [variable]
    let why: UnmatchedReason | null = variable.role === 'identifier' ? 'identifier' : null
    const having = [first.wave]
    others.forEach((part, index) => {
      const found = counterpart(first, variable, part, used[index]!)
      if (found === null) { why ??= part.variables.some(other => other.id === variable.id) ? 'label' : 'absent'; return }
      used[index]!.add(found.id)
      having.push(part.wave)
      if (!alike(variable, found)) why ??= 'kind'
      else if (!sameScale(variable, found)) why ??= 'scale'
      from.push(found.id)
      taken.push(found)
    })
    if (why !== null) unmatched.push({ label: variable.label || variable.name, why, parts: having })
    else variables.push({ ...variable, ...alignCodes(taken), from })
  }
  others.forEach((part, index) => {
    for (const variable of part.variables) if (!used[index]!.has(variable.id)) unmatched.push({ label: variable.label || variable.name, why: variable.role === 'identifier' ? 'identifier' : 'absent', parts: [part.wave] })
  })
  return { variables, unmatched }
}

function counterpart(first: StackPart, variable: PartVariable, part: StackPart, used: ReadonlySet<string>): PartVariable | null {
  const words = wording(first, variable)
  const free = part.variables.filter(other => !used.has(other.id))
  const same = free.filter(other => wording(part, other) === words)
  const byId = same.find(other => other.id === variable.id)
  if (byId) return byId
  const unique = first.variables.filter(other => wording(first, other) === words).length === 1
  if (same.length === 1 && unique) return same[0]!
  return free.find(other => other.name === variable.name && normalLabel(other.label) === normalLabel(variable.label)) ?? null
}

function alignCodes(taken: readonly PartVariable[]): Pick<PlannedVariable, 'codes' | 'recoded' | 'turn'> {
  const codes = (taken[0]?.codes ?? []).map(code => ({ ...code }))
  let recoded = false
  const turn = taken.map((variable, index) => {
    if (index === 0 || variable.codes.length === 0) return (value: CellValue) => value
    const to = new Map<CellValue, number>()
    for (const { code, label, missing } of variable.codes) {
      const known = codes.find(other => normalLabel(other.label) === normalLabel(label))
      if (known) { if (known.code !== code) { to.set(code, known.code); recoded = true } continue }
      recoded = true
      // Points of a scale keep their number: their words may be worded anew.
      const free = !codes.some(other => other.code === code)
      const given = free || !categorical(variable.kind) ? code : Math.floor(Math.max(0, ...codes.map(other => other.code))) + 1
      if (!codes.some(other => other.code === given)) codes.push({ code: given, label, ...(missing ? { missing } : {}) })
      if (given !== code) to.set(code, given)
    }
    return to.size === 0 ? (value: CellValue) => value : (value: CellValue) => to.get(value) ?? value
  })
  return { codes, recoded, turn }
}
