import type { HeatStep, PlacedBone } from '../figure.ts'
import type { Point, Rect, Segment } from '../geometry.ts'
import type { FigureTheme } from '../theme.ts'

/** Weight of a bone and size of its arrow by level, mm. */
const WEIGHT = [0.75, 0.4, 0.3, 0.25, 0.22, 0.2]
const ARROW = [3, 2, 1.6, 1.4, 1.3, 1.2]
export const SPINE = { weight: 1.5, arrow: 5 }

/** Heat is said twice: by thickness and by colour, which darkens (brightens on dark) with every step. */
const HEAT_WEIGHT = [0.3, 0.6, 0.95, 1.3, 1.7]
const HEAT = {
  light: ['#cf8136', '#bb691f', '#a3510d', '#853b06', '#5f2701'],
  dark: ['#8f6038', '#b57540', '#d98d4a', '#f5ab68', '#ffd3a8'],
}

/** Colours that fishbones have beyond the theme's. */
interface CauseColours { main: string; mainFill: string; hatch: string; link: string; quiet: string }
export const causeColours = (theme: FigureTheme): CauseColours => theme.name === 'dark'
  ? { main: '#ff8f6b', mainFill: '#3a1f16', hatch: '#5c5c5c', link: '#c79bff', quiet: '#8c8c8c' }
  : { main: '#b3261e', mainFill: '#fff3f0', hatch: '#bcbcbc', link: '#6a3fb5', quiet: '#737373' }

export const heatColour = (step: HeatStep, theme: FigureTheme): string => HEAT[theme.name === 'dark' ? 'dark' : 'light'][step - 1]!
export const heatWeight = (step: HeatStep): number => HEAT_WEIGHT[step - 1]!

const depth = (level: number): number => Math.min(level, WEIGHT.length) - 1

/** How the line of a bone is drawn: mm and #rrggbb. */
export function boneLook(bone: Pick<PlacedBone, 'level' | 'heat' | 'excluded'>, theme: FigureTheme): { weight: number; arrow: number; colour: string; dash: boolean } {
  const arrow = ARROW[depth(bone.level)]!
  if (bone.heat !== null) return { weight: heatWeight(bone.heat), arrow: Math.max(arrow, 1 + heatWeight(bone.heat) * 1.6), colour: heatColour(bone.heat, theme), dash: bone.excluded }
  return { weight: WEIGHT[depth(bone.level)]!, arrow, colour: bone.excluded ? causeColours(theme).quiet : bone.level === 1 ? theme.fishbone.big : theme.fishbone.bone, dash: bone.excluded }
}

const HATCH = 1.5
/** Slanted lines across a box. */
export function hatching(box: Rect): Segment[] {
  const lines: Segment[] = []
  for (let offset = HATCH; offset < box.width + box.height; offset += HATCH) {
    const low = Math.max(0, offset - box.width)
    const high = Math.min(offset, box.height)
    lines.push({ x1: box.x + offset - low, y1: box.y + low, x2: box.x + offset - high, y2: box.y + high })
  }
  return lines
}

/** Corners of a five-pointed star, the first on top. */
export const starPoints = (star: { x: number; y: number; r: number }): Point[] => Array.from({ length: 10 }, (_, i) => {
  const r = i % 2 === 0 ? star.r : star.r * 0.42
  const angle = -Math.PI / 2 + i * Math.PI / 5
  return { x: star.x + r * Math.cos(angle), y: star.y + r * Math.sin(angle) }
})

/** The head of an arrow whose tip is the end of a line. */
export function arrowHead(line: Segment, size: number): { neck: Point; corners: Point[] } {
  const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1) || 1
  const along = { x: (line.x2 - line.x1) / length, y: (line.y2 - line.y1) / length }
  const at = (back: number, aside: number): Point => ({ x: line.x2 - along.x * back - along.y * aside, y: line.y2 - along.y * back + along.x * aside })
  const reach = Math.min(size, length * 0.6)
  return { neck: at(reach * 0.85, 0), corners: [at(0, 0), at(reach, reach * 0.36), at(reach * 0.82, 0), at(reach, -reach * 0.36)] }
}
