import type { Database } from 'better-sqlite3'
import { boneLink } from '../../../shared/model/cause.ts'
import type { BoneLink } from '../../../shared/model/cause.ts'
import type { Journal } from './journal.ts'
import { RecordWriter, readRecords } from './records.ts'

/** What points at bones from elsewhere: lines across, confirmations, and the measures that act on them. */
export class BoneBelongings {
  #db: Database
  #journal: Journal
  #records: RecordWriter

  constructor(db: Database, journal: Journal) {
    this.#db = db
    this.#journal = journal
    this.#records = new RecordWriter(db, journal)
  }

  #links(fishbone: string): { id: string; link: BoneLink }[] {
    return readRecords(this.#db, 'bone_link', fishbone).map(row => ({ id: row.id, link: boneLink.parse(row.content) }))
  }

  isConfirmed(bone: string): boolean { return readRecords(this.#db, 'confirmation', bone).length > 0 }

  /** A line across that says what the tree says now. */
  dropDoubledLink(fishbone: string, bone: string, parent: string | null): void {
    for (const { id, link } of this.#links(fishbone)) if (link.from === bone && link.to === parent) this.#records.remove('bone_link', id)
  }

  remove(fishbone: string, bones: ReadonlySet<string>): void {
    for (const { id, link } of this.#links(fishbone)) if (bones.has(link.from) || bones.has(link.to)) this.#records.remove('bone_link', id)
    for (const bone of bones) for (const row of readRecords(this.#db, 'confirmation', bone).reverse()) this.#records.remove('confirmation', row.id)
    this.#eachMeasure(causes => causes.filter(cause => !bones.has(cause)))
  }

  /** `children` and `parent` are those of `into` afterwards: a line that would say the same as the tree goes. */
  handOver(fishbone: string, from: string, into: string, children: ReadonlySet<string>, parent: string | null): void {
    const kept = new Set<string>()
    const now = (bone: string): string => (bone === from ? into : bone)
    // Links that stay as they are come first, so that of two equal ones the moved one goes.
    const links = this.#links(fishbone).sort((a, b) => Number(a.link.from === from || a.link.to === from) - Number(b.link.from === from || b.link.to === from))
    for (const { id, link } of links) {
      const next = { ...link, from: now(link.from), to: now(link.to) }
      const key = `${next.from} ${next.to}`
      const asTree = (next.from === into && next.to === parent) || (next.to === into && children.has(next.from))
      if (next.from === next.to || asTree || kept.has(key)) this.#records.remove('bone_link', id)
      else if (next.from !== link.from || next.to !== link.to) this.#records.update('bone_link', id, next)
      kept.add(key)
    }
    for (const row of readRecords(this.#db, 'confirmation', from)) this.#journal.update('confirmation', [row.id], { owner: into })
    this.#eachMeasure(causes => [...new Set(causes.map(now))])
  }

  #eachMeasure(change: (causes: string[]) => string[]): void {
    for (const row of readRecords(this.#db, 'measure')) {
      const content = row.content as { causes?: string[] }
      const causes = content.causes ?? []
      const next = change(causes)
      if (next.length !== causes.length || next.some((cause, i) => cause !== causes[i])) this.#records.update('measure', row.id, { ...content, causes: next })
    }
  }
}
