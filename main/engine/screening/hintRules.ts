import type { Variable } from '../../../shared/model/variable.ts'
import { evenOddConsistency, personTotal as personTotalOf } from '../../../shared/stats/careless.ts'
import { chiSquareQuantile } from '../../../shared/stats/distributions/chiSquare.ts'
import { mahalanobisSquared } from '../../../shared/stats/mahalanobis.ts'
import { turned } from '../../../shared/stats/score.ts'
import { treeItems } from '../analysis/scaleItems.ts'
import { scaleRuns } from './answerUnits.ts'
import type { Hit, Rule, Survey } from './rule.ts'
import { unavailable } from './rule.ts'

const FEWEST_ITEMS = 8
const FEWEST_CASES = 20
const FEWEST_SCALES = 5

/** Answers with the good end up; NaN stays NaN. */
const goodEndUp = ({ rows }: Survey, { id, scale }: Variable): Float64Array => {
  const column = rows.numbers(id)
  return scale?.direction === 'negative' ? column.map(value => turned(value, scale)) : column
}

/** The largest set of items with the same bounds. */
function battery(survey: Survey): Variable[] {
  return scaleRuns(survey.dataset).reduce((most, items) => (items.length > most.length ? items : most), [])
}

/**
 * Even-odd consistency over the dimensions of the factor tree, or over the matrix questions. Johnson (2005): below .30, with thirty facets.
 * With a handful of short dimensions it accuses half of the honest respondents, so it is off until it is asked for.
 */
export const evenOdd: Rule = {
  id: 'evenOdd', reason: 'other', byDefault: 'off',
  judge(survey) {
    const { dataset, factors, rows, settings } = survey
    const groups = new Map<string, Variable[]>()
    for (const { variable, dimension } of treeItems(dataset, factors)) if (dimension) groups.set(dimension.id, [...(groups.get(dimension.id) ?? []), variable])
    if (groups.size === 0) for (const variable of battery(survey)) if (variable.question !== null) groups.set(variable.question, [...(groups.get(variable.question) ?? []), variable])
    const scales = [...groups.values()].filter(items => items.length >= 2)
    if (scales.length < FEWEST_SCALES) return unavailable('fewDimensions')
    const columns = scales.map(items => items.map(item => goodEndUp(survey, item)))
    const hits = new Map<number, Hit>()
    const cells = scales.flat().map(({ id }) => id)
    for (let row = 0; row < rows.length; row++) {
      const value = evenOddConsistency(columns.map(scale => scale.map(column => column[row]!)))
      if (value !== null && value < settings.evenOdd.below) hits.set(row, { params: { value }, cells })
    }
    return { unavailable: null, facts: { scales: scales.length, limit: settings.evenOdd.below }, hits }
  },
}

/** Answers that run against what most people say: a negative correlation with the item means. */
export const personTotal: Rule = {
  id: 'personTotal', reason: 'other', byDefault: 'hint',
  judge(survey) {
    const items = battery(survey)
    const { rows, settings } = survey
    if (items.length < FEWEST_ITEMS) return unavailable('fewItems')
    if (rows.length < FEWEST_CASES) return unavailable('fewCases')
    // As answered: with items turned round, the means would lie so close together that r says little.
    const columns = items.map(({ id }) => rows.numbers(id))
    const means = columns.map(column => { const there = column.filter(value => !Number.isNaN(value)); return there.reduce((sum, value) => sum + value, 0) / there.length })
    const hits = new Map<number, Hit>()
    for (let row = 0; row < rows.length; row++) {
      const value = personTotalOf(columns.map(column => column[row]!), means)
      if (value !== null && value < settings.personTotal.below) hits.set(row, { params: { value }, cells: [] })
    }
    return { unavailable: null, facts: { items: items.length, limit: settings.personTotal.below }, hits }
  },
}

/** Far from the centre of all answers; with five points and skewed answers far from normal, so the cut-off is a rough one. */
export const mahalanobis: Rule = {
  id: 'mahalanobis', reason: 'other', byDefault: 'hint',
  judge(survey) {
    const items = battery(survey)
    if (items.length < FEWEST_ITEMS) return unavailable('fewItems')
    const found = mahalanobisSquared(items.map(({ id }) => survey.rows.numbers(id)))
    if (!found || found.n < FEWEST_CASES) return unavailable('fewCases')
    if (found.df === 0) return unavailable('singular')
    const limit = chiSquareQuantile(1 - survey.settings.mahalanobis.alpha, found.df)
    const hits = new Map<number, Hit>()
    found.squared.forEach((value, row) => { if (value > limit) hits.set(row, { params: { value, limit }, cells: [] }) })
    return { unavailable: null, facts: { items: items.length, df: found.df, limit, complete: found.n }, hits }
  },
}
