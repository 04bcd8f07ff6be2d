import type { ImportRecipe } from '../../../../shared/contract/import.ts'
import type { Client } from '../../../../shared/rpc/client.ts'
import type { ChosenPair } from './MatchTable.tsx'

/** Which questionnaire a sheet answers; `pairs` null: as it is proposed. */
export interface ChosenForm { form: string; pairs: ChosenPair[] | null }

/** A sheet imported as its questionnaire has it: the recipe to commit, and what is left to do with the data set. */
export async function inForm(client: Client, chosen: ChosenForm | null, recipe: ImportRecipe): Promise<{ recipe: ImportRecipe; bind(dataset: number): Promise<void> }> {
  const plain = { recipe, bind: () => Promise.resolve() }
  if (!chosen) return plain
  const match = await client.call('form.match', { form: chosen.form, source: { kind: 'recipe', recipe }, pairs: chosen.pairs })
  if (!match?.recipe || match.pairs.length === 0) return plain
  const pairs = match.pairs.map(({ column, variable }) => ({ column: match.ids[column] ?? column, variable }))
  return { recipe: match.recipe, bind: async dataset => { await client.call('form.applyMatch', { dataset, form: match.form, version: match.version, pairs }) } }
}
