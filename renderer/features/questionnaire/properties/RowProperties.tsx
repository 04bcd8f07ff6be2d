import type { ReactNode } from 'react'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { Factor } from '../../../../shared/model/factor.ts'
import type { FormRow } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { CodeField } from './CodeField.tsx'
import { FactorField } from './FactorField.tsx'

export interface RowPropertiesProps { rows: readonly FormRow[]; /** Rows may be worded against the scale. */ reversible: boolean; language: string; factors: readonly Factor[]; onChange(rows: FormRow[]): void; onCommit(): void }

/** Code, factor and direction of each row. Texts are written in the canvas. */
export function RowProperties({ rows, reversible, language, factors, onChange, onCommit }: RowPropertiesProps): ReactNode {
  const t = useT()
  const put = (index: number, row: FormRow): void => onChange(rows.toSpliced(index, 1, row))
  return (
    <ul className="yg-row-properties">
      {rows.map((row, index) => {
        const text = wordsIn(row.text, language) || row.code
        return (
          <li key={index}>
            <p title={text}>{text}</p>
            <div className="yg-prop-row">
              <CodeField hidden label={t('designer.properties.codeOf', { text })} value={row.code} onCommit={code => { put(index, { ...row, code }); onCommit() }} />
              {reversible && (
                <label className="yg-tickbox">
                  <input type="checkbox" aria-label={`${text}: ${t('designer.mark.reversed')}`} checked={row.reversed === true} onChange={event => { const { reversed: _, ...rest } = row; put(index, event.target.checked ? { ...rest, reversed: true } : rest) }} />
                  {t('designer.mark.reversed')}
                </label>
              )}
            </div>
            <FactorField factors={factors} value={row.factor} label={t('designer.properties.factorOf', { text })} onChange={factor => { put(index, { ...row, factor }); onCommit() }} />
          </li>
        )
      })}
    </ul>
  )
}
