import type { ImportRecipe, VariableDraft } from '../../../shared/contract/import.ts'

/** Every column a variable is made from. */
function columnsOf({ source }: VariableDraft): number[] {
  if (source.take === 'constant') return []
  if (source.take === 'pick') return source.options.map(option => option.column)
  return source.take === 'rankAt' ? source.columns : [source.column]
}

/**
 * Columns whose cells must not stay in the project's copy of the file: personal data left out by the recipe, or masked or
 * coarsened by it. `proposed`: what the sheet was taken for, for columns the recipe does not speak of.
 */
export function personalColumns({ variables }: ImportRecipe, proposed?: ImportRecipe): number[] {
  const known = new Set(variables.flatMap(columnsOf))
  const beside = (proposed?.variables ?? []).filter(draft => draft.role === 'identifier' && columnsOf(draft).every(column => !known.has(column)))
  const kept = new Set(variables.filter(draft => draft.include && draft.treatment === 'keep').flatMap(columnsOf))
  const gone = [...variables.filter(draft => draft.treatment !== 'keep' || (draft.role === 'identifier' && !draft.include)), ...beside].flatMap(columnsOf)
  return [...new Set(gone)].filter(column => !kept.has(column)).sort((a, b) => a - b)
}

/** What a left-out column held is not told by the labels of its codes either. */
export const withoutLabels = (recipe: ImportRecipe, columns: readonly number[]): ImportRecipe => ({
  ...recipe, variables: recipe.variables.map(draft => (!draft.include && columnsOf(draft).some(column => columns.includes(column)) ? { ...draft, codes: [] } : draft)),
})
