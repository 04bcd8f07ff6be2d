import { InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { analysisRequest } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequest } from '../../../../shared/contract/analysis.ts'
import { priorityImportances } from '../../../../shared/model/priorityOptions.ts'
import type { PriorityImportance } from '../../../../shared/model/priorityOptions.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ResultFigures } from '../../analysis/ResultFigures.tsx'
import { ResultView } from '../../analysis/ResultView.tsx'
import { useAnalysis } from '../../analysis/useAnalysis.ts'
import { Field, Section } from '../../figure/Field.tsx'
import type { ImprovementData } from '../index.tsx'
import { REPLICATES } from '../order/PriorityPage.tsx'

type Crosshair = 'mean' | 'median' | 'midpoint' | 'target'
interface Choice { crosshair: Crosshair; across: 'performance' | 'importance'; sure: boolean; importance: Exclude<PriorityImportance, 'direct'> | null; pathModel: string | null; performance: number | null; level: number }
const first: Choice = { crosshair: 'mean', across: 'performance', sure: true, importance: null, pathModel: null, performance: null, level: 0.95 }

/** The quadrant of the same items and the same target as the order of improvement. */
export function QuadrantPage({ saved, dataset, chooser }: ImprovementData): ReactNode {
  const t = useT()
  const [choice, setChoice] = useState<Choice>(first)
  const models = useEngineQuery('study.list', { kind: 'pathModel' }).data ?? []
  const put = (part: Partial<Choice>): void => setChoice({ ...choice, ...part })
  const stated = saved.importance === 'direct' && choice.importance === null ? saved.pairs : null
  const importance = choice.importance ?? (saved.importance === 'direct' ? 'correlation' : saved.importance)
  const request: AnalysisRequest = analysisRequest.parse({
    method: 'quadrant', dataset: dataset.id, segment: saved.segment, crosshair: choice.crosshair, across: choice.across, level: choice.level, compare: false, bootstrap: choice.sure ? REPLICATES : 0, seed: saved.seed,
    ...(choice.crosshair === 'target' ? { targets: { performance: choice.performance, importance: null } } : {}),
    ...(stated ? { importance: 'direct', pairs: stated.map(pair => ({ importance: pair.importance, performance: pair.item })) }
      : importance === 'pls' ? { importance, target: saved.target, pathModel: choice.pathModel ?? saved.pathModel ?? models[0]?.id ?? null }
        : { importance, target: saved.target, variables: saved.items ?? itemsBeside(dataset, saved.target) }),
  })
  const view = useAnalysis(request)
  const toolbar = (
    <>
      <Segmented aria-label={t('improvement.quadrant.crosshair')} value={choice.crosshair} onChange={crosshair => put({ crosshair })} options={(['mean', 'median', 'midpoint', 'target'] as const).map(value => ({ value, label: t(`improvement.quadrant.cross.${value}`) }))} />
      <span className="yg-toolbar-space" />
      {chooser}
    </>
  )
  const inspector = (
    <div className="yg-inspector">
      <Section title={t('improvement.quadrant.axes')}>
        <Field label={t('improvement.importance')}>
          <Select
            className="yg-wide" aria-label={t('improvement.importance')} value={choice.importance ?? '' as Choice['importance'] | ''} onChange={(value: Choice['importance'] | '') => put({ importance: value === '' ? null : value })}
            options={[{ value: '' as const, label: t('improvement.quadrant.asOrder', { method: t(`improvement.method.${saved.importance}`) }) }, ...priorityImportances.filter((value): value is Exclude<PriorityImportance, 'direct'> => value !== 'direct').map(value => ({ value, label: t(`improvement.method.${value}`), disabled: value === 'pls' && models.length === 0 }))]}
          />
        </Field>
        {importance === 'pls' && !stated && (
          <Field label={t('analysis.field.savedModel')}>
            <Select className="yg-wide" aria-label={t('analysis.field.savedModel')} value={choice.pathModel ?? saved.pathModel ?? models[0]?.id ?? null} options={models.map(({ id, name }) => ({ value: id, label: name }))} onChange={pathModel => put({ pathModel })} />
          </Field>
        )}
        <Field label={t('improvement.quadrant.across')}>
          <Segmented block aria-label={t('improvement.quadrant.across')} value={choice.across} onChange={across => put({ across })} options={(['performance', 'importance'] as const).map(value => ({ value, label: t(`priority.quadrant.${value}`) }))} />
        </Field>
        {choice.crosshair === 'target' && (
          <Field label={t('improvement.quadrant.target')}><InputNumber className="yg-wide" aria-label={t('improvement.quadrant.target')} value={choice.performance} onChange={performance => put({ performance })} /></Field>
        )}
      </Section>
      <Section title={t('improvement.certainty')}>
        <label className="yg-tickbox"><input type="checkbox" checked={choice.sure} onChange={event => put({ sure: event.target.checked })} />{t('improvement.quadrant.ellipses')}</label>
        {choice.sure && <Field label={t('improvement.level')}><Select className="yg-wide" aria-label={t('improvement.level')} value={choice.level} options={[0.8, 0.9, 0.95].map(value => ({ value, label: `${Math.round(100 * value)}%` }))} onChange={level => put({ level })} /></Field>}
      </Section>
    </div>
  )
  return (
    <Workspace name="improvement" toolbar={toolbar} inspector={inspector}>
      <ResultView request={request} dataset={dataset} view={view}>{(answer, asked) => <ResultFigures answer={answer} request={asked} dataset={dataset} />}</ResultView>
    </Workspace>
  )
}

/** The items of the order when it names none: those of the tree outside the target's own factor, else every scale item. */
function itemsBeside(dataset: ImprovementData['dataset'], target: string): string[] {
  const scaled = dataset.variables.filter(variable => variable.scale !== null && variable.role === 'answer' && variable.id !== target && variable.derived === null)
  const own = dataset.variables.find(({ id }) => id === target)?.factor ?? null
  const hung = scaled.filter(({ factor }) => factor !== null)
  const elsewhere = hung.filter(({ factor }) => factor !== own)
  return (elsewhere.length > 0 ? elsewhere : hung.length > 0 ? hung : scaled).map(({ id }) => id)
}
