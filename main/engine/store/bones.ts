import type { Database } from 'better-sqlite3'
import type { BoneContentPatch } from '../../../shared/contract/fishbone.ts'
import { mergedContent } from '../../../shared/fishbone/merge.ts'
import type { BoneTree } from '../../../shared/fishbone/tree.ts'
import { boneTree } from '../../../shared/fishbone/tree.ts'
import { boneContent } from '../../../shared/model/cause.ts'
import type { BoneContent } from '../../../shared/model/cause.ts'
import type { Bone, BoneBranch, Fishbone } from '../../../shared/model/fishbone.ts'
import { MAX_BONES, MAX_BONE_LEVEL, MAX_BONE_TEXT } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { BoneBelongings } from './boneBelongings.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'
import { renumber } from './siblings.ts'

export interface BonePatch { text?: string | undefined; factor?: string | null | undefined; content?: BoneContentPatch | undefined }

const heightOf = (branches: readonly BoneBranch[]): number => branches.reduce((height, branch) => Math.max(height, 1 + heightOf(branch.children)), 0)
const countOf = (branches: readonly BoneBranch[]): number => branches.reduce((count, branch) => count + 1 + countOf(branch.children), 0)

/** Bones of a diagram. Every method refuses the whole before it writes anything. */
export class BoneWriter {
  #db: Database
  #journal: Journal
  #read: (fishbone: string) => Fishbone
  #belongings: BoneBelongings

  constructor(db: Database, journal: Journal, read: (fishbone: string) => Fishbone) {
    this.#db = db
    this.#journal = journal
    this.#read = read
    this.#belongings = new BoneBelongings(db, journal)
  }

  #tree(fishbone: string): BoneTree<Bone> { return boneTree(this.#read(fishbone).bones) }

