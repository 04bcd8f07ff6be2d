import type { MergeCandidate } from '../../../shared/contract/merge.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { writeExclusion } from '../../../shared/model/exclusion.ts'
import type { Console } from './command.ts'
import type { SheetChoice } from './importSheet.ts'
import { waitingSheet } from './importSheet.ts'
import { mergeWarning } from '../../../shared/i18n/mergeWarning.ts'
import type { Session } from './session.ts'

export interface UpdateChoice {
  /** Number or name; left out: the one data set the file is recognised as a newer export of. */
  dataset: string | undefined
  conflicts: 'local' | 'file' | undefined
  excludeGone: boolean
  project: string
}

/** Brings a newer export into a data set: the two calls of the window, look and commit. */
export async function updateData(session: Session, console: Console, file: string, sheet: SheetChoice, choice: UpdateChoice): Promise<number> {
  const { client } = session
  const { session: waiting } = await waitingSheet(session, console, file, sheet)
  try {
    const dataset = targetOf(await client.call('merge.candidates', { session: waiting }), choice.dataset)
    const onProgress = { onProgress: console.progress }
    const report = await client.call('merge.inspect', { session: waiting, dataset }, onProgress)
    for (const warning of report.warnings) console.say(mergeWarning(console.t, warning))
    for (const { label } of report.missing) console.say(console.t('merge.cli.missing', { label }))
    for (const { label } of report.added) console.say(console.t('merge.cli.added', { label }))
    const done = await client.call('merge.commit', {
      session: waiting, dataset, conflicts: choice.conflicts ?? 'local', gone: choice.excludeGone ? { reason: writeExclusion('other', console.t('merge.goneReason')) } : null,
    }, onProgress)
    if (console.json) {
      console.printJson({
        project: choice.project, dataset: done.dataset, rows: done.rows, key: report.key, merge: done.merge,
        missing: report.missing, added: report.added, options: report.options, warnings: report.warnings, elapsedMs: done.elapsedMs,
      })
    } else console.print(`${console.t('merge.cli.done', { name: done.dataset.name, new: done.merge.new, changed: done.merge.changed, gone: done.merge.gone, conflicts: done.merge.conflicts, kept: done.merge.kept })}\n`)
    return 0
  } catch (thrown) {
    await client.call('import.discard', { session: waiting }).catch(() => {})
    throw thrown
  }
}

function targetOf(candidates: readonly MergeCandidate[], wanted: string | undefined): number {
  if (wanted !== undefined) {
    const named = candidates.find(candidate => candidate.name === wanted) ?? candidates.find(candidate => String(candidate.dataset) === wanted)
    if (!named) throw new YinguoError('NOT_FOUND', { what: 'dataset', id: wanted })
    return named.dataset
  }
  const offered = candidates.filter(candidate => candidate.offered)
  const [only] = offered
  // Two waves of one questionnaire look alike: which is meant has to be said.
  if (!only || offered.length > 1) throw new YinguoError(only ? 'CONFLICT' : 'NOT_FOUND', { what: 'dataset', id: offered.map(candidate => candidate.name).join(', ') })
  return only.dataset
}
