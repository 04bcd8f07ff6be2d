import { translator } from '../../i18n/translate.ts'
import type { ParetoBar, ParetoFigure } from '../figure.ts'
import type { Axis, ChartOption, Series } from '../option.ts'
import { MOTION_MS, plainText, unquoted } from '../option.ts'
import { groupedText, percentText } from '../rounding.ts'
import { measureText } from '../text/measure.ts'
import { wrapEvenly } from '../text/wrap.ts'
import type { FigureTheme } from '../theme.ts'
import { ticksTo } from '../ticks.ts'

/** Type sizes on screen, px. */
const PX = { label: 12, axis: 12 }
/** Up to this many bars names stand upright and wrapped, above it they lean. */
const UPRIGHT = 10
/** Up to this many bars every count and percentage is printed. */
const LABELLED = 14
/** A first point above this share leaves no room for its label over the count. */
const HIGH = 0.85
/** What the axes take of the width, px. */
const SIDES = 128
const SHARES = [0, 20, 40, 60, 80, 100]

/**
 * The Pareto chart for the interactive screen. Nothing is sorted or summed here. The line runs on its own hidden value
 * axis 0..k, because a line on a category axis sits at band centres; 100 % is level with the total on both axes.
 * Data items carry `key`, the bar's stable key, for clicks.
 */
export function paretoOption(figure: ParetoFigure, theme: FigureTheme, size: { width: number } = { width: 760 }): ChartOption {
  const { bars, total } = figure
  const single = figure.variant === 'single'
  const cascade = figure.variant === 'cascade'
  const top = single ? total : Math.max(total, figure.scaleMax ?? total)
  const crowded = bars.length > LABELLED
  const corner = figure.variant !== 'center'
  const counted = total > 0
  const numbers = bars.map(bar => (single ? percentText(bar.share) : groupedText(bar.count)))
  // All or none: no large bar goes bare beside small ones with a number.
  const numbered = (counted || !single) && Math.max(0, ...numbers.map(text => measureText(text, PX.label, false))) <= (size.width - SIDES) / Math.max(1, bars.length)
  const points = (counted ? bars : []).map((bar, i) => ({
    key: bar.key,
    bar,
    value: [corner ? i + 1 : i + 0.5, bar.cumulativeShare * 100],
    label: {
      show: !crowded || (i === 0 && corner) || i === bars.length - 1 || bar.class !== bars[i + 1]?.class,
      // The first point touches its bar, over which the count stands.
      // Through centres the axis stands close at its left: the label keeps to the bar, above the rise of the line.
      ...(i === 0 && (!corner || bar.cumulativeShare < HIGH) ? { position: corner ? [-2, -PX.label * 1.7] : [7, -10] } : {}),
    },
  }))
  const line = corner && points.length > 0 ? [{ value: [0, 0], symbol: 'none', label: { show: false } }, ...points] : points
  const label = { show: true, color: theme.text, fontSize: PX.label, textBorderWidth: 0 }
  const onOne = cascade ? { stack: 'cascade' } : {}
  const base: Series = {
    // Nothing to see: what the bars of a cascade stand on.
    type: 'bar', name: '', silent: true, xAxisIndex: 0, yAxisIndex: 0, barCategoryGap: '0%', barGap: '0%', stack: 'cascade', tooltip: { show: false },
    data: bars.map(bar => bar.cumulativeCount - bar.count), itemStyle: { color: 'transparent' }, label: { show: false }, emphasis: { disabled: true },
  }
  const series: Series[] = [
    ...(cascade ? [base] : []),
    {
      ...onOne,
      type: 'bar', name: figure.axis.left, xAxisIndex: 0, yAxisIndex: 0, barCategoryGap: '0%', barGap: '0%', cursor: 'pointer',
      data: bars.map((bar, i) => {
        const shade = bar.other ? 'other' : bar.class
        const underPoint = i === 0 && !corner ? { label: { position: 'insideTop', distance: 9, color: theme.onClass[shade] } } : {}
        return { key: bar.key, bar, value: bar.count, itemStyle: { color: theme.class[shade] }, ...underPoint }
      }),
      itemStyle: { borderColor: theme.background, borderWidth: 1 },
      label: { ...label, show: numbered, position: 'top', formatter: (params: { dataIndex?: number }) => numbers[params.dataIndex ?? 0] ?? '' },
      labelLayout: { hideOverlap: true },
    },
    {
      type: 'line', name: figure.axis.right, xAxisIndex: 1, yAxisIndex: 1, clip: false, smooth: false, symbol: 'circle', symbolSize: 6, data: line, z: 3,
      lineStyle: { color: theme.line, width: 1.8, shadowColor: theme.background, shadowBlur: 3 }, itemStyle: { color: theme.background, borderColor: theme.line, borderWidth: 1.6 },
      // Up and left of its point, where a rising line never passes; labelLayout drops `offset`, so the place is measured from the symbol.
      label: { ...label, position: [-2, -3], align: 'right', verticalAlign: 'bottom', formatter: (params: { data?: unknown }) => { const bar = barOf(params); return bar ? percentText(bar.cumulativeShare) : '' } },
      labelLayout: { hideOverlap: true },
      markLine: {
        silent: true, symbol: 'none', animation: false, label: { show: false },
        lineStyle: { color: theme.threshold, type: 'dashed', width: 1 }, data: counted ? [{ yAxis: figure.threshold * 100 }] : [],
      },
    },
  ]
  return {
    animation: true,
    animationDuration: MOTION_MS,
    animationDurationUpdate: MOTION_MS,
    animationEasingUpdate: 'cubicOut',
    backgroundColor: 'transparent',
    textStyle: { fontFamily: unquoted(theme.fontFamily), color: theme.text },
    aria: { enabled: true, label: { description: description(figure) } },
    tooltip: {
      renderMode: 'richText', trigger: 'item', confine: true, transitionDuration: 0, backgroundColor: theme.background, borderColor: theme.grid,
      textStyle: { color: theme.text, fontSize: PX.label }, formatter: params => tip(barOf(params), figure),
    },
    grid: { left: 68, right: 60, top: 52, bottom: bars.length > UPRIGHT ? 110 : 64 },
    xAxis: [categoryAxis(figure, theme, size.width), { type: 'value', min: 0, max: Math.max(1, bars.length), show: false }],
    yAxis: [
      single
        ? valueAxis(figure.axis.left, theme, { min: 0, max: total || 1, customValues: SHARES.map(share => share * (total || 1) / 100), format: value => String(Math.round(1000 * value / (total || 1)) / 10), position: 'left' })
        : valueAxis(figure.axis.left, theme, { min: 0, max: top || 1, customValues: top > 0 ? ticksTo(top, 8) : [0], format: groupedText, position: 'left' }),
      { ...valueAxis(figure.axis.right, theme, { min: 0, max: total > 0 ? 100 * top / total : 100, customValues: SHARES, format: String, position: 'right' }), ...((single || !counted) && { show: false }) },
    ],
    series,
  }
}

