import { useId } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../app/i18n.tsx'
import { BackupList } from '../../ui/BackupList.tsx'

/** The backups of the open project. */
export function Backups(): ReactNode {
  const t = useT()
  const id = useId()
  return (
    <section className="yg-check" aria-labelledby={id}>
      <h2 className="yg-h2" id={id}>{t('backups.title')}</h2>
      <p className="yg-secondary">{t('backups.hint')}</p>
      <BackupList file={{}} />
    </section>
  )
}
