import type { HoleCode, TraceMatrix } from '../../../shared/causes/trace.ts'

/** The chain from 要因 on, and where it breaks there. */
export interface ChainEnd { mains: number; mainsWithoutMeasure: number; measures: number; measuresWithoutEffect: number; effects: number }

/** A cause or measure may stand in the rows of several factors: it counts once. Rejected measures do not count. */
export function chainEnd({ rows, holes }: Pick<TraceMatrix, 'rows' | 'holes'>): ChainEnd {
  const distinct = (ids: readonly string[]): number => new Set(ids).size
  const broken = (code: HoleCode): number => distinct(holes.filter(hole => hole.code === code).map(hole => hole.subject.id))
  return {
    mains: distinct(rows.flatMap(row => row.mains.map(({ id }) => id))), mainsWithoutMeasure: broken('mainWithoutMeasure'),
    measures: distinct(rows.flatMap(row => row.measures.filter(({ status }) => status !== 'rejected').map(({ id }) => id))), measuresWithoutEffect: broken('measureWithoutEffect'),
    effects: distinct(rows.flatMap(row => row.effects.map(({ id }) => id))),
  }
}
