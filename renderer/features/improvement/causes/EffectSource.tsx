import { Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { EffectCheck } from '../../../../shared/model/cause.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { scaleItemsOf } from '../../figure/useFactors.ts'
import { NumberField } from './NumberField.tsx'

type Source = EffectCheck['source']
type Waves = Extract<Source, { type: 'waves' }>

interface EffectSourceProps {
  source: Source
  /** With a direction where the statistic changed, and with it the unit of the target. */
  onChange(source: Source, direction?: EffectCheck['direction']): void
}

/** Two waves of data and the items compared, or two typed numbers with their unit. */
export function EffectSource({ source, onChange }: EffectSourceProps): ReactNode {
  const t = useT()
  const datasets = useEngineQuery('dataset.list', {}).data ?? []
  const [first, second] = datasets
  const beforeId = source.type === 'waves' ? source.before : first?.id
  const before = useEngineQuery('dataset.get', { dataset: beforeId ?? 1 }, { enabled: beforeId !== undefined && datasets.some(({ id }) => id === beforeId) }).data
  const items = before ? scaleItemsOf(before) : []
  const toType = (type: Source['type']): void => {
    if (type === source.type) return
    if (type === 'typed') onChange({ type, before: null, after: null, unit: '', origin: '' })
    else if (first && second && items[0]) onChange({ type, before: first.id, after: second.id, variables: [items[0].id], statistic: 'mean', atMost: 2 })
  }
  const canCompare = datasets.length > 1 && items.length > 0
  return (
    <Section title={t('causes.ui.source')}>
      <Segmented
        block aria-label={t('causes.ui.source')} value={source.type} onChange={toType}
        options={[{ value: 'waves', label: t('causes.ui.waves'), disabled: !canCompare && source.type !== 'waves' }, { value: 'typed', label: t('causes.ui.typed') }]}
      />
      {source.type === 'typed'
        ? (
            <div className="yg-prop-pair">
              {(['before', 'after'] as const).map(side => (
                <Field key={side} label={t(`causes.ui.${side}`)}><NumberField label={t(`causes.ui.${side}`)} value={source[side]} onCommit={value => onChange({ ...source, [side]: value })} /></Field>
              ))}
              <TextField label={t('causes.ui.unit')} value={source.unit} maxLength={40} onCommit={unit => onChange({ ...source, unit })} />
              <TextField label={t('causes.evidence.column.from')} value={source.origin} maxLength={300} onCommit={origin => onChange({ ...source, origin })} />
            </div>
          )
        : <WaveFields source={source} datasets={datasets} items={items.map(({ id, label, name }) => ({ value: id, label: label || name }))} onChange={onChange} />}
    </Section>
  )
}

interface WaveFieldsProps { source: Waves; datasets: readonly { id: number; name: string }[]; items: { value: string; label: string }[]; onChange: EffectSourceProps['onChange'] }

function WaveFields({ source, datasets, items, onChange }: WaveFieldsProps): ReactNode {
  const t = useT()
  const options = datasets.map(({ id, name }) => ({ value: id, label: name }))
  const known = new Set(items.map(({ value }) => value))
  const gone = source.variables.filter(id => !known.has(id)).map(id => ({ value: id, label: id }))
  return (
    <>
      {(['before', 'after'] as const).map(side => (
        <Field key={side} label={t(`causes.ui.${side}`)}><Select className="yg-wide" aria-label={t(`causes.ui.${side}`)} value={source[side]} onChange={dataset => onChange({ ...source, [side]: dataset })} options={options} /></Field>
      ))}
      <Field label={t('causes.ui.items')}>
        <Select className="yg-wide" mode="multiple" aria-label={t('causes.ui.items')} optionFilterProp="label" value={source.variables} onChange={variables => { if (variables.length > 0) onChange({ ...source, variables }) }} options={[...items, ...gone]} />
      </Field>
      <Field label={t('causes.ui.statistic')}>
        <Segmented
          block aria-label={t('causes.ui.statistic')} value={source.statistic} onChange={statistic => onChange({ ...source, statistic }, statistic === 'mean' ? 'up' : 'down')}
          options={(['mean', 'dissatisfied'] as const).map(value => ({ value, label: t(`causes.ui.${value}`) }))}
        />
      </Field>
      {source.statistic === 'dissatisfied' && (
        <Field label={t('causes.ui.atMost')}><NumberField label={t('causes.ui.atMost')} min={1} max={10} whole required value={source.atMost} onCommit={atMost => { if (atMost !== null) onChange({ ...source, atMost }) }} /></Field>
      )}
    </>
  )
}
