import type { Lang } from '../../../shared/contract/figure.ts'
import type { ProjectReview, ReportFinding, Verification } from '../../../shared/contract/report.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { BlockContent, Report, ReportTemplate, Run } from '../../../shared/model/report.ts'
import { checkReport } from '../../../shared/report/check.ts'
import type { RenderedReport, RenderedRun } from '../../../shared/report/rendered.ts'
import type { Handlers, JobContext } from '../handler.ts'
import { cleanStrings } from '../export/cleanText.ts'
import { writeFileWhole } from '../export/writeFile.ts'
import { checkFacts } from '../reports/checkFacts.ts'
import { fingerprint } from '../reports/fingerprint.ts'
import { readSnapshot, snapshotBytes, snapshotType } from '../reports/frozen.ts'
import { liveTable } from '../reports/liveTable.ts'
import { renderReport } from '../reports/render.ts'
import { assertBlock, assertOpen, createReport, newBlockId, readReport, removeReport, reportSummaries, updateReport } from '../reports/reportRows.ts'
import { memoOf } from '../reports/resultMemo.ts'
import type { ResultMemo } from '../reports/resultMemo.ts'
import { templateBlocks, templateSettings } from '../reports/templates/index.ts'
import { reviewProject } from '../reports/review.ts'
import { derivability, verifyReport } from '../reports/verify.ts'
import type { ProjectReader } from '../store/reader.ts'
import { poolOf } from './analysis.ts'
import type { FigureCall } from './figureBuild.ts'

type Names = 'report.list' | 'report.get' | 'report.create' | 'report.update' | 'report.duplicate' | 'report.remove' | 'block.add' | 'block.update' | 'block.move' | 'block.moveMany' | 'block.edit' | 'block.remove'
  | 'report.accept' | 'report.freeze' | 'report.render' | 'report.check' | 'report.verify' | 'report.source' | 'report.print' | 'report.export' | 'report.derivable' | 'report.review' | 'report.reviewSheet'

// The libraries that write documents come with the first export.
const writers = () => import('../export/reportDocument.ts')

/** Lets messages in, a cancel among them. */
async function breathe(context: JobContext): Promise<void> {
  await new Promise(resolve => { setImmediate(resolve) })
  context.checkpoint()
}

const figureCall = (context: JobContext): FigureCall => ({
  deps: context.deps, signal: context.signal,
  get project() { return context.project },
  computing(done, total) { context.checkpoint(); context.progress({ phase: 'computing', done, total }) },
})

/** The data sets a report may draw on with how many were issued, as they are now: what a frozen report is held to. */
const allData = (project: ProjectReader): string => fingerprint(project.datasets().map(({ id, ledger }) => [project.dataHash(id), ledger.issued]))

/** A frozen report is what was kept; any other is worked out. */
async function shown(call: FigureCall, report: Report, at: string, step?: (done: number, total: number) => Promise<void>, memo: ResultMemo | null = null): Promise<RenderedReport> {
  return report.settings.frozen ? readSnapshot(call.project, report.settings.frozen.snapshot) : (await renderReport(call, report, at, step, memo)).report
}

