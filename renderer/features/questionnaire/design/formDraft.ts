import type { Form, FormNode, FormSettings } from '../../../../shared/model/form.ts'

/** Quiet time after which what was typed is handed over; leaving the field, the page or the window does it at once. */
export const QUIET = 700
/** Stands for the settings where an id is asked for. */
const SETTINGS = ''

export interface DraftSender {
  node(id: string, content: FormNode): Promise<unknown>
  settings(settings: FormSettings): Promise<unknown>
}

interface Typed<T> { content: T; state: 'typed' | 'sent' | 'kept' }

/**
 * What is typed, between the keyboard and the project: a field reads and writes here at once, and only the question concerned is drawn
 * again; the command follows when the typing pauses. Nothing typed is lost: `flush` hands over what has not been yet, and an answer to
 * something older does not replace what stands here.
 */
export class FormDraft {
  #nodes = new Map<string, FormNode>()
  #typed = new Map<string, Typed<FormNode>>()
  #settings: Typed<FormSettings> | null = null
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #sender: DraftSender
  /** A change was refused: it stays where it was typed until it is put right or dropped. */
  onRefused: (thrown: unknown, id: string) => void = () => {}

  constructor(sender: DraftSender) { this.#sender = sender }

  /** The form as the project has it now: what was accepted is in it. */
  take(form: Form): void {
    this.#nodes = new Map(form.nodes.map(each => [each.id, each.node]))
    for (const [id, typed] of this.#typed) if (typed.state === 'kept' || !this.#nodes.has(id)) this.#typed.delete(id)
    if (this.#settings?.state === 'kept') this.#settings = null
    this.#tell()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  /** What stands typed in a question; undefined: what the project has. */
  typed(id: string): FormNode | undefined { return this.#typed.get(id)?.content }
  typedSettings(): FormSettings | undefined { return this.#settings?.content }

  change(id: string, content: FormNode): void {
    this.#typed.set(id, { content, state: 'typed' })
    this.#tell()
    this.#wait()
  }

  changeSettings(content: FormSettings): void {
    this.#settings = { content, state: 'typed' }
    this.#tell()
    this.#wait()
  }

  /** Takes back what was typed in a question. */
  drop(id: string): void {
    this.#typed.delete(id)
    this.#tell()
  }

  /** Hands over everything typed; resolves when all of it was answered. */
  async flush(): Promise<void> {
    if (this.#timer !== null) { clearTimeout(this.#timer); this.#timer = null }
    const work: Promise<void>[] = []
    const settings = this.#settings
    if (settings?.state === 'typed') work.push(this.#send(SETTINGS, settings, () => this.#sender.settings(settings.content)))
    for (const [id, typed] of this.#typed) {
      if (typed.state !== 'typed') continue
      if (JSON.stringify(typed.content) === JSON.stringify(this.#nodes.get(id))) this.#typed.delete(id)
      else work.push(this.#send(id, typed, () => this.#sender.node(id, typed.content)))
    }
    await Promise.all(work)
  }

  async #send<T>(id: string, typed: Typed<T>, send: () => Promise<unknown>): Promise<void> {
    typed.state = 'sent'
    try {
      await send()
      typed.state = 'kept'
    } catch (thrown) {
      // Not typed again by itself: the same content would be refused again at every pause.
      this.onRefused(thrown, id)
    }
  }

  #wait(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { this.#timer = null; void this.flush() }, QUIET)
  }

  #tell(): void { for (const listener of this.#listeners) listener() }
}
