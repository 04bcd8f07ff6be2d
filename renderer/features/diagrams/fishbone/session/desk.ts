import type { FishboneSettings } from '../../../../../shared/model/cause.ts'
import { plainContent } from '../../../../../shared/model/fishbone.ts'
import type { Bone, Fishbone, FishboneLink } from '../../../../../shared/model/fishbone.ts'
import { inserted, nodeOf } from '../../../figure/hierarchy.ts'
import { GestureQueue } from '../gestureQueue.ts'
import { HEAD } from '../spatial.ts'
import { DRAFT } from './state.ts'
import type { BoneEdit, EngineCall, Notice, SessionState } from './state.ts'

const none: ReadonlySet<string> = new Set()

/**
 * What lies open while a fishbone is edited: the local copy, what is selected and typed, and the queue to the engine.
 * Gestures change it and publish; nobody outside the session sees it.
 */
export class Desk {
  readonly fishbone: string
  readonly call: EngineCall
  readonly queue: GestureQueue
  effect: string
  settings: FishboneSettings
  bones: Bone[]
  links: FishboneLink[]
  selected: string = HEAD
  chosen: ReadonlySet<string> = none
  cut: ReadonlySet<string> = none
  linking: string | null = null
  edit: BoneEdit | null = null
  notice: Notice | null = null
  /** To be selected as soon as the engine's copy has them. */
  awaited: string[] = []
  #made = 0
  /** Ids given here until the engine gave its own. */
  readonly #ids = new Map<string, string>()
  #state: SessionState
  readonly #listeners = new Set<() => void>()

  constructor(fishbone: Fishbone, call: EngineCall) {
    this.fishbone = fishbone.id
    this.call = call
    this.queue = new GestureQueue({
      empty: async () => { this.adopt(await call('fishbone.get', { fishbone: fishbone.id })) },
      changed: () => this.publish(),
    })
    this.effect = fishbone.effect
    this.settings = fishbone.settings
    this.bones = fishbone.bones
    this.links = fishbone.links
    this.#state = this.#snapshot()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  readonly state = (): SessionState => this.#state

  publish(): void {
    this.#state = this.#snapshot()
    for (const listener of this.#listeners) listener()
  }

  tell(notice: Notice | null): void {
    this.notice = notice
    this.publish()
  }

  pick(lead: string, ids: readonly string[] = [lead]): void {
    this.selected = lead
    this.chosen = lead === HEAD ? none : new Set([...ids.filter(id => id !== HEAD), lead])
  }

  clearCut(): void { this.cut = none }

  /** Where something put below the selection goes; null: on the spine. */
  get parentSelected(): string | null { return this.selected === HEAD ? null : this.selected }

  /** A name for what the engine has not seen yet. */
  newId(): string { return `new-${++this.#made}` }

  /** The engine's name of a bone. */
  real(id: string): string { return this.#ids.get(id) ?? id }
  realOrSpine(id: string | null): string | null { return id === null ? null : this.real(id) }

  /** The engine gave a bone its name. */
  rename(id: string, real: string): void {
    this.#ids.set(id, real)
    const swap = (name: string): string => (name === id ? real : name)
    const swapParent = (name: string | null): string | null => (name === null ? null : swap(name))
    this.bones = this.bones.map(bone => (bone.id === id || bone.parent === id ? { ...bone, id: swap(bone.id), parent: swapParent(bone.parent) } : bone))
    this.links = this.links.map(link => ({ ...link, from: swap(link.from), to: swap(link.to) }))
    this.selected = swap(this.selected)
    this.chosen = new Set([...this.chosen].map(swap))
    this.cut = new Set([...this.cut].map(swap))
    this.linking = swapParent(this.linking)
    const { edit } = this
    if (edit) this.edit = { ...edit, id: swap(edit.id), from: swap(edit.from), place: edit.place && { ...edit.place, parent: swapParent(edit.place.parent) } }
    this.publish()
  }

  /** What the engine says the fishbone is now. Ignored while our own gestures are on their way; the queue asks again at its end. */
  adopt(fishbone: Fishbone): void {
    if (this.queue.pending > 0) return
    const before = this.bones
    this.effect = fishbone.effect
    this.settings = fishbone.settings
    this.bones = fishbone.bones
    this.links = fishbone.links
    const { edit } = this
    if (edit && !edit.place && edit.id !== HEAD && !nodeOf(this.bones, edit.id)) this.edit = null
    if (edit?.place && edit.place.parent !== null && !nodeOf(this.bones, edit.place.parent)) this.edit = null
    const awaited = this.awaited.filter(id => nodeOf(this.bones, id))
    this.awaited = []
    const next = awaited[0] ?? this.#selectionAfter(before)
    const kept = [...this.chosen].filter(id => nodeOf(this.bones, id))
    this.pick(next, awaited.length > 0 ? awaited : next === this.selected ? kept : [next])
    this.cut = new Set([...this.cut].filter(id => nodeOf(this.bones, id)))
    if (this.linking !== null && !nodeOf(this.bones, this.linking)) this.linking = null
    this.publish()
  }

  /** Keeps the selection where it makes sense once bones came or went without us. */
  #selectionAfter(before: readonly Bone[]): string {
    const known = new Set(before.map(bone => bone.id))
    const came = this.bones.filter(bone => !known.has(bone.id))
    const roots = came.filter(bone => bone.parent === null || known.has(bone.parent) || !nodeOf(came, bone.parent))
    if (roots.length === 1 && roots[0] && known.size > 0 && !this.edit) return roots[0].id
    if (this.selected === HEAD || this.selected === DRAFT || nodeOf(this.bones, this.selected)) return this.edit || this.selected !== DRAFT ? this.selected : HEAD
    for (let gone = nodeOf(before, this.selected); gone; gone = nodeOf(before, gone.parent)) if (nodeOf(this.bones, gone.id)) return gone.id
    return HEAD
  }

  /** The bones with the text being typed and the one being made. */
  shown(): Bone[] {
    const { edit } = this
    if (!edit || edit.id === HEAD) return this.bones
    if (edit.place) return inserted(this.bones, { id: DRAFT, parent: edit.place.parent, order: edit.place.index, text: edit.text, factor: null, content: plainContent }, edit.place)
    return this.bones.map(bone => (bone.id === edit.id ? { ...bone, text: edit.text } : bone))
  }

  #snapshot(): SessionState {
    return {
      effect: this.edit?.id === HEAD ? this.edit.text : this.effect, settings: this.settings, bones: this.shown(), links: this.links,
      selected: this.selected, chosen: this.chosen, cut: this.cut, linking: this.linking, edit: this.edit,
      pending: this.queue.pending, error: this.queue.error, notice: this.notice,
    }
  }
}
