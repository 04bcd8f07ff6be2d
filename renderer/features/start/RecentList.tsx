import type { ReactNode } from 'react'
import type { RecentProject } from '../../../shared/model/project.ts'
import { useT } from '../../app/i18n.tsx'
import { dayTime } from '../../ui/dayTime.ts'

export function RecentList({ list, onOpen }: { list: readonly RecentProject[]; onOpen: (id: string) => void }): ReactNode {
  const t = useT()
  if (list.length === 0) return <p className="yg-secondary">{t('app.start.noRecent')}</p>
  return (
    <ul className="yg-recent">
      {list.map(project => (
        <li key={project.id}>
          <button type="button" disabled={project.missing} onClick={() => onOpen(project.id)}>
            <strong className="yg-ellipsis">{project.name}</strong>
            <span className="yg-ellipsis">{project.missing ? t('app.start.missingFile') : project.fileName}</span>
            <span className="yg-num">{dayTime(project.openedAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
