import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { chosenOrder } from '../../../../shared/model/chosenOrder.ts'
import type { ChosenOrder } from '../../../../shared/model/chosenOrder.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { PrioritySpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Section } from '../../figure/Field.tsx'

interface Line { item: string; label: string; cost: number | null; feasibility: number | null; rank: number | null }
interface ChosenOrderFormProps { spec: PrioritySpec; dataset: Dataset; rows: { item: string; label: string }[]; onChange(spec: PrioritySpec): void }

/** Costs, feasibility and a chosen order beside the analytic one. A chosen order is kept with its reason only; who and when stand in the history. */
export function ChosenOrderForm({ spec, dataset, rows, onChange }: ChosenOrderFormProps): ReactNode {
  const t = useT()
  const save = useEngineCommand('study.save')
  const kept = useEngineQuery('study.list', { kind: 'chosenOrder' }).data?.find(({ id }) => id === spec.chosenOrder)
  const read = chosenOrder.safeParse(kept?.content)
  const stored = read.success ? read.data : null
  const [draft, setDraft] = useState<{ lines: Line[]; reason: string } | null>(null)
  const lines = draft?.lines ?? linesOf(rows, stored)
  const reason = draft?.reason ?? stored?.reason ?? ''
  const put = (item: string, part: Partial<Line>): void => setDraft({ lines: lines.map(line => (line.item === item ? { ...line, ...part } : line)), reason })
  const order = lines.filter(line => line.rank !== null).sort((a, b) => a.rank! - b.rank!).map(({ item }) => item)
  const twice = new Set(lines.flatMap(({ rank }) => (rank === null ? [] : [rank]))).size < order.length
  const lacking = order.length > 0 && reason.trim() === ''
  const keep = async (): Promise<void> => {
    const content: ChosenOrder = { dataset: dataset.id, target: spec.target, items: lines.filter(line => line.cost !== null || line.feasibility !== null).map(({ item, cost, feasibility }) => ({ item, cost, feasibility })), order, reason: reason.trim() }
    const study = await save.run({ study: kept?.id ?? null, kind: 'chosenOrder', name: kept?.name ?? t('improvement.chosen.name', { dataset: dataset.name }), content: content as never })
    setDraft(null)
    if (spec.chosenOrder !== study.id) onChange({ ...spec, chosenOrder: study.id })
  }
  return (
    <Section title={t('improvement.chosen.title')}>
      <table className="yg-beside-table">
        <thead><tr><th scope="col">{t('figures.priority.column.item')}</th><th scope="col">{t('figures.priority.column.cost')}</th><th scope="col">{t('improvement.chosen.ease')}</th><th scope="col">{t('improvement.chosen.rank')}</th></tr></thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.item}>
              <th scope="row" title={line.label}>{line.label}</th>
              <td><InputNumber size="small" controls={false} style={{ width: 56 }} min={0.000001} max={1e12} value={line.cost} aria-label={t('improvement.chosen.costOf', { item: line.label })} onChange={cost => put(line.item, { cost })} /></td>
              <td><InputNumber size="small" controls={false} style={{ width: 32 }} min={1} max={5} precision={0} value={line.feasibility} aria-label={t('improvement.chosen.easeOf', { item: line.label })} onChange={feasibility => put(line.item, { feasibility })} /></td>
              <td><InputNumber size="small" controls={false} style={{ width: 36 }} min={1} max={500} precision={0} value={line.rank} aria-label={t('improvement.chosen.rankOf', { item: line.label })} onChange={rank => put(line.item, { rank })} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Input.TextArea rows={2} maxLength={2000} value={reason} aria-label={t('improvement.chosen.reason')} placeholder={t('improvement.chosen.reason')} status={lacking ? 'error' : ''} onChange={event => setDraft({ lines, reason: event.target.value })} />
      {(lacking || twice) && <p role="alert" className="yg-faint">{t(lacking ? 'improvement.chosen.needsReason' : 'improvement.chosen.twice')}</p>}
      <ErrorNote error={save.error} onClose={save.clear} />
      <div className="yg-beside-actions">
        <Button size="small" type="primary" disabled={draft === null || lacking || twice || save.pending} onClick={() => { void keep().catch(() => {}) }}>{t('improvement.chosen.keep')}</Button>
        {kept && <Button size="small" onClick={() => navigate('review')}>{t('improvement.chosen.history')}</Button>}
        {kept && <Button size="small" onClick={() => onChange({ ...spec, chosenOrder: null })}>{t('improvement.chosen.hide')}</Button>}
      </div>
    </Section>
  )
}

function linesOf(rows: readonly { item: string; label: string }[], stored: ChosenOrder | null): Line[] {
  const beside = new Map(stored?.items.map(item => [item.item, item]) ?? [])
  return rows.map(({ item, label }) => {
    const place = stored?.order.indexOf(item) ?? -1
    return { item, label, cost: beside.get(item)?.cost ?? null, feasibility: beside.get(item)?.feasibility ?? null, rank: place < 0 ? null : place + 1 }
  })
}
