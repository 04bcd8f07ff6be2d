import { plainContent } from '../../../../../shared/model/fishbone.ts'
import { childrenOf, inserted, nodeOf, placeAfter } from '../../../figure/hierarchy.ts'
import type { Place } from '../../../figure/hierarchy.ts'
import { fits } from '../boneTree.ts'
import { HEAD } from '../spatial.ts'
import type { Desk } from './desk.ts'
import { DRAFT } from './state.ts'

/** Words of bones and head: typed, given over, given up; new bones begin here. */
export class Writing {
  readonly #desk: Desk
  constructor(desk: Desk) { this.#desk = desk }

  begin(text?: string): void {
    const desk = this.#desk
    if (desk.edit) return
    const now = desk.selected === HEAD ? desk.effect : nodeOf(desk.bones, desk.selected)?.text
    if (now === undefined) return
    desk.pick(desk.selected)
    desk.edit = { id: desk.selected, text: text ?? now, place: null, from: desk.selected }
    desk.publish()
  }

  type(text: string): void {
    const desk = this.#desk
    if (!desk.edit) { this.begin(text); return }
    desk.edit = { ...desk.edit, text: text.slice(0, 2000) }
    desk.publish()
  }

  cancel(): void {
    const desk = this.#desk
    const { edit } = desk
    if (!edit) return
    desk.edit = null
    if (edit.place) desk.pick(edit.from)
    desk.publish()
  }

  /** Give the text over. An empty new bone was never made; an emptied old one keeps its text. */
  commit(): void {
    const desk = this.#desk
    const { edit } = desk
    if (!edit) return
    const text = edit.text.replaceAll(/\s*\n\s*/g, ' ').trim()
    desk.edit = null
    if (edit.place) {
      if (text === '') { desk.pick(edit.from); desk.publish() }
      else this.#add(edit.place, text)
      return
    }
    if (edit.id === HEAD) {
      if (text !== '' && text !== desk.effect) {
        desk.effect = text
        desk.queue.add(() => desk.call('fishbone.rename', { fishbone: desk.fishbone, effect: text }))
      }
    } else this.rename(edit.id, text)
    desk.publish()
  }

  /** The words of a bone; nothing when they are empty or the same. */
  rename(id: string, text: string): void {
    const desk = this.#desk
    if (text === '' || text === nodeOf(desk.bones, id)?.text) return
    desk.bones = desk.bones.map(bone => (bone.id === id ? { ...bone, text } : bone))
    desk.queue.add(() => desk.call('bone.update', { fishbone: desk.fishbone, bone: desk.real(id), text }))
    desk.publish()
  }

  startSibling(): void {
    const desk = this.#desk
    this.commit()
    this.#start(desk.selected === HEAD ? { parent: null, index: childrenOf(desk.bones, null).length } : placeAfter(desk.bones, desk.selected))
  }

  startChild(): void {
    this.commit()
    const parent = this.#desk.parentSelected
    this.#start({ parent, index: childrenOf(this.#desk.bones, parent).length })
  }

  #start(place: Place | null): void {
    const desk = this.#desk
    if (!place) return
    if (!fits(desk.bones, place)) { desk.tell('tooDeep'); return }
    desk.edit = { id: DRAFT, text: '', place, from: desk.selected }
    desk.pick(DRAFT)
    desk.tell(null)
  }

  #add(place: Place, text: string): void {
    const desk = this.#desk
    const id = desk.newId()
    desk.bones = inserted(desk.bones, { id, parent: place.parent, order: place.index, text, factor: null, content: plainContent }, place)
    desk.pick(id)
    desk.queue.add(async () => {
      const bone = await desk.call('bone.add', { fishbone: desk.fishbone, parent: desk.realOrSpine(place.parent), index: place.index, text })
      desk.rename(id, bone.id)
    })
    desk.publish()
  }
}
