import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { RuleOutcome, ScreenedRow, ScreeningReport } from '../../../../shared/contract/screening.ts'
import { exclusionWords } from '../../../../shared/i18n/exclusionWords.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { ScreeningSettings } from '../../../../shared/model/screening.ts'
import { evidenceWords, factWords } from '../../../../shared/presentation/screening.ts'
import { useClient, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { notifyError } from '../../../app/notices.tsx'
import { showRows } from './showRows.ts'

const SHOWN = 50
const SPELLED = 6

export interface HitsTableProps {
  dataset: Dataset
  settings: ScreeningSettings | null
  /** null: all excluding rules. */
  outcome: RuleOutcome | null
  union: ScreeningReport['union']
  spared: ReadonlySet<number>
  onSpare(rid: number, on: boolean): void
}

/** The responses a rule hits, each with what every rule has against it; a response leads to its row in the grid. */
export function HitsTable({ dataset, settings, outcome, union, spared, onSpare }: HitsTableProps): ReactNode {
  const t = useT()
  const client = useClient()
  const rule = outcome?.rule ?? null
  const [shown, setShown] = useState(SHOWN)
  useEffect(() => setShown(SHOWN), [rule])
  const { data } = useEngineQuery('screening.hits', { dataset: dataset.id, settings, rule, limit: shown }, { giveUp: true })
  const title = rule === null ? t('screening.unionTitle') : t(`screening.rule.${rule}`)
  const goes = outcome === null || outcome.mode === 'exclude'
  const total = outcome ? outcome.n : union.n
  const labels = new Map(dataset.variables.map(({ id, name, label }) => [id, label || name]))
  const inGrid = (): void => {
    const all = async (): Promise<number[]> => {
      const rids: number[] = []
      for (let offset = 0; offset < total; offset += 1000) rids.push(...(await client.call('screening.hits', { dataset: dataset.id, settings, rule, offset, limit: 1000 })).rows.map(row => row.rid))
      return rids
    }
    all().then(rids => showRows(dataset.id, rids, t('screening.filterHits', { what: title }))).catch(notifyError)
  }
  const facts = outcome ? factWords(t, outcome) : [t('screening.union', { ...union })]
  const nothing = outcome === null ? t('screening.unionNone')
    : outcome.unavailable !== null ? t(`screening.unavailable.${outcome.unavailable}`) : outcome.mode === 'off' ? t('screening.hitsOff') : t('screening.hitsNone')
  return (
    <section className="yg-card" aria-labelledby="screening-hits">
      <div className="yg-card-head">
        <h2 className="yg-h2" id="screening-hits">{title}</h2>
        <span className="yg-secondary yg-num">{facts.join(' · ')}</span>
        {total > 0 && <Button size="small" className="yg-screening-end" onClick={inGrid}>{t('screening.toRows', { n: total })}</Button>}
      </div>
      {total === 0 ? <p className="yg-secondary yg-screening-nothing">{nothing}</p> : (
        <div className="yg-table-scroll yg-screening-hits" tabIndex={0} role="region" aria-label={t('screening.who')}>
          <table className="yg-table">
            <thead>
              <tr>
                <th scope="col" className="yg-align-right">{t('data.rid')}</th>
                <th scope="col">{t('screening.evidenceHead')}</th>
                <th scope="col">{t('screening.stateHead')}</th>
                {goes && <th scope="col">{t('screening.goHead')}</th>}
              </tr>
            </thead>
            <tbody>
              {data?.rows.map(row => (
                <tr key={row.rid} data-rid={row.rid}>
                  <td className="yg-align-right yg-num">
                    <button type="button" className="yg-link" aria-label={t('screening.toRow', { rid: row.rid })} onClick={() => showRows(dataset.id, [row.rid], t('screening.filterHits', { what: `${t('data.rid')} ${row.rid}` }))}>{row.rid}</button>
                  </td>
                  <td>{ordered(row, rule).map(evidence => <EvidenceLine key={evidence.rule} rule={evidence.rule} words={evidenceWords(t, evidence)} cells={evidence.cells.map(id => labels.get(id) ?? id)} also={rule !== null && evidence.rule !== rule} />)}</td>
                  <td className={row.excluded === null ? 'yg-secondary' : undefined}>{row.excluded === null ? t('screening.counts') : t('screening.out', { reason: exclusionWords(t, row.excluded) })}</td>
                  {goes && <td>{row.excluded === null && <Checkbox checked={!spared.has(row.rid)} aria-label={t('screening.spare', { rid: row.rid })} onChange={event => onSpare(row.rid, !event.target.checked)} />}</td>}
                </tr>
              ))}
            </tbody>
          </table>
          {data && data.total > data.rows.length && <Button size="small" className="yg-screening-more" onClick={() => setShown(count => Math.min(1000, count + 200))}>{t('screening.moreHits', { n: data.total - data.rows.length })}</Button>}
        </div>
      )}
    </section>
  )
}

/** The chosen rule's own evidence first. */
const ordered = ({ evidence }: ScreenedRow, rule: string | null): ScreenedRow['evidence'] => [...evidence].sort((a, b) => Number(b.rule === rule) - Number(a.rule === rule))

function EvidenceLine({ rule, words, cells, also }: { rule: ScreenedRow['evidence'][number]['rule']; words: string; cells: readonly string[]; also: boolean }): ReactNode {
  const t = useT()
  const listed = cells.slice(0, SPELLED).join(t('grid.listSeparator')) + (cells.length > SPELLED ? '…' : '')
  return (
    <div className={also ? 'yg-evidence yg-secondary' : 'yg-evidence'} title={cells.length > 0 ? t('screening.evidence.cells', { list: cells.join(t('grid.listSeparator')) }) : undefined}>
      <span className="yg-evidence-rule">{t(`screening.rule.${rule}`)}</span> {words}
      {cells.length > 0 && !also && <small className="yg-secondary">{t('screening.evidence.cells', { list: listed })}</small>}
    </div>
  )
}
