import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageBreak, Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, VerticalAlign, WidthType } from 'docx'
import type { ITableCellBorders } from 'docx'
import type { PrintedBody, PrintedForm, PrintedOption, PrintedQuestion } from '../../../../shared/forms/print/printedForm.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { balancedLines, labelCells, labelSpans } from '../../../../shared/forms/print/pointLabels.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { finishDocument } from '../../export/docx/charts.ts'
import { pageOf, twips } from '../../export/docx/page.ts'
import { reportStyles } from '../../export/docx/styles.ts'
import { colour } from '../../export/ooxml/palette.ts'
import { POINT } from '../../export/ooxml/units.ts'
import { CREATOR } from '../../export/ooxml/properties.ts'

/** Of the text, mm; a column right of it holds the names of variables. */
const WIDTH = 152
const MARGIN = 16
/** A table of up to so many rows stays on one page with its question. */
const TOGETHER = 12
/** Words over points, in mm: 7.5 pt. */
const LABEL = 7.5 * POINT
const CIRCLE = '○'
const BOX = '□'
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const open: ITableCellBorders = { top: none, bottom: none, left: none, right: none }
const rule = (size: number): { style: 'single'; size: number; color: string } => ({ style: BorderStyle.SINGLE, size, color: '000000' })
const blank = (length: number): string => '_'.repeat(length)

/** A questionnaire for Word: everything can be edited, answers are marked on paper, codes stand beside them. */
export async function formDocx(form: PrintedForm, at: string, t: Translate): Promise<Uint8Array> {
  const lang = form.language.startsWith('zh') ? 'zh-CN' : 'en'
  const document = new Document({
    creator: CREATOR, lastModifiedBy: CREATOR, title: form.title, description: '', styles: reportStyles('serif', lang),
    sections: [{
      properties: { page: { size: { width: twips(210), height: twips(297) }, margin: { top: twips(20), bottom: twips(18), left: twips(24), right: twips(18), header: twips(10), footer: twips(10) } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, color: colour.muted, children: pageOf(t) })] })] }) },
      children: [...consent(form, t), ...opening(form, t), ...form.sections.flatMap(section => [
        ...(section.title ? [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(section.title)] })] : []),
        ...[section.hint, section.show].filter(Boolean).map(text => note(text)),
        ...section.questions.flatMap(each => question(each)),
      ]), ...(form.thanks ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 300 }, children: [new TextRun({ text: form.thanks, bold: true })] })] : [])],
    }],
  })
  return finishDocument(new Uint8Array(await Packer.toBuffer(document)), { title: form.title, at }, [], t)
}

const note = (text: string, style = 'Notes'): Paragraph => new Paragraph({ style, keepNext: true, children: [new TextRun(text)] })
const body = (text: string): Paragraph[] => text.split('\n').filter(Boolean).map(line => new Paragraph({ style: 'BodyText', children: [new TextRun(line)] }))

function consent(form: PrintedForm, t: Translate): Paragraph[] {
  if (!form.consent) return []
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER, children: [new TextRun(t('formPrint.consentTitle'))] }), ...body(form.consent),
    new Paragraph({ spacing: { before: 300, after: 240 }, children: [new TextRun(`${BOX} ${t('formPrint.agree')}`)] }),
    ...[t('formPrint.signature'), t('formPrint.date')].map(word => new Paragraph({ spacing: { after: 200 }, children: [new TextRun(`${word} ${blank(24)}`)] })),
    new Paragraph({ children: [new PageBreak()] }),
  ]
}

function opening(form: PrintedForm, t: Translate): (Paragraph | Table)[] {
  const box = { top: rule(6), bottom: rule(6), left: rule(6), right: rule(6) }
  const serial = form.serial ? [new Table({
    layout: TableLayoutType.FIXED, alignment: AlignmentType.RIGHT, columnWidths: [twips(34), ...Array<number>(6).fill(twips(6.5))], width: { size: twips(73), type: WidthType.DXA },
    borders: { ...open, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ height: { value: twips(7), rule: 'exact' }, children: [
      new TableCell({ borders: open, verticalAlign: VerticalAlign.CENTER, children: [new Paragraph({ style: 'TableText', alignment: AlignmentType.RIGHT, children: [new TextRun(`${t('formPrint.serial')} `)] })] }),
      ...Array.from({ length: 6 }, () => new TableCell({ borders: box, children: [new Paragraph('')] })),
    ] })],
  })] : []
  return [...serial, new Paragraph({ heading: HeadingLevel.TITLE, spacing: { before: 160, after: 160 }, children: [new TextRun({ text: form.title, size: 34 })] }), ...body(form.intro)]
}

