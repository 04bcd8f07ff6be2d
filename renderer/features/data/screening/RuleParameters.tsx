import { InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../../../shared/i18n/translate.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { ScreeningRule, ScreeningSettings } from '../../../../shared/model/screening.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field, Section } from '../../figure/Field.tsx'
import { AttentionChecks } from './AttentionChecks.tsx'
import { ContradictionPairs } from './ContradictionPairs.tsx'

export interface ParameterProps { dataset: Dataset; settings: ScreeningSettings; onChange(settings: ScreeningSettings): void }

interface Limit { key: string; label: MessageKey; min: number; max: number; step: number; percent?: boolean; optional?: boolean }
/** Numbers of each rule; shares are typed in percent. */
const limits: Partial<Record<ScreeningRule, Limit[]>> = {
  duplicate: [{ key: 'least', label: 'screening.parameter.least', min: 2, max: 2000, step: 1 }],
  impossibleTime: [{ key: 'hours', label: 'screening.parameter.hours', min: 0.1, max: 10_000, step: 1 }],
  tooFast: [
    { key: 'secondsPerItem', label: 'screening.parameter.secondsPerItem', min: 0.1, max: 600, step: 0.5, optional: true },
    { key: 'shareOfMedian', label: 'screening.parameter.shareOfMedian', min: 0, max: 100, step: 5, percent: true, optional: true },
    { key: 'percentile', label: 'screening.parameter.percentile', min: 0, max: 50, step: 1, optional: true },
  ],
  straightLine: [
    { key: 'least', label: 'screening.parameter.least', min: 2, max: 500, step: 1 },
    { key: 'share', label: 'screening.parameter.share', min: 0, max: 100, step: 5, percent: true },
    { key: 'irv', label: 'screening.parameter.irv', min: 0, max: 100, step: 0.1, optional: true },
  ],
  omission: [{ key: 'share', label: 'screening.parameter.omission', min: 0, max: 100, step: 5, percent: true }],
  contradiction: [{ key: 'distance', label: 'screening.parameter.distance', min: 0, max: 100, step: 5, percent: true }],
  outOfScale: [{ key: 'cells', label: 'screening.parameter.cells', min: 1, max: 1000, step: 1 }],
  nearDuplicate: [
    { key: 'share', label: 'screening.parameter.nearShare', min: 0, max: 100, step: 1, percent: true },
    { key: 'least', label: 'screening.parameter.nearLeast', min: 5, max: 2000, step: 1 },
  ],
  evenOdd: [{ key: 'below', label: 'screening.parameter.below', min: -1, max: 1, step: 0.05 }],
  personTotal: [{ key: 'below', label: 'screening.parameter.below', min: -1, max: 1, step: 0.05 }],
  mahalanobis: [{ key: 'alpha', label: 'screening.parameter.alpha', min: 0.0001, max: 0.5, step: 0.001 }],
}

/** The limits of one rule. A number counts when the field is left or Enter is pressed. */
export function RuleParameters({ dataset, rule, settings, onChange }: ParameterProps & { rule: ScreeningRule }): ReactNode {
  const t = useT()
  const values = settings[rule] as unknown as Record<string, number | null | undefined>
  const numbers = limits[rule] ?? []
  const more = rule === 'attention' || rule === 'contradiction' || rule === 'contact' || rule === 'tooFast' || rule === 'impossibleTime'
  if (numbers.length === 0 && !more) return null
  const set = (patch: object): void => onChange({ ...settings, [rule]: { ...settings[rule], ...patch } })
  return (
    <Section title={t('screening.parameters')}>
      <div className="yg-screening-limits">
        {numbers.map(({ key, label, min, max, step, percent, optional }) => {
          const value = values[key] ?? null
          return (
            <Field key={key} label={t(label)}>
              <NumberLimit
                label={t(label)} value={value === null ? null : percent ? Number((100 * value).toFixed(4)) : value} min={min} max={max} step={step} suffix={percent || key === 'percentile' ? '%' : ''}
                placeholder={optional ? t('screening.parameter.empty') : ''}
                onCommit={next => { if (next !== null || optional) set({ [key]: next === null ? null : percent ? next / 100 : next }) }}
              />
            </Field>
          )
        })}
      </div>
      {rule === 'contact' && <ContactColumns dataset={dataset} settings={settings} onChange={onChange} />}
      {(rule === 'tooFast' || rule === 'impossibleTime') && <TimeColumns dataset={dataset} settings={settings} onChange={onChange} />}
      {rule === 'attention' && <AttentionChecks dataset={dataset} settings={settings} onChange={onChange} />}
      {rule === 'contradiction' && <ContradictionPairs dataset={dataset} settings={settings} onChange={onChange} />}
    </Section>
  )
}

interface NumberLimitProps { label: string; value: number | null; min: number; max: number; step: number; suffix: string; placeholder: string; onCommit(value: number | null): void }

function NumberLimit({ label, value, min, max, step, suffix, placeholder, onCommit }: NumberLimitProps): ReactNode {
  const commit = (text: string): void => {
    const next = text.trim() === '' ? null : Number(text)
    if (next === null ? value !== null : Number.isFinite(next) && next !== value) onCommit(next === null ? null : Math.min(max, Math.max(min, next)))
  }
  return (
    <InputNumber
      key={value} {...(value === null ? {} : { defaultValue: value })} min={min} max={max} step={step} suffix={suffix} placeholder={placeholder} aria-label={label} className="yg-wide"
      onBlur={event => commit(event.target.value)} onPressEnter={event => commit((event.target as HTMLInputElement).value)} onStep={next => onCommit(Number(next))}
    />
  )
}

const named = (dataset: Dataset, wanted: (variable: Dataset['variables'][number]) => boolean): { value: string; label: string }[] =>
  dataset.variables.filter(wanted).map(({ id, name, label }) => ({ value: id, label: label || name }))

function ContactColumns({ dataset, settings, onChange }: ParameterProps): ReactNode {
  const t = useT()
  const label = t('screening.parameter.contactVariables')
  return (
    <Field label={label}>
      <Select
        mode="multiple" className="yg-wide" value={settings.contact.variables ?? []} aria-label={label} placeholder={t('screening.parameter.contactAuto')} optionFilterProp="label"
        options={named(dataset, variable => variable.role !== 'answer' || variable.kind === 'text')}
        onChange={variables => onChange({ ...settings, contact: { ...settings.contact, variables: variables.length === 0 ? null : variables } })}
      />
    </Field>
  )
}

function TimeColumns({ dataset, settings, onChange }: ParameterProps): ReactNode {
  const t = useT()
  const options = named(dataset, variable => variable.derived === null && (variable.role !== 'answer' || variable.kind === 'number' || variable.kind === 'date'))
  return (
    <>
      {(['duration', 'start', 'end'] as const).map(key => (
        <Field key={key} label={t(`screening.parameter.${key}`)}>
          <Select
            allowClear showSearch optionFilterProp="label" className="yg-wide" value={settings.time[key]} aria-label={t(`screening.parameter.${key}`)} placeholder={t('screening.parameter.automatically')}
            options={options} onChange={(value: string | undefined) => onChange({ ...settings, time: { ...settings.time, [key]: value ?? null } })}
          />
        </Field>
      ))}
    </>
  )
}
