import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { DerivedDialog } from './DerivedDialog.tsx'
import type { DerivationType } from './draft.ts'

/** Opens the dialog for a variable worked out from others; weights are one of them. */
export function NewVariable({ dataset }: { dataset: Dataset }): ReactNode {
  const t = useT()
  const [start, setStart] = useState<DerivationType | null>(null)
  useCommands([
    { id: 'data.newVariable', label: 'derived.add', group: 'place', run: () => setStart('mean') },
    { id: 'data.weights', label: 'derived.addWeights', group: 'place', run: () => setStart('rake') },
  ])
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setStart('mean')}>{t('derived.add')}</Button>
      {start !== null && <DerivedDialog dataset={dataset} variable={null} start={start} onClose={() => setStart(null)} onCreated={made => navigate('data', dataset.id, made.id)} />}
    </>
  )
}
