import { Button, Radio, Select } from 'antd'
import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import type { ConfirmationLine, ConfirmationSheet } from '../../../../shared/causes/confirming.ts'
import { confirmation, confirmationGaps } from '../../../../shared/model/cause.ts'
import type { Confirmation, Evidence } from '../../../../shared/model/cause.ts'
import { subtree } from '../../../../shared/model/factor.ts'
import type { Bone } from '../../../../shared/model/fishbone.ts'
import { confirmationPlan, gapWords } from '../../../../shared/presentation/causesConfirmation.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate, redirect, useRoute } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { useFactors } from '../../figure/useFactors.ts'
import { CauseCard } from './CauseCard.tsx'
import { CauseTable } from './CauseTable.tsx'
import { useRecordCopy } from './useRecordCopy.ts'

const unwritten = confirmation.parse({})
/** Whatever is taken back from a record with a verdict reopens it: the engine would refuse it otherwise. */
const reopened = (record: Confirmation): Confirmation => (record.verdict !== 'open' && confirmationGaps(record).length > 0 ? { ...record, verdict: 'open' } : record)

/** 要因确认: the plan of all end causes, the record of the chosen one at the right and as an evidence card below. */
export function ConfirmationPage(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const list = useEngineQuery('fishbone.list', {}).data
  const [wished, setWished] = useState<string | null>(null)
  const fishbone = list?.find(({ id }) => id === (wished ?? rest[2])) ?? list?.[0]
  const { data: sheet, error } = useEngineQuery('confirmation.list', { fishbone: fishbone?.id ?? '' }, { enabled: fishbone !== undefined })
  if (list && !fishbone) {
    return <EmptyPlace sentence={t('causes.ui.noFishbone')} example={t('causes.ui.noFishboneExample')} action={<Button type="primary" onClick={() => navigate('diagrams')}>{t('causes.ui.goFishbone')}</Button>} />
  }
  if (!list || !fishbone) return null
  const line = sheet?.lines.find(({ bone }) => bone === rest[1]) ?? sheet?.lines[0]
  const toolbar = (
    <Select
      size="small" className="yg-dataset-select" aria-label={t('causes.ui.fishbone')} value={fishbone.id} onChange={setWished}
      options={list.map(({ id, effect }) => ({ value: id, label: effect }))}
    />
  )
  return (
    <Workspace name="confirmation" toolbar={toolbar} inspector={sheet && line ? <RecordForm key={line.bone} sheet={sheet} line={line} /> : undefined}>
      <ErrorNote error={error} />
      {sheet && sheet.lines.length === 0 && <EmptyPlace sentence={t('causes.ui.noCauses')} />}
      {sheet && line && (
        <div className="yg-cause-page">
          <CauseTable shown={confirmationPlan(t, sheet)} selected={line.bone} chooseWord={t('causes.ui.choose')} onSelect={bone => redirect('improvement', 'confirmation', bone)} />
          <CauseCard sheet={sheet} line={line} />
        </div>
      )}
    </Workspace>
  )
}

