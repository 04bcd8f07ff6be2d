import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { priorityGaps, priorityImportances } from '../../../../shared/model/priorityOptions.ts'
import type { Competitor } from '../../../../shared/model/priorityOptions.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { PrioritySpec } from '../../../../shared/model/figureSpec.ts'
import { isCoded } from '../../../../shared/model/variable.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { PairsField } from '../../analysis/fields/PairsField.tsx'
import type { Pair } from '../../analysis/fields/PairsField.tsx'
import { Field, Section } from '../../figure/Field.tsx'
import { FrameFields } from '../../figure/FrameFields.tsx'
import { SegmentSelect } from '../../figure/SegmentSelect.tsx'
import { groupedByDimension, scaleItemsOf, useFactors, variableText } from '../../figure/useFactors.ts'
import { VariablePicker } from '../../figure/VariablePicker.tsx'
import { VariableSelect } from '../../figure/VariableSelect.tsx'
import { ChosenOrderForm } from './ChosenOrderForm.tsx'

interface PriorityInspectorProps { spec: PrioritySpec; dataset: Dataset; by: string | null; onBy(by: string | null): void; onChange(spec: PrioritySpec): void; rows: { item: string; label: string }[] }

export function PriorityInspector({ spec, dataset, by, onBy, onChange, rows }: PriorityInspectorProps): ReactNode {
  const t = useT()
  const factors = useFactors()
  const models = useEngineQuery('study.list', { kind: 'pathModel' }).data ?? []
  const items = scaleItemsOf(dataset)
  const groups = groupedByDimension(items, factors)
  const inTree = items.filter(item => item.factor !== null && item.id !== spec.target)
  const grouping = groupVariables(dataset)
  // A pair that is half chosen stays here until it is whole.
  const [pairs, setPairs] = useState<Pair[]>(() => (spec.pairs ?? []).map(({ item, importance }) => ({ label: '', first: item, second: importance })))
  return (
    <div className="yg-inspector">
      <Section title={t('improvement.target')}>
        <Field label={t('derived.segments.select')}><SegmentSelect dataset={dataset.id} value={spec.segment} onChange={segment => onChange({ ...spec, segment })} /></Field>
        <Field label={t('improvement.targetItem')} hint={t('improvement.targetHint')}>
          <VariableSelect groups={groups} value={spec.target} label={t('improvement.targetItem')} onChange={target => { if (target) onChange({ ...spec, target, items: spec.items?.filter(item => item !== target) ?? null }) }} />
        </Field>
        <Field label={t('improvement.importance')}>
          <Select
            className="yg-wide" aria-label={t('improvement.importance')} value={spec.importance} options={priorityImportances.map(value => ({ value, label: t(`improvement.method.${value}`) }))}
            onChange={importance => onChange({ ...spec, importance, pairs: importance === 'direct' ? statedOf(pairs) : null, items: importance === 'direct' ? null : spec.items, pathModel: importance === 'pls' ? spec.pathModel ?? models[0]?.id ?? null : null, gap: spec.gap === 'importance' && importance !== 'direct' ? 'max' : spec.gap })}
          />
        </Field>
        {spec.importance === 'pls' && (
          <Field label={t('analysis.field.savedModel')}>
            <Select className="yg-wide" aria-label={t('analysis.field.savedModel')} value={spec.pathModel} placeholder={t('controls.none')} disabled={models.length === 0} options={models.map(({ id, name }) => ({ value: id, label: name }))} onChange={pathModel => onChange({ ...spec, pathModel })} />
          </Field>
        )}
        {spec.importance === 'direct' && (
          <PairsField
            named={false} context={{ dataset, factors }} first={t('analysis.field.performanceItem')} second={t('analysis.field.importanceItem')} pairs={pairs}
            onChange={next => {
              setPairs(next)
              onChange({ ...spec, pairs: statedOf(next), items: null })
            }}
          />
        )}
      </Section>
      <Section title={t('improvement.gap')}>
        <Select
          className="yg-wide" aria-label={t('improvement.gap')} value={spec.gap} onChange={gap => onChange({ ...spec, gap, competitor: gap === 'competitor' ? spec.competitor : null })}
          options={priorityGaps.map(value => ({ value, label: t(`improvement.gapRule.${value}`), disabled: value === 'importance' && spec.importance !== 'direct' }))}
        />
        {spec.gap === 'target' && (
          <Field label={t('improvement.targetScore')}>
            <InputNumber
              className="yg-wide" aria-label={t('improvement.targetScore')} min={0} max={100} value={spec.targetScore}
              onChange={targetScore => { if (typeof targetScore === 'number' && targetScore >= 0 && targetScore <= 100) onChange({ ...spec, targetScore }) }}
            />
          </Field>
        )}
        {spec.gap === 'competitor' && <CompetitorFields dataset={dataset} value={spec.competitor} onChange={competitor => onChange({ ...spec, competitor })} />}
      </Section>
      {/* Stated importance: the pairs say which items there are. */}
      {spec.importance !== 'direct' && <Section title={t('diagrams.items')}>
        <label className="yg-tickbox">
          <input type="checkbox" checked={spec.items !== null} onChange={event => onChange({ ...spec, items: event.target.checked ? (inTree.length > 0 ? inTree : items.filter(item => item.id !== spec.target)).map(item => item.id) : null })} />
          {t('improvement.chosenItems')}
        </label>
        {spec.items !== null && (
          <VariablePicker
            label={t('diagrams.items')} chosen={spec.items} onChange={chosen => { if (chosen.length > 0) onChange({ ...spec, items: chosen }) }}
            groups={groupedByDimension(items.filter(item => item.id !== spec.target), factors)}
          />
        )}
      </Section>}
      <Section title={t('improvement.certainty')}>
        <Field label={t('improvement.level')}>
          <Select className="yg-wide" aria-label={t('improvement.level')} value={spec.level} options={[0.8, 0.9, 0.95].map(value => ({ value, label: `${Math.round(100 * value)}%` }))} onChange={level => onChange({ ...spec, level })} />
        </Field>
        <Field label={t('improvement.by')}>
          <Select className="yg-wide" aria-label={t('improvement.by')} allowClear value={by} placeholder={t('controls.none')} options={grouping.map(variable => ({ value: variable.id, label: variableText(variable) }))} onChange={(value?: string | null) => onBy(value ?? null)} />
        </Field>
      </Section>
      <ChosenOrderForm key={spec.chosenOrder ?? ''} spec={spec} dataset={dataset} rows={rows} onChange={onChange} />
      <FrameFields frame={spec.frame} onChange={frame => onChange({ ...spec, frame })} />
    </div>
  )
}

