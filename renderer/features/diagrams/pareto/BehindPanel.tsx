import { Button, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { percentText } from '../../../../shared/figures/rounding.ts'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { showRows } from '../../data/screening/showRows.ts'

interface BehindPanelProps {
  spec: ParetoSpec
  bar: string
  panel: string | null
  onDown(spec: ParetoSpec, label: string): void
  onClose(): void
}

const SEGMENTS = ' segments'

/** Who stands behind a bar: how many, in which groups, in what words; one level down, and their rows in the grid. */
export function BehindPanel({ spec, bar, panel, onDown, onClose }: BehindPanelProps): ReactNode {
  const t = useT()
  const [by, setBy] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error } = useEngineQuery('pareto.behind', { spec: { ...spec, bootstrap: 0 }, key: bar, panel, by })
  const dataset = useEngineQuery('dataset.get', { dataset: data?.dataset ?? 1 }, { enabled: data !== undefined && data.dataset !== null }).data
  const loaded = data !== undefined
  useEffect(() => { if (loaded) heading.current?.focus() }, [bar, panel, loaded])
  if (error) return <ErrorNote error={error} onClose={onClose} />
  if (!data || data.key !== bar) return null
  const label = data.label || t('figures.other')
  const groupable = dataset?.variables.filter(variable => (variable.kind === 'nominal' || variable.kind === 'ordinal') && variable.codes.length > 0) ?? []
  return (
    <section className="yg-behind" aria-label={t('pareto.behind', { label })} onKeyDown={event => { if (event.key === 'Escape') { event.stopPropagation(); onClose() } }}>
      <header>
        <h3 ref={heading} tabIndex={-1}>{label}</h3>
        <span className="yg-num">
          {data.respondents !== null && data.of ? t('pareto.people', { x: data.respondents, n: data.of, percent: percentText(data.respondents / data.of) }) : t('pareto.mentions', { n: data.count })}
        </span>
        <span className="yg-behind-space" />
        {data.next && <Button type="primary" onClick={() => { if (data.next) onDown(data.next, label) }}>{t('pareto.down')}</Button>}
        {data.dataset !== null && data.rids.length > 0 && (
          <Button onClick={() => { if (data.dataset !== null) showRows(data.dataset, data.rids, t('pareto.rowsName', { label })) }}>{t('pareto.openRows', { n: data.rids.length })}</Button>
        )}
        <Button onClick={onClose}>{t('pareto.close')}</Button>
      </header>
      <div className="yg-behind-columns">
        {data.members.length > 0 && (
          <div>
            <h4>{t('pareto.members')}</h4>
            <ul className="yg-quotes" tabIndex={0} aria-label={t('pareto.members')}>{data.members.map((member, i) => <li key={i}>{member.label} <span className="yg-num">{member.count}</span></li>)}</ul>
          </div>
        )}
        {data.dataset === null ? <p className="yg-prop-hint">{t('pareto.noCases')}</p> : (
          <>
            <div>
              <h4>{t('pareto.groupsBy')}</h4>
              <Select
                className="yg-wide" aria-label={t('pareto.groupsBy')} value={by ?? SEGMENTS} onChange={next => setBy(next === SEGMENTS ? null : next)} popupMatchSelectWidth={false}
                options={[{ value: SEGMENTS, label: t('pareto.bySegments') }, ...groupable.map(variable => ({ value: variable.id, label: variable.label || variable.name }))]}
              />
              {data.groups.length === 0 ? <p className="yg-prop-hint">{t('pareto.noGroups')}</p> : (
                <table className="yg-table" aria-label={t('pareto.groupsBy')}>
                  <thead><tr><th scope="col">{t('pareto.group')}</th><th scope="col" className="yg-align-right">n</th><th scope="col" className="yg-align-right">{t('pareto.groupShare')}</th><th scope="col" className="yg-align-right">{t('pareto.groupInterval')}</th></tr></thead>
                  <tbody>
                    {data.groups.map(group => (
                      <tr key={group.name}>
                        <td>{group.name}</td><td className="yg-num yg-align-right">{group.x}/{group.n}</td>
                        <td className="yg-num yg-align-right">{group.share === null ? '–' : percentText(group.share)}</td>
                        <td className="yg-num yg-align-right">{group.interval === null ? '–' : group.interval.map(percentText).join(' – ')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </div>
            <div>
              <h4>{t('pareto.quotes')}</h4>
              {data.quotes.length === 0 ? <p className="yg-prop-hint">{t('pareto.noQuotes')}</p> : <ul className="yg-quotes" tabIndex={0} aria-label={t('pareto.quotes')}>{data.quotes.map((quote, i) => <li key={`${quote.rid}.${i}`}><bdi>{quote.text}</bdi></li>)}</ul>}
            </div>
          </>
        )}
      </div>
    </section>
  )
}
