import type { Report } from '../../../shared/model/report.ts'
import type { CheckFacts } from '../../../shared/report/check.ts'
import { respondentScores, meanScore } from '../analysis/respondentScores.ts'
import { treeItems } from '../analysis/scaleItems.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import { traceMatrix } from '../causes/traceGraph.ts'
import type { ProjectReader } from '../store/reader.ts'

const NOT_COVERED = new Set(['mainWithoutMeasure', 'priorityWithoutMeasure'])

/** Mean scores by the names that sentences use, what has no measure, and whether a frozen report has fallen behind. */
export function checkFacts(project: ProjectReader, report: Report, data: string): CheckFacts {
  const survey = project.datasets().find(dataset => dataset.type === 'survey')
  const items = survey ? treeItems(project.dataset(survey.id), project.factors()) : []
  const scored = (name: string, group: readonly ScaleItem[]): CheckFacts['scores'] => {
    const scores = respondentScores(project, group, 2)
    const score = meanScore([scores])
    return score === null ? [] : [{ name, score, n: scores.n }]
  }
  const groups = Map.groupBy(items.flatMap(item => [item.factor, item.dimension].flatMap(factor => (factor ? [{ name: factor.name, item }] : []))), one => one.name)
  const scores = [...groups].flatMap(([name, members]) => scored(name, [...new Set(members.map(member => member.item))]))
  const { holes } = traceMatrix(project, { dataset: null, atMost: 2, top: 3 })
  return {
    scores, overall: scored('', items)[0] ?? null,
    withoutMeasure: [...new Set(holes.filter(hole => NOT_COVERED.has(hole.code)).map(hole => hole.subject.label))],
    behind: report.settings.frozen !== null && report.settings.frozen.data !== data,
  }
}
