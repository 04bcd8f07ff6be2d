import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { dayTime } from '../../../ui/dayTime.ts'
import { useUpdateFile } from './useUpdateFile.ts'

/** The files a data set was made from, and the way to a newer one. */
export function SourceFiles({ dataset, editable }: { dataset: number; editable: boolean }): ReactNode {
  const t = useT()
  const files = useEngineQuery('merge.files', { dataset }).data ?? []
  const pick = useUpdateFile(dataset)
  return (
    <>
      {files.length > 1 && (
        <section className="yg-merge-files">
          <h3>{t('merge.files')}</h3>
          <ol>{files.map(({ file, rows, at, sha256 }) => <li key={sha256 + at} title={sha256}>{t('merge.fileLine', { file, rows })} <span className="yg-secondary">{dayTime(at)}</span></li>)}</ol>
        </section>
      )}
      {editable && <div className="yg-source-note"><Button onClick={pick}>{t('merge.fromFile')}</Button></div>}
    </>
  )
}
