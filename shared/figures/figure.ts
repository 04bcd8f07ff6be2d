/**
 * A Figure says what is shown, in the reader's language, never how a library draws it.
 * Everything is sorted, cumulated, classed and weighted before it gets here; `text` fields are rounded for display,
 * number fields are exact. Screen, SVG, PNG and Office parts are all derived from it.
 */
import type { Lang } from '../contract/figure.ts'
import type { ParetoVariant } from '../model/figureSpec.ts'
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
  variant: ParetoVariant
  /** Top of the left axis where it is not the total: charts side by side share one scale. */
  scaleMax?: number
  axis: { left: string; right: string; category: string }
  /** The dashed line, 0..1. */
  threshold: number
  /** The rules in words: what counts, how classes cross, how ties are broken. */
  rules: string[]
  /** The table under the chart: 序号 项目 频数 频率 累计频数 累计频率 分类. */
  table: TableModel
  /** What the bootstrap allows to be said, one sentence; absent where none was asked for. */
  verdict?: string
  /** In words: a rest that is too large, averages, shared respondents. */
  warnings?: string[]
  /** Charts side by side instead of one; `bars` and `total` are then those of the first. */
  panels?: ParetoPanel[]
}

export interface ParetoPanel {
  key: string
  title: string
  /** Its own N and total. */
  facts: string
  bars: ParetoBar[]
  total: number
  scaleMax: number
  axis: ParetoFigure['axis']
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
  /** Id of the fishbone it shows, so that an edited copy finds its way back. */
  fishbone: string
  layout: FishboneLayout
  /** 关联图 or 系统图 of the same causes, drawn instead of the bones; null: the bones are drawn. */
  diagram: CauseDiagram | null
  /** Every cause in reading order with its whole text, hidden ones too. */
  outline: OutlineRow[]
}

/** What a cause is told apart by. */
export interface CauseMark {
  /** Number of an end cause, in reading order; null: it has causes of its own. */
  number: number | null
  /** 要因, confirmed by a record. */
  main: boolean
  /** Why it is left out of confirmation; null: it is not. */
  excluded: string | null
  votes: number | null
}

export interface OutlineRow {
  id: string
  parent: string | null
  level: number
  text: string
  mark: CauseMark
  evidence: string
}

/** All lengths in mm from the top left corner of the figure's drawing area. */
export interface FishboneLayout {
  width: number
  height: number
  spine: Segment
  head: TextBox
  headSide: 'right' | 'left'
  /** false where the bones are parts and not causes (整理型). */
  arrows: boolean
  bones: PlacedBone[]
  links: PlacedLink[]
  /** What signs and colours mean, below the drawing. */
  keys: PlacedKey[]
  /** Numbers that would be too small on the bones, one line each, below the drawing. */
  list: TextBox[]
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
/** 1 pale and thin .. 5 dark and thick; null: no number to judge by. */
export type HeatStep = 1 | 2 | 3 | 4 | 5
export interface PlacedBone {
  id: string
  parent: string | null
  level: number
  /** From tail to the point where it joins its parent (arrow there). */
  line: Segment
  label: TextBox
  /** n, share, mean as one short line under the label; null where the bone has no data. */
  evidence: TextBox | null
  /** Number of an end cause, letter of a numbered note, or "+3" for hidden causes, before the label. */
  badge: TextBox | null
  /** Middle and radius of the star of a main cause. */
  star: { x: number; y: number; r: number } | null
  main: boolean
  excluded: boolean
  heat: HeatStep | null
}
/** A line across the branches, dashed, its arrow at the last point. */
export interface PlacedLink { id: string; from: string; to: string; points: { x: number; y: number }[] }
export type KeySign = 'end' | 'main' | 'excluded' | 'link' | 'root' | 'arrows' | `heat:${HeatStep}` | 'words'
export interface PlacedKey { sign: KeySign; x: number; y: number; width: number; label: TextBox }

/** Causes as boxes with arrows between them. */
export interface CauseDiagram {
  kind: 'relation' | 'tree'
  width: number
  height: number
  boxes: CauseBox[]
  arrows: CauseArrow[]
  keys: PlacedKey[]
}
export interface CauseBox {
  /** Id of the bone; "" for the effect. */
  id: string
  parent: string | null
  label: TextBox
  /** root: nothing acts on it (doubled frame). */
  role: 'effect' | 'root' | 'cause'
  /** Arrows in and out, of a relation diagram. */
  counts: TextBox | null
  evidence: TextBox | null
  badge: TextBox | null
  star: { x: number; y: number; r: number } | null
  main: boolean
  excluded: boolean
  heat: HeatStep | null
}
export interface CauseArrow {
  id: string
  from: string
  to: string
  /** Corners of a line or points of a curve, from `from` to `to`. */
  points: { x: number; y: number }[]
  /** A cross link: dashed. */
  link: boolean
  /** Tip at the last point. */
  tip: boolean
}

export type Figure = ParetoFigure | BarFigure | PriorityFigure | FishboneFigure | ResultFigure
