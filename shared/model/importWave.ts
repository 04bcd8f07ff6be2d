import type { ImportRecipe } from '../contract/import.ts'

/**
 * The recipe with its wave said twice: on the data set, and in every row as a column, so that data sets put below each
 * other still know. `label` is what people call the column. An empty wave takes both away again.
 */
export function withWave(recipe: ImportRecipe, wave: string, label: string): ImportRecipe {
  const name = wave.trim().slice(0, 60)
  const others = recipe.variables.filter(variable => !(variable.meaning === 'wave' && variable.source.take === 'constant'))
  if (name === '') return { ...recipe, wave: null, variables: others }
  const taken = new Set(others.map(variable => variable.id.toLowerCase()))
  let id = 'wave'
  for (let again = 2; taken.has(id); again++) id = `wave_${again}`
  const column: ImportRecipe['variables'][number] = {
    id, name: others.some(variable => variable.name === label) ? id : label, label, kind: 'nominal', role: 'paradata', question: null, source: { take: 'constant', column: 0, text: name },
    codes: [{ code: 1, label: name }], scale: null, include: true, treatment: 'keep', meaning: 'wave',
  }
  return { ...recipe, wave: name, variables: [...others, column] }
}
