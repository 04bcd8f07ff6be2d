import type { EChartsCoreOption } from 'echarts/core'
import { useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { ParetoFigure, TableRow } from '../../../../shared/figures/figure.ts'
import { paretoOption } from '../../../../shared/figures/pareto/option.ts'
import { chartsOf } from '../../../../shared/figures/pareto/panels.ts'
import { darkTheme, lightTheme } from '../../../../shared/figures/theme.ts'
import { useT } from '../../../app/i18n.tsx'
import { useTheme } from '../../../app/theme.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { EChart } from '../../figure/EChart.tsx'
import { FigureFrame } from '../../figure/FigureFrame.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'

interface ParetoCanvasProps {
  figure: ParetoFigure
  /** The verdict is still being worked out. */
  working: boolean
  /** A bar was chosen: by a click, or by its name in the table. `panel`: of which chart. */
  onBar(key: string, panel: string | null): void
}

const MOST_ANIMATED = 60

/** The chart or charts, the verdict, the rules in words, and the table, whose names open what stands behind a bar. */
export function ParetoCanvas({ figure, working, onBar }: ParetoCanvasProps): ReactNode {
  const t = useT()
  const charts = useMemo(() => chartsOf(figure), [figure])
  const rules = figure.verdict ? figure.rules.filter(rule => rule !== figure.verdict) : figure.rules
  const bars = new Set(charts.flatMap(chart => chart.bars).map(bar => bar.key))
  const open = (row: TableRow): (() => void) | null => (bars.has(row.key) ? () => onBar(row.key, figure.panels?.[0]?.key ?? null) : null)
  return (
    <div className="yg-figure-page yg-pareto">
      <FigureFrame frame={figure.frame}>
        <div role="status">
          {(figure.verdict || working) && <p className="yg-verdict"><strong>{t('pareto.verdict')}</strong><span>{figure.verdict || t('pareto.working')}</span></p>}
        </div>
        <div className="yg-pareto-body">
          <div className={figure.panels ? 'yg-pareto-panels' : ''}>
            {charts.map((chart, i) => {
              const panel = figure.panels?.[i]
              return (
                <div key={panel?.key ?? 'only'} className="yg-pareto-panel">
                  {panel && <h3>{panel.title}</h3>}
                  {panel && <p className="yg-num">{panel.facts}</p>}
                  <OneChart figure={chart} label={t('diagrams.chartLabel', { title: panel ? `${figure.frame.title} ${panel.title}` : figure.frame.title })} height={panel ? 340 : 420} panel={panel?.key ?? null} onBar={onBar} />
                </div>
              )
            })}
          </div>
          <div className="yg-figure-table">
            <FigureTable table={figure.table} label={t('diagrams.tableLabel', { title: figure.frame.title })} linkColumn="item" linkOf={open} />
            <div className="yg-table-tools"><CopyTable table={figure.table} /></div>
          </div>
        </div>
        {(figure.warnings ?? []).length > 0 && <ul className="yg-figure-warnings">{figure.warnings!.map(warning => <li key={warning}>{warning}</li>)}</ul>}
        {rules.length > 0 && <ul className="yg-rules">{rules.map(rule => <li key={rule}>{rule}</li>)}</ul>}
      </FigureFrame>
    </div>
  )
}

interface OneChartProps { figure: ParetoFigure; label: string; height: number; panel: string | null; onBar: ParetoCanvasProps['onBar'] }

function OneChart({ figure, label, height, panel, onBar }: OneChartProps): ReactNode {
  const { dark } = useTheme()
  const [width, setWidth] = useState(760)
  const option = useMemo(() => {
    const made = paretoOption(figure, dark ? darkTheme : lightTheme, { width })
    // Known by its key rather than by its place, a bar that changes rank slides there.
    const withId = (item: unknown): unknown => (typeof item === 'object' && item !== null && 'key' in item ? { ...item, id: String(item.key) } : item)
    const series = made.series.map(one => ({ ...one, data: Array.isArray(one.data) ? one.data.map(withId) : one.data }))
    return { ...made, animation: figure.bars.length <= MOST_ANIMATED, series } as unknown as EChartsCoreOption
  }, [figure, dark, width])
  const press = useCallback((key: string) => onBar(key, panel), [onBar, panel])
  return <EChart option={option} height={height} label={label} onWidth={setWidth} onItem={press} />
}
