import type { Measure } from '../model/cause.ts'
import type { DataNamed } from './facts.ts'
import type { EffectVerdict } from './effects.ts'

export type ParetoClass = 'A' | 'B' | 'C'
export interface TraceItem { dataset: number; variable: string; label: string; factor: string | null }
export interface TraceClass { factor: string; count: number; share: number; class: ParetoClass }
/** factor null: a word of a cause column that no factor has. */
export interface TraceCode { dataset: DataNamed; variable: string; factor: string | null; name: string; mentions: number; class: ParetoClass }
export interface TraceBone {
  id: string
  fishbone: string
  parent: string | null
  text: string
  number: number | null
  end: boolean
  /** Factors it points at itself, or its evidence is about. */
  factors: string[]
  /** Pieces of evidence that are there, its factor counted; and those whose source was removed. */
  evidence: number
  gone: number
  excluded: boolean
  confirmation: 'none' | 'open' | 'main' | 'not'
}
interface TraceMeasure { id: string; what: string; status: Measure['status']; causes: string[]; factors: string[] }
interface TraceEffect { id: string; measure: string | null; metric: string; verdict: EffectVerdict }
export interface TracePriority { factor: string; rank: number; label: string }

/** 题项 → 因素 → 骨 → 要因 → 对策 → 效果, as the project has it. Factors in the order of the tree. */
export interface TraceGraph {
  factors: { id: string; parent: string | null; name: string }[]
  items: TraceItem[]
  classes: TraceClass[]
  codes: TraceCode[]
  bones: TraceBone[]
  measures: TraceMeasure[]
  effects: TraceEffect[]
  priorities: TracePriority[]
}

export const holeCodes = [
  /** A scale item that belongs to no factor. */
  'itemWithoutFactor',
  /** A word of a cause column that no factor has. */
  'codeWithoutFactor',
  /** A factor of class A by dissatisfied answers that no bone is about. */
  'classAWithoutBone',
  /** A factor found in complaints or interviews that no bone is about. */
  'codeWithoutBone',
  /** A factor found in complaints that no item asks for, while other factors have items. */
  'codeWithoutItem',
  /** An end cause with neither evidence nor a verdict. */
  'boneWithoutEvidence',
  /** Evidence whose source was removed. */
  'evidenceGone',
  'mainWithoutMeasure',
  /** A measure that acts on no 要因 and no factor. */
  'measureWithoutCause',
  /** A measure that was chosen, with no check of its effect. */
  'measureWithoutEffect',
  /** Among the first of the saved priority table, and no measure acts on it. */
  'priorityWithoutMeasure',
] as const
export type HoleCode = (typeof holeCodes)[number]
export const traceColumns = ['items', 'class', 'codes', 'bones', 'mains', 'measures', 'effects'] as const
export type TraceColumn = (typeof traceColumns)[number]

export interface Hole {
  code: HoleCode
  subject: { type: 'item' | 'code' | 'factor' | 'bone' | 'measure'; id: string; label: string }
  /** Row of the matrix, null: the last one, of what belongs to no factor. */
  factor: string | null
  column: TraceColumn
}

export interface TraceRow {
  /** null: what belongs to no factor; of the bones there only end causes. */
  factor: string | null
  name: string
  /** 0 for a dimension. */
  level: number
  items: TraceItem[]
  class: TraceClass | null
  codes: TraceCode[]
  bones: TraceBone[]
  mains: TraceBone[]
  measures: TraceMeasure[]
  effects: TraceEffect[]
  priority: TracePriority | null
  holes: Hole[]
}
export interface TraceMatrix { rows: TraceRow[]; holes: Hole[]; dataset: DataNamed | null; atMost: number; top: number }

interface Index {
  graph: TraceGraph
  /** A factor and all below it. */
  below: Map<string, Set<string>>
  /** Factors of the bone, or of the nearest bone above it that has any. */
  over(bone: TraceBone): string[]
  live: TraceMeasure[]
  checked: Set<string | null>
}

function indexOf(graph: TraceGraph): Index {
  const parents = new Map(graph.factors.map(({ id, parent }) => [id, parent]))
  const below = new Map(graph.factors.map(({ id }) => [id, new Set([id])]))
  for (const { id } of graph.factors) {
    for (let at = parents.get(id) ?? null, steps = 0; at !== null && steps < 100; at = parents.get(at) ?? null, steps++) below.get(at)?.add(id)
  }
  const bones = new Map(graph.bones.map(bone => [bone.id, bone]))
  const over = (bone: TraceBone): string[] => {
    for (let at: TraceBone | undefined = bone; at; at = at.parent === null ? undefined : bones.get(at.parent)) if (at.factors.length > 0) return at.factors
    return []
  }
  return { graph, below, over, live: graph.measures.filter(({ status }) => status !== 'rejected'), checked: new Set(graph.effects.map(({ measure }) => measure)) }
}

