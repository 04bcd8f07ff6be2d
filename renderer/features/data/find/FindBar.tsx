import { Button, Checkbox, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { EditOutcome } from '../../../../shared/contract/dataset.ts'
import type { GridViewInput } from '../../../../shared/contract/gridView.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { notify } from '../../../app/notices.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { boxCells } from '../cellRange.ts'
import type { Box } from '../cellRange.ts'
import type { ShowMode } from '../cellText.ts'
import type { ShownVariable } from '../shownVariables.ts'

const PAUSE_MS = 200
const scopes = ['all', 'column', 'selection'] as const
type Scope = (typeof scopes)[number]

export interface FindBarProps {
  dataset: number
  view: GridViewInput
  shown: readonly ShownVariable[]
  mode: ShowMode
  /** The selection when the bar was opened or last left. */
  box: Box | null
  replacing: boolean
  editable: boolean
  onReplacing(on: boolean): void
  onGo(row: number, variable: string): void
  onOutcome(outcome: EditOutcome): void
  onClose(): void
}

/** Finds text in the cells, goes from one to the next, and replaces one or all as one step. */
export function FindBar({ dataset, view, shown, mode, box, replacing, editable, onReplacing, onGo, onOutcome, onClose }: FindBarProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [by, setBy] = useState('')
  const [regex, setRegex] = useState(false)
  const [matchCase, setMatchCase] = useState(false)
  const [whole, setWhole] = useState(false)
  const [scope, setScope] = useState<Scope>('all')
  const [kept, setKept] = useState<Box | null>(box)
  const [at, setAt] = useState(-1)
  const field = useRef<HTMLDivElement>(null)
  const replace = useEngineCommand('dataset.replace')
  useEffect(() => { field.current?.querySelector('input')?.focus() }, [replacing])
  useEffect(() => {
    const timer = window.setTimeout(() => setText(typed), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [typed])
  const all = shown.map(({ variable }) => variable.id)
  const among = scope === 'all' || !kept ? all : scope === 'column' ? all.slice(kept.left, kept.left + 1) : all.slice(kept.left, kept.right + 1)
  const span = scope === 'selection' && kept ? { top: kept.top, bottom: kept.bottom } : undefined
  const spec = { text, regex, matchCase, whole, show: mode }
  const where = { dataset, view, variables: among, ...span ? { span } : {} }
  const found = useEngineQuery('dataset.find', { ...where, spec: { ...spec, text: text || ' ' } }, { enabled: text !== '' && among.length > 0, keepPrevious: false })
  const cells = text === '' ? [] : found.data?.cells ?? []
  // A button that has nothing more to replace lets go of the focus: Escape is to reach the bar all the same.
  useEffect(() => { if (cells.length === 0 && (document.activeElement === document.body || document.activeElement?.matches(':disabled'))) field.current?.querySelector('input')?.focus() }, [cells.length])
  useEffect(() => setAt(-1), [text, regex, matchCase, whole, scope])
  const pick = (next: Scope): void => { setScope(next); setKept(box) }
  const go = (by: 1 | -1): void => {
    if (cells.length === 0) return
    const next = at < 0 ? (by > 0 ? 0 : cells.length - 1) : (at + by + cells.length) % cells.length
    const cell = cells[next]
    if (!cell) return
    setAt(next)
    onGo(cell[0], among[cell[2]] ?? '')
  }
  const done = (outcome: EditOutcome): void => { notify('grid.find.replaced', { n: outcome.changed }); onOutcome(outcome) }
  const replaceOne = (): void => {
    const cell = cells[at]
    if (!cell) { go(1); return }
    void replace.run({ ...where, spec, by, only: { rid: cell[1], variable: among[cell[2]] ?? '' } }).then(outcome => {
      onOutcome(outcome)
      // The replaced cell is no longer among the found: the next one has taken its place.
      setAt(at - 1)
    }, () => {})
  }
  const replaceAll = (): void => { void replace.run({ ...where, spec, by }).then(done, () => {}) }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') { event.stopPropagation(); onClose() }
  }
  const why = found.error?.code === 'BAD_VALUE' ? found.error.params['why'] : null
  const problem = why === 'notAPattern' || why === 'slowPattern' ? t(`grid.find.${why}`) : null
  const total = found.data?.total ?? 0
  const count = text === '' ? '' : problem ?? (found.data ? (total === 0 ? t('grid.find.none') : at >= 0 ? t('grid.find.at', { at: (at + 1).toLocaleString(lang), n: total.toLocaleString(lang) }) : t('grid.find.count', { n: total.toLocaleString(lang) })) : '')
  return (
    <div className="yg-find" role="search" aria-label={t('grid.find.title')} onKeyDown={onKey}>
      <div className="yg-find-line" ref={field}>
        <Input
          size="small" className="yg-find-text" maxLength={500} value={typed} placeholder={t('grid.find.text')} aria-label={t('grid.find.text')} status={problem ? 'error' : ''}
          onChange={event => setTyped(event.target.value)} onKeyDown={event => { if (event.key === 'Enter') go(event.shiftKey ? -1 : 1) }}
        />
        <Button size="small" aria-label={t('grid.find.previous')} title={t('grid.find.previous')} disabled={cells.length === 0} onClick={() => go(-1)}>↑</Button>
        <Button size="small" aria-label={t('grid.find.next')} title={t('grid.find.next')} disabled={cells.length === 0} onClick={() => go(1)}>↓</Button>
        <span className={`yg-num yg-find-count ${problem ? 'yg-error' : 'yg-secondary'}`} role="status">{count}</span>
        <Select<Scope> size="small" value={scope} onChange={pick} aria-label={t('grid.find.scope')} popupMatchSelectWidth={false} options={scopes.map(value => ({ value, label: t(`grid.find.scopes.${value}`), disabled: value === 'selection' ? !box || boxCells(box) < 2 : value === 'column' ? !box : false }))} />
        <Checkbox checked={matchCase} onChange={event => setMatchCase(event.target.checked)}>{t('grid.find.matchCase')}</Checkbox>
        <Checkbox checked={whole} onChange={event => setWhole(event.target.checked)}><span title={t('grid.find.wholeHint')}>{t('grid.find.whole')}</span></Checkbox>
        <Checkbox checked={regex} onChange={event => setRegex(event.target.checked)}><span title={t('grid.find.regexHint')}>{t('grid.find.regex')}</span></Checkbox>
        <span className="yg-toolbar-gap" />
        {editable && !replacing && <button type="button" className="yg-link-button" onClick={() => onReplacing(true)}>{t('grid.find.showReplace')}</button>}
        <button type="button" className="yg-icon-button" aria-label={t('controls.close')} title={t('controls.close')} onClick={onClose}>×</button>
      </div>
      {editable && replacing && (
        <div className="yg-find-line">
          <Input size="small" className="yg-find-text" maxLength={2000} value={by} placeholder={t('grid.find.by')} aria-label={t('grid.find.by')} onChange={event => setBy(event.target.value)} onPressEnter={replaceOne} />
          <Button size="small" disabled={cells.length === 0} loading={replace.pending} onClick={replaceOne}>{t('grid.find.replace')}</Button>
          <Button size="small" disabled={total === 0} loading={replace.pending} onClick={replaceAll}>{total > 0 ? t('grid.find.replaceCount', { n: total.toLocaleString(lang) }) : t('grid.find.replaceAll')}</Button>
        </div>
      )}
      <ErrorNote error={replace.error} onClose={replace.clear} />
    </div>
  )
}
