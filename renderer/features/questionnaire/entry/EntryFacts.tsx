import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EntryMismatch, EntryState } from '../../../../shared/contract/response.ts'
import { coefficientText, percentText } from '../../../../shared/figures/rounding.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { isMissing, missingState } from '../../../../shared/model/missing.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'

const LISTED = 40
const listed = (numbers: readonly number[]): string => numbers.slice(0, LISTED).join('、') + (numbers.length > LISTED ? ' …' : '')

/** Which sheets are there, how far two entries agree, and what they differ in. */
export function EntryFacts({ form, state }: { form: string; state: EntryState | undefined }): ReactNode {
  const t = useT()
  if (!state) return null
  const { serials, agreement, sheets } = state
  return (
    <div className="yg-inspector yg-entry-facts">
      <h2 className="yg-h2">{t('fill.entry.serials')}</h2>
      <p className="yg-num">{t('fill.entry.entered', { n: serials.entered })}{serials.first !== null && <> · {t('fill.entry.range', { first: serials.first, last: serials.last })}</>}</p>
      {serials.entered > 0 && <p className={serials.gaps > 0 ? 'yg-entry-warn' : 'yg-faint'}>{serials.gaps > 0 ? t('fill.entry.missing', { n: serials.gaps, list: listed(serials.missing) }) : t('fill.entry.complete')}</p>}
      {serials.entered > 0 && <p className={serials.duplicates.length > 0 ? 'yg-entry-warn' : 'yg-faint'}>{serials.duplicates.length > 0 ? t('fill.entry.duplicates', { list: listed(serials.duplicates.map(each => each.serial)) }) : t('fill.entry.noDuplicates')}</p>}
      <h2 className="yg-h2">{t('fill.entry.agreement')}</h2>
      {sheets === 0
        ? <p className="yg-faint">{t('fill.entry.noneTwice')}</p>
        : (
            <>
              <dl className="yg-entry-agreement">
                <div><dt>{t('fill.entry.sheetsTwice')}</dt><dd>{sheets}</dd></div>
                <div><dt>{t('fill.entry.cells')}</dt><dd>{agreement.cells}</dd></div>
                <div><dt>{t('fill.entry.equal')}</dt><dd>{agreement.equal}</dd></div>
                <div><dt>{t('fill.entry.share')}</dt><dd>{agreement.share === null ? '–' : percentText(agreement.share)}</dd></div>
                <div><dt>{t('fill.entry.kappa')}</dt><dd>{agreement.kappa === null ? '–' : coefficientText(agreement.kappa)}</dd></div>
              </dl>
              <p>{t('fill.entry.reading', { sheets, cells: agreement.cells, equal: agreement.equal, share: agreement.share === null ? '–' : percentText(agreement.share) })}</p>
              {state.samePerson > 0 && <p className="yg-entry-warn">{t('fill.entry.samePerson', { n: state.samePerson })}</p>}
              <p className="yg-faint">{agreement.kappa === null ? t('fill.entry.kappaNone') : t('fill.entry.kappaNote', { n: agreement.kappaOver })}</p>
              <h2 className="yg-h2">{t('fill.entry.mismatches')}</h2>
              {state.mismatches.length === 0
                ? <p className="yg-faint">{t('fill.entry.allEqual')}</p>
                : <><p className="yg-num">{t('fill.entry.open', { n: state.open })}</p><ul className="yg-entry-mismatches">{state.mismatches.map(each => <Mismatch key={`${each.entry} ${each.variable}`} form={form} mismatch={each} />)}</ul></>}
            </>
          )}
    </div>
  )
}

function Mismatch({ form, mismatch }: { form: string; mismatch: EntryMismatch }): ReactNode {
  const t = useT()
  const settle = useEngineCommand('entry.settle')
  const [text, setText] = useState('')
  const { entry, serial, variable, question, label, first, second, now, settled } = mismatch
  const shown = (value: CellValue): string => (isMissing(value) ? t('fill.entry.blank') : String(value))
  const take = (value: CellValue): void => {
    const state = missingState(value)
    void settle.run({ form, entry, variable, value: state === null || state === 'none' ? value : { missing: state } })
  }
  const number = Number(text.normalize('NFKC').trim())
  return (
    <li className={settled ? 'yg-entry-settled' : ''}>
      <p><strong className="yg-num">{serial}</strong> <span>{question !== '' && question !== label ? `${question} · ${label}` : label}</span></p>
      <div className="yg-entry-choices">
        <button type="button" className="yg-toggle" aria-pressed={settled && now === first} aria-label={`${t('fill.entry.useFirst')} ${shown(first)}`} disabled={settle.pending} onClick={() => take(first)}>{t('fill.entry.firstValue')} <b>{shown(first)}</b></button>
        <button type="button" className="yg-toggle" aria-pressed={settled && now === second} aria-label={`${t('fill.entry.useSecond')} ${shown(second)}`} disabled={settle.pending} onClick={() => take(second)}>{t('fill.entry.secondValue')} <b>{shown(second)}</b></button>
        <input
          className="yg-input" aria-label={t('fill.entry.type')} placeholder={t('fill.entry.type')} value={text} onChange={event => setText(event.target.value)}
          onKeyDown={event => { if (event.key === 'Enter' && text.trim() !== '') { event.preventDefault(); take(Number.isFinite(number) ? number : text.trim()); setText('') } }}
        />
        {settled && <span className="yg-tag yg-tag-ok">{t('fill.entry.settled')}</span>}
      </div>
      <ErrorNote error={settle.error} onClose={settle.clear} />
    </li>
  )
}
