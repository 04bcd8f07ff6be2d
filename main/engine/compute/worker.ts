import { parentPort } from 'node:worker_threads'
import { datasetOf } from '../../../shared/contract/analysis.ts'
import { toYinguoError, YinguoError } from '../../../shared/rpc/errors.ts'
import { resamplers } from '../analysis/resamplers.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import { segmentView } from '../analysis/segmentView.ts'
import type { FromCompute, ToCompute } from './messages.ts'
import { remoteReader } from './remoteReader.ts'

/** Entry of a compute worker: the same analyses as in the engine's thread, on what it reads of the project through the engine. */
const port = parentPort
if (!port) throw new Error('the compute worker is started as a worker thread')

/** Signs of life are not sent more often than they can be seen. */
const EVERY_MS = 60

function work({ task, request, part, replicates, methods, reading, signals }: Extract<ToCompute, { kind: 'task' }>): void {
  const send = (message: FromCompute, transfer: ArrayBuffer[] = []): void => port!.postMessage(message, transfer)
  const words = new Int32Array(signals)
  let told = performance.now()
  const progress = (done: number, total: number): void => {
    if (Atomics.load(words, 1) !== 0) throw new YinguoError('CANCELLED')
    const now = performance.now()
    if (now - told < EVERY_MS) return
    told = now
    send({ task, kind: 'progress', done, total })
  }
  try {
    progress(0, 0)
    const project = remoteReader(reading, words, methods)
    if (part) {
      const rows = resamplers[request.method]!.rows(segmentView(project, datasetOf(request), 'segment' in request ? request.segment : null).project, request as never, part.from, part.to, done => progress(done, part.to - part.from))
      send({ task, kind: 'replicates', rows }, [rows.buffer as ArrayBuffer])
    } else {
      const answer = runAnalysis(project, request, { progress, ...(replicates && { replicates }) })
      send({ task, kind: 'answer', answer })
    }
  } catch (thrown) {
    const { code, params, detail } = toYinguoError(thrown)
    // What the caller gave up fails as it likes: the wait for the engine is broken off as well.
    send({ task, kind: 'failed', code: Atomics.load(words, 1) !== 0 ? 'CANCELLED' : code, params, detail })
  } finally {
    reading.close()
  }
}

port.on('message', (message: ToCompute) => {
  if (message.kind === 'task') work(message)
  else port.close()
})
