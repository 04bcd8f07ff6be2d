import type { PathFigure } from '../resultFigure.ts'

/** A place in a column: a latent, or the way of an arrow that passes it. */
interface Slot { node: string | null; edge: number | null }
interface Layers { columns: Slot[][]; /** Column of each latent. */ columnOf: Map<string, number> }

/**
 * Columns by longest way from the start, arrows that skip columns with a slot of their own in each, order within
 * columns by barycentres, swept both ways. Source: Sugiyama, Tagawa & Toda (1981). Arrows that would close a circle do not move their ends.
 */
export function layersOf({ nodes, edges }: Pick<PathFigure, 'nodes' | 'edges'>): Layers {
  const columnOf = new Map(nodes.map(node => [node.key, 0]))
  for (let round = 0; round < nodes.length; round++) {
    let moved = false
    for (const { from, to } of edges) {
      const next = (columnOf.get(from) ?? 0) + 1
      if (from !== to && columnOf.has(from) && columnOf.has(to) && next > columnOf.get(to)! && next < nodes.length) { columnOf.set(to, next); moved = true }
    }
    if (!moved) break
  }
  const used = [...new Set(columnOf.values())].sort((a, b) => a - b)
  for (const [key, column] of columnOf) columnOf.set(key, used.indexOf(column))
  const columns: Slot[][] = used.map(() => [])
  for (const node of nodes) columns[columnOf.get(node.key)!]!.push({ node: node.key, edge: null })
  edges.forEach(({ from, to }, e) => {
    const [start, end] = [columnOf.get(from), columnOf.get(to)]
    if (start === undefined || end === undefined) return
    for (let c = start + 1; c < end; c++) columns[c]!.push({ node: null, edge: e })
  })
  order(columns, edges)
  return { columns, columnOf }
}

const holds = (slot: Slot, edge: { from: string; to: string }, e: number): boolean => slot.edge === e || slot.node === edge.from || slot.node === edge.to

function order(columns: Slot[][], edges: PathFigure['edges']): void {
  const place = (column: Slot[], slot: Slot): number => (column.indexOf(slot) + 0.5) / column.length
  for (let sweep = 0; sweep < 8; sweep++) {
    const forward = sweep % 2 === 0
    const sequence = forward ? columns.keys() : [...columns.keys()].reverse()
    for (const c of sequence) {
      const beside = columns[forward ? c - 1 : c + 1]
      const column = columns[c]
      if (!beside || !column) continue
      const weight = new Map(column.map((slot, i) => {
        const linked = beside.filter(other => edges.some((edge, e) => holds(slot, edge, e) && holds(other, edge, e)))
        const mean = linked.length > 0 ? linked.reduce((sum, other) => sum + place(beside, other), 0) / linked.length : (i + 0.5) / column.length
        return [slot, mean]
      }))
      column.sort((a, b) => weight.get(a)! - weight.get(b)!)
    }
  }
}
