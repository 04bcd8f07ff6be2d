import { InputNumber } from 'antd'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { ColumnStats } from '../../../../shared/contract/dataset.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { groupedByQuestion, variableText } from '../../figure/useFactors.ts'
import { VariableSelect } from '../../figure/VariableSelect.tsx'
import type { MarginDraft } from './draft.ts'

const missingCodes = (variable: Variable): Set<number> => new Set(variable.codes.filter(code => code.missing).map(code => code.code))

/** Values that occur or are options, with how many have them. */
function occurring(variable: Variable, stats: ColumnStats): { code: number | string; label: string; count: number }[] {
  const out = missingCodes(variable)
  const listed = new Map<number | string, { code: number | string; label: string; count: number }>(variable.codes.filter(code => !out.has(code.code)).map(code => [code.code, { ...code, count: 0 }]))
  for (const { value, count, label } of stats.values) if (value !== null && !out.has(value as number)) listed.set(value, { code: value, label: label ?? String(value), count })
  return [...listed.values()].slice(0, 200)
}

function Margin({ dataset, variable, margin, onChange, onRemove }: { dataset: number; variable: Variable; margin: MarginDraft; onChange(margin: MarginDraft): void; onRemove(): void }): ReactNode {
  const t = useT()
  const stats = useEngineQuery('dataset.columnStats', { dataset, variable: variable.id }, { keepPrevious: false }).data
  const rows = stats ? occurring(variable, stats) : []
  const all = rows.reduce((sum, row) => sum + row.count, 0)
  // A new margin begins with the sample's own shares.
  useEffect(() => {
    if (stats && margin.targets.length === 0 && all > 0) onChange({ ...margin, targets: rows.map(row => ({ code: row.code, share: Math.round(1000 * row.count / all) / 10 })) })
  })
  const shares = new Map(margin.targets.map(target => [target.code, target.share]))
  const put = (code: number | string, share: number | null): void => onChange({ ...margin, targets: rows.map(row => ({ code: row.code, share: row.code === code ? share : shares.get(row.code) ?? null })) })
  const name = variableText(variable)
  return (
    <section className="yg-margin">
      <header>
        <span className="yg-ellipsis" title={name}>{name}</span>
        <button type="button" className="yg-icon-button" aria-label={t('derived.margins.remove', { name })} onClick={onRemove}>×</button>
      </header>
      <table>
        <thead><tr><th scope="col">{t('derived.margins.code')}</th><th scope="col">{t('derived.margins.sample')}</th><th scope="col" title={t('derived.margins.shareHint')}>{t('derived.margins.share')}</th></tr></thead>
        <tbody>
          {rows.map(row => (
            <tr key={String(row.code)}>
              <td className="yg-ellipsis">{row.label}</td>
              <td className="yg-num">{all > 0 ? (100 * row.count / all).toFixed(1) : 0}%</td>
              <td><InputNumber size="small" min={0} controls={false} value={shares.get(row.code) ?? null} aria-label={`${t('derived.margins.share')} ${row.label}`} onChange={share => put(row.code, share)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Known shares of the population, variable by variable; `single`: one variable only. */
export function MarginsEditor({ dataset, choices, margins, single, onChange }: { dataset: Dataset; choices: readonly Variable[]; margins: readonly MarginDraft[]; single: boolean; onChange(margins: MarginDraft[]): void }): ReactNode {
  const t = useT()
  const shown = single ? margins.slice(0, 1) : margins
  const free = choices.filter(variable => !shown.some(margin => margin.variable === variable.id))
  return (
    <div className="yg-margins">
      {shown.map((margin, index) => {
        const variable = dataset.variables.find(each => each.id === margin.variable)
        return variable && (
          <Margin
            key={margin.variable} dataset={dataset.id} variable={variable} margin={margin}
            onChange={next => onChange(shown.map((each, at) => (at === index ? next : each)))} onRemove={() => onChange(shown.filter((_, at) => at !== index))}
          />
        )
      })}
      {(!single || shown.length === 0) && (
        <VariableSelect groups={groupedByQuestion(free, dataset)} value={null} label={t('derived.margins.add')} placeholder={t('derived.margins.add')} onChange={variable => { if (variable) onChange([...shown, { variable, targets: [] }]) }} />
      )}
      <p className="yg-prop-hint">{t('derived.margins.shareHint')}</p>
    </div>
  )
}
