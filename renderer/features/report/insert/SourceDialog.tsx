import { Button, Input, Modal, Select } from 'antd'
import type { InputRef } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import { resultFigures } from '../../../../shared/figures/results/index.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import type { FigureSpec } from '../../../../shared/model/figureSpec.ts'
import { resultSpec } from '../../../../shared/model/figureSpec.ts'
import type { ResultFigureName } from '../../../../shared/model/resultFigure.ts'
import type { BlockContent, LiveTable, Report, Run } from '../../../../shared/model/report.ts'
import { present } from '../../../../shared/presentation/index.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { useAnalysis } from '../../analysis/useAnalysis.ts'
import { useCurrentDataset } from '../../figure/useCurrentDataset.ts'
import { useFactors, variableText } from '../../figure/useFactors.ts'
import { useFigures } from '../../figure/useSavedFigure.ts'
import { PaperFigure } from '../blocks/PaperFigure.tsx'
import { candidates } from '../candidates.ts'
import { CellPicker } from './CellPicker.tsx'
import type { PickedCell } from './CellPicker.tsx'
import { sourceGroups, sources } from './sources.ts'
import type { Source } from './sources.ts'

export type SourceWish = 'number' | 'table' | 'figure' | 'reading'
export type Chosen = { type: 'run'; run: Run } | { type: 'block'; content: BlockContent }

interface SourceDialogProps { wish: SourceWish; report: Report; onChoose(chosen: Chosen): void; onClose(): void }

const serves = (source: Source, wish: SourceWish): boolean =>
  (wish === 'number' ? true : wish === 'reading' ? source.type === 'analysis' : source.group !== 'report' && (wish === 'table' ? true : source.type !== 'table' && (source.type === 'figure' || resultFigures(source.request.method).length > 0)))

/** An analysis, a kept table or a figure at the left; at the right what it holds, in the report's language, to choose from. */
export function SourceDialog({ wish, report, onChoose, onClose }: SourceDialogProps): ReactNode {
  const t = useT()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const field = useRef<InputRef>(null)
  const right = useRef<HTMLDivElement>(null)
  /** Out of the search into what is shown of the first that was found. */
  const enter = (event: KeyboardEvent): void => {
    const to = event.key === 'ArrowDown' || event.key === 'Enter' ? right.current?.querySelector<HTMLElement>('button:not([tabindex="-1"]):enabled') : null
    if (to && !event.nativeEvent.isComposing) { event.preventDefault(); to.focus() }
  }
  const { figures } = useFigures()
  const fishbones = useEngineQuery('fishbone.list', {}).data ?? []
  const studies = useEngineQuery('study.list', {}).data ?? []
  const { dataset, list: datasets } = useCurrentDataset()
  const factors = useFactors()
  const all = sources({ report, figures: candidates(figures, fishbones, dataset, factors), studies, dataset, datasets, fishbones: fishbones.some(({ bones }) => bones > 0), factors }, t).filter(source => serves(source, wish))
  const shown = all.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  const source = shown.find(({ key }) => key === chosen) ?? shown[0]
  return (
    <Modal open title={t(`reportEditor.choose.${wish}`)} width={1040} footer={null} onCancel={onClose} afterOpenChange={open => { if (open) field.current?.focus() }} destroyOnHidden className="yg-source-dialog">
      <div className="yg-sources">
        <nav aria-label={t('reportEditor.sources')}>
          <Input ref={field} value={search} onKeyDown={enter} onChange={event => setSearch(event.target.value)} placeholder={t('reportEditor.search')} aria-label={t('reportEditor.search')} allowClear />
          {sourceGroups.map(group => {
            const members = shown.filter(each => each.group === group)
            return members.length === 0 ? null : (
              <section key={group}>
                <h3>{t(`reportEditor.sourceGroup.${group}`)}</h3>
                <ul>{members.map(each => <li key={each.key}><button type="button" aria-current={each.key === source?.key ? 'true' : undefined} onClick={() => setChosen(each.key)}>{each.name}</button></li>)}</ul>
              </section>
            )
          })}
          {shown.length === 0 && <p className="yg-faint">{t('reportEditor.noSources')}</p>}
        </nav>
        <div ref={right} className="yg-source-shown" key={source?.key}>
          {source && (source.type === 'analysis'
            ? <AnalysisSource {...{ source, wish, report, onChoose }} />
            : source.type === 'figure' && wish === 'figure' ? <FigureSource spec={source.spec} figure={source.figure} report={report} onChoose={onChoose} /> : <TableSource of={source.type === 'table' ? source.of : { type: 'figure', spec: source.spec }} {...{ wish, report, onChoose }} />)}
        </div>
      </div>
    </Modal>
  )
}

type Part = Pick<SourceDialogProps, 'wish' | 'report' | 'onChoose'>

