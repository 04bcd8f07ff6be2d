import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { CopyTable } from '../figure/CopyTable.tsx'
import { DatasetSelect } from '../figure/DatasetSelect.tsx'
import { Field } from '../figure/Field.tsx'
import { FigureTable } from '../figure/FigureTable.tsx'
import { groupedByDimension, groupedByQuestion, useFactors } from '../figure/useFactors.ts'
import { useCurrentDataset } from '../figure/useCurrentDataset.ts'
import { SegmentSelect } from '../figure/SegmentSelect.tsx'
import { VariablePicker } from '../figure/VariablePicker.tsx'
import { VariableSelect } from '../figure/VariableSelect.tsx'
import { PathModelPage } from './pathModel/PathModelPage.tsx'
import { firstChoice, isMethod, methods, requestOf, usable } from './request.ts'
import type { Choice, Method } from './request.ts'
import { resultTables } from './resultTables.ts'
import '../figure/figure.css'
import './analysis.css'

/** 分析: list of analyses | options | tables, new from the data with every change. */
export default function AnalysisPlace(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const method: Method = isMethod(rest[0]) ? rest[0] : 'describe'
  const { list, summary, dataset, choose, query } = useCurrentDataset()
  if (query.error) return <ErrorNote error={query.error} />
  if (query.data && !summary) {
    return <EmptyPlace sentence={t('analysis.empty')} action={<Button type="primary" onClick={() => navigate('data')}>{t('questionnaire.goImport')}</Button>} example={t('analysis.emptyExample')} />
  }
  if (!dataset) return null
  const nav = (
    <nav aria-label={t('analysis.methods')}>
      <ul className="yg-list">
        {methods.map(each => (
          <li key={each}>
            <button type="button" className="yg-list-entry yg-method" aria-current={rest[0] !== 'pls' && each === method} onClick={() => navigate('analysis', each)}>
              <span className="yg-list-name">{t(`analysis.method.${each}`)}<small>{t(`analysis.about.${each}`)}</small></span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="yg-list-entry yg-method" aria-current={rest[0] === 'pls'} onClick={() => navigate('analysis', 'pls')}>
            <span className="yg-list-name">{t('pathModel.title')}<small>{t('pathModel.about')}</small></span>
          </button>
        </li>
      </ul>
    </nav>
  )
  if (rest[0] === 'pls') return <PathModelPage key={dataset.id} dataset={dataset} nav={nav} chooser={<DatasetSelect list={list} value={summary?.id} onChange={choose} />} />
  return <Analysis key={dataset.id} dataset={dataset} method={method} nav={nav} chooser={<DatasetSelect list={list} value={summary?.id} onChange={choose} />} />
}

function Analysis({ dataset, method, nav, chooser }: { dataset: Dataset; method: Method; nav: ReactNode; chooser: ReactNode }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const [choices, setChoices] = useState<Partial<Record<Method, Choice>>>({})
  const [grouping, setGrouping] = useState<'factor' | 'question'>('factor')
  const choice = choices[method] ?? firstChoice(method, dataset, factors)
  const put = (part: Partial<Choice>): void => setChoices({ ...choices, [method]: { ...choice, ...part } })
  const [segment, setSegment] = useState<string | null>(null)
  const [weight, setWeight] = useState<string | null>(null)
  const weighs = method === 'describe' || method === 'frequencies'
  const request = requestOf(method, dataset.id, choice, segment, weight)
  const ready = typeof request !== 'string'
  const { data, error, refreshing } = useEngineQuery('analysis.run', ready ? request : { method: 'describe', dataset: dataset.id, variables: [] }, { enabled: ready })
  const candidates = usable(method, dataset)
  const groups = grouping === 'factor' ? groupedByDimension(candidates, factors) : groupedByQuestion(candidates, dataset)
  const splitters = groupedByQuestion(dataset.variables.filter(variable => variable.role === 'answer' && (variable.kind === 'nominal' || variable.kind === 'ordinal' || variable.kind === 'indicator')), dataset)
  const tables = ready && data?.method === method && !error ? resultTables(data, dataset, t) : []

  const options = (
    <div className="yg-inspector">
      {method === 'drivers' && (
        <Field label={t('analysis.target')}>
          <VariableSelect groups={groupedByDimension(candidates, factors)} value={choice.target} label={t('analysis.target')} onChange={target => put({ target })} />
        </Field>
      )}
      <Segmented
        block aria-label={t('analysis.grouping')} value={grouping} onChange={setGrouping}
        options={[{ value: 'factor' as const, label: t('analysis.byFactor') }, { value: 'question' as const, label: t('analysis.byQuestion') }]}
      />
      <VariablePicker label={t(method === 'drivers' ? 'analysis.predictors' : 'analysis.variables')} groups={groups} chosen={choice.variables.filter(variable => method !== 'drivers' || variable !== choice.target)} onChange={variables => put({ variables })} />
      {(method === 'describe' || method === 'frequencies') && (
        <Field label={t('analysis.by')}>
          <VariableSelect groups={splitters} value={choice.by} label={t('analysis.by')} placeholder={t('analysis.noSplit')} allowClear onChange={by => put({ by })} />
        </Field>
      )}
      {weighs && (
        <Field label={t('descriptive.weight')}>
          <VariableSelect groups={groupedByQuestion(dataset.variables.filter(variable => variable.kind === 'number'), dataset)} value={weight} label={t('descriptive.weight')} placeholder={t('descriptive.noWeight')} allowClear onChange={setWeight} />
        </Field>
      )}
      {method === 'correlate' && (
        <Field label={t('analysis.coefficient')}>
          <Segmented
            block aria-label={t('analysis.coefficient')} value={choice.type} onChange={type => put({ type })}
            options={(['pearson', 'spearman', 'kendall'] as const).map(value => ({ value, label: t(`analysis.type.${value}`) }))}
          />
        </Field>
      )}
    </div>
  )
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{t(`analysis.method.${method}`)}</h2>
      <span className="yg-toolbar-space" />
      <span role="status" className="yg-faint">{refreshing ? t('common.loading') : ''}</span>
      <SegmentSelect dataset={dataset.id} value={segment} onChange={setSegment} />
      {chooser}
    </>
  )
  return (
    <Workspace list={nav} listTitle={t('analysis.methods')} inspector={options} inspectorTitle={t('analysis.options')} toolbar={toolbar}>
      <ErrorNote error={error} />
      {!ready && <EmptyPlace sentence={t(`analysis.${request}`)} />}
      {tables.length > 0 && (
        <div className="yg-figure-page yg-results">
          {data?.dataset?.simulated && <strong className="yg-simulated">{t('common.simulated')}</strong>}
          {tables.map(({ key, title, table, notes }) => (
            <section key={key} className="yg-result">
              <header>
                <h3>{title}</h3>
                <CopyTable table={table} />
              </header>
              <FigureTable table={table} label={title} sortable={method !== 'correlate' || key === 'pairs'} />
              {notes.map(note => <p key={note} className="yg-result-note">{note}</p>)}
            </section>
          ))}
        </div>
      )}
    </Workspace>
  )
}