function categoryAxis(figure: ParetoFigure, theme: FigureTheme, width: number): Axis {
  const { bars } = figure
  const upright = bars.length <= UPRIGHT
  const slot = (width - SIDES) / Math.max(1, bars.length)
  const room = upright ? Math.max(PX.axis * 3, slot - 8) : PX.axis * 9
  const wrapped = new Map(bars.map(bar => [bar.key, wrapEvenly(bar.label, { width: room, fontSize: PX.axis, maxLines: upright ? 3 : 1 }).join('\n')]))
  return {
    type: 'category',
    data: bars.map(bar => bar.key),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.axis } },
    axisLabel: {
      color: theme.text, fontSize: PX.axis, lineHeight: PX.axis * 1.35, interval: 0, hideOverlap: !upright && slot * Math.SQRT1_2 < PX.axis * 1.15, rotate: upright ? 0 : 45,
      formatter: (key: string) => wrapped.get(key) ?? '',
    },
  }
}

function valueAxis(name: string, theme: FigureTheme, options: { min: number; max: number; customValues: number[]; format: (value: number) => string; position: 'left' | 'right' }): Axis {
  const { min, max, customValues, format, position } = options
  return {
    type: 'value', name, min, max, position, splitLine: { show: false },
    nameTextStyle: { color: theme.quiet, fontSize: PX.axis }, nameGap: 28,
    axisLine: { show: true, lineStyle: { color: theme.axis } },
    axisTick: { show: true, customValues },
    axisLabel: { color: theme.quiet, fontSize: PX.axis, customValues, formatter: format },
  }
}

function barOf(params: { data?: unknown }): ParetoBar | undefined {
  return typeof params.data === 'object' && params.data !== null && 'bar' in params.data ? params.data.bar as ParetoBar : undefined
}

/** Full values, with the count beside each percentage. */
function tip(bar: ParetoBar | undefined, figure: ParetoFigure): string {
  if (!bar) return ''
  const words = translator(figure.frame.lang ?? 'zh-CN')
  const lines = [
    plainText(bar.label),
    ...(figure.total > 0 ? [
      `${words('figures.pareto.column.count')} ${groupedText(bar.count)}  ${words('figures.pareto.column.share')} ${percentText(bar.share)}`,
      `${words('figures.pareto.column.cumulativeCount')} ${groupedText(bar.cumulativeCount)}  ${words('figures.pareto.column.cumulativeShare')} ${percentText(bar.cumulativeShare)}`,
    ] : [`${words('figures.pareto.column.count')} ${groupedText(bar.count)}`]),
    ...(bar.other || figure.total <= 0 ? [] : [words(`figures.pareto.class.${bar.class}`)]),
  ]
  if (bar.members.length > 0) lines.push(plainText(bar.members.slice(0, 8).join(words('figures.listComma'))) + (bar.members.length > 8 ? '…' : ''))
  return lines.join('\n')
}

function description(figure: ParetoFigure): string {
  const words = translator(figure.frame.lang ?? 'zh-CN')
  return `${figure.frame.title} ${words('figures.svg.pareto', { n: figure.bars.length })}`
}
