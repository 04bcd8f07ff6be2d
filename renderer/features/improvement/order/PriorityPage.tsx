import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { analysisRequest } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import type { PrioritySpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ResultView } from '../../analysis/ResultView.tsx'
import { useAnalysis } from '../../analysis/useAnalysis.ts'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { ExportMenu } from '../../figure/ExportMenu.tsx'
import { FigureFrame } from '../../figure/FigureFrame.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'
import { useSpecCopy } from '../../figure/useSavedFigure.ts'
import type { ImprovementData } from '../index.tsx'
import { PriorityInspector } from './PriorityInspector.tsx'

/** Scores are on 0–100: a bar shows how much of it is reached. */
const SCORE_SCALE = { score: 100 }
/** Enough for whole percents of a rank; half a second of work. */
export const REPLICATES = 2000

/** The order of improvement. The table follows every edit at once; how sure its ranks are is worked out beside it. */
export function PriorityPage({ id, saved, dataset, chooser }: ImprovementData): ReactNode {
  const t = useT()
  const lang = useLang()
  const { spec, change, error, clear } = useSpecCopy(id, saved)
  const [by, setBy] = useRemembered<string>(`improvement.by.${dataset.id}`, '')
  const known = new Set(dataset.variables.map(variable => variable.id))
  const group = known.has(by) ? by : null
  const built = useEngineQuery('figure.build', { spec: { ...spec, bootstrap: 0 }, lang })
  const figure = built.data?.kind === 'priority' ? built.data : undefined
  const request = stabilityOf(spec, group)
  const sure = useAnalysis(built.error ? null : request)
  const toolbar = (
    <>
      <Segmented
        aria-label={t('improvement.order')} value={spec.order} onChange={order => change({ ...spec, order })}
        options={(['dimension', 'overall'] as const).map(value => ({ value, label: t(`improvement.orderBy.${value}`) }))}
      />
      <span className="yg-toolbar-space" />
      {chooser}
      <ExportMenu spec={{ ...spec, bootstrap: REPLICATES }} name={figure?.frame.title ?? t('diagrams.kind.priority')} disabled={!figure} />
    </>
  )
  return (
    <Workspace name="improvement" toolbar={toolbar} inspector={<PriorityInspector spec={spec} dataset={dataset} by={group} onBy={next => setBy(next ?? '')} onChange={change} rows={figure?.table.rows.filter(row => !row.heading).map(row => ({ item: row.key, label: row.cells[0]?.text ?? row.key })) ?? []} />}>
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
      {!built.error && <ResultView request={request} dataset={dataset} view={sure} omit="priority" />}
    </Workspace>
  )
}

/** The same table as an analysis, with its bootstrap and the orders of groups. */
function stabilityOf({ dataset, segment, target, items, importance, pairs, pathModel, gap, targetScore, competitor, level, seed, chosenOrder }: PrioritySpec, by: string | null): AnalysisRequestInput {
  return analysisRequest.parse({ method: 'priority', dataset, segment, target, variables: items, importance, pairs, pathModel, gap, targetScore, competitor, level, seed, chosenOrder, by, bootstrap: REPLICATES })
}
