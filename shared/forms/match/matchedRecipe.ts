import type { ImportRecipe, VariableDraft } from '../../contract/import.ts'
import type { Code } from '../../model/questionnaire.ts'
import type { Scale } from '../../model/variable.ts'
import type { FormDrafts, FormVariable } from '../variables.ts'
import { closeness, pairsOf } from './likeness.ts'

/** From here on two texts of an option are the same option: 「不满意」 and 「很不满意」 are not. */
const SAME_OPTION = 0.85

/**
 * Codes of a column as the questionnaire has them: labels stay as the sheet writes them, for by them the cells are read. Codes of options the
 * questionnaire does not have are free numbers behind its own. Points of a scale that has words at its ends only go by the same words alone.
 * `moved`: an option stands under another number than before.
 */
export function matchedCodes(known: readonly Code[], form: readonly Code[], scale: Scale | null): { codes: Code[]; moved: boolean } {
  if (known.length === 0 || form.length === 0) return { codes: [...(known.length === 0 ? form : known)], moved: false }
  const worded = scale === null || form.filter(code => !code.missing).length === scale.max - scale.min + 1
  const wanted = form.map(code => ({ code, pairs: pairsOf(code.label) }))
  const chances = known.flatMap((code, index) => {
    const pairs = pairsOf(code.label)
    // A label that is nothing but a number stands for that number.
    const number = code.label.trim() !== '' && Number.isFinite(Number(code.label)) ? Number(code.label) : null
    return wanted.map(each => ({ index, code: each.code, like: number === null ? closeness(pairs, each.pairs) : number === each.code.code ? 1 : 0 }))
  }).filter(({ like }) => like >= (worded ? SAME_OPTION : 1)).sort((x, y) => y.like - x.like)
  const given = new Map<number, Code>()
  const taken = new Set<number>()
  for (const { index, code } of chances) {
    if (given.has(index) || taken.has(code.code)) continue
    given.set(index, code)
    taken.add(code.code)
  }
  let free = Math.max(0, ...form.map(code => code.code), ...known.map(code => code.code))
  const codes = known.map((code, index): Code => {
    const found = given.get(index)
    if (found) return { ...code, code: found.code, ...(found.missing ? { missing: true } : {}) }
    return taken.has(code.code) || (scale === null && form.some(each => each.code === code.code)) ? { ...code, code: ++free } : code
  })
  // As the questionnaire lists them, a scale by its points: the order a person expects of a table or a figure.
  const listed = form.map(code => codes.find(each => each.code === code.code) ?? code)
  const all = [...listed, ...codes.filter(code => !listed.includes(code))]
  return { codes: scale === null ? all : all.sort((x, y) => x.code - y.code), moved: known.some((code, index) => codes[index]!.code !== code.code) }
}

/** Both hold numbers, or both hold words. */
const canBe = (draft: Pick<VariableDraft, 'kind' | 'codes'>, variable: FormVariable): boolean =>
  (variable.kind === 'indicator') === (draft.kind === 'indicator') && (variable.kind !== 'number' || draft.codes.length === 0 || draft.kind === 'number')

/** A recipe whose matched columns are what the questionnaire says they are: name, question, kind, codes, scale with its direction. */
export function matchedRecipe(recipe: ImportRecipe, { questions, variables }: FormDrafts, pairs: readonly { column: string; variable: string }[]): { recipe: ImportRecipe; /** Id in the proposal → id of the recipe. */ ids: Record<string, string> } {
  const byColumn = new Map(pairs.map(pair => [pair.column, variables.find(variable => variable.id === pair.variable)]))
  const taken = new Set(['rid', 'excluded', ...pairs.map(pair => pair.variable.toLowerCase())])
  const ids: Record<string, string> = {}
  const free = (wanted: string): string => {
    let id = wanted
    for (let again = 2; taken.has(id.toLowerCase()); again++) id = `${wanted}_${again}`
    taken.add(id.toLowerCase())
    return id
  }
  const reserved = (id: string): boolean => id.toLowerCase() === 'rid' || id.toLowerCase() === 'excluded'
  const formQuestions = new Set(questions.map(question => question.id))
  const theirs = (question: string | null): string | null => (question !== null && formQuestions.has(question) ? `sheet_${question}`.slice(0, 120) : question)
  const drafts = recipe.variables.map((draft): VariableDraft => {
    const variable = byColumn.get(draft.id)
    if (!variable) {
      const id = ids[draft.id] = free(draft.id)
      // A question of the sheet with the id of one of the questionnaire's makes room for it.
      return { ...draft, id, name: id === draft.id ? draft.name : id, question: theirs(draft.question) }
    }
    const id = ids[draft.id] = reserved(variable.id) ? free(variable.id) : variable.id
    if (!canBe(draft, variable)) return { ...draft, id, name: id, question: variable.question }
    const written = variable.kind === 'text' || variable.kind === 'date'
    return {
      ...draft, id, name: id, label: variable.label, kind: variable.kind, role: draft.role === 'identifier' ? draft.role : 'answer', question: variable.question,
      codes: written ? [] : variable.kind === 'indicator' ? draft.codes : matchedCodes(draft.codes, variable.codes, variable.scale).codes, scale: variable.scale,
    }
  })
  const used = new Set(drafts.map(draft => draft.question))
  const others = recipe.questions.map(question => ({ ...question, id: theirs(question.id) ?? question.id }))
  return { recipe: { ...recipe, variables: drafts, questions: [...questions, ...others].filter(question => used.has(question.id)) }, ids }
}
