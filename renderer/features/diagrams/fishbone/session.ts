import { plainContent } from '../../../../shared/model/fishbone.ts'
import type { Bone, Fishbone } from '../../../../shared/model/fishbone.ts'
import type { CallName, ParamsOf, ResultOf } from '../../../../shared/contract/index.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import {
  childrenOf, inserted, isWithin, levelOf, moved, neighbourAfterRemoval, nodeOf, placeAfter, placeIndented, placeInto, placeOutdented, placeShifted, removed,
} from '../../figure/hierarchy.ts'
import type { Place } from '../../figure/hierarchy.ts'
import { fits } from './boneTree.ts'
import { HEAD } from './spatial.ts'

export type EngineCall = <N extends CallName>(name: N, params: ParamsOf<N>) => Promise<ResultOf<N>>

/** Text being typed. `place` is set for a bone that is not in the project yet: it becomes one when the text is given over. */
export interface BoneEdit { id: string; text: string; place: Place | null; from: string }

export interface SessionState {
  effect: string
  /** As shown: with the text being typed and the bone being made. */
  bones: Bone[]
  /** A bone's id, or HEAD. */
  selected: string
  edit: BoneEdit | null
  /** Commands on their way. */
  pending: number
  error: YinguoError | null
  /** Why a key did nothing. */
  notice: 'tooDeep' | 'nothingToUndo' | null
}

export const DRAFT = 'draft'

/**
 * A fishbone being edited: a local copy that answers every key at once, and a queue that brings each finished gesture
 * to the engine in order. When the queue is empty the project's copy counts again.
 */
export class FishboneSession {
  readonly #id: string
  readonly #call: EngineCall
  #effect: string
  #bones: Bone[]
  #selected: string
  #edit: BoneEdit | null = null
  #pending = 0
  #error: YinguoError | null = null
  #notice: SessionState['notice'] = null
  #queue: Promise<void> = Promise.resolve()
  /** Raised when the queue is thrown away after an error. */
  #epoch = 0
  #made = 0
  /** Ids given here until the engine gave its own. */
  readonly #ids = new Map<string, string>()
  #state: SessionState
  readonly #listeners = new Set<() => void>()

