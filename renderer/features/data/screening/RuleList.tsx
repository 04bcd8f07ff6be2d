import { Switch } from 'antd'
import type { ReactNode } from 'react'
import type { RuleOutcome, ScreeningReport } from '../../../../shared/contract/screening.ts'
import { hintRules } from '../../../../shared/model/screening.ts'
import type { RuleMode, ScreeningRule, ScreeningSettings } from '../../../../shared/model/screening.ts'
import { useT } from '../../../app/i18n.tsx'

export interface RuleListProps {
  rules: readonly RuleOutcome[]
  union: ScreeningReport['union']
  chosen: ScreeningRule | null
  settings: ScreeningSettings
  editable: boolean
  onChoose(rule: ScreeningRule | null): void
  onChange(settings: ScreeningSettings): void
}

/** Rules that only ever hint, or whose hits are seldom a fault of the respondent. */
const gentle: readonly ScreeningRule[] = [...hintRules, 'impossibleTime', 'outOfScale', 'nearDuplicate']

export const withMode = (settings: ScreeningSettings, rule: ScreeningRule, mode: RuleMode | null): ScreeningSettings =>
  ({ ...settings, [rule]: { ...settings[rule], mode } })

/** Every rule with its switch and how many it hits; on top what all excluding rules hit together. */
export function RuleList({ rules, union, chosen, settings, editable, onChoose, onChange }: RuleListProps): ReactNode {
  const t = useT()
  return (
    <ul className="yg-rule-list">
      <li aria-current={chosen === null ? 'true' : undefined}>
        <span />
        <button type="button" className="yg-rule-name" onClick={() => onChoose(null)}><strong>{t('screening.wholeUnion')}</strong></button>
        <span className="yg-num yg-rule-count" title={t('screening.union', { ...union })}>{union.n}</span>
      </li>
      {rules.map(({ rule, mode, unavailable, n }) => (
        <li key={rule} aria-current={chosen === rule ? 'true' : undefined} data-mode={mode}>
          <Switch
            size="small" checked={mode !== 'off'} disabled={!editable || (unavailable !== null && mode === 'off')} aria-label={t(`screening.rule.${rule}`)}
            onChange={on => onChange(withMode(settings, rule, on ? (gentle.includes(rule) ? 'hint' : 'exclude') : 'off'))}
          />
          <button type="button" className="yg-rule-name" onClick={() => onChoose(rule)}>
            <span>{t(`screening.rule.${rule}`)}</span>
            <small>{unavailable !== null ? t(`screening.unavailable.${unavailable}`) : t(`screening.mode.${mode}`)}</small>
          </button>
          <span className="yg-num yg-rule-count" title={t('screening.hits', { n })}>{mode === 'off' || unavailable !== null ? '' : n}</span>
        </li>
      ))}
    </ul>
  )
}
