import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { bind, writtenName } from '../../../../shared/expression/bind.ts'
import { print } from '../../../../shared/expression/print.ts'
import { useT } from '../../../app/i18n.tsx'
import { FormulaField } from '../derived/FormulaField.tsx'
import '../derived/derived.css'
import type { ParameterProps } from './RuleParameters.tsx'

/** Conditions that cannot both hold, and items that mean the same. */
export function ContradictionPairs({ dataset, settings, onChange }: ParameterProps): ReactNode {
  const t = useT()
  const { variables } = dataset
  const { pairs, items } = settings.contradiction
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [item, setItem] = useState<string | null>(null)
  const set = (patch: Partial<typeof settings.contradiction>): void => onChange({ ...settings, contradiction: { ...settings.contradiction, ...patch } })
  const words = (condition: string): string => { const { node } = bind(condition, variables); return node ? print(node, writtenName(variables)) : condition }
  const holds = (text: string): boolean => { const { problem, type } = bind(text, variables); return problem === null && type !== 'text' }
  const scales = variables.filter(({ scale, role }) => scale !== null && role === 'answer').map(({ id, name, label }) => ({ value: id, label: label || name }))
  const named = new Map(scales.map(({ value, label }) => [value, label]))
  return (
    <>
      <div className="yg-prop-label">{t('screening.parameter.pairs')}</div>
      {pairs.map((pair, at) => (
        <div key={`${pair.first} ${pair.second}`} className="yg-screening-pair">
          <code>{words(pair.first)}</code><code>{words(pair.second)}</code>
          <button type="button" className="yg-icon-button" aria-label={t('screening.parameter.removePair', { n: at + 1 })} onClick={() => set({ pairs: pairs.filter((_, index) => index !== at) })}>×</button>
        </div>
      ))}
      <FormulaField value={first} variables={variables} label={t('screening.parameter.first')} placeholder={t('screening.parameter.firstHint')} rows={1} onChange={setFirst} />
      <FormulaField value={second} variables={variables} label={t('screening.parameter.second')} placeholder={t('screening.parameter.secondHint')} rows={1} onChange={setSecond} />
      <Button
        size="small" disabled={!(first.trim() !== '' && second.trim() !== '' && holds(first) && holds(second))}
        onClick={() => { set({ pairs: [...pairs, { first: first.trim(), second: second.trim() }] }); setFirst(''); setSecond('') }}
      >{t('screening.parameter.addPair')}</Button>
      <div className="yg-prop-label yg-screening-items">{t('screening.parameter.items')}</div>
      {items.map((pair, at) => (
        <div key={`${pair.first} ${pair.second}`} className="yg-screening-pair">
          <span className="yg-ellipsis">{named.get(pair.first) ?? pair.first}</span><span className="yg-ellipsis">{named.get(pair.second) ?? pair.second}</span>
          <button type="button" className="yg-icon-button" aria-label={t('screening.parameter.removeItems', { n: at + 1 })} onClick={() => set({ items: items.filter((_, index) => index !== at) })}>×</button>
        </div>
      ))}
      <Select className="yg-wide" showSearch allowClear optionFilterProp="label" value={item} placeholder={t('screening.parameter.firstItem')} aria-label={t('screening.parameter.firstItem')} options={scales} onChange={(value: string | undefined) => setItem(value ?? null)} />
      <Select
        key={items.length} className="yg-wide" showSearch optionFilterProp="label" disabled={item === null} placeholder={t('screening.parameter.secondItem')} aria-label={t('screening.parameter.secondItem')}
        options={scales.filter(({ value }) => value !== item)} onSelect={(value: string) => { if (item !== null) { set({ items: [...items, { first: item, second: value }] }); setItem(null) } }}
      />
    </>
  )
}
