import { useT } from '../../../app/i18n.tsx'
import { Section } from '../../figure/Field.tsx'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { PairsField } from '../fields/PairsField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { besideTarget, likelyOutcome, oneDimension } from './candidates.ts'
import { form } from './form.ts'
import type { FieldsProps, FormContext, Need, Options } from './form.ts'
import { ModelField } from './ModelField.tsx'

const types = ['pearson', 'spearman', 'kendall'] as const
const corrections = ['none', 'bonferroni', 'holm', 'bh'] as const

const correlate = form<'correlate'>('correlate', {
  first: ({ dataset, factors }) => ({ variables: oneDimension(dataset, factors).slice(0, 8), type: 'pearson', control: [], correction: 'none' }),
  need: ({ variables }) => (variables.length === 0 ? 'variables' : variables.length === 1 ? 'two' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <ChoiceField label={t('analysis.coefficient')} value={options.type} onChange={type => put({ type })} options={types.map(value => ({ value, label: t(`analysis.type.${value}`) }))} />
        <VariablesField context={context} of="numeric" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables })} />
        <ChoiceField label={t('analysis.field.correction')} value={options.correction} onChange={correction => put({ correction })} options={corrections.map(value => ({ value, label: t(`analysis.choice.correction.${value}`) }))} />
      </>
    )
  },
})

const partial = form<'correlate'>('correlate', {
  first({ dataset, factors }) {
    const target = likelyOutcome(dataset)
    return { variables: oneDimension(dataset, factors).filter(id => id !== target).slice(0, 5), type: 'pearson', control: target === '' ? [] : [target], correction: 'none' }
  },
  need: ({ variables, control }) => (variables.length < 2 ? 'two' : control.length === 0 ? 'control' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <ChoiceField label={t('analysis.coefficient')} value={options.type} onChange={type => put({ type })} options={types.map(value => ({ value, label: t(`analysis.type.${value}`) }))} />
        <VariablesField context={context} of="numeric" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables, control: options.control.filter(id => !variables.includes(id)) })} />
        <VariablesField bare context={context} of="numeric" label={t('analysis.controls')} value={options.control} without={options.variables} onChange={control => put({ control })} />
        <ChoiceField label={t('analysis.field.correction')} value={options.correction} onChange={correction => put({ correction })} options={corrections.map(value => ({ value, label: t(`analysis.choice.correction.${value}`) }))} />
      </>
    )
  },
})

type Explained = Options<'regress'>
const firstExplained = ({ dataset, factors }: FormContext): Explained => {
  const target = likelyOutcome(dataset)
  return { target, variables: besideTarget(dataset, factors, target) }
}
const needed = ({ target, variables }: Explained): Need | null => (target === '' ? 'target' : variables.filter(id => id !== target).length === 0 ? 'variables' : null)

function ExplainedFields({ options, put, context }: FieldsProps<Explained>) {
  const t = useT()
  return (
    <>
      <VariableField context={context} of="numeric" label={t('analysis.target')} value={options.target} onChange={target => put({ target: target ?? '', variables: options.variables.filter(id => id !== target) })} />
      <VariablesField context={context} of="numeric" label={t('analysis.predictors')} value={options.variables} without={[options.target]} onChange={variables => put({ variables })} />
    </>
  )
}

const regress = form<'regress'>('regress', { first: firstExplained, need: needed, Fields: ExplainedFields })

const drivers = form<'drivers'>('drivers', {
  first: context => ({ ...firstExplained(context), pairs: null, model: null }),
  need: options => needed(options) ?? (options.pairs?.some(({ item, importance }) => item === '' || importance === '') ? 'pairs' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <ExplainedFields options={options} put={put} context={context} />
        <Section title={t('analysis.field.statedPairs')}>
          <PairsField named={false} context={context} first={t('analysis.field.performanceItem')} second={t('analysis.field.importanceItem')} pairs={(options.pairs ?? []).map(({ item, importance }) => ({ label: '', first: item, second: importance }))} onChange={pairs => put({ pairs: pairs.length > 0 ? pairs.map(({ first, second }) => ({ item: first, importance: second })) : null })} />
        </Section>
        <ModelField value={options.model} onChange={model => put({ model })} />
      </>
    )
  },
})

export const relationForms = { correlate, partial, regress, drivers }