/** The pairs that are whole; null while there is none. */
function statedOf(pairs: readonly Pair[]): PrioritySpec['pairs'] {
  const whole = pairs.filter(({ first, second }) => first !== '' && second !== '').map(({ first, second }) => ({ item: first, importance: second }))
  return whole.length > 0 ? whole : null
}

/** Variables of few categories that are not themselves rated. */
const groupVariables = (dataset: Dataset) => dataset.variables.filter(variable => isCoded(variable.kind) && variable.scale === null && variable.codes.length >= 2 && variable.codes.length <= 12)

function CompetitorFields({ dataset, value, onChange }: { dataset: Dataset; value: Competitor | null; onChange(competitor: Competitor | null): void }): ReactNode {
  const t = useT()
  const list = (useEngineQuery('dataset.list', {}).data ?? []).filter(({ id }) => id !== dataset.id)
  const grouping = groupVariables(dataset)
  const variable = value?.type === 'group' ? dataset.variables.find(({ id }) => id === value.variable) : undefined
  const codes = variable?.codes.map(code => ({ value: code.code, label: code.label })) ?? []
  const chosen = value === null ? null : value.type === 'dataset' ? `dataset:${value.dataset}` : `group:${value.variable}`
  return (
    <>
      <Field label={t('improvement.competitor')} hint={t('improvement.competitorHint')}>
        <Select
          className="yg-wide" aria-label={t('improvement.competitor')} value={chosen} placeholder={t('controls.none')}
          options={[...list.map(({ id, name }) => ({ value: `dataset:${id}`, label: name })), ...grouping.map(one => ({ value: `group:${one.id}`, label: t('improvement.groupsOf', { variable: variableText(one) }) }))]}
          onChange={(next: string) => {
            const [kind, ...rest] = next.split(':')
            const key = rest.join(':')
            if (kind === 'dataset') { onChange({ type: 'dataset', dataset: Number(key), segment: null }); return }
            const [own, other] = grouping.find(({ id }) => id === key)?.codes ?? []
            if (own && other) onChange({ type: 'group', variable: key, own: own.code, other: other.code })
          }}
        />
      </Field>
      {value?.type === 'group' && (
        <>
          <Field label={t('improvement.own')}><Select className="yg-wide" aria-label={t('improvement.own')} value={value.own} options={codes} onChange={own => onChange({ ...value, own })} /></Field>
          <Field label={t('improvement.other')}><Select className="yg-wide" aria-label={t('improvement.other')} value={value.other} options={codes.filter(code => code.value !== value.own)} onChange={other => onChange({ ...value, other })} /></Field>
        </>
      )}
    </>
  )
}
