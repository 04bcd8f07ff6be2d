import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RequestOf } from '../../../../shared/contract/analysis.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { Field } from '../../figure/Field.tsx'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { candidates, oneDimension } from './candidates.ts'
import { form } from './form.ts'
import type { AnyForm, FieldsProps, Form, FormContext, Options } from './form.ts'
import { hoursText, shiftsText, typedHours, typedShifts } from './typedHours.ts'
import type { TypedLines } from './typedHours.ts'

/** The wave after; 0: not chosen yet. */
const beforeAfter = form<'beforeAfter'>('beforeAfter', {
  first: ({ dataset, factors }) => ({ after: 0, afterSegment: null, variables: oneDimension(dataset, factors).slice(0, 8), statistic: 'mean', atMost: 2 }),
  need: ({ after, variables }) => (after === 0 ? 'after' : variables.length === 0 ? 'variables' : null),
  Fields({ options, put, context }) {
    const t = useT()
    const { data = [] } = useEngineQuery('dataset.list', {})
    const others = data.filter(({ id }) => id !== context.dataset.id)
    return (
      <>
        <Field label={t('activity.form.after')}>
          <Select<number> className="yg-wide" aria-label={t('activity.form.after')} value={options.after === 0 ? null : options.after} onChange={after => put({ after })} options={others.map(({ id, name, wave }) => ({ value: id, label: wave ? `${name} · ${wave}` : name }))} />
        </Field>
        <ChoiceField label={t('activity.form.statistic')} value={options.statistic} onChange={statistic => put({ statistic })} options={(['mean', 'dissatisfied'] as const).map(value => ({ value, label: t(`activity.form.statistics.${value}`) }))} />
        {options.statistic === 'dissatisfied' && <NumberField label={t('analysis.field.atMost')} value={options.atMost} min={1} max={10} whole onCommit={atMost => { if (atMost !== null) put({ atMost }) }} />}
        <VariablesField context={context} of="scales" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables })} />
      </>
    )
  },
})

type Hourly = Options<'hourly'>
type Source = Hourly['source']
const sourceTypes = ['log', 'rows', 'tables', 'typed'] as const

const timeColumn = ({ dataset }: FormContext): string => (dataset.variables.find(({ meaning }) => meaning === 'date') ?? dataset.variables.find(({ kind }) => kind === 'date'))?.id ?? ''

function newSource(type: Source['type'], context: FormContext): Source {
  const numbers = candidates('numeric', context.dataset)
  switch (type) {
    case 'log': return { type, time: timeColumn(context), from: 0, to: 24, per: 'day', staff: [] }
    case 'rows': return { type, label: candidates('periods', context.dataset)[0]?.id ?? '', load: numbers[0]?.id ?? '', staff: numbers[1]?.id ?? '', after: null }
    case 'tables': return { type, load: '', staff: '', after: null }
    case 'typed': return { type, rows: [] }
  }
}

const hourly: Form<Hourly> = {
  method: 'hourly',
  first: context => ({ source: newSource(timeColumn(context) === '' ? 'typed' : 'log', context), unit: '' }),
  need({ source }) {
    switch (source.type) {
      case 'log': return source.time === '' ? 'time' : null
      case 'rows': return source.label === '' || source.load === '' || source.staff === '' ? 'load' : null
      case 'tables': return source.load === '' || source.staff === '' ? 'tables' : null
      case 'typed': return source.rows.length === 0 ? 'load' : null
    }
  },
  request({ source, unit }, { dataset, segment }): RequestOf<'hourly'> {
    const cases = source.type === 'log' || source.type === 'rows'
    return { method: 'hourly', dataset: cases ? dataset : null, segment: cases ? segment : null, weight: null, source, unit }
  },
  Fields({ options, put, context }) {
    const t = useT()
    const [unit, setUnit] = useState(options.unit)
    return (
      <>
        <ChoiceField label={t('activity.form.source')} value={options.source.type} onChange={type => put({ source: newSource(type, context) })} options={sourceTypes.map(value => ({ value, label: t(`activity.form.sources.${value}`) }))} />
        <SourceFields source={options.source} put={part => put({ source: { ...options.source, ...part } as Source })} context={context} />
        <Field label={t('activity.form.unit')}><Input aria-label={t('activity.form.unit')} value={unit} maxLength={40} onChange={event => setUnit(event.target.value)} onBlur={() => put({ unit: unit.trim() })} onPressEnter={() => put({ unit: unit.trim() })} /></Field>
      </>
    )
  },
}

