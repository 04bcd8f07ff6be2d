import { prediction } from '../../../shared/model/prediction.ts'
import type { Prediction } from '../../../shared/model/prediction.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { predictedChange } from '../../../shared/stats/whatIf.ts'
import type { WhatIfEffects, WhatIfRequest } from '../../../shared/contract/whatIf.ts'
import { findVariable } from '../analysis/findVariable.ts'
import { scoredPrediction } from '../analysis/whatIf/scoredPrediction.ts'
import type { Handlers, JobContext } from '../handler.ts'
import { poolOf } from './analysis.ts'

const effects = (request: WhatIfRequest, context: JobContext): Promise<WhatIfEffects> => poolOf(context.deps).effects(request, {
  project: () => context.project,
  signal: context.signal,
  progress(done, total) {
    context.checkpoint()
    this.project()
    context.progress({ phase: 'computing', done, total })
  },
})

export const whatIfHandlers: Handlers<'whatIf.effects' | 'whatIf.keep' | 'whatIf.predictions' | 'whatIf.scoreBy'> = {
  'whatIf.effects': (request, context) => effects(request, context),
  'whatIf.keep': async ({ name, raises, level, ...request }, context) => {
    const found = await effects(request, context)
    const dataset = context.project.dataset(request.dataset)
    const points = new Map(raises.map(raise => [findVariable(dataset, raise.item).id, raise.points]))
    const wished = found.items.map(({ item }) => points.get(item) ?? 0)
    const { change, interval } = predictedChange({ effects: found.items.map(({ effect }) => effect), replicates: Float64Array.from(found.replicates) }, wished, level)
    const raised = found.items.flatMap(({ item, name: own, label, effect, score }, i) => (wished[i] === 0 || effect === null || score === null ? [] : [{ item, name: own, label, points: wished[i]!, effect, before: score }]))
    if (change === null || interval === null || found.target.score === null || raised.length === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 1, n: raised.length })
    const content: Prediction = {
      madeAt: context.deps.now(), dataset: dataset.id, datasetName: dataset.name, dataHash: found.dataHash, segment: request.segment, method: request.by, model: request.by === 'pls' ? request.pathModel : null,
      target: found.target.item, targetName: findVariable(dataset, found.target.item).name, targetLabel: found.target.label, outcome: found.outcome,
      n: found.n, r2: found.r2, bootstrap: found.bootstrap, seed: found.seed, level, before: found.target.score, used: found.items.map(({ item }) => item), raises: raised, change, interval, scoredBy: null,
    }
    return context.commit(project => ({ study: project.saveStudy(null, 'prediction', name, content).id }), { name })
  },
  'whatIf.predictions': (_, { project }) => project.studies('prediction').flatMap(study => scoredPrediction(project, study) ?? []),
  'whatIf.scoreBy': ({ study, dataset }, { project, describe }) => {
    const found = project.studies('prediction').find(({ id }) => id === study)
    const read = prediction.safeParse(found?.content)
    if (!found || !read.success) throw new YinguoError('NOT_FOUND', { what: 'prediction', id: study })
    if (dataset !== null) project.dataset(dataset)
    describe({ name: found.name })
    project.saveStudy(study, 'prediction', found.name, { ...read.data, scoredBy: dataset })
    return null
  },
}
