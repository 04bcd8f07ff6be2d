import type { Database } from 'better-sqlite3'
import type { FishboneSettingsPatch } from '../../../shared/contract/fishbone.ts'
import type { Bone, BoneBranch, Fishbone, FishboneSummary } from '../../../shared/model/fishbone.ts'
import { boneContent, boneLink, fishboneSettings } from '../../../shared/model/cause.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { BoneWriter } from './bones.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'
import { RecordWriter, readRecords } from './records.ts'

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

/** Whole diagrams. Single bones are written by BoneWriter. */
export class FishboneWriter {
  #db: Database
  #journal: Journal
  #bones: BoneWriter
  #records: RecordWriter

  constructor(db: Database, journal: Journal) {
    this.#db = db
    this.#journal = journal
    this.#bones = new BoneWriter(db, journal, id => readFishbone(db, id))
    this.#records = new RecordWriter(db, journal)
  }

  get bones(): BoneWriter { return this.#bones }

  #insert(effect: string, settings: string | null): string {
    const id = newId('d')
    const ord = (this.#db.prepare('SELECT coalesce(max(ord) + 1, 0) FROM fishbone').pluck().get()) as number
    this.#journal.insert('fishbone', { id, ord, effect, settings })
    return id
  }

  create(effect: string, branches: readonly (string | BoneBranch)[]): Fishbone {
    const id = this.#insert(effect, null)
    this.#bones.plant(id, null, 0, branches.map(branch => (typeof branch === 'string' ? { text: branch, children: [] } : branch)))
    return readFishbone(this.#db, id)
  }

  rename(id: string, effect: string): void { this.#journal.update('fishbone', [id], { effect }) }

  /** Only what is given changes. */
  settings(id: string, patch: FishboneSettingsPatch): void {
    const now = readFishbone(this.#db, id).settings
    const next = fishboneSettings.parse({ ...now, ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) })
    if (JSON.stringify(next) !== JSON.stringify(now)) this.#journal.update('fishbone', [id], { settings: JSON.stringify(next) })
  }

  /** With links and settings; everything gets an id of its own. Confirmations are about the original and stay with it. */
  duplicate(id: string, effect?: string): Fishbone {
    const source = readFishbone(this.#db, id)
    const copy = this.#insert(effect ?? source.effect, JSON.stringify(source.settings))
    const ids = new Map(source.bones.map(bone => [bone.id, newId('b')]))
    for (const bone of source.bones) {
      this.#journal.insert('bone', {
        id: ids.get(bone.id) as string, fishbone: copy, parent: bone.parent === null ? null : ids.get(bone.parent) as string,
        ord: bone.order, text: bone.text, factor: bone.factor, content: JSON.stringify(bone.content),
      })
    }
    for (const { from, to, note } of source.links) this.#records.add('bone_link', { owner: copy, content: { from: ids.get(from), to: ids.get(to), note } })
    return readFishbone(this.#db, copy)
  }

  /**
   * As it was in a snapshot of its own: bones that are still there stay the same bones, with their confirmations and measures; those
   * that were removed since come back under their old ids, without a factor that is gone; those that came since go with what they own.
   */
  restore({ id, effect, settings, bones, links }: Fishbone): void {
    const now = readFishbone(this.#db, id)
    const present = new Set(now.bones.map(bone => bone.id))
    const factors = new Set(this.#db.prepare('SELECT id FROM factor').pluck().all() as string[])
    this.#journal.update('fishbone', [id], { effect, settings: JSON.stringify(settings) })
    for (const bone of bones) {
      const row = { parent: bone.parent, ord: bone.order, text: bone.text, factor: bone.factor !== null && factors.has(bone.factor) ? bone.factor : null, content: JSON.stringify(bone.content) }
      if (present.has(bone.id)) this.#journal.update('bone', [bone.id], row)
      else this.#journal.insert('bone', { id: bone.id, fishbone: id, ...row })
    }
    const kept = new Set(bones.map(bone => bone.id))
    this.#bones.removeOthers(id, kept)
    const drawn = new Set<string>()
    for (const { id: link, ...content } of readFishbone(this.#db, id).links) {
      const was = links.find(one => one.from === content.from && one.to === content.to)
      if (!was) this.#records.remove('bone_link', link)
      else if (was.note !== content.note) this.#records.update('bone_link', link, { ...content, note: was.note })
      if (was) drawn.add(was.id)
    }
    for (const { id: link, ...content } of links) if (!drawn.has(link)) this.#records.add('bone_link', { owner: id, content })
  }

  /** With what its bones own. */
  remove(id: string): void {
    this.#bones.removeOthers(id, new Set())
    for (const link of readRecords(this.#db, 'bone_link', id).reverse()) this.#records.remove('bone_link', link.id)
    this.#journal.remove('fishbone', [id])
  }
}
