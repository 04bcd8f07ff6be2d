import { parentPort } from 'node:worker_threads'
import { datasetOf } from '../../../shared/contract/analysis.ts'
import { toYinguoError, YinguoError } from '../../../shared/rpc/errors.ts'
import { resamplers } from '../analysis/resamplers.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import { segmentView } from '../analysis/segmentView.ts'
import { itemEffects } from '../analysis/whatIf/itemEffects.ts'
import { screeningEffect } from '../screening/effect.ts'
import { plainScreening } from '../screening/plainScreening.ts'
import { screenAnew, stateOf } from '../screening/screen.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { FromCompute, ToCompute, Work, WorkAnswer } from './messages.ts'
import { remoteReader } from './remoteReader.ts'

/** Entry of a compute worker: the same analyses and screenings as in the engine's thread, on what it reads of the project through the engine. */
const port = parentPort
if (!port) throw new Error('the compute worker is started as a worker thread')

/** Signs of life are not sent more often than they can be seen. */
const EVERY_MS = 60

type Tell = (done: number, total: number) => void

function answer(project: ProjectReader, work: Work, progress: Tell): WorkAnswer {
  switch (work.kind) {
    case 'analysis': {
      const { request, part, replicates } = work
      if (!part) return runAnalysis(project, request, { progress, ...(replicates && { replicates }) })
      const view = segmentView(project, datasetOf(request), 'segment' in request ? request.segment : null).project
      return resamplers[request.method]!.rows(view, request as never, part.from, part.to, done => progress(done, part.to - part.from))
    }
    case 'effects': return itemEffects(project, work.request, progress)
    case 'screening': return plainScreening(screenAnew(project, work.dataset, work.settings, () => progress(0, 0)), stateOf(project, work.dataset, work.settings))
    case 'screeningEffect': return screeningEffect(project, work.dataset, work.hit)
  }
}

function carryOut({ task, work, methods, reading, signals }: Extract<ToCompute, { kind: 'task' }>): void {
  const send = (message: FromCompute, transfer: ArrayBuffer[] = []): void => port!.postMessage(message, transfer)
  const words = new Int32Array(signals)
  // The beginning is told at once, however short the work.
  let told = -Infinity
  const progress: Tell = (done, total) => {
    if (Atomics.load(words, 1) !== 0) throw new YinguoError('CANCELLED')
    const now = performance.now()
    if (now - told < EVERY_MS) return
    told = now
    send({ task, kind: 'progress', done, total })
  }
  try {
    progress(0, 0)
    const found = answer(remoteReader(reading, words, methods), work, progress)
    send({ task, kind: 'answer', answer: found }, found instanceof Float64Array ? [found.buffer as ArrayBuffer] : [])
  } catch (thrown) {
    const { code, params, detail } = toYinguoError(thrown)
    // What the caller gave up fails as it likes: the wait for the engine is broken off as well.
    send({ task, kind: 'failed', code: Atomics.load(words, 1) !== 0 ? 'CANCELLED' : code, params, detail })
  } finally {
    reading.close()
  }
}

port.on('message', (message: ToCompute) => {
  if (message.kind === 'task') carryOut(message)
  else port.close()
})
