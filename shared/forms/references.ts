import { parse } from '../expression/parse.ts'
import { namesAt } from '../expression/node.ts'
import { variableText } from '../expression/print.ts'
import type { FormNode } from '../model/form.ts'
import { isSection } from '../model/form.ts'

/** A variable of a condition names a code when it is the code or the code with something behind it (Q5_3, Q5_text, Q7_2_I). */
function renamedVariable(name: string, renamed: ReadonlyMap<string, string>): string | null {
  const whole = renamed.get(name)
  if (whole !== undefined) return whole
  for (let cut = name.lastIndexOf('_'); cut > 0; cut = name.lastIndexOf('_', cut - 1)) {
    const found = renamed.get(name.slice(0, cut))
    if (found !== undefined) return found + name.slice(cut)
  }
  return null
}

/** The condition with new codes in place of old ones; everything else stays as it was typed. What is no expression is left alone. */
function renameInCondition(text: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0 || text.trim() === '') return text
  const { node } = parse(text)
  if (!node) return text
  let result = text
  for (const place of namesAt(node).reverse()) {
    const name = renamedVariable(place.name, renamed)
    if (name !== null) result = result.slice(0, place.from) + variableText(name) + result.slice(place.to)
  }
  return result
}

/** The node with its conditions and targets pointing at the new codes; the same object when none of them is named. */
export function renameReferences<N extends FormNode>(node: N, renamed: ReadonlyMap<string, string>): N {
  if (renamed.size === 0) return node
  const show = renameInCondition(node.show, renamed)
  if (isSection(node)) return show === node.show ? node : { ...node, show }
  let changed = show !== node.show
  const skip = node.skip.map(rule => {
    const when = renameInCondition(rule.when, renamed)
    const to = renamed.get(rule.to) ?? rule.to
    if (when === rule.when && to === rule.to) return rule
    changed = true
    return { when, to }
  })
  return changed ? { ...node, show, skip } : node
}
