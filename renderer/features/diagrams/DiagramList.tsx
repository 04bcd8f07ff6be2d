import type { ReactNode } from 'react'
import type { SavedFigure } from '../../../shared/model/figureSpec.ts'
import type { FishboneSummary } from '../../../shared/model/fishbone.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { navigate } from '../../app/route.ts'
import { resultName, takesLong } from './result/resultName.ts'

export type SavedChart = SavedFigure & { spec: { kind: 'pareto' | 'bar' | 'result' } }
interface DiagramListProps { charts: readonly SavedChart[]; fishbones: readonly FishboneSummary[]; current: string | undefined }

/** The kept charts, the fishbones, and what was kept from analyses. */
export function DiagramList({ charts, fishbones, current }: DiagramListProps): ReactNode {
  const t = useT()
  const results = charts.filter(chart => chart.spec.kind === 'result')
  return (
    <nav aria-label={t('diagrams.list')}>
      <ChartEntries title={t('diagrams.charts')} charts={charts.filter(chart => chart.spec.kind !== 'result')} current={current} />
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
      <ChartEntries title={t('diagrams.results')} charts={results} current={current} />
    </nav>
  )
}

function ChartEntries({ title, charts, current }: { title: string; charts: readonly SavedChart[]; current: string | undefined }): ReactNode {
  const t = useT()
  if (charts.length === 0) return null
  return (
    <>
      <h3 className="yg-list-title">{title}</h3>
      <ul className="yg-list">
        {charts.map(chart => (
          <li key={chart.id}>
            <button type="button" className="yg-list-entry" aria-current={chart.id === current} onClick={() => navigate('diagrams', chart.spec.kind, chart.id)}>
              <span className="yg-list-name"><ChartTitle figure={chart} /></span>
              <span className="yg-list-kind">{chart.spec.kind === 'result' ? t(`figures.result.kind.${chart.spec.figure}`) : t(`diagrams.kind.${chart.spec.kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The title given, or the one the figure makes of its content. */
function ChartTitle({ figure }: { figure: SavedChart }): ReactNode {
  const t = useT()
  const lang = useLang()
  const given = figure.spec.frame.title
  const built = useEngineQuery('figure.build', { spec: figure.spec, lang }, { enabled: given === '' && !takesLong(figure.spec) })
  const title = given || built.data?.frame.title || (figure.spec.kind === 'result' ? resultName(figure.spec, t) : t(`diagrams.kind.${figure.spec.kind}`))
  return <span title={title}>{title}</span>
}
