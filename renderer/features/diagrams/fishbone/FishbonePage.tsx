import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import { evidenceLines } from '../../../../shared/figures/fishbone/build.ts'
import { layoutFishbone } from '../../../../shared/figures/fishbone/layout.ts'
import type { Fishbone } from '../../../../shared/model/fishbone.ts'
import type { FishboneSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ExportMenu } from '../../figure/ExportMenu.tsx'
import { nodeOf } from '../../figure/hierarchy.ts'
import { useFigures, useSpecCopy } from '../../figure/useSavedFigure.ts'
import { newFishboneFigure } from '../newFigures.ts'
import { FishboneCanvas } from './FishboneCanvas.tsx'
import { FishboneInspector } from './FishboneInspector.tsx'
import { FishboneOutline } from './FishboneOutline.tsx'
import { boneLevel } from './session.ts'
import { HEAD } from './spatial.ts'
import { useSession } from './useSession.ts'

/** One fishbone: diagram, outline and evidence of the same bones. */
export function FishbonePage({ id, list }: { id: string; list: ReactNode }): ReactNode {
  const t = useT()
  const { data, error } = useEngineQuery('fishbone.get', { fishbone: id }, { keepPrevious: false })
  const { figures, pending } = useFigures()
  const kept = figures.find(figure => figure.spec.kind === 'fishbone' && figure.spec.fishbone === id)
  if (!data || pending) return <Workspace list={list} listTitle={t('diagrams.list')}><ErrorNote error={error} /></Workspace>
  return <Editor fishbone={data} figure={kept?.id ?? null} saved={kept?.spec.kind === 'fishbone' ? kept.spec : newFishboneFigure(id)} list={list} />
}

function Editor({ fishbone, figure, saved, list }: { fishbone: Fishbone; figure: string | null; saved: FishboneSpec; list: ReactNode }): ReactNode {
  const t = useT()
  const [session, state] = useSession(fishbone)
  const { spec, change, error: saveError, clear } = useSpecCopy(figure, saved)
  const remove = useEngineCommand('fishbone.remove')
  const simulated = useEngineQuery('dataset.list', {}).data?.some(dataset => dataset.simulated) ?? false
  const [outline, setOutline] = useRemembered<boolean>('fishbone.outline', false)
  const evidence = useEngineQuery('fishbone.evidence', { fishbone: fishbone.id, atMost: spec.atMost }).data
  const lines = useMemo(() => evidenceLines(evidence ?? [], t), [evidence, t])
  const shownLines = spec.evidence ? lines : undefined
  const layout = useMemo(
    () => layoutFishbone({ effect: state.effect, bones: state.bones }, { emptyEffect: t('diagrams.unnamed'), ...(shownLines ? { evidence: shownLines } : {}) }),
    [state.effect, state.bones, shownLines, t],
  )
  const describe = useCallback((bone: string): string => {
    if (bone === HEAD) return t('diagrams.headIs', { effect: state.effect })
    const found = nodeOf(state.bones, bone)
    const parent = nodeOf(state.bones, found?.parent ?? null)
    return t('diagrams.boneIs', { text: found?.text || t('diagrams.newBone'), level: boneLevel(state, bone), parent: parent?.text ?? t('diagrams.spine'), evidence: lines.get(bone) ?? '' })
  }, [state, lines, t])

  useCommands([
    { id: 'fishbone.outline', label: 'diagrams.outline', group: 'place', run: () => setOutline(!outline) },
    { id: 'fishbone.addBig', label: 'diagrams.addBig', group: 'place', run: () => { session.select(HEAD); session.startChild() } },
  ])
  const name = state.effect || t('diagrams.unnamed')
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title" title={name}>{name}</h2>
      {simulated && lines.size > 0 && <strong className="yg-simulated">{t('common.simulated')}</strong>}
      <button type="button" className="yg-toggle" aria-pressed={outline} onClick={() => setOutline(!outline)}>{t('diagrams.outline')}</button>
      <span className="yg-toolbar-space" />
      {state.notice && <span role="status" className="yg-hole">{t(`diagrams.notice.${state.notice}`)}</span>}
      <Button onClick={() => { void remove.run({ fishbone: fishbone.id }).then(() => navigate('diagrams')) }}>{t('common.delete')}</Button>
      <ExportMenu spec={spec} name={name} />
    </>
  )
  return (
    <Workspace
      list={list} listTitle={t('diagrams.list')} toolbar={toolbar}
      inspector={<FishboneInspector session={session} state={state} evidence={evidence ?? []} spec={spec} onSpec={change} />}
    >
      <div className="yg-fishbone-page">
        <ErrorNote error={state.error ?? saveError ?? remove.error} onClose={() => { session.clearError(); clear() }} />
        {shownLines && lines.size > 0 && (
          <p className="yg-fishbone-legend" title={`${t('figures.fishbone.rule.numbers')} ${t('figures.fishbone.rule.dissatisfied', { k: spec.atMost })}`}>
            {t('diagrams.evidenceLegend')} <strong className="yg-num">{t('diagrams.evidenceLegendParts')}</strong>
          </p>
        )}
        <div className="yg-fishbone-split">
          {outline && <FishboneOutline session={session} state={state} evidence={lines} describe={describe} />}
          <FishboneCanvas session={session} state={state} layout={layout} describe={describe} />
        </div>
        <p className="yg-keys" id="fishbone-keys">{t('diagrams.fishboneKeys')}</p>
      </div>
    </Workspace>
  )
}