function SourceFields({ source, put, context }: { source: Source; put(part: object): void; context: FormContext }): ReactNode {
  const t = useT()
  const column = (key: 'label' | 'load' | 'people' | 'peopleAfter', of: 'periods' | 'numeric', value: string | null, field: string, none = false): ReactNode => (
    <VariableField context={context} of={of} label={t(`activity.form.${key}`)} value={value} {...(none ? { none: t('activity.form.none') } : {})} onChange={chosen => put({ [field]: none ? chosen : chosen ?? '' })} />
  )
  switch (source.type) {
    case 'log': return (
      <>
        <VariableField context={context} of="periods" label={t('activity.form.time')} value={source.time} onChange={time => put({ time: time ?? '' })} />
        <div className="yg-prop-pair">
          <NumberField label={t('activity.form.fromHour')} value={source.from} min={0} max={23} whole onCommit={from => put({ from: from ?? 0 })} />
          <NumberField label={t('activity.form.toHour')} value={source.to} min={1} max={24} whole onCommit={to => put({ to: to ?? 24 })} />
        </div>
        <ChoiceField label={t('activity.form.per')} value={source.per} onChange={per => put({ per })} options={(['day', 'all'] as const).map(value => ({ value, label: t(`activity.form.pers.${value}`) }))} />
        <LinesField label={t('activity.form.staff')} hint={t('activity.form.staffHint')} text={shiftsText(source.staff)} read={typedShifts} onRows={staff => put({ staff })} />
      </>
    )
    case 'rows': return <>{column('label', 'periods', source.label, 'label')}{column('load', 'numeric', source.load, 'load')}{column('people', 'numeric', source.staff, 'staff')}{column('peopleAfter', 'numeric', source.after, 'after', true)}</>
    case 'tables': return <TableFields source={source} put={put} />
    case 'typed': return <LinesField label={t('activity.form.rows')} hint={t('activity.form.rowsHint')} text={hoursText(source.rows)} read={typedHours} onRows={rows => put({ rows })} />
  }
}

function TableFields({ source, put }: { source: Extract<Source, { type: 'tables' }>; put(part: object): void }): ReactNode {
  const t = useT()
  const { data = [] } = useEngineQuery('source.tables', {})
  const options = data.map(({ id, name }) => ({ value: id, label: name }))
  const field = (key: 'loadTable' | 'staffTable' | 'afterTable', value: string | null, name: 'load' | 'staff' | 'after'): ReactNode => (
    <Field label={t(`activity.form.${key}`)}>
      <Select<string> className="yg-wide" aria-label={t(`activity.form.${key}`)} value={value || null} options={options} allowClear={name === 'after'} placeholder={name === 'after' ? t('activity.form.none') : ''} onChange={chosen => put({ [name]: (chosen as string | undefined) ?? (name === 'after' ? null : '') })} />
    </Field>
  )
  return <>{field('loadTable', source.load, 'load')}{field('staffTable', source.staff, 'staff')}{field('afterTable', source.after, 'after')}</>
}

/** Rows typed as lines of text; read when the field is left, and lines that cannot be read are named. */
function LinesField<T>({ label, hint, text, read, onRows }: { label: string; hint: string; text: string; read(text: string): TypedLines<T>; onRows(rows: T[]): void }): ReactNode {
  const t = useT()
  const [shown, setShown] = useState(text)
  const { bad } = read(shown)
  const said = bad.length > 0 ? t('activity.form.badLines', { lines: bad.join(', ') }) : hint
  return (
    <Field label={label} hint={said}>
      <Input.TextArea aria-label={label} value={shown} autoSize={{ minRows: 4, maxRows: 18 }} spellCheck={false} {...(bad.length > 0 ? { status: 'warning' as const } : {})} onChange={event => setShown(event.target.value)} onBlur={() => onRows(read(shown).rows)} />
    </Field>
  )
}

const plan: Form<{ asOf: string }> = {
  method: 'plan',
  first: () => ({ asOf: '' }),
  need: () => null,
  request: ({ asOf }) => ({ method: 'plan', asOf }),
  Fields({ options, put }: FieldsProps<{ asOf: string }>) {
    const t = useT()
    const [asOf, setAsOf] = useState(options.asOf)
    const give = (): void => put({ asOf: asOf.trim() })
    return (
      <>
        <p className="yg-prop-hint">{t('activity.form.planHint')}</p>
        <Button onClick={() => navigate('improvement', 'measures')}>{t('activity.form.toMeasures')}</Button>
        <Field label={t('activity.form.asOf')} hint={t('activity.form.asOfHint')}><Input aria-label={t('activity.form.asOf')} value={asOf} maxLength={40} onChange={event => setAsOf(event.target.value)} onBlur={give} onPressEnter={give} /></Field>
      </>
    )
  },
}

export const activityForms = { hourly: hourly as unknown as AnyForm, plan: plan as unknown as AnyForm, beforeAfter }
