import { Button, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { exclusionCodes, writeExclusion } from '../../../shared/model/exclusion.ts'
import type { ExclusionCode } from '../../../shared/model/exclusion.ts'
import { useCommands } from '../../app/commands.ts'
import { useEngineCommand } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { Selection } from './grid/handle.ts'

export function ExcludeButton({ dataset, selection }: { dataset: number; selection: Selection | null }): ReactNode {
  const t = useT()
  const [open, setOpen] = useState(false)
  const exclude = useEngineCommand('dataset.setExcluded')
  const rids = selection?.rids ?? []
  useCommands([{ id: 'data.exclude', label: 'data.command.exclude', group: 'place', shortcut: 'Mod+E', when: () => rids.length > 0 && selection?.excluded === false, run: () => setOpen(true) }])
  if (selection?.excluded) {
    return <Button loading={exclude.pending} onClick={() => void exclude.run({ dataset, rids, reason: null })}>{t('data.include')}</Button>
  }
  return (
    <Popover
      open={open && rids.length > 0} onOpenChange={setOpen} trigger="click" placement="bottomRight" title={t('data.excludeTitle', { n: rids.length })} destroyOnHidden
      content={<ReasonForm n={rids.length} pending={exclude.pending} error={<ErrorNote error={exclude.error} />} onReason={reason => void exclude.run({ dataset, rids, reason }).then(() => setOpen(false), () => {})} />}
    >
      <Button disabled={rids.length === 0}>{t('data.exclude')}</Button>
    </Popover>
  )
}

/** A reason of the closed list and a note; 其他 says nothing without one. */
function ReasonForm({ n, pending, error, onReason }: { n: number; pending: boolean; error: ReactNode; onReason: (reason: string) => void }): ReactNode {
  const t = useT()
  const [code, setCode] = useState<ExclusionCode>('omission')
  const [note, setNote] = useState('')
  return (
    <div className="yg-form" style={{ width: 260 }}>
      <Select autoFocus value={code} onChange={setCode} aria-label={t('data.otherReason')} options={exclusionCodes.map(value => ({ value, label: t(`screening.reason.${value}`) }))} />
      <Input maxLength={160} value={note} aria-label={t('screening.note')} placeholder={code === 'other' ? t('screening.note') : t('screening.noteHint')} onChange={event => setNote(event.target.value)} />
      <p className="yg-secondary yg-form-hint">{t('data.excludeHint')}</p>
      {error}
      <Button type="primary" disabled={code === 'other' && note.trim() === ''} loading={pending} onClick={() => onReason(writeExclusion(code, note))}>{t('data.excludeDo', { n })}</Button>
    </div>
  )
}
