import { useT } from '../../../app/i18n.tsx'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { CodesField, GroupsField, LevelField } from '../fields/CommonFields.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { candidates, codesOf, likelyGroup, likelyOutcome, oneDimension } from './candidates.ts'
import { form } from './form.ts'
import type { FieldsProps, FormContext, Need, Options } from './form.ts'

type Grouped = Options<'ttest'>
const grouped = (several: boolean) => ({
  first({ dataset }: FormContext): Grouped {
    const by = several ? likelyGroup(dataset, 8, 3) || likelyGroup(dataset, 8) : likelyGroup(dataset, 2) || likelyGroup(dataset, 8)
    const codes = codesOf(dataset, by)
    return { variable: likelyOutcome(dataset), by, groups: !several && codes.length > 2 ? codes.slice(0, 2).map(({ code }) => code) : null, level: 0.95 }
  },
  need: ({ variable, by }: Grouped): Need | null => (variable === '' ? 'one' : by === '' ? 'group' : null),
  Fields({ options, put, context }: FieldsProps<Grouped>) {
    const t = useT()
    return (
      <>
        <VariableField context={context} of="numeric" label={t('analysis.field.variable')} value={options.variable} onChange={variable => put({ variable: variable ?? '' })} />
        <VariableField context={context} of="groups" label={t('analysis.by')} value={options.by} onChange={by => put({ by: by ?? '', groups: several || codesOf(context.dataset, by).length <= 2 ? null : codesOf(context.dataset, by).slice(0, 2).map(({ code }) => code) })} />
        <GroupsField context={context} by={options.by} value={options.groups} onChange={groups => put({ groups })} />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
})

type Twice = Options<'paired'>
const twice = {
  first({ dataset, factors }: FormContext): Twice {
    const [first = '', second = ''] = oneDimension(dataset, factors)
    return { variables: [first, second], level: 0.95 }
  },
  need: ({ variables: [first = '', second = ''] }: Twice): Need | null => (first === '' || second === '' || first === second ? 'pair' : null),
  Fields({ options, put, context }: FieldsProps<Twice>) {
    const t = useT()
    const [first = '', second = ''] = options.variables
    return (
      <>
        <VariableField context={context} of="numeric" label={t('analysis.field.first')} value={first} without={[second]} onChange={value => put({ variables: [value ?? '', second] })} />
        <VariableField context={context} of="numeric" label={t('analysis.field.second')} value={second} without={[first]} onChange={value => put({ variables: [first, value ?? ''] })} />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
}

const compare = form<'compare'>('compare', {
  first: ({ dataset, factors }) => ({ variables: oneDimension(dataset, factors).slice(0, 6), by: likelyGroup(dataset, 8) || null, paired: false, groups: null, correction: 'holm', level: 0.95 }),
  need: ({ variables, by, paired }) => (variables.length === 0 ? 'variables' : paired ? (variables.length % 2 === 0 ? null : 'evenPairs') : by === null || by === '' ? 'group' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <ChoiceField
          label={t('analysis.field.design')} value={options.paired ? 'paired' : 'groups'} onChange={design => put({ paired: design === 'paired', by: design === 'paired' ? null : likelyGroup(context.dataset, 8) || null, groups: null })}
          options={(['groups', 'paired'] as const).map(value => ({ value, label: t(`analysis.choice.design.${value}`) }))}
        />
        {!options.paired && <VariableField context={context} of="groups" label={t('analysis.by')} value={options.by} onChange={by => put({ by, groups: null })} />}
        {!options.paired && <GroupsField context={context} by={options.by} value={options.groups} onChange={groups => put({ groups })} />}
        <VariablesField context={context} of="answers" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables })} />
        <ChoiceField label={t('analysis.field.correction')} value={options.correction} onChange={correction => put({ correction })} options={(['holm', 'bh', 'none'] as const).map(value => ({ value, label: t(`analysis.choice.correction.${value}`) }))} />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
})

const crosstab = form<'crosstab'>('crosstab', {
  weighs: true,
  first({ dataset }) {
    const rows = likelyGroup(dataset, 12)
    const columns = likelyGroup(dataset, 12, 2, [rows])
    return { variables: [rows, columns], options: [], counts: null, replicates: 10_000, seed: 20260101, level: 0.95 }
  },
  need: ({ variables: [rows = '', columns = ''] }) => (rows === '' || columns === '' || rows === columns ? 'two' : null),
  Fields({ options, put, context }) {
    const t = useT()
    const [rows = '', columns = ''] = options.variables
    return (
      <>
        <VariableField context={context} of="groups" label={t('analysis.field.rows')} value={rows} without={[columns]} onChange={value => put({ variables: [value ?? '', columns] })} />
        <VariableField context={context} of="groups" label={t('analysis.field.columns')} value={columns} without={[rows]} onChange={value => put({ variables: [rows, value ?? ''] })} />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
})

/** Two answers each: options of a multiple-choice question before anything else. */
const twoValued = (context: FormContext): string[] => {
  const indicators = candidates('indicators', context.dataset).map(({ id }) => id)
  return indicators.length > 1 ? indicators : candidates('groups', context.dataset).filter(({ codes }) => codes.filter(code => !code.missing).length === 2).map(({ id }) => id)
}

const mcnemar = form<'mcnemar'>('mcnemar', {
  first(context) {
    const [first = '', second = ''] = twoValued(context)
    return { variables: [first, second], table: null }
  },
  need: ({ variables: [first = '', second = ''] }) => (first === '' || second === '' || first === second ? 'pair' : null),
  Fields({ options, put, context }) {
    const t = useT()
    const [first = '', second = ''] = options.variables
    return (
      <>
        <VariableField context={context} of="groups" label={t('analysis.field.first')} value={first} without={[second]} onChange={value => put({ variables: [value ?? '', second] })} />
        <VariableField context={context} of="groups" label={t('analysis.field.second')} value={second} without={[first]} onChange={value => put({ variables: [first, value ?? ''] })} />
      </>
    )
  },
})

/** The good end of a scale, or the first of what can be answered. */
const topCodes = ({ dataset }: FormContext, variable: string): (string | number)[] => {
  const found = dataset.variables.find(({ id }) => id === variable)
  const codes = codesOf(dataset, variable).map(({ code }) => code)
  if (found?.kind === 'indicator') return [1]
  if (!found?.scale) return codes.slice(0, 1)
  const inside = codes.filter(code => code >= found.scale!.min && code <= found.scale!.max).sort((a, b) => a - b)
  return found.scale.direction === 'positive' ? inside.slice(-2) : inside.slice(0, 2)
}

const proportion = form<'proportion'>('proportion', {
  first(context) {
    const variable = likelyOutcome(context.dataset)
    return { variable: variable || null, by: null, success: topCodes(context, variable), counts: null, level: 0.95 }
  },
  need: ({ variable, success }) => (variable === null || variable === '' ? 'one' : success.length === 0 ? 'success' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariableField context={context} of="answers" label={t('analysis.field.variable')} value={options.variable} onChange={variable => put({ variable, success: topCodes(context, variable ?? '') })} />
        <CodesField context={context} variable={options.variable} label={t('analysis.field.success')} value={options.success} onChange={success => put({ success })} />
        <VariableField context={context} of="groups" label={t('analysis.by')} value={options.by} none={t('analysis.noSplit')} onChange={by => put({ by })} />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
})

const nps = form<'nps'>('nps', {
  weighs: true,
  first({ dataset }) {
    const tenPoint = candidates('numeric', dataset).filter(({ scale }) => scale !== null && scale.max === 10 && scale.min <= 1)
    return { variable: (tenPoint[0]?.id ?? likelyOutcome(dataset)), by: null, level: 0.95 }
  },
  need: ({ variable }) => (variable === '' ? 'one' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariableField context={context} of="numeric" label={t('analysis.field.variable')} value={options.variable} onChange={variable => put({ variable: variable ?? '' })} />
        <VariableField context={context} of="groups" label={t('analysis.by')} value={options.by} none={t('analysis.noSplit')} onChange={by => put({ by })} />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
})

export const comparisonForms = {
  compare, ttest: form<'ttest'>('ttest', grouped(false)), paired: form('paired', twice), mannwhitney: form('mannwhitney', grouped(false)), wilcoxon: form('wilcoxon', twice),
  anova: form<'anova'>('anova', grouped(true)), kruskal: form('kruskal', grouped(true)), crosstab, mcnemar, proportion, nps,
}
