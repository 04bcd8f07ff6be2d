import type { ReactNode } from 'react'
import type { ColumnStats } from '../../../../shared/contract/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { distribution } from '../inspector/distribution.ts'

const BARS = 12
const WIDTH = 36
const HEIGHT = 18

/** Heights of the small chart: points and options in their order, intervals of a number; nothing for texts. */
function headerBars(variable: Pick<Variable, 'kind' | 'codes' | 'scale'>, stats: ColumnStats): number[] {
  if (variable.kind === 'text' || variable.kind === 'date') return []
  if (variable.kind === 'number') return stats.bins
  return distribution(variable, stats).filter(bar => bar.valid).slice(0, BARS).map(bar => bar.count)
}

/** n, missing, mean and the shape of a column, in its header. */
export function HeaderStats({ dataset, variable }: { dataset: number; variable: Variable }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { data: stats } = useEngineQuery('dataset.columnStats', { dataset, variable: variable.id })
  if (!stats) return <span className="yg-grid-head-stats" />
  const bars = headerBars(variable, stats)
  const most = Math.max(1, ...bars)
  const step = bars.length > 0 ? Math.min(14, WIDTH / bars.length) : 0
  const missing = stats.missing.none + stats.missing.notShown + stats.missing.empty
  const mean = stats.mean !== null && ['scale', 'ordinal', 'number'].includes(variable.kind)
  return (
    <span className="yg-grid-head-stats">
      <span className="yg-num yg-ellipsis">{t('grid.statsOf', { n: stats.n.toLocaleString(lang), missing: missing.toLocaleString(lang) })}</span>
      <span className="yg-grid-head-chart">
        {bars.length > 0 && (
          <svg width={step * bars.length} height={HEIGHT} role="img" aria-label={t('grid.statsChart', { name: variable.label || variable.name })}>
            {bars.map((count, index) => {
              const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT)
              return <rect key={index} x={index * step + 0.5} y={HEIGHT - height} width={Math.max(1, step - 1.5)} height={height} />
            })}
          </svg>
        )}
        {mean && <span className="yg-num" title={String(stats.mean)}>{t('grid.statsMean', { mean: (stats.mean ?? 0).toFixed(2) })}</span>}
      </span>
    </span>
  )
}
