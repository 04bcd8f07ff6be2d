import type { Worksheet } from 'exceljs'
import JSZip from 'jszip'
import type { Figure, TableModel } from '../../../../shared/figures/figure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { EmbeddedNumber, FileProvenance } from '../../../../shared/report/provenances.ts'
import type { Provenance, RenderedBlock, RenderedReport } from '../../../../shared/report/rendered.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { oneLine } from '../cleanText.ts'
import { columnLetters } from '../ooxml/chartSeries.ts'
import { newWorkbook, workbookBytes } from '../ooxml/chartWorkbook.ts'
import { zipBytes } from '../ooxml/opcPackage.ts'
import { colour } from '../ooxml/palette.ts'
import { utc } from '../ooxml/properties.ts'
import { addProvenanceTo } from '../provenance/parts.ts'
import type { Step } from '../step.ts'
import { columnWidth, FONT, setUpPrint, styleBody, styleHeader, textValue, writeFrame, writeTable } from './cells.ts'
import { MOST_CELLS, quoted, writeDataSheets } from './dataSheets.ts'
import type { DataRange } from './dataSheets.ts'
import { writeFigureSheet } from './figureSheets.ts'
import type { SheetChart } from './figureSheets.ts'
import { insertCharts } from './insertCharts.ts'
import { liveCells } from './liveCells.ts'
import { sheetName } from './sheetNames.ts'
import { tableName } from './tableName.ts'

type Shown = Extract<RenderedBlock, { kind: 'figure' | 'table' }>
interface Entry { label: string; title: string; sheet: string }

/**
 * A report as a workbook: contents, the answers and their codebook, a sheet for every table and figure with formulas over
 * the answers and native charts, and where every number comes from. Texts are texts, whatever sign they begin with.
 */
export async function reportWorkbook(report: RenderedReport, provenance: FileProvenance, project: ProjectReader, t: Translate, step: Step): Promise<Uint8Array> {
  const workbook = newWorkbook()
  workbook.title = oneLine(report.title)
  workbook.created = workbook.modified = new Date(utc(report.at))
  const add = (wanted: string): Worksheet => workbook.addWorksheet(sheetName(wanted, new Set(workbook.worksheets.map(sheet => sheet.name.toLowerCase()))))
  const contents = add(t('reportFile.sheet.contents'))
  const entries: Entry[] = []
  const said: string[] = []
  const shown = report.blocks.filter((block): block is Shown => block.kind === 'figure' || block.kind === 'table')
  const ranges = new Map<number, ReadonlyMap<string, DataRange>>()
  const known = new Map(project.datasets().map(dataset => [dataset.id, dataset]))
  const used = [...new Set(provenance.numbers.flatMap(number => number.datasets.map(dataset => dataset.id)))].filter(id => known.has(id))
  const rest: { sheet: Worksheet; label: string; title: string }[] = []
  for (const id of used) {
    const written = await writeDataSheets(workbook, add, project, id, used.length > 1, t, step)
    ranges.set(id, written.ranges)
    const { name } = known.get(id)!
    for (const { sheet, kind } of written.sheets) rest.push({ sheet, label: t(`reportFile.sheet.${kind}`), title: name })
    said.push(written.tooLarge ? t('reportFile.sheet.noData', { name, n: MOST_CELLS }) : t('reportFile.sheet.dataNote', { n: written.ranges.values().next().value?.values.length ?? 0 }))
  }
  const charts: SheetChart[] = []
  for (const [i, block] of shown.entries()) {
    await step(i, shown.length)
    const tabular = block.kind === 'table' || block.figure.kind === 'priority'
    const label = `${t(tabular ? 'report.table' : 'report.figure')} ${block.number}`
    const sheet = add(`${label} ${oneLine(block.caption)}`)
    const data = usable(block.provenance) ? ranges.get(block.provenance!.datasets[0]!.id) ?? new Map<string, DataRange>() : new Map<string, DataRange>()
    if (block.kind === 'figure') {
      const figure: Figure = { ...block.figure, frame: { ...block.figure.frame, title: `${label}  ${oneLine(block.caption)}`, simulated: report.simulated } }
      const chart = writeFigureSheet(workbook, sheet, figure, t)
      if (chart) charts.push(chart)
      if (figure.kind !== 'fishbone') overlay(sheet, figure.table, data, null)
    } else {
      const { first, last } = writeTableSheet(sheet, block, label, report.simulated)
      if (last >= first) workbook.definedNames.add(`${quoted(sheet.name)}!$A$${first}:$${columnLetters(Math.max(1, block.table.columns.length))}$${last}`, tableName(block.id))
      overlay(sheet, block.table, data, onlyVariable(block.provenance, data))
    }
    entries.push({ label, title: oneLine(block.caption), sheet: sheet.name })
  }
  const origins = add(t('reportFile.sheet.provenance'))
  writeOrigins(origins, provenance, t)
  for (const { sheet, label, title } of rest) entries.push({ label, title, sheet: sheet.name })
  entries.push({ label: t('reportFile.sheet.provenance'), title: t('reportFile.sheet.provenanceNote'), sheet: origins.name })
  writeContents(contents, report, entries, said, t)
  await step(shown.length, shown.length)
  const bytes = await insertCharts(await workbookBytes(workbook), charts, t)
  const zip = await JSZip.loadAsync(bytes)
  await addProvenanceTo(zip, 'xl/workbook.xml', provenance)
  return zipBytes(zip)
}

/** Formulas over the data hold for all that count, unweighted. */
const usable = (provenance: Provenance | null): boolean => provenance !== null && provenance.datasets.length === 1 && provenance.segment === null && provenance.weight === null

