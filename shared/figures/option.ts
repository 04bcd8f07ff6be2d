/**
 * The part of an ECharts option that our charts use. Kept here so that `shared` needs neither ECharts nor its DOM types;
 * the renderer hands it to `setOption` as it is.
 */
export interface ChartOption {
  animation: boolean
  animationDuration: number
  animationDurationUpdate: number
  animationEasingUpdate: string
  backgroundColor: string
  textStyle: { fontFamily: string; color: string }
  aria: { enabled: boolean; label: { description: string } }
  tooltip: Tooltip
  grid: { left: number; right: number; top: number; bottom: number; containLabel?: boolean }
  xAxis: Axis | Axis[]
  yAxis: Axis | Axis[]
  series: Series[]
}

/** richText draws on the canvas: no label can become HTML. */
interface Tooltip {
  renderMode: 'richText'
  trigger: 'item'
  confine: boolean
  transitionDuration: number
  backgroundColor: string
  borderColor: string
  textStyle: { color: string; fontSize: number }
  formatter: (params: { data?: unknown }) => string
}
export type Axis = Record<string, unknown> & { type: 'category' | 'value' }
export type Series = Record<string, unknown> & { type: 'bar' | 'line' | 'custom'; name: string }

/** Motion only shows where a bar went. */
export const MOTION_MS = 120

/** Braces are ECharts' own markup for styled text. */
export const plainText = (text: string): string => text.replace(/[{}]/g, brace => (brace === '{' ? '｛' : '｝'))

/** ECharts writes the family into a style attribute without escaping: names of several words may go unquoted there. */
export const unquoted = (fontFamily: string): string => fontFamily.replaceAll('"', '')
