import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../shared/model/dataset.ts'
import { runCommand } from '../../app/commands.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import { NewSource } from './sources/NewSource.tsx'
import { SourceList } from './sources/SourceList.tsx'

/** A data set that belongs to another, such as a repeat group, directly below it. */
const inFamilies = (list: readonly DatasetSummary[]): DatasetSummary[] => {
  const here = new Set(list.map(({ id }) => id))
  const heads = list.filter(({ parent }) => parent === null || !here.has(parent))
  return heads.flatMap(head => [head, ...list.filter(({ parent, id }) => parent === head.id && id !== head.id)])
}

export function DatasetList({ list, chosen, table }: { list: readonly DatasetSummary[]; chosen: number; table?: string | undefined }): ReactNode {
  const t = useT()
  const lang = useLang()
  const families = inFamilies(list)
  return (
    <>
      <ul className="yg-datasets">
        {families.map(dataset => (
          <li key={dataset.id} data-inner={families.some(({ id }) => id === dataset.parent) || undefined}>
            <a href={formatRoute('data', dataset.id)} aria-current={dataset.id === chosen ? 'true' : undefined}>
              <span className="yg-datasets-name">{dataset.name}</span>
              <span className="yg-datasets-facts">
                {dataset.wave !== null && dataset.wave !== '' && <span className="yg-tag" title={t('data.waveOf', { wave: dataset.wave })}>{dataset.wave}</span>}
                {dataset.type !== 'survey' && <span>{t(`sources.type.${dataset.type}`)}</span>}
                <span className="yg-num">{t('data.rowsOf', { n: dataset.rows.toLocaleString(lang) })}</span>
                {dataset.ledger.valid !== dataset.rows && <span className="yg-num">{t('data.validOf', { n: dataset.ledger.valid.toLocaleString(lang) })}</span>}
                {dataset.simulated && <span className="yg-tag yg-tag-simulated">{t('controls.simulated')}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <SourceList chosen={table} />
      <div className="yg-datasets-end">
        <Button onClick={() => runCommand('import.file')}>{t('data.importData')}</Button>
        <NewSource />
        {list.length > 1 && <Button onClick={() => runCommand('data.waves')}>{t('merge.wave.open')}</Button>}
      </div>
    </>
  )
}
