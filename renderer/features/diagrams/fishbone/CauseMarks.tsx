import type { ReactNode } from 'react'
import type { Segment, TextBox } from '../../../../shared/figures/figure.ts'
import { arrowHead, hatching, starPoints } from '../../../../shared/figures/fishbone/look.ts'

const LINE = 1.24
const pointsText = (points: readonly { x: number; y: number }[]): string => points.map(point => `${point.x},${point.y}`).join(' ')

interface FrameProps { box: Pick<TextBox, 'x' | 'y' | 'width' | 'height'>; fill: string; stroke: string; weight: number; corner: number }
export function Frame({ box, fill, stroke, weight, corner }: FrameProps): ReactNode {
  return <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={corner} fill={fill} stroke={stroke} strokeWidth={weight} />
}

/** Lines centred in their box; `placeholder` where there are no words. */
export function Lines({ box, fill, placeholder = '', quiet }: { box: TextBox; fill: string; placeholder?: string; quiet?: string }): ReactNode {
  const empty = box.lines.every(line => line === '')
  const lines = empty ? [placeholder] : box.lines
  const step = box.fontSize * LINE
  const first = box.y + box.height / 2 - (lines.length - 1) * step / 2
  return lines.map((line, index) => (
    <text key={index} x={box.x + box.width / 2} y={first + index * step} dy="0.35em" textAnchor="middle" fontSize={box.fontSize} fontWeight={box.bold ? 700 : 400} fill={empty && quiet ? quiet : fill}>{line}</text>
  ))
}

/** A line that ends in a filled head, its tip at the second point; without a head where there is no causality. */
export function Arrow({ line, weight, size, colour, dash = false, head = true }: { line: Segment; weight: number; size: number; colour: string; dash?: boolean; head?: boolean }): ReactNode {
  const { neck, corners } = arrowHead(line, size)
  const end = head ? neck : { x: line.x2, y: line.y2 }
  return (
    <>
      <line x1={line.x1} y1={line.y1} x2={end.x} y2={end.y} stroke={colour} strokeWidth={weight} {...(dash ? { strokeDasharray: '1.4 0.9' } : {})} />
      {head && <polygon points={pointsText(corners)} fill={colour} />}
    </>
  )
}

/** A line of several points, with a head where it ends. */
export function Path({ points, colour, weight, dash = false, tip = false }: { points: readonly { x: number; y: number }[]; colour: string; weight: number; dash?: boolean; tip?: boolean }): ReactNode {
  const [before, last] = [points.at(-2), points.at(-1)]
  if (!before || !last) return null
  const length = Math.hypot(last.x - before.x, last.y - before.y) || 1
  // The end of a curve is short: the head follows the direction of its last stretch.
  const far = { x: last.x - (last.x - before.x) / length * 5.4, y: last.y - (last.y - before.y) / length * 5.4 }
  return (
    <>
      <polyline points={pointsText(points)} fill="none" stroke={colour} strokeWidth={weight} strokeLinejoin="round" {...(dash ? { strokeDasharray: '1.6 1' } : {})} />
      {tip && <polygon points={pointsText(arrowHead({ x1: far.x, y1: far.y, x2: last.x, y2: last.y }, 1.8).corners)} fill={colour} />}
    </>
  )
}

export function Hatch({ box, colour }: { box: TextBox; colour: string }): ReactNode {
  return hatching(box).map((line, i) => <line key={i} {...line} stroke={colour} strokeWidth={0.18} />)
}

/** The number of an end cause, or how many causes are folded away. */
export function Badge({ box, stroke, fill, text }: { box: TextBox | null; stroke: string; fill: string; text: string }): ReactNode {
  if (!box) return null
  return <><Frame box={box} fill={fill} stroke={stroke} weight={0.2} corner={box.height / 2} /><Lines box={box} fill={text} /></>
}

export function Star({ star, colour }: { star: { x: number; y: number; r: number } | null; colour: string }): ReactNode {
  return star && <polygon points={pointsText(starPoints(star))} fill={colour} />
}
