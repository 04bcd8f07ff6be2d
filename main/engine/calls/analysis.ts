import { boneEvidence } from '../analysis/boneEvidence.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import type { Handlers } from '../handler.ts'

export const analysisHandlers: Handlers<'analysis.run' | 'fishbone.evidence'> = {
  'analysis.run': (request, { project }) => runAnalysis(project, request),
  'fishbone.evidence': ({ fishbone, atMost }, { project }) => boneEvidence(project, project.fishbone(fishbone), atMost),
}
