import type { Row } from '../../../shared/contract/dataset.ts'
import type { Exported } from '../../../shared/contract/export.ts'
import { isResultFigure } from '../../../shared/figures/resultFigure.ts'
import { isBackground } from '../../../shared/model/background.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Grant } from '../deps.ts'
import { cleanStrings, cleanText } from '../export/cleanText.ts'
import type { DataSource } from '../export/data/dataSource.ts'
import { noCounts } from '../export/data/dataSource.ts'
import { utc } from '../export/ooxml/properties.ts'
import { dataColumns } from '../export/data/dataColumns.ts'
import { writeFileWhole } from '../export/writeFile.ts'
import type { Handlers, JobContext } from '../handler.ts'
import { buildFigure } from './figureBuild.ts'
import type { FigureCall } from './figureBuild.ts'
import { segmentView } from '../analysis/segmentView.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import type { ProjectReader } from '../store/reader.ts'
import { checkSmallCells } from './privacy.ts'

// The libraries that write documents and workbooks take 25 MB and a fifth of the engine's start: they come with the first export.
const documents = () => import('../export/documents.ts')
const dataFiles = () => import('../export/data/writeData.ts')

/** Rows read at a time. */
const PAGE = 1000

/** Lets messages in, a cancel among them. */
async function breathe(context: JobContext): Promise<void> {
  await new Promise(resolve => { setImmediate(resolve) })
  context.checkpoint()
}

/** Of a long computation an export tells how far it is, and stops when it is told to. */
const figureCall = (context: JobContext): FigureCall => ({
  deps: context.deps, signal: context.signal,
  get project() { return context.project },
  computing(done, total) { context.checkpoint(); context.progress({ phase: 'computing', done, total }) },
})

type Warnings = Exported['warnings']
const warningsOf = (counts: Record<string, number>): Warnings => Object.entries(counts).filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }))

async function save(grant: Grant, bytes: Uint8Array, replaced: number, context: JobContext): Promise<Exported> {
  await breathe(context)
  context.progress({ phase: 'writing', done: 0, total: null })
  const written = await writeFileWhole(grant.path, bytes, { overwrite: grant.overwrite, name: grant.name })
  return { fileName: grant.name, bytes: written, warnings: warningsOf({ replacedCharacters: replaced }) }
}

/** Respondents whose background, among the exported columns, hardly anyone shares. */
const smallGroups = (project: ProjectReader, dataset: Dataset, kept: readonly Variable[]): number => {
  const background = kept.filter(isBackground)
  return background.length < 2 ? 0 : checkSmallCells(project, dataset.id, background).respondents
}

export const exportHandlers: Handlers<'export.figure' | 'export.picture' | 'export.report' | 'export.data'> = {
  'export.figure': async ({ spec, format, lang, grant: id }, context) => {
    const grant = context.deps.grants.resolve(id, 'write')
    context.progress({ phase: 'building', done: 0, total: 1 })
    const { value: figure, replaced } = cleanStrings(await buildFigure(figureCall(context), spec, lang))
    // A frame round nothing is not the figure that was asked for.
    if (isResultFigure(figure) && figure.empty) throw new YinguoError('NOT_ENOUGH_DATA', { what: figure.kind, needed: 1, n: 0 })
    await breathe(context)
    context.progress({ phase: 'packing', done: 0, total: null })
    const bytes = await (await documents()).figureDocument(format, figure, context.deps.now(), translator(lang))
    return save(grant, bytes, replaced, context)
  },

  'export.picture': async ({ spec, lang }, context) => {
    const { value: figure } = cleanStrings(await buildFigure(figureCall(context), spec, lang))
    await breathe(context)
    return { png: Buffer.from((await documents()).figurePicture(figure)).toString('base64') }
  },

  'export.report': async ({ title, figures: specs, format, lang, grant: id }, context) => {
    const grant = context.deps.grants.resolve(id, 'write')
    const t = translator(lang)
    const figures = []
    let replaced = 0
    for (const [i, spec] of specs.entries()) {
      context.progress({ phase: 'building', done: i, total: specs.length })
      const clean = cleanStrings(await buildFigure(figureCall(context), spec, lang))
      figures.push(clean.value)
      replaced += clean.replaced
      await breathe(context)
    }
    context.progress({ phase: 'packing', done: 0, total: null })
    const clean = cleanText(title.trim() || context.project.info().name || t('report.untitled'))
    const bytes = await (await documents()).officeDocument(format, figures, { title: clean.value, at: context.deps.now() }, t)
    return save(grant, bytes, replaced + clean.replaced, context)
  },

  'export.data': async ({ dataset: datasetId, format, values, lang, rows: which, segment, variables, identifiers, grant: id }, context) => {
    const { project, deps } = context
    const grant = deps.grants.resolve(id, 'write')
    const dataset = project.dataset(datasetId)
    const t = translator(lang)
    const columns = dataColumns(dataset, { variables, identifiers })
    if (columns.kept.length === 0) throw new YinguoError('BAD_VALUE', { variable: dataset.name, value: '', why: 'nothingIncluded' })
    const asked = { rows: which, segment }
    const total = project.page(datasetId, { ...asked, offset: 0, limit: 1, variables: [] }).total
    const source: DataSource = {
      dataset, columns, style: values, reasons: which === 'all',
      *pages(): Generator<Row[]> {
        const ids = columns.kept.map(variable => variable.id)
        for (let offset = 0; offset < total; offset += PAGE) yield project.page(datasetId, { ...asked, offset, limit: PAGE, variables: ids }).rows
      },
      async between(rows, phase = 'writing') {
        context.progress({ phase, done: rows, total })
        await breathe(context)
      },
    }
    let counts = noCounts(columns)
    const at = new Date(utc(deps.now()))
    const bytes = await writeFileWhole(grant.path, async file => {
      switch (format) {
        case 'csv': counts = await (await dataFiles()).writeCsv(file, source, t); break
        case 'json': counts = await (await dataFiles()).writeJson(file, source); break
        case 'xlsx': counts = await (await dataFiles()).writeXlsx(file, source, at, t); break
        case 'sav': counts = await (await import('../export/data/sav/writeSav.ts')).writeSav(file, source, at, t); break
      }
    }, { overwrite: grant.overwrite, name: grant.name })
    const view = segmentView(project, datasetId, segment)
    return {
      fileName: grant.name, bytes,
      warnings: warningsOf({
        smallCells: smallGroups(view.project, dataset, columns.kept), M19: counts.leftOut, M20: counts.guarded, replacedCharacters: counts.replaced,
        savNotNumbers: counts.notNumbers, savCutTexts: counts.cutTexts, savUndeclared: counts.undeclared,
      }),
    }
  },
}
