import { basename } from 'node:path'
import type { ImportProposal, ImportRecipe, ImportResult, ReadOptions } from '../../../shared/contract/import.ts'
import { asType } from '../../../shared/model/columnMeaning.ts'
import type { DatasetType } from '../../../shared/model/dataset.ts'
import { withWave } from '../../../shared/model/importWave.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Console } from './command.ts'
import { formToMatch } from './matchForm.ts'
import type { Session } from './session.ts'

export interface SheetChoice {
  /** 1-based number or name. */
  sheet?: string | undefined
  headerRows?: number | undefined
  platform?: string | undefined
  encoding?: ReadOptions['encoding']
  wave?: string | undefined
  type?: DatasetType | undefined
  keepIdentifiers?: boolean
  /** Name of the questionnaire the sheet answers; left out: the one that fits, if any. */
  form?: string | undefined
}

/**
 * Imports a response sheet into the open project through the same two calls as the wizard: look, then commit what
 * was proposed. Columns with personal data are left out unless asked for.
 */
export async function importSheet(session: Session, console: Console, file: string, choice: SheetChoice): Promise<ImportResult> {
  const proposal = await waitingSheet(session, console, file, choice)
  try {
    const recipe = adjusted(typed(proposal, choice.type), file, choice, console.t('import.wave'))
    const matched = await formToMatch(session, console, recipe, choice.form)
    const result = await session.client.call('import.commit', { session: proposal.session, recipe: matched.recipe, keepIdentifiers: choice.keepIdentifiers === true }, { onProgress: console.progress })
    await matched.bind(result.dataset.id)
    return result
  } catch (thrown) {
    await session.client.call('import.discard', { session: proposal.session }).catch(() => {})
    throw thrown
  }
}

/** Looks at the sheet that is meant; it waits for what is to be done with it. */
export async function waitingSheet(session: Session, console: Console, file: string, choice: SheetChoice): Promise<ImportProposal> {
  const grant = session.grant(file, 'read')
  const onProgress = { onProgress: console.progress }
  const options: ReadOptions = { headerRows: choice.headerRows, platform: choice.platform, encoding: choice.encoding }
  const look = (sheet: string | undefined): Promise<ImportProposal> =>
    session.client.call('import.inspect', { grant, options: { ...options, ...(sheet === undefined ? {} : { sheet }) } }, onProgress)

  // A number is a position unless a sheet is called so: the sheets must be seen first.
  const byNumber = choice.sheet !== undefined && /^\d+$/.test(choice.sheet)
  const proposal = await look(byNumber ? undefined : choice.sheet)
  const { sheet } = proposal.source
  if (choice.sheet === undefined || (sheet !== null && !byNumber)) return proposal
  const meant = sheetByNumberOrName(proposal, choice.sheet)
  if (meant === sheet) return proposal
  await session.client.call('import.discard', { session: proposal.session })
  if (meant === undefined) throw new YinguoError('NOT_FOUND', { what: 'sheet', id: choice.sheet })
  return look(meant ?? undefined)
}

/** Undefined: there is none. null: text and .sav hold one table without a name, which is the first; of a zip the name chose the file. */
function sheetByNumberOrName({ source, sheets, warnings }: ImportProposal, wanted: string): string | null | undefined {
  if (source.sheet === null) return wanted === '1' || warnings.some(warning => warning.code === 'fromZip') ? null : undefined
  return (sheets.find(sheet => sheet.name === wanted) ?? sheets[Number(wanted) - 1])?.name
}

/** As the type that was asked for; else as it was taken for. */
const typed = ({ recipe, columns }: ImportProposal, type: DatasetType | undefined): ImportRecipe =>
  (type === undefined ? recipe : asType(recipe, type, column => columns.find(each => each.index === column)))

function adjusted(recipe: ImportRecipe, file: string, choice: SheetChoice, waveLabel: string): ImportRecipe {
  const variables = recipe.variables.map(variable =>
    variable.role === 'identifier' ? { ...variable, include: choice.keepIdentifiers === true } : variable)
  const original = choice.keepIdentifiers === true ? 'whole' : 'emptied'
  return withWave({ ...recipe, name: recipe.name || basename(file), variables, original }, choice.wave ?? '', waveLabel)
}
