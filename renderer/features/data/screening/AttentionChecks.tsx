import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import type { ParameterProps } from './RuleParameters.tsx'

/** The items whose right answer is known; without any of one's own those whose wording says what to choose. */
export function AttentionChecks({ dataset, settings, onChange }: ParameterProps): ReactNode {
  const t = useT()
  const checks = settings.attention.checks ?? []
  const items = dataset.variables.filter(({ role, codes, scale }) => role === 'answer' && (codes.length > 0 || scale !== null))
  const set = (next: typeof checks): void => onChange({ ...settings, attention: { ...settings.attention, checks: next.length === 0 ? null : next } })
  const optionsOf = (id: string): { value: number; label: string }[] => {
    const variable = items.find(each => each.id === id)
    if (!variable) return []
    if (variable.codes.length > 0) return variable.codes.map(({ code, label }) => ({ value: code, label }))
    const { min, max } = variable.scale ?? { min: 0, max: 0 }
    return Array.from({ length: Math.min(101, max - min + 1) }, (_, at) => ({ value: min + at, label: String(min + at) }))
  }
  const named = new Map(items.map(({ id, name, label }) => [id, label || name]))
  const free = items.filter(({ id }) => !checks.some(check => check.variable === id))
  return (
    <>
      {checks.map((check, at) => (
        <div key={check.variable} className="yg-screening-pair">
          <span className="yg-ellipsis" title={named.get(check.variable)}>{named.get(check.variable) ?? check.variable}</span>
          <Select
            mode="multiple" value={check.accepted.filter(value => typeof value === 'number')} aria-label={`${t('screening.parameter.checkAccepted')} ${named.get(check.variable) ?? ''}`} options={optionsOf(check.variable)}
            onChange={accepted => { if (accepted.length > 0) set(checks.map((each, index) => (index === at ? { ...each, accepted } : each))) }}
          />
          <button type="button" className="yg-icon-button" aria-label={t('screening.parameter.removeCheck', { name: named.get(check.variable) ?? '' })} onClick={() => set(checks.filter((_, index) => index !== at))}>×</button>
        </div>
      ))}
      <Select
        key={checks.length} showSearch optionFilterProp="label" className="yg-wide" placeholder={t('screening.parameter.addCheck')} aria-label={t('screening.parameter.addCheck')}
        options={free.map(({ id }) => ({ value: id, label: named.get(id) }))}
        onSelect={(id: string) => { const [first] = optionsOf(id); if (first) set([...checks, { variable: id, accepted: [first.value] }]) }}
      />
      {checks.length > 0 && <Button size="small" type="link" onClick={() => set([])}>{t('screening.useAutomatic')}</Button>}
    </>
  )
}
