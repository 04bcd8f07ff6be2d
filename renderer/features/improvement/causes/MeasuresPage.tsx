import { Button, Select } from 'antd'
import { useCallback } from 'react'
import type { ReactNode } from 'react'
import type { MeasureLine, MeasureSheet } from '../../../../shared/causes/measures.ts'
import { measure } from '../../../../shared/model/cause.ts'
import type { Measure } from '../../../../shared/model/cause.ts'
import { presentMeasures } from '../../../../shared/presentation/causesMeasures.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { redirect, useRoute } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { useFactors } from '../../figure/useFactors.ts'
import { CauseTable } from './CauseTable.tsx'
import { CriteriaEditor } from './CriteriaEditor.tsx'
import { NumberField } from './NumberField.tsx'
import { useRecordCopy } from './useRecordCopy.ts'

const choose = (id: string): void => redirect('improvement', 'measures', id)

/** 对策: evaluation and 5W1H of all measures, what they lack, and the chosen one at the right. */
export function MeasuresPage(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const { data: sheet, error } = useEngineQuery('measure.list', {})
  const save = useEngineCommand('measure.save')
  if (!sheet) return <ErrorNote error={error} />
  const line = sheet.measures.find(({ id }) => id === rest[1]) ?? sheet.measures[0]
  const add = (): void => {
    const [first] = sheet.without
    save.run({ measure: null, content: { what: t('causes.ui.newMeasure'), causes: first ? [first.bone] : [] } }).then(({ id }) => choose(id), () => {})
  }
  const shown = presentMeasures(t, sheet)
  return (
    <Workspace name="measures" toolbar={<Button size="small" type="primary" onClick={add}>{t('causes.ui.addMeasure')}</Button>} inspector={line && <MeasureForm key={line.id} sheet={sheet} line={line} />}>
      <ErrorNote error={error ?? save.error} onClose={save.clear} />
      {shown.warnings.length > 0 && <div className="yg-cause-page"><ul className="yg-warnings">{shown.warnings.map(warning => <li key={warning}>{warning}</li>)}</ul></div>}
      {sheet.measures.length === 0
        ? <EmptyPlace sentence={t('causes.ui.noMeasures')} example={t('causes.ui.noMeasuresExample')} />
        : (
            <div className="yg-cause-page">
              {shown.reading.map(sentence => <p key={sentence}>{sentence}</p>)}
              {shown.tables.map(table => <CauseTable key={table.key} shown={table} selected={line?.id ?? null} chooseWord={t('causes.ui.choose')} onSelect={choose} />)}
            </div>
          )}
    </Workspace>
  )
}

function MeasureForm({ sheet, line }: { sheet: MeasureSheet; line: MeasureLine }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const save = useEngineCommand('measure.save')
  const move = useEngineCommand('measure.move')
  const remove = useEngineCommand('measure.remove')
  const { run } = save
  const write = useCallback((next: Measure) => run({ measure: line.id, content: next }), [run, line.id])
  const [content, put] = useRecordCopy(line.content, write)
  const place = sheet.measures.findIndex(({ id }) => id === line.id)
  const named = new Map([...sheet.mains, ...line.causes.map(({ bone, text }) => ({ bone, text: text ?? t('causes.measures.gone') }))].map(({ bone, text }) => [bone, text]))
  const factorNames = new Map([...factors.map(({ id, name }) => [id, name] as const), ...line.factors.filter(({ name }) => name === null).map(({ factor }) => [factor, t('causes.measures.gone')] as const)])
  const options = (names: ReadonlyMap<string, string>): { value: string; label: string }[] => [...names].map(([value, label]) => ({ value, label }))
  return (
    <div className="yg-inspector">
      <ErrorNote error={save.error ?? move.error ?? remove.error} onClose={save.clear} />
      <Section title={t('causes.measures.column.what')}>
        <TextField label={t('causes.measures.column.what')} value={content.what} maxLength={1000} rows={2} onCommit={what => { if (what.trim() !== '') put({ what }) }} />
        <Field label={t('causes.ui.causes')}><Select className="yg-wide" mode="multiple" aria-label={t('causes.ui.causes')} value={content.causes} onChange={causes => put({ causes })} options={options(named)} /></Field>
        <Field label={t('causes.ui.factors')}><Select className="yg-wide" mode="multiple" aria-label={t('causes.ui.factors')} optionFilterProp="label" value={content.factors} onChange={chosen => put({ factors: chosen })} options={options(factorNames)} /></Field>
        <Field label={t('causes.measures.column.status')}>
          <Select className="yg-wide" aria-label={t('causes.measures.column.status')} value={content.status} onChange={status => put({ status })} options={measure.shape.status.unwrap().options.map(value => ({ value, label: t(`causes.measures.status.${value}`) }))} />
        </Field>
      </Section>
      <Section title={t('causes.measures.title')}>
        <TextField label={t('causes.measures.column.target')} value={content.target} maxLength={1000} rows={2} onCommit={target => put({ target })} />
        <TextField label={t('causes.ui.steps')} value={content.steps.join('\n')} maxLength={20_000} rows={4} onCommit={text => put({ steps: text.split('\n').map(step => step.trim()).filter(Boolean).slice(0, 50) })} />
        <TextField label={t('causes.measures.column.where')} value={content.where} maxLength={300} onCommit={where => put({ where })} />
        <div className="yg-prop-pair">
          <TextField label={t('causes.ui.from')} value={content.planned.from} maxLength={40} onCommit={from => put({ planned: { ...content.planned, from } })} />
          <TextField label={t('causes.ui.to')} value={content.planned.to} maxLength={40} onCommit={to => put({ planned: { ...content.planned, to } })} />
        </div>
        <TextField label={t('causes.measures.column.who')} value={content.who} maxLength={300} onCommit={who => put({ who })} />
        <Field label={t('causes.measures.column.cost')}><NumberField label={t('causes.measures.column.cost')} min={0} value={content.cost} onCommit={cost => put({ cost })} /></Field>
        <TextField label={t('causes.ui.result')} value={content.result} maxLength={4000} rows={3} onCommit={result => put({ result })} />
      </Section>
      {sheet.criteria.criteria.length > 0 && (
        <Section title={t('causes.ui.scores')}>
          {sheet.criteria.criteria.map(({ name }) => (
            <Field key={name} label={name}>
              <NumberField
                label={name} min={0} max={sheet.criteria.points} value={content.scores[name] ?? null}
                onCommit={points => { const { [name]: _, ...others } = content.scores; put({ scores: points === null ? others : { ...others, [name]: points } }) }}
              />
            </Field>
          ))}
        </Section>
      )}
      <CriteriaEditor criteria={sheet.criteria} />
      <div className="yg-prop-row">
        <Button size="small" disabled={place <= 0} onClick={() => { void move.run({ measure: line.id, index: place - 1 }).catch(() => {}) }}>{t('causes.ui.up')}</Button>
        <Button size="small" disabled={place >= sheet.measures.length - 1} onClick={() => { void move.run({ measure: line.id, index: place + 1 }).catch(() => {}) }}>{t('causes.ui.down')}</Button>
        <Button size="small" danger onClick={() => { void remove.run({ measure: line.id }).catch(() => {}) }}>{t('causes.ui.removeMeasure')}</Button>
      </div>
    </div>
  )
}
