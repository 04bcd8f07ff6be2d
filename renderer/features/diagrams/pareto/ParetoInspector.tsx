import { InputNumber, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field, Section } from '../../figure/Field.tsx'
import { FrameFields } from '../../figure/FrameFields.tsx'
import { ParetoSourceFields } from './ParetoSourceFields.tsx'

export interface ParetoInspectorProps { spec: ParetoSpec; onChange(spec: ParetoSpec): void }

/** Where the bars come from, what is gathered in 其他, how the classes are cut, how the line is drawn, what stands around. */
export function ParetoInspector({ spec, onChange }: ParetoInspectorProps): ReactNode {
  const t = useT()
  const { other, abc } = spec
  const otherStart = { none: { mode: 'none' }, percent: { mode: 'percent', below: 5 }, count: { mode: 'count', below: 10 }, top: { mode: 'top', keep: 8 } } as const
  const number = (value: number, label: string, min: number, max: number, put: (value: number) => void): ReactNode => (
    <InputNumber aria-label={label} value={value} min={min} max={max} className="yg-short" onChange={next => { if (typeof next === 'number' && next >= min && next <= max) put(next) }} />
  )
  return (
    <div className="yg-inspector">
      <ParetoSourceFields spec={spec} onChange={source => onChange({ ...spec, source })} />
      <Section title={t('diagrams.other')}>
        <div className="yg-prop-row">
          <Select
            className="yg-grow" aria-label={t('diagrams.other')} value={other.mode} onChange={mode => onChange({ ...spec, other: otherStart[mode] })}
            options={(['none', 'percent', 'count', 'top'] as const).map(value => ({ value, label: t(`diagrams.otherMode.${value}`) }))}
          />
          {other.mode === 'percent' && number(other.below, t('diagrams.otherMode.percent'), 0, 100, below => onChange({ ...spec, other: { mode: 'percent', below } }))}
          {other.mode === 'count' && number(other.below, t('diagrams.otherMode.count'), 0, 1_000_000, below => onChange({ ...spec, other: { mode: 'count', below } }))}
          {other.mode === 'top' && number(other.keep, t('diagrams.otherMode.top'), 1, 100, keep => onChange({ ...spec, other: { mode: 'top', keep } }))}
        </div>
      </Section>
      <Section title={t('diagrams.abc')}>
        <div className="yg-prop-row">
          <span>A ≤</span>{number(abc.a, t('diagrams.abcA'), 1, 99, a => onChange({ ...spec, abc: { ...abc, a, b: Math.max(abc.b, a) } }))}<span>%</span>
          <span>B ≤</span>{number(abc.b, t('diagrams.abcB'), 1, 100, b => onChange({ ...spec, abc: { ...abc, b, a: Math.min(abc.a, b) } }))}<span>%</span>
        </div>
        <Field label={t('diagrams.crossing')}>
          <Select
            className="yg-wide" aria-label={t('diagrams.crossing')} value={abc.crossing} onChange={crossing => onChange({ ...spec, abc: { ...abc, crossing } })}
            options={(['include', 'exclude'] as const).map(value => ({ value, label: t(`diagrams.crossingRule.${value}`) }))}
          />
        </Field>
      </Section>
      <Section title={t('diagrams.line')}>
        <Segmented
          block aria-label={t('diagrams.line')} value={spec.variant} onChange={variant => onChange({ ...spec, variant })}
          options={(['corner', 'center'] as const).map(value => ({ value, label: t(`diagrams.variant.${value}`) }))}
        />
        <p className="yg-prop-hint">{t(`diagrams.variantHint.${spec.variant}`)}</p>
      </Section>
      <FrameFields frame={spec.frame} onChange={frame => onChange({ ...spec, frame })} />
    </div>
  )
}
