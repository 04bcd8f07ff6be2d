import { linkProblem } from '../../../../../shared/fishbone/links.ts'
import { HEAD } from '../spatial.ts'
import type { Desk } from './desk.ts'
import type { Writing } from './writing.ts'

/** Lines across: begun at a bone, ended at another, told about, taken away. */
export class Linking {
  readonly #desk: Desk
  readonly #writing: Writing
  constructor(desk: Desk, writing: Writing) { this.#desk = desk; this.#writing = writing }

  start(): void {
    const desk = this.#desk
    this.#writing.commit()
    if (desk.selected === HEAD) return
    desk.linking = desk.selected
    desk.tell('pickTarget')
  }

  cancel(): void {
    this.#desk.linking = null
    this.#desk.tell(null)
  }

  /** The line begun ends here. */
  finish(to: string): void {
    const desk = this.#desk
    const from = desk.linking
    desk.linking = null
    desk.notice = null
    if (from !== null) this.add(from, to)
    desk.publish()
  }

  /** False when there can be no such line; the notice then says why. */
  add(from: string, to: string): boolean {
    const desk = this.#desk
    const problem = linkProblem(desk.bones, desk.links, { from, to })
    if (problem !== null) { desk.tell(problem); return false }
    desk.links = [...desk.links, { id: desk.newId(), from, to, note: '' }]
    desk.queue.add(() => desk.call('bone.link.add', { fishbone: desk.fishbone, from: desk.real(from), to: desk.real(to), note: '' }))
    desk.publish()
    return true
  }

  note(link: string, note: string): void {
    const desk = this.#desk
    desk.links = desk.links.map(each => (each.id === link ? { ...each, note } : each))
    desk.queue.add(() => desk.call('bone.link.update', { fishbone: desk.fishbone, link, note }))
    desk.publish()
  }

  remove(link: string): void {
    const desk = this.#desk
    desk.links = desk.links.filter(each => each.id !== link)
    desk.queue.add(() => desk.call('bone.link.remove', { fishbone: desk.fishbone, link }))
    desk.publish()
  }
}