const numberRun = (of: LiveTable, { row, column, cell }: PickedCell): Run => ({ type: 'number', binding: { of, row, column, digits: null, value: cell.value, text: cell.text.slice(0, 300), data: '' } })
const tableBlock = (table: LiveTable): BlockContent => ({ type: 'table', table, caption: '', seen: '' })

function ShownTable({ title, table, of, wish, onChoose }: { title: string; table: TableModel; of: LiveTable } & Omit<Part, 'report'>): ReactNode {
  const t = useT()
  return (
    <section className="yg-source-table">
      <header><h3>{title}</h3>{wish === 'table' && <Button size="small" type="primary" onClick={() => onChoose({ type: 'block', content: tableBlock(of) })}>{t('reportEditor.insertTable')}</Button>}</header>
      <CellPicker table={table} label={title} onPick={wish === 'number' ? cell => onChoose({ type: 'run', run: numberRun(of, cell) }) : null} />
    </section>
  )
}

function TableSource({ of, wish, report, onChoose }: { of: LiveTable } & Part): ReactNode {
  const { data, error } = useEngineQuery('report.source', { of, lang: report.settings.lang }, { keepPrevious: false })
  const t = useT()
  if (error) return <ErrorNote error={error} />
  if (!data) return <p className="yg-faint">{t('controls.loading')}</p>
  return data.table.rows.length === 0 ? <p className="yg-faint">{t('reportEditor.noRows')}</p> : <ShownTable title={data.title} table={data.table} {...{ of, wish, onChoose }} />
}

function FigureSource({ spec, figure, report, onChoose }: { spec: FigureSpec; figure: string | null } & Omit<Part, 'wish'>): ReactNode {
  const t = useT()
  const { data, error } = useEngineQuery('figure.build', { spec, lang: report.settings.lang }, { keepPrevious: false })
  return (
    <section className="yg-source-table">
      <header><h3>{data?.frame.title ?? ''}</h3><Button size="small" type="primary" disabled={!data} onClick={() => onChoose({ type: 'block', content: { type: 'figure', spec, figure, caption: '', seen: '' } })}>{t('reportEditor.insertFigure')}</Button></header>
      {figure !== null && <p className="yg-faint">{t('reportEditor.follows')}</p>}
      <ErrorNote error={error} />
      {data ? <div className="yg-paper-white"><PaperFigure figure={data} alt={data.frame.title} /></div> : !error && <p className="yg-faint">{t('controls.loading')}</p>}
    </section>
  )
}

/** The tables, the reading or the figures of an analysis. */
function AnalysisSource({ source, wish, report, onChoose }: { source: Extract<Source, { type: 'analysis' }> } & Part): ReactNode {
  const t = useT()
  const { request } = source
  const view = useAnalysis(request)
  const { dataset } = useCurrentDataset()
  const names = resultFigures(request.method)
  const [name, setName] = useState<ResultFigureName | null>(null)
  const presented = useMemo(() => {
    if (!view.data) return null
    const labels = new Map(dataset?.variables.flatMap(variable => [[variable.name, variableText(variable)], [variable.id, variableText(variable)]] as const) ?? [])
    return present(view.data, { t: translator(report.settings.lang), request, label: key => labels.get(key) ?? key })
  }, [view.data, request, dataset, report.settings.lang])
  const figure = name ?? names[0]
  if (wish === 'figure' && figure) {
    return (
      <>
        {names.length > 1 && <Select aria-label={t('reportEditor.figureKind')} value={figure} onChange={setName} options={names.map(each => ({ value: each, label: t(`figures.result.kind.${each}`) }))} style={{ width: 220, marginBottom: 8 }} />}
        <FigureSource key={figure} spec={resultSpec.parse({ kind: 'result', figure, request, of: null })} figure={null} {...{ report, onChoose }} />
      </>
    )
  }
  const reading = presented?.reading.join(report.settings.lang === 'en' ? ' ' : '') ?? ''
  return (
    <>
      <ErrorNote error={view.error} />
      {view.pending && <JobProgress progress={view.progress} onCancel={view.cancel} />}
      {wish === 'reading' && presented && (
        <section className="yg-source-table">
          <header><h3>{source.name}</h3><Button size="small" type="primary" disabled={!reading} onClick={() => onChoose({ type: 'block', content: { type: 'reading', request, seen: '' } })}>{t('reportEditor.insertReading')}</Button></header>
          <p>{reading || t('reportEditor.readingEmpty')}</p>
        </section>
      )}
      {wish !== 'reading' && presented?.tables.map(({ key, title, table }) => <ShownTable key={key} title={title} table={table} of={{ type: 'analysis', request, table: key }} {...{ wish, onChoose }} />)}
    </>
  )
}
