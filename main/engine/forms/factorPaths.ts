import type { FormFactor, FormQuestion } from '../../../shared/model/form.ts'
import { factorsOf, orderedFactors } from '../../../shared/forms/portable.ts'
import type { ProjectWriter } from '../store/writer.ts'

/**
 * A document's factors in the project's tree: found by their names from the top down, made where there is none.
 * Answers the tree's id for each of the document's. Factors that no question measures are not made.
 */
export function adoptFactors(project: ProjectWriter, factors: readonly FormFactor[], questions: readonly FormQuestion[]): Map<string, string> {
  const list = orderedFactors(factors)
  const byId = new Map(list.map(factor => [factor.id, factor]))
  const needed = new Set<string>()
  for (const question of questions) for (const used of factorsOf(question)) {
    for (let at = byId.get(used); at && !needed.has(at.id); at = at.parent === null ? undefined : byId.get(at.parent)) needed.add(at.id)
  }
  const ids = new Map<string, string>()
  const tree = project.factors().map(({ id, parent, name }) => ({ id, parent, name: name.trim() }))
  for (const factor of list) {
    if (!needed.has(factor.id)) continue
    const parent = factor.parent === null ? null : ids.get(factor.parent) ?? null
    const name = factor.name.trim()
    let found = tree.find(each => each.parent === parent && each.name === name)
    if (!found) {
      const made = project.addFactor(parent, name)
      found = { id: made.id, parent, name }
      tree.push(found)
    }
    ids.set(factor.id, found.id)
  }
  return ids
}
