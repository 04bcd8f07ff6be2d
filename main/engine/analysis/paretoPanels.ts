import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import type { ParetoChange, ParetoPanelResult, ParetoPanels, ParetoResult, ParetoRow } from '../../../shared/model/results.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { proportionDifference } from '../../../shared/stats/proportion.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable } from './findVariable.ts'
import { heldView } from './heldView.ts'
import { fromCounts, paretoCategories } from './paretoCategories.ts'
import type { Mentions } from './paretoCategories.ts'
import { paretoOf } from './paretoResult.ts'
import { mentionWeight, weighted } from './paretoWeight.ts'
import { segmentView, wholeProject } from './segmentView.ts'

/** More charts than this cannot be read side by side. */
const MOST_PANELS = 9

interface Side { key: string; name: string; mentions: Mentions; exposure: number | null }

/**
 * The charts that stand side by side: counts and weights, before and after, or a group each. null where the spec asks for one chart.
 * `project` is held to the source's segment already. Throws NOT_FOUND, BAD_VALUE.
 */
export function paretoPanels(project: ProjectReader, spec: ParetoSpec, mentions: Mentions, main: ParetoResult): ParetoPanels | null {
  if (spec.compare !== null && spec.weight !== null) throw new YinguoError('BAD_VALUE', { variable: 'compare', value: 'weight', why: 'oneOfTwo' })
  if (spec.weight !== null) return weightPanels(project, spec, mentions, main)
  if (spec.compare === null) return null
  return spec.compare.type === 'strata' ? strata(project, spec, spec.compare, main) : pair(project, spec, spec.compare, mentions, main)
}

function weightPanels(project: ProjectReader, spec: ParetoSpec, mentions: Mentions, main: ParetoResult): ParetoPanels {
  const weight = mentionWeight(project, spec, mentions)!
  const heavy = weighted(mentions, weight)
  const keys = new Set(main.rows.filter(row => !row.other).map(row => row.key))
  // The rest gathers the same categories in both charts, so that ranks can be compared.
  const order = paretoOf(heavy, { ...spec, other: { mode: 'none' } }).rows.filter(row => keys.has(row.key)).map(row => row.key)
  const result = paretoOf(heavy, spec, { keys: order, gather: spec.other.mode !== 'none' })
  return {
    kind: 'weighted', order: 'own', rate: false, overlapping: true, leftOut: 0, weight: { name: weight.name, missing: weight.missing },
    panels: [{ key: 'counts', name: '', result: main, per: 1 }, { key: 'weighted', name: weight.name, result, per: 1 }],
    changes: changes(main, result, false),
  }
}

function pair(project: ProjectReader, spec: ParetoSpec, compare: Exclude<NonNullable<ParetoSpec['compare']>, { type: 'strata' }>, mentions: Mentions, main: ParetoResult): ParetoPanels {
  const before: Side = { key: 'before', name: compare.before || sideName(project, spec), mentions, exposure: mentions.respondents }
  let after: Side
  let overlapping = false
  if (compare.type === 'counts') {
    if (spec.source.type !== 'counts') throw new YinguoError('BAD_VALUE', { variable: 'compare', value: compare.type, why: 'otherKind' })
    before.exposure = compare.exposure?.[0] ?? null
    after = { key: 'after', name: compare.after, mentions: fromCounts(compare.rows, spec.source.unit), exposure: compare.exposure?.[1] ?? null }
  } else {
    if (spec.source.type === 'counts') throw new YinguoError('BAD_VALUE', { variable: 'compare', value: compare.type, why: 'otherKind' })
    const source = { ...spec.source, dataset: compare.dataset ?? spec.source.dataset, segment: compare.segment }
    const held = segmentView(wholeProject(project), source.dataset, source.segment)
    const other = paretoCategories(held.project, inDataset(project, source, spec.source.dataset))
    after = { key: 'after', name: compare.after || (held.segment?.name ?? held.project.dataset(source.dataset).name), mentions: other, exposure: other.respondents }
    overlapping = source.dataset === spec.source.dataset && shareRows(project.columns.rids(source.dataset), held.project.columns.rids(source.dataset))
  }
  after.mentions = matched(after.mentions, mentions)
  const sides = [before, after]
  const shown = sideBySide(sides, spec, main, compare.order)
  const keys = new Set(shown.panels.flatMap(panel => panel.result.rows.map(row => row.key)))
  const [first, second] = sides.map(side => paretoOf(side.mentions, { ...spec, other: { mode: 'none' } })) as [ParetoResult, ParetoResult]
  const exposures = compare.type === 'counts' ? compare.exposure : null
  return { kind: 'pair', order: compare.order, overlapping, leftOut: 0, weight: null, ...shown, changes: changes(first, second, !overlapping, exposures).filter(change => keys.has(change.key)) }
}