/** Every place where the chain breaks, in the order of the codes, then of the tree. An excluded cause is no hole, nor is a rejected measure. */
export function traceHoles(graph: TraceGraph): Hole[] {
  const { below, over, live, checked } = indexOf(graph)
  const bones = new Set(graph.bones.map(({ id }) => id))
  const mains = new Set(graph.bones.filter(({ confirmation }) => confirmation === 'main').map(({ id }) => id))
  const known = new Set(graph.factors.map(({ id }) => id))
  const names = new Map(graph.factors.map(({ id, name }) => [id, name]))
  const within = (factor: string, set: ReadonlySet<string>): boolean => [...below.get(factor) ?? []].some(id => set.has(id))
  const drawn = new Set(graph.bones.flatMap(({ factors }) => factors))
  const asked = new Set(graph.items.flatMap(({ factor }) => (factor === null ? [] : [factor])))
  const acted = new Set(live.flatMap(({ factors }) => factors))
  for (const bone of graph.bones) if (live.some(({ causes }) => causes.includes(bone.id))) for (const factor of over(bone)) acted.add(factor)
  const bone = (code: HoleCode, one: TraceBone, column: TraceColumn): Hole =>
    ({ code, subject: { type: 'bone', id: one.id, label: one.text }, factor: over(one)[0] ?? null, column })
  const factor = (code: HoleCode, id: string, column: TraceColumn): Hole => ({ code, subject: { type: 'factor', id, label: names.get(id) ?? id }, factor: id, column })
  const measure = (code: HoleCode, one: TraceMeasure, column: TraceColumn): Hole =>
    ({ code, subject: { type: 'measure', id: one.id, label: one.what }, factor: rowOfMeasure(one, graph, over, known), column })
  const coded = [...new Set(graph.codes.flatMap(({ factor: id }) => (id === null ? [] : [id])))]
  return [
    ...graph.items.filter(item => item.factor === null).map((item): Hole => ({ code: 'itemWithoutFactor', subject: { type: 'item', id: `${item.dataset}/${item.variable}`, label: item.label }, factor: null, column: 'items' })),
    ...graph.codes.filter(code => code.factor === null).map((code): Hole => ({ code: 'codeWithoutFactor', subject: { type: 'code', id: `${code.dataset.id}/${code.variable}/${code.name}`, label: code.name }, factor: null, column: 'codes' })),
    ...graph.classes.filter(one => one.class === 'A' && one.count > 0 && !within(one.factor, drawn)).map(one => factor('classAWithoutBone', one.factor, 'bones')),
    ...coded.filter(id => !within(id, drawn)).map(id => factor('codeWithoutBone', id, 'bones')),
    ...(asked.size === 0 ? [] : coded.filter(id => !within(id, asked)).map(id => factor('codeWithoutItem', id, 'items'))),
    ...graph.bones.filter(one => one.end && !one.excluded && one.evidence === 0 && one.gone === 0 && one.confirmation !== 'main' && one.confirmation !== 'not').map(one => bone('boneWithoutEvidence', one, 'bones')),
    ...graph.bones.filter(one => one.gone > 0).map(one => bone('evidenceGone', one, 'bones')),
    ...graph.bones.filter(one => mains.has(one.id) && !live.some(({ causes }) => causes.includes(one.id))).map(one => bone('mainWithoutMeasure', one, 'measures')),
    ...live.filter(one => !one.causes.some(id => bones.has(id) && mains.has(id)) && !one.factors.some(id => known.has(id))).map(one => measure('measureWithoutCause', one, 'mains')),
    ...live.filter(one => one.status !== 'proposed' && !checked.has(one.id)).map(one => measure('measureWithoutEffect', one, 'effects')),
    ...[...new Set(graph.priorities.map(({ factor: id }) => id))].filter(id => known.has(id) && !within(id, acted)).map(id => factor('priorityWithoutMeasure', id, 'measures')),
  ]
}

function rowOfMeasure(measure: TraceMeasure, graph: TraceGraph, over: Index['over'], known: ReadonlySet<string>): string | null {
  for (const bone of graph.bones) if (measure.causes.includes(bone.id)) { const [factor] = over(bone); if (factor !== undefined) return factor }
  return measure.factors.find(id => known.has(id)) ?? null
}

/** One line a factor, in the order of the tree; what belongs to none stands in a last line, which is left out while empty. */
export function traceRows(graph: TraceGraph, holes: readonly Hole[] = traceHoles(graph)): TraceRow[] {
  const { over, live } = indexOf(graph)
  const parents = new Map(graph.factors.map(({ id, parent }) => [id, parent]))
  const levelOf = (id: string): number => { let level = 0; for (let at = parents.get(id) ?? null; at !== null && level < 100; at = parents.get(at) ?? null) level++; return level }
  const known = new Set(parents.keys())
  const covered = new Map(graph.bones.map(bone => [bone.id, over(bone).filter(id => known.has(id))]))
  const isIn = (bone: TraceBone, factor: string | null): boolean => { const factors = covered.get(bone.id)!; return factor === null ? factors.length === 0 && bone.end : factors.includes(factor) }
  const row = (factor: string | null, name: string, level: number): TraceRow => {
    const bones = graph.bones.filter(bone => isIn(bone, factor))
    const ids = new Set(bones.map(({ id }) => id))
    const placed = (measure: TraceMeasure): boolean => measure.causes.some(id => covered.get(id)?.length) || measure.factors.some(id => known.has(id))
    const measures = live.filter(measure => (factor === null ? !placed(measure) || measure.causes.some(id => ids.has(id)) : measure.factors.includes(factor) || measure.causes.some(id => ids.has(id))))
    const own = new Set<string | null>(measures.map(({ id }) => id))
    if (factor === null) own.add(null)
    return {
      factor, name, level, bones, measures, mains: bones.filter(({ confirmation }) => confirmation === 'main'),
      items: graph.items.filter(item => item.factor === factor), class: graph.classes.find(one => one.factor === factor) ?? null, codes: graph.codes.filter(code => code.factor === factor),
      effects: graph.effects.filter(({ measure }) => own.has(measure)), priority: graph.priorities.find(one => one.factor === factor) ?? null,
      holes: holes.filter(hole => hole.factor === factor),
    }
  }
  const last = row(null, '', 0)
  const filled = [last.items, last.codes, last.bones, last.measures, last.effects, last.holes].some(list => list.length > 0)
  return [...graph.factors.map(({ id, name }) => row(id, name, levelOf(id))), ...(filled ? [last] : [])]
}
