import type { ReactNode } from 'react'
import type { SavedFigure } from '../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import { resultName, takesLong } from '../diagrams/result/resultName.ts'

const SHOWN = 5

export function LastFigures(): ReactNode {
  const t = useT()
  const figures = useEngineQuery('figure.list', {})
  const last = [...figures.data ?? []].sort((a, b) => b.order - a.order).slice(0, SHOWN)
  return (
    <section className="yg-card" aria-labelledby="overview-figures">
      <h2 className="yg-h2" id="overview-figures">{t('overview.lastFigures')}</h2>
      {last.length === 0
        ? <p className="yg-secondary">{t('overview.noFigures')}</p>
        : <ul className="yg-figure-links">{last.map(figure => <li key={figure.id}><FigureLink figure={figure} /></li>)}</ul>}
    </section>
  )
}

/** Its title is made from the content when nobody gave one. */
function FigureLink({ figure }: { figure: SavedFigure }): ReactNode {
  const t = useT()
  const lang = useLang()
  const built = useEngineQuery('figure.build', { spec: figure.spec, lang }, { enabled: figure.spec.frame.title === '' && !takesLong(figure.spec) })
  const { spec } = figure
  const href = spec.kind === 'priority' ? formatRoute('improvement') : spec.kind === 'fishbone' ? formatRoute('diagrams', 'fishbone', spec.fishbone) : formatRoute('diagrams', spec.kind, figure.id)
  return <a className="yg-link" href={href}>{spec.frame.title || built.data?.frame.title || (spec.kind === 'result' ? resultName(spec, t) : t(`overview.figureKind.${spec.kind}`))}</a>
}
