import type { HeatSource } from '../../../shared/causes/facts.ts'
import type { PrioritySpec } from '../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { labelOf } from '../analysis/findVariable.ts'
import { priorityLines } from '../analysis/priorityResult.ts'
import { segmentView } from '../analysis/segmentView.ts'
import type { ProjectReader } from '../store/reader.ts'
import { named } from './gone.ts'

/** What bones, the metric of the problem and the trace take from a priority table. */
export interface SavedPriority {
  source: HeatSource
  spec: PrioritySpec
  target: { item: string; label: string }
  items: { item: string; label: string; factor: string | null; index: number | null; rank: number | null }[]
}

/** Shapley values double their work with every item: beyond this many the heat takes relative weights, which nearly agree. */
const SHAPLEY_ITEMS = 10

const last = new WeakMap<ProjectReader, { state: string; found: SavedPriority | null }>()

/** The first saved priority table that can be worked out; the last one is kept until the project changes. */
export function savedPriority(project: ProjectReader): SavedPriority | null {
  const { undo, redo, count } = project.historyState()
  const state = JSON.stringify([count, undo?.id, redo?.id])
  const kept = last.get(project)
  if (kept?.state === state) return kept.found
  const found = workedOut(project)
  last.set(project, { state, found })
  return found
}

function workedOut(project: ProjectReader): SavedPriority | null {
  for (const { id, spec } of project.figures()) {
    if (spec.kind !== 'priority') continue
    try {
      const view = segmentView(project, spec.dataset, spec.segment).project
      const few = spec.items !== null && spec.items.length <= SHAPLEY_ITEMS
      const importance = spec.importance === 'shapley' && !few ? 'johnson' : spec.importance
      const { items, lines, ranks, target } = priorityLines(view, { ...spec, importance })
      const label = labelOf(target.variable)
      return {
        spec, target: { item: target.variable.id, label }, source: { figure: id, dataset: named(project.dataset(spec.dataset)), target: label, method: importance },
        items: items.map(({ variable, factor }, i) => ({ item: variable.id, label: labelOf(variable), factor: factor?.id ?? null, index: lines[i]!.index, rank: ranks[i]! })),
      }
    } catch (thrown) {
      // Its data set, target or items are gone, or there are too few cases: no heat from this one.
      if (!(thrown instanceof YinguoError)) throw thrown
    }
  }
  return null
}
