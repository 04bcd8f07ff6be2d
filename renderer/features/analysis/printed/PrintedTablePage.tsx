import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { AnalysisRequest, AnalysisRequestInput, Json } from '../../../../shared/contract/analysis.ts'
import { present } from '../../../../shared/presentation/index.ts'
import { useT } from '../../../app/i18n.tsx'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { Field, TextField } from '../../figure/Field.tsx'
import { NumberInput } from '../fields/NumberField.tsx'
import { ResultView } from '../ResultView.tsx'
import { StudyBar } from '../StudyBar.tsx'
import { useAnalysis } from '../useAnalysis.ts'
import { exampleText } from './exampleTable.ts'
import { marksOf } from './marks.ts'
import type { Mark } from './marks.ts'
import { casesOf, emptyTable, pastedCells, readPasted } from './pastedTable.ts'
import type { PastedTable } from './pastedTable.ts'

/** A table out of a report: pasted, marked cell by cell with what cannot be, and what its numbers give away. */
export function PrintedTablePage({ nav }: { nav: ReactNode }): ReactNode {
  const t = useT()
  const [pasted, setPasted] = useState<PastedTable>(emptyTable)
  const put = (part: Partial<PastedTable>): void => setPasted(now => ({ ...now, ...part }))
  const cells = useMemo(() => pastedCells(pasted.text), [pasted.text])
  const { min, max } = pasted
  const request: AnalysisRequestInput | null = cells.length < 2 ? null : {
    method: 'forensics', table: cells, items: pasted.items, n: casesOf(pasted.n), verdict: pasted.verdict, scale: min !== null && max !== null && min < max ? { min, max } : null,
  }
  const view = useAnalysis(request)
  const answer = request && view.data?.method === 'forensics' && !view.refreshing ? view.data : null
  const marks = useMemo(() => {
    if (!answer || !request) return new Map<string, Mark>()
    const shown = present(answer, { t, label: key => key, request: request as AnalysisRequest })
    return marksOf(answer.result, cells, shown.tables.find(({ key }) => key === 'findings'))
  }, [answer, cells, t])
  const example = (): void => setPasted({ ...emptyTable, text: exampleText(t('analysis.printed.exampleColumns').split('|'), n => t('analysis.printed.exampleRow', { n })) })

  const inspector = (
    <div className="yg-inspector">
      <Field label={t('analysis.printed.scale')}>
        <div className="yg-prop-pair">
          <NumberInput label={`${t('analysis.printed.scale')} ${t('analysis.field.min')}`} value={min} placeholder={t('analysis.field.min')} onCommit={value => put({ min: value })} />
          <NumberInput label={`${t('analysis.printed.scale')} ${t('analysis.field.max')}`} value={max} placeholder={t('analysis.field.max')} onCommit={value => put({ max: value })} />
        </div>
      </Field>
      <Field label={t('analysis.printed.items')}><NumberInput label={t('analysis.printed.items')} value={pasted.items} min={1} max={200} whole onCommit={items => put({ items: items ?? 1 })} /></Field>
      <TextField label={t('analysis.printed.n')} value={pasted.n} maxLength={400} hint={t('analysis.printed.nHint')} onCommit={n => put({ n })} />
      <TextField label={t('analysis.printed.verdict')} value={pasted.verdict} maxLength={2000} rows={3} placeholder={t('analysis.printed.verdictExample')} hint={t('analysis.printed.verdictHint')} onCommit={verdict => put({ verdict })} />
    </div>
  )
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{t('analysis.printed.title')}</h2>
      <span className="yg-toolbar-space" />
      <StudyBar
        kind="pastedTable" content={request ? pasted as unknown as Json : null}
        words={{ choose: t('analysis.printed.choose'), blank: t('analysis.printed.blank'), name: t('analysis.printed.name'), save: t('analysis.printed.save'), remove: t('analysis.printed.remove') }}
        onOpen={study => setPasted((study && readPasted(study.content)) ?? emptyTable)}
      />
    </>
  )
  return (
    <Workspace list={nav} listTitle={t('analysis.methods')} inspector={inspector} inspectorTitle={t('analysis.printed.known')} toolbar={toolbar}>
      <section className="yg-printed">
        <header>
          <h3>{t('analysis.printed.paste')}</h3>
          <span className="yg-faint">{t('analysis.printed.pasteHint')}</span>
          <span className="yg-toolbar-space" />
          {pasted.text !== '' && <Button size="small" onClick={() => setPasted(emptyTable)}>{t('analysis.printed.clear')}</Button>}
          <Button size="small" onClick={example}>{t('analysis.printed.example')}</Button>
        </header>
        <Input.TextArea className="yg-printed-text" rows={pasted.text === '' ? 6 : 3} wrap="off" aria-label={t('analysis.printed.paste')} value={pasted.text} maxLength={200_000} onChange={event => put({ text: event.target.value })} />
        {cells.length > 0 && <MarkedTable cells={cells} marks={marks} />}
      </section>
      {cells.length === 0 && <EmptyPlace sentence={t('analysis.need.table')} action={<Button type="primary" onClick={example}>{t('analysis.printed.example')}</Button>} />}
      {cells.length === 1 && <p className="yg-result-line">{t('analysis.printed.tooSmall')}</p>}
      {request && <ResultView request={request} dataset={null} view={view} />}
    </Workspace>
  )
}

const signs = { bad: '✕', good: '✓', open: '?' } as const

/** The table as it was understood; what is said of a cell stands beside its number, and in words when one points at it. */
function MarkedTable({ cells, marks }: { cells: readonly (readonly string[])[]; marks: ReadonlyMap<string, Mark> }): ReactNode {
  const t = useT()
  const width = Math.max(...cells.map(row => row.length))
  return (
    <>
      <div className="yg-table-scroll" role="region" aria-label={t('analysis.printed.preview')} tabIndex={0}>
        <table className="yg-table yg-printed-table" aria-label={t('analysis.printed.preview')}>
          <tbody>
            {cells.map((row, i) => (
              <tr key={i}>
                {Array.from({ length: width }, (_, j) => {
                  const mark = marks.get(`${i}:${j}`)
                  const Cell = i === 0 || j === 0 ? 'th' : 'td'
                  return (
                    <Cell key={j} scope={Cell === 'th' ? (i === 0 ? 'col' : 'row') : undefined} className={mark ? `yg-mark-${mark.outcome}` : undefined} data-outcome={mark?.outcome} title={mark ? mark.sentences.join('\n') : undefined}>
                      {row[j] ?? ''}
                      {mark && <span className="yg-mark" role="img" aria-label={`${t(`analysis.printed.mark.${mark.outcome}`)}: ${mark.sentences.join(' ')}`}>{signs[mark.outcome]}</span>}
                    </Cell>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {marks.size > 0 && <p className="yg-result-note">{t('analysis.printed.legend')}</p>}
    </>
  )
}
