import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Question } from '../../../shared/model/questionnaire.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { useT } from '../../app/i18n.tsx'
import { questionName, variableText } from '../figure/useFactors.ts'
import { between } from './factorRows.ts'
import { ScaleText } from './ScaleText.tsx'

export interface QuestionTableProps {
  dataset: Dataset
  factors: readonly Factor[]
  selected: ReadonlySet<string>
  onSelect(variables: Set<string>): void
  question: string | null
  onQuestion(question: string): void
}

/** Every question with its variables: kind, options, scale, direction, factor. Ticked variables are edited together. */
export function QuestionTable({ dataset, factors, selected, onSelect, question, onQuestion }: QuestionTableProps): ReactNode {
  const t = useT()
  const [anchor, setAnchor] = useState<string | null>(null)
  const byId = new Map(dataset.variables.map(variable => [variable.id, variable]))
  const factorNames = new Map(factors.map(factor => [factor.id, factor.name]))
  const ofQuestions = dataset.questions.map(each => ({ question: each, variables: each.variables.flatMap(id => byId.get(id) ?? []) }))
  const held = new Set(dataset.questions.flatMap(each => each.variables))
  const loose = dataset.variables.filter(variable => !held.has(variable.id) && variable.role === 'answer')
  const order = [...ofQuestions.flatMap(each => each.variables), ...loose].map(variable => variable.id)
  const tick = (id: string, on: boolean, range: boolean): void => {
    const next = new Set(selected)
    for (const each of range && anchor ? between(order, anchor, id) : [id]) if (on) next.add(each); else next.delete(each)
    setAnchor(id)
    onSelect(next)
  }
  const row = (variable: Variable, text: string): ReactNode => (
    <tr key={variable.id} className={selected.has(variable.id) ? 'yg-row-selected' : undefined}>
      <td>
        <input type="checkbox" aria-label={t('questionnaire.select', { name: text })} checked={selected.has(variable.id)} onChange={event => tick(variable.id, event.target.checked, (event.nativeEvent as MouseEvent).shiftKey)} />
      </td>
      <td className="yg-faint yg-num">{variable.name}</td>
      <td className="yg-cell-grow"><button type="button" className="yg-plain" onClick={() => { setAnchor(variable.id); onSelect(new Set([variable.id])) }} title={text}>{text}</button></td>
      <td>{t(`questionnaire.variableKind.${variable.kind}`)}</td>
      <td><ScaleText variable={variable} /></td>
      <td className="yg-num yg-align-right">{variable.codes.length > 0 ? variable.codes.length : ''}</td>
      <td className="yg-cell-factor">{variable.factor !== null
        ? factorNames.get(variable.factor)
        : variable.kind === 'scale' && variable.role === 'answer' ? <span className="yg-hole">{t('questionnaire.noFactor')}</span> : ''}
      </td>
    </tr>
  )
  return (
    <div className="yg-table-scroll yg-question-table" role="region" aria-label={t('questionnaire.questions')} tabIndex={0}>
      <table className="yg-table">
        <thead>
          <tr>
            <td><input
              type="checkbox" aria-label={t('questionnaire.selectAllScale')} title={t('questionnaire.selectAllScale')}
              checked={selected.size > 0 && order.every(id => byId.get(id)?.kind !== 'scale' || selected.has(id))}
              onChange={event => onSelect(new Set(event.target.checked ? order.filter(id => byId.get(id)?.kind === 'scale') : []))}
            /></td>
            <th scope="col">{t('questionnaire.shortName')}</th>
            <th scope="col">{t('questionnaire.label')}</th>
            <th scope="col">{t('questionnaire.kind')}</th>
            <th scope="col">{t('questionnaire.scale')}</th>
            <th scope="col" className="yg-align-right">{t('questionnaire.optionCount')}</th>
            <th scope="col">{t('questionnaire.factor')}</th>
          </tr>
        </thead>
        <tbody>
          {ofQuestions.map(({ question: each, variables }) => {
            const alone = variables.length === 1 ? variables[0] : undefined
            return alone && (alone.label === each.title || alone.label === '')
              ? row(alone, questionName(each))
              : [
                  <QuestionHeading key={`q:${each.id}`} question={each} count={variables.length} current={question === each.id} onOpen={() => onQuestion(each.id)} />,
                  ...variables.map(variable => row(variable, variableText(variable))),
                ]
          })}
          {loose.map(variable => row(variable, variableText(variable)))}
        </tbody>
      </table>
    </div>
  )
}

function QuestionHeading({ question, count, current, onOpen }: { question: Question; count: number; current: boolean; onOpen(): void }): ReactNode {
  const t = useT()
  return (
    <tr className={current ? 'yg-table-heading yg-row-selected' : 'yg-table-heading'}>
      <th colSpan={7} scope="colgroup">
        <button type="button" className="yg-plain" onClick={onOpen} title={question.title}>{questionName(question)}</button>
        <span className="yg-faint yg-num">{t(`questionnaire.questionKind.${question.kind}`)} · {t('questionnaire.variableCount', { n: count })}</span>
      </th>
    </tr>
  )
}
