import type { Json, JsonObject } from '../contract/analysis.ts'
import { priorityImportances } from '../model/priorityOptions.ts'
import type { PresentContext, Presenter, ResultTable } from './presented.ts'
import { cell, column, interval, number, object, objects, row, rounding, share, table, text, words } from './tableWords.ts'
import { priorityWarning } from './priorityOrder.ts'

type Words = PresentContext['t']
const crossTypes = ['mean', 'median', 'midpoint', 'target'] as const
const fields = ['concentrate_here', 'low_priority', 'keep_up', 'possible_overkill'] as const

/** Items by quadrant, the axes by name; an item whose interval reaches over a line is said to be undecided, and so is one that lies on it. */
export const quadrant: Presenter = (result, { t }) => {
  const items = objects(result['items'])
  const name = (key: string): string => t(`priority.quadrant.name.${fields.find(one => one === key) ?? 'low_priority'}`)
  const bootstrap = object(result['bootstrap'])
  const places = new Map(objects(bootstrap['rows']).map(line => [text(line['key']), object(line['p_quadrant'])]))
  const likely = (item: JsonObject): number | null => (item['quadrant'] === null ? null : number(places.get(text(item['key']))?.[text(item['quadrant'])]))
  const unsure = (item: JsonObject): boolean => { const p = likely(item); return p === null ? isUndecided(item) : p < 0.95 }
  const open = items.filter(unsure)
  const on = items.filter(item => item['on_line'] !== null && item['on_line'] !== undefined).map(item => text(item['label']))
  const first = items.filter(item => item['quadrant'] === 'concentrate_here')
  const safe = first.filter(item => !unsure(item))
  const labels = (of: readonly JsonObject[]): string => of.map(item => text(item['label'])).join(t('priority.separator'))
  const here = name('concentrate_here')
  return {
    tables: items.length === 0 ? [] : [
      table('quadrant', t('priority.quadrant.title'), [
        column('item', t('priority.column.item'), '', 'left'), column('n', 'n'), column('importance', t('priority.quadrant.importance')), column('performance', t('priority.quadrant.performance')), column('performanceCi', t('priority.stability.ci'), t('priority.quadrant.performance')),
        column('quadrant', t('priority.quadrant.quadrant'), '', 'left'), ...(places.size > 0 ? fields.map(field => column(field, name(field), t('priority.quadrant.probability'))) : []), column('sure', t('priority.quadrant.place'), '', 'left'),
      ], items.map((item, i) => row(text(item['key']) || String(i), [
        words(text(item['label'])), cell(item['n'], rounding.count), cell(item['importance']), cell(item['performance'], rounding.mean), interval(item['performance_ci95'] ?? null),
        words(item['quadrant'] === null ? '–' : name(text(item['quadrant']))), ...(places.size > 0 ? fields.map(field => share(places.get(text(item['key']))?.[field] ?? null)) : []),
        words(item['quadrant'] !== null && unsure(item) ? t('priority.quadrant.undecided') : ''),
      ])), notes(result, bootstrap, places.size > 0, t)),
      ...diagonalTable(result, name, t),
    ],
    reading: items.length === 0 ? [] : [
      first.length === 0 ? t('priority.quadrant.noneToImprove', { quadrant: here }) : t('priority.quadrant.reading', { names: labels(first), quadrant: here }),
      ...(first.length > 0 && safe.length < first.length ? [safe.length > 0 ? t('priority.quadrant.safe', { names: labels(safe) }) : t('priority.quadrant.noneSafe')] : []),
      ...(open.length > 0 ? [t('priority.quadrant.open', { k: open.length, n: items.length })] : []), ...(on.length > 0 ? [t('priority.quadrant.onLine', { names: on.join(t('priority.separator')) })] : []),
    ],
    warnings: objects(result['warnings']).map(warning => quadrantWarning(warning, t)),
  }
}

function notes(result: JsonObject, bootstrap: JsonObject, resampled: boolean, t: Words): string[] {
  const cross = object(result['crosshair'])
  const middle = number(object(result['scale_midpoint'])['performance'])
  const type = crossTypes.find(one => one === cross['type']) ?? 'mean'
  const method = priorityImportances.find(one => one === result['importance_method']) ?? 'direct'
  const shown = (value: Json | undefined, round: (value: number) => string): string => { const known = number(value); return known === null ? '–' : round(known) }
  return [
    t('priority.quadrant.cross', { importance: shown(cross['importance'], rounding.coefficient), performance: shown(cross['performance'], rounding.mean) }), t(`priority.quadrant.type.${type}`),
    t(`priority.quadrant.by.${method}`, { n: shown(result['n'], rounding.count), r2: shown(result['r2'], rounding.coefficient) }),
    ...(middle !== null && type !== 'midpoint' ? [t('priority.quadrant.middle', { value: rounding.mean(middle) })] : []),
    ...(resampled ? [t('priority.quadrant.resampled', { B: number(bootstrap['used']) ?? 0, seed: number(bootstrap['seed']) ?? 0 })] : []),
  ]
}

/** Where the diagonal model would decide otherwise. */
function diagonalTable(result: JsonObject, name: (key: string) => string, t: Words): ResultTable[] {
  const diagonal = object(result['diagonal'])
  const found = objects(diagonal['disagreements'])
  if (found.length === 0) return []
  return [table('diagonal', t('priority.diagonal.title'), [
    column('item', t('priority.column.item'), '', 'left'), column('quadrant', t('priority.quadrant.quadrant'), '', 'left'), column('gap', t('priority.diagonal.gap'), t(diagonal['scale'] === 'shared' ? 'priority.diagonal.points' : 'priority.diagonal.deviations')), column('verdict', t('priority.diagonal.verdict'), '', 'left'),
  ], found.map(one => row(text(one['key']), [words(text(one['label'])), words(name(text(one['quadrant']))), cell(one['gap'], rounding.mean), words(t(one['improve'] === true ? 'priority.diagonal.improve' : 'priority.diagonal.leave'))])),
  [t(diagonal['scale'] === 'shared' ? 'priority.diagonal.noteShared' : 'priority.diagonal.note')])]
}

const isUndecided = (item: JsonObject): boolean => { const over = object(item['undecided']); return over['performance'] === true || over['importance'] === true || object(item['on_line'])['performance'] === true || object(item['on_line'])['importance'] === true }

function quadrantWarning(warning: JsonObject, t: Words): string {
  const [label, value] = [text(warning['label']), rounding.coefficient(number(warning['value']) ?? 0)]
  switch (warning['code']) {
    case 'collinear': case 'negativeCoefficient': case 'noImportance': return priorityWarning(warning, t)
    case 'constantItem': return t('figures.priority.warning.constantItem', { label })
    case 'negative': return t('priority.quadrant.negative', { label, value })
    case 'suppressed': return t('priority.quadrant.suppressed', { label, value })
    case 'singular': case 'tooManyItems': case 'constantTarget': return t(`figures.priority.warning.${warning['code']}`)
    default: return t('figures.priority.warning.notSolved')
  }
}
