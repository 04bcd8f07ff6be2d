import type { EChartsCoreOption } from 'echarts/core'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { barOption } from '../../../shared/figures/bar/option.ts'
import type { BarFigure, ParetoFigure } from '../../../shared/figures/figure.ts'
import type { ChartOption } from '../../../shared/figures/option.ts'
import { paretoOption } from '../../../shared/figures/pareto/option.ts'
import { isResultFigure } from '../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../shared/figures/resultFigure.ts'
import { resultOption, screenHeight } from '../../../shared/figures/resultSketch.ts'
import { darkTheme, lightTheme } from '../../../shared/figures/theme.ts'
import { useT } from '../../app/i18n.tsx'
import { useTheme } from '../../app/theme.tsx'
import { CopyTable } from '../figure/CopyTable.tsx'
import { EChart } from '../figure/EChart.tsx'
import { FigureFrame } from '../figure/FigureFrame.tsx'
import { FigureTable } from '../figure/FigureTable.tsx'

/** Items known by their key rather than by their place, so that a bar that changes rank slides there. */
function byKey(option: ChartOption): EChartsCoreOption {
  const withId = (item: unknown): unknown => (typeof item === 'object' && item !== null && 'key' in item ? { ...item, id: String(item.key) } : item)
  const series = option.series.map(one => ({ ...one, data: Array.isArray(one.data) ? one.data.map(withId) : one.data }))
  return { ...option, series } as unknown as EChartsCoreOption
}

/** A chart in its frame, the rules in words, the data table under it. */
export function ChartCanvas({ figure }: { figure: ParetoFigure | BarFigure | ResultFigure }): ReactNode {
  const t = useT()
  const { dark } = useTheme()
  const [width, setWidth] = useState(760)
  const option = useMemo(() => {
    const theme = dark ? darkTheme : lightTheme
    if (isResultFigure(figure)) return resultOption(figure, theme, { width }) as unknown as EChartsCoreOption
    return byKey(figure.kind === 'pareto' ? paretoOption(figure, theme, { width }) : barOption(figure, theme))
  }, [figure, dark, width])
  const rules = isResultFigure(figure) || figure.kind === 'pareto' ? figure.rules : []
  const height = isResultFigure(figure) ? screenHeight(figure) : figure.kind === 'bar' ? Math.max(180, Math.min(900, 72 + figure.bars.length * 34)) : 420
  return (
    <div className="yg-figure-page">
      <FigureFrame frame={figure.frame}>
        <EChart option={option} height={height} label={t('diagrams.chartLabel', { title: figure.frame.title })} onWidth={setWidth} />
        {rules.length > 0 && <ul className="yg-rules">{rules.map(rule => <li key={rule}>{rule}</li>)}</ul>}
        <div className="yg-figure-table">
          <FigureTable table={figure.table} label={t('diagrams.tableLabel', { title: figure.frame.title })} />
          <div className="yg-table-tools"><CopyTable table={figure.table} /></div>
        </div>
      </FigureFrame>
    </div>
  )
}
