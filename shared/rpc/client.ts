import type { CallName, ParamsOf, ResultOf } from '../contract/index.ts'
import type { ClientMessage, EngineEvent, EngineMessage, Progress } from './envelope.ts'
import { YinguoError } from './errors.ts'
import type { Port } from './port.ts'

export interface CallOptions {
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

export interface Client {
  call<N extends CallName>(name: N, params: ParamsOf<N>, options?: CallOptions): Promise<ResultOf<N>>
  onEvent(listener: (event: EngineEvent) => void): () => void
  close(): void
}

interface Pending {
  resolve(value: unknown): void
  reject(error: YinguoError): void
  onProgress: ((progress: Progress) => void) | undefined
}

/** The typed caller's end of a port. */
export function createClient(port: Port): Client {
  let nextId = 1
  let closed = false
  const pending = new Map<number, Pending>()
  const listeners = new Set<(event: EngineEvent) => void>()

  port.onMessage(raw => {
    const message = raw as EngineMessage
    if (message.type === 'event') {
      for (const listener of listeners) listener(message.event)
      return
    }
    const waiting = pending.get(message.id)
    if (!waiting) return
    if (message.type === 'progress') { waiting.onProgress?.(message.progress); return }
    pending.delete(message.id)
    if (message.type === 'result') waiting.resolve(message.value)
    else waiting.reject(new YinguoError(message.code, message.params))
  })
  port.onClose(() => {
    closed = true
    for (const waiting of pending.values()) waiting.reject(new YinguoError('CLOSED'))
    pending.clear()
  })

  const post = (message: ClientMessage): void => port.send(message)

  return {
    call(name, params, options = {}) {
      if (closed) return Promise.reject(new YinguoError('CLOSED'))
      if (options.signal?.aborted) return Promise.reject(new YinguoError('CANCELLED'))
      const id = nextId++
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve: resolve as (value: unknown) => void, reject, onProgress: options.onProgress })
        options.signal?.addEventListener('abort', () => post({ type: 'cancel', id }), { once: true })
        post({ type: 'call', id, name, params })
      })
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    close() { port.close() },
  }
}
