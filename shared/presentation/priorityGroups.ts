import type { JsonObject } from '../contract/analysis.ts'
import type { PresentContext, ResultTable } from './presented.ts'
import { cell, column, number, objects, row, rounding, share, table, text, words } from './tableWords.ts'

/** The order of every group beside the one of all, and the pairs that a group has the other way round. */
export function groupTables(result: JsonObject, t: PresentContext['t']): ResultTable[] {
  const groups = objects(result['groups'])
  if (groups.length === 0) return []
  const labels = new Map(objects(result['rows']).map(line => [text(line['item']), text(line['label']) || text(line['item'])]))
  const ranks = groups.map(group => new Map(objects(group['rows']).map(line => [text(line['item']), line])))
  const order = objects(result['rows'])
  const reversals = objects(result['reversals'])
  const supported = number(result['reversals_supported']) ?? 0
  return [
    table('groups', t('priority.groups.title'), [
      column('item', t('priority.column.item'), '', 'left'), column('all', t('priority.groups.all'), t('priority.column.rank')), ...groups.map((group, g) => column(`group${g}`, text(group['group']), `n = ${text(group['n'])}`)),
    ], order.map(line => row(text(line['item']), [words(text(line['label'])), cell(line['rank_overall'], rounding.count), ...ranks.map(map => cell(map.get(text(line['item']))?.['rank'] ?? null, rounding.count))])), [t('priority.groups.note')]),
    ...(reversals.length === 0 ? [] : [table('reversals', t('priority.groups.reversals'), [
      column('group', t('priority.groups.group'), '', 'left'), column('above', t('priority.groups.above'), '', 'left'), column('below', t('priority.groups.below'), '', 'left'), column('support', t('priority.groups.support'), '%'), column('sure', t('priority.groups.sure'), '', 'left'),
    ], reversals.map((one, i) => row(String(i), [
      words(text(one['group'])), words(labels.get(text(one['above'])) ?? ''), words(labels.get(text(one['below'])) ?? ''), share(one['support']), words(one['support'] === null ? '–' : one['supported'] === true ? t('priority.groups.supported') : t('priority.groups.open')),
    ])), [t('priority.groups.reversalNote', { n: supported })])]),
  ]
}
