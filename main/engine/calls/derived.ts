import type { DerivedPreview } from '../../../shared/contract/derived.ts'
import { isWeight, sourcesOf } from '../../../shared/derived/sources.ts'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { Code } from '../../../shared/model/questionnaire.ts'
import { weightCost } from '../../../shared/stats/weightCost.ts'
import type { Handlers } from '../handler.ts'
import { columnStats } from '../store/columnStats.ts'
import { planDerivation, relabelled } from '../store/derivedWriter.ts'
import type { ProjectReader } from '../store/reader.ts'

/** Rows shown beside the sources they come from. */
const FIRST = 8

function preview(project: ProjectReader, id: number, asked: Derivation, self: string | null, words: Code[] | null): DerivedPreview {
  const { variables } = project.dataset(id)
  const planned = planDerivation(asked, variables, self)
  if (planned.problem) return { problem: planned.problem, kind: null, scale: null, codes: [], stats: null, first: [], weights: null }
  const { derivation, shape } = planned
  const codes = relabelled(shape.codes, words)
  const { values, facts } = project.tryDerivation(id, derivation)
  const rids = project.columns.rids(id)
  const sources = sourcesOf(derivation).slice(0, 6)
  return {
    problem: null, kind: shape.kind, scale: shape.scale, codes,
    stats: columnStats({ kind: shape.kind, scale: shape.scale, codes }, values),
    first: Array.from(rids.subarray(0, FIRST), (rid, row) => ({
      rid, value: values[row] ?? null, from: sources.map(variable => ({ variable, value: project.columns.values(id, variable)[row] ?? null })),
    })),
    weights: isWeight(derivation) && facts
      ? { ...weightCost(Float64Array.from(values, value => (typeof value === 'number' ? value : Number.NaN))), facts } : null,
  }
}

export const derivedHandlers: Handlers<'derived.preview' | 'derived.create' | 'derived.update' | 'derived.remove'> = {
  'derived.preview': ({ dataset, derivation, variable, codes }, { project }) => preview(project, dataset, derivation, variable, codes),
  'derived.create': ({ dataset, name, label, derivation, codes }, { project, describe }) => {
    describe({ dataset, name })
    return project.createDerived(dataset, name, label, derivation, codes)
  },
  'derived.update': ({ dataset, variable, derivation, codes }, { project, describe }) => {
    const changed = project.updateDerived(dataset, variable, derivation, codes)
    describe({ dataset, name: changed.name })
    return changed
  },
  'derived.remove': ({ dataset, variable }, { project, describe }) => {
    describe({ dataset, name: project.dataset(dataset).variables.find(each => each.id === variable)?.name ?? '' })
    project.removeDerived(dataset, variable)
    return null
  },
}
