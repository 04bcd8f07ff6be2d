import { bind, writtenName } from '../../../shared/expression/bind.ts'
import { print } from '../../../shared/expression/print.ts'
import { expressionRule } from '../../../shared/derived/rowRule.ts'
import type { SegmentPreview } from '../../../shared/contract/segment.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'

/** How many of the cases that count a condition holds for. */
function count(project: ProjectReader, dataset: number, condition: string): Omit<SegmentPreview, 'problem'> {
  const rule = expressionRule(condition, project.dataset(dataset).variables, {
    numbers: id => project.columns.numbers(dataset, id), values: id => project.columns.values(dataset, id),
  })
  const of = project.columns.rids(dataset).length
  let n = 0
  let unknown = 0
  for (let row = 0; row < of; row++) {
    const value = rule(row)
    if (value === null) unknown++
    else if (value !== 0) n++
  }
  return { n, of, unknown }
}

export const segmentHandlers: Handlers<'segment.list' | 'segment.preview' | 'segment.create' | 'segment.update' | 'segment.remove'> = {
  'segment.list': ({ dataset }, { project }) => project.segments().filter(segment => dataset === null || segment.dataset === dataset).map(segment => {
    const { variables } = project.dataset(segment.dataset)
    const { node } = bind(segment.condition, variables)
    return { ...segment, text: node ? print(node, writtenName(variables)) : segment.condition, n: count(project, segment.dataset, segment.condition).n }
  }),
  'segment.preview': ({ dataset, condition }, { project }) => {
    const bound = bind(condition, project.dataset(dataset).variables)
    const of = project.columns.rids(dataset).length
    if (bound.problem) return { problem: bound.problem, n: 0, of, unknown: 0 }
    if (bound.type === 'text') return { problem: { code: 'needsCondition', params: {}, from: 0, to: condition.length }, n: 0, of, unknown: 0 }
    return { problem: null, ...count(project, dataset, condition) }
  },
  'segment.create': ({ dataset, name, condition }, { project, describe }) => {
    describe({ dataset, name })
    project.dataset(dataset)
    return project.createSegment(dataset, name, condition)
  },
  'segment.update': ({ segment, ...patch }, { project, describe }) => {
    const changed = project.updateSegment(segment, patch)
    describe({ dataset: changed.dataset, name: changed.name })
    return changed
  },
  'segment.remove': ({ segment }, { project, describe }) => {
    describe({ name: project.segments().find(each => each.id === segment)?.name ?? '' })
    project.removeSegment(segment)
    return null
  },
}
