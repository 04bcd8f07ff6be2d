import { priorityImportance } from '../../../../shared/contract/requests/priority.ts'
import { importanceMethods } from '../../../../shared/model/figureSpec.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { SeedField } from '../fields/CommonFields.tsx'
import { NumberField, NumberInput } from '../fields/NumberField.tsx'
import { PairsField } from '../fields/PairsField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { besideTarget, likelyOutcome, likelyPairs, treeItems } from './candidates.ts'
import { form } from './form.ts'
import { ModelField } from './ModelField.tsx'

const priority = form<'priority'>('priority', {
  first: ({ dataset, factors }) => { const target = likelyOutcome(dataset); return { target, variables: besideTarget(dataset, factors, target), importance: 'johnson', pairs: null, model: null, pathModel: null, gap: 'max', targetScore: 80, competitor: null, level: 0.9, chosenOrder: null, by: null, bootstrap: 0, seed: 20260101 } },
  need({ target, variables, importance, pairs, model }) {
    if (target === '') return 'target'
    if (importance === 'direct') return pairs && pairs.every(pair => pair.item !== '' && pair.importance !== '') ? null : 'pairs'
    return importance === 'pls' && model === null ? 'model' : variables !== null && variables.length === 0 ? 'variables' : null
  },
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariableField context={context} of="scales" label={t('analysis.target')} value={options.target} onChange={target => put({ target: target ?? '', variables: options.variables?.filter(id => id !== target) ?? null })} />
        <ChoiceField label={t('analysis.field.importance')} value={options.importance} onChange={importance => put({ importance, ...(importance === 'direct' ? {} : { pairs: null }), ...(importance === 'pls' ? {} : { model: null }) })} options={priorityImportance.map(value => ({ value, label: t(`analysis.choice.importance.${value}`) }))} />
        {options.importance === 'pls' && <ModelField value={options.model} onChange={model => put({ model })} />}
        <ChoiceField label={t('analysis.field.gap')} value={options.gap} onChange={gap => put({ gap })} options={(['max', 'target'] as const).map(value => ({ value, label: t(`analysis.choice.gap.${value}`) }))} />
        {options.gap === 'target' && <NumberField label={t('analysis.field.targetScore')} value={options.targetScore} min={0} max={100} onCommit={targetScore => { if (targetScore !== null) put({ targetScore }) }} />}
        <NumberField label={t('analysis.field.bootstrap')} value={options.bootstrap} min={0} max={20_000} whole onCommit={bootstrap => put({ bootstrap: bootstrap ?? 0 })} />
        {options.bootstrap > 0 && <SeedField value={options.seed} onChange={seed => put({ seed })} />}
        {options.importance === 'direct'
          ? <PairsField named={false} context={context} first={t('analysis.field.performanceItem')} second={t('analysis.field.importanceItem')} pairs={(options.pairs ?? []).map(({ item, importance }) => ({ label: '', first: item, second: importance }))} onChange={pairs => put({ pairs: pairs.length > 0 ? pairs.map(({ first, second }) => ({ item: first, importance: second })) : null })} />
          : <VariablesField context={context} of="scales" label={t('analysis.field.items')} value={options.variables ?? []} without={[options.target]} onChange={variables => put({ variables })} />}
      </>
    )
  },
})

const important = /重要(性|程度)|importance/i
const performed = /满意(度|程度)|表现|performance|satisfaction/i

const quadrant = form<'quadrant'>('quadrant', {
  first: ({ dataset, factors }) => { const target = likelyOutcome(dataset); return { target: target || null, variables: besideTarget(dataset, factors, target), importance: 'correlation', pairs: null, attributes: null, points: null, model: null, pathModel: null, crosshair: 'mean', targets: null, across: 'performance', compare: true, bounds: null, level: 0.95, bootstrap: 0, seed: 20260101 } },
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
          label={t('analysis.field.importance')} value={options.importance} options={([...importanceMethods, 'direct'] as const).map(value => ({ value, label: t(`analysis.choice.importance.${value}`) }))}
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
