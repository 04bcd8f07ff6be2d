import { z } from 'zod'
import type { BoundData } from '../../../shared/contract/form.ts'
import { formBinding, formNode, formSettings, formSnapshot, isSection } from '../../../shared/model/form.ts'
import type { Form, FormDocument, FormSnapshot, PlacedNode } from '../../../shared/model/form.ts'
import { portableDocument } from '../../../shared/forms/portable.ts'
import { sameDesign } from '../../../shared/forms/versions.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'

/** What a row of the table questionnaire holds. */
const formContent = z.object({ name: z.string(), settings: formSettings })
export type FormContent = z.infer<typeof formContent>

/** Topic of a data set's settings. */
export const BINDING = 'questionnaire'

export const formContentOf = (project: ProjectReader, form: string): FormContent => formContent.parse(project.record('questionnaire', form).content)
export const formIds = (project: ProjectReader): string[] => project.records('questionnaire').map(row => row.id)

/** In reading order: a section before what stands in it. */
export function readNodes(project: ProjectReader, form: string): PlacedNode[] {
  const nodes = project.records('form_node', form).map(({ id, parent, order, content }): PlacedNode => ({ id, parent, order, node: formNode.parse(content) }))
  const below = Map.groupBy(nodes, node => node.parent)
  return (below.get(null) ?? []).flatMap(node => [node, ...(isSection(node.node) ? below.get(node.id) ?? [] : [])])
}

/** NOT_FOUND for a node of another questionnaire too. */
export function readNode(project: ProjectReader, form: string, node: string): PlacedNode {
  const { id, owner, parent, order, content } = project.record('form_node', node)
  if (owner !== form) throw new YinguoError('NOT_FOUND', { what: 'form_node', id: node })
  return { id, parent, order, node: formNode.parse(content) }
}

/** Oldest first. */
export function readVersions(project: ProjectReader, form: string): FormSnapshot[] {
  return project.records('form_version', form).map(row => formSnapshot.parse(row.content) as FormSnapshot).sort((a, b) => a.number - b.number)
}

/** The questionnaire that the rows of a data set answer, if any. */
function bindingOf(project: ProjectReader, dataset: number): { form: string; version: number } | null {
  const found = formBinding.safeParse(project.datasetSettings(dataset)[BINDING])
  return found.success ? found.data : null
}

export function boundData(project: ProjectReader, form: string): BoundData[] {
  return project.datasets().flatMap(({ id, name, rows }) => {
    const binding = bindingOf(project, id)
    return binding?.form === form ? [{ dataset: id, name, rows, version: binding.version }] : []
  })
}

const rowsIn = (data: readonly BoundData[]): number => data.reduce((sum, each) => sum + each.rows, 0)
export const responsesOf = (project: ProjectReader, form: string): number => rowsIn(boundData(project, form))

export function currentDocument(project: ProjectReader, form: string): FormDocument {
  return portableDocument({ settings: formContentOf(project, form).settings, nodes: readNodes(project, form) }, project.factors())
}

export function readForm(project: ProjectReader, id: string): Form {
  const { name, settings } = formContentOf(project, id)
  const nodes = readNodes(project, id)
  const last = readVersions(project, id).at(-1)
  return {
    id, name, settings, nodes, version: last?.number ?? 0,
    changed: last ? !sameDesign(last.document, portableDocument({ settings, nodes }, project.factors())) : nodes.length > 0,
    responses: responsesOf(project, id),
  }
}
