import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { AnalysisRequestInput, Json } from '../../../../shared/contract/analysis.ts'
import { coefficientText } from '../../../../shared/figures/rounding.ts'
import { useT } from '../../../app/i18n.tsx'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { Field } from '../../figure/Field.tsx'
import { useFactors } from '../../figure/useFactors.ts'
import { ResultFigures } from '../ResultFigures.tsx'
import { ResultView } from '../ResultView.tsx'
import { StudyBar } from '../StudyBar.tsx'
import { useAnalysis } from '../useAnalysis.ts'
import { consistencyOf } from './consistency.ts'
import { JudgementGrid } from './JudgementGrid.tsx'
import type { Place } from './JudgementGrid.tsx'
import { isOpen, judged, judgementText, MOST_CRITERIA, newJudgement, readJudgement, relabelled, unjudged } from './judgement.ts'
import type { Judgement } from './judgement.ts'

/** Criteria compared two by two: weights, consistency ratio, and the judgement that should be looked at again. */
export function JudgementPage({ nav, opened }: { nav: ReactNode; /** What a kept figure was drawn from. */ opened: Judgement | null }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const dimensions = factors.filter(({ parent }) => parent === null).map(({ name }) => name).slice(0, MOST_CRITERIA)
  const [edited, setEdited] = useState<Judgement | null>(opened)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState<Place>({ row: 0, column: 1 })
  const judgement = edited ?? newJudgement(dimensions)
  const { labels, matrix } = judgement
  const ready = labels.length >= 2
  const here = at.column < labels.length && at.row < at.column ? at : { row: 0, column: 1 }
  const request: AnalysisRequestInput | null = ready ? { method: 'weights', dataset: null, type: 'ahp', labels, matrix } : null
  const view = useAnalysis(request)
  const consistency = useMemo(() => (ready ? consistencyOf(matrix) : null), [matrix, ready])
  const relabel = (lines: string): void => {
    const next = [...new Set(lines.split('\n').map(line => line.trim()).filter(line => line !== ''))].slice(0, MOST_CRITERIA)
    setEdited(relabelled(judgement, next))
  }
  const judge = (row: number, column: number, value: number | null): void => setEdited(value === null ? unjudged(judgement, row, column) : judged(judgement, row, column, value))
  const complete = judgement.open.length === 0

  const inspector = (
    <div className="yg-inspector">
      <Field label={t('analysis.judgement.labels')} hint={t('analysis.judgement.labelsHint')}>
        <Input.TextArea
          rows={Math.max(4, Math.min(12, labels.length + 1))} aria-label={t('analysis.judgement.labels')} value={typed ?? labels.join('\n')}
          onChange={event => setTyped(event.target.value)} onBlur={() => { if (typed !== null) relabel(typed); setTyped(null) }}
        />
      </Field>
      <div className="yg-prop-row">
        {dimensions.length > 1 && <Button size="small" onClick={() => setEdited(relabelled(judgement, dimensions))}>{t('analysis.judgement.fromFactors')}</Button>}
        <Button size="small" disabled={!ready} onClick={() => setEdited(newJudgement(labels))}>{t('analysis.judgement.reset')}</Button>
      </div>
      <p className="yg-prop-hint">{t('analysis.judgement.hint')}</p>
    </div>
  )
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{t('analysis.judgement.title')}</h2>
      <span className="yg-toolbar-space" />
      <StudyBar
        kind="judgement" content={ready ? judgement as unknown as Json : null}
        words={{ choose: t('analysis.judgement.choose'), blank: t('analysis.judgement.blank'), name: t('analysis.judgement.name'), save: t('analysis.judgement.save'), remove: t('analysis.judgement.remove') }}
        onOpen={study => setEdited(study ? readJudgement(study.content) : null)}
      />
    </>
  )
  return (
    <Workspace list={nav} listTitle={t('analysis.methods')} inspector={inspector} inspectorTitle={t('analysis.options')} toolbar={toolbar}>
      {!ready && <EmptyPlace sentence={t('analysis.need.labels')} />}
      {ready && request && (
        <>
          <section className="yg-judgement">
            <Scale judgement={judgement} at={here} onJudge={judge} />
            <JudgementGrid judgement={judgement} at={here} onMove={setAt} onJudge={judge} doubtful={consistency?.worst ?? null} />
            {!complete && <div className="yg-judgement-cr" role="status">{t('analysis.judgement.open', { n: judgement.open.length, all: labels.length * (labels.length - 1) / 2 })}</div>}
            {complete && consistency && (
              <div className="yg-judgement-cr" role="status" data-consistent={consistency.acceptable}>
                <p><strong className="yg-num">{t('analysis.judgement.cr', { cr: consistency.cr === null ? '–' : coefficientText(consistency.cr) })}</strong> {t(labels.length < 3 ? 'analysis.judgement.crTrivial' : consistency.acceptable ? 'analysis.judgement.crGood' : 'analysis.judgement.crBad')} <span className="yg-faint">{t('analysis.judgement.ri')}</span></p>
                {consistency.worst && (
                  <p>
                    {t('analysis.judgement.worst', { row: labels[consistency.worst.row], column: labels[consistency.worst.column], now: judgementText(matrix[consistency.worst.row]![consistency.worst.column]!), mend: judgementText(consistency.worst.suggested), cr: consistency.worst.cr1980 === null ? '–' : coefficientText(consistency.worst.cr1980) })}
                    {' '}<Button size="small" onClick={() => { if (consistency.worst) { judge(consistency.worst.row, consistency.worst.column, consistency.worst.suggested); setAt(consistency.worst) } }}>{t('analysis.judgement.apply', { mend: judgementText(consistency.worst.suggested) })}</Button>
                  </p>
                )}
              </div>
            )}
          </section>
          {complete && <ResultView request={request} dataset={null} view={view}>{(answer, asked) => <ResultFigures answer={answer} request={asked} dataset={null} />}</ResultView>}
        </>
      )}
    </Workspace>
  )
}

