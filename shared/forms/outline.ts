import type { Form, FormDocument, FormNode, FormQuestion, FormSection, PlacedNode } from '../model/form.ts'
import { isSection } from '../model/form.ts'

export interface PlacedQuestion { id: string; order: number; node: FormQuestion }
/** A section with what stands in it; `section` null: questions at the top, up to the next section. */
export interface Group { id: string | null; section: FormSection | null; questions: PlacedQuestion[] }

/** Nodes in reading order as groups. */
export function groupsOf(nodes: readonly PlacedNode[]): Group[] {
  const groups: Group[] = []
  const inside = Map.groupBy(nodes.filter(each => each.parent !== null), each => each.parent)
  const question = (each: PlacedNode): PlacedQuestion => ({ id: each.id, order: each.order, node: each.node as FormQuestion })
  for (const each of nodes.filter(node => node.parent === null).sort((a, b) => a.order - b.order)) {
    if (isSection(each.node)) {
      const below = (inside.get(each.id) ?? []).filter(node => !isSection(node.node)).sort((a, b) => a.order - b.order)
      groups.push({ id: each.id, section: each.node, questions: below.map(question) })
    } else {
      const last = groups.at(-1)
      if (last && last.section === null) last.questions.push(question(each))
      else groups.push({ id: null, section: null, questions: [question(each)] })
    }
  }
  return groups
}

/** Nodes one after another as they are read; `section` is the one a question stands in. */
export interface OutlineNode { id: string; node: FormNode; section: FormSection | null }

/** What a checker, a path or a table of variables walks over: a form of the project or a document by itself. */
export interface Outline { settings: FormDocument['settings']; nodes: OutlineNode[] }

export function outlineOfForm(form: Pick<Form, 'settings' | 'nodes'>): Outline {
  const nodes: OutlineNode[] = []
  for (const { id, section, questions } of groupsOf(form.nodes)) {
    if (section && id !== null) nodes.push({ id, node: section, section: null })
    for (const each of questions) nodes.push({ id: each.id, node: each.node, section })
  }
  return { settings: form.settings, nodes }
}

/** Codes in the place of ids; a code that stands again has its number behind it, `Q1#2`. */
export function outlineOfDocument(document: FormDocument): Outline {
  const nodes: OutlineNode[] = []
  const met = new Map<string, number>()
  const idOf = (code: string): string => {
    const n = (met.get(code) ?? 0) + 1
    met.set(code, n)
    return n === 1 ? code : `${code}#${n}`
  }
  for (const { section, questions } of document.sections) {
    if (section) nodes.push({ id: idOf(section.code), node: section, section: null })
    for (const node of questions) nodes.push({ id: idOf(node.code), node, section })
  }
  return { settings: document.settings, nodes }
}

export const questionsOf = (outline: Outline): FormQuestion[] => outline.nodes.flatMap(({ node }) => (isSection(node) ? [] : [node]))
