// Child of import.ts: how long a cancel takes to be answered in each phase of an import. Prints milliseconds by phase.
import { enableCompileCache } from 'node:module'
import { YinguoError } from '../../../shared/rpc/errors.ts'

enableCompileCache(process.argv[3])
const { testEngine } = await import('../../fixtures/engine.ts')
const test = await testEngine()
await test.newProject('Bench')

/** Milliseconds from an abort at the first sign of `phase` to the answer CANCELLED; null when the call ended before. */
async function answerTo(phase: string, call: (options: { signal: AbortSignal; onProgress: (progress: { phase: string; done: number }) => void }) => Promise<unknown>): Promise<number | null> {
  const controller = new AbortController()
  let asked = 0
  try {
    await call({
      signal: controller.signal,
      onProgress: progress => {
        if (progress.phase !== phase || asked > 0) return
        asked = performance.now()
        controller.abort()
      },
    })
    return null
  } catch (error) {
    if (!(error instanceof YinguoError) || error.code !== 'CANCELLED') throw error
    return performance.now() - asked
  }
}

const grant = test.grants.add(process.argv[2]!, 'read')
const taken: Record<string, number | null> = {}
for (const phase of ['reading', 'profiling']) taken[phase] = await answerTo(phase, options => test.client.call('import.inspect', { grant }, options))
const { session, recipe } = await test.client.call('import.inspect', { grant })
taken['writing'] = await answerTo('writing', options => test.client.call('import.commit', { session, recipe }, options))
process.stdout.write(JSON.stringify(taken))
await test.dispose()
