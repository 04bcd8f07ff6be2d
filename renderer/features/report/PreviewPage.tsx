import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Lang } from '../../../shared/contract/figure.ts'
import { figureToSvg } from '../../../shared/figures/svg/figureToSvg.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ExportMenu } from '../figure/ExportMenu.tsx'

/** One figure as it will be printed: paper white, in the language of the report. */
export function PreviewPage({ spec, lang, number, of }: { spec: FigureSpec; lang: Lang; number: number; of: number }): ReactNode {
  const t = useT()
  const { data, error } = useEngineQuery('figure.build', { spec, lang })
  const picture = useMemo(() => (data ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(figureToSvg(data))}` : null), [data])
  const title = data?.frame.title ?? t(`diagrams.kind.${spec.kind}`)
  return (
    <section className="yg-report-page" aria-label={t('reportPage.pageOf', { n: number, of, title })}>
      <header>
        <span className="yg-faint yg-num">{t('reportPage.page', { n: number, of })}</span>
        <span className="yg-toolbar-space" />
        {data && <ExportMenu spec={spec} name={title} />}
      </header>
      <ErrorNote error={error} />
      {picture && !error && <div className="yg-paper"><img src={picture} alt={title} /></div>}
      {!picture && !error && <div className="yg-paper yg-paper-wait">{t('common.loading')}</div>}
    </section>
  )
}
