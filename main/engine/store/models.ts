import { recordColumns } from './records.ts'

const record = { key: ['id'], columns: recordColumns } as const

/**
 * The tables whose rows are logged one by one, their keys and columns.
 * Every value in them is text, a whole number or null, so that JSON keeps it exactly.
 */
export const models = {
  project: { key: ['id'], columns: ['id', 'name', 'purpose', 'created_at', 'sample', 'min_reader'] },
  dataset: { key: ['id'], columns: ['id', 'name', 'simulated', 'issued', 'period', 'imported_at', 'type', 'wave', 'parent', 'settings'] },
  question: { key: ['dataset', 'id'], columns: ['dataset', 'id', 'ord', 'number', 'title', 'kind'] },
  variable: { key: ['dataset', 'id'], columns: ['dataset', 'id', 'ord', 'question', 'name', 'label', 'kind', 'role', 'codes', 'scale', 'derived', 'meaning'] },
  factor: { key: ['id'], columns: ['id', 'parent', 'ord', 'name'] },
  factor_item: { key: ['dataset', 'variable'], columns: ['dataset', 'variable', 'factor', 'ord'] },
  fishbone: { key: ['id'], columns: ['id', 'ord', 'effect', 'settings'] },
  bone: { key: ['id'], columns: ['id', 'fishbone', 'parent', 'ord', 'text', 'factor', 'content'] },
  figure: { key: ['id'], columns: ['id', 'ord', 'spec'] },
  segment: { key: ['id'], columns: ['id', 'dataset', 'ord', 'name', 'condition'] },
  comment: { key: ['id'], columns: ['id', 'dataset', 'rid', 'variable', 'text', 'actor', 'at', 'resolved'] },
  coding: { key: ['dataset', 'rid', 'variable', 'coder', 'factor'], columns: ['dataset', 'rid', 'variable', 'coder', 'factor'] },
  term: { key: ['word'], columns: ['word', 'factor'] },
  source_table: { key: ['id'], columns: ['id', 'ord', 'name', 'kind', 'origin', 'period', 'unit', 'content'] },
  study: { key: ['id'], columns: ['id', 'ord', 'kind', 'name', 'content'] },
  bone_link: record,
  confirmation: record,
  measure: record,
  effect_check: record,
  questionnaire: record,
  form_node: record,
  form_version: record,
  entry: record,
  report: record,
  block: record,
} as const satisfies Record<string, { key: readonly string[]; columns: readonly string[] }>

export type Model = keyof typeof models
export type SqlValue = string | number | null
export type ModelRow = Record<string, SqlValue>
export type Key = readonly (string | number)[]

export const isModel = (name: string): name is Model => Object.hasOwn(models, name)

/** What a change of this row makes stale. `row` holds at least the key. */
export function rowTags(model: Model, row: ModelRow): string[] {
  switch (model) {
    case 'project': return ['project']
    case 'dataset': return ['datasets', `variables:${row.id}`, `cells:${row.id}`]
    case 'question': return [`variables:${row.dataset}`]
    case 'variable': return [`variables:${row.dataset}`, `cells:${row.dataset}`]
    case 'factor': return ['factors']
    // A variable names the factor it belongs to.
    case 'factor_item': return ['factors', `variables:${row.dataset}`]
    case 'fishbone': return ['fishbones', `fishbone:${row.id}`]
    case 'bone': return ['fishbones', `fishbone:${row.fishbone}`]
    case 'figure': return ['figures']
    // What is held to a segment is stale with it.
    case 'segment': return ['segments']
    case 'comment': return [`comments:${row.dataset}`]
    case 'coding': return [`codings:${row.dataset}`]
    case 'term': return ['terms']
    case 'source_table': return ['sources']
    case 'study': return ['studies']
    case 'bone_link': return ['fishbones', `fishbone:${row.owner}`]
    case 'confirmation': case 'measure': case 'effect_check': return ['causes']
    case 'questionnaire': return ['questionnaires', `questionnaire:${row.id}`]
    case 'form_node': return [`questionnaire:${row.owner}`]
    case 'form_version': return ['questionnaires', `questionnaire:${row.owner}`]
    case 'entry': return [`entries:${row.owner}`]
    case 'report': return ['reports', `report:${row.id}`]
    case 'block': return [`report:${row.owner}`]
  }
}
