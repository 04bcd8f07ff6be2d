import type { ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'
import { Field } from '../../figure/Field.tsx'
import { codesOf } from '../forms/candidates.ts'
import type { FormContext } from '../forms/form.ts'
import { ChoiceField, SeveralField } from './ChoiceField.tsx'
import { NumberField } from './NumberField.tsx'

/** Confidence of intervals. */
export function LevelField({ value, onChange }: { value: number; onChange(value: number): void }): ReactNode {
  const t = useT()
  return <ChoiceField label={t('analysis.field.level')} value={value} onChange={onChange} options={[0.9, 0.95, 0.99].map(level => ({ value: level, label: `${Math.round(100 * level)}%` }))} />
}

/** The seed that random draws start from: same seed, same numbers. */
export function SeedField({ value, onChange }: { value: number; onChange(value: number): void }): ReactNode {
  const t = useT()
  return <NumberField label={t('analysis.field.seed')} value={value} min={0} max={2 ** 31 - 1} whole onCommit={seed => { if (seed !== null) onChange(seed) }} />
}

type Codes = readonly (string | number)[]

/** Answers of a variable, by their codes. */
export function CodesField({ context, variable, label, value, onChange, none }: { context: FormContext; variable: string | null; label: string; value: Codes; onChange(value: (string | number)[]): void; none?: string }): ReactNode {
  const codes = codesOf(context.dataset, variable)
  if (codes.length === 0) return null
  return <SeveralField<string | number> label={label} value={value} onChange={onChange} options={codes.map(({ code, label: text }) => ({ value: code, label: text }))} {...(none === undefined ? {} : { none })} />
}

/** Which groups take part, and in which order; none: all. */
export function GroupsField({ context, by, value, onChange }: { context: FormContext; by: string | null; value: Codes | null; onChange(value: (string | number)[] | null): void }): ReactNode {
  const t = useT()
  return <CodesField context={context} variable={by} label={t('analysis.groups')} value={value ?? []} none={t('analysis.allGroups')} onChange={next => onChange(next.length > 0 ? next : null)} />
}

/** A part of the factor tree; none: all of it. */
export function WithinField({ context, value, onChange }: { context: FormContext; value: string | null; onChange(value: string | null): void }): ReactNode {
  const t = useT()
  return <Field label={t('analysis.field.within')}><FactorSelect factors={context.factors} value={value} onChange={onChange} label={t('analysis.field.within')} placeholder={t('analysis.field.wholeTree')} /></Field>
}
