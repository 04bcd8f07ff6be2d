/**
 * A Figure says what is shown, in the reader's language, never how a library draws it.
 * Everything is sorted, cumulated, classed and weighted before it gets here; `text` fields are rounded for display,
 * number fields are exact. Screen, SVG, PNG and Office parts are all derived from it.
 */
import type { Lang } from '../contract/figure.ts'
import type { ResultFigure } from './resultFigure.ts'

/**
 * Around every figure. `facts` are short pieces such as "N = 286 人" or "单位：次".
 * `period`, `source` and `note` are whole lines, ready to print ("资料来源：…"), or empty.
 */
export interface Frame {
  /** Language of the words in the figure; Chinese when not said. */
  lang?: Lang
  title: string
  facts: string[]
  period: string
  source: string
  note: string
  /** The words "模拟数据 / simulated data" where the data are; else empty. */
  simulated: string
}

interface FigureBase {
  frame: Frame
  /** Size on paper, mm. */
  size: { width: number; height: number }
}

export interface ParetoBar {
  /** Stable key: variable id, factor id, option code, label, or "other". */
  key: string
  label: string
  count: number
  /** 0..1 of the total. */
  share: number
  cumulativeCount: number
  cumulativeShare: number
  class: 'A' | 'B' | 'C'
  other: boolean
  /** Labels gathered in an "other" bar. */
  members: string[]
}

export interface ParetoFigure extends FigureBase {
  kind: 'pareto'
  bars: ParetoBar[]
  /** Sum of the bars: mentions, not people. The left axis runs from 0 to this; 100 % is level with it. */
  total: number
  /** People counted, where the source has people. */
  respondents: number | null
  variant: 'corner' | 'center'
  axis: { left: string; right: string; category: string }
  /** The dashed line, 0..1. */
  threshold: number
  /** The rules in words: what counts, how classes cross, how ties are broken. */
  rules: string[]
  /** The table under the chart: 序号 项目 频数 频率 累计频数 累计频率 分类. */
  table: TableModel
}

export interface BarFigure extends FigureBase {
  kind: 'bar'
  bars: { key: string; label: string; value: number | null; n: number; text: string }[]
  axis: { value: string; min: number; max: number }
  table: TableModel
}

export type CellAlign = 'left' | 'right' | 'center'
export interface TableColumn {
  key: string
  header: string
  /** In words, under the header: the formula or the unit. */
  sub: string
  align: CellAlign
}
export interface TableCell { value: number | string | null; text: string }
export interface TableRow {
  key: string
  cells: TableCell[]
  /** A heading row spanning the table (dimension name). */
  heading?: boolean
}
export interface TableModel { columns: TableColumn[]; rows: TableRow[] }

export interface PriorityFigure extends FigureBase {
  kind: 'priority'
  table: TableModel
  /** The formula in words, method, n, R². */
  rules: string[]
  /** Warnings in words: negative signs, collinearity, small n. */
  warnings: string[]
}

export interface FishboneFigure extends FigureBase {
  kind: 'fishbone'
  layout: FishboneLayout
}

/** All lengths in mm from the top left corner of the figure's drawing area. */
export interface FishboneLayout {
  width: number
  height: number
  spine: Segment
  head: TextBox
  bones: PlacedBone[]
}
export interface Segment { x1: number; y1: number; x2: number; y2: number }
/** Lines are set centred in the box, across and upright, whatever the bone. */
export interface TextBox {
  x: number
  y: number
  width: number
  height: number
  lines: string[]
  /** Font size, mm of em. */
  fontSize: number
  bold: boolean
  boxed: boolean
}
export interface PlacedBone {
  id: string
  parent: string | null
  level: number
  /** From tail to the point where it joins its parent (arrow there). */
  line: Segment
  label: TextBox
  /** n, share, mean as one short line under the label; null where the bone has no data. */
  evidence: TextBox | null
}

export type Figure = ParetoFigure | BarFigure | PriorityFigure | FishboneFigure | ResultFigure
