import type { ConfirmationLine, ConfirmationSheet, ProblemMetric } from '../../../shared/causes/confirming.ts'
import { verdictBar, verdictGaps } from '../../../shared/causes/confirming.ts'
import { placedCauses } from '../../../shared/causes/placedCauses.ts'
import type { PlacedCause } from '../../../shared/causes/placedCauses.ts'
import { confirmation } from '../../../shared/model/cause.ts'
import type { Confirmation } from '../../../shared/model/cause.ts'
import type { Fishbone } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { evidenceFacts } from './evidenceFacts.ts'
import { influenceOf, problemMetric } from './influence.ts'

interface KeptConfirmation { id: string; bone: string; content: Confirmation }

/** The record of each bone; a second one of the same bone (two copies merged) does not count. */
export function confirmationsByBone(project: ProjectReader): Map<string, KeptConfirmation> {
  const kept = new Map<string, KeptConfirmation>()
  for (const { id, owner, content } of project.records('confirmation')) {
    if (owner !== null && !kept.has(owner)) kept.set(owner, { id, bone: owner, content: confirmation.parse(content) })
  }
  return kept
}

/** End causes in their order with their records, and other bones that have a record. */
export function confirmationSheet(project: ProjectReader, fishbone: Fishbone, asked: ProblemMetric | null): ConfirmationSheet {
  const records = confirmationsByBone(project)
  const metric = problemMetric(project, asked)
  const lines = placedCauses(fishbone.bones).filter(({ bone, end }) => end || records.has(bone.id)).map((place): ConfirmationLine => {
    const { bone, path, end, number, excluded } = place
    const record = records.get(bone.id) ?? null
    const data = record?.content.data ?? null
    return {
      bone: bone.id, number, text: bone.text, path, end, excluded, votes: bone.content.votes,
      record: record && { id: record.id, content: record.content },
      gaps: verdictGaps(record?.content ?? confirmation.parse({}), bone, fishbone.settings), bar: verdictBar(place, fishbone.settings),
      data: data && evidenceFacts(project, data), influence: influenceOf(project, data, metric),
    }
  })
  return { fishbone: fishbone.id, effect: fishbone.effect, mode: fishbone.settings.mode, lines, metric }
}

/** The bone with its place. Throws NOT_FOUND. */
export function placeOfBone(fishbone: Fishbone, id: string): PlacedCause {
  const place = placedCauses(fishbone.bones).find(({ bone }) => bone.id === id)
  if (!place) throw new YinguoError('NOT_FOUND', { what: 'bone', id })
  return place
}

/** CONFLICT, with what is `missing`, while a verdict may not be given; an excluded cause can carry a record, but no verdict. */
export function saveConfirmation(project: ProjectWriter, fishbone: Fishbone, bone: string, content: Confirmation): KeptConfirmation {
  const place = placeOfBone(fishbone, bone)
  if (content.verdict !== 'open') {
    const bar = verdictBar(place, fishbone.settings)
    if (bar) throw new YinguoError('CONFLICT', { what: bar === 'excluded' ? 'excludedCause' : 'notEndCause' })
    const missing = verdictGaps(content, place.bone, fishbone.settings)
    if (missing.length > 0) throw new YinguoError('CONFLICT', { what: 'confirmationGaps', missing })
  }
  const before = confirmationsByBone(project).get(bone)
  const { id } = before ? project.updateRecord('confirmation', before.id, content) : project.addRecord('confirmation', { owner: bone, content })
  return { id, bone, content }
}
