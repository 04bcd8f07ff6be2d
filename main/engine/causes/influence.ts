import type { Influence, NamedMetric, NoInfluence, ProblemMetric } from '../../../shared/causes/confirming.ts'
import { tellsCases } from '../../../shared/causes/confirming.ts'
import type { Evidence } from '../../../shared/model/cause.ts'
import { effectCheck } from '../../../shared/model/cause.ts'
import { proportionDifference } from '../../../shared/stats/proportion.ts'
import { isDissatisfied, score100 } from '../../../shared/stats/score.ts'
import { twoSample } from '../../../shared/stats/tTest.ts'
import { labelOf } from '../analysis/findVariable.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { savedPriority } from './savedPriority.ts'
import { clockOf, codedRows, itemsOf, withinHours } from './evidenceFacts.ts'
import { Gone, heldTo, named } from './gone.ts'

/**
 * What the 症结 is measured by: as asked, else as the effect check of the whole (owner null) measures it before the measures,
 * else the target of the saved priority table. null: nothing says.
 */
export function problemMetric(project: ProjectReader, asked: ProblemMetric | null): NamedMetric | null {
  if (asked) return { ...asked, origin: 'asked', label: labelsOf(project, asked) }
  for (const record of project.records('effect_check', null)) {
    const { source, metric } = effectCheck.parse(record.content)
    if (source.type === 'waves') return { dataset: source.before, variables: source.variables, statistic: source.statistic, atMost: source.atMost, origin: 'effect', label: metric }
  }
  const priority = savedPriority(project)
  return priority && { dataset: priority.spec.dataset, variables: [priority.target.item], statistic: 'mean', atMost: 2, origin: 'priority', label: priority.target.label }
}

function labelsOf(project: ProjectReader, { dataset, variables }: ProblemMetric): string {
  const known = project.datasets().some(({ id }) => id === dataset) ? project.dataset(dataset).variables : []
  return variables.map(id => { const found = known.find(variable => variable.id === id); return found ? labelOf(found) : id }).join(', ')
}

/** Per row the respondent's value of the items: mean score 0..100, or 1 where any answer is dissatisfied; NaN without an answer. */
export function caseValues(project: ProjectReader, items: readonly ScaleItem[], statistic: 'mean' | 'dissatisfied', atMost: number): Float64Array {
  const columns = items.map(({ variable, scale }) => ({ scale, numbers: project.columns.numbers(variable.dataset, variable.id) }))
  return Float64Array.from({ length: columns[0]?.numbers.length ?? 0 }, (_, row) => {
    let answers = 0, total = 0, complained = 0
    for (const { scale, numbers } of columns) {
      const value = numbers[row]!
      if (Number.isNaN(value)) continue
      answers++
      total += score100(value, scale)
      if (isDissatisfied(value, scale, atMost)) complained = 1
    }
    return answers === 0 ? Number.NaN : statistic === 'mean' ? total / answers : complained
  })
}

/**
 * Influence of a cause on the 症结: cases with the cause against the other cases of the same data set. It is a difference
 * between groups, no proof of an effect; the words say so. Welch's interval for means, Newcombe's for shares.
 */
export function influenceOf(project: ProjectReader, evidence: Evidence | null, metric: NamedMetric | null): Influence {
  const not = (why: NoInfluence): Influence => ({ told: false, why })
  if (evidence === null) return not('noData')
  if (!tellsCases(evidence) || !('dataset' in evidence)) return not('kind')
  if (metric === null) return not('noMetric')
  if (metric.dataset !== evidence.dataset) return not('otherDataset')
  if (evidence.type === 'items' && metric.variables.some(id => evidence.variables.includes(id))) return not('sameItems')
  try {
    const held = heldTo(project, evidence.dataset, evidence.type === 'segment' ? null : evidence.segment)
    const present = casesWith(held.project, held.dataset, evidence)
    const values = caseValues(held.project, itemsOf(held.project, held.dataset, metric.variables), metric.statistic, metric.atMost)
    const groups = [1, 0].map(flag => values.filter((value, row) => present[row] === flag && !Number.isNaN(value))) as [Float64Array, Float64Array]
    return compared(groups, metric, named(held.dataset)) ?? not('tooFew')
  } catch (thrown) {
    if (thrown instanceof Gone) return not('gone')
    throw thrown
  }
}

/** Per row 1 with the cause, 0 without, -1 where it cannot be told. */
function casesWith(project: ProjectReader, dataset: ReturnType<ProjectReader['dataset']>, evidence: Exclude<Evidence, { type: 'note' | 'picture' | 'table' }>): Int8Array {
  switch (evidence.type) {
    case 'items': return Int8Array.from(caseValues(project, itemsOf(project, dataset, evidence.variables), 'dissatisfied', evidence.atMost), value => (Number.isNaN(value) ? -1 : value))
    case 'codes': {
      const { judged, found } = codedRows(project, dataset, evidence)
      return Int8Array.from(judged, (known, row) => (known ? Number(found[row]! > 0) : -1))
    }
    case 'hours': return Int8Array.from(clockOf(project, dataset.id, evidence.variable), moment => (moment === null ? -1 : Number(withinHours(moment.hour, evidence.from, evidence.to))))
    case 'segment': {
      const inside = new Set(heldTo(project, dataset.id, evidence.segment).project.columns.rids(dataset.id))
      return Int8Array.from(project.columns.rids(dataset.id), rid => Number(inside.has(rid)))
    }
  }
}

function compared([first, second]: readonly [Float64Array, Float64Array], metric: NamedMetric, dataset: ReturnType<typeof named>): Influence | null {
  if (first.length < 2 || second.length < 2) return null
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
  const means = metric.statistic === 'mean'
  const test = means ? twoSample(first, second) : null
  const shares = means ? null : proportionDifference(sum(first), first.length, sum(second), second.length)
  const difference = (test ? test.mean_diff : shares!.diff)!
  const ci = test ? test.welch.ci95 : shares!.ci_newcombe
  const lower = ci !== null && ci[1] < 0, higher = ci !== null && ci[0] > 0
  const worse = lower ? means : higher ? !means : null
  return {
    told: true, metric, dataset, difference, ci, worse,
    with: { n: first.length, value: sum(first) / first.length }, without: { n: second.length, value: sum(second) / second.length },
    potential: -difference * first.length / (first.length + second.length),
  }
}
