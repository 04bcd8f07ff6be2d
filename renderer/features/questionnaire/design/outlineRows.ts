import { isSection } from '../../../../shared/model/form.ts'
import type { PlacedNode } from '../../../../shared/model/form.ts'

export interface OutlineRow {
  id: string
  kind: PlacedNode['node']['kind']
  level: 1 | 2
  parent: string | null
  /** Among its siblings, and how many they are. */
  index: number
  siblings: number
  /** Questions count through the whole, sections by themselves; a description has no number. */
  number: number | null
}

export interface Place { parent: string | null; index: number }
/** Arguments of `form.moveNodes`. */
export interface Move extends Place { nodes: string[] }

const ordered = (nodes: readonly PlacedNode[]): PlacedNode[] => [...nodes].sort((a, b) => a.order - b.order)
const inside = (nodes: readonly PlacedNode[], parent: string | null): PlacedNode[] => ordered(nodes.filter(each => each.parent === parent))

/** Sections and questions in reading order; what stands in a closed section is counted and not shown. */
export function outlineRows(nodes: readonly PlacedNode[], closed: ReadonlySet<string> = new Set()): OutlineRow[] {
  const rows: OutlineRow[] = []
  const byParent = Map.groupBy(nodes, each => each.parent)
  let questions = 0
  let sections = 0
  const row = (each: PlacedNode, level: 1 | 2, index: number, siblings: number): OutlineRow => ({
    id: each.id, kind: each.node.kind, level, parent: each.parent, index, siblings,
    number: isSection(each.node) ? ++sections : each.node.kind === 'description' ? null : ++questions,
  })
  const top = ordered(byParent.get(null) ?? [])
  top.forEach((each, index) => {
    rows.push(row(each, 1, index, top.length))
    if (!isSection(each.node)) return
    const below = ordered(byParent.get(each.id) ?? [])
    below.forEach((question, at) => {
      const made = row(question, 2, at, below.length)
      if (!closed.has(each.id)) rows.push(made)
    })
  })
  return rows
}

/** One step up or down as it is read: through the end of a section into the next place; null at either end. */
export function moveShifted(nodes: readonly PlacedNode[], id: string, by: -1 | 1): Move | null {
  const node = nodes.find(each => each.id === id)
  if (!node) return null
  const siblings = inside(nodes, node.parent)
  const index = siblings.findIndex(each => each.id === id)
  const next = siblings[index + by]
  if (isSection(node.node) || node.parent !== null) {
    if (next) return { nodes: [id], parent: node.parent, index: index + by }
    if (isSection(node.node)) return null
    // Out of its section: into the one beside it, else before or behind its own.
    const top = inside(nodes, null)
    const at = top.findIndex(each => each.id === node.parent)
    const beside = top[at + by]
    if (beside && isSection(beside.node)) return { nodes: [id], parent: beside.id, index: by < 0 ? inside(nodes, beside.id).length : 0 }
    return { nodes: [id], parent: null, index: by < 0 ? at : at + 1 }
  }
  if (!next) return null
  return isSection(next.node)
    ? { nodes: [id], parent: next.id, index: by < 0 ? inside(nodes, next.id).length : 0 }
    : { nodes: [id], parent: null, index: index + by }
}

/** A question at the top goes into the section before it, with those between them, so that the order stays. */
export function moveInto(nodes: readonly PlacedNode[], id: string): Move | null {
  const node = nodes.find(each => each.id === id)
  if (!node || node.parent !== null || isSection(node.node)) return null
  const top = inside(nodes, null)
  const index = top.findIndex(each => each.id === id)
  const section = top.slice(0, index).findLastIndex(each => isSection(each.node))
  const target = top[section]
  return target ? { nodes: top.slice(section + 1, index + 1).map(each => each.id), parent: target.id, index: inside(nodes, target.id).length } : null
}

/** A question comes out of its section, right behind it. */
export function moveOut(nodes: readonly PlacedNode[], id: string): Move | null {
  const node = nodes.find(each => each.id === id)
  if (!node || node.parent === null) return null
  return { nodes: [id], parent: null, index: inside(nodes, null).findIndex(each => each.id === node.parent) + 1 }
}

export type DropSide = 'before' | 'into' | 'after'

/** What dropping one row on another does; null where it may not stand there or stands there already. */
export function moveDropped(nodes: readonly PlacedNode[], id: string, onto: string, side: DropSide): Move | null {
  const node = nodes.find(each => each.id === id)
  const target = nodes.find(each => each.id === onto)
  if (!node || !target || id === onto) return null
  const section = isSection(node.node)
  if (side === 'into') {
    if (section || !isSection(target.node)) return null
    return { nodes: [id], parent: onto, index: inside(nodes, onto).filter(each => each.id !== id).length }
  }
  // A section dropped among the questions of another stands beside that one.
  const beside = section && target.parent !== null ? nodes.find(each => each.id === target.parent) : target
  if (!beside || beside.id === id) return null
  const rest = inside(nodes, beside.parent).filter(each => each.id !== id)
  return { nodes: [id], parent: beside.parent, index: rest.findIndex(each => each.id === beside.id) + (side === 'after' ? 1 : 0) }
}

/** Where something new stands: behind the row, or at the beginning of a section that is it. */
export function placeBehind(nodes: readonly PlacedNode[], id: string | null, section: boolean): Place {
  const top = inside(nodes, null)
  const node = nodes.find(each => each.id === id)
  if (!node) return { parent: null, index: top.length }
  if (section) {
    const at = node.parent ?? node.id
    return { parent: null, index: top.findIndex(each => each.id === at) + 1 }
  }
  if (isSection(node.node)) return { parent: node.id, index: 0 }
  return { parent: node.parent, index: inside(nodes, node.parent).findIndex(each => each.id === node.id) + 1 }
}

/** Row the keyboard goes to when these are gone. */
export function rowAfterRemoval(rows: readonly OutlineRow[], gone: ReadonlySet<string>): string | null {
  const at = rows.findIndex(row => gone.has(row.id))
  const stays = (row: OutlineRow): boolean => !gone.has(row.id) && (row.parent === null || !gone.has(row.parent))
  return rows.slice(at + 1).find(stays)?.id ?? rows.slice(0, Math.max(at, 0)).findLast(stays)?.id ?? null
}
