import type { RequestOf } from '../../../../shared/contract/analysis.ts'
import { pathModelProblems } from '../../../../shared/model/pathModelProblems.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { completeCases } from '../../../../shared/stats/missing.ts'
import { isConstant } from '../../../../shared/stats/pearson.ts'
import type { Bounds } from '../../../../shared/stats/pls/index0to100.ts'
import { layoutOf } from '../../../../shared/stats/pls/structure.ts'
import type { Layout } from '../../../../shared/stats/pls/structure.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, refuseTwice, resultKeys } from '../findVariable.ts'
import { goodEndUp } from '../goodEndUp.ts'

/** A model tied to columns: complete cases, negative items turned round, so that more is always better. */
export interface BoundModel {
  layout: Layout
  blocks: string[]
  /** Key of each item in results, block by block. */
  items: string[]
  columns: Float64Array[]
  bounds: Bounds
  reversed: string[]
  unbounded: string[]
  /** Items whose answers are all the same. */
  constant: string[]
  n: number
  rowsTotal: number
}

/** Throws NOT_FOUND for an item, BAD_VALUE for a model that cannot be estimated. */
export function bindModel(project: ProjectReader, request: RequestOf<'pls'>): BoundModel {
  const { model } = request
  const problem = pathModelProblems(model)[0]
  if (problem) throw new YinguoError('BAD_VALUE', { variable: 'model', value: problem.names.join(', '), why: problem.code })
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, model.blocks.flatMap(block => block.items))
  refuseTwice(variables, 'model', 'itemTwice')
  const keys = resultKeys(variables)
  const items = variables.map(variable => keys.get(variable.id)!)
  const names = model.blocks.map(block => block.name)
  const layout = layoutOf({
    sizes: model.blocks.map(block => block.items.length), modes: model.blocks.map(block => block.mode), scheme: model.scheme,
    arrows: model.paths.map(({ from, to }) => ({ from: names.indexOf(from), to: names.indexOf(to) })),
  })
  const raw = variables.map(variable => goodEndUp(project, variable))
  const columns = completeCases(raw)
  const bounds = variables.map(({ scale }) => (scale ? { min: scale.min, max: scale.max } : request.scale))
  return {
    layout, blocks: names, items, columns, bounds,
    reversed: items.filter((_, i) => variables[i]!.scale?.direction === 'negative'),
    unbounded: items.filter((_, i) => bounds[i] === null),
    constant: items.filter((_, i) => isConstant(columns[i]!)),
    n: columns[0]!.length, rowsTotal: raw[0]!.length,
  }
}
