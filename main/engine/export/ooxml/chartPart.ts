import type { BarFigure, Figure, ParetoFigure } from '../../../../shared/figures/figure.ts'
import { chartsOf } from '../../../../shared/figures/pareto/panels.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { barChart, canDrawBars } from './barChart.ts'
import type { ChartLook } from './chartSpace.ts'
import { barWorkbook, paretoWorkbook, resultWorkbook } from './chartWorkbook.ts'
import { contentType, relationType } from './opcPackage.ts'
import type { OpcPackage } from './opcPackage.ts'
import { canDrawPareto, paretoChart } from './paretoChart.ts'
import type { ParetoNames } from './paretoChart.ts'
import { resultChart } from './resultChart.ts'
import { resultPlot } from './resultPlot.ts'

export type ChartFigure = ParetoFigure | BarFigure | ResultFigure

/** A figure that Office can draw itself, with something in it to draw. */
export function hasNativeChart(figure: Figure): figure is ChartFigure {
  if (isResultFigure(figure)) return resultPlot(figure, translator(figure.frame.lang ?? 'zh-CN')) !== null
  return figure.kind === 'pareto' ? chartsOf(figure).some(canDrawPareto) : figure.kind === 'bar' ? canDrawBars(figure) : false
}

/** The charts a figure takes, each with its heading where there are several; one that has nothing in it is left out. */
export function nativeCharts(figure: ChartFigure): { figure: ChartFigure; title: string }[] {
  if (figure.kind !== 'pareto' || !figure.panels?.length) return [{ figure, title: '' }]
  return chartsOf(figure).filter(canDrawPareto).map(chart => ({ figure: chart, title: [chart.frame.title, ...chart.frame.facts].join('  ') }))
}

export const paretoNames = (figure: ParetoFigure, t: Translate): ParetoNames & { label: string; position: string } => ({
  base: t('figures.pareto.cascadeBase'),
  counts: figure.axis.left || t('report.chart.counts'),
  line: t('report.chart.line'),
  start: t('report.chart.start'),
  threshold: t('report.chart.threshold', { percent: Math.round(figure.threshold * 1000) / 10 }),
  label: t('report.chart.label'),
  position: t('report.chart.position'),
})

export const plotNames = (t: Translate): { label: string; minus: string; plus: string } => ({ label: t('report.chart.label'), minus: t('report.chart.minus'), plus: t('report.chart.plus') })

/** The chart and the workbook that Office opens for "edit data"; `workbookRelation` is the id the chart part will have for it. */
export async function chartWithWorkbook(figure: ChartFigure, look: Omit<ChartLook, 'workbook'>, t: Translate, workbookRelation: string): Promise<{ xml: string; workbook: Uint8Array }> {
  const full: ChartLook = { ...look, workbook: workbookRelation }
  if (figure.kind === 'pareto') {
    const names = paretoNames(figure, t)
    const { bytes, places } = await paretoWorkbook(figure, names)
    return { xml: paretoChart(figure, places, names, full), workbook: bytes }
  }
  if (isResultFigure(figure)) {
    const plot = resultPlot(figure, t)
    if (!plot) throw new RangeError(`no native chart of ${figure.kind}`)
    const { bytes, places } = await resultWorkbook(plot, plotNames(t))
    return { xml: resultChart(plot, places, full), workbook: bytes }
  }
  const { bytes, places } = await barWorkbook(figure, t('report.chart.label'))
  return { xml: barChart(figure, places, full), workbook: bytes }
}

/** Adds chart number `index` under `folder` ("ppt", "word") of a package; returns its path and what was written. */
export async function addChartParts(opc: OpcPackage, folder: string, index: number, figure: ChartFigure, look: Omit<ChartLook, 'workbook'>, t: Translate): Promise<{ path: string; xml: string }> {
  const path = `${folder}/charts/chart${index}.xml`
  const workbookPath = `${folder}/embeddings/Microsoft_Excel_Sheet${index}.xlsx`
  const relation = opc.relate(path, relationType.package, workbookPath)
  const { xml, workbook } = await chartWithWorkbook(figure, look, t, relation)
  opc.add(workbookPath, workbook, contentType.xlsx)
  opc.add(path, xml, contentType.chart)
  return { path, xml }
}
