/** Figures of analysis results. Numbers are exact; `text` and the table are what is printed. null: not defined. */
import type { Frame, TableModel } from './figure.ts'

export interface ResultFigureBase {
  frame: Frame
  /** Size on paper with its frame, mm. */
  size: { width: number; height: number }
  /** Size of the drawing alone, mm. */
  drawing: { width: number; height: number }
  /** Said in place of the drawing where there is nothing to draw; else empty. */
  empty: string
  /** How to read it: what the marks stand for. */
  rules: string[]
  table: TableModel
}

export interface ValueAxis { title: string; min: number; max: number }
export interface ReferenceLine { value: number; label: string }

export interface IntervalRow { key: string; label: string; n: number | null; value: number | null; low: number | null; high: number | null; text: string }
/** Estimates with their confidence intervals, one row each. bar: lengths from `base`; dot: places on the axis. */
export interface IntervalFigure extends ResultFigureBase {
  kind: 'interval'
  style: 'bar' | 'dot'
  rows: IntervalRow[]
  axis: ValueAxis
  base: number
  reference: ReferenceLine | null
}

export interface HistogramFigure extends ResultFigureBase {
  kind: 'histogram'
  bins: { from: number; to: number; count: number }[]
  /** The normal density with the data's mean and SD, scaled to counts; empty without spread. */
  curve: { x: number; y: number }[]
  /** Specification limits, target, mean. */
  marks: (ReferenceLine & { style: 'limit' | 'target' | 'mean' })[]
  x: ValueAxis
  y: ValueAxis
}

export interface BoxGroup { key: string; label: string; n: number; low: number; q1: number; median: number; q3: number; high: number; mean: number; outliers: number[] }
export interface BoxFigure extends ResultFigureBase {
  kind: 'box'
  groups: BoxGroup[]
  axis: ValueAxis
}

export interface ScatterFigure extends ResultFigureBase {
  kind: 'scatter'
  /** Where they are drawn; whole-number answers are moved aside a little, which the note says. */
  points: { x: number; y: number }[]
  fit: { intercept: number; slope: number } | null
  /** Beside the line: r or R². */
  fitText: string
  x: ValueAxis
  y: ValueAxis
}

export interface HeatmapFigure extends ResultFigureBase {
  kind: 'heatmap'
  rows: { key: string; label: string }[]
  columns: { key: string; label: string }[]
  /** By row; a cell may be left out (upper triangle). dim: too small to be read as a loading. */
  cells: ({ value: number; text: string; dim: boolean } | null)[][]
}

export interface ScreeFigure extends ResultFigureBase {
  kind: 'scree'
  eigenvalues: number[]
  /** What random data of the same size give, by number of component. */
  parallel: number[]
  parallelLabel: string
  kaiserLabel: string
  eigenLabel: string
  x: string
  y: ValueAxis
}

export interface PathNode { key: string; label: string; note: string }
export interface PathEdge { from: string; to: string; value: number; text: string; /** Its interval holds 0; null where none was worked out. */ zero: boolean | null }
export interface PathFigure extends ResultFigureBase {
  kind: 'path'
  nodes: PathNode[]
  edges: PathEdge[]
}

interface SeriesPoint { value: number | null; low: number | null; high: number | null }
export interface NamedSeries { key: string; label: string; n: number | null; points: SeriesPoint[] }
/** radar: one polygon a group; profile: one line a group over the items. */
export interface ProfileFigure extends ResultFigureBase {
  kind: 'profile' | 'radar'
  items: { key: string; label: string }[]
  series: NamedSeries[]
  axis: ValueAxis
}

export interface ControlPoint { label: string; value: number | null; n: number | null; lower: number | null; upper: number | null; /** Numbers of the rules that mark it. */ signals: number[] }
export interface ControlPanel { title: string; points: ControlPoint[]; center: number | null; centerText: string; lowerText: string; upperText: string; min: number; max: number }
export interface ControlFigure extends ResultFigureBase {
  kind: 'control'
  panels: ControlPanel[]
  x: string
}

export interface ImportanceFigure extends ResultFigureBase {
  kind: 'importance'
  items: { key: string; label: string }[]
  methods: { key: string; label: string; values: (number | null)[]; texts: string[] }[]
  axis: ValueAxis
}

