import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { RenderedBlock, RenderedReport, RenderedRun } from '../../../../shared/report/rendered.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { useT } from '../../../app/i18n.tsx'
import { PaperFigure } from '../blocks/PaperFigure.tsx'
import { PaperTable } from '../blocks/PaperTable.tsx'
import { paginate } from './paginate.ts'
import type { Measured, Placed } from './paginate.ts'

/** A4 at 96 dpi less margins of 25 mm above and below. */
const BODY_HEIGHT = Math.floor(((297 - 50) / 25.4) * 96)

type Part = { key: string; block: RenderedBlock }
const shownIn = (block: RenderedBlock): boolean => block.kind !== 'notes' && block.kind !== 'pageBreak'

/** The pages as they will be printed, on paper. Word breaks lines a little otherwise. */
export function Preview({ rendered }: { rendered: RenderedReport }): ReactNode {
  const t = useT()
  const words = translator(rendered.lang)
  const measure = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<Placed[][] | null>(null)
  const parts: Part[] = rendered.blocks.filter(shownIn).map(block => ({ key: block.id, block }))
  const byKey = new Map(parts.map(part => [part.key, part.block]))

  useLayoutEffect(() => {
    const column = measure.current
    if (!column) return
    const afterBreak = new Set<string>()
    rendered.blocks.forEach((block, i) => { if (block.kind === 'pageBreak') { const next = rendered.blocks.slice(i + 1).find(shownIn); if (next) afterBreak.add(next.id) } })
    const measured = [...column.children].map((element): Measured => {
      const key = (element as HTMLElement).dataset['part']!
      const block = byKey.get(key)
      const table = block?.kind === 'table' ? element.querySelector('table') : null
      const rows = table ? [...table.tBodies[0]!.rows].map(row => row.getBoundingClientRect().height) : []
      const height = element.getBoundingClientRect().height
      return { key, height, ...(block?.kind === 'heading' && { keep: true }), ...(afterBreak.has(key) && { breakBefore: true }), ...(rows.length > 2 && { rows: { head: height - rows.reduce((a, b) => a + b, 0), heights: rows } }) }
    })
    setPages(paginate(measured, BODY_HEIGHT))
  }, [rendered])

  const { settings } = rendered
  const cover = settings.cover
  const total = (pages?.length ?? 0) + (cover ? 1 : 0)
  const pageOf = new Map<string, number>()
  pages?.forEach((page, i) => page.forEach(({ key }) => { if (!pageOf.has(key)) pageOf.set(key, i + 1 + (cover ? 1 : 0)) }))
  const drawn = (block: RenderedBlock, placed?: Placed): ReactNode => <PartView block={block} placed={placed} words={words} report={rendered} pageOf={pageOf} />
  const sheet = (number: number, inside: ReactNode, plain = false): ReactNode => (
    <section key={number} className={`yg-page-sheet yg-sheet-${settings.style.font}`} lang={rendered.lang} aria-label={t('reportEditor.pageN', { page: number, pages: total })}>
      {!plain && <header>{rendered.title}</header>}
      <div className="yg-page-body">{inside}</div>
      {!plain && <footer>{words('report.pageOf', { page: number, pages: total })}</footer>}
    </section>
  )
  return (
    <div className="yg-preview" role="group" aria-label={t('reportEditor.view.preview')} tabIndex={0}>
      <div ref={measure} className={`yg-page-measure yg-page-body yg-sheet-${settings.style.font}`} aria-hidden="true" inert lang={rendered.lang}>
        {parts.map(({ key, block }) => <div key={key} data-part={key} className="yg-part">{drawn(block)}</div>)}
      </div>
      {cover && pages && sheet(1, (
        <div className="yg-cover yg-cover-page">
          <h2>{cover.title || rendered.title}</h2>
          {cover.subtitle && <p>{cover.subtitle}</p>}
          <dl>{([cover.organisation, cover.authors, cover.advisor, cover.date] as const).map((text, i) => (text ? <dd key={i}>{text}</dd> : null))}</dl>
          {rendered.simulated && <p className="yg-cover-small">{rendered.simulated}</p>}
        </div>
      ), true)}
      {pages?.map((page, i) => sheet(i + 1 + (cover ? 1 : 0), page.map((placed, at) => { const block = byKey.get(placed.key); return block && <div key={`${placed.key} ${placed.from ?? ''} ${at}`} className="yg-part">{drawn(block, placed)}</div> })))}
    </div>
  )
}

const Runs = ({ runs }: { runs: readonly RenderedRun[] }): ReactNode => runs.map((run, i) => {
  const text = run.italic ? <i>{run.text}</i> : run.text
  return <span key={i}>{run.bold ? <b>{text}</b> : text}</span>
})

function PartView({ block, placed, words, report, pageOf }: { block: RenderedBlock; placed: Placed | undefined; words: Translate; report: RenderedReport; pageOf: ReadonlyMap<string, number> }): ReactNode {
  switch (block.kind) {
    case 'heading': { const Tag = `h${block.level + 1}` as 'h2' | 'h3' | 'h4'; return <Tag className={`yg-heading-${block.level}`}>{block.number && <span className="yg-heading-number">{block.number}</span>} {block.text}</Tag> }
    case 'paragraph': return <p className="yg-print-paragraph"><Runs runs={block.runs} /></p>
    case 'list': { const Tag = block.ordered ? 'ol' : 'ul'; return <Tag className="yg-items">{block.items.map((runs, i) => <li key={i}><Runs runs={runs} /></li>)}</Tag> }
    case 'figure': {
      const caption = <p className="yg-print-caption">{words(block.figure.kind === 'priority' ? 'report.table' : 'report.figure')} {block.number}　{block.caption}</p>
      return <>{block.figure.kind === 'priority' && caption}<PaperFigure figure={block.figure} alt={block.caption} />{block.figure.kind !== 'priority' && caption}</>
    }
    case 'table': {
      const from = placed?.from ?? 0
      const to = placed?.to ?? block.table.rows.length
      const caption = `${words('report.table')} ${block.number}　${from > 0 ? words('reportEditor.continued', { caption: block.caption }) : block.caption}`
      return <><p className="yg-print-caption">{caption}</p><PaperTable table={block.table} label={caption} style={report.settings.style.table} from={from} to={to} />{to === block.table.rows.length && block.notes.map(note => <p key={note} className="yg-print-note">{note}</p>)}</>
    }
    case 'picture': return <><img className="yg-print-figure" src={`data:${block.type};base64,${block.base64}`} alt={block.caption} style={{ width: `${block.width * 100}%`, aspectRatio: `${block.size.width} / ${block.size.height}` }} /><p className="yg-print-caption">{words('report.figure')} {block.number}　{block.caption}</p></>
    case 'contents': return (
      <div className="yg-contents">
        <strong>{words('report.contents')}</strong>
        <ol>{report.blocks.flatMap(each => (each.kind === 'heading' ? [<li key={each.id} className={`yg-contents-${each.level}`}><span>{each.number} {each.text}</span><span className="yg-num">{pageOf.get(each.id) ?? ''}</span></li>] : []))}</ol>
      </div>
    )
    case 'signature': return <div className="yg-signature">{block.lines.map(line => <p key={line}>{line}<span aria-hidden="true" /></p>)}</div>
    case 'missing': return <p className="yg-block-missing">{block.text}</p>
    default: return null
  }
}
