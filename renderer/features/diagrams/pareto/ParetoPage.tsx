import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ExportMenu } from '../../figure/ExportMenu.tsx'
import { useSpecCopy } from '../../figure/useSavedFigure.ts'
import { ChartCanvas } from '../ChartCanvas.tsx'
import { ParetoInspector } from './ParetoInspector.tsx'

/** One Pareto chart: made new from the data whenever they change. */
export function ParetoPage({ id, saved, list }: { id: string; saved: ParetoSpec; list: ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { spec, change, error, clear } = useSpecCopy(id, saved)
  const empty = spec.source.type === 'counts' && spec.source.rows.length === 0
  const built = useEngineQuery('figure.build', { spec, lang }, { enabled: !empty })
  const remove = useEngineCommand('figure.remove')
  const figure = !empty && built.data?.kind === 'pareto' ? built.data : undefined
  const title = figure?.frame.title ?? spec.frame.title
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{title || t('diagrams.kind.pareto')}</h2>
      <span className="yg-toolbar-space" />
      <Button onClick={() => { void remove.run({ figure: id }).then(() => navigate('diagrams')) }}>{t('common.delete')}</Button>
      <ExportMenu spec={spec} name={title || t('diagrams.kind.pareto')} disabled={!figure} />
    </>
  )
  return (
    <Workspace list={list} listTitle={t('diagrams.list')} toolbar={toolbar} inspector={<ParetoInspector spec={spec} onChange={change} />}>
      <ErrorNote error={error ?? remove.error} onClose={clear} />
      {built.error && !empty && <ErrorNote error={built.error} action={<Button size="small" onClick={built.refetch}>{t('common.retry')}</Button>} />}
      {empty && <EmptyPlace sentence={t('diagrams.countsEmpty')} example={t('diagrams.countsExample')} />}
      {figure && !built.error && <ChartCanvas figure={figure} />}
    </Workspace>
  )
}
