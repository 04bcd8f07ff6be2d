import { effectRates, effectVerdict, targetVerdict } from '../../../shared/causes/effects.ts'
import type { EffectHint, EffectLine, EffectProblem, EffectResult } from '../../../shared/causes/effects.ts'
import type { Interval } from '../../../shared/causes/facts.ts'
import type { EffectCheck } from '../../../shared/model/cause.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { detectableDifference, detectableProportion } from '../../../shared/stats/detectable.ts'
import { groupMoments } from '../../../shared/stats/groupMoments.ts'
import { mcnemar } from '../../../shared/stats/mcnemar.ts'
import { pairedProportionDifference } from '../../../shared/stats/pairedProportions.ts'
import { proportionDifference, proportionIntervals } from '../../../shared/stats/proportion.ts'
import { pairedT, twoSample } from '../../../shared/stats/tTest.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import { namedItems } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { waveHints } from './effectHints.ts'
import { named } from './gone.ts'
import { caseValues } from './influence.ts'
import { effectsOf } from './measures.ts'
import { pairRespondents } from './pairing.ts'
import { meanInterval } from './scoreFacts.ts'

type Waves = Extract<EffectCheck['source'], { type: 'waves' }>
/** Fewer cases in a wave than this are said to be few. */
const FEW = 30

export const effectLines = (project: ProjectReader): EffectLine[] =>
  effectsOf(project).map(({ id, measure, content }) => ({ id, measure, content, result: effectResult(project, content) }))

/** What became of the metric, worked out anew from the data. Conventions: docs/statistics.md, "Effect checks". */
export function effectResult(project: ProjectReader, check: EffectCheck): EffectResult {
  return check.source.type === 'typed' ? typedResult(check, check.source) : wavesResult(project, check, check.source)
}

const nothing = (check: EffectCheck, problem: EffectProblem | null): EffectResult => ({
  design: 'unknown', scale: 'typed', unit: '', before: { dataset: null, n: null, value: null, ci: null }, after: { dataset: null, n: null, value: null, ci: null },
  difference: null, ci: null, p: null, detectable: null, key: null, target: check.target, direction: check.direction,
  attainment: null, progress: null, verdict: 'unknown', reached: 'noTarget', hints: [], problem,
})

function typedResult(check: EffectCheck, { before, after, unit }: Extract<EffectCheck['source'], { type: 'typed' }>): EffectResult {
  const sides = { unit, before: { dataset: null, n: null, value: before, ci: null }, after: { dataset: null, n: null, value: after, ci: null } }
  if (before === null || after === null) return { ...nothing(check, 'missingNumber'), ...sides }
  return {
    ...nothing(check, null), ...sides, design: 'typed', difference: after - before, ...effectRates(before, after, check.target, check.direction),
    verdict: 'noInterval', reached: targetVerdict(after, null, check.target, check.direction),
  }
}

interface Compared { n: [number, number]; values: [number, number]; cis: [Interval | null, Interval | null]; difference: number; ci: Interval | null; p: number | null; detectable: number | null }

function wavesResult(project: ProjectReader, check: EffectCheck, source: Waves): EffectResult {
  const known = new Set(project.datasets().map(({ id }) => id))
  if (!known.has(source.before)) return nothing(check, 'beforeGone')
  if (!known.has(source.after)) return nothing(check, 'afterGone')
  if (source.before === source.after) return nothing(check, 'sameDataset')
  const before = project.dataset(source.before), after = project.dataset(source.after)
  const matched = matchedItems(project, before, after, source.variables)
  if (typeof matched === 'string') return nothing(check, matched)
  const { pairs, missing } = matched
  const values = [pairs.map(([item]) => item), pairs.map(([, item]) => item)].map(items => caseValues(project, items, source.statistic, source.atMost)) as [Float64Array, Float64Array]
  const hints: EffectHint[] = []
  if (missing > 0) hints.push({ code: 'variablesMissing', n: missing })
  if (pairs.some(([a, b]) => a.scale.min !== b.scale.min || a.scale.max !== b.scale.max)) hints.push({ code: 'otherScale' })
  const pairing = pairRespondents(project, before, after)
  const both = pairing.paired ? pairing.rows.filter(([row, match]) => !Number.isNaN(values[0][row]!) && !Number.isNaN(values[1][match]!)) : []
  const paired = pairing.paired && both.length >= 2
  const answered = values.map(column => column.filter(value => !Number.isNaN(value))) as [Float64Array, Float64Array]
  if (answered.some(column => column.length === 0)) return nothing(check, 'noAnswers')
  if (paired) {
    const left = Math.min(answered[0].length, answered[1].length) - both.length
    if (left > 0) hints.push({ code: 'unpaired', n: left })
  } else hints.push({ code: 'independent', why: pairing.paired ? 'fewPairs' : pairing.why })
  const columns: [Float64Array, Float64Array] = paired ? [Float64Array.from(both, ([row]) => values[0][row]!), Float64Array.from(both, ([, row]) => values[1][row]!)] : answered
  const found = source.statistic === 'mean' ? comparedMeans(columns, paired) : comparedShares(columns, paired, check.direction)
  const [first, last] = found.values
  const fewest = Math.min(...found.n)
  if (fewest < FEW) hints.push({ code: 'fewCases', n: fewest })
  if (check.target !== null && found.detectable !== null && Math.abs(check.target - first) < found.detectable) hints.push({ code: 'targetTooNear', distance: Math.abs(check.target - first) })
  hints.push(...waveHints(project, before, after, pairs.map(([item]) => item), source))
  return {
    design: paired ? 'paired' : 'independent', scale: source.statistic === 'mean' ? 'points' : 'share', unit: '',
    before: { dataset: named(before), n: found.n[0], value: first, ci: found.cis[0] }, after: { dataset: named(after), n: found.n[1], value: last, ci: found.cis[1] },
    difference: found.difference, ci: found.ci, p: found.p, detectable: found.detectable, key: paired && pairing.paired ? pairing.key.label || pairing.key.name : null,
    target: check.target, direction: check.direction, ...effectRates(first, last, check.target, check.direction),
    verdict: effectVerdict(found.ci, check.direction), reached: targetVerdict(last, found.cis[1], check.target, check.direction), hints, problem: null,
  }
}

