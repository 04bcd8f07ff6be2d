import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers } from '../handler.ts'

type Names = 'dataset.list' | 'dataset.get' | 'dataset.page' | 'dataset.columnStats' | 'dataset.cellHistory'
  | 'dataset.setCells' | 'dataset.addRows' | 'dataset.setExcluded' | 'dataset.update' | 'dataset.remove' | 'variable.update' | 'question.update'

export const datasetHandlers: Handlers<Names> = {
  'dataset.list': (_, { project }) => project.datasets(),
  'dataset.get': ({ dataset }, { project }) => project.dataset(dataset),
  'dataset.page': ({ dataset, ...request }, { project }) => project.page(dataset, request),
  'dataset.columnStats': ({ dataset, variable }, { project }) => project.columnStats(dataset, variable),
  'dataset.cellHistory': ({ dataset, rid, variable }, { project }) => project.cellHistory(dataset, rid, variable),
  'dataset.setCells': ({ dataset, edits, reason }, { project, describe, because }) => {
    const outcome = project.setCells(dataset, edits)
    describe({ dataset, cells: outcome.changed })
    because(reason)
    return outcome
  },
  'dataset.addRows': ({ dataset, rows }, { project, describe }) => {
    const outcome = project.insertRows(dataset, rows)
    describe({ dataset, rows: outcome.rids.length, cells: outcome.changed })
    return outcome
  },
  'dataset.setExcluded': ({ dataset, rids, reason }, { project, describe, because }) => {
    const changed = project.setExcluded(dataset, rids, reason)
    describe({ dataset, rows: changed, excluded: reason === null ? 0 : 1 })
    because(reason)
    return { changed }
  },
  'dataset.update': ({ dataset, ...patch }, { project, describe }) => {
    project.updateDataset(dataset, patch)
    const summary = project.datasets().find(candidate => candidate.id === dataset)
    if (!summary) throw new YinguoError('NOT_FOUND', { what: 'dataset', id: dataset })
    describe({ dataset, name: summary.name })
    return summary
  },
  'dataset.remove': ({ dataset }, { project, describe }) => {
    describe({ dataset, name: project.dataset(dataset).name })
    project.removeDataset(dataset)
    return null
  },
  'variable.update': ({ dataset, variables, patch }, { project, describe }) => {
    describe({ dataset, variables: variables.length, name: project.dataset(dataset).variables.find(variable => variable.id === variables[0])?.name ?? '' })
    project.updateVariables(dataset, variables, patch)
    const wanted = new Set(variables)
    return project.dataset(dataset).variables.filter(variable => wanted.has(variable.id))
  },
  'question.update': ({ dataset, question, ...patch }, { project, describe }) => {
    describe({ dataset, question })
    project.updateQuestion(dataset, question, patch)
    return null
  },
}
