import type { ImportRecipe, QuestionDraft, VariableDraft } from '../../../../shared/contract/import.ts'
import type { QuestionKind } from '../../../../shared/model/questionnaire.ts'
import type { Scale, VariableKind } from '../../../../shared/model/variable.ts'
import { scaleFor } from '../scaleFor.ts'

/** What the person's corrections do to the proposed recipe. Every function answers a new recipe. */

const kindOfQuestion: Partial<Record<VariableKind, QuestionKind>> = {
  nominal: 'single', ordinal: 'single', scale: 'scale', number: 'number', text: 'text', date: 'date',
}

export function changeVariables(recipe: ImportRecipe, ids: readonly string[], change: Partial<VariableDraft>): ImportRecipe {
  const chosen = new Set(ids)
  return { ...recipe, variables: recipe.variables.map(variable => (chosen.has(variable.id) ? { ...variable, ...change } : variable)) }
}

const variablesOf = (recipe: ImportRecipe, question: string): VariableDraft[] =>
  recipe.variables.filter(variable => variable.question === question)

/** The wording; for a question of a single column the question's title is the same wording. */
export function withLabel(recipe: ImportRecipe, variable: VariableDraft, label: string): ImportRecipe {
  const next = changeVariables(recipe, [variable.id], { label })
  if (variable.question === null || variablesOf(recipe, variable.question).length !== 1) return next
  return withTitle(next, variable.question, label)
}

export const withTitle = (recipe: ImportRecipe, question: string, title: string): ImportRecipe => ({
  ...recipe, questions: recipe.questions.map(draft => (draft.id === question ? { ...draft, title } : draft)),
})

/** Another kind for some columns; a scale comes with bounds, and a question of one column takes the kind over. */
export function withKind(recipe: ImportRecipe, ids: readonly string[], kind: VariableKind): ImportRecipe {
  const chosen = new Set(ids)
  const variables = recipe.variables.map(variable => {
    if (!chosen.has(variable.id)) return variable
    const scale = kind === 'scale' ? variable.scale ?? scaleFor(variable.codes) : kind === 'ordinal' ? variable.scale : null
    return { ...variable, kind, scale }
  })
  const questions = recipe.questions.map((question): QuestionDraft => {
    const own = variables.filter(variable => variable.question === question.id)
    const [only] = own
    return own.length === 1 && only && chosen.has(only.id) ? { ...question, kind: kindOfQuestion[kind] ?? question.kind } : question
  })
  return { ...recipe, variables, questions }
}

export function withScale(recipe: ImportRecipe, ids: readonly string[], change: Partial<Scale>): ImportRecipe {
  const chosen = new Set(ids)
  return {
    ...recipe,
    variables: recipe.variables.map(variable => (chosen.has(variable.id)
      ? { ...variable, scale: { ...variable.scale ?? scaleFor(variable.codes), ...change } } : variable)),
  }
}

export type RecipeProblem = { kind: 'nothingIncluded' } | { kind: 'noName' } | { kind: 'badScale'; label: string }

/** Why it cannot be imported as it stands; null when it can. */
export function recipeProblem(recipe: ImportRecipe): RecipeProblem | null {
  if (recipe.name.trim() === '') return { kind: 'noName' }
  const included = recipe.variables.filter(variable => variable.include)
  if (included.length === 0) return { kind: 'nothingIncluded' }
  const bad = included.find(variable => variable.scale && variable.scale.min >= variable.scale.max)
  return bad ? { kind: 'badScale', label: bad.label || bad.name } : null
}

export type RecipeLine =
  | { type: 'question'; question: QuestionDraft; variables: VariableDraft[] }
  | { type: 'variable'; variable: VariableDraft; grouped: boolean }

/** The lines of the table: columns in their order, under a line of its own where a question has several. */
export function recipeLines(recipe: ImportRecipe): RecipeLine[] {
  const questions = new Map(recipe.questions.map(question => [question.id, question]))
  const members = new Map<string, VariableDraft[]>()
  for (const variable of recipe.variables) {
    if (variable.question === null) continue
    const list = members.get(variable.question) ?? []
    list.push(variable)
    members.set(variable.question, list)
  }
  const seen = new Set<string>()
  return recipe.variables.flatMap((variable): RecipeLine[] => {
    const question = variable.question === null ? undefined : questions.get(variable.question)
    const own = question ? members.get(question.id) ?? [] : []
    if (!question || own.length < 2) return [{ type: 'variable', variable, grouped: false }]
    if (seen.has(question.id)) return []
    seen.add(question.id)
    return [{ type: 'question', question, variables: own }, ...own.map((member): RecipeLine => ({ type: 'variable', variable: member, grouped: true }))]
  })
}

/** A, B … Z, AA … as in a spreadsheet. `index` is 0-based. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
