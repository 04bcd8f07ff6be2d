import { boneEvidence } from '../analysis/boneEvidence.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import type { Handlers } from '../handler.ts'

export const analysisHandlers: Handlers<'analysis.run' | 'analysis.compute' | 'fishbone.evidence'> = {
  'analysis.run': (request, { project }) => runAnalysis(project, request),
  'analysis.compute': (request, { project, progress, checkpoint }) => runAnalysis(project, request, {
    progress: (done, total) => { checkpoint(); progress({ phase: 'computing', done, total }) },
  }),
  'fishbone.evidence': ({ fishbone, atMost }, { project }) => boneEvidence(project, project.fishbone(fishbone), atMost),
}
