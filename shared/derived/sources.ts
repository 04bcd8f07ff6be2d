import { namesIn } from '../expression/node.ts'
import { parse } from '../expression/parse.ts'
import type { Derivation } from '../model/derivation.ts'

/** The variables a kept derivation is worked out from, by id, each once. */
export function sourcesOf(derivation: Derivation): string[] {
  switch (derivation.type) {
    case 'mean': case 'sum': case 'index': return [...new Set(derivation.of)]
    case 'formula': return namesOf(derivation.text)
    case 'rake': return [...new Set(derivation.margins.map(margin => margin.variable))]
    default: return [derivation.of]
  }
}

const kept = new Map<string, string[]>()
/** Variables of a kept formula; asked for with every change of a cell, so it is parsed once. */
function namesOf(text: string): string[] {
  let names = kept.get(text)
  if (!names) {
    const { node } = parse(text)
    if (kept.size >= 1000) kept.clear()
    kept.set(text, names = node ? namesIn(node) : [])
  }
  return names
}

/** Worked out over all cases that count at once: another case may change the value of every one. */
export const isWhole = (derivation: Derivation): boolean => derivation.type === 'quantiles' || derivation.type === 'rake' || derivation.type === 'groupWeight'

export const isWeight = (derivation: Derivation): boolean => derivation.type === 'rake' || derivation.type === 'groupWeight'

/**
 * Derived variables in an order in which each comes after those it needs; null where they need each other in a circle.
 */
export function derivedOrder(variables: readonly { id: string; derived: Derivation | null }[]): string[] | null {
  const derived = new Map(variables.flatMap(({ id, derived }) => (derived ? [[id, derived] as const] : [])))
  const order: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (id: string): boolean => {
    if (state.get(id) === 'done') return true
    if (state.get(id) === 'open') return false
    state.set(id, 'open')
    for (const source of sourcesOf(derived.get(id) as Derivation)) if (derived.has(source) && !visit(source)) return false
    state.set(id, 'done')
    order.push(id)
    return true
  }
  for (const id of derived.keys()) if (!visit(id)) return null
  return order
}
