import { Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { entryFields, isFull, typedEntry } from '../../../../shared/forms/entryFields.ts'
import { FormLogic } from '../../../../shared/forms/logic.ts'
import { outlineOfForm } from '../../../../shared/forms/outline.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { ResponseAnswers } from '../../../../shared/model/response.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { asksNothing, NoQuestions } from '../NoQuestions.tsx'
import type { FormPageProps } from '../pages.ts'
import { EntryBox } from './EntryBox.tsx'
import { EntryFacts } from './EntryFacts.tsx'
import './entry.css'

const passes = ['first', 'second'] as const
type Pass = (typeof passes)[number]
type Typed = Readonly<Record<string, string>>

/** 纸质录入: sheets typed one after another without the mouse, a second time to check, and what the two differ in. */
export default function EntryPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const outline = useMemo(() => outlineOfForm(form), [form])
  const logic = useMemo(() => new FormLogic(outline), [outline])
  const fields = useMemo(() => entryFields(outline, {
    ...(form.settings.languages.includes(lang) ? { language: lang } : {}),
    side: { importance: t('form.side.importance'), performance: t('form.side.performance'), functional: t('form.side.functional'), dysfunctional: t('form.side.dysfunctional') },
    kano: [t('form.kano.like'), t('form.kano.expect'), t('form.kano.neutral'), t('form.kano.accept'), t('form.kano.dislike')],
  }), [form.settings.languages, lang, outline, t])
  const state = useEngineQuery('entry.state', { form: form.id })
  const add = useEngineCommand('response.add')
  const second = useEngineCommand('entry.second')
  const [by, setBy] = useRemembered<string>('entry.by', '')
  const [pass, setPass] = useState<Pass>('first')
  const [serial, setSerial] = useState('')
  const [typed, setTyped] = useState<Typed>({})
  const [said, setSaid] = useState('')
  const [taken, setTaken] = useState<number | null>(null)
  const sheet = useRef<HTMLFormElement>(null)

  const entries = useMemo(() => new Map(fields.map(field => [field.id, typedEntry(field, typed[field.id] ?? '')])), [fields, typed])
  const answers = useMemo(() => {
    const all = new Map<string, CellValue>()
    for (const entry of entries.values()) for (const [id, value] of Object.entries(entry.values)) if (value !== null) all.set(id, value)
    return all
  }, [entries])
  const states = useMemo(() => logic.path(answers).states, [logic, answers])

  const boxes = (): HTMLInputElement[] => [...(sheet.current?.querySelectorAll<HTMLInputElement>('input[data-box]') ?? [])]
  /** The next box that is to be filled on this sheet, or the one before. */
  const step = useCallback((from: HTMLInputElement, way: 1 | -1) => {
    const all = boxes()
    let at = all.indexOf(from) + way
    while (all[at] && way === 1 && all[at]!.dataset['passed'] === 'true') at++
    const to = all[at]
    if (to) { to.focus(); to.select() }
    else if (way === 1) sheet.current?.querySelector<HTMLButtonElement>('[data-save]')?.focus()
  }, [])
  const change = useCallback((id: string, text: string) => { setSaid(''); setTyped(before => ({ ...before, [id]: text })) }, [])

  const number = /^\d{1,9}$/.test(serial.trim()) ? Number(serial.trim()) : null
  const clear = (): void => {
    setTyped({})
    setSerial('')
    setTaken(null)
    boxes()[0]?.focus()
  }
  const collected = (): ResponseAnswers => Object.fromEntries(answers)
  const save = (again = false): void => {
    if (number === null) { boxes()[0]?.focus(); return }
    if (pass === 'second') {
      second.run({ form: form.id, serial: number, answers: collected(), by }).then(done => { setSaid(t('fill.entry.compared', { n: number, cells: done.cells, differ: done.differ })); clear() }, () => {})
      return
    }
    add.run({ form: form.id, answers: collected(), via: 'paper', serial: number, by, again }).then(
      () => { setSaid(t('fill.entry.saved', { n: number })); clear() },
      (thrown: unknown) => { if ((thrown as { params?: { what?: string } }).params?.what === 'serialTaken') { add.clear(); setTaken(number) } },
    )
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const box = event.currentTarget
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.ctrlKey) { event.preventDefault(); step(box, 1) }
    else if (event.key === 'Backspace' && box.value === '' && box.dataset['box'] !== 'serial') { event.preventDefault(); step(box, -1) }
  }
  const keyed = useRef(onKey)
  useEffect(() => { keyed.current = onKey })
  const stableKey = useCallback((event: KeyboardEvent<HTMLInputElement>) => keyed.current(event), [])
  const type = useCallback((field: (typeof fields)[number], text: string, box: HTMLInputElement) => {
    // Drawn at once: the next key must find the next box, and that may have been passed over by this answer.
    flushSync(() => change(field.id, text))
    // What does not fit stays in front: it may be a slip of the finger, or stand so on the sheet (Enter goes on).
    if (isFull(field, text) && typedEntry(field, text).state !== 'bad') step(box, 1)
  }, [change, step])

  const numbers = new Map([...new Set(fields.map(field => field.question))].map((code, index) => [code, index + 1]))
  if (asksNothing(form)) return <NoQuestions form={form} />
  return (
    <Workspace name="questionnaire.entry" inspectorTitle={t('fill.entry.check')} inspector={<EntryFacts form={form.id} state={state.data} />}>
      <form ref={sheet} className="yg-entry" onSubmit={event => { event.preventDefault(); save() }} onKeyDown={event => { if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) { event.preventDefault(); save() } }}>
        <p className="yg-secondary">{t('fill.entry.lead')}</p>
        <p className="yg-faint">{t('fill.entry.keys')}</p>
        <div className="yg-entry-head">
          <Segmented aria-label={t('fill.entry.pass')} value={pass} onChange={value => { setPass(value); setTaken(null) }} options={passes.map(value => ({ value, label: t(`fill.entry.${value}`) }))} />
          <label><span>{t('fill.entry.by')}</span><input className="yg-input" value={by} maxLength={80} onChange={event => setBy(event.target.value)} /></label>
        </div>
        <ErrorNote error={state.error ?? add.error ?? second.error} onClose={() => { add.clear(); second.clear() }} />
        <p className="yg-entry-said" role="status">{said}</p>
        {taken !== null && (
          <div className="yg-entry-taken" role="alert">
            <p>{t('fill.entry.taken', { n: taken })} {t('fill.entry.takenHint')}</p>
            <button type="button" className="yg-button" onClick={() => { setPass('second'); setTaken(null) }}>{t('fill.entry.toSecond')}</button>
            <button type="button" className="yg-button" onClick={() => save(true)}>{t('fill.entry.saveAgain')}</button>
          </div>
        )}
        <label className="yg-entry-serial"><span>{t('fill.entry.serial')}</span>
          <input
            className="yg-input yg-num" data-box="serial" inputMode="numeric" autoComplete="off" autoFocus value={serial} aria-invalid={serial.trim() !== '' && number === null}
            onChange={event => { setSerial(event.target.value); setTaken(null); setSaid('') }} onKeyDown={onKey}
          />
        </label>
        <div className="yg-entry-boxes">
          {fields.map((field, index) => (
            <EntryBox
              key={field.id} field={field} number={numbers.get(field.question) ?? 0} first={fields[index - 1]?.question !== field.question}
              text={typed[field.id] ?? ''} state={entries.get(field.id)?.state ?? 'blank'} passed={states.get(field.question) !== 'shown'} onType={type} onKey={stableKey}
            />
          ))}
        </div>
        <div className="yg-entry-foot">
          <button type="submit" className="yg-button" data-save disabled={number === null || add.pending || second.pending}>{t('fill.entry.save')}</button>
          <button type="button" className="yg-button" onClick={clear}>{t('fill.entry.clear')}</button>
        </div>
      </form>
    </Workspace>
  )
}
