import type { RequestOf } from '../../../../shared/contract/analysis.ts'
import { controlCharts } from '../../../../shared/contract/requests/quality.ts'
import { paretoSpec } from '../../../../shared/model/figureSpec.ts'
import { useT } from '../../../app/i18n.tsx'
import { usualRule } from '../../diagrams/newFigures.ts'
import { questionName } from '../../figure/useFactors.ts'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { CodesField, LevelField, WithinField } from '../fields/CommonFields.tsx'
import { NumberField, NumberInput } from '../fields/NumberField.tsx'
import { PairsField } from '../fields/PairsField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { candidates, codesOf, likelyGroup, likelyOutcome, likelyPairs } from './candidates.ts'
import { form } from './form.ts'
import type { AnyForm, Form, FormContext } from './form.ts'

const present = /如果提供|如果具备|如果有|具备时|正向|functional|if present/i
const absent = /如果不提供|如果不具备|如果没有|不具备时|反向|dysfunctional|if absent/i

const kano = form<'kano'>('kano', {
  first: ({ dataset }) => ({ features: likelyPairs(dataset, present, absent).map(({ label, first, second }) => ({ label, functional: first, dysfunctional: second })) }),
  need: ({ features }) => (features.length > 0 && features.every(({ functional, dysfunctional }) => functional !== '' && dysfunctional !== '') ? null : 'pairs'),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <PairsField
        context={context} of="answers" first={t('analysis.field.functional')} second={t('analysis.field.dysfunctional')}
        pairs={options.features.map(({ label, functional, dysfunctional }) => ({ label, first: functional, second: dysfunctional }))}
        onChange={pairs => put({ features: pairs.map(({ label, first, second }) => ({ label, functional: first, dysfunctional: second })) })}
      />
    )
  },
})

const wanted = /期望|预期|expected|expectation/i
const got = /感知|实际|perceived|perception/i

const gap = form<'gap'>('gap', {
  first: ({ dataset }) => ({ pairs: likelyPairs(dataset, wanted, got).map(({ label, first, second }) => ({ label, dimension: '', expectation: first, perception: second, weight: null })), level: 0.95 }),
  need: ({ pairs }) => (pairs.length > 0 && pairs.every(({ expectation, perception }) => expectation !== '' && perception !== '') ? null : 'pairs'),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <PairsField
          context={context} dimensions first={t('analysis.field.expectation')} second={t('analysis.field.perception')}
          pairs={options.pairs.map(({ label, dimension, expectation, perception }) => ({ label, dimension, first: expectation, second: perception }))}
          onChange={pairs => put({ pairs: pairs.map(({ label, dimension = '', first, second }) => ({ label, dimension, expectation: first, perception: second, weight: null })) })}
        />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
})

/** The bad end of a scale: the lowest two fifths of its points. */
const worstCodes = ({ dataset }: FormContext, variable: string): number[] => {
  const found = dataset.variables.find(({ id }) => id === variable)
  if (!found?.scale) return found?.kind === 'indicator' ? [1] : codesOf(dataset, variable).slice(0, 1).map(({ code }) => code)
  const points = Array.from({ length: Math.min(101, found.scale.max - found.scale.min + 1) }, (_, i) => found.scale!.min + i)
  const few = usualRule([found.scale])
  return found.scale.direction === 'positive' ? points.slice(0, few) : points.slice(-few)
}

const control = form<'control'>('control', {
  first(context) {
    const variable = likelyOutcome(context.dataset)
    const time = context.dataset.variables.find(({ meaning }) => meaning === 'date' || meaning === 'wave')
    return { chart: time ? 'run' : 'histogram', variable, by: time?.id ?? null, defect: worstCodes(context, variable), subgroup: 5, lower: null, upper: null, target: null }
  },
  need: ({ chart, variable, defect }) => (variable === '' ? 'one' : chart === 'p' && defect.length === 0 ? 'defect' : null),
  Fields({ options, put, context }) {
    const t = useT()
    const capable = options.chart === 'imr' || options.chart === 'xbarR' || options.chart === 'histogram'
    return (
      <>
        <ChoiceField label={t('analysis.field.chart')} value={options.chart} onChange={chart => put({ chart })} options={controlCharts.map(value => ({ value, label: t(`analysis.choice.chart.${value}`) }))} />
        <VariableField context={context} of="answers" label={t('analysis.field.variable')} value={options.variable} onChange={variable => put({ variable: variable ?? '', defect: worstCodes(context, variable ?? '') })} />
        {options.chart !== 'histogram' && <VariableField context={context} of="periods" label={t('analysis.field.period')} value={options.by} none={t('analysis.field.rowOrder')} onChange={by => put({ by })} />}
        {options.chart === 'p' && <CodesField context={context} variable={options.variable} label={t('analysis.field.defect')} value={options.defect} onChange={defect => put({ defect })} />}
        {(options.chart === 'xbarR' || options.chart === 'p') && options.by === null && <NumberField label={t('analysis.field.subgroup')} value={options.subgroup} min={2} max={25} whole onCommit={subgroup => { if (subgroup !== null) put({ subgroup }) }} />}
        {capable && (
          <div className="yg-prop-pair">
            <NumberField label={t('analysis.field.lower')} value={options.lower} placeholder={t('analysis.field.notSet')} onCommit={lower => put({ lower })} />
            <NumberField label={t('analysis.field.upper')} value={options.upper} placeholder={t('analysis.field.notSet')} onCommit={upper => put({ upper })} />
          </div>
        )}
        <NumberField label={t('analysis.field.goal')} value={options.target} placeholder={t('analysis.field.notSet')} onCommit={target => put({ target })} />
      </>
    )
  },
})

