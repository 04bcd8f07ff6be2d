import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Factor } from '../../../shared/model/factor.ts'
import { useT } from '../../app/i18n.tsx'
import { childrenOf } from './hierarchy.ts'

interface Choice { value: string; title: string; children: Choice[] }

interface FactorSelectProps {
  factors: readonly Factor[]
  value: string | null
  onChange(factor: string | null): void
  label: string
  /** What no choice means. */
  placeholder: string
}

/** One factor of the tree, at any level, found by typing. */
export function FactorSelect({ factors, value, onChange, label, placeholder }: FactorSelectProps): ReactNode {
  const t = useT()
  const choices = useMemo(() => {
    const below = (parent: string | null): Choice[] => childrenOf(factors, parent).map(factor => ({ value: factor.id, title: factor.name, children: below(factor.id) }))
    return below(null)
  }, [factors])
  return (
    <TreeSelect
      className="yg-wide" aria-label={label} treeData={choices} value={value ?? undefined} onChange={(next?: string) => onChange(next ?? null)}
      placeholder={placeholder} allowClear showSearch={{ treeNodeFilterProp: 'title' }} treeDefaultExpandAll popupMatchSelectWidth={280}
      notFoundContent={t('diagrams.noFactors')}
    />
  )
}
