import type { Json } from '../contract/analysis.ts'
import { priorities } from './priorityOrder.ts'
import { quadrant } from './priorityQuadrant.ts'
import type { Presented, Presenter, Presenters, ResultTable } from './presented.ts'
import { cell, column, list, number, row, rounding, table, text, words } from './tableWords.ts'

const pareto: Presenter = (result, { t }): Presented => {
  const names = list(result['order']).map(name => (name === 'other' ? t('figures.other') : text(name)))
  const at = (key: string, i: number): Json => list(result[key])[i] ?? null
  const total = number(result['total']) ?? 0
  const few = number(result['vital_few_k']) ?? 0
  const percent = (value: Json): ReturnType<typeof cell> => cell(value, rounding.points)
  const rows = names.map((name, i) => row(text(at('keys', i)) || String(i), [
    cell(i + 1, rounding.count), words(name), cell(at('frequency', i), rounding.count), percent(at('percent', i)), cell(at('cum_frequency', i), rounding.count), percent(at('cum_percent', i)), words(text(at('classes', i))),
  ]))
  const people = number(result['respondents'])
  const tables: ResultTable[] = [table('pareto', t('priority.pareto.title'), [
    column('rank', t('priority.pareto.place')), column('item', t('priority.column.item'), '', 'left'), column('count', t('priority.pareto.count')), column('percent', '%'),
    column('cumulative', t('priority.pareto.cumulative')), column('cumulativePercent', t('priority.pareto.cumulative'), '%'), column('class', t('priority.pareto.class')),
  ], rows, [people === null ? t('priority.pareto.total', { total }) : t('priority.pareto.base', { total, n: people, mentioning: number(result['mentioning']) ?? 0 })])]
  const reach = number(at('cum_percent', few - 1))
  return {
    tables: total > 0 ? tables : [], warnings: total > 0 ? [] : [t('priority.pareto.none')],
    reading: total > 0 && reach !== null ? [t('priority.pareto.reading', { k: few, all: names.length, names: names.slice(0, few).join(t('priority.separator')), percent: rounding.points(reach), total })] : [],
  }
}

export const priority: Presenters<'priority' | 'pareto' | 'quadrant'> = { priority: priorities, pareto, quadrant }