function question({ number, code, text, instruction, hint, body: answers, skips }: PrintedQuestion): (Paragraph | Table)[] {
  return [
    new Paragraph({
      keepNext: true, spacing: { before: 180, after: 40 }, tabStops: [{ type: TabStopType.RIGHT, position: twips(WIDTH + MARGIN) }],
      children: [
        new TextRun({ text: number ? `${number}. ${text}` : text, bold: number !== '' }), ...(instruction ? [new TextRun({ text: instruction, color: colour.muted })] : []),
        ...(number ? [new TextRun({ text: `\t${code}`, size: 15, color: colour.muted })] : []),
      ],
    }),
    ...(hint ? [note(hint)] : []), ...answersOf(answers), ...skips.map(skip => new Paragraph({ indent: { left: 280 }, children: [new TextRun({ text: `→ ${skip}`, size: 18, color: colour.accent })] })),
  ]
}

/** As many columns as the longest answer allows. */
function columnsFor(options: readonly PrintedOption[]): number {
  const widest = Math.max(0, ...options.map(option => measureText(`${option.code} ${option.text}`, 3.7, false) + (option.blank ? 30 : 0))) + 12
  return Math.max(1, Math.min(4, Math.floor((WIDTH - 5) / widest), options.length))
}

function grid(options: readonly PrintedOption[], mark: (option: PrintedOption) => string): Table {
  const columns = columnsFor(options)
  const width = twips((WIDTH - 5) / columns)
  const rows = Array.from({ length: Math.ceil(options.length / columns) }, (_, r) => options.slice(r * columns, (r + 1) * columns))
  return new Table({
    layout: TableLayoutType.FIXED, indent: { size: 280, type: WidthType.DXA }, columnWidths: Array<number>(columns).fill(width), width: { size: width * columns, type: WidthType.DXA },
    borders: { ...open, insideHorizontal: none, insideVertical: none },
    rows: rows.map((row, r) => new TableRow({ cantSplit: true, children: Array.from({ length: columns }, (_, c) => {
      const option = row[c]
      const said = option ? `${mark(option)} ${option.code} ${option.text}${option.blank ? ` ${blank(14)}` : ''}` : ''
      return new TableCell({ borders: open, width: { size: width, type: WidthType.DXA }, children: [new Paragraph({ keepNext: r < rows.length - 1, spacing: { before: 10, after: 10 }, children: [new TextRun(said)] })] })
    }) })),
  })
}

function answersOf(answers: PrintedBody): (Paragraph | Table)[] {
  switch (answers.kind) {
    case 'none': return []
    case 'choices': return answers.options.length > 0 ? [grid(answers.options, () => (answers.mark === 'box' ? BOX : CIRCLE))] : []
    case 'ranks': return answers.options.length > 0 ? [grid(answers.options, () => '(    )')] : []
    case 'points': return [matrix({ kind: 'table', groups: [{ title: '', points: [...answers.points, ...(answers.apart ? [answers.apart] : [])] }], rows: [{ code: '', text: '' }] }, true)]
    case 'table': return [matrix(answers, false)]
    case 'lines': {
      if (answers.count === 0) return [new Paragraph({ indent: { left: 280 }, children: [new TextRun(answers.text.includes('____') ? answers.text : `${blank(20)} ${answers.text}`)] })]
      return [writingLines(answers.count)]
    }
  }
}

