import { Select } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { datasetTypes } from '../../../../shared/model/dataset.ts'
import type { Dataset, DatasetType } from '../../../../shared/model/dataset.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'

/** What kind of data this is, in the data set inspector. */
export function TypeField({ dataset, editable }: { dataset: Dataset; editable: boolean }): ReactNode {
  const t = useT()
  const id = useId()
  const set = useEngineCommand('source.setType')
  return (
    <>
      <label htmlFor={id}>{t('sources.whatIsThis')}</label>
      <Select<DatasetType> id={id} value={dataset.type} disabled={!editable} onChange={type => void set.run({ dataset: dataset.id, type })} options={datasetTypes.map(value => ({ value, label: t(`sources.type.${value}`) }))} />
    </>
  )
}
