import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ResultSpec } from '../../../shared/model/figureSpec.ts'
import { useEngineCommand, useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** Keeps a figure among the diagrams; one that is kept already is only pointed at. */
export function KeepFigure({ spec }: { spec: ResultSpec }): ReactNode {
  const t = useT()
  const kept = useEngineQuery('figure.list', {}).data?.find(each => each.spec.kind === 'result' && sameContent(each.spec, spec))
  const save = useEngineCommand('figure.save')
  return (
    <>
      {kept
        ? <span role="status" className="yg-faint">{t('analysis.result.kept')} <a className="yg-link" href={formatRoute('diagrams', 'result', kept.id)}>{t('analysis.result.showKept')}</a></span>
        : <Button size="small" disabled={save.pending} onClick={() => { save.run({ figure: null, spec }).catch(() => {}) }}>{t('analysis.result.keep')}</Button>}
      <ErrorNote error={save.error} onClose={save.clear} />
    </>
  )
}

const sameContent = (a: ResultSpec, b: ResultSpec): boolean => a.figure === b.figure && a.of === b.of && JSON.stringify(a.request) === JSON.stringify(b.request)
