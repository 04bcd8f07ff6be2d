import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { adjustP } from '../../../../shared/stats/multiplicity.ts'
import { findSegment } from '../../../../shared/model/segment.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { effectResult } from '../../causes/effects.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import { segmentView, wholeProject } from '../segmentView.ts'

/**
 * Every variable in two waves: values with their intervals, the difference after less before with its interval, and the smallest
 * true difference these samples would find (80 % power, two-sided 5 %). The same numbers as an effect check, 95 % throughout.
 * p values are adjusted over the variables (Holm). Throws NOT_FOUND; BAD_VALUE for the same data set twice.
 */
export function beforeAfter(project: ProjectReader, request: RequestOf<'beforeAfter'>): JsonObject {
  const before = project.dataset(request.dataset)
  if (request.after === request.dataset) throw new YinguoError('BAD_VALUE', { variable: 'after', value: request.after, why: 'duplicate' })
  const held = segmentView(project, request.after, request.afterSegment ?? sameNamed(wholeProject(project), request))
  const after = held.project.dataset(request.after)
  const variables = findVariables(before, request.variables)
  const keys = resultKeys(variables)
  const rows = variables.map(variable => {
    const { design, scale, before: first, after: last, difference, ci, p, detectable, key, hints, problem } = effectResult(held.project, {
      metric: keys.get(variable.id)!, target: null, direction: 'up', note: '',
      source: { type: 'waves', before: before.id, after: after.id, variables: [variable.id], statistic: request.statistic, atMost: request.atMost },
    })
    const side = ({ n, value, ci: interval }: typeof first): object => ({ n, value, ci: interval })
    return { variable: keys.get(variable.id)!, design, scale, key, before: side(first), after: side(last), difference, ci, p, detectable, hints: hints.map(({ code }) => code), problem }
  })
  const adjusted = adjustP(rows.map(({ p }) => p), 'holm')
  return asJson({
    status: rows.some(({ problem }) => problem === null) ? 'solved' : 'noCases', level: 0.95, power: 0.8, statistic: request.statistic, at_most: request.statistic === 'dissatisfied' ? request.atMost : null,
    before: { name: before.name, wave: before.wave, period: before.period, simulated: before.simulated }, after: { name: after.name, wave: after.wave, period: after.period, simulated: after.simulated, segment: held.segment },
    rows: rows.map((row, i) => ({ ...row, p_holm: adjusted[i] })),
  })
}

/** The segment of the wave before has a name; the wave after is held to its own segment of that name. */
function sameNamed(whole: ProjectReader, { dataset, segment }: RequestOf<'beforeAfter'>): string | null {
  return segment === null ? null : findSegment(whole.segments(), dataset, segment)?.name ?? null
}
