import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../app/i18n.tsx'

interface EChartProps {
  option: EChartsCoreOption
  /** What the picture says, for those who do not see it; the table below says the rest. */
  label: string
  height: number
  /** The room there is, px, whenever it changes. */
  onWidth?(width: number): void
  /** The stable key of the item that was clicked. */
  onItem?(key: string): void
}

const still = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** A chart drawn from an option, fetched on first use, following its container; a bar that changes rank slides there in 150 ms. */
export function EChart({ option, label, height, onWidth, onItem }: EChartProps): ReactNode {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)

  useEffect(() => {
    let left = false
    let made: EChartsType | null = null
    void import('./echartsParts.ts').then(({ init }) => {
      if (left || !box.current) return
      made = init(box.current, null, { renderer: 'svg' })
      setChart(made)
    })
    return () => {
      left = true
      made?.dispose()
      setChart(null)
    }
  }, [])

  useEffect(() => {
    const element = box.current
    if (!chart || !element) return
    const observer = new ResizeObserver(() => {
      if (chart.isDisposed()) return
      chart.resize({ animation: { duration: 0 } })
      onWidth?.(element.clientWidth)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [chart, onWidth])

  useEffect(() => {
    if (!chart || chart.isDisposed()) return
    chart.setOption({ ...option, animation: !still(), animationDuration: 0, animationDurationUpdate: 150, animationEasingUpdate: 'cubicOut' }, { replaceMerge: ['series', 'xAxis', 'yAxis', 'graphic'] })
  }, [chart, option])

  useEffect(() => {
    if (!chart || !onItem) return
    const press = ({ data }: { data?: unknown }): void => {
      if (typeof data === 'object' && data !== null && 'key' in data) onItem(String(data.key))
    }
    chart.on('click', press)
    return () => { if (!chart.isDisposed()) chart.off('click', press) }
  }, [chart, onItem])

  return (
    <div className="yg-chart" style={{ height }} role="img" aria-label={label}>
      <div ref={box} className="yg-chart-box" />
      {!chart && <span className="yg-faint yg-chart-wait">{t('controls.loading')}</span>}
    </div>
  )
}
