import { useT } from '../../../app/i18n.tsx'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { likelyOutcome, oneDimension, treeItems } from './candidates.ts'
import { form } from './form.ts'
import type { FieldsProps, FormContext, Need, Options } from './form.ts'

const types = ['pearson', 'spearman', 'kendall'] as const

const correlate = form('correlate', {
  first: ({ dataset, factors }) => ({ variables: oneDimension(dataset, factors).slice(0, 8), type: 'pearson', control: [] }),
  need: ({ variables }) => (variables.length === 0 ? 'variables' : variables.length === 1 ? 'two' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <ChoiceField label={t('analysis.coefficient')} value={options.type} onChange={type => put({ type })} options={types.map(value => ({ value, label: t(`analysis.type.${value}`) }))} />
        <VariablesField context={context} of="numeric" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables })} />
      </>
    )
  },
})

const partial = form('correlate', {
  first({ dataset, factors }) {
    const target = likelyOutcome(dataset)
    return { variables: oneDimension(dataset, factors).filter(id => id !== target).slice(0, 5), type: 'pearson', control: target === '' ? [] : [target] }
  },
  need: ({ variables, control }) => (variables.length < 2 ? 'two' : control.length === 0 ? 'control' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <ChoiceField label={t('analysis.coefficient')} value={options.type} onChange={type => put({ type })} options={types.map(value => ({ value, label: t(`analysis.type.${value}`) }))} />
        <VariablesField context={context} of="numeric" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables, control: options.control.filter(id => !variables.includes(id)) })} />
        <VariablesField bare context={context} of="numeric" label={t('analysis.controls')} value={options.control} without={options.variables} onChange={control => put({ control })} />
      </>
    )
  },
})

type Explained = Options<'drivers'>
const explained = {
  first({ dataset, factors }: FormContext): Explained {
    const target = likelyOutcome(dataset)
    const items = treeItems(dataset).filter(id => id !== target)
    // As many as Shapley values can be had for.
    return { target, variables: items.length <= 15 ? items : oneDimension(dataset, factors).filter(id => id !== target).slice(0, 15) }
  },
  need: ({ target, variables }: Explained): Need | null => (target === '' ? 'target' : variables.filter(id => id !== target).length === 0 ? 'variables' : null),
  Fields({ options, put, context }: FieldsProps<Explained>) {
    const t = useT()
    return (
      <>
        <VariableField context={context} of="numeric" label={t('analysis.target')} value={options.target} onChange={target => put({ target: target ?? '', variables: options.variables.filter(id => id !== target) })} />
        <VariablesField context={context} of="numeric" label={t('analysis.predictors')} value={options.variables} without={[options.target]} onChange={variables => put({ variables })} />
      </>
    )
  },
}

export const relationForms = { correlate, partial, regress: form('regress', explained), drivers: form('drivers', explained) }
