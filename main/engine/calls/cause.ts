import { YinguoError } from '../../../shared/rpc/errors.ts'
import { fishboneFacts } from '../causes/boneFacts.ts'
import { confirmationSheet, confirmationsByBone, placeOfBone, saveConfirmation } from '../causes/confirmations.ts'
import { effectLines, effectResult } from '../causes/effects.ts'
import { evidenceFacts } from '../causes/evidenceFacts.ts'
import { influenceOf, problemMetric } from '../causes/influence.ts'
import { itemSets } from '../causes/latestWave.ts'
import { measureSheet, measuresOf, removeMeasure, saveCriteria, saveMeasure } from '../causes/measures.ts'
import { traceMatrix } from '../causes/traceGraph.ts'
import type { Handlers } from '../handler.ts'

type Names = 'cause.evidence' | 'cause.tryEvidence' | 'confirmation.list' | 'confirmation.save' | 'confirmation.remove'
  | 'measure.list' | 'measure.save' | 'measure.move' | 'measure.remove' | 'measure.criteria'
  | 'effect.list' | 'effect.try' | 'effect.save' | 'effect.remove' | 'trace.matrix'

export const causeHandlers: Handlers<Names> = {
  'cause.evidence': ({ fishbone, atMost, dataset }, { project }) => fishboneFacts(project, project.fishbone(fishbone), atMost, itemSets(project, dataset)),
  'cause.tryEvidence': ({ evidence, metric }, { project }) =>
    ({ facts: evidenceFacts(project, evidence), influence: influenceOf(project, evidence, problemMetric(project, metric)) }),

  'confirmation.list': ({ fishbone, metric }, { project }) => confirmationSheet(project, project.fishbone(fishbone), metric),
  'confirmation.save': ({ fishbone, bone, content }, { project, describe }) => {
    const drawn = project.fishbone(fishbone)
    describe({ text: placeOfBone(drawn, bone).bone.text })
    return saveConfirmation(project, drawn, bone, content)
  },
  'confirmation.remove': ({ fishbone, bone }, { project, describe }) => {
    const record = confirmationsByBone(project).get(bone)
    if (!record) throw new YinguoError('NOT_FOUND', { what: 'confirmation', id: bone })
    describe({ text: project.fishbone(fishbone).bones.find(({ id }) => id === bone)?.text ?? '' })
    project.removeRecord('confirmation', record.id)
    return null
  },

  'measure.list': (_, { project }) => measureSheet(project),
  'measure.save': ({ measure, content }, { project, describe }) => {
    describe({ text: content.what })
    return saveMeasure(project, measure, content)
  },
  'measure.move': ({ measure, index }, { project, describe }) => {
    describe({ text: measuresOf(project).find(({ id }) => id === measure)?.content.what ?? '' })
    project.moveRecord('measure', measure, null, index)
    return null
  },
  'measure.remove': ({ measure }, { project, describe }) => {
    describe({ text: measuresOf(project).find(({ id }) => id === measure)?.content.what ?? '' })
    removeMeasure(project, measure)
    return null
  },
  'measure.criteria': ({ name, ...criteria }, { project, describe }) => {
    describe({ n: criteria.criteria.length })
    saveCriteria(project, name, criteria)
    return null
  },

  'effect.list': (_, { project }) => effectLines(project),
  'effect.try': ({ content }, { project }) => effectResult(project, content),
  'effect.save': ({ effect, measure, content }, { project, describe }) => {
    describe({ text: content.metric })
    if (measure !== null) project.record('measure', measure)
    if (effect === null) return { id: project.addRecord('effect_check', { owner: measure, content }).id, measure, content }
    const { owner } = project.record('effect_check', effect)
    if (owner !== measure) throw new YinguoError('CONFLICT', { what: 'otherMeasure' })
    project.updateRecord('effect_check', effect, content)
    return { id: effect, measure, content }
  },
  'effect.remove': ({ effect }, { project, describe }) => {
    const { content } = project.record('effect_check', effect)
    describe({ text: (content as { metric?: string }).metric ?? '' })
    project.removeRecord('effect_check', effect)
    return null
  },

  'trace.matrix': (wish, { project }) => traceMatrix(project, wish),
}
