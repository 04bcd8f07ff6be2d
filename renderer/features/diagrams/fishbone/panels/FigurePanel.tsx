import { InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { fishboneTypes } from '../../../../../shared/model/cause.ts'
import { causeViews } from '../../../../../shared/model/figureSpec.ts'
import type { BoneHeat, FishboneSpec } from '../../../../../shared/model/figureSpec.ts'
import { useT } from '../../../../app/i18n.tsx'
import { Field, Section, TextField } from '../../../figure/Field.tsx'
import { FrameFields } from '../../../figure/FrameFields.tsx'
import { scaleItemsOf, variableText } from '../../../figure/useFactors.ts'
import { useCurrentDataset } from '../../../figure/useCurrentDataset.ts'
import type { FishboneSession, SessionState } from '../session.ts'

interface FigurePanelProps { session: FishboneSession; state: SessionState; spec: FishboneSpec; onSpec(spec: FishboneSpec): void; intervals: boolean; onIntervals(on: boolean): void; prompts: boolean; onPrompts(on: boolean): void }

/** Data sets count from 1. */
const LATEST = 0
const heats = ['none', 'contribution', 'share', 'gap', 'gapImpact'] as const

/** What kind of diagram it is, who drew it, and what the figure shows. */
export function FigurePanel({ session, state, spec, onSpec, intervals, onIntervals, prompts, onPrompts }: FigurePanelProps): ReactNode {
  const t = useT()
  const { settings } = state
  const { list, dataset } = useCurrentDataset()
  const items = scaleItemsOf(dataset)
  const heat = (metric: BoneHeat['metric']): void => {
    const first = items.at(-1)
    if (metric !== 'gapImpact') onSpec({ ...spec, heat: { metric } })
    else if (dataset && first) onSpec({ ...spec, heat: { metric, dataset: dataset.id, segment: null, target: first.id } })
  }
  const tick = (key: 'evidence' | 'marks', label: string): ReactNode => (
    <label className="yg-tickbox"><input type="checkbox" checked={spec[key]} onChange={event => onSpec({ ...spec, [key]: event.target.checked })} />{label}</label>
  )
  return (
    <div className="yg-inspector">
      <Section title={t('fishbone.editor.kind')}>
        <Field label={t('fishbone.editor.type')} hint={t(`fishbone.editor.typeHint.${settings.type}`)}>
          <Select className="yg-wide" aria-label={t('fishbone.editor.type')} value={settings.type} onChange={type => session.setSettings({ type })} options={fishboneTypes.map(value => ({ value, label: t(`fishbone.editor.types.${value}`) }))} />
        </Field>
        <Field label={t('fishbone.editor.mode')} hint={t(`fishbone.editor.modeHint.${settings.mode}`)}>
          <Select className="yg-wide" aria-label={t('fishbone.editor.mode')} value={settings.mode} onChange={mode => session.setSettings({ mode })} options={(['evidence', 'vote'] as const).map(value => ({ value, label: t(`fishbone.editor.modes.${value}`) }))} />
        </Field>
        <TextField label={t('fishbone.editor.author')} value={settings.author} maxLength={120} onCommit={author => session.setSettings({ author })} />
        <TextField label={t('fishbone.editor.date')} value={settings.date} maxLength={40} onCommit={date => session.setSettings({ date })} />
        <TextField label={t('fishbone.editor.participants')} value={settings.participants} maxLength={500} rows={2} onCommit={participants => session.setSettings({ participants })} />
      </Section>
      <Section title={t('diagrams.onFigure')}>
        <Field label={t('fishbone.editor.view')}>
          <Select className="yg-wide" aria-label={t('fishbone.editor.view')} value={spec.view} onChange={view => onSpec({ ...spec, view })} options={causeViews.map(value => ({ value, label: t(`fishbone.editor.views.${value}`) }))} />
        </Field>
        {spec.view === 'fishbone' && (
          <Field label={t('fishbone.editor.head')}>
            <Select className="yg-wide" aria-label={t('fishbone.editor.head')} value={spec.head} onChange={head => onSpec({ ...spec, head })} options={(['auto', 'right', 'left'] as const).map(value => ({ value, label: t(`fishbone.editor.heads.${value}`) }))} />
          </Field>
        )}
        <Field label={t('fishbone.editor.heat')} hint={spec.heat.metric === 'none' ? undefined : t(`fishbone.editor.heatHint.${spec.heat.metric}`)}>
          <Select
            className="yg-wide" aria-label={t('fishbone.editor.heat')} value={spec.heat.metric} onChange={heat}
            options={heats.map(value => ({ value, label: t(`fishbone.editor.heats.${value}`), disabled: value === 'gapImpact' && items.length === 0 }))}
          />
        </Field>
        {spec.heat.metric === 'gapImpact' && (
          <Field label={t('fishbone.editor.heatTarget')}>
            <Select
              className="yg-wide" aria-label={t('fishbone.editor.heatTarget')} value={spec.heat.target} showSearch optionFilterProp="label" options={items.map(item => ({ value: item.id, label: variableText(item) }))}
              onChange={target => { if (spec.heat.metric === 'gapImpact') onSpec({ ...spec, heat: { ...spec.heat, target } }) }}
            />
          </Field>
        )}
        <Field label={t('fishbone.editor.numbersFrom')} hint={t('fishbone.editor.numbersFromHint')}>
          <Select
            className="yg-wide" aria-label={t('fishbone.editor.numbersFrom')} value={spec.dataset ?? LATEST} onChange={chosen => onSpec({ ...spec, dataset: chosen === LATEST ? null : chosen })}
            options={[{ value: LATEST, label: t('fishbone.editor.latest') }, ...list.map(each => ({ value: each.id, label: each.name }))]}
          />
        </Field>
        {tick('marks', t('fishbone.editor.marks'))}
        {tick('evidence', t('diagrams.printEvidence'))}
        <label className="yg-tickbox"><input type="checkbox" checked={intervals} disabled={!spec.evidence} onChange={event => onIntervals(event.target.checked)} />{t('fishbone.editor.intervals')}</label>
        <label className="yg-tickbox"><input type="checkbox" checked={prompts} onChange={event => onPrompts(event.target.checked)} />{t('fishbone.editor.showPrompts')}</label>
        <Field label={t('diagrams.rule')} hint={t('diagrams.ruleHint')}>
          <div className="yg-prop-row">
            <span>{t('diagrams.ruleBefore')}</span>
            <InputNumber
              className="yg-short" aria-label={t('diagrams.rule')} min={1} max={10} value={spec.atMost}
              onChange={atMost => { if (typeof atMost === 'number' && Number.isInteger(atMost) && atMost >= 1 && atMost <= 10) onSpec({ ...spec, atMost }) }}
            />
            <span>{t('diagrams.ruleAfter')}</span>
          </div>
        </Field>
      </Section>
      <FrameFields frame={spec.frame} onChange={frame => onSpec({ ...spec, frame })} />
    </div>
  )
}
