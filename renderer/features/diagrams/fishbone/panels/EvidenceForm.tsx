import { Button, Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { evidence } from '../../../../../shared/model/cause.ts'
import type { Evidence } from '../../../../../shared/model/cause.ts'
import type { Dataset } from '../../../../../shared/model/dataset.ts'
import { evidenceWords } from '../../../../../shared/presentation/causesEvidence.ts'
import { influenceWords } from '../../../../../shared/presentation/causesConfirmation.ts'
import { useEngineQuery } from '../../../../app/engine/hooks.ts'
import { useT } from '../../../../app/i18n.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { DatasetSelect } from '../../../figure/DatasetSelect.tsx'
import { FactorSelect } from '../../../figure/FactorSelect.tsx'
import { Field } from '../../../figure/Field.tsx'
import { SegmentSelect } from '../../../figure/SegmentSelect.tsx'
import { useCurrentDataset } from '../../../figure/useCurrentDataset.ts'
import { groupedByDimension, scaleItemsOf, useFactors, variableText } from '../../../figure/useFactors.ts'
import { VariablePicker } from '../../../figure/VariablePicker.tsx'
import type { PictureKeeper } from './usePicture.ts'

const types = ['items', 'codes', 'segment', 'hours', 'note', 'picture', 'table'] as const
type EvidenceType = (typeof types)[number]

/** What is filled in so far, of any type. */
interface Draft { variables: string[]; variable: string | null; factor: string | null; segment: string | null; from: number; to: number; atMost: number; text: string; who: string; date: string; table: string | null }
const blank: Draft = { variables: [], variable: null, factor: null, segment: null, from: 9, to: 11, atMost: 2, text: '', who: '', date: '', table: null }

/** null: something is still missing. */
function evidenceOf(type: EvidenceType, dataset: number | undefined, draft: Draft): Evidence | null {
  const read = evidence.safeParse({ ...draft, type, dataset, ...(type === 'note' ? { text: draft.text.trim() } : {}) })
  if (!read.success || (read.data.type === 'hours' && read.data.from === read.data.to)) return null
  return read.data
}

/** One more piece of evidence, its numbers shown before it is bound. */
export function EvidenceForm({ picture, onBind, onCancel }: { picture: PictureKeeper; onBind(evidence: Evidence): void; onCancel(): void }): ReactNode {
  const t = useT()
  const { list, summary, dataset, choose } = useCurrentDataset()
  const [type, setType] = useState<EvidenceType>(summary ? 'items' : 'note')
  const [draft, setDraft] = useState(blank)
  const file = useRef<HTMLInputElement>(null)
  const put = (patch: Partial<Draft>): void => setDraft(now => ({ ...now, ...patch }))
  const ready = type === 'picture' ? null : evidenceOf(type, summary?.id, draft)
  const ofData = type === 'items' || type === 'codes' || type === 'segment' || type === 'hours'
  const tried = useEngineQuery('cause.tryEvidence', { evidence: ready ?? { type: 'note', text: '-', who: '', date: '' } }, { enabled: ready !== null && ofData, keepPrevious: false })
  return (
    <div className="yg-evidence-form">
      <Field label={t('fishbone.editor.evidenceType')}>
        <Select className="yg-wide" aria-label={t('fishbone.editor.evidenceType')} value={type} onChange={setType} options={types.map(value => ({ value, label: t(`causes.evidence.type.${value}`), disabled: !summary && (value === 'items' || value === 'codes' || value === 'segment' || value === 'hours') }))} />
      </Field>
      {ofData && summary && <Field label={t('diagrams.dataset')}><DatasetSelect list={list} value={summary.id} onChange={id => { choose(id); put({ variables: [], variable: null, segment: null }) }} /></Field>}
      {ofData && dataset && <DataFields type={type} dataset={dataset} draft={draft} put={put} />}
      {type === 'note' && (
        <>
          <Input.TextArea rows={3} maxLength={4000} value={draft.text} placeholder={t('fishbone.editor.noteExample')} aria-label={t('fishbone.editor.noteText')} onChange={event => put({ text: event.target.value })} />
          <div className="yg-prop-pair">
            <Input value={draft.who} maxLength={120} placeholder={t('fishbone.editor.who')} aria-label={t('fishbone.editor.who')} onChange={event => put({ who: event.target.value })} />
            <Input value={draft.date} maxLength={40} placeholder={t('fishbone.editor.date')} aria-label={t('fishbone.editor.date')} onChange={event => put({ date: event.target.value })} />
          </div>
        </>
      )}
      {type === 'picture' && (
        <p className="yg-prop-row">
          <input ref={file} type="file" accept="image/png,image/jpeg" hidden aria-label={t('fishbone.editor.pickPicture')} onChange={event => { const [chosen] = event.target.files ?? []; if (chosen) void picture.add(chosen); event.target.value = '' }} />
          <Button size="small" loading={picture.pending} onClick={() => file.current?.click()}>{t('fishbone.editor.pickPicture')}</Button>
          <span className="yg-prop-hint">{t('fishbone.editor.dropPicture')}</span>
        </p>
      )}
      {type === 'table' && <TableField value={draft.table} onChange={table => put({ table })} />}
      {ready !== null && tried.data && <div className="yg-evidence-try" role="status"><p>{evidenceWords(t, tried.data.facts)}</p>{influenceWords(t, tried.data.influence).map(line => <p key={line} className="yg-faint">{line}</p>)}</div>}
      <ErrorNote error={ready !== null ? tried.error : null} />
      <span className="yg-prop-row">
        {type !== 'picture' && <Button size="small" type="primary" disabled={ready === null} onClick={() => { if (ready) onBind(ready) }}>{t('fishbone.editor.bind')}</Button>}
        <Button size="small" onClick={onCancel}>{t('controls.cancel')}</Button>
      </span>
    </div>
  )
}

function DataFields({ type, dataset, draft, put }: { type: EvidenceType; dataset: Dataset; draft: Draft; put(patch: Partial<Draft>): void }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const hour = (value: number, key: 'from' | 'to'): ReactNode => (
    <InputNumber className="yg-short" aria-label={t(`fishbone.editor.hour.${key}`)} min={key === 'from' ? 0 : 1} max={key === 'from' ? 23 : 24} precision={0} value={value} onChange={next => { if (typeof next === 'number') put({ [key]: next }) }} />
  )
  const variable = (label: string, choices: Dataset['variables']): ReactNode => (
    <Field label={label}>
      <Select className="yg-wide" aria-label={label} value={draft.variable} onChange={chosen => put({ variable: chosen })} showSearch optionFilterProp="label" options={choices.map(each => ({ value: each.id, label: variableText(each) }))} />
    </Field>
  )
  return (
    <>
      {type === 'items' && <VariablePicker groups={groupedByDimension(scaleItemsOf(dataset), factors)} chosen={draft.variables} onChange={variables => put({ variables })} label={t('diagrams.items')} />}
      {type === 'items' && (
        <Field label={t('diagrams.rule')}>
          <div className="yg-prop-row"><span>{t('diagrams.ruleBefore')}</span><InputNumber className="yg-short" aria-label={t('diagrams.rule')} min={1} max={10} precision={0} value={draft.atMost} onChange={atMost => { if (typeof atMost === 'number') put({ atMost }) }} /><span>{t('diagrams.ruleAfter')}</span></div>
        </Field>
      )}
      {type === 'codes' && variable(t('fishbone.editor.codedText'), dataset.variables.filter(each => each.kind === 'text'))}
      {type === 'codes' && <Field label={t('diagrams.pointsAt')}><FactorSelect factors={factors} value={draft.factor} onChange={factor => put({ factor })} label={t('fishbone.editor.codedFactor')} placeholder={t('diagrams.noFactor')} /></Field>}
      {type === 'hours' && variable(t('fishbone.editor.timeVariable'), dataset.variables.filter(each => each.kind === 'date' || each.kind === 'text'))}
      {type === 'hours' && <div className="yg-prop-row">{hour(draft.from, 'from')}<span>–</span>{hour(draft.to, 'to')}</div>}
      <Field label={t('fishbone.editor.cases')}><SegmentSelect dataset={dataset.id} value={draft.segment} onChange={segment => put({ segment })} /></Field>
    </>
  )
}

function TableField({ value, onChange }: { value: string | null; onChange(table: string): void }): ReactNode {
  const t = useT()
  const tables = useEngineQuery('source.tables', {}).data ?? []
  return tables.length === 0
    ? <p className="yg-prop-hint">{t('fishbone.editor.noTables')}</p>
    : <Select className="yg-wide" aria-label={t('causes.evidence.type.table')} value={value} onChange={onChange} options={tables.map(table => ({ value: table.id, label: table.name }))} />
}
