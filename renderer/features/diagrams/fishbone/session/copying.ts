import { branchesOf, writeOutline } from '../../../../../shared/fishbone/outline.ts'
import { childrenOf, placeAfter } from '../../../figure/hierarchy.ts'
import { topmostOf } from '../chosen.ts'
import { HEAD } from '../spatial.ts'
import type { Desk } from './desk.ts'
import type { Moving } from './moving.ts'
import type { Writing } from './writing.ts'

/** Branches as outline text out and in, cut and put elsewhere, doubled, made one. */
export class Copying {
  readonly #desk: Desk
  readonly #writing: Writing
  readonly #moving: Moving
  constructor(desk: Desk, writing: Writing, moving: Moving) { this.#desk = desk; this.#writing = writing; this.#moving = moving }

  /** As an outline; null: the whole diagram's branches. */
  outlineOf(ids: Iterable<string> | null): string { return writeOutline(branchesOf(this.#desk.bones, ids)) }
  outlineOfChosen(): string { return this.outlineOf(this.#desk.selected === HEAD ? null : this.#desk.chosen) }

  /** Marked to be put elsewhere with everything they carry; nothing is gone until then. */
  markCut(): void {
    const desk = this.#desk
    desk.cut = new Set(desk.chosen)
    desk.publish()
  }

  clearCut(): void {
    this.#desk.clearCut()
    this.#desk.publish()
  }

  /** What was cut, below the selected bone. */
  placeCut(): void {
    const desk = this.#desk
    const ids = [...desk.cut]
    desk.clearCut()
    const parent = desk.parentSelected
    this.#moving.place(ids, { parent, index: childrenOf(desk.bones, parent).filter(bone => !ids.includes(bone.id)).length })
  }

  paste(text: string, parent: string | null, index?: number): void {
    const desk = this.#desk
    this.#writing.commit()
    desk.clearCut()
    desk.queue.add(async () => {
      const pasted = await desk.call('bone.paste', { fishbone: desk.fishbone, parent: desk.realOrSpine(parent), text, ...(index === undefined ? {} : { index }) })
      desk.awaited = pasted.top
    })
    desk.publish()
  }

  /** The selected branches once more, words only, after the last of them. */
  duplicate(): void {
    const desk = this.#desk
    this.#writing.commit()
    const tops = topmostOf(desk.bones, desk.chosen)
    const last = tops.at(-1)
    if (!last) return
    const place = placeAfter(desk.bones, last.id)
    if (place) this.paste(this.outlineOf(tops.map(bone => bone.id)), place.parent, place.index)
  }

  merge(bone: string, from: string, text: string): void {
    const desk = this.#desk
    this.#writing.commit()
    desk.pick(bone)
    desk.queue.add(() => desk.call('bone.merge', { fishbone: desk.fishbone, bone: desk.real(bone), from: desk.real(from), text }))
    desk.publish()
  }
}
