import type { Point, Rect } from '../geometry.ts'

/** Squares of the searched grid, mm; larger on large pages, so that a search stays quick. */
const CELL = 1.6
const MOST_CELLS = 60_000
const NEIGHBOURS = [[1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, -1, 1], [1, 1, Math.SQRT2], [1, -1, Math.SQRT2], [-1, 1, Math.SQRT2], [-1, -1, Math.SQRT2]] as const

/**
 * A way from one box to another that touches no other box, by A* over a grid (Hart, Nilsson and Raphael 1968), pulled tight
 * and rounded; null where there is none. `free`: whether nothing lies at a point.
 */
export function detour(from: Rect, to: Rect, area: { width: number; height: number }, free: (point: Point) => boolean): Point[] | null {
  const cell = Math.max(CELL, Math.sqrt(area.width * area.height / MOST_CELLS))
  const columns = Math.max(1, Math.floor(area.width / cell))
  const rows = Math.max(1, Math.floor(area.height / cell))
  const pointOf = (index: number): Point => ({ x: (index % columns + 0.5) * cell, y: (Math.floor(index / columns) + 0.5) * cell })
  const indexOf = (point: Point): number => Math.min(rows - 1, Math.max(0, Math.floor(point.y / cell))) * columns + Math.min(columns - 1, Math.max(0, Math.floor(point.x / cell)))
  const start = indexOf(middleOf(from))
  const goal = indexOf(middleOf(to))
  const way = search(start, goal, columns, rows, index => free(pointOf(index)))
  if (!way) return null
  const points = [middleOf(from), ...way.slice(1, -1).map(pointOf), middleOf(to)]
  return outside(rounded(tightened(points, free), free), from, to)
}

const middleOf = (box: Rect): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

function search(start: number, goal: number, columns: number, rows: number, free: (index: number) => boolean): number[] | null {
  const best = new Float64Array(columns * rows).fill(Infinity)
  const before = new Int32Array(columns * rows).fill(-1)
  const state = new Int8Array(columns * rows)
  const ahead = (index: number): number => {
    const dx = Math.abs(index % columns - goal % columns)
    const dy = Math.abs(Math.floor(index / columns) - Math.floor(goal / columns))
    return Math.max(dx, dy) + (Math.SQRT2 - 1) * Math.min(dx, dy)
  }
  const heap = new Heap()
  best[start] = 0
  heap.push(start, ahead(start))
  for (let at = heap.pop(); at !== null; at = heap.pop()) {
    if (at === goal) {
      const way: number[] = []
      for (let step = goal; step >= 0; step = before[step]!) way.push(step)
      return way.reverse()
    }
    const [x, y] = [at % columns, Math.floor(at / columns)]
    for (const [dx, dy, cost] of NEIGHBOURS) {
      if (x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows) continue
      const next = at + dx + dy * columns
      if (state[next] === 0) state[next] = free(next) ? 1 : 2
      if (state[next] === 2) continue
      const sum = best[at]! + cost
      if (sum >= best[next]! - 1e-9) continue
      best[next] = sum
      before[next] = at
      heap.push(next, sum + ahead(next))
    }
  }
  return null
}

/** The least first. */
class Heap {
  readonly #items: { index: number; cost: number }[] = []

  push(index: number, cost: number): void {
    const items = this.#items
    items.push({ index, cost })
    let at = items.length - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (items[up]!.cost <= items[at]!.cost) break
      ;[items[up], items[at]] = [items[at]!, items[up]!]
      at = up
    }
  }

  pop(): number | null {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (!top || !last) return null
    if (items.length > 0) {
      items[0] = last
      for (let at = 0; ;) {
        let least = at
        for (const down of [2 * at + 1, 2 * at + 2]) if (down < items.length && items[down]!.cost < items[least]!.cost) least = down
        if (least === at) break
        ;[items[least], items[at]] = [items[at]!, items[least]!]
        at = least
      }
    }
    return top.index
  }
}

function clear(a: Point, b: Point, free: (point: Point) => boolean): boolean {
  const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 0.6)
  for (let i = 0; i <= steps; i++) if (!free({ x: a.x + (b.x - a.x) * i / (steps || 1), y: a.y + (b.y - a.y) * i / (steps || 1) })) return false
  return true
}

/** As few corners as a straight view between them allows. */
function tightened(points: readonly Point[], free: (point: Point) => boolean): Point[] {
  const kept: Point[] = []
  for (let at = 0; at < points.length;) {
    kept.push(points[at]!)
    if (at === points.length - 1) break
    let far = at + 1
    for (let next = points.length - 1; next > far; next--) if (clear(points[at]!, points[next]!, free)) { far = next; break }
    at = far
  }
  return kept
}

/** Corners cut (Chaikin 1974) as long as nothing is touched. */
function rounded(points: Point[], free: (point: Point) => boolean): Point[] {
  let best = points
  for (let turn = 0; turn < 3 && best.length > 2; turn++) {
    const next: Point[] = [best[0]!]
    for (let i = 0; i < best.length - 1; i++) {
      const [a, b] = [best[i]!, best[i + 1]!]
      if (i > 0) next.push({ x: a.x * 0.75 + b.x * 0.25, y: a.y * 0.75 + b.y * 0.25 })
      if (i < best.length - 2) next.push({ x: a.x * 0.25 + b.x * 0.75, y: a.y * 0.25 + b.y * 0.75 })
    }
    next.push(best.at(-1)!)
    if (next.some((point, i) => i > 0 && !clear(next[i - 1]!, point, free))) break
    best = next
  }
  return best
}

/** Without what lies inside the two boxes. */
function outside(points: readonly Point[], from: Rect, to: Rect): Point[] | null {
  const inside = (point: Point, box: Rect): boolean => point.x > box.x - AIR && point.x < box.x + box.width + AIR && point.y > box.y - AIR && point.y < box.y + box.height + AIR
  const fine: Point[] = []
  points.forEach((point, i) => {
    const next = points[i + 1]
    if (!next) { fine.push(point); return }
    const steps = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 0.5))
    for (let k = 0; k < steps; k++) fine.push({ x: point.x + (next.x - point.x) * k / steps, y: point.y + (next.y - point.y) * k / steps })
  })
  const first = fine.findLastIndex(point => inside(point, from)) + 1
  const last = fine.findIndex((point, i) => i >= first && inside(point, to))
  const way = fine.slice(first, last < 0 ? undefined : last)
  return way.length > 2 ? way.filter((_, i) => i % 4 === 0 || i === way.length - 1) : null
}
const AIR = 0.5
