import type { FormWarning, NodeOutcome } from '../../../shared/contract/form.ts'
import { CodeTable, codesOf, rowsOf } from '../../../shared/forms/codes.ts'
import { renameReferences } from '../../../shared/forms/references.ts'
import { publishedCodes, reusedOptions } from '../../../shared/forms/versions.ts'
import { isSection } from '../../../shared/model/form.ts'
import type { FormNode, PlacedNode } from '../../../shared/model/form.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { readNode, readNodes, readVersions, responsesOf } from './readForm.ts'

/** Old code → new one, of a node that is written over another: its own, and those of rows that stand in the same place. */
function changedCodes(before: FormNode, after: FormNode): Map<string, string> {
  const renamed = new Map<string, string>()
  if (before.code !== after.code) renamed.set(before.code, after.code)
  const [old, now] = [rowsOf(before), rowsOf(after)]
  const kept = new Set(now.map(row => row.code))
  const was = new Set(old.map(row => row.code))
  if (old.length === now.length) old.forEach((row, index) => {
    const code = now[index]?.code
    if (code !== undefined && code !== row.code && !kept.has(row.code) && !was.has(code)) renamed.set(row.code, code)
  })
  return renamed
}

/** CONFLICT `codeInUse` where responses were collected under one of the codes. */
export function guardCodes(project: ProjectWriter, form: string, codes: Iterable<string>, recode: boolean): FormWarning[] {
  const list = [...codes]
  if (list.length === 0) return []
  const responses = responsesOf(project, form)
  if (responses === 0) return []
  const published = publishedCodes(readVersions(project, form))
  const used = list.filter(code => published.has(code))
  if (used.length === 0) return []
  if (!recode) throw new YinguoError('CONFLICT', { what: 'codeInUse', codes: used, n: responses })
  return [{ code: 'recoded', params: { codes: used.join(', '), n: responses } }]
}

/** Writes references to renamed codes anew wherever they stand; answers the nodes that were touched. */
function followCodes(project: ProjectWriter, nodes: readonly PlacedNode[], renamed: ReadonlyMap<string, string>): string[] {
  if (renamed.size === 0) return []
  return nodes.flatMap(({ id, node }) => {
    const changed = renameReferences(node, renamed)
    if (changed === node) return []
    project.updateRecord('form_node', id, changed)
    return [id]
  })
}

/** The node as it shall be. Only rows that differ are written. */
export function writeNode(project: ProjectWriter, form: string, id: string, content: FormNode, recode: boolean): NodeOutcome {
  const before = readNode(project, form, id)
  if (isSection(before.node) !== isSection(content)) throw new YinguoError('CONFLICT', { what: 'nesting' })
  const nodes = readNodes(project, form)
  const others = nodes.filter(each => each.id !== id)
  const taken = new CodeTable(others.map(each => each.node))
  for (const code of codesOf(content)) {
    if (taken.has(code)) throw new YinguoError('BAD_VALUE', { variable: before.node.code, value: code, why: 'duplicate' })
    taken.take(code)
  }
  const renamed = changedCodes(before.node, content)
  const versions = readVersions(project, form)
  const warnings: FormWarning[] = [
    ...guardCodes(project, form, renamed.keys(), recode),
    ...(isSection(content) ? [] : reusedOptions(content, versions).map(({ option, before: was, now }) => ({ code: 'optionReused' as const, params: { option, before: was, now } }))),
  ]
  const followed = followCodes(project, others, renamed)
  // Its own skip rules may name its own rows.
  const own = renameReferences(content, renamed)
  if (JSON.stringify(own) !== JSON.stringify(before.node)) project.updateRecord('form_node', id, own)
  return { node: { ...before, node: own }, followed, warnings }
}
