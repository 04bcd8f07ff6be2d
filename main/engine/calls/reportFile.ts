import { readFile, stat } from 'node:fs/promises'
import type { FileNumber } from '../../../shared/contract/reportFile.ts'
import type { Derivability } from '../../../shared/contract/report.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { cleanStrings } from '../export/cleanText.ts'
import { MOST_REPORT_BYTES, readReportFile } from '../export/provenance/read.ts'
import type { ReadReport } from '../export/provenance/read.ts'
import { Derivation } from '../export/provenance/derive.ts'
import { standing } from '../export/provenance/standing.ts'
import type { Step } from '../export/step.ts'
import { writeFileWhole } from '../export/writeFile.ts'
import type { Handlers, JobContext } from '../handler.ts'
import { readSnapshot } from '../reports/frozen.ts'
import { renderReport } from '../reports/render.ts'
import { readReport } from '../reports/reportRows.ts'
import { derivability } from '../reports/verify.ts'
import type { FigureCall } from './figureBuild.ts'

const figureCall = (context: JobContext): FigureCall => ({
  deps: context.deps, signal: context.signal,
  get project() { return context.project },
  computing(done, total) { context.checkpoint(); context.progress({ phase: 'computing', done, total }) },
})

/** Tells how far it is, and lets messages in, a cancel among them. */
const stepOf = (context: JobContext, phase: 'building' | 'packing' | 'reading'): Step => async (done, total) => {
  context.progress({ phase, done, total })
  await new Promise(resolve => { setImmediate(resolve) })
  context.checkpoint()
}

async function readGranted(grant: string, context: JobContext): Promise<{ bytes: Uint8Array; name: string }> {
  const { path, name } = context.deps.grants.resolve(grant, 'read')
  context.progress({ phase: 'reading', done: 0, total: null })
  const size = await stat(path).then(found => found.size, () => { throw new YinguoError('M25', { name }) })
  if (size > MOST_REPORT_BYTES) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: size, max: MOST_REPORT_BYTES })
  return { bytes: await readFile(path).catch(() => { throw new YinguoError('M25', { name }) }), name }
}

function ownProvenance(read: ReadReport, context: JobContext): NonNullable<ReadReport['provenance']> {
  if (!read.provenance) throw new YinguoError('NOT_FOUND', { what: 'provenance', id: '' })
  if (read.provenance.project !== context.project.info().id) throw new YinguoError('CONFLICT', { what: 'otherProject' })
  return read.provenance
}

export const reportFileHandlers: Handlers<'report.fileOrigin' | 'report.verifyFile' | 'report.refreshDeck'> = {
  'report.fileOrigin': async ({ grant }, context) => {
    const { format, provenance } = await readReportFile((await readGranted(grant, context)).bytes)
    return { format, project: provenance?.project ?? null, report: provenance?.report ?? '', title: provenance?.title ?? '', at: provenance?.at ?? '', numbers: provenance?.numbers.length ?? 0 }
  },

  'report.verifyFile': async ({ grant }, context) => {
    const read = await readReportFile((await readGranted(grant, context)).bytes)
    const provenance = ownProvenance(read, context)
    const now = await standing(read, provenance)
    const step = stepOf(context, 'building')
    const derivation = new Derivation(figureCall(context), provenance.lang)
    const known = new Set(context.project.datasets().map(dataset => dataset.id))
    const fates = new Map<number, Derivability>()
    for (const id of new Set(provenance.numbers.flatMap(number => number.datasets.map(dataset => dataset.id)))) if (known.has(id)) fates.set(id, await derivability(context, id))
    const numbers: FileNumber[] = []
    for (const [i, number] of provenance.numbers.entries()) {
      await step(i, provenance.numbers.length)
      const lost = number.datasets.map(dataset => fates.get(dataset.id)).find(fate => fate && !fate.derivable)
      const judged = await derivation.judge(number)
      const text = now?.texts.get(number.id)
      // In a deck only what was reworded is known of its sentences: many are left to the speaker. A workbook has none.
      const compared = now !== null && (number.what === 'number' || number.what === 'reading') && ((read.format !== 'pptx' && read.format !== 'xlsx') || text !== undefined)
      numbers.push({
        id: number.id, block: number.id.split(/[#.]/, 1)[0]!, what: number.what === 'reading' ? 'number' : number.what, label: number.label, ...judged,
        ...(lost ? { outcome: 'notDerivable' as const, reason: lost.reason } : {}),
        standing: !compared ? now?.shown.get(number.id) ?? 'unseen' : text === undefined || text === '' ? 'removed' : text === number.text ? 'asWritten' : 'byHand', now: compared ? text ?? '' : '',
      })
    }
    const outcome = (wanted: FileNumber['outcome']): number => numbers.filter(number => number.outcome === wanted).length
    const stands = (wanted: FileNumber['standing']): number => numbers.filter(number => number.standing === wanted).length
    return {
      format: read.format, project: provenance.project, report: provenance.report, title: provenance.title, at: provenance.at, numbers,
      equal: outcome('equal'), different: outcome('different'), notDerivable: outcome('notDerivable'), byHand: stands('byHand'), removed: stands('removed'), typed: now?.typed ?? provenance.typed,
    }
  },

  'report.refreshDeck': async ({ report: wanted, deck, grant: target }, context) => {
    const grant = context.deps.grants.resolve(target, 'write')
    const { bytes } = await readGranted(deck, context)
    const read = await readReportFile(bytes)
    if (read.format !== 'pptx') throw new YinguoError('M07', { ext: 'pptx', real: read.format })
    const id = wanted ?? ownProvenance(read, context).report
    if (id === '') throw new YinguoError('CONFLICT', { what: 'unkeptReport' })
    const report = readReport(context.project, id)
    const at = context.deps.now()
    const rendered = report.settings.frozen ? readSnapshot(context.project, report.settings.frozen.snapshot) : (await renderReport(figureCall(context), report, at, stepOf(context, 'building'))).report
    const { value, replaced } = cleanStrings(rendered)
    const { reportDocument } = await import('../export/reportDocument.ts')
    const { refreshDeck } = await import('../export/pptx/refresh/refreshDeck.ts')
    const step = stepOf(context, 'packing')
    const fresh = await reportDocument('pptx', value, context.project, translator(report.settings.lang), step)
    const made = await refreshDeck(read.archive!, fresh, step, read.provenance?.texts)
    context.progress({ phase: 'writing', done: 0, total: null })
    context.checkpoint()
    const written = await writeFileWhole(grant.path, made.bytes, { overwrite: grant.overwrite, name: grant.name })
    return { fileName: grant.name, bytes: written, warnings: replaced > 0 ? [{ code: 'replacedCharacters', count: replaced }] : [], parts: made.parts }
  },
}
