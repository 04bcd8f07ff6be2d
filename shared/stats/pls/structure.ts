export type Scheme = 'centroid' | 'factorial' | 'path'
export type Mode = 'A' | 'B'

/** A path model by numbers: block j holds `sizes[j]` consecutive items; arrows lead from block to block. */
export interface Structure {
  sizes: readonly number[]
  modes: readonly Mode[]
  arrows: readonly { from: number; to: number }[]
  scheme: Scheme
}

/** What the estimator asks of the structure, worked out once. */
export interface Layout {
  structure: Structure
  /** Items in all, blocks in all. */
  items: number
  blocks: number
  /** First item of each block; one more entry than blocks. */
  start: Int32Array
  /** Block of each item. */
  blockOf: Int32Array
  /** Blocks with an arrow to j, and from j, in the order of the arrows. */
  causes: readonly (readonly number[])[]
  effects: readonly (readonly number[])[]
  /** Every block after its causes. */
  order: readonly number[]
}

export function layoutOf(structure: Structure): Layout {
  const blocks = structure.sizes.length
  const start = new Int32Array(blocks + 1)
  structure.sizes.forEach((size, j) => { start[j + 1] = start[j]! + size })
  const items = start[blocks]!
  const blockOf = new Int32Array(items)
  for (let j = 0; j < blocks; j++) blockOf.fill(j, start[j]!, start[j + 1]!)
  const causes = structure.sizes.map((_, j) => structure.arrows.filter(arrow => arrow.to === j).map(arrow => arrow.from))
  const effects = structure.sizes.map((_, j) => structure.arrows.filter(arrow => arrow.from === j).map(arrow => arrow.to))
  return { structure, items, blocks, start, blockOf, causes, effects, order: causalOrder(blocks, causes) ?? [] }
}

/** Blocks so that every one comes after its causes; null when arrows run in a circle. */
export function causalOrder(blocks: number, causes: readonly (readonly number[])[]): number[] | null {
  const order: number[] = []
  const placed = new Set<number>()
  while (order.length < blocks) {
    const next = causes.findIndex((from, j) => !placed.has(j) && from.every(cause => placed.has(cause)))
    if (next < 0) return null
    order.push(next)
    placed.add(next)
  }
  return order
}
