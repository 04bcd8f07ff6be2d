import type { ReactNode } from 'react'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { formatRoute } from '../../../app/route.ts'

/** The tables beside the data sets. */
export function SourceList({ chosen }: { chosen?: string | undefined }): ReactNode {
  const t = useT()
  const tables = useEngineQuery('source.tables', {}).data ?? []
  return (
    <>
      {tables.length > 0 && (
        <>
          <h3 className="yg-source-head">{t('sources.title')}</h3>
          <ul className="yg-datasets">
            {tables.map(table => (
              <li key={table.id}>
                <a href={formatRoute('data', 'table', table.id)} aria-current={table.id === chosen ? 'true' : undefined}>
                  <span className="yg-datasets-name">{table.name}</span>
                  <span className="yg-datasets-facts">
                    <span>{t(`sources.kind.${table.kind}`)}</span>
                    <span className="yg-num">{t('sources.table.count', { n: table.rows.length })}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
