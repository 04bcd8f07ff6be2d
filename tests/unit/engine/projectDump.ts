import type { ProjectStore } from '../../../main/engine/store/projectStore.ts'
import { models } from '../../../main/engine/store/models.ts'

/** Everything a project says, without its log: model rows by key and the cells of its datasets. */
export function dump(store: ProjectStore): Record<string, unknown[]> {
  const db = store.database
  const tables: Record<string, unknown[]> = {}
  for (const [model, { columns, key }] of Object.entries(models)) {
    tables[model] = db.prepare(`SELECT ${columns.join(', ')} FROM ${model} ORDER BY ${key.join(', ')}`).all()
  }
  for (const id of db.prepare('SELECT id FROM dataset').pluck().all() as number[]) {
    tables[`data_${id}`] = db.prepare(`SELECT * FROM data_${id} ORDER BY rid`).raw().all()
  }
  return tables
}
