import type { QuestionKind } from '../../../shared/model/questionnaire.ts'
import type { Scale, VariableKind, VariableMeaning, VariableRole } from '../../../shared/model/variable.ts'

/**
 * Custom attributes by which a file of ours says what SPSS has no place for. Other programs keep and ignore them;
 * with them a data set comes back as it was.
 */
const attributeNames = {
  id: 'YinguoId', name: 'YinguoName', label: 'YinguoLabel', kind: 'YinguoKind', role: 'YinguoRole', meaning: 'YinguoMeaning', scale: 'YinguoScale', question: 'YinguoQuestion',
  notShown: 'YinguoNotShown', empty: 'YinguoEmpty', codeLabels: 'YinguoCodeLabels',
} as const

export type Attributes = ReadonlyMap<string, readonly string[]>

/** A value has no line feed: it ends there. */
const printed = (value: string): string => `'${value.replaceAll('\n', ' ')}'\n`

/** `name('value'⏎'value'⏎)…` (PSPP, "Data File and Variable Attributes Records"). */
export const printAttributes = (attributes: Attributes): string =>
  [...attributes].map(([name, values]) => `${name}(${values.map(printed).join('')})`).join('')

/** Reads one set of attributes from `at` on; stops at `/`, at the end, or at what is no attribute. */
function parseAttributes(text: string, at = 0): { attributes: Map<string, string[]>; end: number } {
  const attributes = new Map<string, string[]>()
  while (at < text.length && text[at] !== '/') {
    const open = text.indexOf('(', at)
    if (open < 0) break
    const name = text.slice(at, open)
    const values: string[] = []
    at = open + 1
    while (text[at] === '\'') {
      const end = text.indexOf('\'\n', at + 1)
      if (end < 0) return { attributes, end: text.length }
      values.push(text.slice(at + 1, end))
      at = end + 2
    }
    if (text[at] !== ')') break
    at++
    // A list of one element is written with a number, name[1].
    const bare = name.replace(/\[\d{1,6}\]$/, '')
    attributes.set(bare, [...(attributes.get(bare) ?? []), ...values])
  }
  return { attributes, end: at }
}

/** `variable:attributes/variable:attributes…` */
export function parseVariableAttributes(text: string): Map<string, Map<string, string[]>> {
  const found = new Map<string, Map<string, string[]>>()
  let at = 0
  while (at < text.length) {
    const colon = text.indexOf(':', at)
    if (colon < 0) break
    const { attributes, end } = parseAttributes(text, colon + 1)
    found.set(text.slice(at, colon), attributes)
    if (text[end] !== '/') break
    at = end + 1
  }
  return found
}

export interface OwnQuestion { id: string; number: string; title: string; kind: QuestionKind }

/** A variable as the program that wrote the file knew it. */
export interface OwnColumn {
  id: string
  name: string
  label: string
  kind: VariableKind
  role: VariableRole
  meaning: VariableMeaning | null
  scale: Scale | null
  question: OwnQuestion | null
  /** Values that stand for the two missing states; null where none does. */
  notShown: string | null
  empty: string | null
  /** Labels too long for a system file, by code. */
  codeLabels: ReadonlyMap<number, string>
}

const kinds: readonly VariableKind[] = ['nominal', 'ordinal', 'scale', 'number', 'text', 'date', 'indicator']
const roles: readonly VariableRole[] = ['answer', 'paradata', 'identifier', 'id']
const meanings: readonly VariableMeaning[] = ['date', 'channel', 'segment', 'verbatim', 'factor', 'severity', 'resolved', 'cost', 'duration', 'wave', 'version']
const questionKinds: readonly QuestionKind[] = ['single', 'multiple', 'scale', 'matrix', 'ranking', 'number', 'text', 'date', 'paradata']
const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null => list.find(item => item === text) ?? null

export function ownAttributes(own: OwnColumn, question: OwnQuestion | null): Map<string, string[]> {
  const names = attributeNames
  const set = new Map<string, string[]>([[names.id, [own.id]], [names.name, [own.name]], [names.kind, [own.kind]], [names.role, [own.role]]])
  if (own.label !== '') set.set(names.label, [own.label])
  if (own.meaning) set.set(names.meaning, [own.meaning])
  if (own.scale) set.set(names.scale, [String(own.scale.min), String(own.scale.max), own.scale.direction])
  if (question) set.set(names.question, [question.id, question.number, question.title, question.kind])
  if (own.notShown !== null) set.set(names.notShown, [own.notShown])
  if (own.empty !== null) set.set(names.empty, [own.empty])
  if (own.codeLabels.size > 0) set.set(names.codeLabels, [...own.codeLabels].map(([code, label]) => `${code}=${label}`))
  return set
}

/** What the attributes say, as far as it makes sense; null for a variable of another program. */
export function ownColumn(attributes: Attributes | undefined): OwnColumn | null {
  const first = (name: string): string | undefined => attributes?.get(name)?.[0]
  const names = attributeNames
  const id = first(names.id)
  const kind = oneOf(kinds, first(names.kind))
  if (id === undefined || id === '' || kind === null) return null
  const [min, max, direction] = attributes?.get(names.scale) ?? []
  const scale: Scale | null = min !== undefined && max !== undefined && Number(min) < Number(max)
    ? { min: Number(min), max: Number(max), direction: direction === 'negative' ? 'negative' : 'positive' } : null
  const [question, number, title, asked] = attributes?.get(names.question) ?? []
  const questionKind = oneOf(questionKinds, asked)
  const codeLabels = new Map<number, string>()
  for (const line of attributes?.get(names.codeLabels) ?? []) {
    const equals = line.indexOf('=')
    const code = Number(line.slice(0, equals))
    if (equals > 0 && Number.isFinite(code)) codeLabels.set(code, line.slice(equals + 1))
  }
  return {
    id, name: first(names.name) ?? id, label: first(names.label) ?? '', kind, role: oneOf(roles, first(names.role)) ?? 'answer', meaning: oneOf(meanings, first(names.meaning)), scale,
    question: question && questionKind ? { id: question, number: number ?? '', title: title ?? '', kind: questionKind } : null,
    notShown: first(names.notShown) ?? null, empty: first(names.empty) ?? null, codeLabels,
  }
}
