import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers } from '../handler.ts'

type Names = 'dataset.list' | 'dataset.get' | 'dataset.page' | 'dataset.columnStats' | 'dataset.cellHistory'
  | 'dataset.rids' | 'dataset.find' | 'dataset.blockStats' | 'dataset.paste' | 'dataset.replace' | 'dataset.fill' | 'dataset.setCells' | 'dataset.addRows' | 'dataset.setExcluded' | 'dataset.update' | 'dataset.remove' | 'variable.update' | 'question.update'

export const datasetHandlers: Handlers<Names> = {
  'dataset.list': (_, { project }) => project.datasets(),
  'dataset.get': ({ dataset }, { project }) => project.dataset(dataset),
  'dataset.page': ({ dataset, ...request }, { project }) => project.page(dataset, request),
  'dataset.rids': ({ dataset, view, span }, { project }) => project.rowIds(dataset, view, span),
  'dataset.find': ({ dataset, spec, ...scope }, { project }) => project.findCells(dataset, scope, spec),
  'dataset.blockStats': ({ dataset, ...scope }, { project }) => project.blockStats(dataset, scope),
  'dataset.columnStats': ({ dataset, variable }, { project }) => project.columnStats(dataset, variable),
  'dataset.cellHistory': ({ dataset, rid, variable }, { project }) => project.cellHistory(dataset, rid, variable),
  'dataset.setCells': ({ dataset, edits, reason }, { project, describe, because }) => {
    const outcome = project.setCells(dataset, edits)
    describe({ dataset, cells: outcome.changed })
    because(reason)
    return outcome
  },
  'dataset.paste': ({ dataset, rids, variables, cells }, { project, describe }) => {
    const outcome = project.pasteCells(dataset, rids, variables, cells)
    describe({ dataset, cells: outcome.changed, rows: outcome.rids.length })
    return outcome
  },
  'dataset.replace': ({ dataset, spec, by, only, ...scope }, { project, describe }) => {
    const outcome = project.replaceCells(dataset, scope, spec, by, only ?? null)
    describe({ dataset, cells: outcome.changed, from: spec.text, to: by })
    return outcome
  },
  'dataset.fill': ({ dataset, rids, variables, ...how }, { project, describe }) => {
    const outcome = project.fillCells(dataset, rids, variables, how)
    describe({ dataset, cells: outcome.changed })
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
