import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { questionProblems } from '../../../../shared/forms/answers.ts'
import type { AnswerProblem } from '../../../../shared/forms/answers.ts'
import { fillPages } from '../../../../shared/forms/fillPages.ts'
import type { PerScreen } from '../../../../shared/forms/fillPages.ts'
import { FormLogic } from '../../../../shared/forms/logic.ts'
import { outlineOfForm } from '../../../../shared/forms/outline.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import type { Form, FormText } from '../../../../shared/model/form.ts'
import type { ResponseDraft } from '../../../../shared/model/response.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { languageName } from '../properties/SettingsProperties.tsx'
import { AnswerFields } from '../respondent/AnswerFields.tsx'
import { chooseByDigit } from './digits.ts'
import { problemText } from './problemText.ts'
import { CONSENT, useFilling } from './useFilling.ts'

export interface FillScreenProps { form: Form; per: PerScreen; draft: ResponseDraft | null; language: string; onLeave(): void }

/** Narrower than this, matrices stand as blocks. */
const NARROW = 640
const typing = (target: EventTarget | null): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type))

/** The whole window is the questionnaire's: what lies behind cannot be reached until somebody leaves. */
export function FillScreen({ form, per, draft: kept, language: first, onLeave }: FillScreenProps): ReactNode {
  const outline = useMemo(() => outlineOfForm(form), [form])
  const logic = useMemo(() => new FormLogic(outline), [outline])
  const filling = useFilling(form.id, kept, first)
  const { draft, sent } = filling
  const { language } = draft
  const t = useMemo(() => translator(language.startsWith('zh') ? 'zh-CN' : 'en'), [language])
  const languages = [language, form.settings.languages[0] ?? language] as const
  const told = (text: FormText): string => wordsIn(text, ...languages)
  const answers = useMemo(() => new Map(Object.entries(draft.answers)), [draft.answers])
  const path = useMemo(() => logic.path(answers), [logic, answers])
  const pages = useMemo(() => fillPages(logic, path, per), [logic, path, per])
  const found = pages.findIndex(page => page.code === draft.page)
  // The page one was on may have gone from the way, or the other way of paging was chosen meanwhile: the first that is not done follows.
  const at = draft.page === CONSENT ? -1 : found >= 0 ? found : Math.max(0, pages.findIndex(page => page.questions.some(question => question.code === draft.page)))
  const page = at < 0 ? null : pages[at] ?? null
  const consent = told(form.settings.consent)
  const mayBegin = consent === '' || draft.agreed
  const [asked, setAsked] = useState(false)
  const numbers = useMemo(() => new Map(path.shown.map((code, index) => [code, index + 1])), [path])

  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const place = sent ? 'end' : page?.code ?? CONSENT
  useEffect(() => { const shown = dialog.current; if (shown && !shown.open) shown.showModal() }, [])
  useEffect(() => { body.current?.scrollTo({ top: 0 }); body.current?.querySelector<HTMLElement>('[data-first]')?.focus() }, [place])

  const problemsOf = (code: string): AnswerProblem[] => {
    const compiled = logic.conditions.nodes[logic.conditions.byCode.get(code) ?? -1]
    return compiled && compiled.node.kind !== 'section' ? questionProblems(compiled.node, compiled.variables, id => answers.get(id) ?? null) : []
  }
  const move = (to: string): void => { setAsked(false); filling.go(to) }
  const back = (): void => { if (!sent && at >= 0) move(at === 0 ? CONSENT : pages[at - 1]!.code) }
  const next = (): void => {
    if (sent) { setAsked(false); filling.again(); return }
    if (at < 0) { if (mayBegin && pages[0]) move(pages[0].code); return }
    if (page?.questions.some(question => problemsOf(question.code).length > 0)) {
      setAsked(true)
      const open = page.questions.find(question => problemsOf(question.code).length > 0)
      body.current?.querySelector<HTMLElement>(`[data-question="${open?.code ?? ''}"] input, [data-question="${open?.code ?? ''}"] textarea, [data-question="${open?.code ?? ''}"] select`)?.focus()
      return
    }
    if (at < pages.length - 1) move(pages[at + 1]!.code)
    else filling.send()
  }
  const onKey = (event: KeyboardEvent): void => {
    // Shortcuts of the program are not the respondent's.
    event.stopPropagation()
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return
    if (event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement && !event.ctrlKey) && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      if (event.shiftKey) back()
      else next()
    } else if (/^\d$/.test(event.key) && !event.ctrlKey && !typing(event.target) && page && body.current && chooseByDigit(body.current, event.key, event.timeStamp)) event.preventDefault()
  }

  return (
    <dialog ref={dialog} className="yg-fill" aria-label={t('fill.run.title')} lang={language} onKeyDown={onKey} onCancel={event => event.preventDefault()}>
      <header className="yg-fill-head">
        <div className="yg-fill-progress" role="progressbar" aria-label={t('fill.run.progress', { n: Math.max(0, at + 1), total: pages.length })} aria-valuemin={0} aria-valuemax={pages.length} aria-valuenow={sent ? pages.length : Math.max(0, at)}>
          <span style={{ inlineSize: `${sent ? 100 : pages.length === 0 ? 0 : 100 * Math.max(0, at) / pages.length}%` }} />
        </div>
        {page && !sent && <span className="yg-num yg-faint">{t('fill.run.progress', { n: at + 1, total: pages.length })}</span>}
        {form.settings.languages.length > 1 && !sent && (
          <select className="yg-input yg-fill-language" aria-label={t('fill.run.language')} value={language} onChange={event => filling.speak(event.target.value)}>
            {form.settings.languages.map(tag => <option key={tag} value={tag}>{languageName(tag)}</option>)}
          </select>
        )}
        <button type="button" className="yg-button" onClick={onLeave}>{t('fill.run.leave')}</button>
      </header>
      <div className="yg-fill-body" ref={body}>
        <div className="yg-respondent yg-fill-page">
          <ErrorNote error={filling.error} onClose={filling.clearError} />
          {sent
            ? (
                <div className="yg-fill-end">
                  <h1 tabIndex={-1}>{told(form.settings.thanks) || t('fill.run.thanks')}</h1>
                  <p className="yg-num yg-faint">{t('fill.run.saved', { n: sent.rows })}</p>
                </div>
              )
            : page === null
              ? (
                  <>
                    <h1 data-first tabIndex={-1}>{told(form.settings.title) || form.name}</h1>
                    {told(form.settings.intro) !== '' && <p className="yg-respondent-intro">{told(form.settings.intro)}</p>}
                    {consent !== '' && (
                      <div className="yg-respondent-consent"><p>{consent}</p>
                        <label className="yg-answer-choice"><input type="checkbox" checked={draft.agreed} onChange={event => filling.agree(event.target.checked)} /><span>{t('fill.run.agree')}</span></label>
                      </div>
                    )}
                  </>
                )
              : (
                  <>
                    {page.section && told(page.section.text) !== '' && <div className="yg-fill-section"><h1 data-first={per === 'section' ? '' : undefined} tabIndex={-1}>{told(page.section.text)}</h1>{per === 'section' && told(page.section.hint) !== '' && <p>{told(page.section.hint)}</p>}</div>}
                    {page.questions.map((node, index) => {
                      const problems = asked ? problemsOf(node.code) : []
                      const variables = logic.conditions.nodes[logic.conditions.byCode.get(node.code) ?? -1]?.variables ?? []
                      return (
                        <section key={node.code} className={`yg-respondent-question ${problems.length > 0 ? 'yg-respondent-open' : ''}`} data-question={node.code} aria-labelledby={`fill-${node.code}`}>
                          <h2 className="yg-respondent-text" id={`fill-${node.code}`} tabIndex={-1} data-first={index === 0 && (per === 'question' || !page.section) ? '' : undefined}>
                            {node.kind !== 'description' && <span className="yg-num">{numbers.get(node.code)}. </span>}{told(node.text)}
                            {node.required && node.kind !== 'description' && <span className="yg-q-required" role="img" aria-label={t('fill.run.required')}>*</span>}
                          </h2>
                          {told(node.hint) !== '' && <p className="yg-answer-note">{told(node.hint)}</p>}
                          {problems.map((problem, i) => <p key={i} className="yg-respondent-missing" role="alert">{problemText(t, problem, node, variables, languages)}</p>)}
                          <AnswerFields node={node} languages={languages} answers={answers} t={t} narrow={window.innerWidth < NARROW} onAnswer={filling.answer} />
                        </section>
                      )
                    })}
                  </>
                )}
        </div>
      </div>
      <footer className="yg-fill-foot">
        {!sent && at >= 0 && <button type="button" className="yg-button yg-fill-button" onClick={back}>{t('fill.run.back')}</button>}
        <span className="yg-toolbar-space" />
        <button type="button" className="yg-fill-button yg-fill-next" disabled={filling.sending || (page === null && !mayBegin)} onClick={next} data-first={sent ? '' : undefined} ref={node => { if (sent && node && document.activeElement !== node) node.focus() }}>
          {t(filling.sending ? 'fill.run.saving' : sent ? 'fill.run.nextPerson' : at < 0 ? 'fill.run.begin' : at < pages.length - 1 ? 'fill.run.next' : 'fill.run.send')}
        </button>
      </footer>
    </dialog>
  )
}
