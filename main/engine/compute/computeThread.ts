import { Worker } from 'node:worker_threads'
import { toYinguoError, YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { answerReads } from './answerReads.ts'
import type { FromCompute, ToCompute, Work, WorkAnswer } from './messages.ts'

export interface Order {
  work: Work
  project(): ProjectReader
  signal: AbortSignal
  progress(done: number, total: number): void
}

/** A cancelled task ends of itself at its next sign of life; a thread that shows none is ended after this long. */
const GRACE_MS = 1500

/** One compute worker. It does one task at a time and can be used again. */
export class ComputeThread {
  #worker: Worker
  #dead = false
  #tasks = 0
  busy = false
  readonly ended: Promise<void>

  constructor(entry: URL) {
    this.#worker = new Worker(entry, { name: 'compute', env: {}, stderr: false })
    this.ended = new Promise(resolve => { this.#worker.once('exit', () => { this.#dead = true; resolve() }) })
    this.#worker.on('error', () => { this.#dead = true })
    this.#worker.unref()
  }

  get usable(): boolean { return !this.#dead && !this.busy }

  /** Rejects with CANCELLED, with what the method threw, or with INTERNAL when the thread died. */
  run(order: Order): Promise<WorkAnswer> {
    const worker = this.#worker
    const task = ++this.#tasks
    let methods: string[]
    try { methods = Object.keys(order.project()).filter(name => name !== 'columns') } catch (thrown) {
      this.busy = false
      return Promise.reject(thrown as Error)
    }
    const reads = answerReads(order.project)
    this.busy = true
    worker.ref()
    return new Promise((resolve, reject) => {
      let grace: NodeJS.Timeout | undefined
      const finish = (): void => {
        clearTimeout(grace)
        order.signal.removeEventListener('abort', onAbort)
        worker.off('message', onMessage)
        worker.off('error', onError)
        worker.off('exit', onExit)
        reads.close()
        this.busy = false
        worker.unref()
      }
      const fail = (error: YinguoError): void => { finish(); reject(error) }
      const onMessage = (message: FromCompute): void => {
        if (message.task !== task) return
        if (message.kind === 'progress') {
          try { order.progress(message.done, message.total) } catch (thrown) { cause = thrown; onAbort() }
        } else if (message.kind === 'failed') {
          fail(cause === undefined ? new YinguoError(message.code, message.params, message.detail) : toYinguoError(cause))
        } else {
          finish()
          resolve(message.answer)
        }
      }
      /** Why the task is being stopped, where it is not the caller. */
      let cause: unknown
      const onError = (error: Error): void => fail(order.signal.aborted ? new YinguoError('CANCELLED') : new YinguoError('INTERNAL', {}, error.stack ?? String(error)))
      const onExit = (): void => fail(new YinguoError(order.signal.aborted ? 'CANCELLED' : 'CLOSED'))
      const onAbort = (): void => {
        reads.cancel()
        grace ??= setTimeout(() => void worker.terminate(), GRACE_MS)
      }
      worker.on('message', onMessage)
      worker.on('error', onError)
      worker.on('exit', onExit)
      order.signal.addEventListener('abort', onAbort, { once: true })
      if (order.signal.aborted) onAbort()
      worker.postMessage({ kind: 'task', task, work: order.work, methods, reading: reads.port, signals: reads.signals } satisfies ToCompute, [reads.port])
    })
  }

  /** Ends an idle thread; one that does not end of itself is stopped. */
  async end(): Promise<void> {
    if (this.#dead) return
    this.#dead = true
    this.#worker.ref()
    this.#worker.postMessage({ kind: 'end' } satisfies ToCompute)
    const timer = setTimeout(() => void this.#worker.terminate(), GRACE_MS)
    await this.ended
    clearTimeout(timer)
  }
}
