import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { AnalysisRequest, AnalysisRequestInput, AnalysisResult } from '../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { present } from '../../../shared/presentation/index.ts'
import type { Presented, ResultTable } from '../../../shared/presentation/presented.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { CopyTable } from '../figure/CopyTable.tsx'
import { FigureTable } from '../figure/FigureTable.tsx'
import { variableText } from '../figure/useFactors.ts'
import { copyTables } from './copyTables.ts'
import type { AnalysisView } from './useAnalysis.ts'

/** The newest answer together with the request it is the answer to; while a new one is worked out, the last one of the same method. */
function useAnswered(request: AnalysisRequestInput, { data, refreshing }: AnalysisView): { request: AnalysisRequest; answer: AnalysisResult; stale: boolean } | null {
  const last = useRef<{ request: AnalysisRequest; answer: AnalysisResult } | null>(null)
  const fresh = data && !refreshing && data.method === request.method ? { request: request as AnalysisRequest, answer: data } : null
  useEffect(() => { if (fresh) last.current = fresh })
  if (fresh) return { ...fresh, stale: false }
  return last.current && last.current.answer.method === request.method ? { ...last.current, stale: true } : null
}

/** What came of a request: what it is about, warnings, what the numbers say, the tables. */
export function ResultView({ request, dataset, view, omit, children }: { request: AnalysisRequestInput; dataset: Dataset | null; view: AnalysisView; /** A table that stands on the page already, with the warnings about it. */ omit?: string; /** The figures of the method. */ children?: (answer: AnalysisResult, request: AnalysisRequest) => ReactNode }): ReactNode {
  const t = useT()
  const shown = useAnswered(request, view)
  const labels = useMemo(() => new Map(dataset?.variables.flatMap(variable => [[variable.name, variableText(variable)], [variable.id, variableText(variable)]] as const) ?? []), [dataset])
  const presented = useMemo(() => {
    const whole = shown && present(shown.answer, { t, label: key => labels.get(key) ?? key, request: shown.request })
    return whole && omit !== undefined ? { ...whole, warnings: [], tables: whole.tables.filter(({ key }) => key !== omit) } : whole
  }, [shown?.answer, shown?.request, t, labels, omit])
  return (
    <div className="yg-figure-page yg-results" data-method={request.method} aria-busy={view.pending || view.refreshing}>
      <ErrorNote error={view.error} />
      {(view.progress !== null || (view.pending && !shown)) && <JobProgress progress={view.progress} onCancel={view.cancel} />}
      {view.cancelled && <p role="status" className="yg-result-line">{t('analysis.result.cancelled')} <Button size="small" onClick={view.rerun}>{t('analysis.result.rerun')}</Button></p>}
      {shown && presented && !view.error && (
        <div className={shown.stale ? 'yg-result-body yg-result-stale' : 'yg-result-body'}>
          <div className="yg-result-parts">
            <ResultFacts answer={shown.answer} />
            <Warnings presented={presented} />
            <Reading presented={presented} tables={presented.tables} />
            {presented.tables.length === 0 && presented.warnings.length === 0 && <p className="yg-faint">{t('analysis.result.nothing')}</p>}
            {presented.tables.map(each => <TableSection key={each.key} table={each} />)}
          </div>
          {children?.(shown.answer, shown.request)}
        </div>
      )}
    </div>
  )
}

function ResultFacts({ answer }: { answer: AnalysisResult }): ReactNode {
  const t = useT()
  if (!answer.dataset) return null
  return (
    <p className="yg-result-facts">
      {answer.dataset.simulated && <strong className="yg-simulated">{t('controls.simulated')}</strong>}
      <span>{answer.dataset.name}</span>
      <span>{t('analysis.result.facts', { segment: answer.segment ?? t('analysis.result.everyone') })}</span>
      {answer.weight && <span>{t('analysis.result.weighted', { weight: answer.weight })}</span>}
    </p>
  )
}

function Warnings({ presented: { warnings } }: { presented: Presented }): ReactNode {
  const t = useT()
  if (warnings.length === 0) return null
  return <ul className="yg-warnings" aria-label={t('improvement.warnings')}>{warnings.map(warning => <li key={warning}>{warning}</li>)}</ul>
}

/** Sentences that are read without being asked for. */
const AT_ONCE = 5

function Reading({ presented: { reading }, tables }: { presented: Presented; tables: readonly ResultTable[] }): ReactNode {
  const t = useT()
  const lang = useLang()
  const [whole, setWhole] = useState(false)
  const [state, setState] = useState<'idle' | 'copied' | 'copyFailed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = window.setTimeout(() => setState('idle'), 2000)
    return () => window.clearTimeout(timer)
  }, [state])
  if (reading.length === 0 && tables.length < 2) return null
  const joined = (sentences: readonly string[]): string => sentences.join(lang === 'en' ? ' ' : '')
  const paragraph = joined(reading)
  const folded = !whole && reading.length > AT_ONCE + 1
  const told = (work: Promise<void>): void => { void work.then(() => setState('copied'), () => setState('copyFailed')) }
  return (
    <section className="yg-reading" aria-label={t('analysis.result.reading')}>
      {reading.length > 0 && <p>{folded ? joined(reading.slice(0, AT_ONCE)) : paragraph}{folded && <> <button type="button" className="yg-reading-more" onClick={() => setWhole(true)}>{t('analysis.result.more', { n: reading.length - AT_ONCE })}</button></>}</p>}
      <footer>
        {reading.length > 0 && <span className="yg-faint">{t('analysis.result.generated')}</span>}
        <span className="yg-toolbar-space" />
        <span role="status" className="yg-faint">{state === 'idle' ? '' : t(`analysis.result.${state}`)}</span>
        {reading.length > 0 && <Button size="small" onClick={() => told(navigator.clipboard.writeText(paragraph))}>{t('analysis.result.copyReading')}</Button>}
        {tables.length > 1 && <Button size="small" onClick={() => told(copyTables(tables))}>{t('analysis.result.copyAll')}</Button>}
      </footer>
    </section>
  )
}

/** Rows and columns of the same things: its order is its meaning. */
const isSquare = ({ table }: ResultTable): boolean => table.rows.length > 1 && table.rows.every((row, i) => table.columns[i + 1]?.key === row.key)

function TableSection({ table: of }: { table: ResultTable }): ReactNode {
  const { title, table, notes } = of
  return (
    <section className="yg-result">
      <header><h3>{title}</h3><CopyTable table={table} /></header>
      <FigureTable table={table} label={title} sortable={table.rows.length > 1 && !isSquare(of) && !table.rows.some(row => row.heading)} />
      {notes.map(note => <p key={note} className="yg-result-note">{note}</p>)}
    </section>
  )
}
