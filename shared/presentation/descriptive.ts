import type { JsonObject } from '../contract/analysis.ts'
import { meanText } from '../figures/rounding.ts'
import type { Translate } from '../i18n/translate.ts'
import type { PresentContext, Presented, Presenters, ResultTable } from './presented.ts'
import { cell, column, interval, intervalText, list, number, object, objects, row, rounding, table, text, words } from './tableWords.ts'

const { mean, count, points } = rounding

/** What must be known of the weights behind a result. */
function weightWarnings(of: JsonObject, t: Translate): string[] {
  return objects(of['warnings']).flatMap(warning => {
    const value = number(warning['value']) ?? 0
    if (warning['code'] === 'notConverged') return [t('descriptive.warning.notConverged', { deviation: meanText(100 * value) })]
    return warning['code'] === 'noWeight' ? [t('descriptive.warning.noWeight', { n: value })] : []
  })
}

interface Line { key: string; name: string; stats: JsonObject }
type Reading = Pick<PresentContext, 't' | 'label'>
function linesOf(result: JsonObject, { label, t }: Reading): Line[] {
  return Object.entries(result).flatMap(([key, value]) => {
    const stats = object(value)
    const groups = objects(stats['groups'])
    if (groups.length === 0) return [{ key, name: label(key), stats }]
    return [{ key, name: `${label(key)} · ${t('descriptive.whole')}`, stats }, ...groups.map((group, i) => ({ key: `${key}:${i}`, name: `${label(key)} · ${text(group['label'])}`, stats: group }))]
  })
}

function describe(result: JsonObject, context: Reading): Presented {
  const { t } = context
  const lines = linesOf(result, context)
  const weighted = lines.some(({ stats }) => stats['effective_n'] !== undefined)
  const name = column('variable', t('descriptive.column.variable'), '', 'left')
  const main = table('describe', t('descriptive.title.describe'), [
    name, column('n', 'n'), column('missing', t('descriptive.column.missing')), column('min', t('descriptive.column.min')), column('max', t('descriptive.column.max')), column('mean', t('descriptive.column.mean')),
    column('sd', t('descriptive.column.sd')), column('se', t('descriptive.column.se')), column('ci', t('descriptive.column.ci'), t('descriptive.column.ofMean')), column('median', t('descriptive.column.median')),
    ...(weighted ? [column('effective', t('descriptive.column.effective'), 'Kish'), column('deff', t('descriptive.column.deff'), 'Kish')] : []),
  ], lines.map(({ key, name: of, stats }) => row(key, [
    words(of), cell(stats['n'], count), cell(stats['missing'], count), cell(stats['min'], count), cell(stats['max'], count), cell(stats['mean'], mean), cell(stats['sd'], mean), cell(stats['se']), interval(stats['ci95_t']), cell(stats['median'], mean),
    ...(weighted ? [cell(stats['effective_n'], mean), cell(stats['design_effect'], mean)] : []),
  ])), [t(weighted ? 'descriptive.note.weighted' : 'descriptive.note.sd')])
  const shape = table('shape', t('descriptive.title.shape'), [
    name, column('q25', '25%', t('descriptive.column.type7')), column('q50', '50%', t('descriptive.column.type7')), column('q75', '75%', t('descriptive.column.type7')),
    column('q25s', '25%', t('descriptive.column.type6')), column('q75s', '75%', t('descriptive.column.type6')),
    column('skew', t('descriptive.column.skew'), t('descriptive.column.type2')), column('kurtosis', t('descriptive.column.kurtosis'), t('descriptive.column.type2')),
  ], lines.map(({ key, name: of, stats }) => {
    const [seven, six] = [list(stats['q_type7']), list(stats['q_type6_spss'])]
    return row(key, [words(of), cell(seven[0], mean), cell(seven[1], mean), cell(seven[2], mean), cell(six[0], mean), cell(six[2], mean), cell(stats['skew_type2_spss_excel']), cell(stats['kurt_type2_spss_excel'])])
  }), [t('descriptive.note.types')])
  return {
    tables: weighted ? [main] : [main, shape],
    reading: lines.slice(0, 12).flatMap(({ name: of, stats }) => {
      const m = number(stats['mean'])
      if (m === null) return [t('descriptive.reading.none', { name: of })]
      return [t(stats['ci95_t'] ? 'descriptive.reading.mean' : 'descriptive.reading.meanOnly', { name: of, mean: meanText(m), n: number(stats['n']) ?? 0, ci: intervalText(stats['ci95_t']) })]
    }),
    warnings: [...new Set(lines.flatMap(({ stats }) => weightWarnings(stats, t)))],
  }
}

