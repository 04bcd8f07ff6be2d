import type { ImportRecipe } from '../../../shared/contract/import.ts'
import { percentText } from '../../../shared/figures/rounding.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Console } from './command.ts'
import type { Session } from './session.ts'

/**
 * The recipe as the questionnaire named `wanted` has it (by name or id), or the one that fits by itself, and what is left to do once it is a data set.
 * NOT_FOUND when the project has no such questionnaire.
 */
export async function formToMatch({ client }: Session, console: Console, recipe: ImportRecipe, wanted: string | undefined): Promise<{ recipe: ImportRecipe; bind(dataset: number): Promise<void> }> {
  const plain = { recipe, bind: () => Promise.resolve() }
  const forms = await client.call('form.list', {})
  const form = wanted === undefined ? null : forms.find(each => each.name === wanted || each.id === wanted)?.id
  if (form === undefined) throw new YinguoError('NOT_FOUND', { what: 'questionnaire', id: wanted ?? '' })
  if (forms.length === 0 || recipe.type !== 'survey') return plain
  const match = await client.call('form.match', { form, source: { kind: 'recipe', recipe } })
  if (!match?.recipe || match.pairs.length === 0) return plain
  const pairs = match.pairs.map(({ column, variable }) => ({ column: match.ids[column] ?? column, variable }))
  return {
    recipe: match.recipe,
    bind: async dataset => {
      await client.call('form.applyMatch', { dataset, form: match.form, version: match.version, pairs })
      console.say(console.t('cli.formMatched', { name: match.name, n: pairs.length, share: percentText(match.share) }))
    },
  }
}
