import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { FormMatch } from '../../../../shared/contract/formMatch.ts'
import { percentText } from '../../../../shared/figures/rounding.ts'
import { useT } from '../../../app/i18n.tsx'
import './match.css'

export interface ChosenPair { column: string; variable: string }
export interface MatchTableProps { match: FormMatch; onPairs(pairs: ChosenPair[]): void }

/** Below it a pair is to be looked at. */
const LOOK = 0.75

/** Column by column what it was matched with and how surely; every line can be put right. */
export function MatchTable({ match, onPairs }: MatchTableProps): ReactNode {
  const t = useT()
  const rows = [...match.pairs.map(pair => ({ ...pair, label: pair.columnLabel })), ...match.unmatchedColumns.map(({ id, label }) => ({ column: id, label, variable: null, confidence: null, by: null }))]
  const options = match.variables.map(({ id, label }) => ({ value: id, label: `${id} ${label}` }))
  const choose = (column: string, variable: string | undefined): void => {
    const others = match.pairs.filter(pair => pair.column !== column && pair.variable !== variable).map(pair => ({ column: pair.column, variable: pair.variable }))
    onPairs(variable === undefined ? others : [...others, { column, variable }])
  }
  return (
    <div className="yg-match">
      <p className="yg-num">{t('fill.match.matched', { n: match.pairs.length, total: rows.length })}</p>
      <div className="yg-match-scroll" tabIndex={0} role="region" aria-label={t('fill.match.matched', { n: match.pairs.length, total: rows.length })}>
        <table className="yg-table">
          <thead><tr><th scope="col">{t('fill.match.column')}</th><th scope="col">{t('fill.match.question')}</th><th scope="col">{t('fill.match.confidence')}</th><th scope="col">{t('fill.match.how')}</th></tr></thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.column} className={row.confidence !== null && row.confidence < LOOK ? 'yg-match-look' : ''}>
                <td>{row.label}</td>
                <td>
                  <Select
                    size="small" allowClear showSearch={{ optionFilterProp: 'label' }} className="yg-match-select" aria-label={t('fill.match.question') + ' ' + row.label} placeholder={t('fill.match.none')}
                    value={row.variable} options={options} onChange={(value: string | undefined) => choose(row.column, value)}
                  />
                </td>
                <td className="yg-num">{row.confidence === null ? '–' : percentText(row.confidence)}</td>
                <td>{row.by === null ? '' : t(`fill.match.by.${row.by}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {match.unmatchedVariables.length > 0 && (
        <details><summary>{t('fill.match.unmatchedQuestions')} <span className="yg-num">({match.unmatchedVariables.length})</span></summary>
          <ul>{match.unmatchedVariables.map(({ id, label }) => <li key={id}><span className="yg-num">{id}</span> {label}</li>)}</ul>
        </details>
      )}
    </div>
  )
}
