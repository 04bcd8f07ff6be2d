import { Button, Segmented, Select } from 'antd'
import { useCallback } from 'react'
import type { ReactNode } from 'react'
import type { EffectLine } from '../../../../shared/causes/effects.ts'
import type { EffectCheck } from '../../../../shared/model/cause.ts'
import { effectHintWords, effectWords, effectsTable } from '../../../../shared/presentation/causesEffects.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { redirect, useRoute } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { CauseTable } from './CauseTable.tsx'
import { EffectSource } from './EffectSource.tsx'
import { NumberField } from './NumberField.tsx'
import { useRecordCopy } from './useRecordCopy.ts'

const choose = (id: string): void => redirect('improvement', 'effects', id)
const WHOLE = ''

/** 效果检查: before, after, the difference with its interval, and only what the numbers allow to be said. */
export function EffectsPage(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const { data: lines, error } = useEngineQuery('effect.list', {})
  const measures = useEngineQuery('measure.list', {}).data?.measures ?? []
  const save = useEngineCommand('effect.save')
  if (!lines) return <ErrorNote error={error} />
  const line = lines.find(({ id }) => id === rest[1]) ?? lines[0]
  const names = new Map(measures.map(({ id, content }) => [id, content.what]))
  const waiting = measures.find(({ content, effects }) => effects === 0 && content.status !== 'rejected' && content.status !== 'proposed')
  const add = (measure: string | null): void => {
    save.run({ effect: null, measure, content: { metric: t('causes.ui.newEffect'), source: { type: 'typed', before: null, after: null } } }).then(({ id }) => choose(id), () => {})
  }
  const toolbar = (
    <Select
      size="small" className="yg-dataset-select" aria-label={t('causes.ui.addEffect')} placeholder={t('causes.ui.addEffect')} value={null} onChange={(measure: string) => add(measure === WHOLE ? null : measure)}
      options={[{ value: WHOLE, label: t('causes.effects.whole') }, ...measures.filter(({ content }) => content.status !== 'rejected').map(({ id, content }) => ({ value: id, label: content.what }))]}
    />
  )
  return (
    <Workspace name="effects" toolbar={toolbar} inspector={line && <EffectForm key={line.id} line={line} name={line.measure === null ? t('causes.effects.whole') : names.get(line.measure) ?? ''} />}>
      <ErrorNote error={error ?? save.error} onClose={save.clear} />
      {lines.length === 0
        ? <EmptyPlace sentence={t('causes.ui.noEffects')} example={t('causes.ui.noEffectsExample')} action={<Button type="primary" onClick={() => add(waiting?.id ?? null)}>{t('causes.ui.addEffect')}</Button>} />
        : (
            <div className="yg-cause-page">
              <CauseTable shown={effectsTable(t, lines, names)} selected={line?.id ?? null} chooseWord={t('causes.ui.choose')} onSelect={choose} />
              {line && <Claim line={line} />}
            </div>
          )}
    </Workspace>
  )
}

function Claim({ line: { content, result } }: { line: EffectLine }): ReactNode {
  const t = useT()
  const hints = effectHintWords(t, result)
  return (
    <section aria-label={content.metric} aria-live="polite">
      <div className="yg-cause-claim">{effectWords(t, content.metric, result).map(sentence => <p key={sentence}>{sentence}</p>)}</div>
      {hints.length > 0 && <ul className="yg-rules" aria-label={t('causes.ui.hints')}>{hints.map(hint => <li key={hint}>{hint}</li>)}</ul>}
    </section>
  )
}

function EffectForm({ line, name }: { line: EffectLine; name: string }): ReactNode {
  const t = useT()
  const save = useEngineCommand('effect.save')
  const remove = useEngineCommand('effect.remove')
  const { run } = save
  const write = useCallback((next: EffectCheck) => run({ effect: line.id, measure: line.measure, content: next }), [run, line.id, line.measure])
  const [content, put] = useRecordCopy(line.content, write)
  const share = content.source.type === 'waves' && content.source.statistic === 'dissatisfied'
  const target = share ? t('causes.ui.targetShare') : t('causes.ui.target')
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{t('causes.ui.measure')}: {name}</p>
      <ErrorNote error={save.error ?? remove.error} onClose={save.clear} />
      <TextField label={t('causes.ui.metric')} value={content.metric} maxLength={300} onCommit={metric => { if (metric.trim() !== '') put({ metric }) }} />
      <EffectSource source={content.source} onChange={(source, direction) => put({ source, ...(direction ? { direction, target: null } : {}) })} />
      <Section title={target}>
        <Field label={target}>
          <NumberField label={target} value={content.target === null ? null : share ? 100 * content.target : content.target} onCommit={value => put({ target: value === null ? null : share ? value / 100 : value })} />
        </Field>
        <Field label={t('causes.ui.direction')}>
          <Segmented block aria-label={t('causes.ui.direction')} value={content.direction} onChange={(direction: EffectCheck['direction']) => put({ direction })} options={[{ value: 'up', label: t('causes.ui.directionUp') }, { value: 'down', label: t('causes.ui.directionDown') }]} />
        </Field>
        <TextField label={t('causes.ui.note')} value={content.note} maxLength={4000} rows={3} onCommit={note => put({ note })} />
      </Section>
      <Button size="small" danger onClick={() => { void remove.run({ effect: line.id }).catch(() => {}) }}>{t('causes.ui.removeEffect')}</Button>
    </div>
  )
}
