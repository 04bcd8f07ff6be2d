import type { ReactNode } from 'react'
import type { Suggestion } from '../../../../shared/contract/coding.ts'
import { useT } from '../../../app/i18n.tsx'
import type { CodingState } from './useCoding.ts'

/** What is proposed for the text, and why; one press takes it. */
export function SuggestionLine({ coding, editable }: { coding: CodingState; editable: boolean }): ReactNode {
  const t = useT()
  const reasons = (suggestion: Suggestion): string => t('sources.coding.becauseOf', {
    reasons: suggestion.because.map(reason => t(`sources.coding.because.${reason.from}`, { word: reason.word, n: reason.n, of: reason.of })).join(t('sources.coding.reasonComma')),
  })
  if (coding.suggestions.length === 0) return coding.current?.mine === null ? <p className="yg-coding-suggestion yg-secondary">{t('sources.coding.noSuggestion')}</p> : null
  return (
    <ul className="yg-coding-suggestion">
      {coding.suggestions.map(suggestion => (
        <li key={suggestion.factor}>
          <strong>{t('sources.coding.suggested', { factor: suggestion.name })}</strong>
          <span className="yg-secondary">{reasons(suggestion)}</span>
          {editable && <button type="button" className="yg-link-button" onClick={() => coding.toggle(suggestion.factor)}>{t('sources.coding.accept')}</button>}
        </li>
      ))}
    </ul>
  )
}
