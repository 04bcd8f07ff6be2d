import { Button } from 'antd'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { prioritySpec } from '../../../shared/model/figureSpec.ts'
import type { PrioritySpec, SavedFigure } from '../../../shared/model/figureSpec.ts'
import { useCommands } from '../../app/commands.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { newPriority } from '../diagrams/newFigures.ts'
import { DatasetSelect } from '../figure/DatasetSelect.tsx'
import { useCurrentDataset } from '../figure/useCurrentDataset.ts'
import { useFigures } from '../figure/useSavedFigure.ts'
import { ConfirmationPage } from './causes/ConfirmationPage.tsx'
import { EffectsPage } from './causes/EffectsPage.tsx'
import { MeasuresPage } from './causes/MeasuresPage.tsx'
import { TracePage } from './causes/TracePage.tsx'
import { EditEffectPage } from './effect/EditEffectPage.tsx'
import { PriorityPage } from './order/PriorityPage.tsx'
import { QuadrantPage } from './quadrant/QuadrantPage.tsx'
import { WhatIfPage } from './whatIf/WhatIfPage.tsx'
import '../figure/figure.css'
import '../analysis/analysis.css'
import './improvement.css'

const pages = ['order', 'quadrant', 'whatIf', 'effect', 'trace', 'confirmation', 'measures', 'effects'] as const
type PageName = (typeof pages)[number]
const isPage = (word: string | undefined): word is PageName => (pages as readonly string[]).includes(word ?? '')

/** 改善: what to improve first and why, what it would bring, and the causes behind it. `#/improvement/<page>`. */
export default function ImprovementPlace(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const page: PageName = isPage(rest[0]) ? rest[0] : 'order'
  useCommands(pages.map(name => ({ id: `improvement.${name}`, label: `improvement.page.${name}` as const, group: 'place' as const, run: () => navigate('improvement', name) })))
  return (
    <div className="yg-improvement">
      <h2 className="yg-visually-hidden">{t(`improvement.page.${page}`)}</h2>
      <nav className="yg-improvement-pages" aria-label={t('improvement.pages')}>
        {pages.map(name => <button key={name} type="button" aria-current={name === page ? 'page' : undefined} onClick={() => navigate('improvement', name)}>{t(`improvement.page.${name}`)}</button>)}
      </nav>
      <div className="yg-improvement-page">
        {page === 'trace' ? <TracePage /> : page === 'confirmation' ? <ConfirmationPage /> : page === 'measures' ? <MeasuresPage /> : page === 'effects' ? <EffectsPage /> : <DataPage key={page} page={page} />}
      </div>
    </div>
  )
}

/** What a page of the data needs: the saved priority figure of the data set, or one to begin with. */
export interface ImprovementData { id: string | null; saved: PrioritySpec; dataset: Dataset; chooser: ReactNode }

function DataPage({ page }: { page: Exclude<PageName, 'trace' | 'confirmation' | 'measures' | 'effects'> }): ReactNode {
  const t = useT()
  const current = useCurrentDataset()
  const { figures, pending } = useFigures()
  const { dataset, summary, query } = current
  const kept = figures.find((figure): figure is SavedFigure & { spec: PrioritySpec } => figure.spec.kind === 'priority' && figure.spec.dataset === dataset?.id)
  const initial = useMemo(() => (dataset ? newPriority(dataset) : null), [dataset])
  const chooser = <DatasetSelect list={current.list} value={summary?.id} onChange={current.choose} />
  if (query.error) return <ErrorNote error={query.error} />
  if ((query.data && !summary) || (dataset && !kept && !initial)) {
    return (
      <EmptyPlace
        sentence={t('improvement.empty')} example={t('improvement.emptyExample')}
        action={summary ? <>{chooser} <Button onClick={() => navigate('questionnaire', 'questions')}>{t('improvement.goScale')}</Button></> : <Button type="primary" onClick={() => navigate('data')}>{t('questionnaire.goImport')}</Button>}
      />
    )
  }
  if (!dataset || pending) return null
  // A figure kept before an option existed has its default.
  const saved = kept ? prioritySpec.parse(kept.spec) : initial
  if (!saved) return null
  const data: ImprovementData = { id: kept?.id ?? null, saved, dataset, chooser }
  switch (page) {
    case 'order': return <PriorityPage key={dataset.id} {...data} />
    case 'quadrant': return <QuadrantPage key={dataset.id} {...data} />
    case 'whatIf': return <WhatIfPage key={dataset.id} {...data} />
    case 'effect': return <EditEffectPage {...data} />
  }
}
