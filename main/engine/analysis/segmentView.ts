import { expressionRule } from '../../../shared/derived/rowRule.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import { findSegment } from '../../../shared/model/segment.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { heldView } from './heldView.ts'

export interface SegmentView { project: ProjectReader; segment: { name: string; n: number } | null }

/**
 * The project with one data set held to a segment, by id or name: its columns are those of the cases the condition holds for.
 * Where the condition is missing a case is not in the segment. Throws NOT_FOUND.
 */
export function segmentView(project: ProjectReader, dataset: number | null, named: string | null): SegmentView {
  if (dataset === null || named === null) return { project, segment: null }
  const segment = findSegment(project.segments(), dataset, named)
  if (!segment) throw new YinguoError('NOT_FOUND', { what: 'segment', id: named })
  const { columns } = project
  const rule = expressionRule(segment.condition, project.dataset(dataset).variables, {
    numbers: id => columns.numbers(dataset, id), values: id => columns.values(dataset, id),
  })
  const all = columns.rids(dataset)
  const inside: number[] = []
  for (let row = 0; row < all.length; row++) {
    const value = rule(row)
    if (value !== null && value !== 0) inside.push(row)
  }
  const view = heldView(project, dataset, inside)
  wholes.set(view, wholeProject(project))
  return { segment: { name: segment.name, n: inside.length }, project: view }
}

const wholes = new WeakMap<ProjectReader, ProjectReader>()

/** The project that a segment holds to some cases; itself where none does. */
export const wholeProject = (project: ProjectReader): ProjectReader => wholes.get(project) ?? project

/** The data set and the segment a figure is held to. */
export function segmentOf(spec: FigureSpec): { dataset: number | null; segment: string | null } {
  const source = spec.kind === 'pareto' ? spec.source : spec
  return 'dataset' in source && 'segment' in source ? { dataset: source.dataset, segment: source.segment } : { dataset: null, segment: null }
}
