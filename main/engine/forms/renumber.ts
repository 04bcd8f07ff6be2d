import { rowsOf } from '../../../shared/forms/codes.ts'
import { renameReferences } from '../../../shared/forms/references.ts'
import { isSection } from '../../../shared/model/form.ts'
import type { FormNode } from '../../../shared/model/form.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { guardCodes } from './editNode.ts'
import { readNodes } from './readForm.ts'

const rowsRenamed = (node: FormNode, code: string): FormNode => {
  if (isSection(node) || !('rows' in node)) return { ...node, code }
  // Rows with codes of their own choosing keep them.
  const rows = node.rows.map((row, index) => (new RegExp(`^${node.code}_\\d+$`).test(row.code) ? { ...row, code: `${code}_${index + 1}` } : row))
  return { ...node, code, rows } as FormNode
}

/** S1 …, Q1 …, D1 … in reading order; codes that were named by hand (no letter with a number) stay. Answers how many nodes changed. */
export function renumberForm(project: ProjectWriter, form: string, recode: boolean): number {
  const nodes = readNodes(project, form)
  const counts = new Map<string, number>()
  const numbered = /^[QSD]\d+$/
  const kept = new Set(nodes.filter(each => !numbered.test(each.node.code)).flatMap(each => [each.node.code, ...rowsOf(each.node).map(row => row.code)]).map(code => code.toLowerCase()))
  const renamed = new Map<string, string>()
  const fresh = nodes.map(({ id, node }) => {
    if (!numbered.test(node.code)) return { id, before: node, node }
    const letter = node.kind === 'section' ? 'S' : node.kind === 'description' ? 'D' : 'Q'
    let n = counts.get(letter) ?? 0
    do n++; while (kept.has(`${letter}${n}`.toLowerCase()))
    counts.set(letter, n)
    const next = rowsRenamed(node, `${letter}${n}`)
    if (next.code !== node.code) renamed.set(node.code, next.code)
    rowsOf(node).forEach((row, index) => { const to = rowsOf(next)[index]?.code; if (to !== undefined && to !== row.code) renamed.set(row.code, to) })
    return { id, before: node, node: next }
  })
  guardCodes(project, form, renamed.keys(), recode)
  let changed = 0
  for (const { id, before, node } of fresh) {
    const after = renameReferences(node, renamed)
    if (JSON.stringify(after) === JSON.stringify(before)) continue
    project.updateRecord('form_node', id, after)
    changed++
  }
  return changed
}
