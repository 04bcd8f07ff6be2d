import type { ReactNode } from 'react'
import type { BeforeAfter, RuleOutcome } from '../../../../shared/contract/screening.ts'
import type { ScreeningSettings } from '../../../../shared/model/screening.ts'
import { coefficientText, meanText } from '../../../../shared/figures/rounding.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'

const DASH = '–'
const shown = (value: number | null, round: (value: number) => string): string => (value === null ? DASH : round(value))
/** With its sign, unless it rounds to nothing. */
const signed = (value: number, round: (value: number) => string): string => { const text = round(Math.abs(value)); return Number(text) === 0 ? text : `${value > 0 ? '+' : '−'}${text}` }
const differs = ([before, after]: BeforeAfter): boolean => before !== after

function Change({ of: [before, after], round }: { of: BeforeAfter; round: (value: number) => string }): ReactNode {
  const by = before === null || after === null ? null : after - before
  return (
    <>
      <td className="yg-align-right yg-num" title={before === null ? undefined : String(before)}>{shown(before, round)}</td>
      <td className="yg-align-right yg-num" title={after === null ? undefined : String(after)}>{shown(after, round)}</td>
      <td className="yg-align-right yg-num yg-secondary" title={by === null ? undefined : String(by)}>{by === null ? DASH : signed(by, round)}</td>
    </>
  )
}

/** Means, reliabilities and orders with the responses and without them. */
export function EffectTables({ dataset, settings, outcome }: { dataset: number; settings: ScreeningSettings | null; outcome: RuleOutcome | null }): ReactNode {
  const t = useT()
  const { data, error } = useEngineQuery('screening.effect', { dataset, settings, rules: outcome ? [outcome.rule] : null }, { giveUp: true })
  const title = outcome ? t('screening.effect.titleOf', { rule: t(`screening.rule.${outcome.rule}`) }) : t('screening.effect.title')
  if (!data) return <ErrorNote error={error} />
  const [before, after] = data.n
  const same = before === after
  const empty = data.dimensions.length === 0 && data.priority === null && data.pareto === null
  const head = (
    <>
      <th scope="col" className="yg-align-right">{t('screening.effect.before')}</th>
      <th scope="col" className="yg-align-right">{t('screening.effect.after')}</th>
      <th scope="col" className="yg-align-right">{t('screening.effect.change')}</th>
    </>
  )
  return (
    <section className="yg-card" aria-labelledby="screening-effect">
      <div className="yg-card-head">
        <h2 className="yg-h2" id="screening-effect">{title}</h2>
        {!same && <span className="yg-secondary yg-num">{t('screening.effect.n', { before, after })}</span>}
      </div>
      {same ? <p className="yg-secondary yg-screening-nothing">{t('screening.effect.nothing')}</p> : empty ? <p className="yg-secondary yg-screening-nothing">{t('screening.effect.none')}</p> : (
        <div className="yg-effects">
          {data.dimensions.length > 0 && (
            <table className="yg-table">
              <thead>
                <tr><th rowSpan={2} scope="col">{t('screening.effect.dimension')}</th><th colSpan={3} scope="colgroup" className="yg-align-center">{t('screening.effect.mean')}</th><th colSpan={3} scope="colgroup" className="yg-align-center">{t('screening.effect.alpha')}</th></tr>
                <tr>{head}{head}</tr>
              </thead>
              <tbody>
                {data.dimensions.map(({ key, label, min, max, mean, alpha }) => (
                  <tr key={key}>
                    <th scope="row">{label} <small className="yg-secondary yg-num">{t('screening.effect.bounds', { min, max })}</small></th>
                    <Change of={mean} round={meanText} />
                    <Change of={alpha} round={coefficientText} />
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className="yg-effects-side">
            {data.priority && (
              <table className="yg-table">
                <thead><tr><th scope="col">{t('screening.effect.priority')} <small>{data.priority.moved > 0 ? t('screening.effect.moved', { n: data.priority.moved }) : t('screening.effect.unmoved')}</small></th>{head}</tr></thead>
                <tbody>
                  {data.priority.items.map(({ item, label, rank }) => <tr key={item} className={differs(rank) ? 'yg-effect-moved' : undefined}><th scope="row">{label}</th><Change of={rank} round={String} /></tr>)}
                  <tr><th scope="row">{t('screening.effect.target', { target: data.priority.target })}</th><Change of={data.priority.score} round={meanText} /></tr>
                </tbody>
              </table>
            )}
            {data.pareto && (
              <table className="yg-table">
                <thead><tr><th scope="col">{data.pareto.title === '' ? t('screening.effect.paretoPlain') : t('screening.effect.pareto', { title: data.pareto.title })} <small>{t('screening.effect.count')}</small></th>{head}</tr></thead>
                <tbody>
                  {data.pareto.bars.map(({ key, label, rank, count }) => <tr key={key} className={differs(rank) ? 'yg-effect-moved' : undefined}><th scope="row"><span className="yg-num yg-secondary">{differs(rank) ? `${rank[0] ?? DASH}→${rank[1] ?? DASH}` : rank[0]}</span> {label}</th><Change of={count} round={String} /></tr>)}
                </tbody>
              </table>
            )}
          </div>
        </div>
      )}
    </section>
  )
}
