import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { exclusionCodes, writeExclusion } from '../../../../shared/model/exclusion.ts'
import type { ExclusionCode } from '../../../../shared/model/exclusion.ts'
import { useCommands } from '../../../app/commands.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import type { Selection } from '../grid/handle.ts'

/** Leaves the selected rows out of every analysis, with a reason; excluded ones are counted again at once. */
export function ExcludeRows({ dataset, selection }: { dataset: number; selection: Selection | null }): ReactNode {
  const t = useT()
  const [open, setOpen] = useState(false)
  const exclude = useEngineCommand('dataset.setExcluded')
  const rids = selection?.rids ?? []
  const excluded = selection?.excluded === true
  const include = (): void => { void exclude.run({ dataset, rids, reason: null }).catch(() => {}) }
  useCommands([{ id: 'data.exclude', label: 'data.command.exclude', group: 'place', shortcut: 'Mod+E', when: () => rids.length > 0 && !excluded, run: () => setOpen(true) }])
  return (
    <>
      {excluded
        ? <Button loading={exclude.pending} onClick={include}>{t('data.include')}</Button>
        : <Button disabled={rids.length === 0} aria-haspopup="dialog" onClick={() => setOpen(true)}>{t('data.exclude')}</Button>}
      {open && rids.length > 0 && (
        <ReasonDialog
          n={rids.length} pending={exclude.pending} error={<ErrorNote error={exclude.error} />} onClose={() => { setOpen(false); exclude.clear() }}
          onReason={reason => { void exclude.run({ dataset, rids, reason }).then(() => setOpen(false), () => {}) }}
        />
      )}
    </>
  )
}

/** A reason of the closed list and a note; 其他 says nothing without one. */
function ReasonDialog({ n, pending, error, onReason, onClose }: { n: number; pending: boolean; error: ReactNode; onReason: (reason: string) => void; onClose: () => void }): ReactNode {
  const t = useT()
  const [code, setCode] = useState<ExclusionCode>('omission')
  const [note, setNote] = useState('')
  const ready = code !== 'other' || note.trim() !== ''
  const done = (): void => { if (ready && !pending) onReason(writeExclusion(code, note)) }
  return (
    <Modal
      open width={360} title={t('data.excludeTitle', { n })} okText={t('data.excludeDo', { n })} cancelText={t('controls.cancel')}
      okButtonProps={{ disabled: !ready, loading: pending }} onOk={done} onCancel={onClose}
    >
      <div className="yg-form">
        <Select autoFocus value={code} onChange={setCode} aria-label={t('data.otherReason')} options={exclusionCodes.map(value => ({ value, label: t(`screening.reason.${value}`) }))} />
        <Input maxLength={160} value={note} aria-label={t('screening.note')} placeholder={code === 'other' ? t('screening.note') : t('screening.noteHint')} onChange={event => setNote(event.target.value)} onPressEnter={done} />
        <p className="yg-secondary yg-form-hint">{t('data.excludeHint')}</p>
        {error}
      </div>
    </Modal>
  )
}
