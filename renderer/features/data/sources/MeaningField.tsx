import { Select } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { variableMeanings } from '../../../../shared/model/variable.ts'
import type { Variable, VariableMeaning } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'

/** The job of a column, in the variable inspector; for a text, the way to coding it. */
export function MeaningField({ variable, editable, onChange }: { variable: Variable; editable: boolean; onChange: (meaning: VariableMeaning | null) => void }): ReactNode {
  const t = useT()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{t('sources.meaningLabel')}</label>
      <Select<VariableMeaning | ''>
        id={id} value={variable.meaning ?? ''} disabled={!editable} onChange={meaning => onChange(meaning === '' ? null : meaning)}
        options={[{ value: '', label: t('sources.noMeaning') }, ...variableMeanings.map(value => ({ value, label: t(`sources.meaning.${value}`) }))]}
      />
      {variable.kind === 'text' && variable.meaning !== 'factor' && (
        <div className="yg-props-wide"><button type="button" className="yg-button" onClick={() => navigate('data', 'code', variable.dataset, variable.id)}>{t('sources.coding.open')}</button></div>
      )}
    </>
  )
}
