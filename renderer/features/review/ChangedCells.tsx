import type { ReactNode } from 'react'
import type { CellValue } from '../../../shared/model/missing.ts'
import { missingState } from '../../../shared/model/missing.ts'
import { exclusionWords } from '../../../shared/i18n/exclusionWords.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'

const SHOWN = 100

/** The cells that a change set wrote, from and to; each leads to its place in the data. */
export function ChangedCells({ change }: { change: number }): ReactNode {
  const t = useT()
  const { data } = useEngineQuery('history.cells', { changeSet: change, limit: SHOWN }, { keepPrevious: false })
  if (!data || data.total === 0) return null
  const text = (value: CellValue): string => (missingState(value) === null ? String(value) : t('review.emptyCell'))
  /** Whether the row counts: the reason, or that it does. */
  const reason = (value: CellValue): string => (value === null ? t('screening.counts') : exclusionWords(t, String(value)))
  return (
    <section aria-label={t('review.cells')}>
      <h4 className="yg-h2">{t('review.cells')} <span className="yg-secondary yg-num">{data.total}</span></h4>
      <ul className="yg-changed-cells">
        {data.cells.map((cell, index) => (
          <li key={index}>
            <a className="yg-link" href={cell.variable === null || cell.variable === 'rid' ? formatRoute('data', cell.dataset) : formatRoute('data', cell.dataset, cell.variable)}>
              {t('review.cellOf', { rid: cell.rid, label: cell.variable === null ? t('review.counting') : cell.variable === 'rid' ? t('review.rowItself') : cell.label || cell.variable })}
            </a>
            <span className="yg-num">{cell.variable === null ? `${reason(cell.from)} → ${reason(cell.to)}` : `${text(cell.from)} → ${text(cell.to)}`}</span>
          </li>
        ))}
      </ul>
      {data.total > data.cells.length && <p className="yg-secondary">{t('review.moreCells', { n: data.total - data.cells.length })}</p>}
    </section>
  )
}