/** Question and variables by their names, as another data set has other ids. */
function inDataset<S extends Exclude<ParetoSpec['source'], { type: 'counts' }>>(project: ProjectReader, source: S, from: number): S {
  if (source.dataset === from) return source
  const [own, other] = [project.dataset(from), wholeProject(project).dataset(source.dataset)]
  const variable = (id: string): string => { const known = findVariable(own, id); return other.variables.find(one => one.name === known.name || (known.label !== '' && one.label === known.label))?.id ?? id }
  if (source.type === 'dissatisfaction') return { ...source, variables: source.variables?.map(variable) ?? null }
  if (source.type === 'coding') return { ...source, variable: variable(source.variable) }
  const question = own.questions.find(one => one.id === source.question)
  return { ...source, question: other.questions.find(one => one.id === source.question || (question !== undefined && one.title === question.title))?.id ?? source.question }
}

function sideName(project: ProjectReader, spec: ParetoSpec): string {
  if (spec.source.type === 'counts') return ''
  return spec.source.segment === null ? project.dataset(spec.source.dataset).name : segmentView(wholeProject(project), spec.source.dataset, spec.source.segment).segment?.name ?? ''
}

function shareRows(a: Float64Array, b: Float64Array): boolean {
  const seen = new Set(a)
  return b.some(rid => seen.has(rid))
}

/** Categories of another data set under the keys of this one: the same factor, or the same words. */
function matched(mentions: Mentions, to: Mentions): Mentions {
  const keys = new Set(to.categories.map(category => category.key))
  const byLabel = new Map(to.categories.map(category => [category.label.normalize('NFKC').trim(), category.key]))
  const rename = new Map(mentions.categories.map(({ key, label }) => [key, keys.has(key) ? key : byLabel.get(label.normalize('NFKC').trim()) ?? key]))
  return {
    ...mentions,
    categories: mentions.categories.map(category => ({ ...category, key: rename.get(category.key)! })),
    marks: mentions.marks && new Map([...mentions.marks].map(([key, times]) => [rename.get(key)!, times])),
  }
}

function strata(project: ProjectReader, spec: ParetoSpec, compare: Extract<NonNullable<ParetoSpec['compare']>, { type: 'strata' }>, main: ParetoResult): ParetoPanels {
  const { source } = spec
  if (source.type === 'counts') throw new YinguoError('BAD_VALUE', { variable: 'compare', value: compare.type, why: 'otherKind' })
  const variable = findVariable(project.dataset(source.dataset), compare.variable)
  if (variable.kind !== 'nominal' && variable.kind !== 'ordinal' && variable.kind !== 'indicator') throw new YinguoError('BAD_VALUE', { variable: variable.name, value: variable.kind, why: 'noOptions' })
  const numbers = project.columns.numbers(source.dataset, variable.id)
  const groups = new Map<number, number[]>()
  for (const code of variable.codes) if (!code.missing) groups.set(code.code, [])
  numbers.forEach((value, row) => { if (!Number.isNaN(value)) { const rows = groups.get(value) ?? []; groups.set(value, rows); rows.push(row) } })
  const found = [...groups].filter(([, rows]) => rows.length > 0)
  const largest = new Set([...found].sort((a, b) => b[1].length - a[1].length).slice(0, MOST_PANELS).map(([value]) => value))
  const sides = found.filter(([value]) => largest.has(value)).map(([value, rows]): Side => {
    const mentions = paretoCategories(heldView(project, source.dataset, rows), source)
    return { key: String(value), name: variable.codes.find(code => code.code === value)?.label || String(value), mentions, exposure: mentions.respondents }
  })
  return { kind: 'strata', order: compare.order, overlapping: false, leftOut: found.length - sides.length, weight: null, ...sideBySide(sides, spec, main, compare.order), changes: [] }
}

