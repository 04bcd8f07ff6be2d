import { Button, Input, Modal, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../figure/Field.tsx'
import { DerivationFields } from './DerivationFields.tsx'
import { DerivedPreview } from './DerivedPreview.tsx'
import { derivationOf, derivationTypes, draftOf, emptyDraft } from './draft.ts'
import type { DerivationType, Draft } from './draft.ts'
import '../../figure/figure.css'
import './derived.css'

const PAUSE_MS = 200

/** A value once it has not changed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE_MS)
    return () => window.clearTimeout(timer)
    // The content decides, not the object.
  }, [key])
  return settled
}

/** A new variable worked out from others, or (`variable`) another recipe for one that is there. */
export function DerivedDialog({ dataset, variable, start = 'mean', onClose, onCreated }: { dataset: Dataset; variable: Variable | null; start?: DerivationType; onClose(): void; onCreated?(variable: Variable): void }): ReactNode {
  const t = useT()
  const [name, setName] = useState(variable?.name ?? '')
  const [label, setLabel] = useState('')
  const [draft, setDraft] = useState<Draft>(() => (variable?.derived ? draftOf(variable.derived, dataset.variables) : { ...emptyDraft, type: start }))
  const create = useEngineCommand('derived.create')
  const update = useEngineCommand('derived.update')
  const self = variable?.id ?? null
  const derivation = derivationOf(draft, dataset.variables)
  const settled = useSettled(derivation)
  const preview = useEngineQuery('derived.preview', { dataset: dataset.id, variable: self, derivation: settled ?? { type: 'formula', text: '0' } }, { enabled: settled !== null })
  const shown = settled === null ? undefined : preview.data
  const ready = derivation !== null && name.trim() !== '' && shown?.problem === null
  const save = (): void => {
    if (!derivation) return
    const done = variable
      ? update.run({ dataset: dataset.id, variable: variable.id, derivation })
      : create.run({ dataset: dataset.id, name: name.trim(), label: label.trim(), derivation })
    done.then(made => { if (!variable) onCreated?.(made); onClose() }, () => {})
  }
  return (
    <Modal
      open onCancel={onClose} width={880} title={variable ? t('derived.editTitle', { name: variable.name }) : t('derived.title')} className="yg-derived" destroyOnHidden
      footer={<><Button onClick={onClose}>{t('controls.cancel')}</Button><Button type="primary" disabled={!ready} loading={create.pending || update.pending} onClick={save}>{t(variable ? 'derived.save' : 'derived.create')}</Button></>}
    >
      <div className="yg-derived-columns">
        <div className="yg-derived-fields">
          {!variable && (
            <div className="yg-derived-names">
              <Field label={t('derived.name')}><Input autoFocus value={name} maxLength={80} aria-label={t('derived.name')} onChange={event => setName(event.target.value)} /></Field>
              <Field label={t('derived.label')}><Input value={label} maxLength={2000} aria-label={t('derived.label')} onChange={event => setLabel(event.target.value)} /></Field>
            </div>
          )}
          <Field label={t('derived.type')} hint={t(`derived.about.${draft.type}`)}>
            <Select className="yg-wide" aria-label={t('derived.type')} value={draft.type} onChange={type => setDraft({ ...draft, type })} options={derivationTypes.map(value => ({ value, label: t(`derived.types.${value}`) }))} />
          </Field>
          <DerivationFields dataset={dataset} self={self} draft={draft} onChange={part => setDraft(now => ({ ...now, ...part }))} />
        </div>
        <DerivedPreview preview={shown} variables={dataset.variables} error={<ErrorNote error={create.error ?? update.error ?? (settled ? preview.error : null)} />} />
      </div>
    </Modal>
  )
}
