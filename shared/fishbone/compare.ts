import type { Bone, Fishbone, FishboneState } from '../model/fishbone.ts'
import { matchBones } from './matchBones.ts'
import { oneLine } from './outline.ts'
import { boneTree } from './tree.ts'

/** reason: still left out, for another reason. reordered: among the same siblings. */
export const boneChanges = ['added', 'removed', 'renamed', 'moved', 'reordered', 'excluded', 'included', 'reason', 'factor', 'evidence', 'note', 'votes', 'agreed'] as const
type BoneChange = (typeof boneChanges)[number]

/** A state to be compared; `at` null: as it is now. */
interface ComparedState { at: string | null; snapshot: Fishbone }

export interface ComparedBone {
  left: Bone | null
  right: Bone | null
  /** In the state that has it, the right one first. */
  level: number
  /** Labels from the big bone to the one above it. */
  leftPath: string[]
  rightPath: string[]
  changes: BoneChange[]
}

export interface Comparison {
  /** Everything that changed did so after `from` and not later than `to`. */
  from: string | null
  to: string | null
  /** null: the same. */
  effect: { left: string; right: string } | null
  settings: (keyof Fishbone['settings'])[]
  /** Side by side: reading order of the right, what was removed where it stood on the left. */
  rows: ComparedBone[]
  /** Lines across, by the labels of their ends. */
  links: { change: 'added' | 'removed'; from: string; to: string }[]
  counts: Record<BoneChange, number>
}

/** Members of `order` that need not move for the rest to stand in rising order (longest rising row). */
function unmoved(order: readonly number[]): Set<number> {
  const best = order.map(() => ({ length: 1, before: -1 }))
  order.forEach((value, i) => {
    for (let j = 0; j < i; j++) if ((order[j] ?? 0) < value && (best[j]?.length ?? 0) + 1 > (best[i]?.length ?? 0)) best[i] = { length: (best[j]?.length ?? 0) + 1, before: j }
  })
  let at = best.reduce((top, each, i) => (each.length > (best[top]?.length ?? 0) ? i : top), 0)
  const kept = new Set<number>()
  while (at >= 0 && at < order.length) { kept.add(order[at] ?? -1); at = best[at]?.before ?? -1 }
  return kept
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function contentChanges(left: Bone, right: Bone): BoneChange[] {
  const [a, b] = [left.content, right.content]
  return [
    ...(a.excluded === null && b.excluded !== null ? ['excluded' as const] : []),
    ...(a.excluded !== null && b.excluded === null ? ['included' as const] : []),
    ...(a.excluded !== null && b.excluded !== null && a.excluded.reason !== b.excluded.reason ? ['reason' as const] : []),
    ...(left.factor !== right.factor ? ['factor' as const] : []),
    ...(same(a.evidence, b.evidence) ? [] : ['evidence' as const]),
    ...(a.note === b.note ? [] : ['note' as const]),
    ...(a.votes === b.votes ? [] : ['votes' as const]),
    ...(a.agreed === b.agreed ? [] : ['agreed' as const]),
  ]
}

/** Two states of a diagram side by side; `left` is the earlier one. */
export function compareStates(left: ComparedState, right: ComparedState): Comparison {
  const [a, b] = [left.snapshot, right.snapshot]
  const [leftTree, rightTree] = [boneTree(a.bones), boneTree(b.bones)]
  const match = matchBones(a.bones, b.bones)
  const back = new Map([...match].map(([from, to]) => [to, from]))
  const reordered = new Set<string>()
  for (const parent of [null, ...rightTree.bones.map(bone => bone.id)]) {
    const staying = rightTree.children(parent).flatMap(bone => {
      const from = leftTree.bone(back.get(bone.id) ?? '')
      const before = from && (from.parent === null ? null : match.get(from.parent))
      return from && before === parent ? [{ id: bone.id, at: leftTree.children(from.parent).findIndex(each => each.id === from.id) }] : []
    })
    const kept = unmoved(staying.map(each => each.at))
    for (const each of staying) if (!kept.has(each.at)) reordered.add(each.id)
  }
  const above = (tree: typeof leftTree, id: string): string[] => tree.path(id).slice(0, -1).map(bone => oneLine(bone.text))
  const rows: ComparedBone[] = rightTree.bones.map(bone => {
    const before = leftTree.bone(back.get(bone.id) ?? '') ?? null
    const place = { level: rightTree.level(bone.id), rightPath: above(rightTree, bone.id), leftPath: before === null ? [] : above(leftTree, before.id) }
    if (before === null) return { left: null, right: bone, ...place, changes: ['added'] }
    const parent = before.parent === null ? null : (match.get(before.parent) ?? '')
    return {
      left: before, right: bone, ...place,
      changes: [
        ...(before.text === bone.text ? [] : ['renamed' as const]), ...(parent === bone.parent ? [] : ['moved' as const]),
        ...(reordered.has(bone.id) ? ['reordered' as const] : []), ...contentChanges(before, bone),
      ],
    }
  })
  leftTree.bones.forEach((bone, i) => {
    if (match.has(bone.id)) return
    const before = leftTree.bones[i - 1]
    const at = before === undefined ? -1 : rows.findIndex(row => row.left?.id === before.id)
    rows.splice(at + 1, 0, { left: bone, right: null, level: leftTree.level(bone.id), leftPath: above(leftTree, bone.id), rightPath: [], changes: ['removed'] })
  })
  const label = (tree: typeof leftTree, id: string): string => oneLine(tree.bone(id)?.text ?? '')
  const gone = a.links.filter(link => !b.links.some(other => match.get(link.from) === other.from && match.get(link.to) === other.to))
  const come = b.links.filter(link => !a.links.some(other => match.get(other.from) === link.from && match.get(other.to) === link.to))
  return {
    from: left.at, to: right.at,
    effect: a.effect === b.effect ? null : { left: a.effect, right: b.effect },
    settings: (Object.keys(b.settings) as (keyof Fishbone['settings'])[]).filter(name => a.settings[name] !== b.settings[name]),
    rows,
    links: [
      ...gone.map(link => ({ change: 'removed' as const, from: label(leftTree, link.from), to: label(leftTree, link.to) })),
      ...come.map(link => ({ change: 'added' as const, from: label(rightTree, link.from), to: label(rightTree, link.to) })),
    ],
    counts: Object.fromEntries(boneChanges.map(change => [change, rows.filter(row => row.changes.includes(change)).length])) as Record<BoneChange, number>,
  }
}

/** By bone: the first kept state that has it, and the first later one that has it no more. States oldest first. */
export function boneDates(states: readonly Pick<FishboneState, 'at' | 'snapshot'>[]): Map<string, { seen: string; gone: string | null }> {
  const dates = new Map<string, { seen: string; gone: string | null }>()
  for (const { at, snapshot } of states) {
    const here = new Set(snapshot.bones.map(bone => bone.id))
    for (const id of here) dates.set(id, { seen: dates.get(id)?.seen ?? at, gone: null })
    for (const [id, date] of dates) if (!here.has(id) && date.gone === null) date.gone = at
  }
  return dates
}
