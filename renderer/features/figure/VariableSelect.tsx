import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '../../app/i18n.tsx'
import type { ItemGroup } from './useFactors.ts'
import { variableText } from './useFactors.ts'

interface VariableSelectProps {
  groups: readonly ItemGroup[]
  value: string | null
  onChange(variable: string | null): void
  label: string
  placeholder?: string
  allowClear?: boolean
}

/** One variable, found by typing, under the headings of its dimension or question. */
export function VariableSelect({ groups, value, onChange, label, placeholder, allowClear = false }: VariableSelectProps): ReactNode {
  const t = useT()
  return (
    <Select
      className="yg-wide" aria-label={label} value={value ?? undefined} allowClear={allowClear} popupMatchSelectWidth={360}
      onChange={(next?: string) => onChange(next ?? null)}
      {...(placeholder ? { placeholder } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      options={groups.map(group => ({
        label: group.name || t('diagrams.ungrouped'),
        title: group.name,
        options: group.variables.map(variable => ({ value: variable.id, label: variableText(variable), title: variableText(variable) })),
      }))}
    />
  )
}
