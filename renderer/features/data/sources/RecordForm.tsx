import { AutoComplete, Button, Input, Modal, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { readMoment } from '../../../../shared/expression/moment.ts'
import { writtenNumber } from '../../../../shared/model/sourceTable.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { useFactors, variableText } from '../../figure/useFactors.ts'
import { recordColumns } from './logColumnsOf.ts'

/** Kept from one record to the next: what a batch of records has in common. */
const lasting = new Set(['date', 'channel', 'segment'])
const SEVERAL = '；'

/** One record after another, from the keyboard. */
export function RecordForm({ dataset, onClose }: { dataset: Dataset; onClose: () => void }): ReactNode {
  const t = useT()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const add = useEngineCommand('source.addRecord')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const columns = recordColumns(dataset)
  const set = (variable: string, text: string): void => { setValues(before => ({ ...before, [variable]: text })); setProblem(null) }
  const focusOn = (variable: Variable | undefined): void => { if (variable) form.current?.querySelector<HTMLElement>(`[id="${id}-${variable.id}"]`)?.focus() }
  const wrong = (variable: Variable, text: string): string | null => {
    if (text === '') return null
    if (variable.kind === 'date' && readMoment(text) === null) return t('sources.record.badDate')
    if (variable.kind === 'number' && writtenNumber(text) === null) return t('sources.record.badNumber')
    return null
  }
  const save = (): void => {
    const filled = columns.flatMap(variable => { const text = (values[variable.id] ?? '').trim(); return text === '' ? [] : [{ variable, text }] })
    const bad = filled.find(({ variable, text }) => wrong(variable, text) !== null)
    if (filled.length === 0) { setProblem(t('sources.record.empty')); return }
    if (bad) { setProblem(wrong(bad.variable, bad.text)); focusOn(bad.variable); return }
    const cells = filled.map(({ variable, text }) => ({ variable: variable.id, value: variable.kind === 'number' ? writtenNumber(text) ?? text : text }))
    void add.run({ dataset: dataset.id, cells }).then(done => {
      setValues(Object.fromEntries(columns.filter(variable => variable.meaning !== null && lasting.has(variable.meaning)).map(variable => [variable.id, values[variable.id] ?? ''])))
      setSaid(`${t('sources.record.added', { n: done.rid })}${done.newOptions > 0 ? ` · ${t('sources.record.newOptions', { n: done.newOptions })}` : ''}`)
      focusOn(columns.find(variable => variable.meaning === 'verbatim') ?? columns[0])
    }, () => {})
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) { event.preventDefault(); save() }
    // The dialog itself leaves Esc to lists that were opened in it once, even when they are closed again.
    else if (event.key === 'Escape' && !event.nativeEvent.isComposing && (event.target as HTMLElement).getAttribute('aria-expanded') !== 'true') { event.preventDefault(); onClose() }
  }
  return (
    <Modal open title={t('sources.record.of', { name: dataset.name })} onCancel={onClose} width={620} mask={{ closable: false }} footer={[
      <span key="said" className="yg-record-said" role="status">{said}</span>,
      <Button key="close" onClick={onClose}>{t('controls.close')}</Button>,
      <Button key="save" type="primary" loading={add.pending} onClick={save}>{t('sources.record.save')}</Button>,
    ]}>
      <form ref={form} className="yg-record" onKeyDown={keys} onSubmit={event => event.preventDefault()}>
        {columns.map((variable, at) => (
          <div key={variable.id} className="yg-record-line">
            <label htmlFor={`${id}-${variable.id}`}>{variableText(variable)}</label>
            <RecordField id={`${id}-${variable.id}`} variable={variable} value={values[variable.id] ?? ''} first={at === 0} wrong={wrong(variable, (values[variable.id] ?? '').trim()) !== null} onChange={text => set(variable.id, text)} />
          </div>
        ))}
      </form>
      {problem !== null && <p className="yg-error" role="alert">{problem}</p>}
      <ErrorNote error={add.error} onClose={add.clear} />
      <p className="yg-secondary">{t('sources.record.keys')}</p>
    </Modal>
  )
}

interface FieldProps { id: string; variable: Variable; value: string; first: boolean; wrong: boolean; onChange(text: string): void }

function RecordField({ id, variable, value, first, wrong, onChange }: FieldProps): ReactNode {
  const t = useT()
  const factors = useFactors()
  const label = variableText(variable)
  if (variable.meaning === 'factor' && variable.kind === 'text') {
    return (
      <Select
        id={id} mode="tags" value={value === '' ? [] : value.split(SEVERAL)} aria-label={label} placeholder={t('sources.record.factorHint')} className="yg-wide" tokenSeparators={[SEVERAL]}
        options={[...new Set(factors.map(factor => factor.name))].map(name => ({ value: name }))} onChange={(names: string[]) => onChange(names.map(name => name.trim()).filter(Boolean).join(SEVERAL))}
      />
    )
  }
  if (variable.kind === 'text') return <Input.TextArea id={id} value={value} autoFocus={first} autoSize={{ minRows: variable.meaning === 'verbatim' ? 3 : 1, maxRows: 8 }} maxLength={32_000} onChange={event => onChange(event.target.value)} />
  if (variable.kind === 'nominal' && variable.meaning !== 'resolved') {
    return <AutoComplete id={id} value={value} autoFocus={first} className="yg-wide" placeholder={t('sources.record.option')} options={variable.codes.map(code => ({ value: code.label }))} showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }} onChange={text => onChange(text ?? '')} />
  }
  if (variable.codes.length > 0) {
    return <Select id={id} value={value === '' ? null : value} allowClear aria-label={label} className="yg-wide" options={variable.codes.map(code => ({ value: code.label, label: code.label }))} onChange={(text?: string | null) => onChange(text ?? '')} />
  }
  return (
    <Input
      id={id} value={value} autoFocus={first} maxLength={200} {...(wrong ? { status: 'error' as const } : {})} {...(variable.kind === 'date' ? { placeholder: t('sources.record.datePlaceholder') } : { inputMode: 'decimal' as const })}
      onChange={event => onChange(event.target.value)}
    />
  )
}