/** Lines to write on: rows of a table, since paragraphs with borders of their own would be drawn as one. */
function writingLines(count: number): Table {
  const width = twips(WIDTH - 5)
  return new Table({
    layout: TableLayoutType.FIXED, indent: { size: 280, type: WidthType.DXA }, columnWidths: [width], width: { size: width, type: WidthType.DXA }, borders: { ...open, insideHorizontal: none, insideVertical: none },
    rows: Array.from({ length: count }, () => new TableRow({ height: { value: twips(8), rule: 'exact' }, children: [new TableCell({ borders: { ...open, bottom: rule(4) }, children: [new Paragraph('')] })] })),
  })
}

/** Rows against points; a single scale is one row without words. */
function matrix({ groups, rows }: Extract<PrintedBody, { kind: 'table' }>, single: boolean): Table {
  const count = groups.reduce((sum, group) => sum + group.points.length, 0)
  const table = labelCells(groups.flatMap(group => group.points.map(point => point.text)), { width: WIDTH, least: 6, most: 16, fontSize: LABEL })
  const cell = single ? Math.min(20, (WIDTH - 5) / Math.max(1, count)) : table.cell
  const size = single ? LABEL : table.size
  const first = single ? 0 : WIDTH - cell * count
  const widths = [...(single ? [] : [twips(first)]), ...Array<number>(count).fill(twips(cell))]
  const centred = (text: string, size: number, keepNext = true, bold = false): Paragraph => new Paragraph({ style: 'TableText', alignment: AlignmentType.CENTER, keepNext, children: [new TextRun({ text, size, bold })] })
  const words = (broken: readonly string[], align: 'left' | 'center' | 'right'): Paragraph => new Paragraph({ style: 'TableText', alignment: align, keepNext: true, children: broken.map((line, i) => new TextRun({ text: line.trim(), size: Math.floor((size / POINT) * 2), ...(i > 0 && { break: 1 }) })) })
  const head = (top: number, bottom: number): ITableCellBorders => ({ ...open, top: top ? rule(top) : none, bottom: bottom ? rule(bottom) : none })
  const outer = single ? 0 : 8
  const titled = groups.some(group => group.title)
  const titles = titled ? [new TableRow({ tableHeader: true, children: [new TableCell({ borders: head(outer, 0), children: [new Paragraph('')] }), ...groups.map(group => new TableCell({ columnSpan: group.points.length, borders: head(outer, 4), children: [centred(group.title, 18, true, true)] }))] })] : []
  const points = new TableRow({ tableHeader: !single, cantSplit: true, children: [
    ...(single ? [] : [new TableCell({ borders: head(titled ? 0 : outer, 6), children: [new Paragraph('')] })]),
    ...groups.flatMap(group => (single ? labelSpans(group.points, cell - 1, LABEL) : group.points.map(point => ({ text: point.text, span: 1, align: 'center' as const }))).map(({ text, span, align }) => new TableCell({
      borders: head(titled || single ? 0 : outer, single ? 0 : 6), verticalAlign: VerticalAlign.BOTTOM, ...(span > 1 && { columnSpan: span }), children: [words(balancedLines(text, cell * span - 0.7, size, 4), align)],
    }))),
  ] })
  const keep = (r: number): boolean => rows.length <= TOGETHER && r < rows.length - 1
  const lines = rows.map((row, r) => new TableRow({ cantSplit: true, children: [
    ...(single ? [] : [new TableCell({ borders: { ...open, bottom: r === rows.length - 1 ? rule(8) : none }, verticalAlign: VerticalAlign.CENTER, children: [new Paragraph({ style: 'TableText', keepNext: keep(r), children: [new TextRun({ text: row.text, size: 20 }), new TextRun({ text: `  ${row.code}`, size: 13, color: colour.muted })] })] })]),
    ...groups.flatMap(group => group.points.map(point => new TableCell({ borders: { ...open, bottom: !single && r === rows.length - 1 ? rule(8) : none }, verticalAlign: VerticalAlign.CENTER, children: [centred(`${CIRCLE}${point.code}`, 18, keep(r))] }))),
  ] }))
  return new Table({ layout: TableLayoutType.FIXED, columnWidths: widths, margins: { marginUnitType: WidthType.DXA, left: 20, right: 20, top: 30, bottom: 30 }, width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, ...(single && { indent: { size: 280, type: WidthType.DXA } }), borders: { ...open, insideHorizontal: none, insideVertical: none }, rows: [...titles, points, ...lines] })
}
