import type { PrivacyCheck } from '../../../shared/contract/privacy.ts'
import { LEAST_TOGETHER } from '../../../shared/contract/privacy.ts'
import { isBackground } from '../../../shared/model/background.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { smallCells } from '../../../shared/stats/smallCells.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'

/** Combinations of the given variables, or of all that ask who answers, that few respondents share. */
export function checkSmallCells(project: ProjectReader, dataset: number, chosen: readonly Variable[], least = LEAST_TOGETHER): PrivacyCheck {
  const columns = chosen.map(variable => project.columns.numbers(dataset, variable.id))
  return { ...smallCells(columns, least), variables: chosen.map(variable => variable.id), least }
}

export const privacyHandlers: Handlers<'privacy.smallCells'> = {
  'privacy.smallCells': ({ dataset: id, variables, least }, { project }) => {
    const dataset = project.dataset(id)
    if (variables === undefined) return checkSmallCells(project, id, dataset.variables.filter(isBackground), least)
    const chosen = variables.map(name => {
      const variable = dataset.variables.find(own => own.id === name)
      if (!variable) throw new YinguoError('NOT_FOUND', { what: 'variable', id: name })
      return variable
    })
    return checkSmallCells(project, id, chosen, least)
  },
}
