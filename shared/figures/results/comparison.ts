import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import { meanText, percentText } from '../rounding.ts'
import type { Builders } from './builders.ts'
import { boxFigure } from './cases.ts'
import { beforeAfterFigure, brandFigure } from './compare.ts'
import { named, nameOf } from './context.ts'
import type { ResultContext } from './context.ts'
import { intervalFigure, meanInterval } from './estimates.ts'
import type { Estimate } from './estimates.ts'
import { sharedScale } from './descriptive.ts'
import { importanceFigure, stackedFigure } from './parts.ts'
import { ends, list, number, object, objects, text } from './reading.ts'

const levelOf = (result: JsonObject): number => number(result['level']) ?? 0.95
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0)

function groupMeans(rows: Estimate[], variable: string, by: string, level: number, context: ResultContext, words: Translate) {
  const scale = context.scale(variable)
  return intervalFigure(
    { rows, axis: { title: scale ? words('figures.result.axis.meanOnScale', { min: scale.min, max: scale.max }) : words('figures.result.axis.mean'), ...(scale ? { min: scale.min, max: scale.max } : {}) }, ...(scale ? { base: scale.min } : {}), level },
    { title: words('figures.result.title.meansBy', { subject: nameOf(context, variable), by: nameOf(context, by) }), n: sum(rows.map(row => row.n)) }, context, words,
  )
}

/** Two groups, in lists side by side. */
function twoMeans(result: JsonObject, context: ResultContext, words: Translate) {
  const [means, sds, ns] = [list(result['means']), list(result['sds']), list(result['n'])]
  const level = levelOf(result)
  const rows = list(result['groups']).map((group, i): Estimate => {
    const [value, n] = [number(means[i]), number(ns[i])]
    const [low, high] = meanInterval(value, number(sds[i]), n, level) ?? [null, null]
    return { key: String(i), label: named(text(group)), n, value, low, high }
  })
  return groupMeans(rows, text(result['variable']), text(result['by']), level, context, words)
}

/** Several groups, keyed by label; their order is kept apart. */
function severalMeans(result: JsonObject, context: ResultContext, words: Translate) {
  const groups = object(result['groups'])
  const level = levelOf(result)
  const order = list(result['group_order']).map(text)
  const rows = (order.length > 0 ? order : Object.keys(groups)).map((group): Estimate => {
    const stats = object(groups[group])
    const [value, n] = [number(stats['mean']), number(stats['n'])]
    const [low, high] = meanInterval(value, number(stats['sd']), n, level) ?? [null, null]
    return { key: group, label: named(group), n, value, low, high }
  })
  return groupMeans(rows, text(result['variable']), text(result['by']), level, context, words)
}

function groupBoxes(result: JsonObject, context: ResultContext, words: Translate) {
  const found = context.columns?.boxes
  if (!found) return null
  const variable = text(result['variable']) || (context.of ?? text(objects(result['variables'])[0]?.['variable']))
  const subject = nameOf(context, variable)
  return boxFigure(found, words('figures.result.title.boxBy', { subject, by: nameOf(context, text(result['by'])) }), subject, context.scale(variable), context, words)
}

/** Means of two measurements of the same people. */
function pairMeans(result: JsonObject, context: ResultContext, words: Translate) {
  const level = levelOf(result)
  const keys = list(result['variables']).map(text)
  const n = number(result['n'])
  const [means, sds] = [list(result['means']), list(result['sds'])]
  const rows = keys.map((key, i): Estimate => {
    const value = number(means[i])
    const [low, high] = meanInterval(value, number(sds[i]), n, level) ?? [null, null]
    return { key, label: nameOf(context, key), n, value, low, high }
  })
  return intervalFigure({ rows, axis: { title: words('figures.result.axis.mean') }, level }, { title: words('figures.result.title.pair', { first: rows[0]?.label ?? '', second: rows[1]?.label ?? '' }), n }, context, words)
}