/** The comparison in words and on Saaty's scale, for the pointer; the keyboard works in the table itself. */
function Scale({ judgement, at, onJudge }: { judgement: Judgement; at: Place; onJudge(row: number, column: number, value: number): void }): ReactNode {
  const t = useT()
  const { labels, matrix } = judgement
  const open = isOpen(judgement, at.row, at.column)
  const row = labels[at.row] ?? ''
  const column = labels[at.column] ?? ''
  const value = matrix[at.row]?.[at.column] ?? 1
  const steps = [9, 8, 7, 6, 5, 4, 3, 2, 1, ...[2, 3, 4, 5, 6, 7, 8, 9].map(n => 1 / n)]
  const meaning = open ? t('analysis.judgement.meaning.open') : value === 1 ? t('analysis.judgement.meaning.equal') : value > 1 ? t('analysis.judgement.meaning.row', { row, n: judgementText(value) }) : t('analysis.judgement.meaning.column', { column, n: judgementText(1 / value) })
  return (
    <div className="yg-saaty">
      <p><span className="yg-faint">{t('analysis.judgement.versus', { row, column })}</span> <strong>{meaning}</strong></p>
      <div role="radiogroup" aria-label={t('analysis.judgement.versus', { row, column })} className="yg-saaty-steps">
        <span className="yg-saaty-end" title={row}>{row}</span>
        {steps.map(step => (
          <button key={step} type="button" role="radio" className="yg-num" aria-checked={!open && Math.abs(step - value) < 1e-9} aria-label={judgementText(step)} tabIndex={Math.abs(step - value) < 1e-9 ? 0 : -1} onClick={() => onJudge(at.row, at.column, step)}>{step >= 1 ? step : Math.round(1 / step)}</button>
        ))}
        <span className="yg-saaty-end" title={column}>{column}</span>
      </div>
    </div>
  )
}
