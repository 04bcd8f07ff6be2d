import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../shared/model/dataset.ts'
import { runCommand } from '../../app/commands.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import { OpenWaves } from './waves/OpenWaves.tsx'
import { SourceList } from './sources/SourceList.tsx'

export function DatasetList({ list, chosen, table }: { list: readonly DatasetSummary[]; chosen: number; table?: string | undefined }): ReactNode {
  const t = useT()
  const lang = useLang()
  return (
    <>
      <ul className="yg-datasets">
        {list.map(dataset => (
          <li key={dataset.id}>
            <a href={formatRoute('data', dataset.id)} aria-current={dataset.id === chosen ? 'true' : undefined}>
              <span className="yg-datasets-name">{dataset.name}</span>
              <span className="yg-datasets-facts">
                <span className="yg-num">{t('data.rowsOf', { n: dataset.rows.toLocaleString(lang) })}</span>
                <span className="yg-num">{t('data.validOf', { n: dataset.ledger.valid.toLocaleString(lang) })}</span>
                {dataset.type !== 'survey' && <span>{t(`sources.type.${dataset.type}`)}</span>}
                {dataset.simulated && <span className="yg-tag yg-tag-simulated">{t('common.simulated')}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <div className="yg-datasets-end"><Button block onClick={() => runCommand('import.file')}>{t('data.importData')}</Button></div>
      <OpenWaves list={list} />
      <SourceList chosen={table} />
    </>
  )
}
