import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { DerivedDialog } from './DerivedDialog.tsx'

/** Opens the dialog for a variable worked out from others. */
export function NewVariable({ dataset }: { dataset: Dataset }): ReactNode {
  const t = useT()
  const [open, setOpen] = useState(false)
  useCommands([{ id: 'data.newVariable', label: 'derived.add', group: 'place', run: () => setOpen(true) }])
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('derived.add')}</Button>
      {open && <DerivedDialog dataset={dataset} variable={null} onClose={() => setOpen(false)} onCreated={made => navigate('data', dataset.id, made.id)} />}
    </>
  )
}
