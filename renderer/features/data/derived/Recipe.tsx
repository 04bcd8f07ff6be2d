import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { recipeText } from '../../../../shared/derived/recipe.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { DerivedDialog } from './DerivedDialog.tsx'

/** How a derived variable is worked out, in words; changed or removed from here. Nothing for an imported one. */
export function Recipe({ dataset, variable, editable }: { dataset: Dataset; variable: Variable; editable: boolean }): ReactNode {
  const t = useT()
  const [open, setOpen] = useState(false)
  const remove = useEngineCommand('derived.remove')
  if (!variable.derived) return null
  return (
    <section className="yg-derivation" aria-label={t('derived.recipe.title')}>
      <p>{recipeText(variable.derived, dataset.variables, t)}</p>
      {editable && (
        <div className="yg-derivation-end">
          <Button size="small" onClick={() => setOpen(true)}>{t('derived.edit')}</Button>
          <Button size="small" danger loading={remove.pending} onClick={() => { remove.run({ dataset: dataset.id, variable: variable.id }).catch(() => {}) }}>{t('derived.remove')}</Button>
        </div>
      )}
      <ErrorNote error={remove.error} onClose={remove.clear} />
      {open && <DerivedDialog dataset={dataset} variable={variable} onClose={() => setOpen(false)} />}
    </section>
  )
}
