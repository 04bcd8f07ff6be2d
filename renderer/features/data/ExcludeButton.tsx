import { Button, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useEngineCommand } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { Selection } from './grid/handle.ts'

/** The usual reasons for an invalid response (FIELD.md 3.6), and one of one's own. */
const reasons = ['omission', 'pattern', 'tooFast', 'duplicate', 'contradiction', 'notEligible', 'other'] as const

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

function ReasonForm({ n, pending, error, onReason }: { n: number; pending: boolean; error: ReactNode; onReason: (reason: string) => void }): ReactNode {
  const t = useT()
  const [kind, setKind] = useState<(typeof reasons)[number]>('omission')
  const [own, setOwn] = useState('')
  const reason = kind === 'other' ? own.trim() : t(`data.reasons.${kind}`)
  return (
    <div className="yg-form" style={{ width: 260 }}>
      <Select autoFocus value={kind} onChange={setKind} aria-label={t('data.otherReason')} options={reasons.map(value => ({ value, label: t(`data.reasons.${value}`) }))} />
      {kind === 'other' && <Input maxLength={200} value={own} aria-label={t('data.otherReason')} placeholder={t('data.otherReason')} onChange={event => setOwn(event.target.value)} />}
      <p className="yg-secondary yg-form-hint">{t('data.excludeHint')}</p>
      {error}
      <Button type="primary" disabled={reason === ''} loading={pending} onClick={() => onReason(reason)}>{t('data.excludeDo', { n })}</Button>
    </div>
  )
}