interface PlanePoint {
  key: string; label: string; x: number; y: number; n: number | null
  /** Outline of its confidence ellipse, in units of the axes. */
  outline?: { x: number; y: number }[]
  /** Lines for the tip besides. */
  more?: string[]
}
/** Points in a plane cut in four by a cross: KANO's Better-Worse, importance and performance. */
export interface PlaneFigure extends ResultFigureBase {
  kind: 'kano' | 'quadrant'
  points: PlanePoint[]
  cross: { x: number; y: number }
  crossText: { x: string; y: string }
  /** A second, faint cross: the middle of the scale. */
  faint?: { x: number | null; y: number | null; text: string }
  /** y = intercept + slope x. */
  diagonal?: { slope: number; intercept: number; text: string }
  x: ValueAxis & { name: string }
  y: ValueAxis & { name: string }
  /** Words in the corners. */
  zones: { topLeft: string; topRight: string; bottomLeft: string; bottomRight: string }
}

export interface StackedFigure extends ResultFigureBase {
  kind: 'stacked'
  categories: { key: string; label: string }[]
  /** Shares 0..1 of n, in the order of the categories. */
  rows: { key: string; label: string; n: number; shares: number[] }[]
  axis: string
}

/** One difference and what it is over: `series` is the key of the series it is taken from, whose sign it wears. */
interface DifferencePoint { value: number | null; low: number | null; high: number | null; /** Smallest true difference the samples would find. */ detectable: number | null }
export interface DifferenceSeries { key: string; label: string; /** Place of the series it is over, whose colour and sign it has. */ sign: number; points: DifferencePoint[] }
/** Groups side by side for every item, with intervals, and beside them the differences with theirs: brands and leads, before and after. */
export interface CompareFigure extends ResultFigureBase {
  kind: 'compare'
  items: { key: string; label: string }[]
  series: NamedSeries[]
  axis: ValueAxis
  /** Bars grow from here. */
  base: number
  differences: DifferenceSeries[]
  differenceAxis: ValueAxis
}

export interface HourPoint { key: string; label: string; load: number | null; staff: number | null; after: number | null; each: number | null; eachAfter: number | null }
/** Load as bars (left), people at work as steps (right), and under them the load of each person. Both axes end level: where the steps meet a bar's top, staffing is in step with load. */
export interface HourlyFigure extends ResultFigureBase {
  kind: 'hourly'
  hours: HourPoint[]
  hasAfter: boolean
  left: ValueAxis
  right: ValueAxis
  each: ValueAxis
  /** All load over all hours of people, before and after. */
  mean: { before: number | null; after: number | null }
  /** Names of the series, as key and native chart print them. */
  names: { load: string; staff: string; after: string; each: string; eachAfter: string; mean: string }
  x: string
}

/** Days since 1970-01-01; the end is the last day that counts. */
interface DaySpan { from: number; to: number }
export interface GanttRow { key: string; label: string; owner: string; planned: DaySpan | null; actual: (DaySpan & { /** Still going on. */ open: boolean }) | null; tip: string[]; late: boolean }
/** 活动计划: planned as dashed outlines, actual as solid bars. */
export interface GanttFigure extends ResultFigureBase {
  kind: 'gantt'
  rows: GanttRow[]
  span: DaySpan
  /** First days of the months (or quarters, years) along the axis. */
  ticks: { day: number; text: string }[]
  asOf: { day: number; text: string } | null
  names: { planned: string; actual: string }
}

export type ResultFigure =
  | IntervalFigure | HistogramFigure | BoxFigure | ScatterFigure | HeatmapFigure | ScreeFigure | PathFigure | ProfileFigure | ControlFigure | ImportanceFigure
  | PlaneFigure | StackedFigure | CompareFigure | HourlyFigure | GanttFigure
export const resultFigureKinds = ['interval', 'histogram', 'box', 'scatter', 'heatmap', 'scree', 'path', 'radar', 'profile', 'control', 'importance', 'kano', 'quadrant', 'stacked', 'compare', 'hourly', 'gantt'] as const satisfies readonly ResultFigure['kind'][]
export const isResultFigure = (figure: { kind: string }): figure is ResultFigure => (resultFigureKinds as readonly string[]).includes(figure.kind)
