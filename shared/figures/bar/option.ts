import { translator } from '../../i18n/translate.ts'
import type { BarFigure } from '../figure.ts'
import type { ChartOption } from '../option.ts'
import { MOTION_MS, plainText, unquoted } from '../option.ts'
import { wrapText } from '../text/wrap.ts'
import type { FigureTheme } from '../theme.ts'

type Bar = BarFigure['bars'][number]
const PX = 12
const LABEL_WIDTH = 150

/** The bar chart for the interactive screen: bars lie, the first on top; data items carry `key` for clicks. */
export function barOption(figure: BarFigure, theme: FigureTheme): ChartOption {
  const { bars, axis } = figure
  const wrapped = new Map(bars.map(bar => [bar.key, wrapText(bar.label, { width: LABEL_WIDTH, fontSize: PX, maxLines: 2 }).join('\n')]))
  const words = translator(figure.frame.lang ?? 'zh-CN')
  const textOf = (params: { data?: unknown }): string => plainText(barOf(params)?.text ?? '')
  return {
    animation: true,
    animationDuration: MOTION_MS,
    animationDurationUpdate: MOTION_MS,
    animationEasingUpdate: 'cubicOut',
    backgroundColor: 'transparent',
    textStyle: { fontFamily: unquoted(theme.fontFamily), color: theme.text },
    aria: { enabled: true, label: { description: `${figure.frame.title} ${words('figures.svg.bar', { n: bars.length })}` } },
    tooltip: {
      renderMode: 'richText', trigger: 'item', confine: true, transitionDuration: 0, backgroundColor: theme.background, borderColor: theme.grid,
      textStyle: { color: theme.text, fontSize: PX }, formatter: params => `${plainText(barOf(params)?.label ?? '')}\n${textOf(params)}`,
    },
    grid: { left: 16, right: 130, top: 12, bottom: 40, containLabel: true },
    xAxis: {
      type: 'value', name: axis.value, nameLocation: 'middle', nameGap: 28, min: axis.min, max: axis.max, nameTextStyle: { color: theme.quiet, fontSize: PX },
      axisLabel: { color: theme.quiet, fontSize: PX }, splitLine: { lineStyle: { color: theme.grid } },
    },
    yAxis: {
      type: 'category', inverse: true, data: bars.map(bar => bar.key), axisTick: { show: false }, axisLine: { lineStyle: { color: theme.axis } },
      axisLabel: { color: theme.text, fontSize: PX, lineHeight: PX * 1.3, formatter: (key: string) => wrapped.get(key) ?? '' },
    },
    series: [{
      type: 'bar', name: axis.value, barMaxWidth: 26, barCategoryGap: '34%', cursor: 'pointer',
      // A bar without answers keeps its place and says so.
      data: bars.map(bar => ({ key: bar.key, bar, value: bar.value ?? axis.min })),
      itemStyle: { color: theme.bar },
      label: { show: true, position: 'right', color: theme.text, fontSize: PX, textBorderWidth: 0, formatter: textOf },
    }],
  }
}

function barOf(params: { data?: unknown }): Bar | undefined {
  return typeof params.data === 'object' && params.data !== null && 'bar' in params.data ? params.data.bar as Bar : undefined
}
