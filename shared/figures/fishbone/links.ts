import type { FishboneLayout, PlacedLink, TextBox } from '../figure.ts'
import type { Point, Rect } from '../geometry.ts'
import { detour } from './detour.ts'
import { takenBy } from './placed.ts'

/** Points of a curve lie this near to each other, so that no label slips through between two; long curves have at most so many. */
const STEP = 2.2
const MOST_STEPS = 120
/** How far a curve leaves straight from its box, as a part of the distance. */
const PULLS = [0.2, 0.45, 0.9]
const SIDES = [{ x: 1, y: 0 }, { x: 0, y: -1 }, { x: -1, y: 0 }, { x: 0, y: 1 }] as const
const AIR = 0.8

/** Cross links as curves that leave and meet the sides of their labels, past other texts where there is a way. */
export function withLinks(layout: FishboneLayout, links: readonly { id: string; from: string; to: string }[]): FishboneLayout {
  if (links.length === 0) return layout
  const labels = new Map(layout.bones.map(bone => [bone.id, bone.label]))
  const texts = [layout.head, ...layout.bones.flatMap(takenBy)]
  const obstacles = new Obstacles(texts)
  return { ...layout, links: routeLinks(links, labels, obstacles, layout) }
}

/** Links whose ends are both there. */
export function routeLinks(links: readonly { id: string; from: string; to: string }[], labels: ReadonlyMap<string, TextBox>, obstacles: Obstacles, area: { width: number; height: number }): PlacedLink[] {
  return links.flatMap(link => {
    const from = labels.get(link.from)
    const to = labels.get(link.to)
    return from && to && link.from !== link.to ? [{ id: link.id, from: link.from, to: link.to, points: route(from, to, obstacles, area) }] : []
  })
}

/** Texts by the squares of a grid they lie in. */
export class Obstacles {
  static readonly #CELL = 12
  readonly #cells = new Map<number, Rect[]>()

  constructor(rects: readonly Rect[]) {
    for (const rect of rects) {
      for (let column = this.#cell(rect.x - AIR); column <= this.#cell(rect.x + rect.width + AIR); column++) {
        for (let row = this.#cell(rect.y - AIR); row <= this.#cell(rect.y + rect.height + AIR); row++) {
          const key = column * 100_003 + row
          const there = this.#cells.get(key)
          if (there) there.push(rect)
          else this.#cells.set(key, [rect])
        }
      }
    }
  }

  #cell(at: number): number { return Math.floor(at / Obstacles.#CELL) }

  /** How many texts lie at a point, those at the ends of the line left out. */
  at(point: Point, but: readonly Rect[]): number {
    let count = 0
    for (const rect of this.#cells.get(this.#cell(point.x) * 100_003 + this.#cell(point.y)) ?? []) {
      if (but.includes(rect)) continue
      if (point.x > rect.x - AIR && point.x < rect.x + rect.width + AIR && point.y > rect.y - AIR && point.y < rect.y + rect.height + AIR) count++
    }
    return count
  }
}

const middleOf = (box: Rect): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
const portOf = (box: Rect, side: Point): Point => ({ x: box.x + box.width / 2 + side.x * (box.width / 2 + 0.5), y: box.y + box.height / 2 + side.y * (box.height / 2 + 0.5) })

function route(from: TextBox, to: TextBox, obstacles: Obstacles, area: { width: number; height: number }): Point[] {
  const [a, b] = [middleOf(from), middleOf(to)]
  const distance = Math.hypot(b.x - a.x, b.y - a.y)
  let best: Point[] = []
  let least = Infinity
  for (const leave of SIDES) {
    for (const meet of SIDES) {
      for (const pull of PULLS) {
        const reach = Math.max(4, distance * pull)
        const start = portOf(from, leave)
        const end = portOf(to, meet)
        const points = curve(start, { x: start.x + leave.x * reach, y: start.y + leave.y * reach }, { x: end.x + meet.x * reach, y: end.y + meet.y * reach }, end)
        const cost = costOf(points, obstacles, [from, to], area)
        if (cost < least) { least = cost; best = points }
      }
    }
  }
  const own = [from, to]
  // No plain curve is free: around everything that is in the way, where that is possible.
  if (best.some(point => obstacles.at(point, own) > 0)) return detour(from, to, area, point => obstacles.at(point, own) === 0)?.map(rounded) ?? best
  return best
}

const rounded = (point: Point): Point => ({ x: round(point.x), y: round(point.y) })

/** Length, and much more for every text on the way or leaving the page. */
function costOf(points: readonly Point[], obstacles: Obstacles, own: readonly Rect[], area: { width: number; height: number }): number {
  let cost = 0
  points.forEach((point, i) => {
    const before = points[i - 1]
    if (before) cost += Math.hypot(point.x - before.x, point.y - before.y)
    cost += 200 * obstacles.at(point, own)
    if (point.x < 0 || point.y < 0 || point.x > area.width || point.y > area.height) cost += 1000
    // Through its own box: the curve came out on the wrong side.
    for (const box of own) if (point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height) cost += 60
  })
  return cost
}

/** A cubic Bézier curve as points. */
function curve(a: Point, b: Point, c: Point, d: Point): Point[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y) + Math.hypot(d.x - c.x, d.y - c.y)
  const steps = Math.min(MOST_STEPS, Math.max(12, Math.ceil(length / STEP)))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps
    const s = 1 - t
    const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    return { x: round(p * a.x + q * b.x + r * c.x + u * d.x), y: round(p * a.y + q * b.y + r * c.y + u * d.y) }
  })
}

const round = (value: number): number => Math.round(value * 100) / 100
