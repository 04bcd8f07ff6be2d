import { Modal, Select } from 'antd'
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { PASTE_LIMIT } from '../../../../shared/contract/formExchange.ts'
import type { PasteDoubt, PastedForm } from '../../../../shared/contract/formExchange.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormDocument } from '../../../../shared/model/form.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { QuestionFace } from '../design/QuestionFace.tsx'
import { corrected, kindOfRole, lineKinds, pastedBreak } from './corrected.ts'
import type { LineKind } from './corrected.ts'

export interface PasteDialogProps {
  pending: boolean
  error: YinguoError | null
  onClose(): void
  onTake(document: FormDocument): void | Promise<void>
}

/** A pasted questionnaire: the text at the left, what it becomes at the right, doubtful lines between them with the way to put them right. */
export function PasteDialog({ pending, error, onClose, onTake }: PasteDialogProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [said, setSaid] = useState<ReadonlyMap<number, LineKind>>(new Map())
  const settled = useDeferredValue(text)
  const asked = useEngineQuery('form.paste', { text: settled, lang }, { enabled: settled.trim() !== '' })
  const read = settled.trim() === '' ? undefined : asked.data
  const document = useMemo(() => (read ? corrected(read, settled, said) : null), [read, settled, said])
  const source = useMemo(() => settled.split(pastedBreak), [settled])
  const questions = document?.sections.flatMap(group => group.questions) ?? []
  const open = (read?.doubts ?? []).filter(doubt => !said.has(doubt.line))
  const say = (line: number, kind: LineKind): void => setSaid(now => new Map(now).set(line, kind))
  const show = (line: number): void => {
    const field = area.current
    if (!field) return
    const from = source.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    field.focus()
    field.setSelectionRange(from, from + (source[line - 1]?.length ?? 0))
    field.scrollTop = Math.max(0, (line - 4) * 20)
  }
  return (
    <Modal
      open width="min(1240px, 94vw)" style={{ top: 32 }} title={t('designer.paste.title')} okText={t('designer.paste.take', { n: questions.length })} cancelText={t('controls.cancel')}
      okButtonProps={{ disabled: questions.length === 0 || text !== settled || asked.refreshing, loading: pending }} onCancel={onClose} onOk={() => (document ? onTake(document) : undefined)} destroyOnHidden
    >
      <ErrorNote error={error ?? asked.error} />
      <div className="yg-paste">
        <div className="yg-paste-text">
          <label className="yg-prop-label" htmlFor={id}>{t('designer.paste.text')}</label>
          <textarea ref={area} id={id} className="yg-input" autoFocus value={text} maxLength={PASTE_LIMIT} placeholder={t('designer.paste.placeholder')} spellCheck={false} onChange={event => { setText(event.target.value); setSaid(new Map()) }} />
        </div>
        <div className="yg-paste-read" role="region" aria-label={t('designer.paste.becomes')} tabIndex={0}>
          <p className="yg-prop-label yg-num" role="status">{read ? t('designer.paste.counts', { questions: questions.length, doubts: open.length }) : t('designer.paste.becomes')}</p>
          {read && read.doubts.length > 0 && (
            <ul className="yg-doubts" aria-label={t('designer.paste.doubts')}>
              {read.doubts.map((doubt, index) => <Doubt key={index} doubt={doubt} read={read} source={source} said={said.get(doubt.line)} onSay={kind => say(doubt.line, kind)} onShow={() => show(doubt.line)} />)}
            </ul>
          )}
          {document && (
            <ol className="yg-paste-questions">
              {wordsIn(document.settings.title) !== '' && <li className="yg-paste-title">{wordsIn(document.settings.title)}</li>}
              {document.sections.map((group, at) => [
                group.section && <li key={`s${at}`} className="yg-paste-section">{wordsIn(group.section.text)}</li>,
                ...group.questions.map((question, index) => (
                  <li key={`${at}.${index}`} className={(read?.doubts ?? []).some(doubt => !said.has(doubt.line) && read?.lines.find(line => line.line === doubt.line)?.code === question.code) ? 'yg-doubtful' : undefined}>
                    <p><span className="yg-q-code yg-num">{question.code}</span> {wordsIn(question.text)} <span className="yg-q-kind">{t(`form.kind.${question.kind}`)}</span></p>
                    <QuestionFace node={question} language={document.settings.languages[0] ?? lang} mainLanguage={document.settings.languages[0] ?? lang} />
                  </li>
                )),
              ])}
            </ol>
          )}
          {read && <OtherLines read={read} source={source} said={said} onSay={say} />}
        </div>
      </div>
    </Modal>
  )
}

function LineKindSelect({ value, label, onChange }: { value: LineKind; label: string; onChange(kind: LineKind): void }): ReactNode {
  const t = useT()
  return <Select size="small" aria-label={label} value={value} onChange={onChange} popupMatchSelectWidth={false} options={lineKinds.map(kind => ({ value: kind, label: t(`designer.paste.kind.${kind}`) }))} />
}

function Doubt({ doubt, read, source, said, onSay, onShow }: { doubt: PasteDoubt; read: PastedForm; source: readonly string[]; said: LineKind | undefined; onSay(kind: LineKind): void; onShow(): void }): ReactNode {
  const t = useT()
  const role = read.lines.find(line => line.line === doubt.line)?.role ?? 'unread'
  return (
    <li className={said === undefined ? 'yg-doubtful' : undefined}>
      <button type="button" className="yg-link yg-num" onClick={onShow}>{t('designer.paste.line', { n: doubt.line })}</button>
      <span className="yg-doubt-text" title={source[doubt.line - 1]}>{(source[doubt.line - 1] ?? doubt.text).trim()}</span>
      <span className="yg-doubt-why">{t(`formExchange.doubt.${doubt.reason}`)}</span>
      <LineKindSelect label={t('designer.paste.lineKind', { n: doubt.line })} value={said ?? kindOfRole(role)} onChange={onSay} />
      {said === undefined && <button type="button" className="yg-button" onClick={() => onSay(kindOfRole(role))}>{t('designer.paste.right')}</button>}
    </li>
  )
}

/** Every line with what it was taken for: one that was read wrongly without any doubt is put right here. */
function OtherLines({ read, source, said, onSay }: { read: PastedForm; source: readonly string[]; said: ReadonlyMap<number, LineKind>; onSay(line: number, kind: LineKind): void }): ReactNode {
  const t = useT()
  const [shown, setShown] = useState(false)
  return (
    <details className="yg-paste-lines" onToggle={event => setShown(event.currentTarget.open)}>
      <summary>{t('designer.paste.allLines', { n: read.lines.length })}</summary>
      {shown && (
        <ul>
          {read.lines.slice(0, 400).map(line => (
            <li key={line.line}>
              <span className="yg-faint yg-num">{line.line}</span>
              <span className="yg-doubt-text">{(source[line.line - 1] ?? '').trim()}</span>
              <LineKindSelect label={t('designer.paste.lineKind', { n: line.line })} value={said.get(line.line) ?? kindOfRole(line.role)} onChange={kind => onSay(line.line, kind)} />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