/** The variable a table is about, where it is about one. */
function onlyVariable(provenance: Provenance | null, data: ReadonlyMap<string, DataRange>): DataRange | null {
  const variables = (provenance?.request as { variables?: unknown } | undefined)?.variables
  return Array.isArray(variables) && variables.length === 1 && typeof variables[0] === 'string' ? data.get(variables[0]) ?? null : null
}

/** The header is looked for: sheets of figures put their facts above it. */
function overlay(sheet: Worksheet, table: TableModel, data: ReadonlyMap<string, DataRange>, only: DataRange | null): void {
  if (table.rows.length === 0 || table.columns.length === 0) return
  for (let header = 1; header <= 8; header++) {
    const matches = table.columns.every((column, i) => String(sheet.getCell(header, i + 1).value ?? '').startsWith(textValue(column.header)))
    if (matches && table.columns.some(column => column.header !== '')) { liveCells(sheet, table, header + 1, data, only); return }
  }
}

function writeTableSheet(sheet: Worksheet, { table, caption, notes }: Extract<Shown, { kind: 'table' }>, label: string, simulated: string): { first: number; last: number } {
  const header = writeFrame(sheet, [{ text: `${label}  ${oneLine(caption)}` }, ...(simulated ? [{ text: simulated, bold: true, colour: colour.simulated }] : [])])
  const first = writeTable(sheet, table, header)
  const end = first + table.rows.length
  const rows = { first, last: end - 1 }
  notes.forEach((note, i) => {
    const cell = sheet.getCell(end + 1 + i, 1)
    cell.value = textValue(oneLine(note))
    cell.font = { name: FONT, size: 9, color: { argb: `FF${colour.muted}` } }
  })
  setUpPrint(sheet, header, columnLetters(Math.max(1, table.columns.length)), end + notes.length, table.columns.length > 6 ? 'landscape' : 'portrait')
  return rows
}

function writeContents(sheet: Worksheet, report: RenderedReport, entries: readonly Entry[], said: readonly string[], t: Translate): void {
  const { cover } = report.settings
  const head = [cover?.subtitle, cover?.organisation, cover?.authors, cover?.advisor, cover?.date].map(text => oneLine(text ?? '')).filter(Boolean)
  const start = writeFrame(sheet, [{ text: oneLine(report.title) }, ...head.map(text => ({ text })), ...(report.simulated ? [{ text: report.simulated, bold: true, colour: colour.simulated }] : []), ...said.map(text => ({ text }))])
  const titles = [t('reportFile.sheet.contents'), '']
  titles.forEach((title, i) => { const cell = sheet.getCell(start, i + 1); cell.value = textValue(title); styleHeader(cell, 'left') })
  entries.forEach((entry, i) => {
    const [link, title] = [sheet.getCell(start + 1 + i, 1), sheet.getCell(start + 1 + i, 2)]
    // Only words of ours and the sheet's name go into the formula.
    link.value = { formula: `HYPERLINK("#${quoted(entry.sheet).replaceAll('"', '""')}!A1","${entry.label.replaceAll('"', '""')}")`, result: entry.label }
    title.value = textValue(entry.title)
    styleBody(link, 'left', i === entries.length - 1)
    link.font = { name: FONT, size: 10, underline: true, color: { argb: `FF${colour.accent}` } }
    styleBody(title, 'left', i === entries.length - 1)
  })
  sheet.getColumn(1).width = 18
  sheet.getColumn(2).width = columnWidth(entries.map(entry => entry.title), 80, 30)
  sheet.views = [{ state: 'normal', showGridLines: false, activeCell: 'A1' }]
  sheet.pageSetup = { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}

const ORIGIN_COLUMNS = ['id', 'what', 'label', 'text', 'value', 'method', 'dataset', 'segment', 'weight', 'seed', 'hash', 'request'] as const
const WIDTHS: Partial<Record<(typeof ORIGIN_COLUMNS)[number], number>> = { id: 26, what: 10, label: 32, text: 32, value: 20, method: 16, dataset: 24, hash: 20, request: 60 }

function writeOrigins(sheet: Worksheet, { numbers }: FileProvenance, t: Translate): void {
  ORIGIN_COLUMNS.forEach((key, i) => {
    const cell = sheet.getCell(1, i + 1)
    cell.value = textValue(t(`reportFile.sheet.column.${key}`))
    styleHeader(cell, key === 'value' || key === 'seed' ? 'right' : 'left')
    sheet.getColumn(i + 1).width = WIDTHS[key] ?? 12
  })
  const of = (number: EmbeddedNumber, key: (typeof ORIGIN_COLUMNS)[number]): number | string | null => {
    switch (key) {
      case 'what': return t(`reportFile.sheet.what.${number.what}`)
      case 'dataset': return number.datasets.map(dataset => dataset.name).join(', ')
      case 'hash': return number.data
      case 'request': return JSON.stringify(number.request)
      case 'value': return number.what === 'reading' ? null : number.value
      default: return number[key]
    }
  }
  numbers.forEach((number, r) => {
    ORIGIN_COLUMNS.forEach((key, i) => {
      const value = of(number, key)
      const cell = sheet.getCell(r + 2, i + 1)
      cell.value = typeof value === 'string' ? textValue(value) : value
      styleBody(cell, typeof value === 'number' ? 'right' : 'left', r === numbers.length - 1)
      cell.alignment = { ...cell.alignment, wrapText: false }
    })
  })
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 1, topLeftCell: 'B2', activeCell: 'A1', showGridLines: false }]
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' }
}
