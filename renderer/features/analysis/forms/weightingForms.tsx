import { Select } from 'antd'
import { weightingMethods } from '../../../../shared/contract/requests/weighting.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import { variableText } from '../../figure/useFactors.ts'
import { ChoiceField, SeveralField } from '../fields/ChoiceField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { readJudgement } from '../judgement/judgement.ts'
import { likelyOutcome, oneDimension } from './candidates.ts'
import { form } from './form.ts'
import type { FormContext } from './form.ts'

function CostField({ context, items, value, onChange }: { context: FormContext; items: readonly string[]; value: readonly string[]; onChange(value: string[]): void }) {
  const t = useT()
  const options = context.dataset.variables.filter(({ id }) => items.includes(id)).map(variable => ({ value: variable.id, label: variableText(variable) }))
  return <SeveralField label={t('analysis.field.cost')} value={value.filter(id => items.includes(id))} options={options} onChange={onChange} none={t('controls.none')} />
}

/** From the data alone; judgements have a place of their own. */
const fromData = weightingMethods.filter(type => type !== 'ahp')

const weights = form<'weights'>('weights', {
  first: ({ dataset, factors }) => ({ type: 'entropy', variables: oneDimension(dataset, factors).filter(id => id !== likelyOutcome(dataset)), cost: [], target: null, labels: [], matrix: null }),
  need: ({ type, variables, target }) => (variables.length < 2 ? 'two' : type === 'relative' && !target ? 'target' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <ChoiceField
          label={t('analysis.field.weighting')} value={options.type} onChange={type => put({ type, target: type === 'relative' ? options.target ?? (likelyOutcome(context.dataset) || null) : null })}
          options={fromData.map(value => ({ value, label: t(`analysis.choice.weighting.${value}`) }))}
        />
        {options.type === 'relative' && <VariableField context={context} of="numeric" label={t('analysis.target')} value={options.target} onChange={target => put({ target, variables: options.variables.filter(id => id !== target) })} />}
        <VariablesField context={context} of="numeric" label={t('analysis.field.items')} value={options.variables} without={options.target ? [options.target] : []} onChange={variables => put({ variables })} />
        <CostField context={context} items={options.variables} value={options.cost} onChange={cost => put({ cost })} />
      </>
    )
  },
})

/** A saved judgement matrix, for the items in their order. */
function JudgementField({ size, value, onChange }: { size: number; value: readonly (readonly number[])[] | null; onChange(value: number[][] | null): void }) {
  const t = useT()
  const studies = useEngineQuery('study.list', { kind: 'judgement' }).data ?? []
  const fitting = studies.flatMap(study => { const read = readJudgement(study.content); return read && read.matrix.length === size ? [{ id: study.id, name: study.name, matrix: read.matrix }] : [] })
  const now = fitting.find(each => JSON.stringify(each.matrix) === JSON.stringify(value))
  return (
    <Field label={t('analysis.field.judgement')}>
      <Select className="yg-wide" aria-label={t('analysis.field.judgement')} value={now?.id ?? null} onChange={id => onChange(fitting.find(each => each.id === id)?.matrix ?? null)} options={fitting.map(each => ({ value: each.id, label: each.name }))} />
    </Field>
  )
}

const weightings = form<'weightings'>('weightings', {
  first({ dataset, factors }) {
    const target = likelyOutcome(dataset)
    return { types: ['equal', 'entropy', 'critic', 'cv', 'factor', ...(target === '' ? [] : ['relative' as const])], variables: oneDimension(dataset, factors).filter(id => id !== target), cost: [], target: target || null, matrix: null }
  },
  need: ({ types, variables, target, matrix }) => (variables.length < 2 ? 'two' : types.length === 0 ? 'variables' : types.includes('relative') && !target ? 'target' : types.includes('ahp') && matrix?.length !== variables.length ? 'matrix' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <SeveralField label={t('analysis.field.weightings')} value={options.types} onChange={types => put({ types })} options={weightingMethods.map(value => ({ value, label: t(`analysis.choice.weighting.${value}`) }))} />
        {options.types.includes('relative') && <VariableField context={context} of="numeric" label={t('analysis.target')} value={options.target} onChange={target => put({ target, variables: options.variables.filter(id => id !== target) })} />}
        {options.types.includes('ahp') && <JudgementField size={options.variables.length} value={options.matrix} onChange={matrix => put({ matrix })} />}
        <VariablesField context={context} of="numeric" label={t('analysis.field.items')} value={options.variables} without={options.types.includes('relative') && options.target ? [options.target] : []} onChange={variables => put({ variables })} />
        <CostField context={context} items={options.variables} value={options.cost} onChange={cost => put({ cost })} />
      </>
    )
  },
})

export const weightingForms = { weights, weightings }
