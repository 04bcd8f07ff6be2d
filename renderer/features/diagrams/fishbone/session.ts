import type { BoneContentPatch, FishboneSettingsPatch } from '../../../../shared/contract/fishbone.ts'
import type { CallName, ParamsOf, ResultOf } from '../../../../shared/contract/index.ts'
import { branchesOf, writeOutline } from '../../../../shared/fishbone/outline.ts'
import { linkProblem } from '../../../../shared/fishbone/links.ts'
import type { LinkProblem } from '../../../../shared/fishbone/links.ts'
import type { FishboneSettings } from '../../../../shared/model/cause.ts'
import { plainContent } from '../../../../shared/model/fishbone.ts'
import type { Bone, Fishbone, FishboneLink } from '../../../../shared/model/fishbone.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import {
  childrenOf, inserted, isWithin, levelOf, moved, neighbourAfterRemoval, nodeOf, placeAfter, placeIndented, placeInto, placeOutdented, placeShifted, removed,
} from '../../figure/hierarchy.ts'
import type { Place } from '../../figure/hierarchy.ts'
import { fits } from './boneTree.ts'
import { allFit, indentedTogether, movedMany, outdentedTogether, shiftedTogether, topmostOf } from './chosen.ts'
import { GestureQueue } from './gestureQueue.ts'
import { HEAD } from './spatial.ts'

export type EngineCall = <N extends CallName>(name: N, params: ParamsOf<N>) => Promise<ResultOf<N>>

/** Text being typed. `place` is set for a bone that is not in the project yet: it becomes one when the text is given over. */
export interface BoneEdit { id: string; text: string; place: Place | null; from: string }

/** Why a gesture did nothing. */
export type Notice = 'tooDeep' | 'nothingToUndo' | 'apart' | 'pickTarget' | 'mergeTwo' | LinkProblem

export interface SessionState {
  effect: string
  settings: FishboneSettings
  /** As shown: with the text being typed and the bone being made. */
  bones: Bone[]
  links: FishboneLink[]
  /** A bone's id, or HEAD. */
  selected: string
  /** Every selected bone, the one above among them; empty while the head is selected. */
  chosen: ReadonlySet<string>
  /** Bones that were cut and wait to be put elsewhere. */
  cut: ReadonlySet<string>
  /** A line across is being drawn from this bone: the next bone picked is where it ends. */
  linking: string | null
  edit: BoneEdit | null
  /** Commands on their way. */
  pending: number
  error: YinguoError | null
  notice: Notice | null
}

export const DRAFT = 'draft'
const none: ReadonlySet<string> = new Set()

/**
 * A fishbone being edited: a local copy that answers every key at once, and a queue that brings each finished gesture
 * to the engine in order. When the queue is empty the project's copy counts again.
 */
export class FishboneSession {
  readonly #id: string
  readonly #call: EngineCall
  readonly #queue: GestureQueue
  #effect: string
  #settings: FishboneSettings
  #bones: Bone[]
  #links: FishboneLink[]
  #selected: string
  #chosen: ReadonlySet<string> = none
  #cut: ReadonlySet<string> = none
  #linking: string | null = null
  #edit: BoneEdit | null = null
  #notice: Notice | null = null
  #made = 0
  /** To be selected as soon as the engine's copy has them. */
  #awaited: string[] = []
  /** Ids given here until the engine gave its own. */
  readonly #ids = new Map<string, string>()
  #state: SessionState
  readonly #listeners = new Set<() => void>()

