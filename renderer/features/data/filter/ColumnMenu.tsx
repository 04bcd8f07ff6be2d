import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { CellFilter } from '../../../../shared/contract/gridView.ts'
import type { MissingState } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { missingState } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { cellText } from '../cellText.ts'
import { useGridSurround } from '../grid/surround.ts'
import { withFilters, withSort } from '../viewState.ts'

const states = ['none', 'notShown', 'empty'] as const
const marks = ['invalid', 'edited', 'commented'] as const
type ValuesFilter = Extract<CellFilter, { type: 'values' }>

/** Options in the order of the question, whatever is none of them after; without options as they come, most frequent first. */
function inOrder<T extends { value: CellValue }>(variable: Variable, values: readonly T[]): T[] {
  const places = new Map<CellValue, number>(variable.codes.map(({ code }, at) => [code, at]))
  return [...values].sort((a, b) => (places.get(a.value) ?? places.size) - (places.get(b.value) ?? places.size))
}

/** Sorting, freezing and filtering of one column. */
export function ColumnMenu({ dataset, variable, onClose }: { dataset: number; variable: Variable; onClose: () => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { view, onView, frozen, onFreeze } = useGridSurround()
  const { data: stats } = useEngineQuery('dataset.columnStats', { dataset, variable: variable.id })
  const mine = view.filters.filter(filter => filter.variable === variable.id)
  const [draft, setDraft] = useState<CellFilter[]>(mine)
  const name = variable.label || variable.name
  const sort = view.sorts.find(each => each.variable === variable.id)
  const id = variable.id
  const draftOf = <T extends CellFilter['type']>(type: T): Extract<CellFilter, { type: T }> | undefined =>
    draft.find((filter): filter is Extract<CellFilter, { type: T }> => filter.type === type)
  const put = (type: CellFilter['type'], filter: CellFilter | null): void => setDraft([...draft.filter(each => each.type !== type), ...filter ? [filter] : []])
  const sortBy = (descending: boolean | null, also = false): void => { onView(withSort(view, id, descending, also)); onClose() }
  const apply = (filters: CellFilter[]): void => { onView(withFilters(view, id, filters)); onClose() }
  const range = draftOf('range')
  const setRange = (change: { from?: number | null; to?: number | null }): void => {
    const next = { type: 'range' as const, variable: id, from: range?.from ?? null, to: range?.to ?? null, ...change }
    put('range', next.from === null && next.to === null ? null : next)
  }
  const listed = inOrder(variable, (stats?.values ?? []).filter(({ value }) => missingState(value) === null))
  const missing = states.filter(state => (stats?.missing[state] ?? 0) > 0)
  const values = draftOf('values')
  const allOf = (): ValuesFilter => ({ type: 'values', variable: id, values: [], missing: [], except: true })
  /** Unticked ones are left out: what is not on the list stays. */
  const toggle = (value: CellValue | { missing: MissingState }, on: boolean): void => {
    const now = values ?? allOf()
    const keep = on === now.except
    const change = <T,>(list: readonly T[], item: T): T[] => [...list.filter(each => each !== item), ...keep ? [] : [item]]
    const next: ValuesFilter = typeof value === 'object' && value !== null
      ? { ...now, missing: change(now.missing, value.missing) } : { ...now, values: change(now.values, value as number | string) }
    put('values', next.except && next.values.length === 0 && next.missing.length === 0 ? null : next)
  }
  const isOn = (has: boolean): boolean => (values === undefined ? true : has !== values.except)
  const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape') { event.stopPropagation(); onClose() } }
  return (
    <div className="yg-column-menu" role="dialog" aria-label={t('grid.columnMenu', { name })} onKeyDown={onKey}>
      <div className="yg-column-menu-sort">
        <Button autoFocus size="small" type={sort?.descending === false ? 'primary' : 'default'} onClick={event => sortBy(false, event.shiftKey)}>↑ {t('grid.ascending')}</Button>
        <Button size="small" type={sort?.descending === true ? 'primary' : 'default'} onClick={event => sortBy(true, event.shiftKey)}>↓ {t('grid.descending')}</Button>
        {sort && <Button size="small" onClick={() => sortBy(null)}>{t('grid.noSort')}</Button>}
        {!sort && view.sorts.length > 0 && <Button size="small" onClick={() => sortBy(false, true)}>{t('grid.thenBy')}</Button>}
        <Button size="small" onClick={() => { onFreeze(id, !frozen.has(id)); onClose() }}>{t(frozen.has(id) ? 'grid.unfreeze' : 'grid.freeze')}</Button>
      </div>
      {listed.length > 0 && (
        <div className="yg-column-menu-values" role="group" aria-label={t('grid.filter')} tabIndex={-1}>
          <Checkbox
            checked={values === undefined} indeterminate={values !== undefined && !(values.values.length === 0 && !values.except && values.missing.length === 0)}
            onChange={event => put('values', event.target.checked ? null : { ...allOf(), except: false })}
          >{t('grid.allValues')}</Checkbox>
          {listed.map(({ value, count }) => (
            <Checkbox key={`${typeof value} ${value}`} checked={isOn(values?.values.includes(value as never) ?? false)} onChange={event => toggle(value, event.target.checked)}>
              <span className="yg-column-menu-value"><span className="yg-ellipsis">{cellText(variable, value, 'both', t)}</span><span className="yg-num yg-faint">{count.toLocaleString(lang)}</span></span>
            </Checkbox>
          ))}
          {missing.map(state => (
            <Checkbox key={state} checked={isOn(values?.missing.includes(state) ?? false)} onChange={event => toggle({ missing: state }, event.target.checked)}>
              <span className="yg-column-menu-value"><span className="yg-ellipsis yg-secondary">{t(`data.missing.${state}`)}</span><span className="yg-num yg-faint">{(stats?.missing[state] ?? 0).toLocaleString(lang)}</span></span>
            </Checkbox>
          ))}
          {stats && stats.distinct > listed.length && <p className="yg-secondary yg-form-hint">{t('grid.moreValues', { n: stats.distinct - listed.length })}</p>}
        </div>
      )}
      {(variable.kind === 'number' || variable.kind === 'scale') && (
        <div className="yg-props-row">
          <span className="yg-secondary">{t('grid.from')}</span>
          <InputNumber size="small" aria-label={t('grid.from')} value={range?.from ?? null} onChange={from => setRange({ from })} />
          <span className="yg-secondary">{t('grid.to')}</span>
          <InputNumber size="small" aria-label={t('grid.to')} value={range?.to ?? null} onChange={to => setRange({ to })} />
        </div>
      )}
      <Input
        size="small" allowClear maxLength={200} placeholder={t('grid.contains')} aria-label={t('grid.contains')} value={draftOf('text')?.text ?? ''}
        onChange={event => put('text', event.target.value === '' ? null : { type: 'text', variable: id, text: event.target.value, except: false })}
        onPressEnter={() => apply(draft)}
      />
      <div className="yg-column-menu-marks">
        {marks.map(mark => (
          <Checkbox key={mark} checked={draftOf(mark) !== undefined} onChange={event => put(mark, event.target.checked ? { type: mark, variable: id } : null)}>{t(`grid.only.${mark}`)}</Checkbox>
        ))}
      </div>
      <div className="yg-column-menu-end">
        {mine.length > 0 && <Button size="small" onClick={() => apply([])}>{t('grid.clear')}</Button>}
        <Button size="small" type="primary" onClick={() => apply(draft)}>{t('grid.apply')}</Button>
      </div>
    </div>
  )
}