  #bone(tree: BoneTree<Bone>, id: string): Bone {
    const bone = tree.bone(id)
    if (!bone) throw new YinguoError('NOT_FOUND', { what: 'bone', id })
    return bone
  }

  /** That so many more levels fit below `parent`. */
  #assertFits(tree: BoneTree<Bone>, parent: string | null, height: number): void {
    const level = parent === null ? 0 : tree.level(this.#bone(tree, parent).id)
    if (level + height > MAX_BONE_LEVEL) throw new YinguoError('CONFLICT', { what: 'depth', max: MAX_BONE_LEVEL })
  }

  #renumber(ids: readonly string[]): void { renumber(this.#journal, 'bone', ids.map(id => [id])) }
  #childIds(tree: BoneTree<Bone>, parent: string | null): string[] { return tree.children(parent).map(bone => bone.id) }

  #writeContent(bone: Bone, content: BoneContent): void {
    if (JSON.stringify(content) !== JSON.stringify(bone.content)) this.#journal.update('bone', [bone.id], { content: JSON.stringify(content) })
  }

  /** Answers the ids of the new bones directly under `parent`. `index` beyond the last is the end. */
  plant(fishbone: string, parent: string | null, index: number, branches: readonly BoneBranch[], made?: (branch: BoneBranch, id: string) => void): string[] {
    const tree = this.#tree(fishbone)
    this.#assertFits(tree, parent, heightOf(branches))
    if (tree.bones.length + countOf(branches) > MAX_BONES) throw new YinguoError('CONFLICT', { what: 'tooManyBones', max: MAX_BONES })
    const siblings = this.#childIds(tree, parent)
    const insert = (under: string | null, list: readonly BoneBranch[], from: number): string[] => list.map((branch, i) => {
      if (branch.text.length > MAX_BONE_TEXT) throw new YinguoError('CONFLICT', { what: 'boneText', max: MAX_BONE_TEXT })
      const id = newId('b')
      this.#journal.insert('bone', { id, fishbone, parent: under, ord: from + i, text: branch.text, factor: null, content: null })
      made?.(branch, id)
      insert(id, branch.children, 0)
      return id
    })
    const planted = insert(parent, branches, siblings.length)
    this.#renumber([...siblings.slice(0, index), ...planted, ...siblings.slice(index)])
    return planted
  }

  add(fishbone: string, parent: string | null, index: number, text: string): Bone {
    const [id = ''] = this.plant(fishbone, parent, index, [{ text, children: [] }])
    return this.#bone(this.#tree(fishbone), id)
  }

  update(fishbone: string, id: string, { text, factor, content }: BonePatch): void {
    const { bones, settings } = this.#read(fishbone)
    const bone = this.#bone(boneTree(bones), id)
    if (typeof factor === 'string' && this.#db.prepare('SELECT 1 FROM factor WHERE id = ?').get(factor) === undefined) throw new YinguoError('NOT_FOUND', { what: 'factor', id: factor })
    if (typeof content?.votes === 'number' && settings.mode !== 'vote') throw new YinguoError('CONFLICT', { what: 'votes' })
    this.#journal.update('bone', [id], { ...(text === undefined ? {} : { text }), ...(factor === undefined ? {} : { factor }) })
    if (content) this.#writeContent(bone, boneContent.parse({ ...bone.content, ...Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)) }))
  }

  /** The chosen bones that stand below no other chosen one, in reading order, at `index` among the other siblings. */
  move(fishbone: string, ids: readonly string[], parent: string | null, index: number): void {
    const tree = this.#tree(fishbone)
    for (const id of ids) this.#bone(tree, id)
    const moved = tree.topmost(ids)
    const movedIds = new Set(moved.map(bone => bone.id))
    if (parent !== null) {
      this.#bone(tree, parent)
      if (tree.path(parent).some(above => movedIds.has(above.id))) throw new YinguoError('CONFLICT', { what: 'cycle' })
    }
    this.#assertFits(tree, parent, Math.max(...moved.map(bone => tree.height(bone.id))))
    const rest = this.#childIds(tree, parent).filter(id => !movedIds.has(id))
    for (const bone of moved) {
      if (bone.parent === parent) continue
      this.#journal.update('bone', [bone.id], { parent })
      // What was agreed to was the step to the parent it had.
      this.#writeContent(bone, { ...bone.content, agreed: false })
      this.#belongings.dropDoubledLink(fishbone, bone.id, parent)
    }
    this.#renumber([...rest.slice(0, index), ...movedIds, ...rest.slice(index)])
    for (const left of new Set(moved.map(bone => bone.parent))) if (left !== parent) this.#renumber(this.#childIds(tree, left).filter(id => !movedIds.has(id)))
  }

  /** With everything below them and what that owns. */
  remove(fishbone: string, ids: readonly string[]): void {
    const tree = this.#tree(fishbone)
    for (const id of ids) this.#bone(tree, id)
    const top = tree.topmost(ids)
    const gone = top.flatMap(bone => tree.below(bone.id)).map(bone => bone.id)
    this.#belongings.remove(fishbone, new Set(gone))
    for (const id of gone.reverse()) this.#journal.remove('bone', [id])
    const topIds = new Set(top.map(bone => bone.id))
    for (const parent of new Set(top.map(bone => bone.parent))) this.#renumber(this.#childIds(tree, parent).filter(id => !topIds.has(id)))
  }

  /** All bones but these, with what they own. None of these may stand below one that goes. */
  removeOthers(fishbone: string, kept: ReadonlySet<string>): void {
    const gone = this.#read(fishbone).bones.filter(bone => !kept.has(bone.id))
    this.#belongings.remove(fishbone, new Set(gone.map(bone => bone.id)))
    for (const bone of gone.reverse()) this.#journal.remove('bone', [bone.id])
  }

  /** `from` into `into`: what is below it is put at the end, what it carries is put together, what points at it points at `into`. */
  merge(fishbone: string, intoId: string, fromId: string, text?: string): void {
    const tree = this.#tree(fishbone)
    const into = this.#bone(tree, intoId)
    const from = this.#bone(tree, fromId)
    if (tree.path(intoId).some(above => above.id === fromId)) throw new YinguoError('CONFLICT', { what: 'cycle' })
    this.#assertFits(tree, intoId, tree.height(fromId) - 1)
    const content = mergedContent(into.content, from.content)
    if (content === null) throw new YinguoError('CONFLICT', { what: 'tooMuchEvidence' })
    // A verdict belongs to one cause: two of them cannot be put together.
    if (this.#belongings.isConfirmed(intoId) && this.#belongings.isConfirmed(fromId)) throw new YinguoError('CONFLICT', { what: 'confirmedTwice' })
    const moved = this.#childIds(tree, fromId)
    for (const id of moved) {
      this.#journal.update('bone', [id], { parent: intoId })
      this.#belongings.dropDoubledLink(fishbone, id, intoId)
    }
    this.#journal.update('bone', [intoId], { text: text ?? into.text, factor: into.factor ?? from.factor })
    this.#writeContent(into, content)
    this.#belongings.handOver(fishbone, fromId, intoId, new Set(this.#tree(fishbone).children(intoId).map(bone => bone.id)), into.parent)
    this.#journal.remove('bone', [fromId])
    this.#renumber([...this.#childIds(tree, intoId).filter(id => id !== fromId), ...moved])
    if (from.parent !== intoId) this.#renumber(this.#childIds(tree, from.parent).filter(id => id !== fromId))
  }
}
