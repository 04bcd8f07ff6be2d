import { memo, useEffect } from 'react'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormFinding } from '../../../../shared/forms/check/finding.ts'
import { isSection } from '../../../../shared/model/form.ts'
import type { FormNode, FormQuestion, PlacedNode } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import type { FormDraft } from './formDraft.ts'
import { Line } from './Line.tsx'
import { withWords } from './nodeTexts.ts'
import { QuestionFace } from './QuestionFace.tsx'
import { QuestionFields } from './QuestionFields.tsx'
import { settleFocus, wishFocus } from './settle.ts'
import { useNode } from './useDesigner.ts'
import type { DesignActions } from './useDesigner.ts'

export interface CardProps {
  placed: PlacedNode
  number: number | null
  active: boolean
  language: string
  mainLanguage: string
  draft: FormDraft
  actions: DesignActions
  findings: readonly FormFinding[]
}

/** A section's head or a question as the respondent sees it; the one that is worked on with every text in a field. */
export const Card = memo(function Card({ placed, number, active, language, mainLanguage, draft, actions, findings }: CardProps): ReactNode {
  const t = useT()
  const node = useNode(draft, placed)
  const { id } = placed
  useEffect(settleFocus)
  const change = (next: (node: FormNode) => FormNode): void => actions.edit(id, next(draft.typed(id) ?? placed.node))
  const flush = (): void => { void actions.flush() }
  const open = (field: string): void => { actions.choose(id); wishFocus({ node: id, field }) }
  const press = (event: MouseEvent): void => {
    if (active) return
    const face = (event.target as Element).closest('[data-face]')?.getAttribute('data-face') ?? 'text'
    event.preventDefault()
    open(face)
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const mod = event.ctrlKey || event.metaKey
    if (!active) {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return
      open('text')
    } else if (event.key === 'Escape') wishFocus({ node: id, field: 'outline' })
    else if (mod && event.key === 'Enter') void actions.add(node.kind === 'section' || node.kind === 'description' ? 'single' : node.kind, id, 'text')
    else if (mod && event.key.toLowerCase() === 'd') actions.duplicate(id)
    else if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) actions.shift(id, event.key === 'ArrowUp' ? -1 : 1, 'text')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const firstField = (): string | null => (isSection(node) ? null : 'rows' in node ? 'row-0' : 'options' in node ? 'option-0' : 'scale' in node ? 'scale-min' : node.kind === 'nps' ? 'nps-min' : null)
  const titleKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const field = firstField()
    if (field !== null) wishFocus({ node: id, field })
    else void actions.add(node.kind === 'section' || node.kind === 'description' ? 'single' : node.kind, id, 'text')
  }
  const section = isSection(node)
  const title = wordsIn(node.text, language, mainLanguage)
  const worst = findings.find(each => each.severity === 'error')?.severity ?? findings.find(each => each.severity === 'warning')?.severity
  return (
    <div
      role="group" data-node={id} className={['yg-q', section ? 'yg-q-section' : '', active ? 'yg-q-active' : ''].join(' ')} tabIndex={active ? -1 : 0}
      aria-label={`${number === null ? t(`form.kind.${node.kind}`) : number} ${title}`} onMouseDown={press} onKeyDown={keys}
    >
      <div className="yg-q-head">
        <span className="yg-q-number yg-num">{number === null ? '' : section ? t('designer.outline.section', { n: number }) : `${number}.`}</span>
        {active
          ? <Line
              field="text" className="yg-q-title" label={t('designer.text.text')} value={node.text[language] ?? ''} placeholder={wordsIn(node.text, mainLanguage) || t(section ? 'designer.canvas.sectionText' : 'designer.canvas.questionText')}
              onChange={words => change(now => ({ ...now, text: withWords(now.text, language, words) }))} onBlur={flush} onKeyDown={titleKeys}
            />
          : <span className="yg-q-title" data-face="text">{title || <span className="yg-faint">{t(section ? 'designer.canvas.sectionText' : 'designer.canvas.questionText')}</span>}{!section && node.required && <span className="yg-q-required" title={t('designer.canvas.required')}>*</span>}</span>}
        <span className="yg-q-tags">
          {node.show.trim() !== '' && <span className="yg-tag" title={node.show}>{t('designer.canvas.hasShow')}</span>}
          {!section && node.skip.length > 0 && <span className="yg-tag" title={node.skip.map(rule => `${rule.when} → ${rule.to}`).join('\n')}>{t('designer.canvas.hasSkip')}</span>}
          {!section && node.attention && <span className="yg-tag">{t('designer.canvas.hasAttention')}</span>}
          {findings.length > 0 && <span className={`yg-mark yg-mark-${worst ?? 'hint'}`} role="img" aria-label={t('designer.check.found', { n: findings.length })} title={t('designer.check.found', { n: findings.length })}>{findings.length}</span>}
          <span className="yg-q-code yg-num">{node.code}</span>
          {!section && <span className="yg-q-kind">{t(`form.kind.${node.kind}`)}</span>}
        </span>
      </div>
      {active
        ? (
            <div className="yg-q-body">
              <Line
                field="hint" className="yg-q-hint" label={t('designer.text.hint')} value={node.hint[language] ?? ''} placeholder={wordsIn(node.hint, mainLanguage) || t('designer.canvas.hint')}
                onChange={words => change(now => ({ ...now, hint: withWords(now.hint, language, words) }))} onBlur={flush}
              />
              {!section && <QuestionFields id={id} node={node} language={language} mainLanguage={mainLanguage} onBlur={flush} change={next => change(now => (isSection(now) ? now : next(now as FormQuestion)))} />}
              {!section && ['number', 'text', 'date'].includes(node.kind) && <QuestionFace node={node} language={language} mainLanguage={mainLanguage} />}
            </div>
          )
        : (
            <div className="yg-q-body">
              {wordsIn(node.hint, language, mainLanguage) !== '' && <p className="yg-q-hint" data-face="hint">{wordsIn(node.hint, language, mainLanguage)}</p>}
              {!section && <QuestionFace node={node} language={language} mainLanguage={mainLanguage} />}
            </div>
          )}
    </div>
  )
}, (a, b) => a.placed === b.placed && a.number === b.number && a.active === b.active && a.language === b.language && a.mainLanguage === b.mainLanguage && a.draft === b.draft && sameFindings(a.findings, b.findings))

const sameFindings = (a: readonly FormFinding[], b: readonly FormFinding[]): boolean => a.length === b.length && a.every((each, index) => each.rule === b[index]?.rule && each.part === b[index]?.part)