/** Every compared variable with its groups. */
function comparedMeans(result: JsonObject, context: ResultContext, words: Translate) {
  const level = levelOf(result)
  const variables = objects(result['variables'])
  const rows = variables.flatMap((line, v) => objects(line['groups']).map((group, g): Estimate => {
    const [value, n] = [number(group['mean']), number(group['n'])]
    const [low, high] = meanInterval(value, number(group['sd']), n, level) ?? [null, null]
    const name = named(text(group['group']))
    return { key: `${v}:${g}`, label: variables.length === 1 ? name : words('figures.result.itemOfGroup', { item: nameOf(context, text(line['variable'])), group: name }), n, value, low, high }
  }))
  const subject = variables.length === 1 ? nameOf(context, text(variables[0]?.['variable'])) : words('figures.result.eachItem')
  return intervalFigure({ rows, axis: { title: words('figures.result.axis.mean') }, level }, { title: words('figures.result.title.meansBy', { subject, by: nameOf(context, text(result['by'])) }), n: Math.max(0, ...variables.map(line => number(line['n']) ?? 0)) || null }, context, words)
}

/** Two measurements of the same people, as boxes. */
function pairBoxes(result: JsonObject, context: ResultContext, words: Translate) {
  const found = context.columns?.boxes
  if (!found) return null
  const [first, second] = list(result['variables']).map(text)
  return boxFigure(found, words('figures.result.title.pairBox', { first: nameOf(context, first ?? ''), second: nameOf(context, second ?? '') }), words('figures.result.axis.value'), sharedScale([first ?? '', second ?? ''], context), context, words)
}

/** How many of each group chose each option: the options of one question overlap, so that they are not parts of a whole. */
function chosenOptions(result: JsonObject, context: ResultContext, words: Translate) {
  const options = list(result['rows']).map(text)
  const shares = list(result['respondent_percent']).map(row => list(row).map(number))
  const bases = list(result['base_respondents']).map(number)
  const { request } = context
  const by = request.method === 'crosstab' ? request.variables.at(-1) : undefined
  return importanceFigure(
    {
      items: options.map(key => ({ key, label: nameOf(context, key) })), axis: words('figures.bar.axis.percent'),
      methods: list(result['cols']).map((group, g) => ({ key: String(g), label: words('figures.result.groupOf', { group: named(text(group)), n: bases[g] ?? 0 }), values: shares.map(row => row[g] ?? null) })),
    },
    { title: words('figures.result.title.options', { by: by === undefined ? '–' : nameOf(context, by) }), n: number(result['n']), unit: words('figures.units.percentOfRespondents'), rules: [words('figures.bar.rule.multiple')] }, context, words,
  )
}

function crosstabParts(result: JsonObject, context: ResultContext, words: Translate) {
  if (result['multiple_response'] === true) return chosenOptions(result, context, words)
  const categories = list(result['cols']).map((name, c) => ({ key: String(c), label: named(text(name)) }))
  const table = list(result['table']).map(row => list(row).map(value => number(value) ?? 0))
  const rows = list(result['rows']).map((name, r) => ({ key: String(r), label: named(nameOf(context, text(name))), n: sum(table[r] ?? []), counts: table[r] ?? [] }))
  const { request } = context
  const variables = request.method === 'crosstab' ? request.variables.map(name => nameOf(context, name)) : []
  const title = variables.length === 2 ? words('figures.result.title.crosstab', { rows: variables[0]!, columns: variables[1]! }) : words('figures.result.title.crosstabTable')
  return stackedFigure({ categories, rows: rows.map(row => ({ ...row, n: Math.round(row.n * 100) / 100 })) }, { title, n: number(result['n']) }, context, words)
}