function frequencies(result: JsonObject, context: Reading): Presented {
  const { t } = context
  const lines = linesOf(result, context)
  const tables = lines.map(({ key, name, stats }): ResultTable => {
    const weighted = stats['effective_n'] !== undefined
    const notes = [t('descriptive.note.base', { n: number(stats['n']) ?? 0, missing: number(stats['missing']) ?? 0 })]
    if (weighted) notes.push(t('descriptive.note.cost', { n: number(stats['weighted_n']) ?? 0, effective: meanText(number(stats['effective_n']) ?? 0), effect: meanText(number(stats['design_effect']) ?? 0) }))
    return table(`frequencies:${key}`, name, [
      column('value', t('descriptive.column.answer'), '', 'left'), column('count', t('descriptive.column.count')), column('percent', '%', t('descriptive.column.ofValid')), column('cumulative', '%', t('descriptive.column.cumulative')),
      ...(weighted ? [column('weighted', '%', t('descriptive.column.weighted')), column('se', t('descriptive.column.se'), t('descriptive.column.weighted'))] : []),
    ], objects(stats['values']).map(entry => row(text(entry['value']), [
      words(text(entry['label']) || text(entry['value'])), cell(entry['count'], count), cell(entry['valid_percent'], points), cell(entry['cumulative_percent'], points),
      ...(weighted ? [cell(entry['weighted_percent'], points), cell(entry['weighted_se'], mean)] : []),
    ])), notes)
  })
  return {
    tables,
    reading: lines.slice(0, 12).flatMap(({ name, stats }) => {
      const most = objects(stats['values']).toSorted((a, b) => (number(b['count']) ?? 0) - (number(a['count']) ?? 0))[0]
      const share = number(most?.['valid_percent'])
      return most && share !== null ? [t('descriptive.reading.most', { name, answer: text(most['label']) || text(most['value']), percent: points(share), count: number(most['count']) ?? 0, n: number(stats['n']) ?? 0 })] : [t('descriptive.reading.none', { name })]
    }),
    warnings: [...new Set(lines.flatMap(({ stats }) => weightWarnings(stats, t)))],
  }
}

function responses(result: JsonObject, { t }: PresentContext): Presented {
  const options = objects(result['options'])
  const [respondents, answers] = [number(result['respondents']) ?? 0, number(result['answers']) ?? 0]
  const sum = options.reduce((total, option) => total + (number(option['percent_of_respondents']) ?? 0), 0)
  const all = t('descriptive.column.total')
  const rows = options.map(option => row(text(option['key']), [words(text(option['label'])), cell(option['count'], count), cell(option['percent_of_respondents'], points), cell(option['percent_of_answers'], points)]))
  rows.push(row('total', [words(all), cell(answers, count), cell(respondents > 0 ? sum : null, points), cell(answers > 0 ? 100 : null, points)]))
  const most = options.toSorted((a, b) => (number(b['count']) ?? 0) - (number(a['count']) ?? 0))[0]
  return {
    tables: [table('responses', text(result['question']), [
      column('option', t('descriptive.column.answer'), '', 'left'), column('count', t('descriptive.column.responses'), t('descriptive.column.times')),
      column('people', '%', t('descriptive.column.ofPeople', { n: respondents })), column('answers', '%', t('descriptive.column.ofResponses', { n: answers })),
    ], rows, [t('descriptive.note.responses', { respondents, answers, not: number(result['not_answered']) ?? 0 }), ...(result['weighted'] === true ? [t('descriptive.note.weightedShares')] : [])])],
    reading: most && respondents > 0 ? [t('descriptive.reading.responses', { answer: text(most['label']), count: number(most['count']) ?? 0, n: respondents, percent: points(number(most['percent_of_respondents']) ?? 0) })] : [],
    warnings: weightWarnings(result, t),
  }
}

function dimensions(result: JsonObject, { t }: PresentContext): Presented {
  const lines = objects(result['dimensions'])
  const weighted = result['weighted'] === true
  const bounds = (line: JsonObject): string => (number(line['scale_min']) === null ? '–' : `${text(line['scale_min'])}–${text(line['scale_max'])}`)
  const position = (line: JsonObject): string => (line['position'] === 'above' || line['position'] === 'below' || line['position'] === 'undecided' ? t(`descriptive.position.${line['position']}`) : '–')
  return {
    tables: [table('dimensions', t('descriptive.title.dimensions'), [
      column('dimension', t('descriptive.column.dimension'), '', 'left'), column('items', t('descriptive.column.items')), column('n', 'n'), column('scale', t('descriptive.column.scale')), column('min', t('descriptive.column.min')), column('max', t('descriptive.column.max')),
      column('mean', t('descriptive.column.mean')), column('sd', t('descriptive.column.sd')), column('se', t('descriptive.column.se')), column('ci', t('descriptive.column.ci'), t('descriptive.column.ofMean')), column('midpoint', t('descriptive.column.midpoint')),
      column('position', t('descriptive.column.position'), '', 'left'), column('index', t('descriptive.column.index'), '0–100'), column('indexCi', t('descriptive.column.ci'), t('descriptive.column.ofIndex')),
      ...(weighted ? [column('effective', t('descriptive.column.effective'), 'Kish'), column('deff', t('descriptive.column.deff'), 'Kish')] : []),
    ], lines.map(line => row(text(line['key']), [
      words(text(line['label'])), cell(line['items'], count), cell(line['n'], count), words(bounds(line)), cell(line['min'], mean), cell(line['max'], mean), cell(line['mean'], mean), cell(line['sd'], mean), cell(line['se']), interval(line['ci95_t']),
      cell(line['midpoint'], count), words(position(line)), cell(line['index'], mean), interval(line['index_ci95_t']),
      ...(weighted ? [cell(line['effective_n'], mean), cell(line['design_effect'], mean)] : []),
    ])), [t('descriptive.note.dimensions')])],
    reading: lines.flatMap(line => {
      const index = number(line['index'])
      if (index === null || (line['position'] !== 'above' && line['position'] !== 'below' && line['position'] !== 'undecided')) return [t('descriptive.reading.none', { name: text(line['label']) })]
      return [t(`descriptive.reading.${line['position']}`, { name: text(line['label']), index: meanText(index), ci: intervalText(line['index_ci95_t']), n: number(line['n']) ?? 0 })]
    }),
    warnings: weightWarnings(result, t),
  }
}

export const descriptive: Presenters<'describe' | 'frequencies' | 'responses' | 'dimensions'> = { describe, frequencies, responses, dimensions }
