import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { meanText } from '../../../../shared/figures/rounding.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'

const signed = (value: number): string => (value > 0 ? `+${meanText(value)}` : meanText(value))

/** Predictions that were kept, held against later waves: how well this group's predictions have come out so far. */
export function Predictions(): ReactNode {
  const t = useT()
  const { data, error } = useEngineQuery('whatIf.predictions', {})
  const score = useEngineCommand('whatIf.scoreBy')
  const remove = useEngineCommand('study.remove')
  if (error) return <ErrorNote error={error} />
  if (!data || data.length === 0) return null
  const judged = data.filter(({ held }) => held !== null)
  return (
    <section className="yg-result" aria-label={t('improvement.predictions.title')}>
      <header><h3>{t('improvement.predictions.title')}</h3></header>
      {judged.length > 0 && <p className="yg-result-note">{t('improvement.predictions.calibration', { held: judged.filter(({ held }) => held).length, n: judged.length })}</p>}
      <div className="yg-table-scroll" role="region" tabIndex={0} aria-label={t('improvement.predictions.title')}>
        <table className="yg-table">
          <thead><tr>{(['name', 'made', 'raises', 'predicted', 'wave', 'actual', 'held', 'followed'] as const).map(key => <th key={key} scope="col" className="yg-align-left">{t(`improvement.predictions.column.${key}`)}</th>)}<th scope="col">{t('controls.delete')}</th></tr></thead>
          <tbody>
            {data.map(one => (
              <tr key={one.study}>
                <td>{one.name}</td><td title={one.prediction.dataHash}>{one.prediction.madeAt.slice(0, 10)} · {one.prediction.datasetName}{one.sameData === false ? ` · ${t('improvement.predictions.changed')}` : ''}</td>
                <td>{one.items.map(item => `${item.label} ${signed(item.planned)}${item.actual === null ? '' : ` → ${signed(item.actual)}`}`).join('; ')}</td>
                <td>{signed(one.prediction.change)} [{signed(one.prediction.interval[0])}, {signed(one.prediction.interval[1])}]</td>
                <td><Select size="small" popupMatchSelectWidth={false} aria-label={t('improvement.predictions.waveOf', { name: one.name })} value={one.wave?.id ?? null} placeholder={t('controls.none')} options={one.waves.map(({ id, name }) => ({ value: id, label: name }))} onChange={dataset => { void score.run({ study: one.study, dataset }).catch(() => {}) }} /></td>
                <td>{one.actual ? `${signed(one.actual.change)}${one.actual.interval ? ` [${signed(one.actual.interval[0])}, ${signed(one.actual.interval[1])}]` : ''} (n = ${one.actual.n.join(' / ')})` : '–'}</td>
                <td>{one.held === null ? '–' : t(one.held ? 'improvement.predictions.yes' : 'improvement.predictions.no')}</td>
                <td>{one.followed === null ? '–' : signed(one.followed)}</td>
                <td><Button size="small" type="text" aria-label={t('improvement.predictions.remove', { name: one.name })} onClick={() => { void remove.run({ study: one.study }).catch(() => {}) }}>×</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ErrorNote error={score.error ?? remove.error} />
      <p className="yg-result-note">{t('improvement.predictions.note')}</p>
    </section>
  )
}
