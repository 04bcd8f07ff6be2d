import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { present } from '../../../shared/stats/missing.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable } from './findVariable.ts'
import { groupsBy, pick } from './requests/groups.ts'
import type { Group } from './requests/groups.ts'

/** The answers of one group of respondents; `key` is what results call it: its label, or its value where labels repeat. */
export interface ValueGroup { key: string; value: number | string; label: string; rows: number[]; answers: Float64Array }

export interface ValueGroups {
  variable: Variable
  by: Variable
  /** Groups with at least one answer. */
  groups: ValueGroup[]
  /** Groups without one. */
  empty: string[]
  /** Rows in no group or without an answer. */
  missing: number
}

/** Groups chosen by code or label, in the order of the choice. Throws NOT_FOUND for one that does not occur. */
export function chosenGroups(groups: readonly Group[], chosen: readonly (string | number)[] | null): Group[] {
  if (chosen === null) return [...groups]
  return chosen.map(wanted => {
    const found = groups.find(group => group.value === wanted) ?? groups.find(group => group.label === String(wanted)) ?? groups.find(group => String(group.value) === String(wanted))
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'group', id: String(wanted) })
    return found
  })
}

/** What results call groups: labels, or values where two share one. */
export function groupKeys(groups: readonly Group[]): string[] {
  const uses = new Map<string, number>()
  for (const { label } of groups) uses.set(label, (uses.get(label) ?? 0) + 1)
  return groups.map(({ label, value }) => (uses.get(label) === 1 ? label : String(value)))
}

/** A variable's answers by the groups of another. Throws NOT_FOUND. */
export function valueGroups(project: ProjectReader, dataset: Dataset, named: string, by: string, chosen: readonly (string | number)[] | null): ValueGroups {
  const variable = findVariable(dataset, named)
  const column = project.columns.numbers(dataset.id, variable.id)
  const groups = chosenGroups(groupsBy(project, dataset, by), chosen)
  const keys = groupKeys(groups)
  const all = groups.map((group, i) => ({ ...group, key: keys[i]!, answers: present(pick(column, group.rows)) }))
  return {
    variable, by: findVariable(dataset, by),
    groups: all.filter(group => group.answers.length > 0),
    empty: all.filter(group => group.answers.length === 0).map(group => group.key),
    missing: column.length - all.reduce((total, group) => total + group.answers.length, 0),
  }
}
