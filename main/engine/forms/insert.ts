import type { NewFormNode } from '../../../shared/contract/form.ts'
import { CodeTable, codesOf, withFreeCodes } from '../../../shared/forms/codes.ts'
import { withFactors } from '../../../shared/forms/portable.ts'
import { renameReferences } from '../../../shared/forms/references.ts'
import { formNode, isSection } from '../../../shared/model/form.ts'
import type { FormDocument, FormNode, PlacedNode } from '../../../shared/model/form.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { adoptFactors } from './factorPaths.ts'
import { MAX_NODES, checkPlace, siblingsOf } from './placing.ts'
import { readNode, readNodes } from './readForm.ts'

const nothing = (kind: NewFormNode['kind']): object => (kind === 'scale' || kind === 'matrixScale' ? { scale: { min: 1, max: 5 } }
  : kind === 'paired' ? { importance: { min: 1, max: 5 }, performance: { min: 1, max: 5 } } : kind === 'description' ? { required: false } : {})

/** A node as the model has it; a new scale has 1 to 5. BAD_PARAMS names what does not fit. */
function completed(given: NewFormNode, codes: CodeTable): FormNode {
  // Rows may come without a code: 「Q5_1」 follows from the question's.
  const code = given.code ?? codes.next(given.kind)
  const rows = Array.isArray(given['rows']) ? { rows: (given['rows'] as Record<string, unknown>[]).map((row, index) => ({ code: `${code.slice(0, 34)}_${index + 1}`, ...row })) } : {}
  const parsed = formNode.safeParse({ text: {}, ...nothing(given.kind), ...given, ...rows, code })
  if (!parsed.success) throw new YinguoError('BAD_PARAMS', { issues: parsed.error.issues.slice(0, 20).map(issue => issue.path.join('.')) })
  return parsed.data
}

function checkRoom(nodes: number, coming: number): void {
  if (nodes + coming > MAX_NODES) throw new YinguoError('M09', { what: 'rows', sheet: '', n: nodes + coming, max: MAX_NODES })
}

export function addNodes(project: ProjectWriter, form: string, parent: string | null, index: number | undefined, given: readonly NewFormNode[]): PlacedNode[] {
  const existing = readNodes(project, form)
  checkRoom(existing.length, given.length)
  const codes = new CodeTable(existing.map(each => each.node))
  // Numbers that are asked for by name are not given away.
  const reserved = new CodeTable(existing.map(each => each.node))
  for (const each of given) if (each.code !== undefined) reserved.take(each.code)
  const made = given.map((each, at) => {
    checkPlace(project, form, each.kind, parent)
    const { node } = each.code === undefined ? { node: completed(each, reserved) } : withFreeCodes(completed(each, reserved), codes)
    if (each.code === undefined) for (const code of codesOf(node)) codes.take(code)
    return project.addRecord('form_node', { owner: form, parent, ...(index === undefined ? {} : { index: index + at }), content: node }).id
  })
  return made.map(id => readNode(project, form, id))
}

interface Fresh { section: FormNode | null; questions: FormNode[] }

/** A document's nodes with codes that are free here, conditions following them. */
function freshNodes(document: FormDocument, codes: CodeTable, factors: ReadonlyMap<string, string>): Fresh[] {
  const renamed = new Map<string, string>()
  const seen = new Set<string>()
  const take = (node: FormNode): FormNode => {
    const fresh = withFreeCodes(node, codes)
    // Of two nodes with one code the first is meant by whoever names it.
    for (const code of codesOf(node)) {
      const to = fresh.renamed.get(code)
      if (!seen.has(code) && to !== undefined) renamed.set(code, to)
      seen.add(code)
    }
    return fresh.node
  }
  const groups = document.sections.map(({ section, questions }) => ({
    section: section ? take(section) : null,
    questions: questions.map(question => take(withFactors(question, factors))),
  }))
  return groups.map(group => ({ section: group.section && renameReferences(group.section, renamed), questions: group.questions.map(node => renameReferences(node, renamed)) }))
}

/** Groups one after another, at the end of the top or at `index` there. */
export function insertDocument(project: ProjectWriter, form: string, document: FormDocument, index?: number): PlacedNode[] {
  const existing = readNodes(project, form)
  const coming = document.sections.reduce((sum, { section, questions }) => sum + (section ? 1 : 0) + questions.length, 0)
  checkRoom(existing.length, coming)
  const factors = adoptFactors(project, document.factors, document.sections.flatMap(group => group.questions))
  let at = Math.min(index ?? Infinity, siblingsOf(project, form, null).length)
  const made: string[] = []
  const add = (parent: string | null, node: FormNode): string => {
    const { id } = project.addRecord('form_node', { owner: form, parent, ...(parent === null ? { index: at++ } : {}), content: node })
    made.push(id)
    return id
  }
  for (const { section, questions } of freshNodes(document, new CodeTable(existing.map(each => each.node)), factors)) {
    const parent = section ? add(null, section) : null
    for (const question of questions) add(parent, question)
  }
  return made.map(id => readNode(project, form, id))
}

/** Behind the original, with new codes; a section with its questions. */
export function duplicateNode(project: ProjectWriter, form: string, id: string): PlacedNode[] {
  const nodes = readNodes(project, form)
  const original = readNode(project, form, id)
  const below = isSection(original.node) ? nodes.filter(each => each.parent === id) : []
  checkRoom(nodes.length, 1 + below.length)
  const codes = new CodeTable(nodes.map(each => each.node))
  const copies = [original, ...below].map(each => withFreeCodes(each.node, codes, true))
  const renamed = new Map(copies.flatMap(copy => [...copy.renamed]))
  const [head, ...rest] = copies.map(copy => renameReferences(copy.node, renamed)) as [FormNode, ...FormNode[]]
  const index = siblingsOf(project, form, original.parent).indexOf(id) + 1
  const made = project.addRecord('form_node', { owner: form, parent: original.parent, index, content: head })
  const inside = rest.map(node => project.addRecord('form_node', { owner: form, parent: made.id, content: node }))
  return [made, ...inside].map(row => readNode(project, form, row.id))
}
