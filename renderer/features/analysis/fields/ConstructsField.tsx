import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { treeConstructs } from '../forms/candidates.ts'
import type { FormContext } from '../forms/form.ts'
import { VariablesField } from './VariableFields.tsx'

export interface Construct { name: string; items: string[] }

/** Constructs with their items: one open at a time, or all at once from the factor tree. */
export function ConstructsField({ context, value, onChange, bare = false }: { context: FormContext; value: readonly Construct[]; onChange(value: Construct[]): void; /** A heading stands over it already. */ bare?: boolean }): ReactNode {
  const t = useT()
  const [open, setOpen] = useState<number | null>(null)
  const put = (index: number, part: Partial<Construct>): void => onChange(value.map((construct, i) => (i === index ? { ...construct, ...part } : construct)))
  const tree = treeConstructs(context.dataset, context.factors)
  const shown = open === null ? undefined : value[open]
  return (
    <div className="yg-constructs" role="group" aria-label={t('analysis.field.constructs')}>
      {!bare && <div className="yg-prop-label" aria-hidden="true">{t('analysis.field.constructs')}</div>}
      <ul>
        {value.map((construct, index) => (
          <li key={index}>
            <button type="button" className="yg-list-entry" aria-expanded={open === index} onClick={() => setOpen(open === index ? null : index)}>
              <span className="yg-list-name">{construct.name}</span><span className="yg-faint yg-num">{construct.items.length}</span>
            </button>
            <button type="button" className="yg-icon-button" aria-label={t('analysis.field.removeConstruct', { name: construct.name })} onClick={() => { setOpen(null); onChange(value.filter((_, i) => i !== index)) }}>×</button>
          </li>
        ))}
      </ul>
      <div className="yg-prop-row">
        <Button size="small" onClick={() => { setOpen(value.length); onChange([...value, { name: t('analysis.field.newConstruct', { n: value.length + 1 }), items: [] }]) }}>{t('analysis.field.addConstruct')}</Button>
        {tree.length > 0 && <Button size="small" onClick={() => { setOpen(null); onChange(tree) }}>{t('analysis.field.fromTree')}</Button>}
      </div>
      {shown && open !== null && (
        <>
          <Input value={shown.name} maxLength={120} aria-label={t('analysis.field.constructName')} onChange={event => put(open, { name: event.target.value })} />
          <VariablesField context={context} of="numeric" label={t('analysis.field.items')} value={shown.items} onChange={items => put(open, { items })} />
        </>
      )}
    </div>
  )
}
