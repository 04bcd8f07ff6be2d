import type { Json } from '../../../../shared/contract/analysis.ts'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import type { ParetoPanels } from '../../../../shared/model/results.ts'
import { paretoClasses } from '../../../../shared/stats/pareto.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { paretoAnswer } from '../paretoAnswer.ts'
import { OTHER_KEY } from '../paretoResult.ts'

/**
 * A Pareto table under the names of the reference files. `abc` is the reference's own rule (lines at 70 and 90 %, the crossing bar outside);
 * `classes` are those of the request's rule, by default 80 and 90 % with the crossing bar inside.
 */
export function paretoTable(project: ProjectReader, spec: ParetoSpec, replicates?: Float64Array): { [key: string]: Json } {
  const { result, panels, uncertainty } = paretoAnswer(project, spec, replicates)
  const names = result.rows.map(row => row.label || (row.other ? OTHER_KEY : row.key))
  return {
    order: names,
    keys: result.rows.map(row => row.key),
    frequency: result.rows.map(row => row.count),
    cum_frequency: result.rows.map(row => row.cumulativeCount),
    percent: result.rows.map(row => 100 * row.share),
    cum_percent: result.rows.map(row => 100 * row.cumulativeShare),
    total: result.total,
    threshold: spec.abc.a / 100,
    vital_few_rule: 'smallest k with cumulative share >= threshold',
    vital_few_k: result.vitalFew,
    vital_few: names.slice(0, result.vitalFew),
    abc: {
      rule: 'A: cumulative <=70%, B: <=90%, C rest, by cumulative share including the item (first item always A)',
      class: paretoClasses(result.rows, 0.7, 0.9, 'exclude'),
    },
    class_rule: { a: spec.abc.a, b: spec.abc.b, crossing: spec.abc.crossing },
    classes: result.rows.map(row => row.class),
    multiple_response: result.multipleResponse,
    respondents: result.respondents,
    mentioning: result.mentioning,
    respondents_by_row: result.rows.map(row => row.respondents),
    other: result.rows.filter(row => row.other).map(row => ({ key: row.key, members: row.members.map(member => ({ ...member })) })),
    scale: result.scale && { ...result.scale },
    ties: result.ties,
    other_too_large: result.otherTooLarge,
    ...(panels && { panels: panelTable(panels) }),
    ...(uncertainty && { uncertainty: asJson(uncertainty) }),
  }
}

function panelTable(panels: ParetoPanels): Json {
  return {
    kind: panels.kind, order: panels.order, per_100: panels.rate, overlapping: panels.overlapping, left_out: panels.leftOut, weight: panels.weight && asJson(panels.weight),
    panels: panels.panels.map(({ key, name, result, per }) => ({
      key, name, total: result.total, respondents: result.respondents,
      order: result.rows.map(row => row.label || (row.other ? OTHER_KEY : row.key)), frequency: result.rows.map(row => row.count), percent: result.rows.map(row => 100 * row.share),
      cum_percent: result.rows.map(row => 100 * row.cumulativeShare), shown: result.rows.map(row => row.count * per), classes: result.rows.map(row => row.class),
    })),
    changes: panels.changes.map(change => asJson(change)),
  }
}
