import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useRemembered } from '../../../app/remembered.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import type { ItemGroup } from '../../figure/useFactors.ts'
import { groupedByDimension, groupedByQuestion } from '../../figure/useFactors.ts'
import { VariablePicker } from '../../figure/VariablePicker.tsx'
import { VariableSelect } from '../../figure/VariableSelect.tsx'
import { candidates } from '../forms/candidates.ts'
import type { Role } from '../forms/candidates.ts'
import type { FormContext } from '../forms/form.ts'

interface Shared { context: FormContext; of: Role; label: string; without?: readonly string[] }

const useGroups = ({ context: { dataset, factors }, of, without = [] }: Omit<Shared, 'label'>, by: 'factor' | 'question'): ItemGroup[] => {
  const variables = candidates(of, dataset).filter(({ id }) => !without.includes(id))
  return by === 'factor' ? groupedByDimension(variables, factors) : groupedByQuestion(variables, dataset)
}

/** Several variables; by factor or by question, as this person likes it. */
export function VariablesField({ value, onChange, bare = false, ...shared }: Shared & { value: readonly string[]; onChange(value: string[]): void; /** A second list in the same form. */ bare?: boolean }): ReactNode {
  const t = useT()
  const [by, setBy] = useRemembered<'factor' | 'question'>('analysis.grouping', 'factor')
  const groups = useGroups(shared, by)
  return (
    <>
      {!bare && (
        <Segmented
          block aria-label={t('analysis.grouping')} value={by} onChange={setBy}
          options={[{ value: 'factor' as const, label: t('analysis.byFactor') }, { value: 'question' as const, label: t('analysis.byQuestion') }]}
        />
      )}
      <VariablePicker label={shared.label} groups={groups} chosen={value.filter(id => !shared.without?.includes(id))} onChange={onChange} />
    </>
  )
}

/** One variable. `none`: what no choice means; without it one must be chosen. */
export function VariableField({ value, onChange, none, ...shared }: Shared & { value: string | null; onChange(value: string | null): void; none?: string }): ReactNode {
  const groups = useGroups(shared, shared.of === 'groups' || shared.of === 'periods' || shared.of === 'weights' ? 'question' : 'factor')
  return (
    <Field label={shared.label}>
      <VariableSelect groups={groups} value={value || null} label={shared.label} onChange={onChange} {...(none === undefined ? {} : { placeholder: none, allowClear: true })} />
    </Field>
  )
}
