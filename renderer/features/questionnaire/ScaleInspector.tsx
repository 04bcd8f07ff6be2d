import { Button, InputNumber, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Factor } from '../../../shared/model/factor.ts'
import { variableKinds } from '../../../shared/model/variable.ts'
import type { Scale, Variable, VariableKind } from '../../../shared/model/variable.ts'
import { useEngineCommand } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { FactorSelect } from '../figure/FactorSelect.tsx'
import { Field, Section, TextField } from '../figure/Field.tsx'
import { lacksScale, scaleChanges, scaleForm } from './scaleEdit.ts'
import type { ScaleForm } from './scaleEdit.ts'

export interface ScaleInspectorProps { dataset: number; variables: readonly Variable[]; factors: readonly Factor[] }

/** Kind, scale, direction and factor of the selected items, one or many at once; name and wording of a single one. */
export function ScaleInspector({ dataset, variables, factors }: ScaleInspectorProps): ReactNode {
  const t = useT()
  const update = useEngineCommand('variable.update')
  const assign = useEngineCommand('factor.assign')
  const ids = variables.map(variable => variable.id)
  const single = variables.length === 1 ? variables[0] : undefined
  const kind = variables.every(variable => variable.kind === variables[0]?.kind) ? variables[0]?.kind : undefined
  const oneFactor = variables.every(variable => variable.factor === variables[0]?.factor)
  const factor = oneFactor ? variables[0]?.factor ?? null : null
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{single ? single.label || single.name : t('questionnaire.selected', { n: variables.length })}</p>
      <ErrorNote error={update.error ?? assign.error} onClose={() => { update.clear(); assign.clear() }} />
      {single && (
        <Section title={t('questionnaire.wording')}>
          <TextField label={t('questionnaire.label')} value={single.label} maxLength={2000} rows={2} onCommit={label => { void update.run({ dataset, variables: ids, patch: { label } }) }} />
          <TextField label={t('questionnaire.shortName')} value={single.name} maxLength={80} onCommit={name => { if (name.trim()) void update.run({ dataset, variables: ids, patch: { name: name.trim() } }) }} />
        </Section>
      )}
      <Section title={t('questionnaire.measurement')}>
        <Field label={t('questionnaire.kind')}>
          <Select<VariableKind>
            className="yg-wide" aria-label={t('questionnaire.kind')} value={kind} placeholder={t('questionnaire.mixed')}
            options={variableKinds.map(value => ({ value, label: t(`questionnaire.variableKind.${value}`) }))}
            onChange={value => { void update.run({ dataset, variables: ids, patch: { kind: value } }) }}
          />
        </Field>
        {variables.some(variable => variable.kind === 'scale')
          ? <ScaleFields variables={variables.filter(variable => variable.kind === 'scale')} onApply={changes => { for (const change of changes) void update.run({ dataset, variables: change.variables, patch: { scale: change.scale } }) }} />
          : <p className="yg-prop-hint">{t('questionnaire.onlyScale')}</p>}
      </Section>
      <Section title={t('questionnaire.factor')}>
        <FactorSelect
          factors={factors} value={factor} label={t('questionnaire.factor')} placeholder={t(oneFactor ? 'questionnaire.noFactor' : 'questionnaire.mixed')}
          onChange={next => { void assign.run({ items: ids.map(variable => ({ dataset, variable })), factor: next }) }}
        />
      </Section>
      {single && single.codes.length > 0 && (
        <Section title={t('questionnaire.options')}>
          <dl className="yg-option-codes">
            {single.codes.map(code => (
              <div key={code.code}><dt className="yg-num">{code.code}</dt><dd>{code.label}{code.missing && <span className="yg-faint"> {t('questionnaire.codedMissing')}</span>}</dd></div>
            ))}
          </dl>
        </Section>
      )}
    </div>
  )
}

interface ScaleFieldsProps { variables: readonly Variable[]; onApply(changes: { variables: string[]; scale: Scale }[]): void }

function ScaleFields({ variables, onApply }: ScaleFieldsProps): ReactNode {
  const t = useT()
  const known = scaleForm(variables)
  const [form, setForm] = useState<ScaleForm>(known)
  const knownText = JSON.stringify([variables.map(variable => variable.id), known])
  useEffect(() => { setForm(scaleForm(variables)) }, [knownText])
  const { changes, wrong } = scaleChanges(variables, form)
  const apply = (): void => { if (wrong.length === 0 && changes.length > 0) onApply(changes) }
  const missing = variables.filter(lacksScale).length
  return (
    <form className="yg-scale-form" onSubmit={event => { event.preventDefault(); apply() }}>
      {missing > 0 && <p className="yg-warning-note">{t('questionnaire.scaleMissing', { n: missing })}</p>}
      <div className="yg-prop-pair">
        <Field label={t('questionnaire.min')}>
          <InputNumber className="yg-wide" aria-label={t('questionnaire.min')} value={form.min ?? null} placeholder={form.min === undefined ? t('questionnaire.mixed') : ''} onChange={min => setForm({ ...form, min })} />
        </Field>
        <Field label={t('questionnaire.max')}>
          <InputNumber className="yg-wide" aria-label={t('questionnaire.max')} value={form.max ?? null} placeholder={form.max === undefined ? t('questionnaire.mixed') : ''} onChange={max => setForm({ ...form, max })} />
        </Field>
      </div>
      <Field label={t('questionnaire.direction')}>
        <Select<Scale['direction']>
          className="yg-wide" aria-label={t('questionnaire.direction')} value={form.direction ?? undefined} placeholder={t('questionnaire.mixed')}
          options={[{ value: 'positive', label: t('questionnaire.positive') }, { value: 'negative', label: t('questionnaire.negative') }]}
          onChange={direction => setForm({ ...form, direction })}
        />
      </Field>
      {wrong.length > 0 && <p className="yg-prop-hint">{t('questionnaire.boundsWrong')}</p>}
      <Button htmlType="submit" type="primary" disabled={wrong.length > 0 || changes.length === 0}>
        {t('questionnaire.apply', { n: changes.length > 0 ? changes.reduce((sum, change) => sum + change.variables.length, 0) : variables.length })}
      </Button>
    </form>
  )
}
