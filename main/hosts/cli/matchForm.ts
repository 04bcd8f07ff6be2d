import type { ImportRecipe } from '../../../shared/contract/import.ts'
import { percentText } from '../../../shared/figures/rounding.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Console } from './command.ts'
import type { Session } from './session.ts'

/**
 * The recipe as the questionnaire named `wanted` has it (by name or id), or the one that fits by itself, and what is left to do once it is a data set.
 * NOT_FOUND when the project has no such questionnaire; one that was asked for and does not fit is told of.
 */
export async function formToMatch({ client }: Session, console: Console, recipe: ImportRecipe, wanted: string | undefined): Promise<{ recipe: ImportRecipe; bind(dataset: number): Promise<void> }> {
  const plain = { recipe, bind: () => Promise.resolve() }
  const forms = await client.call('form.list', {})
  const named = wanted === undefined ? null : forms.find(each => each.id === wanted) ?? forms.find(each => each.name === wanted)
  if (named === undefined) throw new YinguoError('NOT_FOUND', { what: 'questionnaire', id: wanted ?? '' })
  const match = forms.length === 0 || recipe.type !== 'survey' ? null : await client.call('form.match', { form: named?.id ?? null, source: { kind: 'recipe', recipe } })
  if (!match?.recipe || match.pairs.length === 0) return named === null ? plain : { recipe, bind: async () => console.say(console.t('cli.formNotMatched', { name: named.name })) }
  const pairs = match.pairs.map(({ column, variable }) => ({ column: match.ids[column] ?? column, variable }))
  return {
    recipe: match.recipe,
    bind: async dataset => {
      await client.call('form.applyMatch', { dataset, form: match.form, version: match.version, pairs })
      console.say(console.t('cli.formMatched', { name: match.name, n: pairs.length, share: percentText(match.share) }))
    },
  }
}
