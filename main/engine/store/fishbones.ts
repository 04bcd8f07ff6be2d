import type { Database } from 'better-sqlite3'
import type { Bone, Fishbone, FishboneSummary } from '../../../shared/model/fishbone.ts'
import { boneContent, boneLink, fishboneSettings } from '../../../shared/model/cause.ts'
import { MAX_BONE_LEVEL } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'
import { readRecords } from './records.ts'
import { placed, renumber } from './siblings.ts'

interface BoneRow { id: string; parent: string | null; ord: number; text: string; factor: string | null; content: string | null }

export const readFishbones = (db: Database): FishboneSummary[] =>
  db.prepare(`SELECT f.id, f.effect, (SELECT count(*) FROM bone b WHERE b.fishbone = f.id) AS bones
    FROM fishbone f ORDER BY f.ord, f.id`).all() as FishboneSummary[]

/** Bones come parents before children, siblings in order. */
export function readFishbone(db: Database, id: string): Fishbone {
  const row = db.prepare('SELECT effect, settings FROM fishbone WHERE id = ?').get(id) as { effect: string; settings: string | null } | undefined
  if (row === undefined) throw new YinguoError('NOT_FOUND', { what: 'fishbone', id })
  const children = Map.groupBy(db.prepare('SELECT id, parent, ord, text, factor, content FROM bone WHERE fishbone = ? ORDER BY ord, id').all(id) as BoneRow[], row => row.parent)
  const bones: Bone[] = []
  const visit = (parent: string | null): void => {
    for (const { ord, content, ...bone } of children.get(parent) ?? []) {
      bones.push({ ...bone, order: ord, content: boneContent.parse(content === null ? {} : JSON.parse(content)) })
      visit(bone.id)
    }
  }
  visit(null)
  const links = readRecords(db, 'bone_link', id).map(link => ({ ...boneLink.parse(link.content), id: link.id }))
  return { id, effect: row.effect, settings: fishboneSettings.parse(row.settings === null ? {} : JSON.parse(row.settings)), bones, links }
}

export class FishboneWriter {
  #db: Database
  #journal: Journal

  constructor(db: Database, journal: Journal) {
    this.#db = db
    this.#journal = journal
  }

  create(effect: string, bigBones: readonly string[]): Fishbone {
    const id = newId('d')
    const ord = (this.#db.prepare('SELECT coalesce(max(ord) + 1, 0) FROM fishbone').pluck().get()) as number
    this.#journal.insert('fishbone', { id, ord, effect, settings: null })
    bigBones.forEach((text, index) => this.#journal.insert('bone', { id: newId('b'), fishbone: id, parent: null, ord: index, text, factor: null, content: null }))
    return readFishbone(this.#db, id)
  }

  rename(id: string, effect: string): void { this.#journal.update('fishbone', [id], { effect }) }

  remove(id: string): void {
    for (const bone of readFishbone(this.#db, id).bones.reverse()) this.#journal.remove('bone', [bone.id])
    this.#journal.remove('fishbone', [id])
  }

  #bone(bones: readonly Bone[], id: string): Bone {
    const bone = bones.find(candidate => candidate.id === id)
    if (!bone) throw new YinguoError('NOT_FOUND', { what: 'bone', id })
    return bone
  }

  /** 0 for the spine. */
  #level(bones: readonly Bone[], id: string | null): number {
    let level = 0
    for (let at = id; at !== null; at = this.#bone(bones, at).parent) level++
    return level
  }

  #below(bones: readonly Bone[], id: string): Bone[] {
    const found = [this.#bone(bones, id)]
    // Parents come first, so one pass finds all.
    const ids = new Set([id])
    for (const bone of bones) if (bone.parent !== null && ids.has(bone.parent)) { ids.add(bone.id); found.push(bone) }
    return found
  }

  #siblings(bones: readonly Bone[], parent: string | null, but?: string): string[] {
    return bones.filter(bone => bone.parent === parent && bone.id !== but).map(bone => bone.id)
  }

  #factor(id: string): void {
    if (this.#db.prepare('SELECT 1 FROM factor WHERE id = ?').get(id) === undefined) throw new YinguoError('NOT_FOUND', { what: 'factor', id })
  }

  add(fishbone: string, parent: string | null, index: number, text: string): Bone {
    const { bones } = readFishbone(this.#db, fishbone)
    if (this.#level(bones, parent) + 1 > MAX_BONE_LEVEL) throw new YinguoError('CONFLICT', { what: 'depth', max: MAX_BONE_LEVEL })
    const siblings = this.#siblings(bones, parent)
    const id = newId('b')
    this.#journal.insert('bone', { id, fishbone, parent, ord: siblings.length, text, factor: null, content: null })
    renumber(this.#journal, 'bone', placed(siblings, id, index).map(sibling => [sibling]))
    return this.#bone(readFishbone(this.#db, fishbone).bones, id)
  }

  update(fishbone: string, id: string, patch: { text?: string | undefined; factor?: string | null | undefined }): void {
    this.#bone(readFishbone(this.#db, fishbone).bones, id)
    if (patch.factor) this.#factor(patch.factor)
    this.#journal.update('bone', [id], {
      ...(patch.text === undefined ? {} : { text: patch.text }),
      ...(patch.factor === undefined ? {} : { factor: patch.factor }),
    })
  }

  move(fishbone: string, id: string, parent: string | null, index: number): void {
    const { bones } = readFishbone(this.#db, fishbone)
    const bone = this.#bone(bones, id)
    const moved = this.#below(bones, id)
    if (parent !== null && moved.some(below => below.id === parent)) throw new YinguoError('CONFLICT', { what: 'cycle' })
    const height = Math.max(...moved.map(below => this.#level(bones, below.id))) - this.#level(bones, id) + 1
    if (this.#level(bones, parent) + height > MAX_BONE_LEVEL) throw new YinguoError('CONFLICT', { what: 'depth', max: MAX_BONE_LEVEL })
    const siblings = this.#siblings(bones, parent, id)
    this.#journal.update('bone', [id], { parent })
    renumber(this.#journal, 'bone', placed(siblings, id, index).map(sibling => [sibling]))
    if (bone.parent !== parent) renumber(this.#journal, 'bone', this.#siblings(bones, bone.parent, id).map(sibling => [sibling]))
  }

  removeBone(fishbone: string, id: string): void {
    const { bones } = readFishbone(this.#db, fishbone)
    const { parent } = this.#bone(bones, id)
    for (const bone of this.#below(bones, id).reverse()) this.#journal.remove('bone', [bone.id])
    renumber(this.#journal, 'bone', this.#siblings(bones, parent, id).map(sibling => [sibling]))
  }
}
