import { Button, InputNumber, Select } from 'antd'
import { useEffect, useId, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { bind } from '../../../../shared/expression/bind.ts'
import type { FormNames } from '../../../../shared/forms/names.ts'
import { useT } from '../../../app/i18n.tsx'
import { problemSentence } from '../../data/derived/problemSentence.ts'
import { comparisons, isComplete, readCondition, writeCondition } from './conditionRows.ts'
import type { Clause, ClauseSign, ConditionRows } from './conditionRows.ts'

export interface ConditionBuilderProps {
  label: string
  value: string
  /** What it may ask about, in order. */
  names: FormNames
  onChange(text: string): void
}

interface Asked { name: string; label: string; codes: { code: number; label: string }[]; multiple: boolean; numeric: boolean; text: boolean }

/** Everything a condition can look at: multiple choices as a whole, everything else by its variable. */
function askedOf({ variables, choices }: FormNames): Asked[] {
  const multiple = new Map(choices.map(choice => [choice.name, choice]))
  const seen = new Set<string>()
  return variables.flatMap((variable): Asked[] => {
    const choice = multiple.get(variable.question)
    if (choice) {
      if (seen.has(choice.name)) return []
      seen.add(choice.name)
      return [{ name: choice.name, label: choice.name, codes: choice.options.map(({ code, label }) => ({ code, label })), multiple: true, numeric: false, text: false }]
    }
    return [{
      name: variable.name, label: `${variable.name} ${variable.label}`, codes: variable.scale ? pointCodes(variable.scale, variable.codes) : variable.codes, multiple: false,
      numeric: variable.kind === 'scale' || variable.kind === 'number', text: variable.kind === 'text' || variable.kind === 'date',
    }]
  })
}

function pointCodes(scale: { min: number; max: number }, codes: readonly { code: number; label: string }[]): { code: number; label: string }[] {
  const points = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index)
  return points.map(code => ({ code, label: codes.find(each => each.code === code)?.label ?? '' }))
}

const signsFor = (asked: Asked | undefined): ClauseSign[] => (!asked ? ['=', '!='] : asked.multiple ? ['selected', 'none', 'answered'] : asked.text ? ['answered', 'missing'] : asked.numeric ? [...comparisons, 'answered', 'missing'] : ['=', '!=', 'in', 'answered', 'missing'])

/** A condition put together from question, comparison and value, with the text it makes; what lines cannot say is written as text. */
export function ConditionBuilder({ label, value, names, onChange }: ConditionBuilderProps): ReactNode {
  const t = useT()
  const id = useId()
  const [text, setText] = useState(value)
  const [draft, setDraft] = useState<ConditionRows | null>(null)
  useEffect(() => { setText(value); setDraft(now => (now && writeCondition(now) === value ? now : null)) }, [value])
  const asked = useMemo(() => askedOf(names), [names])
  const rows = draft ?? readCondition(text)
  const problem = text.trim() === '' ? null : bind(text, names.named, names.choices).problem
  const put = (next: ConditionRows): void => {
    setDraft(next)
    const written = writeCondition(next)
    setText(written)
    if (next.clauses.every(isComplete) && written !== value) onChange(written)
  }
  const line = (index: number, clause: Clause): void => { if (rows) put({ ...rows, clauses: rows.clauses.with(index, clause) }) }
  return (
    <div className="yg-condition" role="group" aria-label={label}>
      {rows?.clauses.map((clause, index) => {
        const about = asked.find(each => each.name === clause.name)
        return (
          <div key={index} className="yg-clause">
            {index > 0 && (index === 1
              ? <Select size="small" aria-label={t('designer.logic.join')} value={rows.join} onChange={join => put({ ...rows, join })} options={(['and', 'or'] as const).map(join => ({ value: join, label: t(`designer.logic.${join}`) }))} />
              : <span className="yg-faint">{t(`designer.logic.${rows.join}`)}</span>)}
            <Select
              size="small" className="yg-clause-name" aria-label={t('designer.logic.question')} placeholder={t('designer.logic.question')} value={clause.name === '' ? null : clause.name} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={320}
              onChange={name => { const next = asked.find(each => each.name === name); line(index, { name, sign: signsFor(next)[0] ?? '=', values: [] }) }}
              options={asked.map(each => ({ value: each.name, label: each.label }))}
            />
            <Select
              size="small" className="yg-clause-sign" aria-label={t('designer.logic.comparison')} value={clause.sign} onChange={sign => line(index, { ...clause, sign, values: sign === 'answered' || sign === 'missing' ? [] : clause.values })}
              options={[...new Set([...signsFor(about), clause.sign])].map(sign => ({ value: sign, label: t(`designer.logic.sign.${signName[sign]}`) }))}
            />
            {clause.sign !== 'answered' && clause.sign !== 'missing' && <ValueField clause={clause} about={about} onChange={values => line(index, { ...clause, values })} />}
            <button type="button" className="yg-icon-button" aria-label={t('designer.logic.removeLine', { n: index + 1 })} onClick={() => put({ ...rows, clauses: rows.clauses.toSpliced(index, 1) })}>×</button>
          </div>
        )
      })}
      {rows && <Button size="small" disabled={asked.length === 0} onClick={() => put({ ...rows, clauses: [...rows.clauses, { name: '', sign: '=', values: [] }] })}>{t('designer.logic.addLine')}</Button>}
      {asked.length === 0 && <p className="yg-prop-hint">{t('designer.logic.nothingBefore')}</p>}
      <label className="yg-prop-label" htmlFor={id}>{t('designer.logic.text')}</label>
      <textarea
        id={id} className="yg-input yg-expression" rows={2} spellCheck={false} maxLength={2000} value={text} placeholder={t('designer.logic.textHint')} aria-invalid={problem !== null}
        onChange={event => { setText(event.target.value); setDraft(null) }} onBlur={() => { if (text !== value) onChange(text) }}
      />
      {problem && <p className="yg-prop-hint yg-problem" role="alert">{problemSentence(t, problem)}</p>}
    </div>
  )
}

const signName = { '=': 'is', '!=': 'isNot', '<': 'below', '<=': 'atMost', '>': 'above', '>=': 'atLeast', in: 'oneOf', selected: 'selected', none: 'none', answered: 'answered', missing: 'missing' } as const satisfies Record<ClauseSign, string>

function ValueField({ clause, about, onChange }: { clause: Clause; about: Asked | undefined; onChange(values: number[]): void }): ReactNode {
  const t = useT()
  const several = clause.sign === 'in' || clause.sign === 'selected' || clause.sign === 'none'
  if (about && about.codes.length > 0) {
    const options = about.codes.map(({ code, label }) => ({ value: code, label: label === '' ? String(code) : `${code} ${label}` }))
    return several
      ? <Select size="small" mode="multiple" className="yg-clause-value" aria-label={t('designer.logic.value')} placeholder={t('designer.logic.value')} value={clause.values} onChange={(values: number[]) => onChange(values)} options={options} popupMatchSelectWidth={240} />
      : <Select size="small" className="yg-clause-value" aria-label={t('designer.logic.value')} placeholder={t('designer.logic.value')} value={clause.values[0] ?? null} onChange={(value: number | null) => onChange(value === null ? [] : [value])} options={options} popupMatchSelectWidth={240} />
  }
  return <InputNumber size="small" className="yg-clause-value" aria-label={t('designer.logic.value')} value={clause.values[0] ?? null} onChange={value => onChange(typeof value === 'number' ? [value] : [])} />
}
