import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { CodedText } from '../../../../shared/contract/coding.ts'
import { NO_FACTOR } from '../../../../shared/model/coding.ts'
import { useT } from '../../../app/i18n.tsx'
import { SuggestionLine } from './SuggestionLine.tsx'
import type { CodingState } from './useCoding.ts'

export interface TextListProps { coding: CodingState; names: ReadonlyMap<string, string>; editable: boolean; blind: boolean; onFocusFactors(): void }

/** The texts, one after another; the one that is being coded shows what is proposed for it and what others gave it. */
export function TextList({ coding, names, editable, blind, onFocusFactors }: TextListProps): ReactNode {
  const t = useT()
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => { here.current?.scrollIntoView({ block: 'nearest' }) }, [coding.at, coding.current?.rid])
  const nameOf = (factor: string): string => (factor === NO_FACTOR ? t('sources.coding.noFactor') : names.get(factor) ?? '')
  const joined = (factors: readonly string[]): string => factors.map(nameOf).join(t('sources.coding.reasonComma'))
  return (
    <ol className="yg-coding-texts" aria-label={t('sources.coding.texts')}>
      {coding.rows.map((row, at) => {
        const current = at === coding.at
        return (
          <li key={row.rid} ref={current ? here : undefined} aria-current={current ? 'true' : undefined} data-coded={row.mine !== null}>
            <button type="button" className="yg-coding-text" onClick={() => { coding.go(at); onFocusFactors() }}>
              <span className="yg-num yg-coding-rid">{row.rid}</span>
              <span className="yg-coding-words">{row.text}</span>
              {row.alike > 1 && <span className="yg-tag" title={t('sources.coding.alikeHint')}>{t('sources.coding.alike', { n: row.alike })}</span>}
              {row.state === 'disputed' && <span className="yg-tag yg-tag-warning">{t('sources.coding.state.disputed')}</span>}
            </button>
            <div className="yg-coding-codes">
              {row.mine?.map(factor => <span key={factor} className="yg-coding-code">{nameOf(factor)}</span>)}
              {row.settled && <span className="yg-tag yg-tag-ok">{t('sources.coding.settled', { factors: joined(row.settled) })}</span>}
            </div>
            {current && <SuggestionLine coding={coding} editable={editable} />}
            {current && !blind && <Others row={row} coding={coding} joined={joined} editable={editable} />}
          </li>
        )
      })}
    </ol>
  )
}

/** What the others gave the text, and how it may be settled. */
function Others({ row, coding, joined, editable }: { row: CodedText; coding: CodingState; joined: (factors: readonly string[]) => string; editable: boolean }): ReactNode {
  const t = useT()
  if (row.others.length === 0 && row.settled === null) return null
  return (
    <div className="yg-coding-others">
      {row.others.map(other => (
        <span key={other.coder} className="yg-secondary">
          {t('sources.coding.others', { coder: other.coder, factors: joined(other.factors) })}
          {editable && <button type="button" className="yg-link-button" onClick={() => coding.settle(other.factors)}>{t('sources.coding.settleAs', { coder: other.coder })}</button>}
        </span>
      ))}
      {editable && row.mine !== null && <button type="button" className="yg-link-button" onClick={() => coding.settle(row.mine)}>{t('sources.coding.settleMine')}</button>}
      {editable && row.settled !== null && <button type="button" className="yg-link-button" onClick={() => coding.settle(null)}>{t('sources.coding.unsettle')}</button>}
    </div>
  )
}
