import { Select } from 'antd'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { convertQuestion } from '../../../../shared/forms/convert.ts'
import { parsePastedForm } from '../../../../shared/forms/paste/parse.ts'
import type { NewFormNode } from '../../../../shared/contract/form.ts'
import { formQuestionKinds } from '../../../../shared/model/form.ts'
import type { FormDocument, FormQuestion, FormQuestionKind } from '../../../../shared/model/form.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { inLanguage } from '../paste/inLanguage.ts'
import { newNode } from './newNode.ts'
import type { DesignActions } from './useDesigner.ts'

type Wanted = FormQuestionKind | 'auto'

/** What a typed text means: one question, ready to be added, or a whole piece of a questionnaire; null: nothing yet. */
function readTyped(text: string, wanted: Wanted, lang: 'zh-CN' | 'en', language: string, beside?: FormQuestion): { node: NewFormNode } | { document: FormDocument } | null {
  if (text.trim() === '') return null
  const document = inLanguage(parsePastedForm(text, { lang }).document, language)
  const questions = document.sections.flatMap(group => group.questions)
  const [only] = questions
  if (questions.length > 1 || (questions.length === 1 && document.sections.some(group => group.section !== null))) return { document }
  if (!only) return { node: newNode(wanted === 'auto' ? 'single' : wanted, { [language]: text.trim() }, beside) }
  const said = Object.values(only.text)[0] ?? text.trim()
  // A bare sentence says nothing of its kind: then it is the kind of the question beside it.
  if (only.kind === 'text' && (wanted !== 'auto' || !/_{2,}|填空|简答|open/i.test(text))) {
    const kind = wanted !== 'auto' ? wanted : beside && beside.kind !== 'description' ? beside.kind : 'single'
    return { node: newNode(kind, { [language]: said }, beside) }
  }
  return { node: withoutCodes(wanted === 'auto' ? only : convertQuestion(only, wanted).question) }
}

/** Codes and rules of a text by itself mean nothing here. */
function withoutCodes({ code: _, show: __, skip: ___, ...question }: FormQuestion): NewFormNode {
  return 'rows' in question ? { ...question, rows: question.rows.map(({ code: ____, ...row }) => row) } : { ...question }
}

export interface QuickAddProps { input: RefObject<HTMLTextAreaElement | null>; beside: FormQuestion | undefined; behind: string | null; language: string; actions: DesignActions }

/** A question typed as it would stand on paper. */
export function QuickAdd({ input, beside, behind, language, actions }: QuickAddProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState<Wanted>('auto')
  const read = readTyped(text, wanted, lang, language, beside)
  const add = async (): Promise<void> => {
    if (!read) return
    setText('')
    if ('document' in read) await actions.insertDocument(read.document, behind)
    else await actions.insert([read.node], behind, 'nowhere')
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); void add() } else if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); setText('') }
  }
  return (
    <div className="yg-quick">
      <textarea ref={input} className="yg-input" rows={1} aria-label={t('designer.quick.label')} placeholder={t('designer.quick.placeholder')} value={text} maxLength={8000} onChange={event => setText(event.target.value)} onKeyDown={keys} />
      <Select
        aria-label={t('designer.quick.kind')} value={wanted} onChange={setWanted} popupMatchSelectWidth={false} listHeight={400}
        options={[{ value: 'auto' as Wanted, label: t('designer.quick.auto') }, ...formQuestionKinds.map(kind => ({ value: kind as Wanted, label: t(`form.kind.${kind}`) }))]}
      />
      <span className="yg-quick-result yg-num" role="status">{read === null ? '' : 'document' in read ? t('designer.quick.several', { n: read.document.sections.reduce((sum, group) => sum + group.questions.length, 0) }) : t('designer.quick.one', { kind: t(`form.kind.${read.node.kind}`), n: Array.isArray(read.node['options']) ? read.node['options'].length : 0 })}</span>
      <button type="button" className="yg-button" disabled={read === null} onClick={() => { void add() }}>{t('designer.quick.add')}</button>
    </div>
  )
}
