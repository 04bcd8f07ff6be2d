import type { ParetoFigure, ParetoPanel } from '../figure.ts'

/** Between charts side by side, and over each for its title, mm. */
const PANEL_GAP = 6
export const PANEL_HEAD = 9

/** The charts of a figure, each a figure of its own without a frame; the figure itself where it is one chart. */
export function chartsOf(figure: ParetoFigure): ParetoFigure[] {
  if (!figure.panels?.length) return [figure]
  const { panels, ...rest } = figure
  return panels.map(panel => ({
    ...rest, bars: panel.bars, total: panel.total, scaleMax: panel.scaleMax, axis: panel.axis, rules: [], warnings: [], verdict: '',
    frame: { ...figure.frame, title: panel.title, facts: [panel.facts].filter(Boolean), period: '', source: '', note: '', simulated: '' },
  }))
}

const panelColumns = (panels: number): number => (panels <= 1 ? 1 : panels === 2 || panels === 4 ? 2 : 3)

/** The size of the drawing of panels side by side, mm: bars need room, three abreast share a wider page. */
export function panelDrawing(panels: readonly Pick<ParetoPanel, 'bars'>[]): { width: number; height: number } {
  const columns = panelColumns(panels.length)
  const most = Math.max(1, ...panels.map(panel => panel.bars.length))
  const width = Math.max(columns === 3 ? 74 : 88, Math.min(130, 26 + most * 7))
  const rows = Math.ceil(panels.length / columns)
  return { width: columns * width + (columns - 1) * PANEL_GAP, height: rows * ((columns === 3 ? 64 : 76) + PANEL_HEAD) + (rows - 1) * PANEL_GAP }
}

/** Where each chart stands in an area: its title line, then its drawing. */
export function panelPlaces(count: number, area: { width: number; height: number }): { x: number; y: number; width: number; height: number }[] {
  const columns = panelColumns(count)
  const rows = Math.max(1, Math.ceil(count / columns))
  const width = (area.width - (columns - 1) * PANEL_GAP) / columns
  const height = (area.height - (rows - 1) * PANEL_GAP) / rows
  return Array.from({ length: count }, (_, i) => ({ x: (i % columns) * (width + PANEL_GAP), y: Math.floor(i / columns) * (height + PANEL_GAP) + PANEL_HEAD, width, height: height - PANEL_HEAD }))
}
