import type { Factor } from '../model/factor.ts'
import type { Form, FormDocument, FormFactor, FormQuestion } from '../model/form.ts'
import { groupsOf } from './outline.ts'

/** Factors of a question and of its rows. */
export const factorsOf = (question: FormQuestion): string[] =>
  [question.factor, ...('rows' in question ? question.rows.map(row => row.factor) : [])].filter(factor => factor !== null)

/** The question with every factor looked up; what is not found becomes none. */
export function withFactors(question: FormQuestion, found: ReadonlyMap<string, string>): FormQuestion {
  const other = (factor: string | null): string | null => (factor === null ? null : found.get(factor) ?? null)
  const changed: FormQuestion = { ...question, factor: other(question.factor) }
  return 'rows' in changed ? { ...changed, rows: changed.rows.map(row => ({ ...row, factor: other(row.factor) })) } as FormQuestion : changed
}

/** A form of the project by itself: factors that are used, and those above them, under f1, f2 … in the order of the tree. */
export function portableDocument(form: Pick<Form, 'settings' | 'nodes'>, factors: readonly Factor[]): FormDocument {
  const byId = new Map(factors.map(factor => [factor.id, factor]))
  const groups = groupsOf(form.nodes)
  const used = new Set<string>()
  for (const group of groups) for (const { node } of group.questions) for (const factor of factorsOf(node)) {
    for (let at = byId.get(factor); at && !used.has(at.id); at = at.parent === null ? undefined : byId.get(at.parent)) used.add(at.id)
  }
  const list = factors.filter(factor => used.has(factor.id))
  const ids = new Map(list.map((factor, index) => [factor.id, `f${index + 1}`]))
  return {
    settings: form.settings,
    factors: list.map((factor): FormFactor => ({ id: ids.get(factor.id) as string, parent: factor.parent === null ? null : ids.get(factor.parent) ?? null, name: factor.name })),
    sections: groups.map(group => ({ section: group.section, questions: group.questions.map(({ node }) => withFactors(node, ids)) })),
  }
}

/** Factors of a document, those above before those below; a parent that is not in the list, or that leads round in a circle, counts as none. */
export function orderedFactors(factors: readonly FormFactor[]): FormFactor[] {
  const byId = new Map(factors.map(factor => [factor.id, factor]))
  const ordered = new Map<string, FormFactor>()
  for (const factor of factors) {
    const path: FormFactor[] = []
    const met = new Set<string>()
    for (let at: FormFactor | undefined = factor; at && !ordered.has(at.id); at = at.parent === null ? undefined : byId.get(at.parent)) {
      if (met.has(at.id)) break
      met.add(at.id)
      path.unshift(at)
    }
    for (const each of path) ordered.set(each.id, { ...each, parent: each.parent !== null && ordered.has(each.parent) ? each.parent : null })
  }
  return [...ordered.values()]
}
