import type { AnalysisRequest } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { FrameSpec } from '../../model/figureSpec.ts'
import type { BarFigure, CellAlign, TableCell, TableColumn, TableModel } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import type { FrameFacts } from '../frame.ts'
import type { BoxGroup, ResultFigure, ResultFigureBase } from '../resultFigure.ts'
import { coefficientText, groupedText, meanText, percentNumber } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { oneParagraph } from '../text/wrap.ts'

/** What a figure shows of single cases, which no result carries; the engine reads it from the columns. */
export interface FigureColumns {
  histogram?: { key: string; n: number; mean: number | null; sd: number | null; edges: number[]; counts: number[] }
  boxes?: { groups: BoxGroup[]; n: number }
  scatter?: {
    x: string; y: string; n: number
    /** At most so many are drawn as can be seen; the fit is that of all. */
    points: { x: number; y: number }[]
    /** Whole numbers on both axes: points are moved aside, the same way each time. */
    moved: boolean
    fit: { intercept: number; slope: number } | null
    r: number | null
    /** Residuals against fitted values of a regression. */
    residuals: boolean
  }
}

export interface ResultContext {
  request: AnalysisRequest
  /** Label of a variable by the key the result uses for it. */
  label(key: string): string
  /** Theoretical bounds of a variable. */
  scale(key: string): { min: number; max: number } | null
  /** What the data say of themselves, with the segment the cases were held to; null where the numbers came with the request. */
  dataset: FrameFacts | null
  /** Label of the weight; null: unweighted. */
  weight: string | null
  frame: FrameSpec
  /** Which of several variables is shown, where the figure shows one. */
  of: string | null
  columns: FigureColumns | null
}

export interface About {
  title: string
  n?: number | null
  unit?: string
  facts?: string[]
  /** Under the figure, after the user's own note. */
  notes?: string[]
  /** How to read the marks. */
  rules?: string[]
  table: TableModel
  /** Of the drawing, mm. */
  height: number
  width?: number
  /** Why there is nothing to draw; empty where there is. */
  empty?: string
}

const WIDTH = 152
const EMPTY_HEIGHT = 45

/** Everything about a figure that is not its drawing: frame, facts, size, table. */
export function framed(about: About, context: ResultContext, words: Translate): ResultFigureBase {
  const facts = [
    about.n === undefined || about.n === null ? '' : words('figures.result.n', { n: groupedText(about.n) }),
    about.unit ? words('figures.facts.unit', { unit: about.unit }) : '',
    context.weight === null ? '' : words('figures.result.weight', { weight: oneParagraph(context.weight) }),
    ...(about.facts ?? []),
  ].filter(Boolean)
  const frame = buildFrame(context.frame, { title: oneParagraph(about.title), facts, notes: about.notes ?? [], dataset: context.dataset }, words)
  const rules = (about.rules ?? []).filter(Boolean)
  const drawing = { width: about.width ?? WIDTH, height: about.empty ? EMPTY_HEIGHT : about.height }
  return { frame, size: paperSize(frame, { rules, warnings: [] }, drawing, 'below'), drawing, empty: about.empty ?? '', rules, table: about.table }
}

/** A bar chart of a result: lengths from 0 to `max`. */
export function barFigure(about: About, bars: BarFigure['bars'], axis: BarFigure['axis'], context: ResultContext, words: Translate): BarFigure {
  const { frame, size, table } = framed({ ...about, notes: [...(about.notes ?? []), ...(about.rules ?? [])], rules: [] }, context, words)
  return { kind: 'bar', frame, size, bars, axis, table }
}

export type BuiltFigure = ResultFigure | BarFigure

/** Labels of variables are the users' own: one paragraph, never empty. */
export const nameOf = (context: ResultContext, key: string): string => oneParagraph(context.label(key)) || key
export const named = (text: string): string => oneParagraph(text) || '–'

const DASH = '–'
export const wordCell = (text: string): TableCell => ({ value: text, text })
export const numberCell = (value: number | null, round: (value: number) => string = meanText): TableCell => (value === null || !Number.isFinite(value) ? { value: null, text: DASH } : { value, text: round(value) })
/** A share 0..1, printed in percent. */
export const shareCell = (value: number | null): TableCell => numberCell(value, percentNumber)
export const countCell = (value: number | null): TableCell => numberCell(value, groupedText)
export const coefficientCell = (value: number | null): TableCell => numberCell(value, coefficientText)
export const tableColumn = (key: string, header: string, align: CellAlign = 'right', sub = ''): TableColumn => ({ key, header, sub, align })
export const tableOf = (columns: TableColumn[], rows: (readonly [key: string, cells: TableCell[]])[]): TableModel => ({ columns, rows: rows.map(([key, cells]) => ({ key, cells })) })
