import { Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { purposes } from '../../shared/model/project.ts'
import type { Purpose } from '../../shared/model/project.ts'
import { useT } from './i18n.tsx'
import { useProjectActions } from './projectActions.ts'

export interface NewProjectProps { open: boolean; purpose?: Purpose; onClose: () => void }

/** Name and purpose of a new project; where it goes is the host's question. */
export function NewProject({ open, purpose, onClose }: NewProjectProps): ReactNode {
  const t = useT()
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={420} title={t('app.command.newProject')} destroyOnHidden>
      <NewProjectForm initial={purpose ?? 'satisfaction'} onClose={onClose} />
    </Modal>
  )
}

function NewProjectForm({ initial, onClose }: { initial: Purpose; onClose: () => void }): ReactNode {
  const t = useT()
  const id = useId()
  const actions = useProjectActions()
  const [name, setName] = useState('')
  const [purpose, setPurpose] = useState<Purpose>(initial)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void actions.create(name.trim() || t('app.start.untitled'), purpose).then(made => { if (made) onClose() })
  }
  return (
    <form className="yg-form" onSubmit={submit}>
      <label htmlFor={`${id}-name`}>{t('app.start.nameLabel')}</label>
      <Input id={`${id}-name`} autoFocus maxLength={120} value={name} placeholder={t('app.start.untitled')} onChange={event => setName(event.target.value)} />
      <label htmlFor={`${id}-purpose`}>{t('app.start.purposeLabel')}</label>
      <Select id={`${id}-purpose`} value={purpose} onChange={setPurpose} options={purposes.map(value => ({ value, label: t(`app.start.purpose.${value}`) }))} />
      <div className="yg-form-end">
        <Button onClick={onClose}>{t('controls.cancel')}</Button>
        <Button type="primary" htmlType="submit">{t('app.start.create')}</Button>
      </div>
    </form>
  )
}
