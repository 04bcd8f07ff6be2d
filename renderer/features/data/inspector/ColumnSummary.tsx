import type { ReactNode } from 'react'
import type { ColumnStats } from '../../../../shared/contract/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { cellText } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'
import { distribution } from './distribution.ts'

const SHOWN = 12

/** What the column holds: n, mean, and a small bar per value with its count and share of valid answers. */
export function ColumnSummary({ dataset, variable, mode }: { dataset: number; variable: Variable; mode: ShowMode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { data: stats } = useEngineQuery('dataset.columnStats', { dataset, variable: variable.id }, { keepPrevious: false })
  if (!stats) return null
  const bars = distribution(variable, stats)
  const widest = Math.max(1, ...bars.map(bar => bar.count))
  return (
    <section className="yg-summary" aria-label={t('data.stats.title')}>
      <h3 className="yg-h2">{t('data.stats.title')}</h3>
      <dl className="yg-facts">
        <Fact name={t('data.stats.n')}>{stats.n.toLocaleString(lang)}</Fact>
        {stats.mean !== null && variable.kind !== 'nominal' && variable.kind !== 'text' && <Fact name={t('data.stats.mean')} exact={stats.mean}>{stats.mean.toFixed(2)}</Fact>}
        {stats.min !== null && stats.max !== null && variable.kind !== 'nominal' && variable.kind !== 'indicator' && <Fact name={t('data.stats.range')}>{t('data.stats.rangeOf', { min: stats.min, max: stats.max })}</Fact>}
        <Fact name={t('data.stats.missing')}>{missingOf(stats).toLocaleString(lang)}</Fact>
        {stats.invalid > 0 && <Fact name={t('data.stats.invalid')}><span className="yg-tag yg-tag-error">{stats.invalid}</span></Fact>}
      </dl>
      <ul className="yg-bars">
        {bars.slice(0, SHOWN).map(bar => {
          const name = cellText(variable, bar.value, mode, t)
          const share = stats.n > 0 && bar.valid ? `${((bar.count / stats.n) * 100).toFixed(1)}%` : ''
          return (
            <li key={String(bar.value)}>
              <span className="yg-ellipsis" title={name}>{name}</span>
              <span className="yg-bars-track" aria-hidden="true"><span className={bar.valid ? undefined : 'yg-bars-bad'} style={{ width: `${(bar.count / widest) * 100}%` }} /></span>
              <span className="yg-num">{bar.count.toLocaleString(lang)}</span>
              <span className="yg-num yg-secondary">{share}</span>
            </li>
          )
        })}
      </ul>
      {stats.distinct > Math.min(SHOWN, bars.length) && <p className="yg-secondary">{t('data.stats.more', { n: stats.distinct - Math.min(SHOWN, bars.length) })}</p>}
    </section>
  )
}

const missingOf = ({ missing }: ColumnStats): number => missing.none + missing.notShown + missing.empty

function Fact({ name, exact, children }: { name: string; exact?: number; children: ReactNode }): ReactNode {
  return <div><dt>{name}</dt><dd className="yg-num" title={exact === undefined ? undefined : String(exact)}>{children}</dd></div>
}