/** Each side as a chart, per 100 of its exposure where the sides have unlike many. Fixed: in the order of `main`. */
function sideBySide(sides: readonly Side[], spec: ParetoSpec, main: ParetoResult, order: 'fixed' | 'own'): Pick<ParetoPanels, 'panels' | 'rate'> {
  const exposures = sides.map(side => side.exposure)
  const rate = exposures.every(exposure => exposure !== null && exposure > 0) && new Set(exposures).size > 1
  const keys = main.rows.filter(row => !row.other).map(row => row.key)
  const panels = sides.map((side): ParetoPanelResult => ({
    key: side.key, name: side.name, per: rate ? 100 / side.exposure! : 1,
    result: order === 'own' ? paretoOf(side.mentions, spec) : paretoOf(withAll(side.mentions, main), spec, { keys, gather: spec.other.mode !== 'none' }),
  }))
  return { panels, rate }
}

/** Every category of the first chart, with 0 where this side has none of it: the places stay the same. */
function withAll(mentions: Mentions, main: ParetoResult): Mentions {
  const known = new Set(mentions.categories.map(category => category.key))
  const absent = main.rows.filter(row => !row.other && !known.has(row.key)).map(({ key, label, respondents }) => ({ key, label, count: 0, respondents: respondents === null ? null : 0 }))
  return { ...mentions, categories: [...mentions.categories, ...absent] }
}

/** Every named bar before and after. */
function changes(before: ParetoResult, after: ParetoResult, independent: boolean, exposures: readonly [number, number] | null = null): ParetoChange[] {
  const later = new Map(after.rows.map(row => [row.key, row]))
  const rows = [...before.rows.filter(row => !row.other), ...after.rows.filter(row => !row.other && !before.rows.some(one => one.key === row.key))]
  const ranks = [ranksOf(before), ranksOf(after)] as const
  return rows.map(({ key, label }) => {
    const side = (result: ParetoResult, row: ParetoRow | undefined, rank: Map<string, number>, exposure: number | null): ParetoChange['before'] => {
      const people = result.respondents !== null
      const of = exposure ?? (people ? result.respondents! : result.total)
      const x = (people ? row?.respondents : row?.count) ?? 0
      return { count: row?.count ?? 0, of, x, share: of > 0 ? x / of : null, rank: rank.get(key) ?? null }
    }
    const first = side(before, before.rows.find(row => row.key === key), ranks[0], exposures?.[0] ?? null)
    const second = side(after, later.get(key), ranks[1], exposures?.[1] ?? null)
    const whole = [first, second].every(({ x, of }) => Number.isInteger(x) && Number.isInteger(of) && x <= of)
    const test = independent && whole ? proportionDifference(second.x, second.of, first.x, first.of) : null
    return {
      key, label, before: first, after: second,
      difference: first.share === null || second.share === null ? null : second.share - first.share, interval: test?.ci_newcombe ?? null,
    }
  })
}

/** 1 = largest; equal counts share the smaller number. */
function ranksOf(result: ParetoResult): Map<string, number> {
  const named = result.rows.filter(row => !row.other)
  return new Map(named.map(row => [row.key, 1 + named.filter(other => other.count > row.count).length]))
}
