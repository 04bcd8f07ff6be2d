import { Button } from 'antd'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { datasetOf } from '../../../shared/contract/analysis.ts'
import { useEngineCommand, useEngineQuery } from '../../app/engine/hooks.ts'
import { useCommands } from '../../app/commands.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { DatasetSelect } from '../figure/DatasetSelect.tsx'
import { useCurrentDataset } from '../figure/useCurrentDataset.ts'
import { analysisOf, entryOf, requestOfFigure } from './analysisOf.ts'
import { chapters, isEntry, isForm, standsAlone } from './forms/registry.ts'
import type { EntryName } from './forms/registry.ts'
import { readJudgement } from './judgement/judgement.ts'
import { JudgementPage } from './judgement/JudgementPage.tsx'
import { MethodList } from './MethodList.tsx'
import { MethodPage } from './MethodPage.tsx'
import { PathModelPage } from './pathModel/PathModelPage.tsx'
import { PrintedTablePage } from './printed/PrintedTablePage.tsx'
import { readSaved } from './savedAnalysis.ts'
import '../figure/figure.css'
import './analysis.css'

/** 分析: methods by chapter | results, new from the data with every change | options. `#/analysis/<method>`, `#/analysis/saved/<study>`, or `#/analysis/figure/<figure>`: where a kept figure came from. */
export default function AnalysisPlace(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const { list, summary, dataset, choose, query } = useCurrentDataset()
  const saved = useEngineQuery('study.list', { kind: 'analysis' }).data
  const remove = useEngineCommand('study.remove')
  const study = rest[0] === 'saved' ? saved?.find(({ id }) => id === rest[1]) : undefined
  const figures = useEngineQuery('figure.list', {}, { enabled: rest[0] === 'figure' }).data
  const figure = rest[0] === 'figure' ? figures?.find(({ id }) => id === rest[1]) : undefined
  const asked = figure?.spec.kind === 'result' ? requestOfFigure(figure.spec) : null
  const opened = asked && analysisOf(asked)
  const belongs = readSaved(study)?.dataset ?? (asked && datasetOf(asked)) ?? undefined
  // A saved analysis brings its own data set along.
  useEffect(() => { if (belongs !== undefined && belongs !== summary?.id && list.some(({ id }) => id === belongs)) choose(belongs) }, [belongs, study?.id, figure?.id])
  const entry: EntryName = readSaved(study)?.entry ?? (asked && entryOf(asked)) ?? (isEntry(rest[0]) ? rest[0] : 'describe')
  useCommands(chapters.flatMap(({ entries }) => entries).map(each => ({ id: `analysis.${each}`, label: `analysis.method.${each}` as const, group: 'place' as const, run: () => navigate('analysis', each) })))

  if (query.error) return <ErrorNote error={query.error} />
  // Options of a saved analysis are read once: they must be there first.
  if ((rest[0] === 'saved' && saved === undefined) || (rest[0] === 'figure' && figures === undefined)) return null
  const nav = (
    <MethodList
      current={entry} study={study?.id ?? null} saved={saved ?? []}
      onRemove={each => { remove.run({ study: each.id }).then(() => { if (each.id === study?.id) navigate('analysis', entry) }, () => {}) }}
    />
  )
  if (entry === 'ahp') return <JudgementPage key={figure?.id ?? ''} nav={nav} opened={asked?.method === 'weights' ? readJudgement(asked) : null} />
  if (entry === 'forensics') return <PrintedTablePage nav={nav} />
  if (query.data && !summary) {
    return (
      <Workspace list={nav} listTitle={t('analysis.methods')}>
        <EmptyPlace sentence={t('analysis.empty')} action={<Button type="primary" onClick={() => navigate('data')}>{t('questionnaire.goImport')}</Button>} example={t('analysis.emptyExample')} />
      </Workspace>
    )
  }
  if (!dataset) return null
  const chooser = <DatasetSelect list={list} value={summary?.id} onChange={choose} />
  if (entry === 'pls') return <PathModelPage key={`${dataset.id}:${figure?.id ?? ''}`} dataset={dataset} nav={nav} chooser={chooser} opened={asked?.method === 'pls' && asked.dataset === dataset.id ? asked : null} />
  if (!isForm(entry) || standsAlone(entry)) return null
  return <MethodPage key={`${dataset.id}:${study?.id ?? figure?.id ?? ''}`} dataset={dataset} entry={entry} study={study} opened={opened} nav={nav} chooser={chooser} />
}
