import { memo } from 'react'
import type { ReactNode } from 'react'
import type { CauseBox, CauseDiagram, FishboneLayout, PlacedBone } from '../../../../shared/figures/figure.ts'
import { boneLook, causeColours, heatColour, heatWeight, SPINE } from '../../../../shared/figures/fishbone/look.ts'
import type { FigureTheme } from '../../../../shared/figures/theme.ts'
import { Arrow, Badge, Frame, Hatch, Lines, Path, Star } from './CauseMarks.tsx'
import type { Drawing } from './drawing.ts'
import { HEAD } from './spatial.ts'

interface BoneShapesProps {
  drawing: Drawing
  theme: FigureTheme
  /** Whose words are under the field that is being typed in. */
  typing: string | null
  /** Drawn pale: being dragged, or cut. */
  pale: ReadonlySet<string>
  /** What an empty label shows. */
  placeholder: string
}

/** The drawing itself, with the weights, arrows and marks it has on paper. Selection and hits are drawn over it, so that this stays as it is. */
export const BoneShapes = memo(function BoneShapes({ drawing: { layout, diagram }, ...look }: BoneShapesProps): ReactNode {
  return <g fontFamily={look.theme.fontFamily}>{diagram ? <Boxes diagram={diagram} {...look} /> : <Bones layout={layout} {...look} />}</g>
})

type Look = Omit<BoneShapesProps, 'drawing'>

function Bones({ layout, theme, typing, pale, placeholder }: Look & { layout: FishboneLayout }): ReactNode {
  const colours = theme.fishbone
  return (
    <>
      <Arrow line={layout.spine} weight={SPINE.weight} size={SPINE.arrow} colour={colours.spine} head={layout.arrows} />
      {layout.bones.toSorted((a, b) => b.level - a.level).map(bone => {
        const look = boneLook(bone, theme)
        return <Arrow key={bone.id} line={bone.line} weight={look.weight} size={look.arrow} colour={look.colour} dash={look.dash} head={layout.arrows} />
      })}
      {layout.links.map(link => <g key={link.id} data-link={link.id}><Path points={link.points} colour={causeColours(theme).link} weight={0.3} dash tip /></g>)}
      <Frame box={layout.head} fill={colours.head} stroke={colours.head} weight={0.4} corner={1.2} />
      {typing !== HEAD && <Lines box={layout.head} fill={colours.headText} placeholder={placeholder} />}
      {layout.bones.map(bone => <BoneLabel key={bone.id} bone={bone} theme={theme} typing={typing === bone.id} pale={pale.has(bone.id)} placeholder={placeholder} />)}
    </>
  )
}

function BoneLabel({ bone, theme, typing, pale, placeholder }: { bone: PlacedBone; theme: FigureTheme; typing: boolean; pale: boolean; placeholder: string }): ReactNode {
  const own = causeColours(theme)
  const colours = theme.fishbone
  return (
    <g data-bone={bone.id} data-level={bone.level} opacity={pale ? 0.35 : 1}>
      {bone.main ? <Frame box={bone.label} fill={own.mainFill} stroke={own.main} weight={0.45} corner={0.6} />
        : bone.label.boxed && <Frame box={bone.label} fill={colours.box} stroke={colours.big} weight={0.3} corner={0.8} />}
      {bone.excluded && <Hatch box={bone.label} colour={own.hatch} />}
      <Badge box={bone.badge} stroke={colours.bone} fill={theme.background} text={theme.text} />
      <Star star={bone.star} colour={own.main} />
      {!typing && <Lines box={bone.label} fill={bone.excluded ? theme.quiet : theme.text} placeholder={placeholder} quiet={theme.quiet} />}
      {bone.evidence && <Lines box={bone.evidence} fill={colours.evidence} />}
    </g>
  )
}

function Boxes({ diagram, theme, typing, pale, placeholder }: Look & { diagram: CauseDiagram }): ReactNode {
  return (
    <>
      {diagram.arrows.map(arrow => <g key={arrow.id} {...(arrow.link ? { 'data-link': arrow.id } : {})}><Path points={arrow.points} colour={arrow.link ? causeColours(theme).link : theme.fishbone.bone} weight={0.3} dash={arrow.link} tip={arrow.tip} /></g>)}
      {diagram.boxes.map(box => <Box key={box.id} box={box} theme={theme} typing={typing === (box.role === 'effect' ? HEAD : box.id)} pale={pale.has(box.id)} placeholder={placeholder} />)}
    </>
  )
}

const INNER = 0.7

function Box({ box, theme, typing, pale, placeholder }: { box: CauseBox; theme: FigureTheme; typing: boolean; pale: boolean; placeholder: string }): ReactNode {
  const own = causeColours(theme)
  const { fishbone } = theme
  const effect = box.role === 'effect'
  const frame = effect ? { fill: fishbone.head, stroke: fishbone.head, weight: 0.4 }
    : box.main ? { fill: own.mainFill, stroke: own.main, weight: 0.45 }
    : box.heat !== null ? { fill: theme.background, stroke: heatColour(box.heat, theme), weight: heatWeight(box.heat) }
    : { fill: theme.background, stroke: box.excluded ? own.quiet : fishbone.big, weight: 0.3 }
  const inner = { x: box.label.x + INNER, y: box.label.y + INNER, width: box.label.width - 2 * INNER, height: box.label.height - 2 * INNER }
  return (
    <g {...(effect ? {} : { 'data-bone': box.id })} opacity={pale ? 0.35 : 1}>
      <Frame box={box.label} corner={effect ? 1.2 : 0.8} {...frame} />
      {box.role === 'root' && <Frame box={inner} fill="none" stroke={fishbone.big} weight={0.2} corner={0.3} />}
      {box.excluded && <Hatch box={box.label} colour={own.hatch} />}
      {!typing && <Lines box={box.label} fill={effect ? fishbone.headText : box.excluded ? theme.quiet : theme.text} placeholder={placeholder} quiet={theme.quiet} />}
      {box.counts && <Lines box={box.counts} fill={theme.quiet} />}
      {box.evidence && <Lines box={box.evidence} fill={fishbone.evidence} />}
      <Badge box={box.badge} stroke={fishbone.bone} fill={theme.background} text={theme.text} />
      <Star star={box.star} colour={own.main} />
    </g>
  )
}
