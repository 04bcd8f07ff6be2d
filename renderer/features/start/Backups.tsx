import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { turnAway, useDamaged } from '../../app/damaged.ts'
import { useT } from '../../app/i18n.tsx'
import { BackupList } from '../../ui/BackupList.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** In the place of a project that did not open: what happened to it, and its backups to choose from. */
export default function Backups(): ReactNode {
  const t = useT()
  const damaged = useDamaged()
  return (
    <Modal open={damaged !== null} title={t('backups.title')} width={560} footer={null} onCancel={turnAway} destroyOnHidden>
      {damaged && (
        <>
          <ErrorNote error={damaged.error} />
          <p className="yg-secondary">{t('backups.choose')}</p>
          <BackupList file={damaged.file} onRestored={turnAway} />
        </>
      )}
    </Modal>
  )
}
