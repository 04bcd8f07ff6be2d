import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { functions } from '../../../../shared/expression/node.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import { groupedByQuestion } from '../../figure/useFactors.ts'
import { VariablePicker } from '../../figure/VariablePicker.tsx'
import { VariableSelect } from '../../figure/VariableSelect.tsx'
import { candidates, dateParts } from './draft.ts'
import type { Draft } from './draft.ts'
import { FormulaField } from './FormulaField.tsx'
import { MarginsEditor } from './MarginsEditor.tsx'
import { RecodeTable } from './RecodeTable.tsx'

/** The fields of the chosen kind of derivation. */
export function DerivationFields({ dataset, self, draft, onChange }: { dataset: Dataset; self: string | null; draft: Draft; onChange(part: Partial<Draft>): void }): ReactNode {
  const t = useT()
  const { type } = draft
  const choices = candidates(type, dataset, self)
  const number = (label: string, value: number, min: number, max: number, put: (value: number) => void): ReactNode => (
    <Field label={label}><InputNumber className="yg-short" aria-label={label} min={min} max={max} value={value} onChange={next => { if (typeof next === 'number' && Number.isInteger(next)) put(next) }} /></Field>
  )
  if (type === 'mean' || type === 'sum' || type === 'index') {
    return (
      <>
        <VariablePicker label={t('derived.sources')} groups={groupedByQuestion(choices, dataset)} chosen={draft.items} onChange={items => onChange({ items })} />
        {number(t('derived.least'), Math.max(1, Math.min(draft.least, Math.max(1, draft.items.length))), 1, Math.max(1, draft.items.length), least => onChange({ least }))}
        {type !== 'index' && <Checkbox checked={draft.reversed} onChange={event => onChange({ reversed: event.target.checked })}>{t('derived.reversed')}</Checkbox>}
      </>
    )
  }
  if (type === 'formula') {
    const hint = t('derived.formulaHint', { functions: Object.keys(functions).join(' ') })
    return <Field label={t('derived.formula')} hint={hint}><FormulaField value={draft.text} variables={dataset.variables.filter(variable => variable.id !== self)} label={t('derived.formula')} rows={4} onChange={text => onChange({ text })} /></Field>
  }
  if (type === 'rake' || type === 'groupWeight') {
    return (
      <>
        <MarginsEditor dataset={dataset} choices={choices} margins={draft.margins} single={type === 'groupWeight'} onChange={margins => onChange({ margins })} />
        {type === 'rake' && <Field label={t('derived.trim')} hint={t('derived.trimHint')}><InputNumber className="yg-short" aria-label={t('derived.trim')} min={1} value={draft.trim} onChange={trim => onChange({ trim })} /></Field>}
      </>
    )
  }
  return (
    <>
      <Field label={t('derived.source')}><VariableSelect groups={groupedByQuestion(choices, dataset)} value={draft.of} label={t('derived.source')} onChange={of => onChange({ of })} /></Field>
      {type === 'topBox' && number(t('derived.top'), draft.top, 1, 10, top => onChange({ top }))}
      {type === 'quantiles' && number(t('derived.groups'), draft.groups, 2, 20, groups => onChange({ groups }))}
      {type === 'bins' && <Field label={t('derived.edges')} hint={t('derived.edgesHint')}><Input value={draft.edges} aria-label={t('derived.edges')} onChange={event => onChange({ edges: event.target.value })} /></Field>}
      {type === 'datePart' && (
        <Field label={t('derived.part')}>
          <Select className="yg-wide" aria-label={t('derived.part')} value={draft.part} onChange={part => onChange({ part })} options={dateParts.map(value => ({ value, label: t(`derived.parts.${value}`) }))} />
        </Field>
      )}
      {type === 'recode' && <RecodeTable draft={draft} source={dataset.variables.find(variable => variable.id === draft.of)} onChange={onChange} />}
    </>
  )
}
