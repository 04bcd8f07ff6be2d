import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../shared/model/dataset.ts'
import { useT } from '../../app/i18n.tsx'

interface DatasetSelectProps { list: readonly DatasetSummary[]; value: number | undefined; onChange(id: number): void }

/** Which data set; simulated data say so. Nothing to choose: just its name. */
export function DatasetSelect({ list, value, onChange }: DatasetSelectProps): ReactNode {
  const t = useT()
  // A name that already says so is not made to say it twice.
  const name = (summary: DatasetSummary): string => (summary.simulated && !summary.name.includes(t('controls.simulated')) ? `${summary.name} · ${t('controls.simulated')}` : summary.name)
  const only = list[0]
  if (list.length === 1 && only) return <span className="yg-faint yg-dataset-name" title={only.name}>{only.name}</span>
  return (
    <Select
      aria-label={t('diagrams.dataset')} value={value} onChange={onChange} popupMatchSelectWidth={false} className="yg-dataset-select"
      options={list.map(summary => ({ value: summary.id, label: name(summary) }))}
    />
  )
}