/** The items in both waves: by id, else by name. Those that the wave after does not have are left out of both. */
function matchedItems(project: ProjectReader, before: Dataset, after: Dataset, variables: readonly string[]): { pairs: [ScaleItem, ScaleItem][]; missing: number } | EffectProblem {
  const wanted = [...new Set(variables)]
  const first = before.variables.filter(({ id }) => wanted.includes(id))
  const there = first.flatMap(variable => {
    const other = after.variables.find(({ id }) => id === variable.id) ?? after.variables.find(({ name }) => name === variable.name)
    return other ? [[variable, other] as const] : []
  })
  if (there.length === 0) return 'variablesGone'
  const scaled = there.filter(pair => pair.every(({ scale, kind }) => scale !== null && kind !== 'text' && kind !== 'date'))
  if (scaled.length === 0) return 'noScale'
  const factors = project.factors()
  const pairs = scaled.map(([a, b]): [ScaleItem, ScaleItem] => [namedItems(before, factors, [a.id])[0]!, namedItems(after, factors, [b.id])[0]!])
  return { pairs, missing: wanted.length - pairs.length }
}

/** Welch for two samples, paired t for pairs; after less before. */
function comparedMeans([before, after]: readonly [Float64Array, Float64Array], paired: boolean): Compared {
  const sides = [meanInterval(before), meanInterval(after)] as const
  const base = { n: [before.length, after.length] as [number, number], values: [sides[0].mean!, sides[1].mean!] as [number, number], cis: [sides[0].ci, sides[1].ci] as Compared['cis'] }
  if (paired) {
    const { mean_diff, t, sd_diff, n } = pairedT(after, before)
    return { ...base, difference: mean_diff!, ci: t.ci95, p: t.p, detectable: sd_diff === null ? null : detectableDifference(sd_diff / Math.sqrt(n), n - 1) }
  }
  const { mean_diff, welch } = twoSample(after, before)
  const error = groupMoments([before, after]).reduce((sum, { n, sd }) => sum + (sd ?? 0) ** 2 / n, 0)
  return { ...base, difference: mean_diff!, ci: welch.ci95, p: welch.p, detectable: welch.df === null ? null : detectableDifference(Math.sqrt(error), welch.df) }
}

/** Newcombe's intervals for two samples (Wilson hybrid) and for pairs (method 10); p of the pooled z test and of McNemar's exact test. */
function comparedShares([before, after]: readonly [Float64Array, Float64Array], paired: boolean, direction: EffectCheck['direction']): Compared {
  const counts = [before, after].map(column => column.reduce((sum, value) => sum + value, 0)) as [number, number]
  const n: [number, number] = [before.length, after.length]
  const sides = counts.map((x, i) => proportionIntervals(x, n[i]!))
  const base = { n, values: [sides[0]!.p!, sides[1]!.p!] as [number, number], cis: [sides[0]!.wilson, sides[1]!.wilson] as Compared['cis'] }
  if (!paired) {
    const { diff, ci_newcombe, p } = proportionDifference(counts[1], n[1], counts[0], n[0])
    const second = detectableProportion(base.values[0], n[0], n[1], direction === 'up' ? 1 : -1)
    return { ...base, difference: diff!, ci: ci_newcombe, p, detectable: second === null ? null : Math.abs(second - base.values[0]) }
  }
  let both = 0, onlyAfter = 0, onlyBefore = 0
  after.forEach((now, i) => { const then = before[i]!; if (now && then) both++; else if (now) onlyAfter++; else if (then) onlyBefore++ })
  const neither = n[0] - both - onlyAfter - onlyBefore
  const { diff, ci } = pairedProportionDifference(both, onlyAfter, onlyBefore, neither)!
  const { sd } = groupMoments([after.map((value, i) => value - before[i]!)])[0]!
  return {
    ...base, difference: diff, ci, p: mcnemar([[both, onlyAfter], [onlyBefore, neither]]).p_exact,
    detectable: sd === null ? null : detectableDifference(sd / Math.sqrt(n[0]), n[0] - 1),
  }
}