export const reportHandlers: Handlers<Names> = {
  'report.list': (_, { project }) => reportSummaries(project),
  'report.get': ({ report }, { project }) => readReport(project, report),
  'report.create': async ({ name, template, lang }, context) => {
    const draft = fromTemplate(context.project, template, name, lang)
    const { name: title, settings, blocks } = draft
    const { prints, report } = await renderReport(figureCall(context), draft, context.deps.now(), async (done, total) => {
      context.progress({ phase: 'building', done, total })
      await breathe(context)
    })
    const rendered = new Map(report.blocks.map(block => [block.id, block]))
    return context.commit(project => createReport(project, title, settings, blocks.map(({ id, content }) => ({ id, content: seenNow(content, prints.get(id), rendered.get(id)) }))), { name: title })
  },
  'report.update': ({ report, ...patch }, { project, describe }) => {
    assertOpen(project, report)
    describe({ name: patch.name ?? readReport(project, report).name })
    updateReport(project, report, { ...patch, ...(patch.settings && { settings: { ...patch.settings, frozen: null } }) })
    return null
  },
  'report.duplicate': ({ report }, { project, describe }) => {
    const { name, settings, blocks } = readReport(project, report)
    describe({ name })
    // References are to the copy's own blocks.
    const ids = new Map(blocks.map(block => [block.id, newBlockId()]))
    return createReport(project, name, { ...settings, frozen: null }, blocks.map(block => ({ id: ids.get(block.id)!, content: withReferences(block.content, ids) })))
  },
  'report.remove': ({ report }, { project, describe }) => {
    describe({ name: readReport(project, report).name })
    removeReport(project, report)
    return null
  },
  'block.add': ({ report, index, contents }, { project, describe }) => {
    assertOpen(project, report)
    describe({ name: readReport(project, report).name, n: contents.length })
    return contents.map((content, i) => project.addRecord('block', { owner: report, content, ...(index !== undefined && { index: index + i }) }).id)
  },
  'block.update': ({ report, block, content }, { project, describe }) => {
    assertBlock(project, report, block)
    describe({ name: readReport(project, report).name })
    project.updateRecord('block', block, content)
    return null
  },
  'block.move': ({ report, block, index }, { project, describe }) => {
    assertBlock(project, report, block)
    describe({ name: readReport(project, report).name })
    project.moveRecord('block', block, null, index)
    return null
  },
  'block.moveMany': ({ report, blocks, index }, { project, describe }) => {
    const moved = [...new Set(blocks)]
    for (const block of moved) assertBlock(project, report, block)
    describe({ name: readReport(project, report).name, n: moved.length })
    // Out of the way first: places are then those among the others.
    const last = project.records('block', report).length
    for (const block of moved) project.moveRecord('block', block, null, last)
    moved.forEach((block, i) => { project.moveRecord('block', block, null, index + i) })
    return null
  },
  'block.edit': ({ report, update, add, remove }, { project, describe }) => {
    for (const block of [...update.map(each => each.block), ...remove]) assertBlock(project, report, block)
    assertOpen(project, report)
    describe({ name: readReport(project, report).name, n: update.length + (add?.blocks.length ?? 0) + remove.length })
    for (const { block, content } of update) project.updateRecord('block', block, content)
    const made = add ? add.blocks.map(({ id, content }, i) => project.addRecord('block', { ...(id !== undefined && { id }), owner: report, content, index: add.index + i }).id) : []
    for (const block of remove) project.removeRecord('block', block)
    return made
  },
  'block.remove': ({ report, blocks }, { project, describe }) => {
    describe({ name: readReport(project, report).name, n: blocks.length })
    for (const block of blocks) { assertBlock(project, report, block); project.removeRecord('block', block) }
    return null
  },
  'report.accept': async ({ report: id, blocks }, context) => {
    const report = readReport(context.project, id)
    const { prints, report: rendered } = await renderReport(figureCall(context), report, context.deps.now())
    const texts = new Map(rendered.blocks.map(block => [block.id, block]))
    const accepted = report.blocks.flatMap(({ id: block, content }) => {
      if (blocks && !blocks.includes(block)) return []
      const seen = seenNow(content, prints.get(block), texts.get(block))
      return JSON.stringify(seen) === JSON.stringify(content) ? [] : [{ block, content: seen }]
    })
    if (accepted.length > 0) context.commit(project => { for (const { block, content } of accepted) project.updateRecord('block', block, content) }, { name: report.name, n: accepted.length })
    return { blocks: accepted.length }
  },
  'report.freeze': async ({ report: id, frozen }, context) => {
    const report = readReport(context.project, id)
    const { name, settings } = report
    if (!frozen) { context.commit(project => { updateReport(project, id, { settings: { ...settings, frozen: null } }) }, { name }); return null }
    const at = context.deps.now()
    const { report: rendered } = await renderReport(figureCall(context), { ...report, settings: { ...settings, frozen: null } }, at)
    context.commit(project => {
      const snapshot = project.keepAttachment({ name, type: snapshotType, bytes: snapshotBytes(rendered) })
      updateReport(project, id, { settings: { ...settings, frozen: { data: allData(project), changeSet: project.history(0, 1).sets[0]?.id ?? 0, at, snapshot } } })
    }, { name })
    return null
  },
  'report.render': ({ report }, context) => shown(context, readReport(context.project, report), context.deps.now(), undefined, memoOf(context.deps, context.project)),
  'report.check': async ({ report: id }, context): Promise<ReportFinding[]> => {
    const report = readReport(context.project, id)
    const { report: rendered } = await renderReport(context, report, context.deps.now(), undefined, memoOf(context.deps, context.project))
    return checkReport(report, rendered, checkFacts(context.project, report, allData(context.project)))
  },
  'report.verify': ({ report }, context): Promise<Verification> => verifyReport(context, readReport(context.project, report)),
  'report.derivable': async (_, context) => {
    const found = []
    for (const { id } of context.project.datasets()) found.push(await derivability(context, id))
    return found
  },
  'report.review': ({ sound }, context) => reviewProject(context, figureCall(context), sound, allData(context.project)),
  'report.reviewSheet': async ({ rows, lang, grant: granted }, context) => {
    const grant = context.deps.grants.resolve(granted, 'write')
    const bytes = await (await import('../export/xlsx/reviewSheet.ts')).reviewSheet(rows as unknown as ProjectReview[], context.deps.now(), translator(lang))
    const written = await writeFileWhole(grant.path, bytes, { overwrite: grant.overwrite, name: grant.name })
    return { fileName: grant.name, bytes: written, warnings: [] }
  },
  'report.print': async ({ content, lang }, context) => {
    const alone: Report = { id: '', order: 0, name: '', settings: templateSettings(context.project, 'blank', lang, translator(lang)), blocks: [{ id: 'b', order: 0, content }] }
    const { prints } = await renderReport(context, alone, context.deps.now(), undefined, memoOf(context.deps, context.project))
    return { print: prints.get('b') ?? '' }
  },
  'report.source': async ({ of, lang }, context) => {
    const { title, table, notes } = await liveTable(context, of, lang)
    return { title, table, notes }
  },
  'report.export': async ({ report: id, template, title, lang, format, grant: granted }, context) => {
    const grant = context.deps.grants.resolve(granted, 'write')
    const report = id === null ? fromTemplate(context.project, template, title, lang) : readReport(context.project, id)
    const rendered = await shown(figureCall(context), report, context.deps.now(), async (done, total) => {
      context.progress({ phase: 'building', done, total })
      await breathe(context)
    })
    const { value, replaced } = cleanStrings(rendered)
    // Everything is worked out; what the threads hold is wanted for the file.
    await poolOf(context.deps).release()
    context.progress({ phase: 'packing', done: 0, total: null })
    await breathe(context)
    const bytes = await (await writers()).reportDocument(format, value, context.project, translator(report.settings.lang), async (done, total) => {
      context.progress({ phase: 'packing', done, total })
      await breathe(context)
    })
    await breathe(context)
    context.progress({ phase: 'writing', done: 0, total: null })
    const written = await writeFileWhole(grant.path, bytes, { overwrite: grant.overwrite, name: grant.name })
    return { fileName: grant.name, bytes: written, warnings: replaced > 0 ? [{ code: 'replacedCharacters', count: replaced }] : [] }
  },
}

