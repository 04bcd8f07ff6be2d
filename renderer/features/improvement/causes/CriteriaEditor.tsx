import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Criteria } from '../../../../shared/causes/measures.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { NumberField } from './NumberField.tsx'

/** Criteria of 对策评价 with their weights, full marks, and the line from which a measure is chosen. */
export function CriteriaEditor({ criteria }: { criteria: Criteria }): ReactNode {
  const t = useT()
  const save = useEngineCommand('measure.criteria')
  const [adding, setAdding] = useState(0)
  const put = (patch: Partial<Criteria>): void => { void save.run({ ...criteria, ...patch, name: t('causes.ui.criteriaName') }).catch(() => {}) }
  const list = criteria.criteria
  const known = new Set(list.map(({ name }) => name))
  return (
    <Section title={t('causes.ui.criteria')}>
      <ErrorNote error={save.error} onClose={save.clear} />
      <div className="yg-cause-criteria">
        {list.map(({ name, weight }, at) => (
          <CriterionRow key={name} name={name} weight={weight} onWeight={next => put({ criteria: list.map((each, i) => (i === at ? { name, weight: next } : each)) })} onRemove={() => put({ criteria: list.filter((_, i) => i !== at) })} />
        ))}
      </div>
      <TextField key={adding} label={t('causes.ui.addCriterion')} value="" maxLength={60} onCommit={text => { const name = text.trim(); if (name !== '' && !known.has(name)) { put({ criteria: [...list, { name, weight: 1 }] }); setAdding(adding + 1) } }} />
      <div className="yg-prop-pair">
        <Field label={t('causes.ui.pointsOf')}><NumberField label={t('causes.ui.pointsOf')} min={1} max={100} required value={criteria.points} onCommit={points => { if (points !== null) put({ points }) }} /></Field>
        <Field label={t('causes.ui.lineOf')}><NumberField label={t('causes.ui.lineOf')} min={0} max={100} value={criteria.line === null ? null : 100 * criteria.line} onCommit={line => put({ line: line === null ? null : line / 100 })} /></Field>
      </div>
    </Section>
  )
}

function CriterionRow({ name, weight, onWeight, onRemove }: { name: string; weight: number; onWeight(weight: number): void; onRemove(): void }): ReactNode {
  const t = useT()
  return (
    <>
      <span>{name}</span>
      <NumberField small required label={`${t('causes.ui.weight')} ${name}`} min={0} max={1000} value={weight} onCommit={next => { if (next !== null) onWeight(next) }} />
      <Button size="small" type="text" aria-label={t('causes.ui.removeCriterion', { name })} onClick={onRemove}>×</Button>
    </>
  )
}
