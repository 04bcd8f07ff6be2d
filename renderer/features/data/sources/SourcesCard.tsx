import type { ReactNode } from 'react'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { formatRoute } from '../../../app/route.ts'
import './sources.css'

/** Every source of the project in one list: what it is, how much of it, where it is from. Shown once there is more than one. */
export function SourcesCard(): ReactNode {
  const t = useT()
  const lang = useLang()
  const datasets = useEngineQuery('dataset.list', {}).data ?? []
  const tables = useEngineQuery('source.tables', {}).data ?? []
  if (datasets.length + tables.length < 2) return null
  return (
    <section className="yg-card" aria-labelledby="overview-sources">
      <h2 className="yg-h2" id="overview-sources">{t('sources.overview.title')}</h2>
      <ul className="yg-sources">
        {datasets.map(dataset => (
          <li key={dataset.id}>
            <a className="yg-link" href={formatRoute('data', dataset.id)}>{dataset.name}</a>
            <span className="yg-secondary">{t('sources.overview.dataset', { type: t(`sources.type.${dataset.type}`), n: dataset.rows.toLocaleString(lang) })}{dataset.wave ? ` · ${dataset.wave}` : ''}</span>
            {dataset.simulated && <span className="yg-tag yg-tag-simulated">{t('controls.simulated')}</span>}
          </li>
        ))}
        {tables.map(table => (
          <li key={table.id}>
            <a className="yg-link" href={formatRoute('data', 'table', table.id)}>{table.name}</a>
            <span className="yg-secondary">{t('sources.overview.table', { kind: t(`sources.kind.${table.kind}`), n: table.rows.length })}</span>
            <span className={table.origin ? 'yg-secondary' : 'yg-source-warning'}>{table.origin ? t('sources.overview.from', { origin: table.origin }) : t('sources.table.noOrigin')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
