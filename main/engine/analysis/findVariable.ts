import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'

/** A variable named by its id, else by its name, else by its label; a name or label that fits several is not a name. Throws NOT_FOUND. */
export function findVariable(dataset: Dataset, named: string): Variable {
  const byId = dataset.variables.find(variable => variable.id === named)
  if (byId) return byId
  for (const property of ['name', 'label'] as const) {
    const found = dataset.variables.filter(variable => variable[property] === named)
    if (found.length === 1) return found[0]!
  }
  throw new YinguoError('NOT_FOUND', { what: 'variable', id: named })
}

export const findVariables = (dataset: Dataset, named: readonly string[]): Variable[] => named.map(name => findVariable(dataset, name))

/** Throws BAD_VALUE where the list under `parameter` names a variable twice. */
export function refuseTwice(variables: readonly Variable[], parameter: string, why = 'duplicate'): void {
  const twice = variables.find((variable, i) => variables.indexOf(variable) !== i)
  if (twice) throw new YinguoError('BAD_VALUE', { variable: parameter, value: twice.name, why })
}

/** How results call a variable: by name, or by id where the names of those asked for clash. */
export function resultKeys(variables: readonly Variable[]): Map<string, string> {
  const uses = new Map<string, Set<string>>()
  for (const { id, name } of variables) uses.set(name, (uses.get(name) ?? new Set()).add(id))
  return new Map(variables.map(({ id, name }) => [id, uses.get(name)!.size === 1 ? name : id]))
}

/** What the reader of a figure calls it. */
export const labelOf = (variable: Variable): string => variable.label || variable.name
