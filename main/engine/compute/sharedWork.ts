import { YinguoError } from '../../../shared/rpc/errors.ts'

interface Running { answer: Promise<unknown>; waiting: number; stop: AbortController }

/** Work that several callers may wait for at once, done once; given up when the last of them gives up. */
export class SharedWork {
  #running = new Map<string, Running>()

  /** `begin` runs only where nothing runs under this key. Rejects with CANCELLED when `signal` aborts. */
  async run<T>(key: string, signal: AbortSignal, begin: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) throw new YinguoError('CANCELLED')
    const running = this.#running.get(key) ?? this.#begin(key, begin)
    running.waiting++
    let leave = (): void => {}
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(new YinguoError('CANCELLED'))
      signal.addEventListener('abort', leave, { once: true })
    })
    try {
      return await Promise.race([running.answer as Promise<T>, left])
    } finally {
      signal.removeEventListener('abort', leave)
      if (--running.waiting === 0) {
        if (this.#running.get(key) === running) this.#running.delete(key)
        running.stop.abort()
      }
    }
  }

  #begin<T>(key: string, begin: (signal: AbortSignal) => Promise<T>): Running {
    const stop = new AbortController()
    const running: Running = { answer: begin(stop.signal), waiting: 0, stop }
    this.#running.set(key, running)
    // With nobody left to hear it, a failure is no news.
    running.answer.catch(() => {})
    return running
  }
}
