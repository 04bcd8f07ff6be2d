import { InputNumber, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ParetoBar } from '../../../../shared/figures/figure.ts'
import { paretoVariants } from '../../../../shared/model/figureSpec.ts'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field, Section } from '../../figure/Field.tsx'
import { FrameFields } from '../../figure/FrameFields.tsx'
import { ParetoBesideFields } from './ParetoBesideFields.tsx'
import { ParetoSourceFields } from './ParetoSourceFields.tsx'

interface ParetoInspectorProps { spec: ParetoSpec; bars: readonly ParetoBar[]; onChange(spec: ParetoSpec): void }

/** Where the bars come from, what is gathered in 其他, how the classes are cut, how the line is drawn, what stands around. */
export function ParetoInspector({ spec, bars, onChange }: ParetoInspectorProps): ReactNode {
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
          block className="yg-two-by-two" aria-label={t('diagrams.line')} value={spec.variant} onChange={variant => onChange({ ...spec, variant })}
          options={paretoVariants.map(value => ({ value, label: t(`pareto.variant.${value}`) }))}
        />
        <p className="yg-prop-hint">{t(`pareto.variantHint.${spec.variant}`)}</p>
      </Section>
      <ParetoBesideFields spec={spec} bars={bars} onChange={onChange} />
      <Section title={t('pareto.certainty')}>
        <div className="yg-prop-row">
          <span className="yg-grow">{t('pareto.bootstrap')}</span>
          <InputNumber aria-label={t('pareto.bootstrap')} value={spec.bootstrap} min={0} max={20_000} step={1000} onChange={next => { if (typeof next === 'number' && Number.isInteger(next) && next >= 0 && next <= 20_000) onChange({ ...spec, bootstrap: next }) }} />
        </div>
        <div className="yg-prop-row">
          <span className="yg-grow">{t('pareto.seed')}</span>
          <InputNumber aria-label={t('pareto.seed')} value={spec.seed} min={0} max={2 ** 31 - 1} onChange={next => { if (typeof next === 'number' && Number.isInteger(next) && next >= 0 && next < 2 ** 31) onChange({ ...spec, seed: next }) }} />
        </div>
        <p className="yg-prop-hint">{t('pareto.bootstrapHint')}</p>
      </Section>
      <FrameFields frame={spec.frame} onChange={frame => onChange({ ...spec, frame })} />
    </div>
  )
}
