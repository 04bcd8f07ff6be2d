import type { ReactNode } from 'react'
import type { DerivedPreview as Preview } from '../../../../shared/contract/derived.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import { cellText } from '../cellText.ts'
import { problemSentence } from './problemSentence.ts'

const short = (value: number | null): string => (value === null ? '–' : String(Math.round(value * 1000) / 1000))

/** What would come of it: the first rows beside their sources, n and missing, what a weight costs. */
export function DerivedPreview({ preview, variables, error }: { preview: Preview | undefined; variables: readonly Variable[]; error: ReactNode }): ReactNode {
  const t = useT()
  return (
    <section className="yg-derived-preview" aria-label={t('derived.preview.title')}>
      <h3>{t('derived.preview.title')}</h3>
      {error}
      {preview ? <Filled preview={preview} variables={variables} /> : <p className="yg-faint">{t('derived.preview.waiting')}</p>}
    </section>
  )
}

function Filled({ preview, variables }: { preview: Preview; variables: readonly Variable[] }): ReactNode {
  const t = useT()
  const { problem, stats, first, weights } = preview
  if (problem) return <p className="yg-error" role="alert">{problemSentence(t, problem)}</p>
  const result = { kind: preview.kind ?? 'number', codes: preview.codes, scale: preview.scale } as Variable
  const sources = (first[0]?.from ?? []).map(from => variables.find(variable => variable.id === from.variable))
  return (
    <>
      {stats && (
        <p className="yg-num" role="status">
          {t('derived.preview.n', { n: stats.n, missing: stats.missing.none + stats.missing.notShown + stats.missing.empty })}
          {stats.mean !== null && ` · ${t('derived.preview.mean', { mean: short(stats.mean), min: short(stats.min), max: short(stats.max) })}`}
        </p>
      )}
      {weights && (
        <ul className="yg-derived-weights">
          <li>{t('derived.weights.cost', { effective: short(weights.effective_n), n: weights.n, effect: short(weights.design_effect), min: short(weights.min), max: short(weights.max) })}</li>
          <li className={weights.facts.converged ? '' : 'yg-error'}>
            {weights.facts.converged
              ? t('derived.weights.converged', { iterations: weights.facts.iterations, deviation: weights.facts.deviation.toExponential(0) })
              : t('derived.weights.notConverged', { iterations: weights.facts.iterations, deviation: short(100 * weights.facts.deviation) })}
          </li>
          {weights.facts.trimmed > 0 && <li>{t('derived.weights.trimmed', { n: weights.facts.trimmed })}</li>}
          {weights.facts.emptyCategories.length > 0 && <li className="yg-error">{t('derived.weights.empty', { codes: weights.facts.emptyCategories.map(String) })}</li>}
        </ul>
      )}
      <div className="yg-derived-rows">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('derived.preview.row')}</th>
              {sources.map((variable, index) => <th key={index} scope="col" className="yg-ellipsis" title={variable?.label}>{variable?.name}</th>)}
              <th scope="col">{t('derived.preview.result')}</th>
            </tr>
          </thead>
          <tbody>
            {first.map(row => (
              <tr key={row.rid}>
                <td className="yg-num yg-faint">{row.rid}</td>
                {row.from.map(({ value }, index) => { const variable = sources[index]; return <td key={index} className="yg-ellipsis">{variable ? cellText(variable, value, 'codes', t) : ''}</td> })}
                <td className="yg-num"><strong>{typeof row.value === 'number' && result.codes.length === 0 ? short(row.value) : cellText(result, row.value, 'both', t)}</strong></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
