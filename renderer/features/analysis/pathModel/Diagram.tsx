import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { border, extent, ITEM, RX, RY, SHOWN_ITEMS } from './geometry.ts'
import { changeLatent, giveItems, join, refusal, removeLatent } from './sketch.ts'
import type { Latent, Sketch } from './sketch.ts'

/** What the result says of an arrow and of a latent, rounded. */
export interface DrawnResult {
  path(from: string, to: string): { text: string; interval: string; certain: boolean } | null
  r2(name: string): string | null
  loading(item: string): string | null
}

interface DiagramProps {
  sketch: Sketch
  result: DrawnResult
  selected: string | null
  label(item: string): string
  onSelect(name: string | null): void
  onChange(sketch: Sketch): void
}

type Drag = { kind: 'move'; name: string; dx: number; dy: number } | { kind: 'arrow'; name: string; x: number; y: number } | { kind: 'item'; item: string; x: number; y: number }

/** The model: latents to be moved, arrows to be dragged from one to another, items to be dragged to the latent they measure. All of it by keyboard too. */
export function Diagram({ sketch, result, selected, label, onSelect, onChange }: DiagramProps): ReactNode {
  const t = useT()
  const svg = useRef<SVGSVGElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const [drawing, setDrawing] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { width, height } = extent(sketch.blocks)

  const point = (event: PointerEvent): { x: number; y: number } => {
    const matrix = svg.current?.getScreenCTM()?.inverse()
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix) : { x: 0, y: 0 }
  }
  const connect = (from: string, to: string): void => {
    const why = from === to ? null : refusal(sketch, from, to)
    setRefused(why && t(`pathModel.editor.refused.${why}`, { from, to }))
    if (from !== to && why === null) onChange(join(sketch, from, to))
  }
  const under = ({ x, y }: { x: number; y: number }): Latent | undefined => sketch.blocks.find(block => ((x - block.x) / (RX + 8)) ** 2 + ((y - block.y) / (RY + 8)) ** 2 <= 1)
  const start = (event: PointerEvent, drag: (at: { x: number; y: number }) => Drag): void => {
    event.stopPropagation()
    svg.current?.setPointerCapture(event.pointerId)
    setRefused(null)
    setDrag(drag(point(event)))
  }
  const move = (event: PointerEvent): void => {
    if (!drag) return
    const at = point(event)
    if (drag.kind === 'move') onChange(changeLatent(sketch, drag.name, { x: Math.max(RX + 6, Math.round(at.x - drag.dx)), y: Math.max(RY + 6, Math.round(at.y - drag.dy)) }))
    else setDrag({ ...drag, ...at })
  }
  const end = (event: PointerEvent): void => {
    const onto = under(point(event))
    if (drag?.kind === 'arrow' && onto) connect(drag.name, onto.name)
    if (drag?.kind === 'item' && onto && !onto.items.includes(drag.item)) onChange(giveItems(sketch, onto.name, [...onto.items, drag.item]))
    setDrag(null)
  }
  const key = (event: KeyboardEvent, block: Latent): void => {
    setRefused(null)
    const step = event.shiftKey ? 2 : 12
    const moves: Record<string, [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }
    const by = moves[event.key]
    if (by) onChange(changeLatent(sketch, block.name, { x: Math.max(RX + 6, block.x + by[0]), y: Math.max(RY + 6, block.y + by[1]) }))
    else if (event.key === 'Enter' || event.key === ' ') {
      if (drawing !== null && drawing !== block.name) { connect(drawing, block.name); setDrawing(null) } else onSelect(block.name)
    } else if (event.key === 'a' || event.key === 'A') setDrawing(block.name)
    else if (event.key === 'Escape') setDrawing(null)
    else if (event.key === 'Delete') { onChange(removeLatent(sketch, block.name)); onSelect(null) } else return
    event.preventDefault()
  }
  const source = drag?.kind === 'arrow' ? sketch.blocks.find(block => block.name === drag.name) : undefined

  return (
    <div className="yg-pathmodel">
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('pathModel.editor.diagram')} onPointerDown={() => onSelect(null)} onPointerMove={move} onPointerUp={end} onPointerCancel={() => setDrag(null)}>
        <defs>
          <marker id="yg-path-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 1 10 5 0 9z" className="yg-path-head" /></marker>
        </defs>
        {sketch.blocks.map(block => (
          <Items key={block.name} block={block} label={label} loading={result.loading} onDrag={(event, item) => start(event, at => ({ kind: 'item', item, ...at }))} />
        ))}
        {sketch.paths.map(path => <Arrow key={`${path.from}>${path.to}`} sketch={sketch} path={path} drawn={result.path(path.from, path.to)} />)}
        {source && drag?.kind === 'arrow' && <line className="yg-path-line yg-path-new" x1={source.x} y1={source.y} x2={drag.x} y2={drag.y} markerEnd="url(#yg-path-head)" />}
        {drag?.kind === 'item' && <text className="yg-path-dragged" x={drag.x + 8} y={drag.y - 6}>{label(drag.item)}</text>}
        {sketch.blocks.map(block => {
          const r2 = result.r2(block.name)
          return (
            <g
              key={block.name} className="yg-path-node" role="button" tabIndex={0} aria-pressed={selected === block.name} data-latent={block.name}
              aria-label={r2 === null ? t('pathModel.editor.nodePlain', { name: block.name, n: block.items.length }) : t('pathModel.editor.node', { name: block.name, n: block.items.length, r2 })}
              onKeyDown={event => key(event, block)}
              onPointerDown={event => { onSelect(block.name); start(event, at => ({ kind: 'move', name: block.name, dx: at.x - block.x, dy: at.y - block.y })) }}
            >
              <ellipse cx={block.x} cy={block.y} rx={RX} ry={RY} />
              <text x={block.x} y={block.y + (r2 === null ? 4 : -2)}>{block.name.length > 14 ? `${block.name.slice(0, 13)}…` : block.name}</text>
              {r2 !== null && <text className="yg-path-r2" x={block.x} y={block.y + 13}>{`R² ${r2}`}</text>}
              <circle className="yg-path-handle" cx={block.x + RX} cy={block.y} r={6} data-handle={block.name} onPointerDown={event => start(event, at => ({ kind: 'arrow', name: block.name, ...at }))}>
                <title>{t('pathModel.editor.handle', { name: block.name })}</title>
              </circle>
            </g>
          )
        })}
      </svg>
      <p className="yg-faint" role="status">{drawing === null ? refused ?? t('pathModel.editor.hint') : t('pathModel.editor.drawing', { name: drawing })}</p>
    </div>
  )
}

