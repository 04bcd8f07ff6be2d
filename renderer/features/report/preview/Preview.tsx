import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { RenderedBlock, RenderedReport, RenderedRun } from '../../../../shared/report/rendered.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { useT } from '../../../app/i18n.tsx'
import { PaperFigure } from '../blocks/PaperFigure.tsx'
import { PaperTable } from '../blocks/PaperTable.tsx'
import { lies, PAGES } from './lying.ts'
import { paginate } from './paginate.ts'
import type { Measured, Page, Placed } from './paginate.ts'

/** mm of paper in pixels of the screen. */
const pixels = (mm: number): number => Math.floor((mm / 25.4) * 96)

type Part = { key: string; block: RenderedBlock; wide: boolean }
const shownIn = (block: RenderedBlock): boolean => block.kind !== 'notes' && block.kind !== 'pageBreak'

/** The pages as they will be printed, on paper. Word breaks lines a little otherwise. */
export function Preview({ rendered }: { rendered: RenderedReport }): ReactNode {
  const t = useT()
  const words = translator(rendered.lang)
  const measure = useRef<HTMLDivElement>(null)
  const desk = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<number | null>(null)
  const [pages, setPages] = useState<Page[] | null>(null)
  const printed = rendered.blocks.filter(shownIn)
  const parts: Part[] = printed.map((block, i) => ({ key: block.id, block, wide: lies(block, printed[i + 1]) }))
  const byKey = new Map(parts.map(part => [part.key, part]))

  useLayoutEffect(() => {
    const column = measure.current
    if (!column) return
    const afterBreak = new Set<string>()
    rendered.blocks.forEach((block, i) => { if (block.kind === 'pageBreak') { const next = rendered.blocks.slice(i + 1).find(shownIn); if (next) afterBreak.add(next.id) } })
    const measured = [...column.children].map((element): Measured => {
      const key = (element as HTMLElement).dataset['part']!
      const { block, wide } = byKey.get(key)!
      const table = block.kind === 'table' ? element.querySelector('table') : null
      const rows = table ? [...table.tBodies[0]!.rows].map(row => row.getBoundingClientRect().height) : []
      const height = element.getBoundingClientRect().height
      return { key, height, wide, ...(block.kind === 'heading' && { keep: true }), ...(afterBreak.has(key) && { breakBefore: true }), ...(rows.length > 2 && { rows: { head: height - rows.reduce((a, b) => a + b, 0), heights: rows } }) }
    })
    setPages(paginate(measured, { upright: pixels(PAGES.upright.height), wide: pixels(PAGES.wide.height) }))
  }, [rendered])

  useLayoutEffect(() => {
    const place = desk.current
    if (!place) return
    const watch = new ResizeObserver(([entry]) => { if (entry) setRoom(entry.contentRect.width) })
    watch.observe(place)
    return () => watch.disconnect()
  }, [])

  /** Pages are as large as on paper, or as large as there is room for. */
  const fit = (wide: boolean): number => (room === null ? 1 : Math.min(1, room / pixels(wide ? 299 : 212)))
  const { settings } = rendered
  const cover = settings.cover
  const total = (pages?.length ?? 0) + (cover ? 1 : 0)
  const pageOf = new Map<string, number>()
  pages?.forEach((page, i) => page.parts.forEach(({ key }) => { if (!pageOf.has(key)) pageOf.set(key, i + 1 + (cover ? 1 : 0)) }))
  const drawn = ({ block, wide }: Part, placed?: Placed): ReactNode => <PartView block={block} placed={placed} words={words} report={rendered} pageOf={pageOf} tallest={PAGES[wide ? 'wide' : 'upright'].figure} />
  const sheet = (number: number, inside: ReactNode, wide: boolean, plain = false): ReactNode => (
    <section key={number} className={`yg-page-sheet yg-sheet-${settings.style.font}${wide ? ' yg-page-wide' : ''}`} lang={rendered.lang} aria-label={t('reportEditor.pageN', { page: number, pages: total })}>
      {!plain && <header>{rendered.title}</header>}
      <div className="yg-page-body">{inside}</div>
      {!plain && <footer>{words('report.pageOf', { page: number, pages: total })}</footer>}
    </section>
  )
  return (
    <div ref={desk} className="yg-preview" role="group" aria-label={t('reportEditor.view.preview')} tabIndex={0}>
      <div ref={measure} className={`yg-page-measure yg-page-body yg-sheet-${settings.style.font}`} aria-hidden="true" inert lang={rendered.lang}>
        {parts.map(part => <div key={part.key} data-part={part.key} className="yg-part" style={{ width: `${PAGES[part.wide ? 'wide' : 'upright'].width}mm` }}>{drawn(part)}</div>)}
      </div>
      <div className="yg-pages" style={{ zoom: fit(pages?.some(page => page.wide) === true) }}>
        {cover && pages && sheet(1, (
          <div className="yg-cover yg-cover-page">
            <h2>{cover.title || rendered.title}</h2>
            {cover.subtitle && <p>{cover.subtitle}</p>}
            <dl>{([cover.organisation, cover.authors, cover.advisor, cover.date] as const).map((text, i) => (text ? <dd key={i}>{text}</dd> : null))}</dl>
            {rendered.simulated && <p className="yg-cover-small">{rendered.simulated}</p>}
          </div>
        ), false, true)}
        {pages?.map((page, i) => sheet(i + 1 + (cover ? 1 : 0), page.parts.map((placed, at) => { const part = byKey.get(placed.key); return part && <div key={`${placed.key} ${placed.from ?? ''} ${at}`} className="yg-part">{drawn(part, placed)}</div> }), page.wide))}
      </div>
    </div>
  )
}

const Runs = ({ runs }: { runs: readonly RenderedRun[] }): ReactNode => runs.map((run, i) => {
  const text = run.italic ? <i>{run.text}</i> : run.text
  return <span key={i}>{run.bold ? <b>{text}</b> : text}</span>
})

interface PartViewProps { block: RenderedBlock; placed: Placed | undefined; words: Translate; report: RenderedReport; pageOf: ReadonlyMap<string, number>; /** Of a drawing, mm. */ tallest: number }

function PartView({ block, placed, words, report, pageOf, tallest }: PartViewProps): ReactNode {
  switch (block.kind) {
    case 'heading': { const Tag = `h${block.level + 1}` as 'h2' | 'h3' | 'h4'; return <Tag className={`yg-heading-${block.level}`}>{block.number && <span className="yg-heading-number">{block.number}</span>} {block.text}</Tag> }
    case 'paragraph': return <p className="yg-print-paragraph"><Runs runs={block.runs} /></p>
    case 'list': { const Tag = block.ordered ? 'ol' : 'ul'; return <Tag className="yg-items">{block.items.map((runs, i) => <li key={i}><Runs runs={runs} /></li>)}</Tag> }
    case 'figure': {
      const caption = <p className="yg-print-caption">{words(block.figure.kind === 'priority' ? 'report.table' : 'report.figure')} {block.number}　{block.caption}</p>
      return <>{block.figure.kind === 'priority' && caption}<PaperFigure figure={block.figure} alt={block.caption} tallest={tallest} />{block.figure.kind !== 'priority' && caption}</>
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
