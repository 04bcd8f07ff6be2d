import { availableParallelism } from 'node:os'
import type { AnalysisRequest, AnalysisResult } from '../../../shared/contract/analysis.ts'
import type { ScreeningEffect } from '../../../shared/contract/screening.ts'
import type { WhatIfEffects, WhatIfRequest } from '../../../shared/contract/whatIf.ts'
import type { ScreeningSettings } from '../../../shared/model/screening.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { replicatesOf } from '../analysis/resamplers.ts'
import type { PlainScreening } from '../screening/plainScreening.ts'
import type { ProjectReader } from '../store/reader.ts'
import { ComputeThread } from './computeThread.ts'
import type { Order } from './computeThread.ts'
import type { WorkAnswer } from './messages.ts'

/** Idle threads are kept this long for the next request, so that it need not load the program again. */
const IDLE_MS = 30_000
/** Fewer replicates than this are not worth a thread of their own. */
const LEAST_SHARE = 400
const MOST_THREADS = 8
/** How often a task is begun anew because the project was edited while it read. */
const ATTEMPTS = 3

export interface ComputeCall {
  /** Throws when the project the call began with is no longer open. */
  project(): ProjectReader
  signal: AbortSignal
  progress(done: number, total: number | null): void
}

const orderOf = (call: ComputeCall): Omit<Order, 'work'> => ({ project: () => call.project(), signal: call.signal, progress: (done, total) => call.progress(done, total || null) })

/** Compute workers of one engine. */
export class ComputePool {
  #entry: URL
  #most: number
  #threads = new Set<ComputeThread>()
  #waiting: (() => void)[] = []
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor(entry: URL, most = Math.max(1, Math.min(MOST_THREADS, availableParallelism()))) {
    this.#entry = entry
    this.#most = most
  }

  get size(): number { return this.#threads.size }

  /** Answers as `runAnalysis` would in this thread. A bootstrap is shared out over the threads. */
  run(request: AnalysisRequest, call: ComputeCall): Promise<AnalysisResult> {
    return this.#unedited(call, async () => {
      const count = replicatesOf(request)
      const replicates = count >= LEAST_SHARE ? await this.#resample(request, count, call) : null
      return await this.#order({ ...orderOf(call), work: { kind: 'analysis', request, part: null, replicates } }) as AnalysisResult
    })
  }

  /** What an outcome owes to items, and the same in other samples, as `itemEffects` would in this thread. */
  effects(request: WhatIfRequest, call: ComputeCall): Promise<WhatIfEffects> {
    return this.#unedited(call, async () => await this.#order({ ...orderOf(call), work: { kind: 'effects', request } }) as WhatIfEffects)
  }

  /** Asks the screening rules, as `screenAnew` would in this thread. */
  screening(dataset: number, settings: ScreeningSettings | null, call: ComputeCall): Promise<PlainScreening> {
    return this.#unedited(call, async () => await this.#order({ ...orderOf(call), work: { kind: 'screening', dataset, settings } }) as PlainScreening)
  }

  /** As `screeningEffect` would in this thread. CONFLICT when the project is edited meanwhile: the positions belong to what it was. */
  async screeningEffect(dataset: number, hit: Int32Array, call: ComputeCall): Promise<ScreeningEffect> {
    return await this.#order({ ...orderOf(call), work: { kind: 'screeningEffect', dataset, hit } }) as ScreeningEffect
  }

  async #unedited<T>(call: ComputeCall, work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (thrown) {
        const edited = thrown instanceof YinguoError && thrown.code === 'CONFLICT' && thrown.params['what'] === 'project'
        if (!edited || attempt === ATTEMPTS || call.signal.aborted) throw thrown
      }
    }
  }

  async #resample(request: AnalysisRequest, count: number, call: ComputeCall): Promise<Float64Array> {
    // Smaller shares than one a thread: a thread that is held up leaves the rest to the others.
    const share = Math.max(LEAST_SHARE / 2, Math.ceil(count / (4 * this.#most)))
    const starts = Array.from({ length: Math.ceil(count / share) }, (_, i) => i * share)
    const done = starts.map(() => 0)
    const rows: Float64Array[] = []
    // The first share that fails stops the others.
    let failure = null as { thrown: unknown } | null
    const stop = new AbortController()
    const signal = AbortSignal.any([call.signal, stop.signal])
    const tell = (index: number, n: number): void => {
      done[index] = n
      call.progress(done.reduce((total, value) => total + value, 0), count)
    }
    // All are waited for: no thread may still be busy with a request that has been answered.
    const ended = await Promise.allSettled(starts.map(async (from, index) => {
      const to = Math.min(count, from + share)
      try {
        rows[index] = await this.#order({ project: () => call.project(), signal, work: { kind: 'analysis', request, part: { from, to }, replicates: null }, progress: n => tell(index, n) }) as Float64Array
      } catch (thrown) {
        failure ??= { thrown }
        stop.abort()
        return
      }
      tell(index, to - from)
    }))
    if (failure) throw failure.thrown
    for (const one of ended) if (one.status === 'rejected') throw one.reason
    const all = new Float64Array(rows.reduce((total, part) => total + part.length, 0))
    let at = 0
    for (const part of rows) { all.set(part, at); at += part.length }
    return all
  }

  async #order(order: Order): Promise<WorkAnswer> {
    const thread = await this.#thread(order.signal)
    try {
      return await thread.run(order)
    } finally {
      if (!thread.usable) this.#threads.delete(thread)
      for (const wake of this.#waiting.splice(0)) wake()
      this.#rest()
    }
  }

  /** A free thread, a new one, or the first to become free. */
  async #thread(signal: AbortSignal): Promise<ComputeThread> {
    for (;;) {
      if (signal.aborted) throw new YinguoError('CANCELLED')
      if (this.#closed) throw new YinguoError('CLOSED')
      clearTimeout(this.#idle)
      for (const thread of this.#threads) if (thread.usable) { thread.busy = true; return thread }
      if (this.#threads.size < this.#most) {
        const thread = new ComputeThread(this.#entry)
        this.#threads.add(thread)
        thread.busy = true
        void thread.ended.then(() => this.#threads.delete(thread))
        return thread
      }
      await new Promise<void>(resolve => { this.#waiting.push(resolve) })
    }
  }

  #rest(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => void this.release(), IDLE_MS)
    this.#idle.unref()
  }

  /** Ends the threads that have nothing to do: each holds some 40 MB. */
  async release(): Promise<void> {
    await Promise.all([...this.#threads].filter(thread => thread.usable).map(thread => { this.#threads.delete(thread); return thread.end() }))
  }

  /** Ends every thread; what they were doing has been cancelled by whoever asked for it. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#idle)
    for (const wake of this.#waiting.splice(0)) wake()
    await Promise.all([...this.#threads].map(thread => thread.end()))
  }
}
