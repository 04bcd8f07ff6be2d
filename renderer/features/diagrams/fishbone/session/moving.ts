import type { Bone } from '../../../../../shared/model/fishbone.ts'
import {
  childrenOf, moved, neighbourAfterRemoval, nodeOf, placeIndented, placeInto, placeOutdented, placeShifted, removed,
} from '../../../figure/hierarchy.ts'
import type { Place } from '../../../figure/hierarchy.ts'
import { fits } from '../boneTree.ts'
import { allFit, indentedTogether, movedMany, outdentedTogether, shiftedTogether, topmostOf } from '../chosen.ts'
import { HEAD } from '../spatial.ts'
import type { Desk } from './desk.ts'
import { DRAFT } from './state.ts'
import type { Writing } from './writing.ts'

type OnePlace = (bones: readonly Bone[], id: string) => Place | null
type ManyPlace = (bones: readonly Bone[], list: readonly Bone[]) => Place | null

/** Bones change their place, one or several, or go. */
export class Moving {
  readonly #desk: Desk
  readonly #writing: Writing
  constructor(desk: Desk, writing: Writing) { this.#desk = desk; this.#writing = writing }

  indent(): void { this.#shift(placeIndented, indentedTogether) }
  outdent(): void { this.#shift(placeOutdented, outdentedTogether) }
  reorder(by: -1 | 1): void { this.#shift((bones, id) => placeShifted(bones, id, by), (bones, list) => shiftedTogether(bones, list, by)) }

  reparent(ids: string | readonly string[], target: string): void {
    const desk = this.#desk
    this.#writing.commit()
    const parent = target === HEAD ? null : target
    const tops = topmostOf(desk.bones, [ids].flat())
    const [only] = tops
    if (tops.length === 1 && only) {
      desk.pick(only.id)
      this.#move(only.id, placeInto(desk.bones, only.id, parent))
    } else this.#moveTops(tops, { parent, index: childrenOf(desk.bones, parent).length })
  }

  canReparent(ids: string | readonly string[], target: string): boolean {
    const { bones } = this.#desk
    const parent = target === HEAD ? null : target
    const tops = topmostOf(bones, [ids].flat())
    return tops.length > 0 && tops.some(bone => bone.parent !== parent) && allFit(bones, tops, parent)
  }

  /** To a place among the children of a bone; the index counts them without what is moved. */
  place(ids: readonly string[], place: Place): void {
    this.#writing.commit()
    this.#moveTops(topmostOf(this.#desk.bones, ids), place)
  }

  /** The selected bones with everything below them. */
  remove(): void {
    const desk = this.#desk
    const tops = topmostOf(desk.bones, desk.chosen)
    const [first] = tops
    if (desk.edit || desk.selected === HEAD || !first) return
    const gone = new Set(tops.map(bone => bone.id))
    const left = tops.reduce((bones, { id }) => removed(bones, id), desk.bones)
    const neighbour = tops.length === 1 ? neighbourAfterRemoval(desk.bones, first.id) : childrenOf(desk.bones, first.parent).find(bone => !gone.has(bone.id))?.id ?? first.parent
    desk.bones = left
    desk.pick(neighbour !== null && nodeOf(left, neighbour) ? neighbour : HEAD)
    desk.queue.add(() => (tops.length === 1
      ? desk.call('bone.remove', { fishbone: desk.fishbone, bone: desk.real(first.id) })
      : desk.call('bone.removeMany', { fishbone: desk.fishbone, bones: tops.map(bone => desk.real(bone.id)) })))
    desk.publish()
  }

  #shift(one: OnePlace, many: ManyPlace): void {
    const desk = this.#desk
    if (desk.edit?.place) {
      // A bone not made yet just changes where it will be.
      const place = one(desk.shown(), DRAFT)
      if (!place) return
      if (!fits(desk.bones, place)) { desk.tell('tooDeep'); return }
      desk.edit = { ...desk.edit, place }
      desk.publish()
      return
    }
    this.#writing.commit()
    if (desk.selected === HEAD) return
    const tops = topmostOf(desk.bones, desk.chosen)
    if (tops.length < 2) { this.#move(desk.selected, one(desk.bones, desk.selected)); return }
    if (!tops.every(bone => bone.parent === tops[0]?.parent)) { desk.tell('apart'); return }
    const place = many(desk.bones, tops)
    if (place) this.#moveTops(tops, place)
  }

  #move(id: string, place: Place | null): void {
    const desk = this.#desk
    const before = nodeOf(desk.bones, id)
    if (!place || !before) return
    if (!fits(desk.bones, place, id)) { desk.tell('tooDeep'); return }
    desk.bones = moved(desk.bones, id, place).map(bone => (bone.id === id && bone.parent !== before.parent ? { ...bone, content: { ...bone.content, agreed: false } } : bone))
    desk.queue.add(() => desk.call('bone.move', { fishbone: desk.fishbone, bone: desk.real(id), parent: desk.realOrSpine(place.parent), index: place.index }))
    desk.tell(null)
  }

  #moveTops(tops: readonly Bone[], place: Place): void {
    const desk = this.#desk
    const [first] = tops
    if (!first) return
    if (!allFit(desk.bones, tops, place.parent)) { desk.tell('tooDeep'); return }
    if (tops.length === 1) { desk.pick(first.id); this.#move(first.id, place); return }
    desk.bones = movedMany(desk.bones, tops, place)
    desk.pick(nodeOf(desk.bones, desk.selected) ? desk.selected : first.id, tops.map(bone => bone.id))
    desk.queue.add(() => desk.call('bone.moveMany', { fishbone: desk.fishbone, bones: tops.map(bone => desk.real(bone.id)), parent: desk.realOrSpine(place.parent), index: place.index }))
    desk.tell(null)
  }
}
