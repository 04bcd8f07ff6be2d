import { memo } from 'react'
import type { ReactNode } from 'react'
import type { FishboneLayout, Segment, TextBox } from '../../../../shared/figures/figure.ts'
import type { FigureTheme } from '../../../../shared/figures/theme.ts'
import { HEAD } from './spatial.ts'

const WEIGHT = [0.75, 0.4, 0.3, 0.25, 0.22, 0.2]
const ARROW = [3, 2, 1.6, 1.4, 1.3, 1.2]
const LINE = 1.24

export interface BoneShapesProps {
  layout: FishboneLayout
  theme: FigureTheme
  selected: string
  /** The diagram has the keyboard. */
  active: boolean
  typing: string | null
  dropTarget: string | null
  dragged: ReadonlySet<string>
  /** What an empty label shows. */
  placeholder: string
}

/** The drawing itself: the same weights and arrows as on paper, with the marks of editing. */
export const BoneShapes = memo(function BoneShapes({ layout, theme, selected, active, typing, dropTarget, dragged, placeholder }: BoneShapesProps): ReactNode {
  const colours = theme.fishbone
  const boxOf = (id: string): TextBox | undefined => (id === HEAD ? layout.head : layout.bones.find(bone => bone.id === id)?.label)
  const selectedLine = layout.bones.find(bone => bone.id === selected)?.line
  const selectedBox = boxOf(selected)
  const targetBox = dropTarget === null ? undefined : boxOf(dropTarget)
  const targetLine = dropTarget === HEAD ? layout.spine : layout.bones.find(bone => bone.id === dropTarget)?.line
  return (
    <g fontFamily={theme.fontFamily}>
      {targetLine && <line {...targetLine} stroke={theme.accent} strokeWidth={2.2} strokeOpacity={0.35} strokeLinecap="round" />}
      {selectedLine && <line {...selectedLine} stroke={theme.accent} strokeWidth={1.6} strokeOpacity={0.3} strokeLinecap="round" />}
      <Arrow line={layout.spine} weight={1.5} size={5} colour={colours.spine} />
      {layout.bones.toSorted((a, b) => b.level - a.level).map(bone => {
        const depth = Math.min(bone.level, WEIGHT.length) - 1
        return <Arrow key={bone.id} line={bone.line} weight={WEIGHT[depth] ?? 0.2} size={ARROW[depth] ?? 1.2} colour={bone.level === 1 ? colours.big : colours.bone} />
      })}
      <Frame box={layout.head} fill={colours.head} stroke={colours.head} weight={0.4} corner={1.2} />
      {typing !== HEAD && <Lines box={layout.head} fill={colours.headText} placeholder={placeholder} />}
      {layout.bones.map(bone => (
        <g key={bone.id} data-bone={bone.id} data-level={bone.level} opacity={dragged.has(bone.id) ? 0.35 : 1}>
          {bone.label.boxed && <Frame box={bone.label} fill={colours.box} stroke={colours.big} weight={0.3} corner={0.8} />}
          {typing !== bone.id && <Lines box={bone.label} fill={theme.text} placeholder={placeholder} quiet={theme.quiet} />}
          {bone.evidence && <Lines box={bone.evidence} fill={colours.evidence} placeholder="" />}
        </g>
      ))}
      {selectedBox && typing !== selected && <Outline box={selectedBox} colour={theme.accent} dash={active ? undefined : '1 0.8'} weight={active ? 0.6 : 0.35} />}
      {targetBox && <Outline box={targetBox} colour={theme.accent} dash="1.6 0.8" weight={0.7} />}
    </g>
  )
})

function Outline({ box, colour, dash, weight }: { box: TextBox; colour: string; dash: string | undefined; weight: number }): ReactNode {
  // Evidence stands close to a box; words without one need a little air.
  const air = box.boxed ? { x: 0.4, y: 0.4 } : { x: 1, y: 0.5 }
  return <rect x={box.x - air.x} y={box.y - air.y} width={box.width + 2 * air.x} height={box.height + 2 * air.y} rx={1} fill="none" stroke={colour} strokeWidth={weight} {...(dash ? { strokeDasharray: dash } : {})} />
}

function Frame({ box, fill, stroke, weight, corner }: { box: TextBox; fill: string; stroke: string; weight: number; corner: number }): ReactNode {
  return <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={corner} fill={fill} stroke={stroke} strokeWidth={weight} />
}

function Lines({ box, fill, placeholder, quiet }: { box: TextBox; fill: string; placeholder: string; quiet?: string }): ReactNode {
  const empty = box.lines.every(line => line === '')
  const lines = empty ? [placeholder] : box.lines
  const step = box.fontSize * LINE
  const first = box.y + box.height / 2 - (lines.length - 1) * step / 2
  return lines.map((line, index) => (
    <text key={index} x={box.x + box.width / 2} y={first + index * step} dy="0.35em" textAnchor="middle" fontSize={box.fontSize} fontWeight={box.bold ? 700 : 400} fill={empty && quiet ? quiet : fill}>{line}</text>
  ))
}

/** A line that ends in a filled head, its tip at the second point. */
function Arrow({ line, weight, size, colour }: { line: Segment; weight: number; size: number; colour: string }): ReactNode {
  const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1) || 1
  const alongX = (line.x2 - line.x1) / length
  const alongY = (line.y2 - line.y1) / length
  const at = (back: number, aside: number): string => `${line.x2 - alongX * back - alongY * aside},${line.y2 - alongY * back + alongX * aside}`
  const reach = Math.min(size, length * 0.6)
  const neckX = line.x2 - alongX * reach * 0.85
  const neckY = line.y2 - alongY * reach * 0.85
  return (
    <>
      <line x1={line.x1} y1={line.y1} x2={neckX} y2={neckY} stroke={colour} strokeWidth={weight} />
      <polygon points={[at(0, 0), at(reach, reach * 0.36), at(reach * 0.82, 0), at(reach, -reach * 0.36)].join(' ')} fill={colour} />
    </>
  )
}
