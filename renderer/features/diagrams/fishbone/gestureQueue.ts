import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'

interface QueueOwner {
  /** Everything asked for so far is in the project (or was thrown away after an error). */
  empty(): Promise<void>
  changed(): void
}

/** Brings gestures to the engine one after the other. After an error what follows is dropped: it was meant for a state that never came about. */
export class GestureQueue {
  readonly #owner: QueueOwner
  #tail: Promise<void> = Promise.resolve()
  #pending = 0
  /** Raised when the queue is thrown away after an error. */
  #epoch = 0
  error: YinguoError | null = null

  constructor(owner: QueueOwner) { this.#owner = owner }

  get pending(): number { return this.#pending }

  /** Resolves when everything done so far is in the project. */
  settled(): Promise<void> { return this.#tail }

  add(gesture: () => Promise<unknown>): void {
    const epoch = this.#epoch
    this.#pending++
    this.#tail = this.#tail.then(async () => {
      try {
        if (epoch === this.#epoch) await gesture()
      } catch (thrown) {
        this.#epoch++
        this.error = toYinguoError(thrown)
      }
      this.#pending--
      if (this.#pending === 0) {
        try { await this.#owner.empty() } catch (thrown) { this.error ??= toYinguoError(thrown) }
      }
      this.#owner.changed()
    })
  }
}
