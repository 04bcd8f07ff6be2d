import { useT } from '../../../app/i18n.tsx'
import { ChoiceField, SeveralField } from '../fields/ChoiceField.tsx'
import { LevelField, SeedField, WithinField } from '../fields/CommonFields.tsx'
import { ConstructsField } from '../fields/ConstructsField.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { VariablesField } from '../fields/VariableFields.tsx'
import { variableText } from '../../figure/useFactors.ts'
import { oneDimension, treeConstructs, treeItems } from './candidates.ts'
import { form } from './form.ts'
import type { FormContext } from './form.ts'

type Reverse = readonly (string | { variable: string; min: number; max: number })[]

/** Items to be turned round besides those whose scale says so. */
function ReverseField({ context, items, value, onChange }: { context: FormContext; items: readonly string[]; value: Reverse; onChange(value: string[]): void }) {
  const t = useT()
  const options = context.dataset.variables.filter(({ id }) => items.includes(id)).map(variable => ({ value: variable.id, label: variableText(variable) }))
  const chosen = value.map(entry => (typeof entry === 'string' ? entry : entry.variable)).filter(id => items.includes(id))
  return <SeveralField label={t('analysis.field.reverse')} value={chosen} options={options} onChange={onChange} none={t('controls.none')} />
}

const reliability = form<'reliability'>('reliability', {
  first: ({ dataset, factors }) => ({ variables: oneDimension(dataset, factors), reverse: [], level: 0.95, groupFactors: null }),
  need: ({ variables }) => (variables.length === 0 ? 'variables' : variables.length === 1 ? 'two' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariablesField context={context} of="numeric" label={t('analysis.field.items')} value={options.variables} onChange={variables => put({ variables })} />
        <ReverseField context={context} items={options.variables} value={options.reverse} onChange={reverse => put({ reverse })} />
        <LevelField value={options.level} onChange={level => put({ level })} />
        <NumberField label={t('analysis.field.groupFactors')} value={options.groupFactors} min={3} max={10} whole placeholder={t('controls.none')} onCommit={groupFactors => put({ groupFactors })} />
      </>
    )
  },
})

const efa = form<'efa'>('efa', {
  first: ({ dataset }) => ({ variables: treeItems(dataset).slice(0, 40), reverse: [], factors: null, extraction: 'paf', rotation: 'varimax', replicates: 500, seed: 20260101 }),
  need: ({ variables }) => (variables.length < 2 ? 'two' : variables.length < 3 ? 'three' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariablesField context={context} of="numeric" label={t('analysis.field.items')} value={options.variables} onChange={variables => put({ variables })} />
        <NumberField label={t('analysis.field.factorCount')} value={options.factors} min={1} max={50} whole placeholder={t('analysis.field.factorAuto')} onCommit={factors => put({ factors })} />
        <ChoiceField label={t('analysis.field.extraction')} value={options.extraction} onChange={extraction => put({ extraction })} options={(['pca', 'paf', 'ml'] as const).map(value => ({ value, label: t(`analysis.choice.extraction.${value}`) }))} />
        <ChoiceField label={t('analysis.field.rotation')} value={options.rotation} onChange={rotation => put({ rotation })} options={(['none', 'varimax', 'promax'] as const).map(value => ({ value, label: t(`analysis.choice.rotation.${value}`) }))} />
        <ReverseField context={context} items={options.variables} value={options.reverse} onChange={reverse => put({ reverse })} />
        <NumberField label={t('analysis.field.replicates')} value={options.replicates} min={20} max={10_000} whole onCommit={replicates => { if (replicates !== null) put({ replicates }) }} />
        <SeedField value={options.seed} onChange={seed => put({ seed })} />
      </>
    )
  },
})

const enough = (constructs: readonly { items: readonly string[] }[]): boolean => constructs.some(({ items }) => items.length > 1) && constructs.every(({ items }) => items.length > 0)

const cfa = form<'cfa'>('cfa', {
  first: ({ dataset, factors }) => ({ constructs: treeConstructs(dataset, factors).slice(0, 6), reverse: [] }),
  need: ({ constructs }) => (enough(constructs) ? null : 'constructs'),
  Fields({ options, put, context }) {
    return (
      <>
        <ConstructsField context={context} value={options.constructs} onChange={constructs => put({ constructs })} />
        <ReverseField context={context} items={options.constructs.flatMap(({ items }) => items)} value={options.reverse} onChange={reverse => put({ reverse })} />
      </>
    )
  },
})

const validity = form<'validity'>('validity', {
  first: ({ dataset, factors }) => ({ constructs: treeConstructs(dataset, factors).length > 1 ? treeConstructs(dataset, factors) : [], within: null, reverse: [] }),
  need: ({ constructs }) => (constructs === null || enough(constructs) ? null : 'constructs'),
  Fields({ options, put, context }) {
    const t = useT()
    const { constructs } = options
    return (
      <>
        <ChoiceField
          label={t('analysis.field.constructs')} value={constructs === null ? 'tree' : 'own'} onChange={source => put({ constructs: source === 'tree' ? null : treeConstructs(context.dataset, context.factors) })}
          options={[{ value: 'own', label: t('analysis.field.ownConstructs') }, { value: 'tree', label: t('analysis.field.fromTree') }]}
        />
        {constructs === null
          ? <WithinField context={context} value={options.within} onChange={within => put({ within })} />
          : <ConstructsField bare context={context} value={constructs} onChange={next => put({ constructs: next })} />}
        {constructs !== null && <ReverseField context={context} items={constructs.flatMap(({ items }) => items)} value={options.reverse} onChange={reverse => put({ reverse })} />}
      </>
    )
  },
})

export const measurementForms = { reliability, efa, cfa, validity }
