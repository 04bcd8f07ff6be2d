import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../shared/model/dataset.ts'
import { runCommand } from '../../app/commands.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { checksItself } from '../review/checksItself.ts'
import { chainEnd } from './chainEnd.ts'
import { ChainStrip } from './ChainStrip.tsx'
import { IntegrityLine } from './IntegrityLine.tsx'
import { LastFigures } from './LastFigures.tsx'
import { LedgerCard } from './LedgerCard.tsx'
import { nextStep } from './nextStep.ts'
import type { StepName } from './nextStep.ts'
import { SourcesCard } from '../data/sources/SourcesCard.tsx'
import './overview.css'

const act: Record<StepName, () => void> = {
  import: () => { runCommand('import.file') },
  factors: () => navigate('questionnaire', 'tree'),
  assign: () => navigate('questionnaire', 'tree'),
  fishbone: () => navigate('diagrams', 'fishbone'),
  link: () => navigate('diagrams', 'fishbone'),
  pareto: () => navigate('diagrams', 'pareto'),
  measures: () => navigate('improvement', 'measures'),
  effects: () => navigate('improvement', 'effects'),
  priority: () => navigate('improvement'),
  report: () => navigate('report'),
}

/** How far the work has come, and where it is not tied together. Where a teacher looks first. */
export default function OverviewPage(): ReactNode {
  const t = useT()
  const overview = useEngineQuery('project.overview', {})
  const datasets = useEngineQuery('dataset.list', {})
  const reports = useEngineQuery('report.list', {})
  // It counts the answers of every scale: large projects have it in the improvement place, when asked.
  const trace = useEngineQuery('trace.matrix', {}, { enabled: overview.data !== undefined && checksItself(overview.data.rows) })
  const [chosen, setChosen] = useState<number | null>(null)
  const list = datasets.data
  if (overview.error ?? datasets.error) return <div className="yg-page"><ErrorNote error={overview.error ?? datasets.error} /></div>
  if (!overview.data || !list) return null
  if (list.length === 0) {
    return (
      <EmptyPlace
        sentence={t('overview.empty.sentence')} example={t('overview.empty.example')}
        action={<Button type="primary" onClick={act.import}>{t('overview.empty.action')}</Button>}
      />
    )
  }
  const dataset: DatasetSummary | undefined = list.find(candidate => candidate.id === chosen) ?? list[0]
  const end = trace.data ? chainEnd(trace.data) : null
  const step = nextStep(overview.data, end, reports.data?.length ?? 0)
  return (
    <div className="yg-page yg-overview">
      <section className="yg-card yg-next" aria-labelledby="overview-next">
        <div>
          <h2 className="yg-h2" id="overview-next">{t('overview.next')}</h2>
          <p>{t(`overview.step.${step.name}.sentence`, { n: step.n })}</p>
        </div>
        <Button type="primary" onClick={act[step.name]}>{t(`overview.step.${step.name}.action`)}</Button>
      </section>
      <ChainStrip chain={overview.data.chain} end={end} />
      <div className="yg-overview-columns">
        {dataset && (
          <LedgerCard
            dataset={dataset}
            chooser={list.length > 1 && (
              <Select
                value={dataset.id} onChange={setChosen} aria-label={t('overview.ledgerOf')} popupMatchSelectWidth={false}
                options={list.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          />
        )}
        <div className="yg-overview-side">
          <SourcesCard />
          <LastFigures />
          <IntegrityLine rows={overview.data.rows} />
        </div>
      </div>
    </div>
  )
}
