import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { barOption } from '../../../shared/figures/bar/option.ts'
import type { BarFigure, ParetoFigure } from '../../../shared/figures/figure.ts'
import { paretoOption } from '../../../shared/figures/pareto/option.ts'
import { darkTheme, lightTheme } from '../../../shared/figures/theme.ts'
import { useT } from '../../app/i18n.tsx'
import { useTheme } from '../../app/theme.tsx'
import { CopyTable } from '../figure/CopyTable.tsx'
import { EChart } from '../figure/EChart.tsx'
import { FigureFrame } from '../figure/FigureFrame.tsx'
import { FigureTable } from '../figure/FigureTable.tsx'

/** A chart in its frame, the rules in words, the data table under it. */
export function ChartCanvas({ figure }: { figure: ParetoFigure | BarFigure }): ReactNode {
  const t = useT()
  const { dark } = useTheme()
  const option = useMemo(() => {
    const theme = { ...(dark ? darkTheme : lightTheme), background: 'transparent' }
    return (figure.kind === 'pareto' ? paretoOption(figure, theme) : barOption(figure, theme)) as EChartsCoreOption
  }, [figure, dark])
  const height = figure.kind === 'bar' ? Math.max(220, Math.min(900, 80 + figure.bars.length * 30)) : 400
  return (
    <div className="yg-page">
      <FigureFrame frame={figure.frame}>
        <EChart option={option} height={height} label={t('diagrams.chartLabel', { title: figure.frame.title })} />
        {figure.kind === 'pareto' && <ul className="yg-rules">{figure.rules.map(rule => <li key={rule}>{rule}</li>)}</ul>}
        <div className="yg-figure-table">
          <div className="yg-table-tools"><CopyTable table={figure.table} /></div>
          <FigureTable table={figure.table} label={t('diagrams.tableLabel', { title: figure.frame.title })} />
        </div>
      </FigureFrame>
    </div>
  )
}
