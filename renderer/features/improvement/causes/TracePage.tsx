import { InputNumber } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Hole } from '../../../../shared/causes/trace.ts'
import { HOLE_MARK, holeWords, presentTrace } from '../../../../shared/presentation/causesTrace.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { CauseTable } from './CauseTable.tsx'

/** Where a hole is filled. */
function fill({ code, subject }: Hole): void {
  switch (code) {
    case 'itemWithoutFactor': case 'codeWithoutItem': case 'codeWithoutFactor': return navigate('questionnaire', 'tree')
    case 'classAWithoutBone': case 'codeWithoutBone': case 'evidenceGone': return navigate('diagrams')
    case 'boneWithoutEvidence': return navigate('improvement', 'confirmation', subject.id)
    case 'mainWithoutMeasure': case 'priorityWithoutMeasure': return navigate('improvement', 'measures')
    case 'measureWithoutCause': return navigate('improvement', 'measures', subject.id)
    case 'measureWithoutEffect': return navigate('improvement', 'effects')
  }
}

/** 追溯矩阵: the chain from items to effects on one page, its holes in red and in words. */
export function TracePage(): ReactNode {
  const t = useT()
  const [top, setTop] = useState(3)
  const [atMost, setAtMost] = useState(2)
  const { data, error } = useEngineQuery('trace.matrix', { top, atMost })
  const toolbar = (
    <>
      <label className="yg-toolbar-label">{t('causes.ui.top')}<InputNumber size="small" aria-label={t('causes.ui.top')} min={0} max={50} precision={0} value={top} onChange={value => setTop(value ?? 0)} /></label>
      <label className="yg-toolbar-label">{t('causes.ui.atMost')}<InputNumber size="small" aria-label={t('causes.ui.atMost')} min={1} max={10} precision={0} value={atMost} onChange={value => setAtMost(value ?? 1)} /></label>
    </>
  )
  const shown = data && presentTrace(t, data)
  return (
    <Workspace name="trace" toolbar={toolbar}>
      <ErrorNote error={error} />
      {data && shown && (
        <div className="yg-cause-page">
          <p aria-live="polite">{shown.reading[0]}</p>
          {data.holes.length > 0 && (
            <ul className="yg-cause-holes" aria-label={t('causes.ui.holes')}>
              {data.holes.map(hole => (
                <li key={`${hole.code} ${hole.subject.id}`}>
                  <span aria-hidden="true">{HOLE_MARK.trim()}</span><span>{holeWords(t, hole)}</span>
                  <button type="button" className="yg-link" aria-label={`${t('causes.ui.goTo')}: ${holeWords(t, hole)}`} onClick={() => fill(hole)}>{t('causes.ui.goTo')}</button>
                </li>
              ))}
            </ul>
          )}
          <CauseTable shown={shown.tables[0]!} marked={new Set(shown.marked)} />
        </div>
      )}
    </Workspace>
  )
}
