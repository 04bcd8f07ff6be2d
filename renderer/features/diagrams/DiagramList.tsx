import type { ReactNode } from 'react'
import type { SavedFigure } from '../../../shared/model/figureSpec.ts'
import type { FishboneSummary } from '../../../shared/model/fishbone.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { navigate } from '../../app/route.ts'

export interface DiagramListProps { charts: readonly (SavedFigure & { spec: { kind: 'pareto' | 'bar' } })[]; fishbones: readonly FishboneSummary[]; current: string | undefined }

/** The kept charts and the fishbones. */
export function DiagramList({ charts, fishbones, current }: DiagramListProps): ReactNode {
  const t = useT()
  return (
    <nav aria-label={t('diagrams.list')}>
      {charts.length > 0 && <h3 className="yg-list-title">{t('diagrams.charts')}</h3>}
      <ul className="yg-list">
        {charts.map(chart => (
          <li key={chart.id}>
            <button type="button" className="yg-list-entry" aria-current={chart.id === current} onClick={() => navigate('diagrams', chart.spec.kind, chart.id)}>
              <span className="yg-list-name"><ChartTitle figure={chart} /></span>
              <span className="yg-list-kind">{t(`diagrams.kind.${chart.spec.kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {fishbones.length > 0 && <h3 className="yg-list-title">{t('diagrams.fishbones')}</h3>}
      <ul className="yg-list">
        {fishbones.map(fishbone => (
          <li key={fishbone.id}>
            <button type="button" className="yg-list-entry" aria-current={fishbone.id === current} onClick={() => navigate('diagrams', 'fishbone', fishbone.id)}>
              <span className="yg-list-name" title={fishbone.effect}>{fishbone.effect || t('diagrams.unnamed')}</span>
              <span className="yg-list-kind yg-num">{t('diagrams.boneCount', { n: fishbone.bones })}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The title given, or the one the figure makes of its content. */
function ChartTitle({ figure }: { figure: SavedFigure }): ReactNode {
  const t = useT()
  const lang = useLang()
  const given = figure.spec.frame.title
  const built = useEngineQuery('figure.build', { spec: figure.spec, lang }, { enabled: given === '' })
  const title = given || built.data?.frame.title || t(`diagrams.kind.${figure.spec.kind}`)
  return <span title={title}>{title}</span>
}
