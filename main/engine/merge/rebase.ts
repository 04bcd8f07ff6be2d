import type { ImportRecipe, QuestionDraft, VariableDraft } from '../../../shared/contract/import.ts'
import type { AddedVariable } from '../../../shared/contract/merge.ts'
import type { Question } from '../../../shared/model/questionnaire.ts'
import type { Code } from '../../../shared/model/questionnaire.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { normalLabel } from '../import/propose/words.ts'
import { matchColumns } from './columnMatch.ts'

type Source = VariableDraft['source']

export interface NewVariable { draft: VariableDraft; header: string; simple: boolean }
export interface Rebased {
  recipe: ImportRecipe
  /** Ids of variables whose column the file no longer has. */
  missing: string[]
  added: NewVariable[]
  /** Questions that the added variables need. */
  questions: QuestionDraft[]
  options: { variable: string; code: number; label: string }[]
}

/** The same values out of the columns where they stand now; null when one that is needed is gone. */
function moved(source: Source, columns: ReadonlyMap<number, number>): Source | null {
  if (source.take === 'constant') return source
  if (source.take === 'pick') {
    const options = source.options.flatMap(option => { const column = columns.get(option.column); return column === undefined ? [] : [{ ...option, column }] })
    return options.length < 2 ? null : { ...source, column: options[0]!.column, options }
  }
  if (source.take === 'rankAt') {
    const places = source.columns.map(column => columns.get(column))
    if (places.some(place => place === undefined)) return null
    return { ...source, column: places[0]!, columns: places as number[] }
  }
  const column = columns.get(source.column)
  if (column === undefined) return null
  if (source.take !== 'mark') return { ...source, column }
  return { ...source, column, group: source.group.flatMap(member => columns.get(member) ?? []) }
}

/** Two drafts with one key take the same from the same column. */
const keyOf = (source: Source): string => `${source.take}|${source.column}|${'option' in source ? normalLabel(source.option) : ''}`

/** A recipe and the headers of the sheet it was made for. */
export interface FormerRecipe { recipe: ImportRecipe; headers: readonly string[] }

/**
 * The recipe of the data set's last file on a newer one; `former` newest first, because a column the last file lacked
 * may be back. `variables`: the data set's as they are now; what was left out
 * of the import, or is no more, stays out. `fresh`: what the newer file would be imported as by itself.
 */
export function rebase(former: readonly FormerRecipe[], variables: readonly Variable[], questions: readonly Question[], fresh: { headers: readonly string[]; recipe: ImportRecipe }): Rebased {
  const kept = former[0]!.recipe
  const own = new Map(variables.filter(variable => variable.derived === null).map(variable => [variable.id, variable]))
  const freshBy = new Map(fresh.recipe.variables.map(draft => [keyOf(draft.source), draft]))
  const missing: string[] = []
  const options: Rebased['options'] = []
  const drafts: VariableDraft[] = []
  const seen = new Set<string>()
  const old = new Set<number>()
  for (const { recipe, headers } of former) {
    const columns = matchColumns(headers, fresh.headers)
    for (const place of columns.values()) old.add(place)
    for (const draft of recipe.variables) {
      if (seen.has(draft.id)) continue
      seen.add(draft.id)
      const include = draft.include && own.has(draft.id)
      const source = moved(draft.source, columns)
      if (source === null) { if (include) missing.push(draft.id); continue }
      const news = include ? newCodes(draft, own.get(draft.id)!.codes, freshBy.get(keyOf(source))) : []
      options.push(...news.map(({ code, label }) => ({ variable: draft.id, code, label })))
      drafts.push({ ...draft, include, source, codes: [...draft.codes, ...news] })
    }
  }
  const added = addedVariables(drafts, variables, old, fresh)
  const needed = addedQuestions(added, drafts, questions, fresh.recipe)
  return { recipe: { ...kept, variables: drafts, questions: kept.questions }, missing, added, questions: needed, options }
}

/** Options nobody had chosen before. They come after the last code: no code is ever given another meaning. */
function newCodes(draft: VariableDraft, now: readonly Code[], fresh: VariableDraft | undefined): Code[] {
  if ((draft.kind !== 'nominal' && draft.kind !== 'ordinal') || draft.codes.length === 0 || draft.treatment !== 'keep' || !fresh) return []
  const known = new Set(draft.codes.map(code => normalLabel(code.label)))
  const taken = new Set([...draft.codes, ...now].map(code => code.code))
  let last = Math.max(0, ...taken)
  return fresh.codes.filter(code => !known.has(normalLabel(code.label))).map(({ label, missing }) => {
    const typed = now.find(code => normalLabel(code.label) === normalLabel(label))?.code
    const number = /^-?\d{1,9}$/.test(label) && !taken.has(Number(label)) ? Number(label) : undefined
    const code = typed ?? number ?? Math.floor(last) + 1
    taken.add(code)
    last = Math.max(last, code)
    return { code, label, ...(missing ? { missing } : {}) }
  })
}

function addedVariables(drafts: readonly VariableDraft[], variables: readonly Variable[], old: ReadonlySet<number>, fresh: { headers: readonly string[]; recipe: ImportRecipe }): NewVariable[] {
  const known = new Set(drafts.map(draft => keyOf(draft.source)))
  const joined = new Set(drafts.flatMap(draft => (draft.source.take === 'option' ? [draft.source.column] : [])))
  const ids = new Set(['rid', 'excluded', ...variables.map(variable => variable.id.toLowerCase())])
  const names = new Set(variables.map(variable => variable.name))
  return fresh.recipe.variables.flatMap((draft): NewVariable[] => {
    const { source } = draft
    if (!draft.include || source.take === 'constant' || known.has(keyOf(source))) return []
    // A column that is there already was read in another way, and stays read in that way.
    if (old.has(source.column) && !(source.take === 'option' && joined.has(source.column))) return []
    const id = unlike(draft.id, ids, text => text.toLowerCase())
    const name = unlike(draft.name, names, text => text)
    return [{ draft: { ...draft, id, name }, header: fresh.headers[source.column] ?? '', simple: source.take === 'value' || source.take === 'option' || source.take === 'mark' }]
  })
}

function unlike(wanted: string, taken: Set<string>, as: (text: string) => string): string {
  let found = wanted
  for (let again = 2; taken.has(as(found)); again++) found = `${wanted.slice(0, 70)}_${again}`
  taken.add(as(found))
  return found
}

/** Gives the added variables the question they belong to: one the data set has, when a neighbour is in it, else their own. */
function addedQuestions(added: readonly NewVariable[], drafts: readonly VariableDraft[], questions: readonly Question[], fresh: ImportRecipe): QuestionDraft[] {
  const known = new Map(drafts.map(draft => [keyOf(draft.source), draft.question]))
  const home = new Map<string, string>()
  for (const draft of fresh.variables) {
    const question = known.get(keyOf(draft.source))
    if (draft.question !== null && question) home.set(draft.question, question)
  }
  const there = new Set(questions.map(question => question.id))
  const made: QuestionDraft[] = []
  for (const each of added) {
    const asked = each.draft.question
    if (asked === null) continue
    let place = home.get(asked)
    if (place === undefined || !there.has(place)) {
      const draft = fresh.questions.find(question => question.id === asked)
      place = unlike(asked, there, text => text)
      home.set(asked, place)
      if (draft) made.push({ ...draft, id: place })
    }
    each.draft = { ...each.draft, question: place }
  }
  return made
}

export const asAdded = ({ draft, header, simple }: NewVariable): AddedVariable => ({ id: draft.id, label: draft.label || draft.name, kind: draft.kind, header, simple })
