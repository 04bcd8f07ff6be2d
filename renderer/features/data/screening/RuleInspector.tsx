import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { RuleOutcome } from '../../../../shared/contract/screening.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { hintRules, ruleModes } from '../../../../shared/model/screening.ts'
import type { RuleMode, ScreeningSettings } from '../../../../shared/model/screening.ts'
import { factWords } from '../../../../shared/presentation/screening.ts'
import { useT } from '../../../app/i18n.tsx'
import { Section } from '../../figure/Field.tsx'
import { Ledger } from './Ledger.tsx'
import { RuleParameters } from './RuleParameters.tsx'
import { withMode } from './RuleList.tsx'

export interface RuleInspectorProps { dataset: Dataset; outcome: RuleOutcome | undefined; settings: ScreeningSettings; onChange(settings: ScreeningSettings): void }

/** What a rule does, its limits and where they come from; without a rule the ledger as it stands. */
export function RuleInspector({ dataset, outcome, settings, onChange }: RuleInspectorProps): ReactNode {
  const t = useT()
  if (!outcome) return <div className="yg-inspector"><Ledger dataset={dataset} /><p className="yg-secondary">{t('screening.saved')}</p></div>
  const { rule, mode, automatic, overlap, unavailable, excluded } = outcome
  const name = t(`screening.rule.${rule}`)
  const onlyHints = hintRules.includes(rule)
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{name}</p>
      <Segmented<RuleMode>
        value={mode} aria-label={t('screening.modeOf', { rule: name })} onChange={next => onChange(withMode(settings, rule, next))}
        options={ruleModes.map(value => ({ value, label: t(`screening.mode.${value}`), disabled: onlyHints && value === 'exclude' }))}
      />
      <p className="yg-secondary">
        {onlyHints ? `${t('screening.hintOnly')} · ` : ''}
        {automatic ? <span title={t('screening.automaticHint')}>{t('screening.automatic')}</span>
          : <button type="button" className="yg-link" onClick={() => onChange(withMode(settings, rule, null))}>{t('screening.useAutomatic')}</button>}
      </p>
      {unavailable !== null && <p className="yg-warning-note">{t(`screening.unavailable.${unavailable}`)}</p>}
      {excluded > 0 && <p className="yg-secondary">{t('screening.alreadyOut', { n: excluded })}</p>}
      {overlap.length > 0 && <p className="yg-secondary">{t('screening.overlap', { list: overlap.map(each => t('screening.overlapOf', { rule: t(`screening.rule.${each.rule}`), n: each.n })).join(t('grid.listSeparator')) })}</p>}
      <RuleParameters dataset={dataset} rule={rule} settings={settings} onChange={onChange} />
      <Section title={t('screening.explanation')}>
        <p className="yg-screening-about">{t(`screening.about.${rule}`)}</p>
        {factWords(t, outcome).map(fact => <p key={fact} className="yg-secondary yg-screening-fact">{fact}</p>)}
      </Section>
    </div>
  )
}
