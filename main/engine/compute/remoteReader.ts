import { receiveMessageOnPort } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ColumnReader, ProjectReader } from '../store/reader.ts'
import type { ReadAnswer, ReadRequest } from './messages.ts'

/** Seconds a worker waits for the engine's thread, which may be in the middle of a transaction. */
const PATIENCE_MS = 120_000

/**
 * The project as a compute worker sees it: every method of the reader, answered by the engine's thread while this one waits, and kept.
 * So only the columns that a method really reads cross over, whatever method it is, each once a task.
 * Throws CONFLICT when the project was edited since the task began: what is read belongs to one moment.
 */
export function remoteReader(reading: MessagePort, answers: Int32Array, methods: readonly string[]): ProjectReader {
  const kept = new Map<string, unknown>()
  function ask(request: ReadRequest): unknown {
    const key = JSON.stringify(request)
    if (kept.has(key)) return kept.get(key)
    const before = Atomics.load(answers, 0)
    reading.postMessage(request)
    if (Atomics.wait(answers, 0, before, PATIENCE_MS) === 'timed-out') throw new YinguoError('CLOSED')
    const answer = receiveMessageOnPort(reading)?.message as ReadAnswer | undefined
    if (!answer) throw new YinguoError('CLOSED')
    if ('code' in answer) throw new YinguoError(answer.code, answer.params)
    kept.set(key, answer.value)
    return answer.value
  }
  const asking = <T extends object>(of: ReadRequest['of'], own: Partial<T>): T => new Proxy(own as T, {
    get: (target, name) => (name in target ? target[name as keyof T] : typeof name === 'symbol' ? undefined : (...args: unknown[]) => ask({ of, name, args })),
  })
  // As properties of its own, so that a view of the project may be made by spreading it.
  const own = Object.fromEntries(methods.map(name => [name, (...args: unknown[]) => ask({ of: 'project', name, args })]))
  return asking<ProjectReader>('project', { ...own, columns: asking<ColumnReader>('columns', {}) })
}
