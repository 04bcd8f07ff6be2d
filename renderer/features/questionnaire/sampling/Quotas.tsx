import { Button, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { percentText } from '../../../../shared/figures/rounding.ts'
import type { SamplingPlan } from '../../../../shared/model/samplingPlan.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { allotted } from '../../../../shared/stats/sampleSize.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'

type Stratum = SamplingPlan['strata'][number]
export interface QuotasProps { dataset: number; variables: readonly Variable[]; strata: readonly Stratum[]; needed: number; onStrata(strata: Stratum[]): void }

const codesOf = (variable: Variable) => variable.codes.filter(code => code.missing !== true)
/** Shares of one in so many, adding up to 100. */
const equal = (codes: readonly { code: number }[]): Stratum['shares'] => {
  const shares = allotted(1000, codes.map(() => 1))
  return codes.map(({ code }, index) => ({ code, share: shares[index]! / 10 }))
}

/** 配额: of a variable's categories what was planned beside what came. */
export function Quotas({ dataset, variables, strata, needed, onStrata }: QuotasProps): ReactNode {
  const t = useT()
  const free = variables.filter(variable => (variable.kind === 'nominal' || variable.kind === 'ordinal') && variable.role === 'answer' && codesOf(variable).length > 1 && !strata.some(stratum => stratum.variable === variable.id))
  const known = new Map(variables.map(variable => [variable.id, variable]))
  return (
    <section className="yg-card" aria-labelledby="sampling-quota">
      <div className="yg-sampling-head">
        <h3 className="yg-h2" id="sampling-quota">{t('fill.sampling.quota')}</h3>
        <Select
          aria-label={t('fill.sampling.addStratum')} value={null} placeholder={t('fill.sampling.addStratum')} style={{ minWidth: 220 }} popupMatchSelectWidth={false} disabled={free.length === 0}
          options={free.map(({ id, label, name }) => ({ value: id, label: label || name }))}
          onChange={(id: string) => { const variable = known.get(id); if (variable) onStrata([...strata, { variable: id, shares: equal(codesOf(variable)) }]) }}
        />
      </div>
      {strata.map((stratum, index) => {
        const variable = known.get(stratum.variable)
        return variable && (
          <QuotaTable
            key={stratum.variable} dataset={dataset} variable={variable} stratum={stratum} needed={needed}
            onStratum={next => onStrata(next ? strata.map((each, i) => (i === index ? next : each)) : strata.filter((_, i) => i !== index))}
          />
        )
      })}
    </section>
  )
}

function QuotaTable({ dataset, variable, stratum, needed, onStratum }: { dataset: number; variable: Variable; stratum: Stratum; needed: number; onStratum(next: Stratum | null): void }): ReactNode {
  const t = useT()
  const stats = useEngineQuery('dataset.columnStats', { dataset, variable: variable.id }).data
  const codes = codesOf(variable)
  const share = (code: number): number => stratum.shares.find(each => each.code === code)?.share ?? 0
  const planned = allotted(needed, codes.map(({ code }) => share(code)))
  const count = (code: number): number => stats?.values.find(each => each.value === code)?.count ?? 0
  const answered = codes.reduce((sum, { code }) => sum + count(code), 0)
  const rows = stats ? stats.n + stats.missing.none + stats.missing.notShown + stats.missing.empty : 0
  const total = codes.reduce((sum, { code }) => sum + share(code), 0)
  const label = variable.label || variable.name
  return (
    <div className="yg-quota">
      <div className="yg-sampling-head">
        <strong>{label}</strong>
        <Button size="small" onClick={() => onStratum({ ...stratum, shares: equal(codes) })}>{t('fill.sampling.equalShares')}</Button>
        <Button size="small" onClick={() => onStratum(null)} aria-label={`${t('fill.sampling.removeStratum')} ${label}`}>{t('fill.sampling.removeStratum')}</Button>
      </div>
      <table className="yg-table" aria-label={label}>
        <thead><tr><th scope="col">{t('fill.sampling.category')}</th>{(['planned', 'plannedN', 'gotN', 'gotShare', 'gap'] as const).map(key => <th key={key} scope="col" className="yg-num">{t(`fill.sampling.${key}`)}</th>)}</tr></thead>
        <tbody>
          {codes.map(({ code, label: category }, index) => (
            <tr key={code}>
              <th scope="row">{category || code}</th>
              <td className="yg-num"><InputNumber size="small" min={0} max={100} step={5} aria-label={`${t('fill.sampling.planned')} ${category}`} value={share(code)} onChange={value => onStratum({ ...stratum, shares: codes.map(each => ({ code: each.code, share: each.code === code ? value ?? 0 : share(each.code) })) })} /></td>
              <td className="yg-num">{planned[index]}</td>
              <td className="yg-num">{count(code)}</td>
              <td className="yg-num">{answered > 0 ? percentText(count(code) / answered) : '–'}</td>
              <td className={`yg-num ${count(code) < planned[index]! ? 'yg-sampling-short' : ''}`}>{count(code) - planned[index]!}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={Math.abs(total - 100) > 0.05 ? 'yg-sampling-short' : 'yg-faint'}>{t('fill.sampling.sum', { n: Math.round(total * 10) / 10 })} · {t('fill.sampling.quotaNote', { n: Math.max(0, rows - answered) })}</p>
    </div>
  )
}
