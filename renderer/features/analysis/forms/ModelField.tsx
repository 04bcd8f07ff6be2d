import { Select } from 'antd'
import type { ReactNode } from 'react'
import { pathModel } from '../../../../shared/contract/requests/pathModel.ts'
import type { PathModel } from '../../../../shared/contract/requests/pathModel.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'

/** A path model that was drawn and saved before. */
export function ModelField({ value, onChange }: { value: PathModel | null; onChange(model: PathModel | null): void }): ReactNode {
  const t = useT()
  const studies = useEngineQuery('study.list', { kind: 'pathModel' }).data ?? []
  const models = studies.flatMap(study => { const read = pathModel.safeParse(study.content); return read.success ? [{ id: study.id, name: study.name, model: read.data }] : [] })
  const now = models.find(each => JSON.stringify(each.model) === JSON.stringify(value))
  return (
    <Field label={t('analysis.field.savedModel')}>
      <Select
        className="yg-wide" aria-label={t('analysis.field.savedModel')} value={now?.id ?? null} allowClear placeholder={t('controls.none')} disabled={models.length === 0} options={models.map(each => ({ value: each.id, label: each.name }))}
        onChange={(id?: string | null) => onChange(models.find(each => each.id === id)?.model ?? null)}
      />
    </Field>
  )
}
