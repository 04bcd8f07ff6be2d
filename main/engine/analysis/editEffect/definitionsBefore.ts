import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Factor } from '../../../../shared/model/factor.ts'
import type { Segment } from '../../../../shared/model/segment.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import type { ChangedRow } from '../../store/history.ts'

/** Descriptions as they were before a change set. */
export interface DefinitionsBefore {
  dataset(now: Dataset): Dataset
  /** Ids of the variables of a data set that mean something else now. */
  variables(dataset: number): ReadonlySet<string>
  factors(now: readonly Factor[]): Factor[]
  segments(now: readonly Segment[]): Segment[]
  /** The data sets it is about. */
  datasets: number[]
}

const parsed = <T>(value: string | number | null | undefined): T | null => (typeof value === 'string' ? JSON.parse(value) as T : null)

/** Scales, codes, recipes, where items hang, filters: what changes numbers. Variables, factors and segments that came are not there before; ones that went cannot be brought back here. */
export function definitionsBefore(rows: readonly ChangedRow[], datasetOf: (segment: string) => number | undefined): DefinitionsBefore {
  const by = (model: string): ChangedRow[] => rows.filter(row => row.model === model)
  const variables = Map.groupBy(by('variable'), row => Number(row.key[0]))
  const items = by('factor_item')
  const factors = by('factor')
  const segments = by('segment')
  return {
    datasets: [...new Set([...variables.keys(), ...items.map(row => Number(row.key[0])), ...segments.flatMap(row => { const dataset = row.old?.['dataset'] ?? row.new?.['dataset'] ?? datasetOf(String(row.key[0])); return dataset === undefined || dataset === null ? [] : [Number(dataset)] })])],
    variables: dataset => new Set((variables.get(dataset) ?? []).map(row => String(row.key[1]))),
    dataset(now) {
      const changed = new Map((variables.get(now.id) ?? []).map(row => [String(row.key[1]), row]))
      const moved = new Map(items.filter(row => Number(row.key[0]) === now.id).map(row => [String(row.key[1]), row]))
      const came = new Set([...changed].flatMap(([id, row]) => (row.old === null ? [id] : [])))
      return {
        ...now,
        variables: now.variables.filter(({ id }) => !came.has(id)).map((variable): Variable => {
          const old = changed.get(variable.id)?.old
          const hung = moved.get(variable.id)
          const factor = hung ? (hung.old === null ? null : 'factor' in hung.old ? String(hung.old['factor']) : variable.factor) : variable.factor
          if (!old) return { ...variable, factor }
          const kept = <K extends keyof Variable>(column: K, read: (value: string | number | null) => Variable[K]): Variable[K] => (column in old ? read(old[column] ?? null) : variable[column])
          return {
            ...variable, factor, name: kept('name', String), label: kept('label', String), kind: kept('kind', value => value as Variable['kind']), role: kept('role', value => value as Variable['role']),
            codes: kept('codes', value => parsed<Variable['codes']>(value) ?? []), scale: kept('scale', value => parsed(value)), derived: kept('derived', value => parsed(value)),
          }
        }),
      }
    },
    factors(now) {
      const came = new Set(factors.flatMap(row => (row.old === null ? [String(row.key[0])] : [])))
      const former = new Map(factors.flatMap(row => (row.old ? [[String(row.key[0]), row.old] as const] : [])))
      const key = (dataset: unknown, variable: unknown): string => `${String(dataset)} ${String(variable)}`
      const moved = new Set(items.filter(row => row.old === null || row.new === null || 'factor' in row.old).map(row => key(row.key[0], row.key[1])))
      return now.filter(({ id }) => !came.has(id)).map(factor => {
        const old = former.get(factor.id)
        return {
          ...factor, ...(old && 'name' in old ? { name: String(old['name']) } : {}), ...(old && 'parent' in old ? { parent: old['parent'] === null ? null : String(old['parent']) } : {}),
          items: [
            ...factor.items.filter(item => !moved.has(key(item.dataset, item.variable))),
            ...items.flatMap(row => (row.old && String(row.old['factor'] ?? '') === factor.id ? [{ dataset: Number(row.key[0]), variable: String(row.key[1]) }] : [])),
          ],
        }
      })
    },
    segments(now) {
      const former = new Map(segments.map(row => [String(row.key[0]), row]))
      return now.flatMap((segment): Segment[] => {
        const row = former.get(segment.id)
        if (!row) return [segment]
        return row.old === null ? [] : [{ ...segment, ...('name' in row.old ? { name: String(row.old['name']) } : {}), ...('condition' in row.old ? { condition: String(row.old['condition']) } : {}) }]
      })
    },
  }
}
