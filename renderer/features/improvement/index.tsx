import { Button, InputNumber, Segmented, Select } from 'antd'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { PrioritySpec, SavedFigure } from '../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { navigate } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { newPriority } from '../diagrams/newFigures.ts'
import { CopyTable } from '../figure/CopyTable.tsx'
import { DatasetSelect } from '../figure/DatasetSelect.tsx'
import { ExportMenu } from '../figure/ExportMenu.tsx'
import { Field, Section } from '../figure/Field.tsx'
import { FigureFrame } from '../figure/FigureFrame.tsx'
import { FigureTable } from '../figure/FigureTable.tsx'
import { FrameFields } from '../figure/FrameFields.tsx'
import { groupedByDimension, scaleItemsOf, useFactors } from '../figure/useFactors.ts'
import { useCurrentDataset } from '../figure/useCurrentDataset.ts'
import { useFigures, useSpecCopy } from '../figure/useSavedFigure.ts'
import { SegmentSelect } from '../figure/SegmentSelect.tsx'
import { VariablePicker } from '../figure/VariablePicker.tsx'
import { VariableSelect } from '../figure/VariableSelect.tsx'
import '../figure/figure.css'

/** Scores are on 0–100: a bar shows how much of it is reached. */
const SCORE_SCALE = { score: 100 }

/** 改善: which items to improve first, by the case's own rule: influence times room to improve. */
export default function ImprovementPlace(): ReactNode {
  const t = useT()
  const current = useCurrentDataset()
  const { figures, pending } = useFigures()
  const { dataset, summary, query } = current
  const kept = figures.find((figure): figure is SavedFigure & { spec: PrioritySpec } => figure.spec.kind === 'priority' && figure.spec.dataset === dataset?.id)
  const initial = useMemo(() => (dataset ? newPriority(dataset) : null), [dataset])
  const chooser = <DatasetSelect list={current.list} value={summary?.id} onChange={current.choose} />
  if (query.error) return <ErrorNote error={query.error} />
  if ((query.data && !summary) || (dataset && !kept && !initial)) {
    return (
      <EmptyPlace
        sentence={t('improvement.empty')} example={t('improvement.emptyExample')}
        action={summary ? <>{chooser} <Button onClick={() => navigate('questionnaire', 'questions')}>{t('improvement.goScale')}</Button></> : <Button type="primary" onClick={() => navigate('data')}>{t('questionnaire.goImport')}</Button>}
      />
    )
  }
  if (!dataset || pending) return null
  const saved = kept?.spec ?? initial
  return saved && <PriorityPage key={dataset.id} id={kept?.id ?? null} saved={saved} dataset={dataset} chooser={chooser} />
}

interface PriorityPageProps { id: string | null; saved: PrioritySpec; dataset: Dataset; chooser: ReactNode }

function PriorityPage({ id, saved, dataset, chooser }: PriorityPageProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const { spec, change, error, clear } = useSpecCopy(id, saved)
  const built = useEngineQuery('figure.build', { spec, lang })
  const figure = built.data?.kind === 'priority' ? built.data : undefined
  const known = new Set(dataset.variables.map(variable => variable.id))
  const toolbar = (
    <>
      <Segmented
        aria-label={t('improvement.importance')} value={spec.importance} onChange={importance => change({ ...spec, importance })}
        options={(['johnson', 'correlation'] as const).map(value => ({ value, label: t(`improvement.method.${value}`) }))}
      />
      <Segmented
        aria-label={t('improvement.order')} value={spec.order} onChange={order => change({ ...spec, order })}
        options={(['dimension', 'overall'] as const).map(value => ({ value, label: t(`improvement.orderBy.${value}`) }))}
      />
      <span className="yg-toolbar-space" />
      {chooser}
      <ExportMenu spec={spec} name={figure?.frame.title ?? t('diagrams.kind.priority')} disabled={!figure} />
    </>
  )
  return (
    <Workspace toolbar={toolbar} inspector={<PriorityInspector spec={spec} dataset={dataset} onChange={change} />}>
      <ErrorNote error={error} onClose={clear} />
      {built.error && <ErrorNote error={built.error} action={<Button size="small" onClick={() => navigate('questionnaire', 'tree')}>{t('improvement.goTree')}</Button>} />}
      {figure && !built.error && (
        <div className="yg-figure-page">
          <FigureFrame frame={figure.frame}>
            {figure.warnings.length > 0 && <ul className="yg-warnings" aria-label={t('improvement.warnings')}>{figure.warnings.map(warning => <li key={warning}>{warning}</li>)}</ul>}
            <FigureTable
              table={figure.table} label={figure.frame.title} sortable bars={['score', 'impact', 'index']} fullScale={SCORE_SCALE} linkColumn="item"
              linkOf={row => (known.has(row.key) ? () => navigate('data', dataset.id, row.key) : null)}
            />
            <div className="yg-table-tools"><CopyTable table={figure.table} /></div>
            <ul className="yg-rules">{figure.rules.map(rule => <li key={rule}>{rule}</li>)}</ul>
          </FigureFrame>
        </div>
      )}
    </Workspace>
  )
}

function PriorityInspector({ spec, dataset, onChange }: { spec: PrioritySpec; dataset: Dataset; onChange(spec: PrioritySpec): void }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const items = scaleItemsOf(dataset)
  const groups = groupedByDimension(items, factors)
  const inTree = items.filter(item => item.factor !== null && item.id !== spec.target)
  return (
    <div className="yg-inspector">
      <Section title={t('improvement.target')}>
        <Field label={t('derived.segments.select')}><SegmentSelect dataset={dataset.id} value={spec.segment} onChange={segment => onChange({ ...spec, segment })} /></Field>
        <Field label={t('improvement.targetItem')} hint={t('improvement.targetHint')}>
          <VariableSelect groups={groups} value={spec.target} label={t('improvement.targetItem')} onChange={target => { if (target) onChange({ ...spec, target, items: spec.items?.filter(item => item !== target) ?? null }) }} />
        </Field>
      </Section>
      <Section title={t('improvement.gap')}>
        <Select
          className="yg-wide" aria-label={t('improvement.gap')} value={spec.gap} onChange={gap => onChange({ ...spec, gap })}
          options={(['max', 'target'] as const).map(value => ({ value, label: t(`improvement.gapRule.${value}`) }))}
        />
        {spec.gap === 'target' && (
          <Field label={t('improvement.targetScore')}>
            <InputNumber
              className="yg-wide" aria-label={t('improvement.targetScore')} min={0} max={100} value={spec.targetScore}
              onChange={targetScore => { if (typeof targetScore === 'number' && targetScore >= 0 && targetScore <= 100) onChange({ ...spec, targetScore }) }}
            />
          </Field>
        )}
      </Section>
      <Section title={t('diagrams.items')}>
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
      </Section>
      <FrameFields frame={spec.frame} onChange={frame => onChange({ ...spec, frame })} />
    </div>
  )
}
