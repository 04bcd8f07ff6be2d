import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Derivability, Verification, Verified } from '../../../shared/contract/report.ts'
import type { Report } from '../../../shared/model/report.ts'
import type { RenderedBlock, RenderedReport } from '../../../shared/report/rendered.ts'
import { quoted } from '../../../shared/report/sentences.ts'
import { typedNumbers } from '../../../shared/report/typedNumbers.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import { beside, look, take } from '../calls/import.ts'
import type { FigureCall } from '../calls/figureBuild.ts'
import type { JobContext } from '../handler.ts'
import { writeKept } from '../import/keptSource.ts'
import { fingerprint } from './fingerprint.ts'
import { readSnapshot } from './frozen.ts'
import { HashedRows } from './hashedRows.ts'
import { renderReport } from './render.ts'

/**
 * Reads every file of a data set again by its recipe, in a thread of its own, and holds the rows to what came in then.
 * What was edited since is known cell by cell from the log, which `project.check` holds to the data.
 */
export async function derivability(asked: JobContext, dataset: number): Promise<Derivability> {
  const context = Object.create(asked, { stage: { value: (columns: string[]) => new HashedRows(columns) } }) as JobContext
  const { name } = context.project.dataset(dataset)
  for (const source of context.project.merging.sources(dataset)) {
    if (source.platform === 'questionnaire') continue
    const folder = join(context.deps.appData, 'scratch', randomBytes(6).toString('hex'))
    try {
      await mkdir(folder, { recursive: true })
      const path = join(folder, 'source')
      const { stored } = source.recipe
      await writeKept(context.project.sourceBytes(source.id), stored, path)
      const encoding = (stored ? 'utf-8' : source.encoding) as never
      const content = await beside({ path, name: source.file, stamp: '' }, context, async own => {
        const { proposal } = await look(own, { ...(source.sheet === null || stored ? {} : { sheet: source.sheet }), ...(encoding === null ? {} : { encoding }), platform: source.platform }, context)
        own.rows = proposal.rows
        own.proposal = proposal
        return (await take(own, { ...source.recipe, stored: undefined, original: 'whole' }, context, [])).staging.content
      })
      if (content !== context.project.merging.contentOf(source.id)) return { dataset, name, derivable: false, reason: 'otherRows' }
    } catch (error) {
      const { code } = toYinguoError(error)
      if (code === 'CANCELLED' || code === 'NO_PROJECT') throw error
      return { dataset, name, derivable: false, reason: code }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return { dataset, name, derivable: true, reason: '' }
}

/**
 * Every bound number, table and figure of a report derived again from the files through the change log, beside what the
 * report says: what it was when it was put there or last accepted, or what a frozen report holds.
 */
export async function verifyReport(context: JobContext, report: Report): Promise<Verification> {
  const call: FigureCall = {
    deps: context.deps, signal: context.signal,
    get project() { return context.project },
    computing(done, total) { context.checkpoint(); context.progress({ phase: 'computing', done, total }) },
  }
  const at = context.deps.now()
  const { report: derived, prints } = await renderReport(call, report, at, async (done, total) => {
    context.progress({ phase: 'building', done, total })
    await new Promise(resolve => { setImmediate(resolve) })
    context.checkpoint()
  })
  const written = report.settings.frozen ? readSnapshot(context.project, report.settings.frozen.snapshot) : null
  const used = new Set(derived.blocks.flatMap(block => origins(block).flatMap(origin => origin.datasets.map(dataset => dataset.id))))
  const fates = new Map<number, Derivability>()
  for (const id of used) fates.set(id, await derivability(context, id))
  const numbers = written ? againstSnapshot(written, derived) : againstSeen(report, derived, prints)
  const settled = numbers.map(({ datasets, ...number }): Verified => {
    const lost = datasets.map(id => fates.get(id)).find(fate => fate && !fate.derivable)
    return lost ? { ...number, outcome: 'notDerivable', reason: lost.reason } : number
  })
  const count = (outcome: Verified['outcome']): number => settled.filter(number => number.outcome === outcome).length
  return { report: report.id, name: report.name, data: derived.data, at, numbers: settled, equal: count('equal'), different: count('different'), notDerivable: count('notDerivable'), typed: typedNumbers(derived).length }
}

/** As much of a reading as a line of the list holds. */
const LABEL = 40

type Judged = Verified & { datasets: number[] }
const judge = (id: string, what: Verified['what'], label: string, written: string, derived: string | null, datasets: number[], reason = ''): Judged => ({
  id, block: id.split(/[#.]/, 1)[0]!, what, label, written, derived: derived ?? '', datasets,
  outcome: derived === null ? 'notDerivable' : written === derived ? 'equal' : 'different', reason: derived === null ? reason || 'noResult' : written === derived ? '' : reason || 'otherValue',
})

function origins(block: RenderedBlock): { datasets: { id: number }[] }[] {
  switch (block.kind) {
    case 'paragraph': return block.runs.flatMap(run => (run.provenance ? [run.provenance] : []))
    case 'list': return block.items.flat().flatMap(run => (run.provenance ? [run.provenance] : []))
    case 'figure': case 'table': return block.provenance ? [block.provenance] : []
    default: return []
  }
}

const ids = (block: RenderedBlock): number[] => [...new Set(origins(block).flatMap(origin => origin.datasets.map(dataset => dataset.id)))]

/** A report that follows its data: the number as it was last accepted, against what comes out now. */
function againstSeen(report: Report, derived: RenderedReport, prints: ReadonlyMap<string, string>): Judged[] {
  const made = new Map(derived.blocks.map(block => [block.id, block]))
  return report.blocks.flatMap(({ id, content }): Judged[] => {
    const block = made.get(id)
    const gone = !block || block.kind === 'missing'
    switch (content.type) {
      case 'text': case 'list': {
        const lines = content.type === 'text' ? [content.runs] : content.items
        return lines.flatMap((runs, line) => runs.flatMap((run, i) => {
          if (run.type !== 'number') return []
          const rendered = block?.kind === 'paragraph' ? block.runs[i] : block?.kind === 'list' ? block.items[line]?.[i] : undefined
          const place = content.type === 'text' ? `${id}#${i}` : `${id}.${line}#${i}`
          const now = rendered && !rendered.broken ? rendered.text : null
          return [judge(place, 'number', rendered?.provenance?.cell ?? `${run.binding.row} · ${run.binding.column}`, run.binding.text || (now ?? ''), now, rendered?.provenance?.datasets.map(dataset => dataset.id) ?? [])]
        }))
      }
      case 'reading': case 'figure': case 'table': {
        if (content.type === 'table' && content.table.type === 'typed') return []
        const print = gone ? null : prints.get(id) ?? null
        const label = block && 'caption' in block ? block.caption : block?.kind === 'paragraph' ? quoted(block.runs.map(run => run.text).join(''), LABEL) : ''
        return [judge(`${id}#0`, content.type, label, content.seen || (print ?? ''), print, block ? ids(block) : [], 'otherResult')].map(judged => ({ ...judged, written: judged.written.slice(0, 12), derived: judged.derived.slice(0, 12) }))
      }
      default: return []
    }
  })
}

/** A frozen report: everything it holds against what comes out now. */
function againstSnapshot(written: RenderedReport, derived: RenderedReport): Judged[] {
  const now = new Map(derived.blocks.map(block => [block.id, block]))
  return written.blocks.flatMap((block): Judged[] => {
    const other = now.get(block.id)
    const lines = (each: RenderedBlock | undefined) => (each?.kind === 'paragraph' ? [each.runs] : each?.kind === 'list' ? each.items : [])
    if (block.kind === 'paragraph' || block.kind === 'list') {
      return lines(block).flatMap((runs, line) => runs.flatMap((run, i) => {
        if (!run.provenance) return []
        const fresh = lines(other)[line]?.[i]
        const { row, column, cell, method } = run.provenance
        return [judge(run.provenance.id, 'number', row === null ? method : cell ?? `${row} · ${column ?? ''}`, run.text, fresh && !fresh.broken ? fresh.text : null, run.provenance.datasets.map(dataset => dataset.id))]
      }))
    }
    if (block.kind === 'figure' || (block.kind === 'table' && !block.typed)) {
      const same = other?.kind === block.kind ? fingerprint(block.kind === 'figure' ? (other as typeof block).figure : (other as typeof block).table) : null
      const print = fingerprint(block.kind === 'figure' ? block.figure : block.table)
      const judged = judge(`${block.id}#0`, block.kind, block.caption, print, same, ids(block), 'otherResult')
      return [{ ...judged, written: judged.written.slice(0, 12), derived: judged.derived.slice(0, 12) }]
    }
    return []
  })
}
