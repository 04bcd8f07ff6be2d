import { boneEvidence } from '../analysis/boneEvidence.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import { ComputePool } from '../compute/computePool.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handlers } from '../handler.ts'

const pools = new WeakMap<EngineDeps, ComputePool>()

/** The threads of an engine; none is started before the first computation. */
export function poolOf(deps: EngineDeps): ComputePool {
  const pool = pools.get(deps) ?? new ComputePool(deps.workers.compute)
  pools.set(deps, pool)
  return pool
}

/** When an engine goes, its threads go. */
export async function closeComputing(deps: EngineDeps): Promise<void> {
  await pools.get(deps)?.close()
  pools.delete(deps)
}

export const analysisHandlers: Handlers<'analysis.run' | 'analysis.compute' | 'fishbone.evidence'> = {
  'analysis.run': (request, { project }) => runAnalysis(project, request),
  'analysis.compute': (request, context) => poolOf(context.deps).run(request, {
    project: () => context.project,
    signal: context.signal,
    progress(done, total) {
      context.checkpoint()
      // Throws when the project was closed: nobody is left to read the answer.
      this.project()
      context.progress({ phase: 'computing', done, total })
    },
  }),
  'fishbone.evidence': ({ fishbone, atMost }, { project }) => boneEvidence(project, project.fishbone(fishbone), atMost),
}
