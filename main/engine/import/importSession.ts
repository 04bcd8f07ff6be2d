import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ImportProposal } from '../../../shared/contract/import.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { watch } from '../jobs/watchdog.ts'
import { limits } from './limits.ts'
import type { FromWorker, Numbered, ToWorker } from './messages.ts'

export interface TaskOptions {
  signal: AbortSignal
  /** Called for each message that is not the end of the task. */
  onMessage(message: FromWorker): void
  /** How a cancel reaches the worker: it is told and answers (it stays usable), or it is killed. */
  onCancel: 'tell' | 'kill'
  noProgressMs?: number
  totalMs?: number
}

/** A worker takes its code compiled from where the host keeps its own: 30 MB and a tenth of a second less, from TypeScript source. */
function codeCache(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir()
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}

/** One import worker and the parsed sheet in it. It lives until discarded, killed or idle for too long. */
export class ImportSession {
  readonly id: string
  readonly path: string
  readonly name: string
  /** Size and time of the file when it was read. */
  readonly stamp: string
  /** Answers in the sheet as last proposed. */
  rows = 0
  /** What was last proposed for it. */
  proposal: Omit<ImportProposal, 'session' | 'elapsedMs'> | null = null
  #worker: Worker
  #dead = false
  #busy = false
  #task = 0
  #idle: NodeJS.Timeout | undefined
  /** Resolves when the thread is no more. */
  readonly ended: Promise<void>
  readonly #onGone: (id: string) => void
  readonly #memoryMb: number

  constructor(id: string, entry: URL, file: { path: string; name: string; stamp: string }, onGone: (id: string) => void, memoryMb: number = limits.workerOldSpaceMb) {
    this.id = id
    this.path = file.path
    this.name = file.name
    this.stamp = file.stamp
    this.#onGone = onGone
    this.#memoryMb = memoryMb
    this.#worker = new Worker(entry, {
      name: 'import', stderr: false, env: codeCache(),
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: limits.workerYoungSpaceMb },
    })
    this.ended = new Promise(resolve => { this.#worker.on('exit', () => { this.#gone(); resolve() }) })
    this.#worker.on('error', () => { this.#gone() })
    // A waiting sheet must not keep a command line from ending.
    this.#worker.unref()
  }

  get usable(): boolean { return !this.#dead && !this.#busy }

  /** Sends a task and waits for the message that ends it. Cancel, silence and death of the worker reject. */
  run<K extends FromWorker['kind']>(order: ToWorker, ending: K, options: TaskOptions): Promise<Extract<FromWorker, { kind: K }>> {
    if (this.#dead || this.#busy) throw new YinguoError('CONFLICT', { what: 'import' })
    clearTimeout(this.#idle)
    this.#busy = true
    const task = ++this.#task
    this.#worker.ref()
    return new Promise((resolve, reject) => {
      const worker = this.#worker
      const finish = (): void => {
        dog.stop()
        clearImmediate(turn)
        options.signal.removeEventListener('abort', onAbort)
        worker.off('message', onMessage)
        worker.off('error', onError)
        worker.off('exit', onExit)
        this.#busy = false
        worker.unref()
        if (!this.#dead) this.#rest()
      }
      const fail = (error: YinguoError, kill: boolean): void => {
        finish()
        if (kill) void this.kill()
        reject(error)
      }
      const dog = watch({ noProgressMs: options.noProgressMs ?? limits.noProgressMs, totalMs: options.totalMs ?? limits.totalMs }, (_, seconds) => fail(new YinguoError('M13', { seconds }), true))
      const take = (message: FromWorker): void => {
        if (message.kind === 'failed') fail(new YinguoError(message.code, message.params, message.detail), false)
        else if (message.kind === ending) {
          finish()
          resolve(message as FromWorker as Extract<FromWorker, { kind: K }>)
        } else {
          try {
            options.onMessage(message)
          } catch (error) {
            // What the engine thread could not write ends the task; the sheet in the worker is not to blame.
            this.send({ kind: 'cancel' })
            finish()
            reject(error as Error)
          }
        }
      }
      // A port hands over all that has come and comes meanwhile in one go, up to a thousand messages: without this
      // inbox no cancel and no other call would be heard before the last batch is written.
      const inbox: FromWorker[] = []
      let turn: NodeJS.Immediate | undefined
      const takeNext = (): void => {
        const message = inbox.shift()
        turn = inbox.length > 0 ? setImmediate(takeNext) : undefined
        if (message) take(message)
      }
      const onMessage = (message: Numbered<FromWorker>): void => {
        // The last words of a cancelled task.
        if (message.task !== task) return
        dog.stir()
        inbox.push(message)
        turn ??= setImmediate(takeNext)
      }
      const onError = (error: Error & { code?: string }): void =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new YinguoError('M09', { what: 'memory', sheet: null, n: this.#memoryMb, max: this.#memoryMb }) : new YinguoError('INTERNAL', {}, error.stack ?? String(error)), true)
      const onExit = (): void => fail(new YinguoError('CLOSED'), true)
      const onAbort = (): void => {
        if (options.onCancel === 'tell') this.send({ kind: 'cancel' })
        fail(new YinguoError('CANCELLED'), options.onCancel === 'kill')
      }
      worker.on('message', onMessage)
      worker.on('error', onError)
      worker.on('exit', onExit)
      options.signal.addEventListener('abort', onAbort, { once: true })
      if (options.signal.aborted) onAbort()
      else this.send(order)
    })
  }

  send(message: ToWorker, transfer: ArrayBuffer[] = []): void { if (!this.#dead) this.#worker.postMessage({ ...message, task: this.#task } satisfies Numbered<ToWorker>, transfer) }

  /**
   * Asks the thread to end, and ends it by force only when it does not within a moment: a thread stopped in the middle
   * of native code (inflate, a compiler of V8) has been seen to take the process with it. Resolves when the thread has
   * ended and its memory is free.
   */
  async kill(): Promise<void> {
    if (!this.#dead) {
      this.send({ kind: 'end' })
      this.#gone()
      this.#worker.ref()
      const force = setTimeout(() => { void this.#worker.terminate() }, limits.workerGraceMs)
      void this.ended.then(() => clearTimeout(force))
    }
    await this.ended
  }

  #rest(): void {
    this.#idle = setTimeout(() => { void this.kill() }, limits.sessionIdleMs)
    this.#idle.unref()
  }

  #gone(): void {
    if (this.#dead) return
    this.#dead = true
    clearTimeout(this.#idle)
    this.#onGone(this.id)
  }
}
