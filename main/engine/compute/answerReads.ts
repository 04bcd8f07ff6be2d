import { MessageChannel } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { toYinguoError, YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ReadAnswer, ReadRequest } from './messages.ts'

/** Where a project stands: another edit, undo or redo gives another mark. */
const markOf = (project: ProjectReader): string => JSON.stringify(project.historyState())

export interface AnsweredReads { port: MessagePort; signals: SharedArrayBuffer; cancel(): void; close(): void }

/**
 * The engine's end of a remote reader. `project()` may throw (CANCELLED when it was closed). Edits in between are answered with CONFLICT;
 * a request that needs no project never asks.
 */
export function answerReads(project: () => ProjectReader): AnsweredReads {
  const { port1, port2 } = new MessageChannel()
  const signals = new SharedArrayBuffer(8)
  const words = new Int32Array(signals)
  let mark: string | null = null
  port1.on('message', (request: ReadRequest) => {
    port1.postMessage(answer(request))
    Atomics.add(words, 0, 1)
    Atomics.notify(words, 0)
  })
  // A waiting answer must not keep a command line from ending.
  port1.unref()

  function answer({ of, name, args }: ReadRequest): ReadAnswer {
    try {
      const reader = project()
      const now = markOf(reader)
      mark ??= now
      if (mark !== now) throw new YinguoError('CONFLICT', { what: 'project' })
      const source = (of === 'columns' ? reader.columns : reader) as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>
      const method = source[name]
      if (typeof method !== 'function') throw new YinguoError('INTERNAL', {}, `no reader method ${name}`)
      return { value: method.apply(source, args) }
    } catch (thrown) {
      const { code, params } = toYinguoError(thrown)
      return { code, params }
    }
  }
  return {
    port: port2, signals,
    cancel() {
      Atomics.store(words, 1, 1)
      Atomics.add(words, 0, 1)
      Atomics.notify(words, 0)
    },
    close() { port1.close() },
  }
}
