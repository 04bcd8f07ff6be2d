import type { BoneContentPatch, FishboneSettingsPatch } from '../../../../shared/contract/fishbone.ts'
import type { Fishbone } from '../../../../shared/model/fishbone.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import { nodeOf } from '../../figure/hierarchy.ts'
import type { Place } from '../../figure/hierarchy.ts'
import { Copying } from './session/copying.ts'
import { Desk } from './session/desk.ts'
import { Linking } from './session/linking.ts'
import { Moving } from './session/moving.ts'
import { DRAFT } from './session/state.ts'
import type { EngineCall, Notice, SessionState } from './session/state.ts'
import { Writing } from './session/writing.ts'
import { HEAD } from './spatial.ts'

export { boneLevel, DRAFT, isBelow } from './session/state.ts'
export type { EngineCall, Notice, SessionState } from './session/state.ts'

/** Without what was not given. */
const given = (patch: object): object => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

/**
 * A fishbone being edited: a local copy that answers every key at once, and a queue that brings each finished gesture
 * to the engine in order. When the queue is empty the project's copy counts again.
 */
export class FishboneSession {
  readonly #desk: Desk
  readonly #writing: Writing
  readonly #moving: Moving
  readonly #linking: Linking
  readonly #copying: Copying
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => SessionState

  constructor(fishbone: Fishbone, call: EngineCall) {
    this.#desk = new Desk(fishbone, call)
    this.#writing = new Writing(this.#desk)
    this.#moving = new Moving(this.#desk, this.#writing)
    this.#linking = new Linking(this.#desk, this.#writing)
    this.#copying = new Copying(this.#desk, this.#writing, this.#moving)
    this.subscribe = this.#desk.subscribe
    this.state = this.#desk.state
  }

  adopt(fishbone: Fishbone): void { this.#desk.adopt(fishbone) }
  tell(notice: Notice | null): void { this.#desk.tell(notice) }

  select(id: string): void {
    const desk = this.#desk
    if (desk.linking !== null && id !== HEAD && id !== desk.linking) { this.#linking.finish(id); return }
    if (desk.edit && desk.edit.id !== id) this.commitEdit()
    desk.pick(id === HEAD || nodeOf(desk.bones, id) || (desk.edit && id === DRAFT) ? id : HEAD)
    desk.tell(null)
  }

  /** Several at once; `lead` is the one that has the keyboard. */
  selectMany(ids: readonly string[], lead: string): void {
    const desk = this.#desk
    this.commitEdit()
    const known = ids.filter(id => nodeOf(desk.bones, id))
    desk.pick(nodeOf(desk.bones, lead) ? lead : known.at(-1) ?? HEAD, known)
    desk.publish()
  }

  /** One more, or one less. */
  toggle(id: string): void {
    const desk = this.#desk
    if (id === HEAD || !nodeOf(desk.bones, id)) { this.select(id); return }
    const next = new Set(desk.chosen)
    if (next.has(id) && next.size > 1) next.delete(id)
    else next.add(id)
    this.selectMany([...next], next.has(id) ? id : [...next].at(-1) ?? HEAD)
  }

  selectAll(): void { this.selectMany(this.#desk.bones.map(bone => bone.id), this.#desk.selected) }

  /** Start typing into the selected bone or head; with `text`, what was there is replaced. */
  beginEdit(text?: string): void { this.#writing.begin(text) }
  setText(text: string): void { this.#writing.type(text) }
  cancelEdit(): void { this.#writing.cancel() }
  commitEdit(): void { this.#writing.commit() }
  rename(id: string, text: string): void { this.#writing.rename(id, text) }
  /** A new bone after the selected one; from the head, a new big bone. */
  startSibling(): void { this.#writing.startSibling() }
  /** A new bone below the selected one. */
  startChild(): void { this.#writing.startChild() }

  indent(): void { this.#moving.indent() }
  outdent(): void { this.#moving.outdent() }
  /** One place among its siblings. */
  reorder(by: -1 | 1): void { this.#moving.reorder(by) }
  /** Hang bones with all below them on another one, at its end; HEAD: on the spine. */
  reparent(ids: string | readonly string[], target: string): void { this.#moving.reparent(ids, target) }
  canReparent(ids: string | readonly string[], target: string): boolean { return this.#moving.canReparent(ids, target) }
  place(ids: readonly string[], place: Place): void { this.#moving.place(ids, place) }
  remove(): void { this.#moving.remove() }

  startLink(): void { this.#linking.start() }
  cancelLink(): void { this.#linking.cancel() }
  link(from: string, to: string): boolean { return this.#linking.add(from, to) }
  noteLink(link: string, note: string): void { this.#linking.note(link, note) }
  unlink(link: string): void { this.#linking.remove(link) }

  /** The selected branches as an outline; the whole diagram's branches from the head. */
  copied(): string { return this.#copying.outlineOfChosen() }
  copiedOf(ids: Iterable<string> | null): string { return this.#copying.outlineOf(ids) }
  markCut(): void { this.#copying.markCut() }
  clearCut(): void { this.#copying.clearCut() }
  placeCut(): void { this.#copying.placeCut() }
  /** An outline as new bones below `parent`, at its end unless an index is given. */
  paste(text: string, parent: string | null, index?: number): void { this.#copying.paste(text, parent, index) }
  duplicate(): void { this.#copying.duplicate() }
  /** `from` goes into `bone`, which then says `text`. */
  merge(bone: string, from: string, text: string): void { this.#copying.merge(bone, from, text) }

  setFactor(id: string, factor: string | null): void {
    const desk = this.#desk
    desk.bones = desk.bones.map(bone => (bone.id === id ? { ...bone, factor } : bone))
    desk.queue.add(() => desk.call('bone.update', { fishbone: desk.fishbone, bone: desk.real(id), factor }))
    desk.publish()
  }

  /** Note, evidence, exclusion, votes, agreement; only what is given changes. */
  setContent(id: string, content: BoneContentPatch): void {
    const desk = this.#desk
    desk.bones = desk.bones.map(bone => (bone.id === id ? { ...bone, content: { ...bone.content, ...given(content) } } : bone))
    desk.queue.add(() => desk.call('bone.update', { fishbone: desk.fishbone, bone: desk.real(id), content }))
    desk.publish()
  }

  setSettings(patch: FishboneSettingsPatch): void {
    const desk = this.#desk
    desk.settings = { ...desk.settings, ...given(patch) }
    desk.queue.add(() => desk.call('fishbone.settings', { fishbone: desk.fishbone, ...patch }))
    desk.publish()
  }

  /** The diagram as it was when a state was kept. */
  restore(state: string): void {
    const desk = this.#desk
    this.commitEdit()
    desk.clearCut()
    desk.queue.add(() => desk.call('fishbone.restoreState', { fishbone: desk.fishbone, state }))
    desk.publish()
  }

  undo(): void { this.#history('history.undo') }
  redo(): void { this.#history('history.redo') }

  clearError(): void {
    this.#desk.queue.error = null
    this.#desk.publish()
  }

  /** Resolves when everything done so far is in the project. */
  settled(): Promise<void> { return this.#desk.queue.settled() }

  #history(name: 'history.undo' | 'history.redo'): void {
    const desk = this.#desk
    this.commitEdit()
    desk.queue.add(async () => {
      try {
        await desk.call(name, {})
      } catch (thrown) {
        const { code } = toYinguoError(thrown)
        if (code !== 'NOTHING_TO_UNDO' && code !== 'NOTHING_TO_REDO') throw thrown
        desk.notice = 'nothingToUndo'
      }
    })
    desk.publish()
  }
}
