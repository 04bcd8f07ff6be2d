import type { Block, BlockContent, Report } from '../../../shared/model/report.ts'
import type { Client } from '../../../shared/rpc/client.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'

/** How long a pause in typing is before it is kept. */
const PAUSE = 600

export interface Gesture { update?: { block: string; content: BlockContent }[]; add?: { index: number; blocks: { id: string; content: BlockContent }[] }; remove?: string[] }
export interface ReportView { report: Report | null; error: YinguoError | null; /** Something typed is not kept yet. */ saving: boolean }

interface Op { apply(blocks: Block[]): Block[]; /** Number of the last fetch begun before the answer came; null: no answer yet. */ answered: number | null }
interface Draft { content: BlockContent; dirty: boolean; sent: number; answered: number | null; timer: number | null }

export const newBlockId = (): string => `b-${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}`

/**
 * One report as it is edited: what the project has, with what was done here laid over it until the project is known to have it too.
 * An answer that was on its way while something was typed can so never take a letter away. Typing is kept after a pause, when the line is left
 * and when the place is; every other gesture at once.
 */
export class ReportSession {
  readonly #client: Client
  readonly id: string
  #server: Report | null = null
  #error: YinguoError | null = null
  #ops: Op[] = []
  readonly #drafts = new Map<string, Draft>()
  #begun = 0
  #shown = 0
  readonly #listeners = new Set<() => void>()
  #view: ReportView = { report: null, error: null, saving: false }

  constructor(client: Client, id: string) { this.#client = client; this.id = id }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }
  readonly view = (): ReportView => this.#view

  /** Asks for the report again. What was answered before this was asked is then in it, and laid over it no more. */
  async refresh(): Promise<void> {
    const turn = ++this.#begun
    try {
      const report = await this.#client.call('report.get', { report: this.id })
      if (turn < this.#shown) return
      this.#shown = turn
      this.#server = report
      this.#ops = this.#ops.filter(op => op.answered === null || op.answered >= turn)
      for (const [block, draft] of this.#drafts) if (!draft.dirty && draft.answered !== null && draft.answered < turn) this.#drafts.delete(block)
    } catch (thrown) {
      if (turn < this.#shown) return
      this.#error = toYinguoError(thrown)
    }
    this.#publish()
  }

  /** Something typed into a block. */
  type(block: string, content: BlockContent): void {
    const before = this.#drafts.get(block)
    this.#still(before)
    const draft: Draft = { content, dirty: true, sent: before?.sent ?? 0, answered: null, timer: window.setTimeout(() => { void this.#keep(block) }, PAUSE) }
    this.#drafts.set(block, draft)
    this.#publish()
  }

  /** Keeps what was typed, now. */
  async flush(): Promise<void> {
    await Promise.all([...this.#drafts].map(([block, draft]) => (draft.dirty ? this.#keep(block) : Promise.resolve())))
  }

  /** Several changes as one step of undo, shown at once. */
  edit({ update = [], add, remove = [] }: Gesture): Promise<void> {
    for (const { block } of update) this.#forget(block)
    for (const block of remove) this.#forget(block)
    void this.flush()
    const contents = new Map(update.map(({ block, content }) => [block, content]))
    const gone = new Set(remove)
    return this.#run(blocks => {
      const changed = blocks.map(block => (contents.has(block.id) ? { ...block, content: contents.get(block.id)! } : block))
      if (add) {
        const there = new Set(changed.map(block => block.id))
        changed.splice(add.index, 0, ...add.blocks.filter(block => !there.has(block.id)).map(({ id, content }) => ({ id, content, order: 0 })))
      }
      return changed.filter(block => !gone.has(block.id))
    }, () => this.#client.call('block.edit', { report: this.id, update, ...(add && { add }), remove }))
  }

  /** `index`: the place among the others. */
  move(moved: readonly string[], index: number): Promise<void> {
    void this.flush()
    const set = new Set(moved)
    return this.#run(blocks => {
      const rest = blocks.filter(block => !set.has(block.id))
      rest.splice(index, 0, ...moved.flatMap(id => blocks.find(block => block.id === id) ?? []))
      return rest
    }, () => this.#client.call('block.moveMany', { report: this.id, blocks: [...moved], index }))
  }

  clear(): void { this.#error = null; this.#publish() }

  async #run(apply: Op['apply'], call: () => Promise<unknown>): Promise<void> {
    const op: Op = { apply, answered: null }
    this.#ops.push(op)
    this.#error = null
    this.#publish()
    try {
      await call()
      op.answered = this.#begun
    } catch (thrown) {
      this.#ops = this.#ops.filter(each => each !== op)
      this.#error = toYinguoError(thrown)
    }
    await this.refresh()
  }

  async #keep(block: string): Promise<void> {
    const draft = this.#drafts.get(block)
    if (!draft?.dirty) return
    this.#still(draft)
    draft.timer = null
    draft.dirty = false
    draft.sent++
    const turn = draft.sent
    try {
      await this.#client.call('block.update', { report: this.id, block, content: draft.content })
      const now = this.#drafts.get(block)
      if (now && now.sent === turn && !now.dirty) now.answered = this.#begun
      if (this.#error !== null) this.#error = null
    } catch (thrown) {
      const error = toYinguoError(thrown)
      this.#error = error
      // Gone or closed to edits: there is nowhere to keep it. Anything else may pass: the words stay, and are tried again with the next letter.
      if (error.code === 'NOT_FOUND' || error.code === 'CONFLICT') this.#drafts.delete(block)
      else { const now = this.#drafts.get(block); if (now) now.dirty = true }
    }
    await this.refresh()
  }

  #still(draft: Draft | undefined): void {
    if (draft && draft.timer !== null) window.clearTimeout(draft.timer)
  }

  #forget(block: string): void {
    const draft = this.#drafts.get(block)
    this.#still(draft)
    this.#drafts.delete(block)
  }

  #publish(): void {
    const server = this.#server
    let blocks = server?.blocks ?? []
    for (const op of this.#ops) blocks = op.apply(blocks)
    if (this.#drafts.size > 0) blocks = blocks.map(block => { const draft = this.#drafts.get(block.id); return draft ? { ...block, content: draft.content } : block })
    this.#view = { report: server && { ...server, blocks }, error: this.#error, saving: [...this.#drafts.values()].some(draft => draft.dirty || draft.answered === null) }
    for (const listener of this.#listeners) listener()
  }
}
