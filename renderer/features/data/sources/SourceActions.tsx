import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { codableVariables, timedVariables } from './logColumnsOf.ts'
import { RecordForm } from './RecordForm.tsx'

/** What can be done with a data set as a log: a record added, its texts coded, its times counted. */
export function SourceActions({ dataset, editable }: { dataset: Dataset; editable: boolean }): ReactNode {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const log = dataset.type !== 'survey'
  const texts = codableVariables(dataset).length > 0
  const times = timedVariables(dataset).length > 0
  useCommands([
    { id: 'source.record', label: 'sources.command.record', group: 'place', when: () => editable && log, run: () => setAdding(true) },
    { id: 'source.code', label: 'sources.command.code', group: 'place', when: () => texts, run: () => navigate('data', 'code', dataset.id) },
    { id: 'source.time', label: 'sources.command.time', group: 'place', when: () => times, run: () => navigate('data', 'time', dataset.id) },
  ])
  return (
    <>
      {log && editable && <Button type="primary" onClick={() => setAdding(true)}>{t('sources.record.add')}</Button>}
      {log && texts && <Button onClick={() => navigate('data', 'code', dataset.id)}>{t('sources.coding.open')}</Button>}
      {log && times && <Button onClick={() => navigate('data', 'time', dataset.id)}>{t('sources.time.open')}</Button>}
      {adding && <RecordForm dataset={dataset} onClose={() => setAdding(false)} />}
    </>
  )
}
