import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { MergeResult } from '../../../../shared/contract/merge.ts'
import { runCommand } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'

export function MergeDone({ result, onClose }: { result: MergeResult; onClose: () => void }): ReactNode {
  const t = useT()
  const { merge, dataset } = result
  return (
    <Modal open title={t('merge.done.title', { name: dataset.name })} onCancel={onClose} width={520} footer={[
      <Button key="undo" onClick={() => { onClose(); runCommand('edit.undo') }}>{t('controls.undo')}</Button>,
      <Button key="data" type="primary" autoFocus onClick={() => { onClose(); navigate('data', dataset.id) }}>{t('merge.done.data')}</Button>,
    ]}>
      <p>{t('merge.done.sentence', { new: merge.new, changed: merge.changed, gone: merge.gone, kept: merge.kept, conflicts: merge.conflicts, taken: merge.taken })}</p>
    </Modal>
  )
}
