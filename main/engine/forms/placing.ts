import type { FormNode } from '../../../shared/model/form.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { readNode } from './readForm.ts'

/** More nodes than any questionnaire has; keeps a hostile document from filling the project. */
export const MAX_NODES = 5000

/** Siblings below a section, or at the top, in order. */
export function siblingsOf(project: ProjectWriter, form: string, parent: string | null): string[] {
  return project.records('form_node', form).filter(row => row.parent === parent).map(row => row.id)
}

/** Sections stand at the top, questions there or in a section. CONFLICT `nesting` otherwise. */
export function checkPlace(project: ProjectWriter, form: string, kind: FormNode['kind'], parent: string | null): void {
  if (parent === null) return
  if (kind === 'section' || readNode(project, form, parent).node.kind !== 'section') throw new YinguoError('CONFLICT', { what: 'nesting' })
}

/** Right behind `after` (null: first) among the children of `parent`; writes nothing where it stands there already. */
export function placeBehind(project: ProjectWriter, form: string, id: string, parent: string | null, after: string | null): void {
  const siblings = siblingsOf(project, form, parent)
  const at = siblings.indexOf(id)
  if (at >= 0 && (at === 0 ? null : siblings[at - 1]) === after) return
  project.moveRecord('form_node', id, parent, siblings.filter(each => each !== id).indexOf(after ?? '') + 1)
}

/** These nodes, in this order, to `index` among those of the parent that stay. */
export function placeAll(project: ProjectWriter, form: string, ids: readonly string[], parent: string | null, index: number): void {
  const staying = siblingsOf(project, form, parent).filter(id => !ids.includes(id))
  let after = staying.slice(0, index).at(-1) ?? null
  for (const id of ids) {
    placeBehind(project, form, id, parent, after)
    after = id
  }
}