  constructor(fishbone: Fishbone, call: EngineCall) {
    this.#id = fishbone.id
    this.#call = call
    this.#queue = new GestureQueue({
      empty: async () => { this.adopt(await this.#call('fishbone.get', { fishbone: this.#id })) },
      changed: () => this.#publish(),
    })
    this.#effect = fishbone.effect
    this.#settings = fishbone.settings
    this.#bones = fishbone.bones
    this.#links = fishbone.links
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
    if (this.#queue.pending > 0) return
    const before = this.#bones
    this.#effect = fishbone.effect
    this.#settings = fishbone.settings
    this.#bones = fishbone.bones
    this.#links = fishbone.links
    if (this.#edit && !this.#edit.place && this.#edit.id !== HEAD && !nodeOf(this.#bones, this.#edit.id)) this.#edit = null
    const place = this.#edit?.place
    if (place && place.parent !== null && !nodeOf(this.#bones, place.parent)) this.#edit = null
    const awaited = this.#awaited.filter(id => nodeOf(this.#bones, id))
    this.#awaited = []
    const next = awaited[0] ?? this.#selectionAfter(before)
    const kept = [...this.#chosen].filter(id => nodeOf(this.#bones, id))
    this.#pick(next, awaited.length > 0 ? awaited : next === this.#selected ? kept : [next])
    this.#cut = new Set([...this.#cut].filter(id => nodeOf(this.#bones, id)))
    if (this.#linking !== null && !nodeOf(this.#bones, this.#linking)) this.#linking = null
    this.#publish()
  }

  select(id: string): void {
    if (this.#linking !== null && id !== HEAD && id !== this.#linking) { this.#finishLink(id); return }
    if (this.#edit && this.#edit.id !== id) this.commitEdit()
    const found = id === HEAD || nodeOf(this.#bones, id) || (this.#edit && id === DRAFT) ? id : HEAD
    this.#pick(found, [found])
    this.#notice = null
    this.#publish()
  }

  /** Several at once; `lead` is the one that has the keyboard. */
  selectMany(ids: readonly string[], lead: string): void {
    this.commitEdit()
    const known = ids.filter(id => nodeOf(this.#bones, id))
    this.#pick(nodeOf(this.#bones, lead) ? lead : known.at(-1) ?? HEAD, known)
    this.#publish()
  }

  /** One more, or one less. */
  toggle(id: string): void {
    if (id === HEAD || !nodeOf(this.#bones, id)) { this.select(id); return }
    const next = new Set(this.#chosen)
    if (next.has(id) && next.size > 1) next.delete(id)
    else next.add(id)
    this.selectMany([...next], next.has(id) ? id : [...next].at(-1) ?? HEAD)
  }

  selectAll(): void { this.selectMany(this.#bones.map(bone => bone.id), this.#selected) }

  /** Start typing into the selected bone or head; with `text`, what was there is replaced. */
  beginEdit(text?: string): void {
    if (this.#edit) return
    const now = this.#selected === HEAD ? this.#effect : nodeOf(this.#bones, this.#selected)?.text
    if (now === undefined) return
    this.#pick(this.#selected, [this.#selected])
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
    if (edit.place) this.#pick(edit.from, [edit.from])
    this.#publish()
  }

  /** Give the text over. An empty new bone was never made; an emptied old one keeps its text. */
  commitEdit(): void {
    const edit = this.#edit
    if (!edit) return
    const text = edit.text.replaceAll(/\s*\n\s*/g, ' ').trim()
    this.#edit = null
    if (edit.place) {
      if (text === '') { this.#pick(edit.from, [edit.from]); this.#publish(); return }
      this.#add(edit.place, text)
      return
    }
    if (edit.id === HEAD) {
      if (text !== '' && text !== this.#effect) {
        this.#effect = text
        this.#queue.add(() => this.#call('fishbone.rename', { fishbone: this.#id, effect: text }))
      }
    } else this.rename(edit.id, text)
    this.#publish()
  }

  /** The words of a bone; nothing when they are empty or the same. */
  rename(id: string, text: string): void {
    if (text === '' || text === nodeOf(this.#bones, id)?.text) return
    this.#bones = this.#bones.map(bone => (bone.id === id ? { ...bone, text } : bone))
    this.#queue.add(() => this.#call('bone.update', { fishbone: this.#id, bone: this.#real(id), text }))
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

  indent(): void { this.#shift(placeIndented, indentedTogether) }
  outdent(): void { this.#shift(placeOutdented, outdentedTogether) }
  /** One place among its siblings. */
  reorder(by: -1 | 1): void { this.#shift((bones, id) => placeShifted(bones, id, by), (bones, list) => shiftedTogether(bones, list, by)) }

  /** Hang bones with all below them on another one, at its end; HEAD: on the spine. */
  reparent(ids: string | readonly string[], target: string): void {
    this.commitEdit()
    const parent = target === HEAD ? null : target
    const tops = topmostOf(this.#bones, [ids].flat())
    const [only] = tops
    if (tops.length === 1 && only) {
      this.#pick(only.id, [only.id])
      this.#move(only.id, placeInto(this.#bones, only.id, parent))
    } else this.#moveTops(tops, { parent, index: childrenOf(this.#bones, parent).length })
  }

  canReparent(ids: string | readonly string[], target: string): boolean {
    const parent = target === HEAD ? null : target
    const tops = topmostOf(this.#bones, [ids].flat())
    return tops.length > 0 && tops.some(bone => bone.parent !== parent) && allFit(this.#bones, tops, parent)
  }

  /** To a place among the children of a bone; the index counts them without what is moved. */
  place(ids: readonly string[], place: Place): void {
    this.commitEdit()
    this.#moveTops(topmostOf(this.#bones, ids), place)
  }

  /** The selected bones with everything below them. Undo answers. */
  remove(): void {
    const tops = topmostOf(this.#bones, this.#chosen)
    const [first] = tops
    if (this.#edit || this.#selected === HEAD || !first) return
    const gone = new Set(tops.map(bone => bone.id))
    const left = tops.reduce((bones, { id }) => removed(bones, id), this.#bones)
    const neighbour = tops.length === 1 ? neighbourAfterRemoval(this.#bones, first.id) : childrenOf(this.#bones, first.parent).find(bone => !gone.has(bone.id))?.id ?? first.parent
    this.#bones = left
    const next = neighbour !== null && nodeOf(left, neighbour) ? neighbour : HEAD
    this.#pick(next, [next])
    this.#queue.add(() => (tops.length === 1
      ? this.#call('bone.remove', { fishbone: this.#id, bone: this.#real(first.id) })
      : this.#call('bone.removeMany', { fishbone: this.#id, bones: tops.map(bone => this.#real(bone.id)) })))
    this.#publish()
  }

  setFactor(id: string, factor: string | null): void {
    this.#bones = this.#bones.map(bone => (bone.id === id ? { ...bone, factor } : bone))
    this.#queue.add(() => this.#call('bone.update', { fishbone: this.#id, bone: this.#real(id), factor }))
    this.#publish()
  }

  /** Note, evidence, exclusion, votes, agreement; only what is given changes. */
  setContent(id: string, content: BoneContentPatch): void {
    const given = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))
    this.#bones = this.#bones.map(bone => (bone.id === id ? { ...bone, content: { ...bone.content, ...given } } : bone))
    this.#queue.add(() => this.#call('bone.update', { fishbone: this.#id, bone: this.#real(id), content }))
    this.#publish()
  }

  setSettings(patch: FishboneSettingsPatch): void {
    this.#settings = { ...this.#settings, ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) }
    this.#queue.add(() => this.#call('fishbone.settings', { fishbone: this.#id, ...patch }))
    this.#publish()
  }

  /** The selected branches as an outline; the whole diagram's branches from the head. */
  copied(): string { return this.copiedOf(this.#selected === HEAD ? null : this.#chosen) }
  copiedOf(ids: Iterable<string> | null): string { return writeOutline(branchesOf(this.#bones, ids)) }

  /** Marked to be put elsewhere with everything they carry; nothing is gone until then. */
  markCut(): void {
    this.#cut = this.#selected === HEAD ? none : new Set(this.#chosen)
    this.#publish()
  }

  clearCut(): void {
    this.#cut = none
    this.#publish()
  }

  /** What was cut, below the selected bone. */
  placeCut(): void {
    const ids = [...this.#cut]
    this.#cut = none
    const parent = this.#selected === HEAD ? null : this.#selected
    this.place(ids, { parent, index: childrenOf(this.#bones, parent).filter(bone => !ids.includes(bone.id)).length })
  }

  /** An outline as new bones below `parent`, at its end unless an index is given. */
  paste(text: string, parent: string | null, index?: number): void {
    this.commitEdit()
    this.#cut = none
    this.#queue.add(async () => {
      const pasted = await this.#call('bone.paste', { fishbone: this.#id, parent: parent === null ? null : this.#real(parent), text, ...(index === undefined ? {} : { index }) })
      this.#awaited = pasted.top
    })
    this.#publish()
  }

  /** The selected branches once more, words only, after the last of them. */
  duplicate(): void {
    this.commitEdit()
    const tops = topmostOf(this.#bones, this.#chosen)
    const last = tops.at(-1)
    if (!last) return
    const place = placeAfter(this.#bones, last.id)
    if (place) this.paste(writeOutline(branchesOf(this.#bones, tops.map(bone => bone.id))), place.parent, place.index)
  }

  /** `from` goes into `bone`, which then says `text`. */
  merge(bone: string, from: string, text: string): void {
    this.commitEdit()
    this.#pick(bone, [bone])
    this.#queue.add(() => this.#call('bone.merge', { fishbone: this.#id, bone: this.#real(bone), from: this.#real(from), text }))
    this.#publish()
  }

  /** Begin a line across from the selected bone. */
  startLink(): void {
    this.commitEdit()
    if (this.#selected === HEAD) return
    this.#linking = this.#selected
    this.#tell('pickTarget')
  }

  cancelLink(): void {
    this.#linking = null
    this.#tell(null)
  }

  /** False when there can be no such line; the notice then says why. */
  link(from: string, to: string): boolean {
    const problem = linkProblem(this.#bones, this.#links, { from, to })
    if (problem !== null) { this.#tell(problem); return false }
    this.#links = [...this.#links, { id: `new-${++this.#made}`, from, to, note: '' }]
    this.#queue.add(() => this.#call('bone.link.add', { fishbone: this.#id, from: this.#real(from), to: this.#real(to), note: '' }))
    this.#publish()
    return true
  }

  noteLink(link: string, note: string): void {
    this.#links = this.#links.map(each => (each.id === link ? { ...each, note } : each))
    this.#queue.add(() => this.#call('bone.link.update', { fishbone: this.#id, link, note }))
    this.#publish()
  }

  unlink(link: string): void {
    this.#links = this.#links.filter(each => each.id !== link)
    this.#queue.add(() => this.#call('bone.link.remove', { fishbone: this.#id, link }))
    this.#publish()
  }

  undo(): void { this.#history('history.undo') }
  redo(): void { this.#history('history.redo') }

  tell(notice: Notice | null): void { this.#tell(notice) }

  clearError(): void {
    this.#queue.error = null
    this.#publish()
  }

  /** Resolves when everything done so far is in the project. */
  settled(): Promise<void> { return this.#queue.settled() }

  #pick(lead: string, ids: readonly string[]): void {
    this.#selected = lead
    this.#chosen = lead === HEAD ? none : new Set([...ids.filter(id => id !== HEAD), lead])
  }

  #finishLink(to: string): void {
    const from = this.#linking
    this.#linking = null
    this.#notice = null
    if (from !== null) this.link(from, to)
    this.#publish()
  }

  #history(name: 'history.undo' | 'history.redo'): void {
    this.commitEdit()
    this.#queue.add(async () => {
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
    this.#pick(DRAFT, [DRAFT])
    this.#notice = null
    this.#publish()
  }

  #add(place: Place, text: string): void {
    const id = `new-${++this.#made}`
    this.#bones = inserted(this.#bones, { id, parent: place.parent, order: place.index, text, factor: null, content: plainContent }, place)
    this.#pick(id, [id])
    this.#queue.add(async () => {
      const parent = place.parent === null ? null : this.#real(place.parent)
      const bone = await this.#call('bone.add', { fishbone: this.#id, parent, index: place.index, text })
      this.#ids.set(id, bone.id)
      this.#rename(id, bone.id)
    })
    this.#publish()
  }

  #shift(one: (bones: readonly Bone[], id: string) => Place | null, many: (bones: readonly Bone[], list: readonly Bone[]) => Place | null): void {
    if (this.#edit?.place) {
      // A bone not made yet just changes where it will be.
      const place = one(this.#shown(), DRAFT)
      if (!place) return
      if (!fits(this.#bones, place)) { this.#tell('tooDeep'); return }
      this.#edit = { ...this.#edit, place }
      this.#publish()
      return
    }
    this.commitEdit()
    if (this.#selected === HEAD) return
    const tops = topmostOf(this.#bones, this.#chosen)
    if (tops.length < 2) { this.#move(this.#selected, one(this.#bones, this.#selected)); return }
    if (!tops.every(bone => bone.parent === tops[0]?.parent)) { this.#tell('apart'); return }
    const place = many(this.#bones, tops)
    if (place) this.#moveTops(tops, place)
  }

  #move(id: string, place: Place | null): void {
    const before = nodeOf(this.#bones, id)
    if (!place || !before) return
    if (!fits(this.#bones, place, id)) { this.#tell('tooDeep'); return }
    this.#bones = moved(this.#bones, id, place).map(bone => (bone.id === id && bone.parent !== before.parent ? { ...bone, content: { ...bone.content, agreed: false } } : bone))
    this.#notice = null
    this.#queue.add(() => this.#call('bone.move', { fishbone: this.#id, bone: this.#real(id), parent: place.parent === null ? null : this.#real(place.parent), index: place.index }))
    this.#publish()
  }

  #moveTops(tops: readonly Bone[], place: Place): void {
    const [first] = tops
    if (!first) return
    if (!allFit(this.#bones, tops, place.parent)) { this.#tell('tooDeep'); return }
    if (tops.length === 1) { this.#pick(first.id, [first.id]); this.#move(first.id, place); return }
    this.#bones = movedMany(this.#bones, tops, place)
    this.#pick(nodeOf(this.#bones, this.#selected) ? this.#selected : first.id, tops.map(bone => bone.id))
    this.#notice = null
    this.#queue.add(() => this.#call('bone.moveMany', { fishbone: this.#id, bones: tops.map(bone => this.#real(bone.id)), parent: place.parent === null ? null : this.#real(place.parent), index: place.index }))
    this.#publish()
  }

  #real(id: string): string { return this.#ids.get(id) ?? id }

  #rename(id: string, real: string): void {
    const swap = (name: string): string => (name === id ? real : name)
    this.#bones = this.#bones.map(bone => (bone.id === id || bone.parent === id ? { ...bone, id: swap(bone.id), parent: bone.parent === null ? null : swap(bone.parent) } : bone))
    this.#links = this.#links.map(link => ({ ...link, from: swap(link.from), to: swap(link.to) }))
    this.#selected = swap(this.#selected)
    this.#chosen = new Set([...this.#chosen].map(swap))
    this.#cut = new Set([...this.#cut].map(swap))
    if (this.#linking !== null) this.#linking = swap(this.#linking)
    const edit = this.#edit
    if (edit) this.#edit = { ...edit, id: swap(edit.id), from: swap(edit.from), place: edit.place && { ...edit.place, parent: edit.place.parent === null ? null : swap(edit.place.parent) } }
    this.#publish()
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

  #tell(notice: Notice | null): void {
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
      effect: this.#edit?.id === HEAD ? this.#edit.text : this.#effect, settings: this.#settings, bones: this.#shown(), links: this.#links,
      selected: this.#selected, chosen: this.#chosen, cut: this.#cut, linking: this.#linking, edit: this.#edit,
      pending: this.#queue.pending, error: this.#queue.error, notice: this.#notice,
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
