import { Button, InputNumber, Segmented, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { Block, BlockContent, Run } from '../../../../shared/model/report.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field, Section, TextField } from '../../figure/Field.tsx'
import { boundRun, renderedRuns, useEditing } from '../editing.ts'
import { headlineOf } from '../outlineRows.ts'
import { ProvenanceView } from './ProvenanceView.tsx'

/** What the selected block is, what can be set of it, and where its results come from. */
export function BlockInspector({ block, onReplace }: { block: Block; onReplace(): void }): ReactNode {
  const t = useT()
  const editing = useEditing()
  const { rendered, session, locked, selected } = editing
  const { content } = block
  const put = (next: BlockContent): void => { void session.edit({ update: [{ block: block.id, content: next }] }) }
  const made = rendered.get(block.id)
  const provenance = made && 'provenance' in made ? made.provenance : made?.kind === 'paragraph' && content.type === 'reading' ? made.runs[0]?.provenance ?? null : null
  const group = editing.report.blocks.filter(each => selected.has(each.id)).map(each => each.id)
  return (
    <div className="yg-inspector">
      <Section title={group.length > 1 ? t('reportEditor.selectedN', { n: group.length }) : t(`reportEditor.kind.${content.type}`)}>
        {group.length < 2 && <p className="yg-prop-hint">{headlineOf(block, made)}</p>}
        {!locked && (
          <div className="yg-prop-row">
            <Button size="small" onClick={() => editing.shift(group, -1)}>{t('reportEditor.up')}</Button>
            <Button size="small" onClick={() => editing.shift(group, 1)}>{t('reportEditor.down')}</Button>
            <Button size="small" onClick={() => editing.duplicate(group)}>{t('reportEditor.duplicate')}</Button>
            <Button size="small" danger onClick={() => editing.removeBlocks(group)}>{t('reportEditor.remove')}</Button>
          </div>
        )}
      </Section>
      {group.length < 2 && !locked && <Properties block={block} content={content} put={put} onReplace={onReplace} />}
      {group.length < 2 && <Numbers block={block} content={content} put={put} />}
      {group.length < 2 && provenance && <Section title={t('reportEditor.origin')}><ProvenanceView of={provenance} figure={content.type === 'figure' ? content.figure : null} /></Section>}
    </div>
  )
}

function Properties({ block, content, put, onReplace }: { block: Block; content: BlockContent; put(next: BlockContent): void; onReplace(): void }): ReactNode {
  const t = useT()
  switch (content.type) {
    case 'heading': return (
      <Section title={t('reportEditor.properties')}>
        <Field label={t('reportEditor.level')}><Segmented block size="small" aria-label={t('reportEditor.level')} value={content.level} onChange={level => put({ ...content, level })} options={[1, 2, 3].map(value => ({ value, label: String(value) }))} /></Field>
        <div className="yg-prop-row"><Switch size="small" aria-label={t('reportEditor.numbered')} checked={content.numbered} onChange={numbered => put({ ...content, numbered })} />{t('reportEditor.numbered')}</div>
        <Field label={t('reportEditor.seconds')} hint={t('reportEditor.secondsHint')}><InputNumber size="small" aria-label={t('reportEditor.seconds')} min={0} max={7200} step={10} value={content.seconds} onChange={seconds => put({ ...content, seconds: seconds === null ? null : Math.round(seconds) })} /></Field>
      </Section>
    )
    case 'list': return (
      <Section title={t('reportEditor.properties')}>
        <Segmented block size="small" aria-label={t('reportEditor.kind.list')} value={content.ordered ? 'numbers' : 'bullets'} onChange={value => put({ ...content, ordered: value === 'numbers' })} options={(['bullets', 'numbers'] as const).map(value => ({ value, label: t(`reportEditor.insert.${value}`) }))} />
      </Section>
    )
    case 'text': return content.prompt === '' ? null : <Section title={t('reportEditor.prompt')}><p className="yg-prop-hint">{content.prompt}</p></Section>
    case 'figure': return (
      <Section title={t('reportEditor.properties')}>
        <p className="yg-prop-hint">{t(content.figure === null ? 'reportEditor.ownSpec' : 'reportEditor.follows')}</p>
        <Button size="small" onClick={onReplace}>{t('reportEditor.otherFigure')}</Button>
        <TextField label={t('reportEditor.caption')} value={content.caption} maxLength={300} onCommit={caption => put({ ...content, caption })} />
      </Section>
    )
    case 'table': return (
      <Section title={t('reportEditor.properties')}>
        <p className="yg-prop-hint">{t(`reportEditor.tableFrom.${content.table.type}`)}</p>
        <Button size="small" onClick={onReplace}>{t('reportEditor.otherTable')}</Button>
        <TextField label={t('reportEditor.caption')} value={content.caption} maxLength={300} onCommit={caption => put({ ...content, caption })} />
      </Section>
    )
    case 'picture': return (
      <Section title={t('reportEditor.properties')}>
        <Field label={t('reportEditor.width')}><InputNumber size="small" aria-label={t('reportEditor.width')} min={10} max={100} step={5} value={Math.round(content.width * 100)} onChange={width => { if (width !== null) put({ ...content, width: width / 100 }) }} /></Field>
      </Section>
    )
    case 'signature': return (
      <Section title={t('reportEditor.properties')}>
        <TextField key={block.id} label={t('reportEditor.signatureLines')} value={content.lines.join('\n')} maxLength={1500} rows={4} onCommit={text => { const lines = text.split('\n').map(line => line.trim().slice(0, 120)).filter(Boolean).slice(0, 12); if (lines.length > 0) put({ ...content, lines }) }} />
      </Section>
    )
    default: return null
  }
}

/** Every bound number of the block with what stands behind it; the one that was clicked is open. */
function Numbers({ block, content, put }: { block: Block; content: BlockContent; put(next: BlockContent): void }): ReactNode {
  const t = useT()
  const { rendered, picked, locked } = useEditing()
  const lines: { item: number | null; runs: readonly Run[] }[] = content.type === 'text' ? [{ item: null, runs: content.runs }] : content.type === 'list' ? content.items.map((runs, item) => ({ item, runs })) : []
  const numbers = lines.flatMap(({ item, runs }) => runs.flatMap((run, at) => (run.type === 'number' ? [{ item, at, run, made: boundRun(runs, renderedRuns(rendered.get(block.id), item), at) }] : [])))
  if (numbers.length === 0) return null
  const digits = (item: number | null, at: number, value: number | null): void => {
    const changed = (runs: readonly Run[]): Run[] => runs.map((run, i) => (i === at && run.type === 'number' ? { ...run, binding: { ...run.binding, digits: value, text: '' } } : run))
    if (content.type === 'text') put({ ...content, runs: changed(content.runs) })
    else if (content.type === 'list' && item !== null) put({ ...content, items: content.items.with(item, changed(content.items[item]!)) })
  }
  return (
    <Section title={t('reportEditor.numbers', { n: numbers.length })}>
      {numbers.map(({ item, at, run, made }) => {
        const open = picked?.block === block.id && picked.item === item && picked.run === at
        return (
          <details key={`${item ?? ''}.${at}.${open}`} className="yg-number" open={open || numbers.length === 1}>
            <summary><b className="yg-num">{made?.text ?? run.binding.text}</b> <span className="yg-faint">{made?.provenance?.cell ?? `${run.binding.row} · ${run.binding.column}`}</span></summary>
            {made?.provenance ? <ProvenanceView of={made.provenance} /> : <p className="yg-prop-hint">{made?.broken ? t('reportEditor.brokenNumber') : t('controls.loading')}</p>}
            {!locked && typeof (made?.provenance?.value ?? run.binding.value) === 'number' && (
              <Field label={t('reportEditor.digits')} hint={t('reportEditor.digitsHint')}><InputNumber size="small" aria-label={t('reportEditor.digits')} min={0} max={10} value={run.binding.digits} placeholder={t('reportEditor.asTable')} onChange={value => digits(item, at, value)} /></Field>
            )}
          </details>
        )
      })}
    </Section>
  )
}
