import type { ReactNode } from 'react'
import type { FishboneLayout, Segment, TextBox } from '../../../../shared/figures/figure.ts'
import { causeColours } from '../../../../shared/figures/fishbone/look.ts'
import type { FigureTheme } from '../../../../shared/figures/theme.ts'
import { HEAD } from './spatial.ts'

interface BoneOverlayProps {
  layout: FishboneLayout
  theme: FigureTheme
  selected: string
  chosen: ReadonlySet<string>
  /** The diagram has the keyboard. */
  active: boolean
  typing: string | null
  hits: ReadonlySet<string>
  /** The hit one stands on. */
  hit: string | null
  dropTarget: string | null
  /** A line across that is being drawn, from a bone to the pointer. */
  linkFrom: { id: string; x: number; y: number } | null
  /** Being drawn around bones. */
  frame: { x: number; y: number; width: number; height: number } | null
}

/** What editing draws over the figure: hits, selection, where a bone would go. */
export function BoneOverlay({ layout, theme, selected, chosen, active, typing, hits, hit, dropTarget, linkFrom, frame }: BoneOverlayProps): ReactNode {
  const byId = new Map(layout.bones.map(bone => [bone.id, bone]))
  const boxOf = (id: string): TextBox | undefined => (id === HEAD ? layout.head : byId.get(id)?.label)
  const glow = (line: Segment | undefined, weight: number, strength: number): ReactNode => line && (line.x1 !== line.x2 || line.y1 !== line.y2) && <line {...line} stroke={theme.accent} strokeWidth={weight} strokeOpacity={strength} strokeLinecap="round" />
  const target = dropTarget === null ? undefined : boxOf(dropTarget)
  const from = linkFrom && boxOf(linkFrom.id)
  const marker = theme.threshold
  return (
    <g pointerEvents="none">
      {glow(dropTarget === HEAD ? layout.spine : byId.get(dropTarget ?? '')?.line, 2.2, 0.35)}
      {[...chosen].map(id => <g key={id}>{glow(byId.get(id)?.line, 1.6, 0.3)}</g>)}
      {[...hits].map(id => { const box = boxOf(id); return box && <rect key={id} data-hit={id} {...around(box, 1.2, 0.8)} rx={1.2} fill={marker} fillOpacity={id === hit ? 0.3 : 0.14} stroke={marker} strokeWidth={id === hit ? 0.7 : 0.3} /> })}
      {[...chosen].filter(id => id !== selected).map(id => { const box = boxOf(id); return box && <Outline key={id} box={box} colour={theme.accent} weight={0.45} /> })}
      {boxOf(selected) && typing !== selected && <Outline box={boxOf(selected)!} colour={theme.accent} {...(active ? {} : { dash: '1 0.8' })} weight={active ? 0.7 : 0.35} />}
      {target && <Outline box={target} colour={theme.accent} dash="1.6 0.8" weight={0.7} />}
      {linkFrom && from && <line x1={from.x + from.width / 2} y1={from.y + from.height / 2} x2={linkFrom.x} y2={linkFrom.y} stroke={causeColours(theme).link} strokeWidth={0.5} strokeDasharray="1.6 1" />}
      {frame && <rect {...frame} fill={theme.accent} fillOpacity={0.1} stroke={theme.accent} strokeWidth={0.3} />}
    </g>
  )
}

const around = (box: TextBox, x: number, y: number): { x: number; y: number; width: number; height: number } => ({ x: box.x - x, y: box.y - y, width: box.width + 2 * x, height: box.height + 2 * y })

function Outline({ box, colour, dash, weight }: { box: TextBox; colour: string; dash?: string; weight: number }): ReactNode {
  // Evidence stands close to a box; words without one need a little air.
  return <rect data-selected="" {...(box.boxed ? around(box, 0.4, 0.4) : around(box, 0.6, 0.5))} rx={1} fill="none" stroke={colour} strokeWidth={weight} {...(dash ? { strokeDasharray: dash } : {})} />
}
