import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useEngineCommand } from './engine/hooks.ts'
import { useT } from './i18n.tsx'

export function RenameProject({ open, name, onClose }: { open: boolean; name: string; onClose: () => void }): ReactNode {
  const t = useT()
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={420} title={t('controls.rename')} destroyOnHidden>
      <RenameForm name={name} onClose={onClose} />
    </Modal>
  )
}

function RenameForm({ name, onClose }: { name: string; onClose: () => void }): ReactNode {
  const t = useT()
  const id = useId()
  const [text, setText] = useState(name)
  const rename = useEngineCommand('project.rename')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void rename.run({ name: text.trim() }).then(onClose, () => {})
  }
  return (
    <form className="yg-form" onSubmit={submit}>
      <label htmlFor={id}>{t('app.start.nameLabel')}</label>
      <Input id={id} autoFocus maxLength={120} value={text} onChange={event => setText(event.target.value)} />
      <ErrorNote error={rename.error} />
      <div className="yg-form-end">
        <Button onClick={onClose}>{t('controls.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={text.trim() === ''} loading={rename.pending}>{t('controls.save')}</Button>
      </div>
    </form>
  )
}
