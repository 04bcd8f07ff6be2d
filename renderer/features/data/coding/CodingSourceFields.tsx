import { Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import { variableText } from '../../figure/useFactors.ts'
import { codableVariables } from '../sources/logColumnsOf.ts'

type Source = Extract<ParetoSpec['source'], { type: 'coding' }>

/** Columns whose causes can be counted: texts that are coded, and columns that name the cause. */
export const causeVariables = (dataset: Dataset | undefined): Variable[] =>
  dataset ? [...codableVariables(dataset), ...dataset.variables.filter(variable => variable.meaning === 'factor')] : []

/** Which texts, whose codes, and how far up the tree. */
export function CodingSourceFields({ source, dataset, onChange }: { source: Source; dataset: Dataset; onChange: (source: Source) => void }): ReactNode {
  const t = useT()
  const variables = causeVariables(dataset)
  const coded = variables.find(variable => variable.id === source.variable)?.meaning !== 'factor'
  const coders = useEngineQuery('coding.summary', { dataset: dataset.id, variable: source.variable }, { enabled: coded }).data?.coders ?? []
  return (
    <>
      <Field label={t('sources.coding.variable')}>
        <Select
          className="yg-wide" aria-label={t('sources.coding.variable')} value={source.variable} popupMatchSelectWidth={320} onChange={variable => onChange({ ...source, variable, coder: null })}
          options={variables.map(variable => ({ value: variable.id, label: variableText(variable) }))}
        />
      </Field>
      {coded && (
        <Field label={t('sources.coding.coder')}>
          <Select
            className="yg-wide" aria-label={t('sources.coding.coder')} value={source.coder ?? ''} popupMatchSelectWidth={false} onChange={coder => onChange({ ...source, coder: coder === '' ? null : coder })}
            options={[{ value: '', label: t('sources.summary.final') }, ...coders.map(({ coder }) => ({ value: coder, label: coder }))]}
          />
        </Field>
      )}
      <Field label={t('diagrams.by')}>
        <Segmented block aria-label={t('diagrams.by')} value={source.by} onChange={by => onChange({ ...source, by })} options={(['factor', 'dimension'] as const).map(value => ({ value, label: t(`diagrams.byWhat.${value}`) }))} />
      </Field>
    </>
  )
}
