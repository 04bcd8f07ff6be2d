import type { ReactNode } from 'react'
import type { CellFilter } from '../../../../shared/contract/gridView.ts'
import { exclusionWords } from '../../../../shared/i18n/exclusionWords.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import { cellText } from '../cellText.ts'
import { withSort, wholeView } from '../viewState.ts'
import type { ViewState } from '../viewState.ts'

const SPELLED = 3

function filterWords(filter: CellFilter, variables: readonly Variable[], t: Translate): string {
  const variable = variables.find(each => each.id === filter.variable)
  const name = variable ? variable.label || variable.name : ''
  switch (filter.type) {
    case 'values': {
      const n = filter.values.length + filter.missing.length
      if (n > SPELLED || n === 0 || !variable) return t(filter.except ? 'grid.chip.exceptOf' : 'grid.chip.valuesOf', { name, n })
      const words = [...filter.values.map(value => cellText(variable, value, 'labels', t)), ...filter.missing.map(state => t(`data.missing.${state}`))]
      return t(filter.except ? 'grid.chip.except' : 'grid.chip.values', { name, values: words.join(t('grid.listSeparator')) })
    }
    case 'range':
      if (filter.from !== null && filter.to !== null) return t('grid.chip.rangeOf', { name, from: filter.from, to: filter.to })
      return filter.from !== null ? t('grid.chip.atLeast', { name, from: filter.from }) : t('grid.chip.atMost', { name, to: filter.to ?? '' })
    case 'text': return t('grid.chip.text', { name, text: filter.text })
    case 'reason': return t('screening.reasonFilter', { reason: exclusionWords(t, filter.reason) })
    case 'rows': return filter.what
    default: return t(`grid.chip.${filter.type}`, { name })
  }
}

/** What the view is narrowed to and sorted by, each to be taken off by itself. */
export function FilterChips({ view, onView, variables }: { view: ViewState; onView: (view: ViewState) => void; variables: readonly Variable[] }): ReactNode {
  const t = useT()
  const chips = [
    ...view.search.trim() === '' ? [] : [{ words: t('grid.chip.search', { text: view.search.trim() }), without: { ...view, search: '' } }],
    ...view.shown === 'all' ? [] : [{ words: t(`grid.rows.${view.shown}`), without: { ...view, shown: 'all' as const } }],
    ...view.filters.map(filter => ({ words: filterWords(filter, variables, t), without: { ...view, filters: view.filters.filter(each => each !== filter) } })),
    ...view.sorts.map(({ variable: id, descending }) => {
      const variable = variables.find(each => each.id === id)
      return { words: t(descending ? 'grid.chip.descending' : 'grid.chip.ascending', { name: variable ? variable.label || variable.name : id }), without: withSort(view, id, null, false) }
    }),
  ]
  if (chips.length === 0) return null
  return (
    <div className="yg-chips" role="group" aria-label={t('grid.chips')}>
      {chips.map(({ words, without }, index) => (
        <button key={index} type="button" className="yg-chip" aria-label={t('grid.chip.remove', { what: words })} title={t('grid.chip.remove', { what: words })} onClick={() => onView(without)}>
          <span className="yg-ellipsis">{words}</span><span aria-hidden="true">×</span>
        </button>
      ))}
      <button type="button" className="yg-link" onClick={() => onView({ ...wholeView, segment: view.segment ?? null })}>{t('grid.clearAll')}</button>
    </div>
  )
}
