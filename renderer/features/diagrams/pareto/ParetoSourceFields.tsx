import { InputNumber, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { DatasetSelect } from '../../figure/DatasetSelect.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { useCurrentDataset } from '../../figure/useCurrentDataset.ts'
import { groupedByDimension, questionName, scaleItemsOf, useFactors } from '../../figure/useFactors.ts'
import { SegmentSelect } from '../../figure/SegmentSelect.tsx'
import { VariablePicker } from '../../figure/VariablePicker.tsx'
import { usualRule } from '../newFigures.ts'
import { causeVariables, CodingSourceFields } from '../../data/coding/CodingSourceFields.tsx'
import { CountsGrid } from './CountsGrid.tsx'

type Source = ParetoSpec['source']
interface ParetoSourceFieldsProps { spec: ParetoSpec; onChange(source: Source): void }

/** What the bars count: dissatisfied answers, choices of a question, or counts typed in. */
export function ParetoSourceFields({ spec, onChange }: ParetoSourceFieldsProps): ReactNode {
  const t = useT()
  const current = useCurrentDataset()
  const { source } = spec
  const datasetId = source.type === 'counts' ? current.summary?.id : source.dataset
  const dataset = useEngineQuery('dataset.get', { dataset: datasetId ?? 1 }, { enabled: datasetId !== undefined, keepPrevious: false }).data
  const factors = useFactors()
  const items = scaleItemsOf(dataset)
  const multiple = dataset?.questions.filter(question => question.kind === 'multiple') ?? []

  const causes = causeVariables(dataset)

  const start = (type: Source['type']): void => {
    if (type === source.type) return
    const firstQuestion = multiple[0]
    if (type === 'counts') onChange({ type, rows: [], unit: '' })
    else if (!dataset) return
    else if (type === 'coding') { if (causes[0]) onChange({ type, dataset: dataset.id, segment: null, variable: causes[0].id, coder: null, by: 'factor', within: null }) }
    else if (type === 'multiple') { if (firstQuestion) onChange({ type, dataset: dataset.id, segment: null, question: firstQuestion.id }) }
    else onChange({ type, dataset: dataset.id, segment: null, by: items.some(item => item.factor !== null) ? 'factor' : 'item', within: null, variables: null, atMost: usualRule(items.map(item => item.scale)) })
  }
  const widest = Math.max(1, ...items.flatMap(item => (item.scale ? [item.scale.max - item.scale.min] : [])))
  return (
    <Section title={t('diagrams.sourceOfBars')}>
      <Field label={t('diagrams.count')}>
        <Select<Source['type']>
          className="yg-wide" aria-label={t('diagrams.count')} value={source.type} onChange={start}
          options={[
            { value: 'dissatisfaction', label: t('diagrams.sourceType.dissatisfaction'), disabled: items.length === 0 },
            { value: 'multiple', label: t('diagrams.sourceType.multiple'), disabled: multiple.length === 0 },
            { value: 'coding', label: t('diagrams.sourceType.coding'), disabled: causes.length === 0 },
            { value: 'counts', label: t('diagrams.sourceType.counts') },
          ]}
        />
      </Field>
      {source.type !== 'counts' && current.list.length > 1 && (
        <Field label={t('diagrams.dataset')}>
          <DatasetSelect list={current.list} value={source.dataset} onChange={id => onChange(source.type === 'multiple' || source.type === 'coding' ? { ...source, dataset: id, segment: null } : { ...source, dataset: id, segment: null, variables: null })} />
        </Field>
      )}
      {source.type !== 'counts' && (
        <Field label={t('derived.segments.select')}><SegmentSelect dataset={source.dataset} value={source.segment} onChange={segment => onChange({ ...source, segment })} /></Field>
      )}
      {source.type === 'dissatisfaction' && (
        <>
          <Field label={t('diagrams.rule')} hint={t('diagrams.ruleHint')}>
            <div className="yg-prop-row">
              <span>{t('diagrams.ruleBefore')}</span>
              <InputNumber
                className="yg-short" aria-label={t('diagrams.rule')} min={1} max={Math.min(10, widest)} value={source.atMost}
                onChange={atMost => { if (typeof atMost === 'number' && Number.isInteger(atMost) && atMost >= 1 && atMost <= 10) onChange({ ...source, atMost }) }}
              />
              <span>{t('diagrams.ruleAfter')}</span>
            </div>
          </Field>
          <Field label={t('diagrams.by')}>
            <Segmented
              block aria-label={t('diagrams.by')} value={source.by} onChange={by => onChange({ ...source, by })}
              options={(['item', 'factor', 'dimension'] as const).map(value => ({ value, label: t(`diagrams.byWhat.${value}`) }))}
            />
          </Field>
          <Field label={t('diagrams.within')}>
            <FactorSelect factors={factors} value={source.within} onChange={within => onChange({ ...source, within })} label={t('diagrams.within')} placeholder={t('diagrams.wholeTree')} />
          </Field>
          <label className="yg-tickbox">
            <input type="checkbox" checked={source.variables !== null} onChange={event => onChange({ ...source, variables: event.target.checked ? items.map(item => item.id) : null })} />
            {t('diagrams.chosenItems')}
          </label>
          {source.variables !== null && (
            <VariablePicker label={t('diagrams.items')} groups={groupedByDimension(items, factors)} chosen={source.variables} onChange={variables => { if (variables.length > 0) onChange({ ...source, variables }) }} />
          )}
        </>
      )}
      {source.type === 'multiple' && (
        <Field label={t('diagrams.question')}>
          <Select
            className="yg-wide" aria-label={t('diagrams.question')} value={source.question} onChange={question => onChange({ ...source, question })} popupMatchSelectWidth={360}
            showSearch={{ optionFilterProp: 'label' }} options={multiple.map(question => ({ value: question.id, label: questionName(question) }))}
          />
        </Field>
      )}
      {source.type === 'coding' && dataset && <CodingSourceFields source={source} dataset={dataset} onChange={onChange} />}
      {source.type === 'counts' && (
        <>
          <CountsGrid rows={source.rows} onChange={rows => onChange({ ...source, rows })} />
          <TextField label={t('diagrams.unit')} value={source.unit} maxLength={40} placeholder={t('diagrams.unitExample')} onCommit={unit => onChange({ ...source, unit })} />
        </>
      )}
    </Section>
  )
}
