/**
 * Ordered trees kept as flat lists (factors, bones): every node names its parent and its place among its siblings.
 * Nothing here changes its argument; a `Place` is what the engine's move and add calls take:
 * the index counts the new siblings without the node that is moved.
 */
export interface TreeNode { id: string; parent: string | null; order: number }
export interface Place { parent: string | null; index: number }
export interface Walked<N extends TreeNode> { node: N; level: number; children: number; index: number; siblings: number }

export const childrenOf = <N extends TreeNode>(nodes: readonly N[], parent: string | null): N[] =>
  nodes.filter(node => node.parent === parent).sort((a, b) => a.order - b.order)

export const nodeOf = <N extends TreeNode>(nodes: readonly N[], id: string | null): N | undefined =>
  id === null ? undefined : nodes.find(node => node.id === id)

/** 1 for a node at the top; 0 for the top itself. */
export function levelOf(nodes: readonly TreeNode[], id: string | null): number {
  let level = 0
  for (let current = nodeOf(nodes, id); current && level <= nodes.length; current = nodeOf(nodes, current.parent)) level++
  return level
}

/** Levels from the node down to its deepest descendant; 1 for a leaf. */
export function heightOf(nodes: readonly TreeNode[], id: string): number {
  return 1 + Math.max(0, ...childrenOf(nodes, id).map(child => heightOf(nodes, child.id)))
}

/** Is `id` the ancestor itself or somewhere below it? */
export function isWithin(nodes: readonly TreeNode[], id: string | null, ancestor: string): boolean {
  for (let current = nodeOf(nodes, id), steps = 0; current && steps <= nodes.length; current = nodeOf(nodes, current.parent), steps++) {
    if (current.id === ancestor) return true
  }
  return false
}

/** Depth first, parents before children; nodes for which `open` says no hide what is below them. */
export function walk<N extends TreeNode>(nodes: readonly N[], open: (id: string) => boolean = () => true): Walked<N>[] {
  const byParent = new Map<string | null, N[]>()
  for (const node of nodes) {
    const siblings = byParent.get(node.parent)
    if (siblings) siblings.push(node)
    else byParent.set(node.parent, [node])
  }
  for (const siblings of byParent.values()) siblings.sort((a, b) => a.order - b.order)
  const found: Walked<N>[] = []
  const visit = (parent: string | null, level: number): void => {
    const siblings = byParent.get(parent) ?? []
    siblings.forEach((node, index) => {
      found.push({ node, level, index, siblings: siblings.length, children: byParent.get(node.id)?.length ?? 0 })
      if (open(node.id)) visit(node.id, level + 1)
    })
  }
  visit(null, 1)
  return found
}

const renumbered = <N extends TreeNode>(siblings: readonly N[]): Map<string, N> =>
  new Map(siblings.map((node, order) => [node.id, node.order === order ? node : { ...node, order }]))

/** The list with a new node at a place. */
export function inserted<N extends TreeNode>(nodes: readonly N[], node: N, place: Place): N[] {
  const siblings = childrenOf(nodes, place.parent)
  siblings.splice(Math.min(place.index, siblings.length), 0, { ...node, parent: place.parent })
  const changed = renumbered(siblings)
  return [...nodes.map(other => changed.get(other.id) ?? other), changed.get(node.id) ?? node]
}

/** The list without a node and all below it. */
export function removed<N extends TreeNode>(nodes: readonly N[], id: string): N[] {
  return nodes.filter(node => !isWithin(nodes, node.id, id))
}

/** The list with a node taken to another place; unchanged when that place lies below the node itself. */
export function moved<N extends TreeNode>(nodes: readonly N[], id: string, place: Place): N[] {
  const node = nodeOf(nodes, id)
  if (!node || (place.parent !== null && isWithin(nodes, place.parent, id))) return [...nodes]
  return inserted(nodes.filter(other => other.id !== id), node, place)
}

export function placeOf(nodes: readonly TreeNode[], id: string): Place | null {
  const node = nodeOf(nodes, id)
  if (!node) return null
  return { parent: node.parent, index: childrenOf(nodes, node.parent).findIndex(other => other.id === id) }
}

/** Where a new sibling right after a node goes. */
export function placeAfter(nodes: readonly TreeNode[], id: string): Place | null {
  const place = placeOf(nodes, id)
  return place && { parent: place.parent, index: place.index + 1 }
}

/** One step among the siblings; null at either end. */
export function placeShifted(nodes: readonly TreeNode[], id: string, by: -1 | 1): Place | null {
  const place = placeOf(nodes, id)
  if (!place) return null
  const index = place.index + by
  return index < 0 || index >= childrenOf(nodes, place.parent).length ? null : { parent: place.parent, index }
}

/** Last child of the sibling above; null for a first child. */
export function placeIndented(nodes: readonly TreeNode[], id: string): Place | null {
  const place = placeOf(nodes, id)
  if (!place || place.index === 0) return null
  const above = childrenOf(nodes, place.parent)[place.index - 1]
  return above ? { parent: above.id, index: childrenOf(nodes, above.id).length } : null
}

/** Right after its parent; null at the top. */
export function placeOutdented(nodes: readonly TreeNode[], id: string): Place | null {
  const parent = nodeOf(nodes, id)?.parent ?? null
  return parent === null ? null : placeAfter(nodes, parent)
}

/** Last child of `target` (null: the top); null when that is itself, below itself, or where it already is. */
export function placeInto(nodes: readonly TreeNode[], id: string, target: string | null): Place | null {
  const node = nodeOf(nodes, id)
  if (!node || (target !== null && isWithin(nodes, target, id)) || node.parent === target) return null
  return { parent: target, index: childrenOf(nodes, target).length }
}

/** Right before or after another node, counted without the node itself; null below itself or where it already is. */
export function placeBeside(nodes: readonly TreeNode[], id: string, target: string, side: 'before' | 'after'): Place | null {
  const beside = nodeOf(nodes, target)
  if (!beside || isWithin(nodes, target, id)) return null
  const siblings = childrenOf(nodes, beside.parent).filter(node => node.id !== id)
  const place = { parent: beside.parent, index: siblings.findIndex(node => node.id === target) + (side === 'after' ? 1 : 0) }
  const now = placeOf(nodes, id)
  return now && now.parent === place.parent && now.index === place.index ? null : place
}

/** What to select once a node is gone: the next sibling, else the one before, else the parent. */
export function neighbourAfterRemoval(nodes: readonly TreeNode[], id: string): string | null {
  const place = placeOf(nodes, id)
  if (!place) return null
  const siblings = childrenOf(nodes, place.parent)
  return (siblings[place.index + 1] ?? siblings[place.index - 1])?.id ?? place.parent
}
