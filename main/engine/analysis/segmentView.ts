import { expressionRule } from '../../../shared/derived/rowRule.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { findSegment } from '../../../shared/model/segment.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'

export interface SegmentView { project: ProjectReader; segment: { name: string; n: number } | null }

/**
 * The project with one data set held to a segment, by id or name: its columns are those of the cases the condition holds for.
 * Where the condition is missing a case is not in the segment. Throws NOT_FOUND.
 */
export function segmentView(project: ProjectReader, dataset: number | null, named: string | null): SegmentView {
  if (dataset === null || named === null) return { project, segment: null }
  const segment = findSegment(project.segments(), dataset, named)
  if (!segment) throw new YinguoError('NOT_FOUND', { what: 'segment', id: named })
  const { columns } = project
  const rule = expressionRule(segment.condition, project.dataset(dataset).variables, {
    numbers: id => columns.numbers(dataset, id), values: id => columns.values(dataset, id),
  })
  const all = columns.rids(dataset)
  const inside: number[] = []
  for (let row = 0; row < all.length; row++) {
    const value = rule(row)
    if (value !== null && value !== 0) inside.push(row)
  }
  const rows = Int32Array.from(inside)
  const numbers = new Map<string, Float64Array>()
  const values = new Map<string, CellValue[]>()
  const held = (column: Float64Array): Float64Array => Float64Array.from(rows, row => column[row] as number)
  const kept = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    let value = map.get(key)
    if (value === undefined) map.set(key, value = make())
    return value
  }
  const rids = held(all)
  return {
    segment: { name: segment.name, n: rows.length },
    project: {
      ...project,
      dataset: id => {
        const whole = project.dataset(id)
        return id === dataset ? { ...whole, ledger: { ...whole.ledger, valid: rows.length } } : whole
      },
      columns: {
        numbers: (id, variable) => (id === dataset ? kept(numbers, variable, () => held(columns.numbers(id, variable))) : columns.numbers(id, variable)),
        values: (id, variable) => {
          if (id !== dataset) return columns.values(id, variable)
          return kept(values, variable, () => { const column = columns.values(id, variable); return Array.from(rows, row => column[row] as CellValue) })
        },
        rids: id => (id === dataset ? rids : columns.rids(id)),
      },
    },
  }
}

/** The data set and the segment a figure is held to. */
export function segmentOf(spec: FigureSpec): { dataset: number | null; segment: string | null } {
  const source = spec.kind === 'pareto' ? spec.source : spec
  return 'dataset' in source && 'segment' in source ? { dataset: source.dataset, segment: source.segment } : { dataset: null, segment: null }
}