function proportions(result: JsonObject, context: ResultContext, words: Translate) {
  const { request } = context
  const variable = request.method === 'proportion' ? request.variable : null
  const lines = objects(result['rows'])
  const rows = lines.map((line, i): Estimate => {
    const [low, high] = ends(line['wilson']).map(value => (value === null ? null : 100 * value)) as [number | null, number | null]
    const p = number(line['p'])
    const label = text(line['group']) || (variable === null ? String(i + 1) : nameOf(context, variable))
    return { key: String(i), label: named(label), n: number(line['n']), value: p === null ? null : 100 * p, low, high }
  })
  const subject = variable === null ? words('figures.result.eachRow') : nameOf(context, variable)
  return intervalFigure(
    { rows, axis: { title: words('figures.result.axis.percent'), min: 0, max: 100 }, base: 0, round: value => percentText(value / 100), level: levelOf(result) },
    { title: words('figures.result.title.proportion', { subject }), n: sum(lines.map(line => number(line['n']))), rules: [words('figures.result.rule.wilson')] }, context, words,
  )
}

function npsParts(result: JsonObject, context: ResultContext, words: Translate) {
  const groups = objects(result['groups'])
  const variable = nameOf(context, text(result['variable']))
  const lines = result['status'] === 'solved' ? [{ key: 'all', label: words('figures.result.everyone'), stats: result }, ...groups.map((group, g) => ({ key: String(g), label: named(text(group['group'])), stats: group }))] : []
  const rows = lines.map(({ key, label, stats }) => {
    const score = number(stats['nps'])
    return { key, label: score === null ? label : words('figures.result.npsOf', { label, nps: meanText(score) }), n: number(stats['n']) ?? 0, counts: ['detractors', 'passives', 'promoters'].map(part => number(stats[part]) ?? 0) }
  })
  const [low, high] = ends(result['ci'])
  const score = number(result['nps'])
  const facts = score === null ? [] : [low === null || high === null ? `NPS = ${meanText(score)}` : `NPS = ${meanText(score)} [${meanText(low)}, ${meanText(high)}]`]
  return stackedFigure(
    { categories: (['detractors', 'passives', 'promoters'] as const).map(key => ({ key, label: words(`figures.result.nps.${key}`) })), rows },
    { title: words('figures.result.title.nps', { subject: variable }), n: number(result['n']), facts, ...(result['status'] === 'notTenPoint' ? { empty: words('figures.result.empty.nps') } : {}) }, context, words,
  )
}

/** Leads over every competitor with their intervals, and over all of them together where that is worked out. */
function leads(result: JsonObject, context: ResultContext, words: Translate) {
  const lines = objects(result['rows'])
  const rows = lines.flatMap((line, i) => objects(line['leads']).map((lead, l): Estimate => {
    const [low, high] = ends(lead['ci'])
    const over = text(lead['over'])
    return { key: `${i}:${l}`, label: words('figures.result.leadOver', { item: nameOf(context, text(line['variable'])), brand: over ? named(over) : words('figures.result.allOthers') }), n: number(object(line['own_total'])['n']), value: number(lead['diff']), low, high }
  }))
  return intervalFigure({ rows, axis: { title: words('figures.result.axis.lead') }, reference: { value: 0, label: words('figures.result.mark.noDifference') }, level: levelOf(result) }, { title: words('figures.result.title.leads'), unit: words('figures.units.score') }, context, words)
}

const two = { interval: twoMeans, box: groupBoxes }
const several = { interval: severalMeans, box: groupBoxes }
export const comparison: Builders = {
  ttest: two, anova: several, kruskal: { box: groupBoxes, interval: severalMeans }, mannwhitney: { box: groupBoxes }, compare: { interval: comparedMeans, box: groupBoxes },
  paired: { interval: pairMeans, box: pairBoxes }, wilcoxon: { box: pairBoxes },
  crosstab: { stacked: crosstabParts }, proportion: { interval: proportions }, nps: { stacked: npsParts }, brands: { compare: brandFigure, interval: leads }, beforeAfter: { compare: beforeAfterFigure },
}
