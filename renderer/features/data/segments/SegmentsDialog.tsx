import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { LEAST_TOGETHER } from '../../../../shared/contract/privacy.ts'
import type { ListedSegment } from '../../../../shared/contract/segment.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../figure/Field.tsx'
import { FormulaField } from '../derived/FormulaField.tsx'
import '../../figure/figure.css'
import '../derived/derived.css'

/** Results of so few people may say who they are (SAFETY.md P3). */
const isSmall = (n: number): boolean => n > 0 && n < LEAST_TOGETHER

/** The named filters of a data set: listed with their counts, added, changed, removed. */
export function SegmentsDialog({ dataset, onClose, onMade }: { dataset: number; onClose(): void; onMade?(segment: string): void }): ReactNode {
  const t = useT()
  const list = useEngineQuery('segment.list', { dataset })
  const remove = useEngineCommand('segment.remove')
  const [editing, setEditing] = useState<ListedSegment | null>(null)
  return (
    <Modal open onCancel={onClose} footer={null} width={680} title={t('derived.segments.title')} className="yg-segments" destroyOnHidden>
      {list.data?.length === 0 && <p className="yg-secondary">{t('derived.segments.empty')}</p>}
      {list.data && list.data.length > 0 && (
        <ul>
          {list.data.map(segment => (
            <li key={segment.id}>
              <strong className="yg-ellipsis" title={segment.name}>{segment.name}</strong>
              <code>{segment.text}</code>
              <span className="yg-num yg-secondary">{t('derived.segments.people', { n: segment.n })}</span>
              {isSmall(segment.n) && <span className="yg-tag yg-tag-warning" title={t('derived.segments.smallWhy', { least: LEAST_TOGETHER })}>{t('derived.segments.small', { least: LEAST_TOGETHER })}</span>}
              <Button size="small" aria-label={t('derived.segments.edit', { name: segment.name })} onClick={() => setEditing(segment)}>{t('controls.edit')}</Button>
              <button type="button" className="yg-icon-button" aria-label={t('derived.segments.remove', { name: segment.name })} onClick={() => { remove.run({ segment: segment.id }).catch(() => {}) }}>×</button>
            </li>
          ))}
        </ul>
      )}
      <ErrorNote error={list.error ?? remove.error} onClose={remove.clear} />
      <SegmentForm key={editing?.id ?? 'new'} dataset={dataset} segment={editing} onDone={made => { setEditing(null); if (!editing) onMade?.(made) }} onCancel={editing ? () => setEditing(null) : null} />
    </Modal>
  )
}

function SegmentForm({ dataset, segment, onDone, onCancel }: { dataset: number; segment: ListedSegment | null; onDone(segment: string): void; onCancel: (() => void) | null }): ReactNode {
  const t = useT()
  const [name, setName] = useState(segment?.name ?? '')
  const [condition, setCondition] = useState(segment?.text ?? '')
  const variables = useEngineQuery('dataset.get', { dataset }).data?.variables ?? []
  const create = useEngineCommand('segment.create')
  const update = useEngineCommand('segment.update')
  const preview = useEngineQuery('segment.preview', { dataset, condition: condition.trim() === '' ? '0' : condition }, { enabled: condition.trim() !== '' })
  const counted = condition.trim() === '' ? undefined : preview.data
  const ready = name.trim() !== '' && counted?.problem === null
  const save = (): void => {
    const done = segment ? update.run({ segment: segment.id, name: name.trim(), condition }) : create.run({ dataset, name: name.trim(), condition })
    done.then(made => { setName(''); setCondition(''); onDone(made.id) }, () => {})
  }
  return (
    <div className="yg-form">
      <Field label={t('derived.segments.name')}><Input autoFocus value={name} maxLength={80} aria-label={t('derived.segments.name')} onChange={event => setName(event.target.value)} /></Field>
      <Field label={t('derived.segments.condition')}>
        <FormulaField value={condition} variables={variables} label={t('derived.segments.condition')} placeholder={t('derived.segments.conditionHint')} rows={2} onChange={setCondition} />
      </Field>
      <p className="yg-num yg-secondary" role="status">
        {counted?.problem?.code === 'needsCondition' ? t('derived.problem.needsCondition') : counted && !counted.problem ? t('derived.segments.count', { n: counted.n, of: counted.of, unknown: counted.unknown }) : ''}
      </p>
      {counted && !counted.problem && isSmall(counted.n) && <p className="yg-segments-small" role="note">{t('derived.segments.smallWhy', { least: LEAST_TOGETHER })}</p>}
      <ErrorNote error={create.error ?? update.error} onClose={() => { create.clear(); update.clear() }} />
      <div className="yg-form-end">
        {onCancel && <Button onClick={onCancel}>{t('controls.cancel')}</Button>}
        <Button type="primary" disabled={!ready} loading={create.pending || update.pending} onClick={save}>{segment ? t('derived.save') : t('derived.segments.add')}</Button>
      </div>
    </div>
  )
}