function RecordForm({ sheet, line }: { sheet: ConfirmationSheet; line: ConfirmationLine }): ReactNode {
  const t = useT()
  const save = useEngineCommand('confirmation.save')
  const remove = useEngineCommand('confirmation.remove')
  const bone = useEngineQuery('fishbone.get', { fishbone: sheet.fishbone }).data?.bones.find(({ id }) => id === line.bone)
  const { run } = save
  const write = useCallback((next: Confirmation) => run({ fishbone: sheet.fishbone, bone: line.bone, content: reopened(next) }), [run, sheet.fishbone, line.bone])
  const [content, put] = useRecordCopy(line.record?.content ?? unwritten, write)
  const gaps = gapWords(t, line.gaps)
  const closed = line.bar !== null || line.gaps.length > 0
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{line.path.join(' → ')}</p>
      <ErrorNote error={save.error ?? remove.error} onClose={save.clear} />
      <Section title={t('causes.plan.title')}>
        <TextField label={t('causes.plan.column.what')} value={content.what} maxLength={1000} rows={2} onCommit={what => put({ what })} />
        <Field label={t('causes.plan.column.method')}>
          <Select className="yg-wide" aria-label={t('causes.plan.column.method')} value={content.method} onChange={method => put({ method })} options={(['measurement', 'test', 'survey'] as const).map(value => ({ value, label: t(`causes.plan.method.${value}`) }))} />
        </Field>
        <TextField label={t('causes.ui.methodNote')} value={content.methodNote} maxLength={1000} rows={2} onCommit={methodNote => put({ methodNote })} />
        <TextField label={t('causes.plan.column.criterion')} value={content.criterion} maxLength={1000} rows={2} onCommit={criterion => put({ criterion })} />
        <TextField label={t('causes.plan.column.person')} value={content.person} maxLength={120} onCommit={person => put({ person })} />
        <TextField label={t('causes.ui.planned')} value={content.planned} maxLength={40} onCommit={planned => put({ planned })} />
      </Section>
      <Section title={t('causes.page.table')}>
        {bone && <DataSelect bone={bone} finding={content.finding} value={content.data} onChange={data => put({ data })} />}
        <TextField label={t('causes.ui.finding')} value={content.finding} maxLength={4000} rows={4} onCommit={finding => put({ finding })} />
        <TextField label={t('causes.ui.place')} value={content.place} maxLength={200} onCommit={place => put({ place })} />
        <TextField label={t('causes.ui.done')} value={content.done} maxLength={40} onCommit={done => put({ done })} />
      </Section>
      <Section title={t('causes.ui.verdict')}>
        {line.excluded !== null && <p className="yg-warning-note">{t('causes.plan.excluded', { reason: line.excluded })}</p>}
        {line.excluded === null && gaps !== '' && <p className="yg-warning-note">{gaps}</p>}
        <Radio.Group
          aria-label={t('causes.ui.verdict')} value={content.verdict} onChange={event => put({ verdict: event.target.value as Confirmation['verdict'] })}
          options={(['open', 'main', 'not'] as const).map(value => ({ value, label: t(`causes.plan.verdict.${value}`), disabled: closed && value !== 'open' }))}
        />
      </Section>
      {line.record && <Button size="small" danger onClick={() => { void remove.run({ fishbone: sheet.fishbone, bone: line.bone }).catch(() => {}) }}>{t('causes.ui.removeRecord')}</Button>}
    </div>
  )
}

/** The data a cause is judged by: evidence of its bone, the items of its factor, or the words of the finding. */
function DataSelect({ bone, finding, value, onChange }: { bone: Bone; finding: string; value: Evidence | null; onChange(data: Evidence | null): void }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const below = bone.factor === null ? [] : subtree(factors, bone.factor)
  const items = Map.groupBy(below.flatMap(factor => factor.items), ({ dataset }) => dataset)
  const name = below[0]?.name ?? ''
  const choices: { data: Evidence; label: string }[] = [
    ...bone.content.evidence.map((data, i) => ({ data, label: `${i + 1}. ${t(`causes.evidence.type.${data.type}`)}${data.type === 'note' ? `: ${data.text}` : ''}` })),
    ...[...items].map(([dataset, refs]) => ({ data: { type: 'items' as const, dataset, segment: null, variables: refs.map(({ variable }) => variable), atMost: 2 }, label: `${t('causes.evidence.type.items')}: ${name}` })),
    ...(finding.trim() === '' ? [] : [{ data: { type: 'note' as const, text: finding, who: '', date: '' }, label: t('causes.ui.noteData') }]),
  ]
  const written = JSON.stringify(value)
  const at = choices.findIndex(({ data }) => JSON.stringify(data) === written)
  return (
    <Field label={t('causes.page.data')} hint={t('causes.ui.dataHint')}>
      <Select
        className="yg-wide" aria-label={t('causes.page.data')} allowClear value={value === null ? null : at >= 0 ? at : -1} onChange={(choice: number | null | undefined) => { if (choice !== -1) onChange(typeof choice === 'number' ? choices[choice]!.data : null) }}
        options={[...choices.map(({ label }, i) => ({ value: i, label })), ...(value !== null && at < 0 ? [{ value: -1, label: t(`causes.evidence.type.${value.type}`) }] : [])]}
      />
    </Field>
  )
}
