/** A node of the factor tree: the one list of factors that items, Pareto bars, bones and measures point at. */
export interface Factor {
  id: string
  parent: string | null
  order: number
  name: string
  /** Items attached to this very node, in order. */
  items: ItemRef[]
}

export interface ItemRef { dataset: number; variable: string }

/** The factor and all below it, parents first. */
export function subtree(factors: readonly Factor[], root: string): Factor[] {
  const children = new Map<string, Factor[]>()
  for (const factor of factors) {
    if (factor.parent === null) continue
    const siblings = children.get(factor.parent) ?? []
    siblings.push(factor)
    children.set(factor.parent, siblings)
  }
  const start = factors.find(factor => factor.id === root)
  const found: Factor[] = []
  const visit = (factor: Factor): void => {
    found.push(factor)
    for (const child of (children.get(factor.id) ?? []).sort((a, b) => a.order - b.order)) visit(child)
  }
  if (start) visit(start)
  return found
}

/** The top-level factor (dimension) above a factor, or itself. */
export function dimensionOf(factors: readonly Factor[], id: string): Factor | undefined {
  const byId = new Map(factors.map(factor => [factor.id, factor]))
  let current = byId.get(id)
  for (let steps = 0; current && current.parent !== null && steps < 100; steps++) {
    const parent = byId.get(current.parent)
    if (!parent) break
    current = parent
  }
  return current
}