const checksheet = form<'checksheet'>('checksheet', {
  first({ dataset }) {
    const question = dataset.questions.find(({ kind }) => kind === 'multiple')
    const options = candidates('indicators', dataset).filter(variable => variable.question === question?.id)
    const by = likelyGroup(dataset, 24)
    return { variables: (options.length > 0 ? options : candidates('groups', dataset).filter(({ id }) => id !== by).slice(0, 1)).map(({ id }) => id), by }
  },
  need: ({ variables, by }) => (by === '' ? 'group' : variables.length === 0 ? 'variables' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariableField context={context} of="periods" label={t('analysis.by')} value={options.by} onChange={by => put({ by: by ?? '' })} />
        <VariablesField context={context} of="groups" label={t('analysis.variables')} value={options.variables} without={[options.by]} onChange={variables => put({ variables })} />
      </>
    )
  },
})

interface ParetoOptions { source: 'dissatisfaction' | 'multiple'; question: string; by: 'item' | 'factor' | 'dimension'; within: string | null; atMost: number }

/** The table behind a Pareto chart; the chart itself is drawn in the place of diagrams. */
const pareto: Form<ParetoOptions> = {
  method: 'pareto',
  first({ dataset }) {
    const items = candidates('scales', dataset)
    const question = dataset.questions.find(({ kind }) => kind === 'multiple')?.id ?? ''
    return { source: items.length > 0 || question === '' ? 'dissatisfaction' : 'multiple', question, by: items.some(({ factor }) => factor !== null) ? 'factor' : 'item', within: null, atMost: usualRule(items.map(({ scale }) => scale)) }
  },
  need: ({ source, question }, { dataset }) => (source === 'multiple' ? (question === '' ? 'question' : null) : candidates('scales', dataset).length === 0 ? 'variables' : null),
  request({ source, question, by, within, atMost }, { dataset, segment }) {
    const from = source === 'multiple' ? { type: 'multiple', dataset, segment, question } : { type: 'dissatisfaction', dataset, segment, by, within, variables: null, atMost }
    return { method: 'pareto', spec: paretoSpec.parse({ kind: 'pareto', source: from }) } satisfies RequestOf<'pareto'>
  },
  Fields({ options, put, context }) {
    const t = useT()
    const multiple = context.dataset.questions.filter(({ kind }) => kind === 'multiple')
    return (
      <>
        <ChoiceField label={t('analysis.field.source')} value={options.source} onChange={source => put({ source })} options={(['dissatisfaction', 'multiple'] as const).map(value => ({ value, label: t(`analysis.choice.pareto.${value}`) }))} />
        {options.source === 'multiple'
          ? <ChoiceField label={t('analysis.field.question')} value={options.question} onChange={question => put({ question })} options={multiple.map(question => ({ value: question.id, label: questionName(question) }))} />
          : (
              <>
                <ChoiceField label={t('analysis.field.sumUp')} value={options.by} onChange={by => put({ by })} options={(['item', 'factor', 'dimension'] as const).map(value => ({ value, label: t(`analysis.choice.by.${value}`) }))} />
                <WithinField context={context} value={options.within} onChange={within => put({ within })} />
                <div className="yg-prop"><div className="yg-prop-label" aria-hidden="true">{t('analysis.field.atMost')}</div><NumberInput label={t('analysis.field.atMost')} value={options.atMost} min={1} max={10} whole onCommit={atMost => { if (atMost !== null) put({ atMost }) }} /></div>
              </>
            )}
      </>
    )
  },
}

export const qualityForms = { kano, gap, control, checksheet, pareto: pareto as unknown as AnyForm }
