import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { FormLogic } from '../../../../shared/forms/logic.ts'
import type { FormPath } from '../../../../shared/forms/logic.ts'
import type { Outline } from '../../../../shared/forms/outline.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import { isSection } from '../../../../shared/model/form.ts'
import type { FormQuestion } from '../../../../shared/model/form.ts'
import { AnswerFields } from '../respondent/AnswerFields.tsx'
import type { AnswerMap } from '../respondent/AnswerFields.tsx'

export interface Filling { agreed: boolean; sent: boolean; answers: AnswerMap }
export const nothingFilled: Filling = { agreed: false, sent: false, answers: new Map() }

/** Codes of the questions that must be answered, are shown, and are not. Every variable of one counts that has no fill-in text. */
function unanswered(logic: FormLogic, path: FormPath, answers: AnswerMap): string[] {
  return logic.conditions.nodes.flatMap(({ node, variables }) => {
    if (isSection(node) || !node.required || node.kind === 'description' || !path.shown.includes(node.code)) return []
    const asked = variables.filter(variable => !variable.fillIn)
    const has = (id: string): boolean => { const value = answers.get(id); return value !== undefined && value !== null && value !== '' }
    const enough = node.kind === 'multiple' || node.kind === 'ranking' ? asked.some(({ id }) => has(id)) : asked.every(({ id }) => has(id))
    return enough ? [] : [node.code]
  })
}

export interface RespondentFormProps { outline: Outline; language: string; narrow: boolean; filling: Filling; onFill(filling: Filling): void }

/** The questionnaire as someone who answers it sees it. Its logic works; nothing is kept. */
export function RespondentForm({ outline, language, narrow, filling, onFill }: RespondentFormProps): ReactNode {
  const logic = useMemo(() => new FormLogic(outline), [outline])
  const t = useMemo(() => translator(language.startsWith('zh') ? 'zh-CN' : 'en'), [language])
  const [asked, setAsked] = useState(false)
  const { settings } = outline
  const languages = [language, settings.languages[0] ?? language] as const
  const told = (text: FormQuestion['text']): string => wordsIn(text, ...languages)
  const path = logic.path(filling.answers)
  const open = asked ? new Set(unanswered(logic, path, filling.answers)) : new Set<string>()
  const consent = told(settings.consent)
  const numbers = new Map(outline.nodes.filter(({ node }) => !isSection(node) && node.kind !== 'description').map(({ node }, index) => [node.code, index + 1]))

  if (filling.sent) return <div className="yg-respondent" lang={language}><p className="yg-respondent-thanks">{told(settings.thanks) || t('designer.preview.thanks')}</p></div>
  return (
    <form
      className={`yg-respondent ${narrow ? 'yg-respondent-narrow' : ''}`} lang={language} noValidate
      onSubmit={event => {
        event.preventDefault()
        if (unanswered(logic, path, filling.answers).length > 0) { setAsked(true); return }
        onFill({ ...filling, sent: true })
      }}
    >
      <h2>{told(settings.title)}</h2>
      {told(settings.intro) !== '' && <p className="yg-respondent-intro">{told(settings.intro)}</p>}
      {consent !== '' && (
        <div className="yg-respondent-consent">
          <p>{consent}</p>
          <label className="yg-answer-choice"><input type="checkbox" checked={filling.agreed} onChange={event => onFill({ ...filling, agreed: event.target.checked })} /><span>{t('designer.preview.agree')}</span></label>
        </div>
      )}
      {(consent === '' || filling.agreed) && (
        <>
          {outline.nodes.map(({ id, node }) => {
            if (path.states.get(node.code) !== 'shown') return null
            if (isSection(node)) return <div key={id} className="yg-respondent-section"><h3>{told(node.text)}</h3>{told(node.hint) !== '' && <p>{told(node.hint)}</p>}</div>
            const missing = open.has(node.code)
            return (
              <div key={id} className={`yg-respondent-question ${missing ? 'yg-respondent-open' : ''}`} role="group" aria-label={told(node.text)} data-question={node.code}>
                <p className="yg-respondent-text">
                  {numbers.has(node.code) && <span className="yg-num">{numbers.get(node.code)}. </span>}{told(node.text)}
                  {node.required && node.kind !== 'description' && <span className="yg-q-required" role="img" aria-label={t('designer.preview.required')}>*</span>}
                </p>
                {told(node.hint) !== '' && <p className="yg-answer-note">{told(node.hint)}</p>}
                {missing && <p className="yg-respondent-missing" role="alert">{t('designer.preview.missing')}</p>}
                <AnswerFields
                  node={node} languages={languages} answers={filling.answers} t={t} narrow={narrow}
                  onAnswer={changes => { const next = new Map(filling.answers); for (const [name, value] of Object.entries(changes)) if (value === null) next.delete(name); else next.set(name, value); onFill({ ...filling, answers: next }) }}
                />
              </div>
            )
          })}
          <button type="submit" className="yg-respondent-send">{t('designer.preview.send')}</button>
        </>
      )}
    </form>
  )
}
