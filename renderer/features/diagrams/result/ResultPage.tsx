import { Button } from 'antd'
import type { ReactNode } from 'react'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { formatRoute, navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ExportMenu } from '../../figure/ExportMenu.tsx'
import { FrameFields } from '../../figure/FrameFields.tsx'
import { useSpecCopy } from '../../figure/useSavedFigure.ts'
import { ChartCanvas } from '../ChartCanvas.tsx'
import { resultName } from './resultName.ts'

/** One figure kept from an analysis: worked out anew whenever its data change. */
export function ResultPage({ id, saved, list }: { id: string; saved: ResultSpec; list: ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { spec, change, error, clear } = useSpecCopy(id, saved)
  const built = useEngineQuery('figure.build', { spec, lang }, { giveUp: true })
  const remove = useEngineCommand('figure.remove')
  const figure = built.data && (built.data.kind === 'bar' || isResultFigure(built.data)) ? built.data : undefined
  const title = figure?.frame.title ?? spec.frame.title
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{title || resultName(spec, t)}</h2>
      <span className="yg-toolbar-space" />
      <span role="status" className="yg-faint">{built.pending || built.refreshing ? t('controls.loading') : ''}</span>
      <Button href={formatRoute('analysis', 'figure', id)}>{t('diagrams.backToAnalysis')}</Button>
      <Button onClick={() => { void remove.run({ figure: id }).then(() => navigate('diagrams')) }}>{t('controls.delete')}</Button>
      <ExportMenu spec={spec} name={title || resultName(spec, t)} disabled={!figure} />
    </>
  )
  const inspector = (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{resultName(spec, t)}</p>
      <p className="yg-prop-hint">{t('diagrams.resultHint')}</p>
      <FrameFields frame={spec.frame} onChange={frame => change({ ...spec, frame })} />
    </div>
  )
  return (
    <Workspace list={list} listTitle={t('diagrams.list')} toolbar={toolbar} inspector={inspector}>
      <ErrorNote error={error ?? remove.error} onClose={clear} />
      {built.error ? <ErrorNote error={built.error} action={<Button size="small" onClick={built.refetch}>{t('controls.retry')}</Button>} /> : figure && <ChartCanvas figure={figure} />}
    </Workspace>
  )
}
