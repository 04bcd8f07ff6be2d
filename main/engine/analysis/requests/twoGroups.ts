import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { mannWhitney } from '../../../../shared/stats/mannWhitney.ts'
import { levene } from '../../../../shared/stats/spread.ts'
import { twoSample } from '../../../../shared/stats/tTest.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { valueGroups } from '../valueGroups.ts'
import type { ValueGroups } from '../valueGroups.ts'

type Request = RequestOf<'ttest'> | RequestOf<'mannwhitney'>

/** The two groups, or why there are not two: `notTwoGroups` names those found, so that two can be chosen. */
function open(project: ProjectReader, request: Request): { facts: object; found: ValueGroups; two: boolean } {
  const found = valueGroups(project, project.dataset(request.dataset), request.variable, request.by, request.groups)
  const two = found.groups.length === 2
  return {
    found, two,
    facts: {
      variable: found.variable.name, by: found.by.name, level: request.level, groups: found.groups.map(group => group.key), empty_groups: found.empty,
      missing: found.missing, status: two ? 'solved' : 'notTwoGroups', n: found.groups.map(group => group.answers.length),
    },
  }
}

/** Welch, Student, effect sizes, equality of variances and the rank test of two independent groups, first less second. */
export function twoGroupMeans(project: ProjectReader, request: RequestOf<'ttest'>): JsonObject {
  const { facts, found, two } = open(project, request)
  if (!two) return asJson(facts)
  const [first, second] = found.groups.map(group => group.answers) as [Float64Array, Float64Array]
  return asJson({
    ...facts, ...twoSample(first, second, request.level),
    levene_mean: levene([first, second], 'mean'), levene_median_brown_forsythe: levene([first, second], 'median'),
    mann_whitney: mannWhitney(first, second),
  })
}

/** The Mann-Whitney test with the medians of both groups. */
export function twoGroupRanks(project: ProjectReader, request: RequestOf<'mannwhitney'>): JsonObject {
  const { facts, found, two } = open(project, request)
  if (!two) return asJson(facts)
  const [first, second] = found.groups.map(group => group.answers) as [Float64Array, Float64Array]
  const ranks = mannWhitney(first, second)
  const medians = [first, second].map(answers => describe(answers).median)
  return asJson({ ...facts, status: ranks.status, medians, mann_whitney: ranks })
}
