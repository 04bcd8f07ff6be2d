import { importanceMethods } from '../../../../shared/model/figureSpec.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { SeedField } from '../fields/CommonFields.tsx'
import { NumberField, NumberInput } from '../fields/NumberField.tsx'
import { PairsField } from '../fields/PairsField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { likelyOutcome, likelyPairs, treeItems } from './candidates.ts'
import { form } from './form.ts'

const priority = form('priority', {
  first: ({ dataset }) => { const target = likelyOutcome(dataset); return { target, variables: treeItems(dataset).filter(id => id !== target), importance: 'johnson', gap: 'max', targetScore: 80, bootstrap: 0, seed: 20260101 } },
  need: ({ target, variables }) => (target === '' ? 'target' : variables !== null && variables.length === 0 ? 'variables' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariableField context={context} of="scales" label={t('analysis.target')} value={options.target} onChange={target => put({ target: target ?? '', variables: options.variables?.filter(id => id !== target) ?? null })} />
        <ChoiceField label={t('analysis.field.importance')} value={options.importance} onChange={importance => put({ importance })} options={importanceMethods.map(value => ({ value, label: t(`analysis.choice.importance.${value}`) }))} />
        <ChoiceField label={t('analysis.field.gap')} value={options.gap} onChange={gap => put({ gap })} options={(['max', 'target'] as const).map(value => ({ value, label: t(`analysis.choice.gap.${value}`) }))} />
        {options.gap === 'target' && <NumberField label={t('analysis.field.targetScore')} value={options.targetScore} min={0} max={100} onCommit={targetScore => { if (targetScore !== null) put({ targetScore }) }} />}
        <NumberField label={t('analysis.field.bootstrap')} value={options.bootstrap} min={0} max={20_000} whole onCommit={bootstrap => put({ bootstrap: bootstrap ?? 0 })} />
        {options.bootstrap > 0 && <SeedField value={options.seed} onChange={seed => put({ seed })} />}
        <VariablesField context={context} of="scales" label={t('analysis.field.items')} value={options.variables ?? []} without={[options.target]} onChange={variables => put({ variables })} />
      </>
    )
  },
})

const important = /重要(性|程度)|importance/i
const performed = /满意(度|程度)|表现|performance|satisfaction/i

const quadrant = form('quadrant', {
  first: ({ dataset }) => { const target = likelyOutcome(dataset); return { target: target || null, variables: treeItems(dataset).filter(id => id !== target), importance: 'correlation', pairs: null, crosshair: 'mean', bounds: null } },
  need: ({ importance, target, variables, pairs }) => {
    if (importance === 'direct') return pairs !== null && pairs.length > 0 && pairs.every(pair => pair.importance !== '' && pair.performance !== '') ? null : 'pairs'
    return !target ? 'target' : variables !== null && variables.length === 0 ? 'variables' : null
  },
  Fields({ options, put, context }) {
    const t = useT()
    const direct = options.importance === 'direct'
    return (
      <>
        <ChoiceField
          label={t('analysis.field.importance')} value={options.importance} options={(['correlation', 'regression', 'johnson', 'shapley', 'direct'] as const).map(value => ({ value, label: t(`analysis.choice.importance.${value}`) }))}
          onChange={importance => put(importance === 'direct'
            ? { importance, target: null, variables: null, pairs: options.pairs ?? likelyPairs(context.dataset, important, performed).map(({ label, first, second }) => ({ label, importance: first, performance: second })) }
            : { importance, pairs: null, target: options.target ?? (likelyOutcome(context.dataset) || null), variables: options.variables ?? treeItems(context.dataset) })}
        />
        <ChoiceField label={t('analysis.field.crosshair')} value={options.crosshair} onChange={crosshair => put({ crosshair })} options={(['mean', 'median', 'midpoint'] as const).map(value => ({ value, label: t(`analysis.choice.crosshair.${value}`) }))} />
        {options.crosshair === 'midpoint' && direct && (
          <Field label={t('analysis.field.bounds')}>
            <div className="yg-prop-pair">
              <NumberInput label={t('analysis.field.min')} value={options.bounds?.min ?? null} placeholder={t('analysis.field.min')} onCommit={min => put({ bounds: min === null ? null : { min, max: options.bounds?.max ?? min + 4 } })} />
              <NumberInput label={t('analysis.field.max')} value={options.bounds?.max ?? null} placeholder={t('analysis.field.max')} onCommit={max => put({ bounds: max === null ? null : { min: options.bounds?.min ?? 1, max } })} />
            </div>
          </Field>
        )}
        {direct
          ? <PairsField context={context} first={t('analysis.field.importanceItem')} second={t('analysis.field.performanceItem')} pairs={(options.pairs ?? []).map(({ label, importance, performance }) => ({ label, first: importance, second: performance }))} onChange={pairs => put({ pairs: pairs.map(({ label, first, second }) => ({ label, importance: first, performance: second })) })} />
          : (
              <>
                <VariableField context={context} of="numeric" label={t('analysis.target')} value={options.target} onChange={target => put({ target, variables: options.variables?.filter(id => id !== target) ?? null })} />
                <VariablesField context={context} of="numeric" label={t('analysis.field.items')} value={options.variables ?? []} without={options.target ? [options.target] : []} onChange={variables => put({ variables })} />
              </>
            )}
      </>
    )
  },
})

export const priorityForms = { priority, quadrant }
