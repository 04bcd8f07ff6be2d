import { memo } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { EntryField, TypedEntry } from '../../../../shared/forms/entryFields.ts'
import { useT } from '../../../app/i18n.tsx'

export interface EntryBoxProps {
  field: EntryField
  number: number
  /** The first box of its question: the question's words stand above it. */
  first: boolean
  text: string
  state: TypedEntry['state']
  /** The respondent should not have answered it. */
  passed: boolean
  onType(field: EntryField, text: string, box: HTMLInputElement): void
  onKey(event: KeyboardEvent<HTMLInputElement>): void
}

/** Codes beside the box at most; a longer list is told on hovering. */
const SHOWN = 8

/** Codes with their words; of a longer run without words only that it goes on, so that both ends of a scale are seen. */
function shownCodes({ codes, kind }: EntryField): string {
  const shown: string[] = []
  codes.forEach(({ code, label }, at) => {
    if (codes.length <= 5 || label !== '' || at === 0 || at === codes.length - 1) shown.push(label === '' ? String(code) : `${code} ${label}`)
    else if (shown.at(-1) !== '…') shown.push('…')
  })
  return shown.length > SHOWN && kind === 'code' ? `${shown.slice(0, SHOWN).join('　')} …` : shown.join('　')
}

/** One box of the sheet. Only the box that is typed into is drawn again. */
export const EntryBox = memo(function EntryBox({ field, number, first, text, state, passed, onType, onKey }: EntryBoxProps): ReactNode {
  const t = useT()
  const labelled = field.label !== field.title
  const codes = field.codes.map(({ code, label }) => (label === '' ? String(code) : `${code} ${label}`))
  const note = passed ? t('fill.entry.passed') : state === 'bad' ? t('fill.entry.bad') : state === 'none' ? t('fill.entry.blank') : ''
  return (
    <>
      {first && <p className="yg-entry-title"><span className="yg-num">{number}.</span> {field.title}</p>}
      <label className={`yg-entry-box yg-entry-${state} ${passed ? 'yg-entry-passed' : ''}`}>
        <span className="yg-entry-label">{labelled ? field.label : <span className="yg-hidden">{field.title}</span>}</span>
        <input
          className="yg-input" data-box={field.id} data-passed={passed} autoComplete="off" inputMode={field.kind === 'text' || field.kind === 'date' ? 'text' : 'numeric'} value={text} aria-invalid={state === 'bad'}
          onChange={event => onType(field, event.target.value, event.target)} onKeyDown={onKey}
        />
        <span className="yg-entry-note">{note}</span>
        <span className="yg-entry-codes" title={codes.join('\n')}>{shownCodes(field)}</span>
      </label>
    </>
  )
})
