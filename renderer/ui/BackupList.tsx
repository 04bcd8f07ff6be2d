import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import type { Backup } from '../../shared/contract/project.ts'
import type { BackedUpFile } from '../app/damaged.ts'
import { useEngineCommand, useEngineQuery } from '../app/engine/hooks.ts'
import { useT } from '../app/i18n.tsx'
import { notify } from '../app/notices.tsx'
import { navigate } from '../app/route.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { dayTime } from './dayTime.ts'
import './backups.css'

const size = (bytes: number): string => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`)

/** The backups of a project file, newest first; a good one can be restored, after a word about what becomes of the present file. */
export function BackupList({ file, onRestored }: { file: BackedUpFile; onRestored?: () => void }): ReactNode {
  const t = useT()
  const list = useEngineQuery('project.backups', file, { keepPrevious: false })
  const restore = useEngineCommand('project.restore')
  const run = (backup: Backup): void => {
    const time = dayTime(backup.at)
    restore.run({ ...file, backup: backup.id }).then(({ kept }) => {
      if (kept === null) notify('backups.restoredNew', { time })
      else notify('backups.restored', { time, kept })
      onRestored?.()
      navigate('overview')
    }, () => { /* shown below */ })
  }
  return (
    <div className="yg-backups">
      <ErrorNote error={restore.error ?? list.error} />
      {list.pending && <p className="yg-secondary" role="status">{t('controls.loading')}</p>}
      {list.data?.length === 0 && <p className="yg-secondary">{t('backups.none')}</p>}
      <ul aria-label={t('backups.title')}>
        {list.data?.map(backup => {
          const time = dayTime(backup.at)
          return (
            <li key={backup.id}>
              <div>
                <strong className="yg-num">{time}</strong>
                <span className="yg-secondary">
                  {backup.sound ? `${t(`backups.reason.${backup.why}`)} · ${t('backups.rowCount', { n: backup.rows })} · ${size(backup.bytes)}` : t('backups.unsound')}
                </span>
              </div>
              <Popconfirm title={t('backups.confirm', { time })} description={t('backups.choose')} okText={t('backups.restore')} cancelText={t('controls.cancel')} onConfirm={() => run(backup)} disabled={!backup.sound}>
                <Button size="small" disabled={!backup.sound || restore.pending} aria-label={t('backups.restoreLabel', { time })}>{t('backups.restore')}</Button>
              </Popconfirm>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
