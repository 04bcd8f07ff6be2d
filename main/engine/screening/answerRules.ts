import { missingState } from '../../../shared/model/missing.ts'
import { invalidity, isCoded } from '../../../shared/model/variable.ts'
import { longestRun, responseVariability } from '../../../shared/stats/careless.ts'
import { scaleRuns } from './answerUnits.ts'
import type { Hit, Rule } from './rule.ts'
import { unavailable } from './rule.ts'

/**
 * A run of the same point over at least `least` items and half of those with this scale (Curran 2016), or answers that do not vary at all
 * (Dunn et al. 2018). Items of the same bounds are one sequence across matrices and pages.
 */
export const straightLine: Rule = {
  id: 'straightLine', reason: 'straightLine', byDefault: 'exclude',
  judge({ dataset, rows, settings: { straightLine: asked } }) {
    const runs = scaleRuns(dataset).filter(items => items.length >= asked.least)
    if (runs.length === 0) return unavailable('fewItems')
    const hits = new Map<number, Hit>()
    for (const items of runs) {
      // As they were answered: whoever ticks one column all the way down does so on reversed items, too.
      const columns = items.map(({ id }) => rows.numbers(id))
      const limit = Math.max(asked.least, Math.ceil(asked.share * items.length))
      const answers = new Float64Array(items.length)
      for (let row = 0; row < rows.length; row++) {
        columns.forEach((column, at) => { answers[at] = column[row]! })
        const { start, length } = longestRun(answers)
        const held = hits.get(row)
        if (held && Number(held.params['run']) >= length) continue
        const n = answers.reduce((sum, value) => sum + Number(!Number.isNaN(value)), 0)
        const spread = asked.irv !== null && n >= asked.least ? responseVariability(answers) : null
        if (length >= limit || (spread !== null && spread <= asked.irv!)) {
          const cells = length >= limit ? items.slice(start, start + length) : items
          hits.set(row, { params: { run: length, of: items.length, value: answers[start]!, irv: length >= limit ? null : spread }, cells: cells.map(({ id }) => id) })
        }
      }
    }
    return { unavailable: null, facts: { items: Math.max(...runs.map(items => items.length)), limit: Math.min(...runs.map(items => Math.max(asked.least, Math.ceil(asked.share * items.length)))) }, hits }
  },
}

/** Share of the closed questions a respondent was shown and left without an answer. */
export const omission: Rule = {
  id: 'omission', reason: 'omission', byDefault: 'exclude',
  judge({ rows, settings: { omission: asked }, units }) {
    const { closed } = units()
    if (closed.length < 3) return unavailable('fewItems')
    const columns = closed.map(({ id }) => rows.values(id))
    const hits = new Map<number, Hit>()
    for (let row = 0; row < rows.length; row++) {
      let shown = 0
      let missing = 0
      for (const column of columns) {
        const state = missingState(column[row]!)
        if (state === 'notShown') continue
        shown++
        if (state !== null) missing++
      }
      if (shown > 0 && missing > asked.share * shown) {
        hits.set(row, { params: { missing, shown, share: missing / shown }, cells: closed.filter((_, at) => { const state = missingState(columns[at]![row]!); return state !== null && state !== 'notShown' }).map(({ id }) => id) })
      }
    }
    return { unavailable: null, facts: { items: closed.length, share: asked.share }, hits }
  },
}

/** Cells that fit neither the options nor the scale of their question. */
export const outOfScale: Rule = {
  id: 'outOfScale', reason: 'outOfScale', byDefault: 'hint',
  judge({ rows, settings, units }) {
    const coded = units().answers.filter(({ kind }) => isCoded(kind))
    if (coded.length === 0) return unavailable('noScale')
    const found = new Map<number, string[]>()
    for (const variable of coded) {
      const wrong = new Map<unknown, boolean>()
      rows.values(variable.id).forEach((value, row) => {
        let bad = wrong.get(value)
        if (bad === undefined) wrong.set(value, bad = invalidity(variable, value) !== null)
        if (bad) found.set(row, [...(found.get(row) ?? []), variable.id])
      })
    }
    const hits = new Map([...found].filter(([, cells]) => cells.length >= settings.outOfScale.cells).map(([row, cells]): [number, Hit] => [row, { params: { cells: cells.length }, cells }]))
    return { unavailable: null, facts: { items: coded.length }, hits }
  },
}
