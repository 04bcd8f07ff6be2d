import type { DeckPlace } from '../../../shared/contract/fishboneDeck.ts'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import { lineOf } from './slideDiagram.ts'
import type { SlideBone, SlideDiagram } from './slideDiagram.ts'

/** Joints nearer than this, as a part of the drawing, are one joint. */
const LEVEL = 0.004

/**
 * Bones that stay with their parent but stand elsewhere among its other causes, with their new place: as few as explain the
 * order that is seen. Big bones are read in pairs from the left, upper first; causes of a leaning bone from the top, of a lying one from the left.
 */
export function movedAmongSiblings(slide: SlideDiagram, hangs: ReadonlyMap<string, DeckPlace>, fishbone: Fishbone): { bone: Bone; index: number }[] {
  if (slide.view !== 'fishbone') return []
  const byParent = Map.groupBy([...slide.bones.values()].filter(bone => bone.line && bone.facts['at'] !== undefined), bone => bone.facts['parent'] ?? '')
  return [...byParent].flatMap(([parent, siblings]) => {
    const stayed = siblings.filter(bone => { const at = hangs.get(bone.id); return at && at.added === null && (at.bone ?? '') === parent })
    if (stayed.length < 2) return []
    const written = stayed.toSorted((a, b) => Number(a.facts['at']) - Number(b.facts['at'])).map(bone => bone.id)
    const seen = asSeen(stayed, slide).map(bone => bone.id)
    const kept = new Set(longestIncreasing(seen.map(id => written.indexOf(id))).map(place => written[place]!))
    const current = fishbone.bones.filter(bone => (bone.parent ?? '') === parent)
    return seen.flatMap((id, i) => {
      const bone = current.find(one => one.id === id)
      if (kept.has(id) || !bone) return []
      // Behind the sibling that stands before it, in the order of the project.
      const others = current.filter(one => one.id !== id)
      const before = seen.slice(0, i).findLast(one => others.some(other => other.id === one))
      return [{ bone, index: before === undefined ? 0 : others.findIndex(one => one.id === before) + 1 }]
    })
  })
}

function asSeen(siblings: readonly SlideBone[], slide: SlideDiagram): SlideBone[] {
  const all = [...slide.bones.values()].flatMap(bone => (bone.line ? [lineOf(bone.line)] : []))
  const span = Math.max(1, ...all.flatMap(line => [line.x1, line.x2])) - Math.min(...all.flatMap(line => [line.x1, line.x2]))
  const place = (bone: SlideBone): { x: number; y: number; tail: number } => { const line = lineOf(bone.line!); return { x: line.x2, y: line.y2, tail: line.y1 } }
  const level = Number(siblings[0]?.facts['level'] ?? 1)
  return siblings.toSorted((a, b) => {
    const [p, q] = [place(a), place(b)]
    if (level % 2 === 0) return p.y - q.y
    if (Math.abs(p.x - q.x) > LEVEL * span) return p.x - q.x
    return p.tail - q.tail
  })
}

/** The longest run of rising numbers, not necessarily side by side. Source: patience sorting (Aldous and Diaconis 1999). */
function longestIncreasing(numbers: readonly number[]): number[] {
  const ends: number[] = []
  const before: number[] = []
  numbers.forEach((value, i) => {
    let pile = 0
    while (pile < ends.length && numbers[ends[pile]!]! < value) pile++
    before[i] = pile > 0 ? ends[pile - 1]! : -1
    ends[pile] = i
  })
  const run: number[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(numbers[at]!)
  return run.reverse()
}
