import { codesOf } from '../../../shared/forms/codes.ts'
import { withFactors } from '../../../shared/forms/portable.ts'
import { isSection } from '../../../shared/model/form.ts'
import type { FormDocument, FormNode } from '../../../shared/model/form.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { guardCodes } from './editNode.ts'
import { adoptFactors } from './factorPaths.ts'
import { placeBehind } from './placing.ts'
import { formContentOf, readNodes } from './readForm.ts'

/** A document that comes back, from a spreadsheet say: what has the same code is the same node. BAD_VALUE `duplicate` where a code stands twice in it. */
export function replaceForm(project: ProjectWriter, form: string, document: FormDocument, recode: boolean): void {
  const codes = new Set<string>()
  for (const { section, questions } of document.sections) for (const code of [...(section ? [section] : []), ...questions].flatMap(codesOf)) {
    if (codes.has(code.toLowerCase())) throw new YinguoError('BAD_VALUE', { variable: code, value: code, why: 'duplicate' })
    codes.add(code.toLowerCase())
  }
  const existing = readNodes(project, form)
  guardCodes(project, form, existing.flatMap(each => codesOf(each.node)).filter(code => !codes.has(code.toLowerCase())), recode)
  const factors = adoptFactors(project, document.factors, document.sections.flatMap(group => group.questions))
  const known = new Map(existing.map(each => [each.node.code, each]))
  const stays = new Set<string>()

  const settle = (node: FormNode, parent: string | null, after: string | null): string => {
    const found = known.get(node.code)
    if (!found || isSection(found.node) !== isSection(node)) {
      const { id } = project.addRecord('form_node', { owner: form, parent, content: node })
      placeBehind(project, form, id, parent, after)
      return id
    }
    if (JSON.stringify(found.node) !== JSON.stringify(node)) project.updateRecord('form_node', found.id, node)
    placeBehind(project, form, found.id, parent, after)
    stays.add(found.id)
    return found.id
  }

  let top: string | null = null
  for (const { section, questions } of document.sections) {
    if (section) top = settle(section, null, top)
    const parent = section ? top : null
    let after: string | null = section ? null : top
    for (const question of questions) after = settle(withFactors(question, factors), parent, after)
    if (!section) top = after
  }
  // Only now: what stays has left the sections that go.
  for (const { id, parent } of existing) if (!stays.has(id) && (parent === null || stays.has(parent))) project.removeRecord('form_node', id)
  const content = formContentOf(project, form)
  if (JSON.stringify(content.settings) !== JSON.stringify(document.settings)) project.updateRecord('questionnaire', form, { ...content, settings: document.settings })
}
