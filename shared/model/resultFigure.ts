/** Figures that show the result of an analysis, by what they are called in a spec. */
export const resultFigureNames = [
  'bar', 'interval', 'histogram', 'box', 'scatter', 'heatmap', 'scree', 'path', 'radar', 'profile', 'control', 'importance', 'kano', 'quadrant', 'stacked', 'compare', 'hourly', 'gantt',
] as const
export type ResultFigureName = (typeof resultFigureNames)[number]