  constructor(fishbone: Fishbone, call: EngineCall) {
    this.#id = fishbone.id
    this.#call = call
    this.#effect = fishbone.effect
    this.#bones = fishbone.bones
    this.#selected = HEAD
    this.#state = this.#snapshot()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  readonly state = (): SessionState => this.#state

  /** What the engine says the fishbone is now. Ignored while our own gestures are on their way; the queue asks again at its end. */
  adopt(fishbone: Fishbone): void {
    if (this.#pending > 0) return
    const before = this.#bones
    this.#effect = fishbone.effect
    this.#bones = fishbone.bones
    if (this.#edit && !this.#edit.place && this.#edit.id !== HEAD && !nodeOf(this.#bones, this.#edit.id)) this.#edit = null
    const place = this.#edit?.place
    if (place && place.parent !== null && !nodeOf(this.#bones, place.parent)) this.#edit = null
    this.#selected = this.#selectionAfter(before)
    this.#publish()
  }

  select(id: string): void {
    if (this.#edit && this.#edit.id !== id) this.commitEdit()
    this.#selected = id === HEAD || nodeOf(this.#bones, id) || (this.#edit && id === DRAFT) ? id : HEAD
    this.#notice = null
    this.#publish()
  }

  /** Start typing into the selected bone or head; with `text`, what was there is replaced. */
  beginEdit(text?: string): void {
    if (this.#edit) return
    const now = this.#selected === HEAD ? this.#effect : nodeOf(this.#bones, this.#selected)?.text
    if (now === undefined) return
    this.#edit = { id: this.#selected, text: text ?? now, place: null, from: this.#selected }
    this.#publish()
  }

  setText(text: string): void {
    if (!this.#edit) { this.beginEdit(text); return }
    this.#edit = { ...this.#edit, text: text.slice(0, 2000) }
    this.#publish()
  }

  cancelEdit(): void {
    const edit = this.#edit
    if (!edit) return
    this.#edit = null
    if (edit.place) this.#selected = edit.from
    this.#publish()
  }

  /** Give the text over. An empty new bone was never made; an emptied old one keeps its text. */
  commitEdit(): void {
    const edit = this.#edit
    if (!edit) return
    const text = edit.text.replaceAll(/\s*\n\s*/g, ' ').trim()
    this.#edit = null
    if (edit.place) {
      if (text === '') { this.#selected = edit.from; this.#publish(); return }
      this.#add(edit.place, text)
      return
    }
    if (edit.id === HEAD) {
      if (text !== '' && text !== this.#effect) {
        this.#effect = text
        this.#enqueue(() => this.#call('fishbone.rename', { fishbone: this.#id, effect: text }))
      }
    } else if (text !== '' && text !== nodeOf(this.#bones, edit.id)?.text) {
      this.#bones = this.#bones.map(bone => (bone.id === edit.id ? { ...bone, text } : bone))
      this.#enqueue(() => this.#call('bone.update', { fishbone: this.#id, bone: this.#real(edit.id), text }))
    }
    this.#publish()
  }

  /** A new bone after the selected one; from the head, a new big bone. */
  startSibling(): void {
    this.commitEdit()
    this.#start(this.#selected === HEAD ? { parent: null, index: childrenOf(this.#bones, null).length } : placeAfter(this.#bones, this.#selected))
  }

  /** A new bone below the selected one. */
  startChild(): void {
    this.commitEdit()
    const parent = this.#selected === HEAD ? null : this.#selected
    this.#start({ parent, index: childrenOf(this.#bones, parent).length })
  }

  indent(): void { this.#shift(placeIndented) }
  outdent(): void { this.#shift(placeOutdented) }
  /** One place among its siblings. */
  reorder(by: -1 | 1): void { this.#shift((bones, id) => placeShifted(bones, id, by)) }

  /** Hang a bone with all below it on another one; HEAD: on the spine. */
  reparent(id: string, target: string): void {
    this.commitEdit()
    const place = placeInto(this.#bones, id, target === HEAD ? null : target)
    this.#selected = id
    this.#move(id, place)
  }

  canReparent(id: string, target: string): boolean {
    const place = placeInto(this.#bones, id, target === HEAD ? null : target)
    return place !== null && fits(this.#bones, place, id)
  }

  /** The selected bone with everything below it. Undo answers. */
  remove(): void {
    const id = this.#selected
    if (this.#edit || id === HEAD || !nodeOf(this.#bones, id)) return
    this.#selected = neighbourAfterRemoval(this.#bones, id) ?? HEAD
    this.#bones = removed(this.#bones, id)
    this.#enqueue(() => this.#call('bone.remove', { fishbone: this.#id, bone: this.#real(id) }))
    this.#publish()
  }

  setFactor(id: string, factor: string | null): void {
    this.#bones = this.#bones.map(bone => (bone.id === id ? { ...bone, factor } : bone))
    this.#enqueue(() => this.#call('bone.update', { fishbone: this.#id, bone: this.#real(id), factor }))
    this.#publish()
  }

  undo(): void { this.#history('history.undo') }
  redo(): void { this.#history('history.redo') }

  clearError(): void {
    this.#error = null
    this.#publish()
  }

  /** Resolves when everything done so far is in the project. */
  settled(): Promise<void> { return this.#queue }

  #history(name: 'history.undo' | 'history.redo'): void {
    this.commitEdit()
    this.#enqueue(async () => {
      try {
        await this.#call(name, {})
      } catch (thrown) {
        const { code } = toYinguoError(thrown)
        if (code !== 'NOTHING_TO_UNDO' && code !== 'NOTHING_TO_REDO') throw thrown
        this.#notice = 'nothingToUndo'
      }
    })
    this.#publish()
  }

  #start(place: Place | null): void {
    if (!place) return
    if (!fits(this.#bones, place)) { this.#tell('tooDeep'); return }
    this.#edit = { id: DRAFT, text: '', place, from: this.#selected }
    this.#selected = DRAFT
    this.#notice = null
    this.#publish()
  }

  #add(place: Place, text: string): void {
    const id = `new-${++this.#made}`
    this.#bones = inserted(this.#bones, { id, parent: place.parent, order: place.index, text, factor: null, content: plainContent }, place)
    this.#selected = id
    this.#enqueue(async () => {
      const parent = place.parent === null ? null : this.#real(place.parent)
      const bone = await this.#call('bone.add', { fishbone: this.#id, parent, index: place.index, text })
      this.#ids.set(id, bone.id)
      this.#rename(id, bone.id)
    })
    this.#publish()
  }

  #shift(to: (bones: readonly Bone[], id: string) => Place | null): void {
    if (this.#edit?.place) {
      // A bone not made yet just changes where it will be.
      const place = to(this.#shown(), DRAFT)
      if (!place) return
      if (!fits(this.#bones, place)) { this.#tell('tooDeep'); return }
      this.#edit = { ...this.#edit, place }
      this.#publish()
      return
    }
    this.commitEdit()
    if (this.#selected !== HEAD) this.#move(this.#selected, to(this.#bones, this.#selected))
  }

  #move(id: string, place: Place | null): void {
    if (!place || !nodeOf(this.#bones, id)) return
    if (!fits(this.#bones, place, id)) { this.#tell('tooDeep'); return }
    this.#bones = moved(this.#bones, id, place)
    this.#notice = null
    this.#enqueue(() => this.#call('bone.move', { fishbone: this.#id, bone: this.#real(id), parent: place.parent === null ? null : this.#real(place.parent), index: place.index }))
    this.#publish()
  }

  #real(id: string): string { return this.#ids.get(id) ?? id }

  #rename(id: string, real: string): void {
    const swap = (name: string): string => (name === id ? real : name)
    this.#bones = this.#bones.map(bone => (bone.id === id || bone.parent === id ? { ...bone, id: swap(bone.id), parent: bone.parent === null ? null : swap(bone.parent) } : bone))
    this.#selected = swap(this.#selected)
    const edit = this.#edit
    if (edit) this.#edit = { ...edit, id: swap(edit.id), from: swap(edit.from), place: edit.place && { ...edit.place, parent: edit.place.parent === null ? null : swap(edit.place.parent) } }
    this.#publish()
  }

  #enqueue(gesture: () => Promise<unknown>): void {
    const epoch = this.#epoch
    this.#pending++
    this.#queue = this.#queue.then(async () => {
      try {
        if (epoch === this.#epoch) await gesture()
      } catch (thrown) {
        // What follows was meant for a state that never came about.
        this.#epoch++
        this.#error = toYinguoError(thrown)
      }
      this.#pending--
      if (this.#pending === 0) await this.#refresh()
      this.#publish()
    })
  }

  async #refresh(): Promise<void> {
    try {
      const fishbone = await this.#call('fishbone.get', { fishbone: this.#id })
      this.adopt(fishbone)
    } catch (thrown) {
      this.#error ??= toYinguoError(thrown)
    }
  }

  /** Keeps the selection where it makes sense once bones came or went without us. */
  #selectionAfter(before: readonly Bone[]): string {
    const known = new Set(before.map(bone => bone.id))
    const came = this.#bones.filter(bone => !known.has(bone.id))
    const roots = came.filter(bone => bone.parent === null || known.has(bone.parent) || !nodeOf(came, bone.parent))
    if (roots.length === 1 && roots[0] && known.size > 0 && !this.#edit) return roots[0].id
    if (this.#selected === HEAD || this.#selected === DRAFT || nodeOf(this.#bones, this.#selected)) return this.#edit || this.#selected !== DRAFT ? this.#selected : HEAD
    for (let gone = nodeOf(before, this.#selected); gone; gone = nodeOf(before, gone.parent)) if (nodeOf(this.#bones, gone.id)) return gone.id
    return HEAD
  }

  #tell(notice: SessionState['notice']): void {
    this.#notice = notice
    this.#publish()
  }

  #shown(): Bone[] {
    const edit = this.#edit
    if (!edit || edit.id === HEAD) return this.#bones
    if (edit.place) return inserted(this.#bones, { id: DRAFT, parent: edit.place.parent, order: edit.place.index, text: edit.text, factor: null, content: plainContent }, edit.place)
    return this.#bones.map(bone => (bone.id === edit.id ? { ...bone, text: edit.text } : bone))
  }

  #snapshot(): SessionState {
    return {
      effect: this.#edit?.id === HEAD ? this.#edit.text : this.#effect, bones: this.#shown(), selected: this.#selected, edit: this.#edit,
      pending: this.#pending, error: this.#error, notice: this.#notice,
    }
  }

  #publish(): void {
    this.#state = this.#snapshot()
    for (const listener of this.#listeners) listener()
  }
}

/** Level and parent of a bone in words are made from these. */
export const boneLevel = (state: SessionState, id: string): number => (id === HEAD ? 0 : levelOf(state.bones, id))
export const isBelow = (state: SessionState, id: string, ancestor: string): boolean => isWithin(state.bones, id, ancestor)
