import { InputNumber, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ParetoBar } from '../../../../shared/figures/figure.ts'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { DatasetSelect } from '../../figure/DatasetSelect.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { SegmentSelect } from '../../figure/SegmentSelect.tsx'
import { useCurrentDataset } from '../../figure/useCurrentDataset.ts'
import { CountsGrid } from './CountsGrid.tsx'

interface ParetoBesideFieldsProps { spec: ParetoSpec; bars: readonly ParetoBar[]; onChange(spec: ParetoSpec): void }

const modes = ['none', 'column', 'typed', 'pair', 'counts', 'strata'] as const
type Mode = (typeof modes)[number]
const modeOf = ({ weight, compare }: ParetoSpec): Mode => (weight ? weight.type : compare ? compare.type : 'none')

/** What stands beside the chart: its bars weighted, another time or group, or a group each. */
export function ParetoBesideFields({ spec, bars, onChange }: ParetoBesideFieldsProps): ReactNode {
  const t = useT()
  const current = useCurrentDataset()
  const id = spec.source.type === 'counts' ? null : spec.source.dataset
  const dataset = useEngineQuery('dataset.get', { dataset: id ?? 1 }, { enabled: id !== null, keepPrevious: false }).data
  const amounts = dataset?.variables.filter(variable => variable.kind === 'number' || variable.meaning === 'severity' || variable.meaning === 'cost' || variable.meaning === 'duration') ?? []
  const groups = dataset?.variables.filter(variable => (variable.kind === 'nominal' || variable.kind === 'ordinal') && variable.codes.length > 0) ?? []
  const { weight, compare } = spec
  const mode = modeOf(spec)
  const possible = (one: Mode): boolean => {
    if (one === 'column') return amounts.length > 0
    if (one === 'strata') return groups.length > 0
    return one === 'pair' ? id !== null : one === 'counts' ? id === null : true
  }
  const names = { before: '', after: '', order: 'fixed' } as const
  const start = (next: Mode): void => {
    const bare: ParetoSpec = { ...spec, weight: null, compare: null }
    const [amount, group] = [amounts.find(variable => variable.meaning !== null) ?? amounts[0], groups[0]]
    if (next === 'none') onChange(bare)
    else if (next === 'column') { if (amount) onChange({ ...bare, weight: { type: 'column', variable: amount.id } }) }
    else if (next === 'typed') onChange({ ...bare, weight: { type: 'typed', weights: [], unit: '' } })
    else if (next === 'pair') onChange({ ...bare, compare: { type: 'pair', dataset: current.list.find(one => one.id !== id)?.id ?? null, segment: null, ...names } })
    else if (next === 'counts') onChange({ ...bare, compare: { type: 'counts', rows: spec.source.type === 'counts' ? spec.source.rows.map(row => ({ ...row })) : [], exposure: null, ...names } })
    else if (group) onChange({ ...bare, compare: { type: 'strata', variable: group.id, order: 'fixed' } })
  }
  const weightOf = (key: string): number => (weight?.type === 'typed' ? weight.weights.find(one => one.key === key)?.weight ?? 1 : 1)
  return (
    <Section title={t('pareto.beside')}>
      <Select<Mode>
        className="yg-wide" aria-label={t('pareto.beside')} value={mode} onChange={start}
        options={modes.map(value => ({ value, label: t(`pareto.besideMode.${value}`), disabled: value !== mode && !possible(value) }))}
      />
      {weight?.type === 'column' && (
        <Field label={t('pareto.weightColumn')} hint={t('pareto.weightHint')}>
          <Select className="yg-wide" aria-label={t('pareto.weightColumn')} value={weight.variable} onChange={variable => onChange({ ...spec, weight: { type: 'column', variable } })} options={amounts.map(variable => ({ value: variable.id, label: variable.label || variable.name }))} />
        </Field>
      )}
      {weight?.type === 'typed' && bars.filter(bar => !bar.other).slice(0, 60).map(bar => (
        <div key={bar.key} className="yg-prop-row">
          <span className="yg-grow" title={bar.label}>{bar.label}</span>
          <InputNumber
            className="yg-short" aria-label={t('pareto.weightOf', { label: bar.label })} min={0} max={1e9} value={weightOf(bar.key)}
            onChange={value => { if (typeof value === 'number' && value >= 0) onChange({ ...spec, weight: { ...weight, weights: [...weight.weights.filter(one => one.key !== bar.key), { key: bar.key, weight: value }] } }) }}
          />
        </div>
      ))}
      {compare?.type === 'pair' && id !== null && (
        <>
          <Field label={t('pareto.afterDataset')}><DatasetSelect list={current.list} value={compare.dataset ?? id} onChange={next => onChange({ ...spec, compare: { ...compare, dataset: next === id ? null : next, segment: null } })} /></Field>
          <Field label={t('pareto.afterSegment')}><SegmentSelect dataset={compare.dataset ?? id} value={compare.segment} onChange={segment => onChange({ ...spec, compare: { ...compare, segment } })} /></Field>
        </>
      )}
      {compare?.type === 'counts' && <Field label={t('pareto.otherCounts')}><CountsGrid rows={compare.rows} onChange={rows => onChange({ ...spec, compare: { ...compare, rows } })} /></Field>}
      {compare?.type === 'strata' && (
        <Field label={t('pareto.stratum')}>
          <Select className="yg-wide" aria-label={t('pareto.stratum')} value={compare.variable} onChange={variable => onChange({ ...spec, compare: { ...compare, variable } })} options={groups.map(variable => ({ value: variable.id, label: variable.label || variable.name }))} />
        </Field>
      )}
      {(compare?.type === 'pair' || compare?.type === 'counts') && (
        <>
          <TextField label={t('pareto.before')} value={compare.before} maxLength={120} onCommit={before => onChange({ ...spec, compare: { ...compare, before } })} />
          <TextField label={t('pareto.after')} value={compare.after} maxLength={120} onCommit={after => onChange({ ...spec, compare: { ...compare, after } })} />
        </>
      )}
      {compare && (
        <Field label={t('pareto.order')}>
          <Segmented block aria-label={t('pareto.order')} value={compare.order} onChange={order => onChange({ ...spec, compare: { ...compare, order } })} options={(['fixed', 'own'] as const).map(value => ({ value, label: t(`pareto.orderMode.${value}`) }))} />
        </Field>
      )}
    </Section>
  )
}
