import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { END } from '../../../../shared/forms/conditions.ts'
import type { FormNames } from '../../../../shared/forms/names.ts'
import type { FormQuestion } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { ConditionBuilder } from './ConditionBuilder.tsx'

export interface Target { code: string; label: string }

/** Where it goes on after the question: the first line that holds decides. */
export function SkipEditor({ skip, names, targets, onChange }: { skip: FormQuestion['skip']; names: FormNames; targets: readonly Target[]; onChange(skip: FormQuestion['skip']): void }): ReactNode {
  const t = useT()
  const choices = [...targets.map(({ code, label }) => ({ value: code, label })), { value: END, label: t('form.end') }]
  return (
    <div className="yg-skips">
      {skip.map((rule, index) => (
        <div key={index} className="yg-skip-rule">
          <div className="yg-prop-row">
            <span>{t('designer.logic.skipTo')}</span>
            <Select
              size="small" className="yg-grow" aria-label={t('designer.logic.target', { n: index + 1 })} value={rule.to} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={320}
              onChange={to => onChange(skip.with(index, { ...rule, to }))} options={choices.some(each => each.value === rule.to) ? choices : [{ value: rule.to, label: rule.to }, ...choices]}
            />
            <button type="button" className="yg-icon-button" aria-label={t('designer.logic.removeSkip', { n: index + 1 })} onClick={() => onChange(skip.toSpliced(index, 1))}>×</button>
          </div>
          <ConditionBuilder label={t('designer.logic.skipWhen', { n: index + 1 })} value={rule.when} names={names} onChange={when => onChange(skip.with(index, { ...rule, when }))} />
        </div>
      ))}
      <Button size="small" disabled={skip.length >= 20} onClick={() => onChange([...skip, { when: '', to: targets[1]?.code ?? END }])}>{t('designer.logic.addSkip')}</Button>
    </div>
  )
}