/** A report that a template makes of the project, not kept. Blocks have ids already: they refer to one another. */
function fromTemplate(project: ProjectReader, template: ReportTemplate, name: string, lang: Lang): Report {
  const t = translator(lang)
  const made = templateBlocks(project, template, t)
  const ids = made.map(() => newBlockId())
  const named = new Map(made.flatMap(({ name: own }, i) => (own === undefined ? [] : [[`@${own}`, ids[i]!] as const])))
  return {
    id: '', order: 0, name: name.trim() || t(`reportTemplate.${template}.name`), settings: templateSettings(project, template, lang, t),
    blocks: made.map(({ content }, order) => ({ id: ids[order]!, order, content: withReferences(content, named) })),
  }
}

function withReferences(content: BlockContent, ids: ReadonlyMap<string, string>): BlockContent {
  const moved = (runs: Run[]): Run[] => runs.map(run => (run.type === 'ref' ? { ...run, block: ids.get(run.block) ?? run.block } : run))
  if (content.type === 'text' && content.runs.some(run => run.type === 'ref')) return { ...content, runs: moved(content.runs) }
  if (content.type === 'list') return { ...content, items: content.items.map(moved) }
  return content
}

/** The block with its results taken as seen. */
function seenNow(content: BlockContent, print: string | undefined, rendered: Parameters<typeof checkReport>[1]['blocks'][number] | undefined): BlockContent {
  if ((content.type === 'figure' || content.type === 'table' || content.type === 'reading') && print) return { ...content, seen: print }
  if (content.type === 'text' && rendered?.kind === 'paragraph') return { ...content, runs: seenRuns(content.runs, rendered.runs) }
  if (content.type === 'list' && rendered?.kind === 'list') return { ...content, items: content.items.map((item, i) => seenRuns(item, rendered.items[i] ?? [])) }
  return content
}

const seenRuns = (runs: readonly Run[], rendered: readonly RenderedRun[]): Run[] => runs.map((run, i) => {
  const made = rendered[i]
  return run.type === 'number' && made?.provenance ? { ...run, binding: { ...run.binding, text: made.text, value: made.provenance.value, data: made.provenance.data.slice(0, 64) } } : run
})