function Arrow({ sketch, path, drawn }: { sketch: Sketch; path: { from: string; to: string }; drawn: ReturnType<DrawnResult['path']> }): ReactNode {
  const from = sketch.blocks.find(block => block.name === path.from)
  const to = sketch.blocks.find(block => block.name === path.to)
  if (!from || !to) return null
  const a = border(from, to)
  const b = border(to, from, 3)
  // Not in the middle, where arrows cross; on the way down beyond the items of the latent they leave.
  const part = to.y - from.y > Math.abs(to.x - from.x) ? 0.68 : 0.42
  const at = { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
  return (
    <g className={drawn && !drawn.certain ? 'yg-path-arrow yg-path-open' : 'yg-path-arrow'} data-arrow={`${path.from}>${path.to}`}>
      <line className="yg-path-line" x1={a.x} y1={a.y} x2={b.x} y2={b.y} markerEnd="url(#yg-path-head)" />
      {drawn && <text x={at.x} y={at.y - 2}>{drawn.text}</text>}
      {drawn?.interval && <text className="yg-path-interval" x={at.x} y={at.y + 10}>{drawn.interval}</text>}
    </g>
  )
}

function Items({ block, label, loading, onDrag }: { block: Latent; label(item: string): string; loading(item: string): string | null; onDrag(event: PointerEvent, item: string): void }): ReactNode {
  const shown = block.items.slice(0, SHOWN_ITEMS)
  const more = block.items.length - shown.length
  const top = (i: number): number => block.y + RY + 6 + i * (ITEM.height + ITEM.gap)
  return (
    <g className="yg-path-items" aria-hidden="true">
      {shown.map((item, i) => {
        const text = label(item)
        return (
          <g key={item} data-item={item} onPointerDown={event => onDrag(event, item)}>
            <title>{text}</title>
            <rect x={block.x - ITEM.width / 2} y={top(i)} width={ITEM.width} height={ITEM.height} rx={2} />
            <text x={block.x - ITEM.width / 2 + 5} y={top(i) + 12}>{text.length > 8 && /[^\x20-\x7e]/.test(text) ? `${text.slice(0, 7)}…` : text.length > 15 ? `${text.slice(0, 14)}…` : text}</text>
            <text className="yg-path-loading" x={block.x + ITEM.width / 2 - 5} y={top(i) + 12}>{loading(item) ?? ''}</text>
          </g>
        )
      })}
      {more > 0 && <text x={block.x - ITEM.width / 2 + 5} y={top(shown.length) + 12}>{`+${more}`}</text>}
    </g>
  )
}
