import { basename } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { YinguoError } from '../../shared/rpc/errors.ts'
import type { ControlAnswer, ControlMessage, EngineSetup } from './engineControl.ts'
import type { EngineHandle } from './engineHandle.ts'
import { threadChannel } from './ports/threadChannel.ts'

const PATIENCE_MS = 10_000

/** An engine in a worker thread, so that no computation keeps the host from answering. */
export async function startEngineWorker(setup: EngineSetup, log: (line: string) => void): Promise<EngineHandle> {
  const entry = new URL(import.meta.url.endsWith('.ts') ? './engineThread.ts' : './engine-thread.js', import.meta.url)
  const worker = new Worker(entry, { workerData: setup, name: 'engine' })
  const granted = new Map<number, { resolve(id: string): void; reject(error: Error): void }>()
  const crashListeners: ((detail: string) => void)[] = []
  let nextRequest = 1
  let dead = false
  let stopping = false
  let fault = ''

  const gone = new Promise<void>(resolve => {
    worker.once('exit', code => {
      dead = true
      for (const waiting of granted.values()) waiting.reject(new YinguoError('CLOSED'))
      granted.clear()
      if (!stopping) for (const listener of crashListeners) listener(fault || `exit ${code}`)
      resolve()
    })
  })
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (answer: ControlAnswer) => {
      if (answer.type === 'ready') resolve()
      else if (answer.type === 'log') log(answer.line)
      else if (answer.type === 'granted') {
        granted.get(answer.request)?.resolve(answer.id)
        granted.delete(answer.request)
      }
    })
    worker.once('error', error => {
      fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
      log(fault)
      reject(new YinguoError('CLOSED', {}, fault))
    })
  })
  await ready

  const post = (message: ControlMessage): void => worker.postMessage(message)
  return {
    grant(path, access, options = {}) {
      const request = nextRequest++
      return new Promise((resolve, reject) => {
        if (dead) { reject(new YinguoError('CLOSED')); return }
        granted.set(request, { resolve, reject })
        post({ type: 'grant', request, path, access, overwrite: options.overwrite ?? false, name: options.name ?? basename(path) })
      })
    },
    open() {
      const { port1, port2 } = new MessageChannel()
      worker.postMessage({ type: 'serve', port: port2 }, [port2])
      return threadChannel(port1)
    },
    async shutdown() {
      stopping = true
      post({ type: 'shutdown' })
      const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS)
      await gone
      clearTimeout(timer)
    },
    onCrash(listener) { crashListeners.push(listener) },
  }
}
