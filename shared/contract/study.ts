import { z } from 'zod'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

/**
 * Something worked on beside the data and kept in the project: a judgement matrix, a path model, a pasted table, an analysis with its options, a chosen order of
 * priorities with its reasons, a prediction to be held against a later wave, a state of a fishbone, a sampling plan, tables of a QC project. */
const studyKinds = ['judgement', 'pathModel', 'pastedTable', 'analysis', 'chosenOrder', 'prediction', 'fishboneState', 'samplingPlan', 'qcTable'] as const
export type StudyKind = (typeof studyKinds)[number]
export interface Study { id: string; order: number; kind: StudyKind; name: string; content: unknown }

const content = z.json().refine(value => JSON.stringify(value).length <= 2_000_000, 'too long')

export const studyCalls = {
  'study.list': query<Study[]>()('study.list', z.object({ kind: z.enum(studyKinds).nullable().default(null) }), () => [tag.studies]),
  /** study null: a new one. */
  'study.save': command<Study>()('study.save', z.object({ study: z.string().nullable(), kind: z.enum(studyKinds), name: z.string().min(1).max(200), content }), () => [tag.studies]),
  'study.remove': command<null>()('study.remove', z.object({ study: z.string() }), () => [tag.studies]),
}
