import { Select } from 'antd'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { variableKinds, variableRoles } from '../../../../shared/model/variable.ts'
import type { Scale, Variable, VariableKind, VariablePatch } from '../../../../shared/model/variable.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { scaleFor } from '../scaleFor.ts'
import { MeaningField } from '../sources/MeaningField.tsx'
import { CodesEditor } from './CodesEditor.tsx'
import { TextLine } from './TextLine.tsx'

/** Properties of one variable; each field is its own change, and can be undone. */
export function VariableForm({ dataset, variable, editable }: { dataset: number; variable: Variable; editable: boolean }): ReactNode {
  const t = useT()
  const id = useId()
  const update = useEngineCommand('variable.update')
  const [problem, setProblem] = useState<string | null>(null)
  const patch = (change: VariablePatch): void => {
    setProblem(null)
    void update.run({ dataset, variables: [variable.id], patch: change })
  }
  const setKind = (kind: VariableKind): void => patch(kind === 'scale' ? { kind, scale: variable.scale ?? scaleFor(variable.codes) } : { kind })
  const setScale = (change: Partial<Scale>): void => {
    const scale = { ...variable.scale ?? scaleFor(variable.codes), ...change }
    if (scale.min < scale.max) patch({ scale })
    else setProblem(t('data.variable.badScale'))
  }
  const bound = (key: 'min' | 'max') => (text: string): void => {
    const value = Number(text)
    if (text.trim() !== '' && Number.isFinite(value)) setScale({ [key]: value })
  }
  const scaled = variable.kind === 'scale' || variable.kind === 'ordinal'
  return (
    <div className="yg-props">
      <label htmlFor={`${id}-label`}>{t('data.variable.label')}</label>
      <TextLine id={`${id}-label`} value={variable.label} lines={4} maxLength={2000} disabled={!editable} onCommit={label => patch({ label })} />
      <label htmlFor={`${id}-name`}>{t('data.variable.name')}</label>
      <TextLine
        id={`${id}-name`} value={variable.name} maxLength={80} disabled={!editable}
        onCommit={name => (name.trim() === '' ? setProblem(t('data.variable.noName')) : patch({ name: name.trim() }))}
      />
      <label htmlFor={`${id}-kind`}>{t('data.variable.kind')}</label>
      <Select id={`${id}-kind`} value={variable.kind} disabled={!editable} onChange={setKind} options={variableKinds.map(value => ({ value, label: t(`data.kind.${value}`) }))} />
      <label htmlFor={`${id}-role`}>{t('data.variable.role')}</label>
      <Select id={`${id}-role`} value={variable.role} disabled={!editable} onChange={role => patch({ role })} options={variableRoles.map(value => ({ value, label: t(`data.role.${value}`) }))} />
      <MeaningField variable={variable} editable={editable} onChange={meaning => patch({ meaning })} />
      {scaled && (
        <>
          <span>{t('data.variable.scale')}</span>
          <div className="yg-props-row">
            <TextLine value={variable.scale ? String(variable.scale.min) : ''} label={t('data.variable.min')} placeholder={t('data.variable.min')} inputMode="decimal" disabled={!editable} onCommit={bound('min')} />
            <span className="yg-faint">–</span>
            <TextLine value={variable.scale ? String(variable.scale.max) : ''} label={t('data.variable.max')} placeholder={t('data.variable.max')} inputMode="decimal" disabled={!editable} onCommit={bound('max')} />
          </div>
          <label htmlFor={`${id}-direction`}>{t('data.variable.direction')}</label>
          <Select
            id={`${id}-direction`} value={variable.scale?.direction ?? 'positive'} disabled={!editable} onChange={direction => setScale({ direction })}
            options={(['positive', 'negative'] as const).map(value => ({ value, label: t(`data.direction.${value}`) }))}
          />
        </>
      )}
      {problem !== null && <p className="yg-error yg-props-wide" role="alert">{problem}</p>}
      <div className="yg-props-wide"><ErrorNote error={update.error} onClose={update.clear} /></div>
      {variable.kind !== 'text' && variable.kind !== 'date' && variable.kind !== 'number' && (
        <div className="yg-props-wide">
          <CodesEditor codes={variable.codes} editable={editable} onSave={codes => patch({ codes })} />
        </div>
      )}
    </div>
  )
}
