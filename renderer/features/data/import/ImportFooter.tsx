import { Button, Input, InputNumber } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { ImportRecipe } from '../../../../shared/contract/import.ts'
import { useT } from '../../../app/i18n.tsx'
import { recipeProblem } from './recipe.ts'

export interface ImportFooterProps {
  recipe: ImportRecipe
  /** Before, after, 巩固期 …; empty where there is only one. */
  wave: string
  onWave(wave: string): void
  onChange(recipe: ImportRecipe): void
  disabled: boolean
  onCommit(): void
  onCancel(): void
}

export function ImportFooter({ recipe, wave, onWave, onChange, disabled, onCommit, onCancel }: ImportFooterProps): ReactNode {
  const t = useT()
  const id = useId()
  const problem = recipeProblem(recipe)
  return (
    <div className="yg-wizard-end">
      <label htmlFor={`${id}-name`}>{t('wizard.name')}</label>
      <Input id={`${id}-name`} style={{ width: 190 }} maxLength={120} value={recipe.name} onChange={event => onChange({ ...recipe, name: event.target.value })} />
      <label htmlFor={`${id}-issued`}>{t('wizard.issued')}</label>
      <InputNumber id={`${id}-issued`} style={{ width: 96 }} min={0} precision={0} controls={false} value={recipe.issued} placeholder={t('wizard.issuedHint')} onChange={issued => onChange({ ...recipe, issued })} />
      <label htmlFor={`${id}-period`}>{t('wizard.period')}</label>
      <Input id={`${id}-period`} style={{ width: 130 }} maxLength={120} value={recipe.period} placeholder={t('wizard.periodHint')} onChange={event => onChange({ ...recipe, period: event.target.value })} />
      <label htmlFor={`${id}-wave`}>{t('import.wave')}</label>
      <Input id={`${id}-wave`} style={{ width: 120 }} maxLength={60} value={wave} placeholder={t('wizard.waveHint')} onChange={event => onWave(event.target.value)} />
      <span className="yg-wizard-problem" role="status">
        {problem ? t(`wizard.${problem.kind}`, { label: problem.kind === 'badScale' ? problem.label : '' }) : t('wizard.included', { n: recipe.variables.filter(variable => variable.include).length })}
      </span>
      <Button onClick={onCancel}>{t('controls.cancel')}</Button>
      <Button type="primary" disabled={disabled || problem !== null} onClick={onCommit}>{t('wizard.commit')}</Button>
    </div>
  )
}
