import { useId } from 'react'
import type { ReactNode } from 'react'
import { pointText, pointsOf, wordsIn } from '../../../../shared/forms/text.ts'
import { kanoCodes, optionVariable, otherVariable, sideSuffix } from '../../../../shared/forms/variables.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { FormOption, FormQuestion, FormScale } from '../../../../shared/model/form.ts'

/** Answers by variable, as the questionnaire's data set has them. */
export type AnswerMap = ReadonlyMap<string, CellValue>

export interface AnswerFieldsProps {
  node: FormQuestion
  /** Language of the respondent, and the main one where it has no words. */
  languages: readonly [string, string]
  answers: AnswerMap
  onAnswer(changes: Readonly<Record<string, CellValue>>): void
  /** Sentences in the respondent's language. */
  t: Translate
  /** Matrices as one block under another. */
  narrow: boolean
}

const npsScale = { min: 0, max: 10, direction: 'positive' as const, points: {}, notApplicable: null }
const kanoWords = ['like', 'expect', 'neutral', 'accept', 'dislike'] as const

/** What a respondent answers a question with. Every control is a plain one of the browser, so that it works without a mouse. */
export function AnswerFields(props: AnswerFieldsProps): ReactNode {
  const { node, languages, t } = props
  const told = (text: FormOption['text']): string => wordsIn(text, ...languages)
  switch (node.kind) {
    case 'single': return <OneOf {...props} name={node.code} options={node.options.map(option => ({ value: option.code, label: told(option.text) }))} label={told(node.text)} others={<Others {...props} options={node.options} chosen={option => props.answers.get(node.code) === option.code} />} />
    case 'multiple': return <Several {...props} node={node} />
    case 'ranking': return <Ranking {...props} node={node} />
    case 'scale': return <Points {...props} name={node.code} scale={node.scale} label={told(node.text)} />
    case 'nps': return <Points {...props} name={node.code} scale={{ ...npsScale, minLabel: node.minLabel, maxLabel: node.maxLabel }} label={told(node.text)} />
    case 'matrixScale': return <>{node.rows.map(row => <Item key={row.code} words={told(row.text)}><Points {...props} name={row.code} scale={node.scale} label={told(row.text)} /></Item>)}</>
    case 'matrixSingle': return <>{node.rows.map(row => <Item key={row.code} words={told(row.text)}><OneOf {...props} name={row.code} options={node.options.map(option => ({ value: option.code, label: told(option.text) }))} label={told(row.text)} inline /></Item>)}</>
    case 'paired': return (
      <>
        {node.rows.map(row => (
          <Item key={row.code} words={told(row.text)}>
            {(['importance', 'performance'] as const).map(side => <div key={side} className="yg-answer-side"><span>{t(`form.side.${side}`)}</span><Points {...props} name={row.code + sideSuffix[side]} scale={node[side]} label={`${told(row.text)} · ${t(`form.side.${side}`)}`} /></div>)}
          </Item>
        ))}
      </>
    )
    case 'kano': return (
      <>
        {node.rows.map(row => (
          <Item key={row.code} words={told(row.text)}>
            {(['functional', 'dysfunctional'] as const).map(side => (
              <div key={side} className="yg-answer-side"><span>{t(`form.side.${side}`)}</span>
                <OneOf {...props} name={row.code + sideSuffix[side]} label={`${told(row.text)} · ${t(`form.side.${side}`)}`} inline options={kanoCodes.map((value, index) => ({ value, label: t(`form.kano.${kanoWords[index] ?? 'neutral'}`) }))} />
              </div>
            ))}
          </Item>
        ))}
      </>
    )
    case 'number': return <Typed {...props} name={node.code} type="number" label={told(node.text)} unit={told(node.unit)} min={node.min} max={node.max} whole={node.whole} />
    case 'text': return <Typed {...props} name={node.code} type="text" label={told(node.text)} lines={node.lines} />
    case 'date': return <Typed {...props} name={node.code} type={node.time ? 'datetime-local' : 'date'} label={told(node.text)} />
    case 'description': return null
  }
}

function Item({ words, children }: { words: string; children: ReactNode }): ReactNode {
  return <div className="yg-answer-item"><p>{words}</p>{children}</div>
}

interface OneOfProps extends AnswerFieldsProps { name: string; label: string; options: readonly { value: number; label: string }[]; inline?: boolean; others?: ReactNode }

function OneOf({ name, label, options, answers, onAnswer, inline, others }: OneOfProps): ReactNode {
  const id = useId()
  return (
    <div role="radiogroup" aria-label={label} className={inline ? 'yg-answer-inline' : 'yg-answer-list'}>
      {options.map((option, index) => (
        <label key={index} className="yg-answer-choice">
          <input type="radio" name={id} checked={answers.get(name) === option.value} onChange={() => onAnswer({ [name]: option.value })} />
          <span>{option.label}</span>
        </label>
      ))}
      {others}
    </div>
  )
}

function Points({ name, scale, label, answers, onAnswer, languages }: AnswerFieldsProps & { name: string; scale: FormScale; label: string }): ReactNode {
  const id = useId()
  const value = answers.get(name)
  const worded = pointsOf(scale).some(point => point !== scale.min && point !== scale.max && pointText(scale, point, ...languages) !== '')
  const na = scale.notApplicable
  const point = (at: number, words: string, under: string): ReactNode => (
    <label key={at} className="yg-answer-point" title={under || undefined}>
      <input type="radio" name={id} checked={value === at} aria-label={under === '' ? words : `${words} ${under}`} onChange={() => onAnswer({ [name]: at })} />
      <span className="yg-num" aria-hidden="true">{words}</span>
      {worded && <small aria-hidden="true">{under}</small>}
    </label>
  )
  return (
    <div role="radiogroup" aria-label={label} className="yg-answer-scale">
      {!worded && <span className="yg-answer-end">{pointText(scale, scale.min, ...languages)}</span>}
      <div className="yg-answer-points">{pointsOf(scale).map(at => point(at, String(at), pointText(scale, at, ...languages)))}</div>
      {!worded && <span className="yg-answer-end">{pointText(scale, scale.max, ...languages)}</span>}
      {na && <label className="yg-answer-choice yg-answer-na"><input type="radio" name={id} checked={value === na.code} onChange={() => onAnswer({ [name]: na.code })} /><span>{wordsIn(na.text, ...languages)}</span></label>}
    </div>
  )
}

function Several({ node, answers, onAnswer, languages, t, ...rest }: AnswerFieldsProps & { node: Extract<FormQuestion, { kind: 'multiple' }> }): ReactNode {
  const told = (text: FormOption['text']): string => wordsIn(text, ...languages)
  const chosen = node.options.filter(option => answers.get(optionVariable(node.code, option.code)) === 1)
  const alone = (option: FormOption): boolean => option.exclusive === true || option.missing === true
  const tick = (option: FormOption, on: boolean): void => {
    const next = !on ? chosen.filter(each => each !== option) : alone(option) ? [option] : [...chosen.filter(each => !alone(each)), option]
    onAnswer(Object.fromEntries(node.options.map(each => [optionVariable(node.code, each.code), next.length === 0 ? null : next.includes(each) ? 1 : 0])))
  }
  const full = node.most !== null && chosen.length >= node.most
  return (
    <div role="group" aria-label={told(node.text)} className="yg-answer-list">
      {(node.least !== null || node.most !== null) && <p className="yg-answer-note">{node.most === null ? t('designer.preview.atLeast', { n: node.least ?? 0 }) : node.least === null ? t('designer.preview.atMost', { n: node.most }) : t('designer.preview.between', { least: node.least, most: node.most })}</p>}
      {node.options.map((option, index) => {
        const on = chosen.includes(option)
        return (
          <label key={index} className="yg-answer-choice">
            <input type="checkbox" checked={on} disabled={!on && full && !alone(option)} onChange={event => tick(option, event.target.checked)} />
            <span>{told(option.text)}</span>
          </label>
        )
      })}
      <Others {...rest} node={node} answers={answers} onAnswer={onAnswer} languages={languages} t={t} options={node.options} chosen={option => chosen.includes(option)} />
    </div>
  )
}

function Others({ node, options, chosen, answers, onAnswer, languages, t }: AnswerFieldsProps & { options: readonly FormOption[]; chosen(option: FormOption): boolean }): ReactNode {
  return options.filter(option => option.other === true).map((option, place) => {
    const name = otherVariable(node.code, place)
    return chosen(option) && (
      <label key={name} className="yg-answer-other"><span>{t('designer.preview.specify', { text: wordsIn(option.text, ...languages) })}</span>
        <input className="yg-input" value={String(answers.get(name) ?? '')} maxLength={2000} onChange={event => onAnswer({ [name]: event.target.value === '' ? null : event.target.value })} />
      </label>
    )
  })
}

function Ranking({ node, answers, onAnswer, languages, t }: AnswerFieldsProps & { node: Extract<FormQuestion, { kind: 'ranking' }> }): ReactNode {
  const places = Math.min(node.places ?? node.options.length, node.options.length)
  const placeOf = (option: FormOption): number | null => { const value = answers.get(optionVariable(node.code, option.code)); return typeof value === 'number' && value > 0 ? value : null }
  const give = (option: FormOption, place: number | null): void => onAnswer(Object.fromEntries(node.options.flatMap(each => {
    const name = optionVariable(node.code, each.code)
    if (each === option) return [[name, place]]
    return place !== null && placeOf(each) === place ? [[name, placeOf(option)]] : []
  })))
  return (
    <div role="group" aria-label={wordsIn(node.text, ...languages)} className="yg-answer-list">
      <p className="yg-answer-note">{t('designer.preview.rank', { n: places })}</p>
      {node.options.map((option, index) => (
        <label key={index} className="yg-answer-rank">
          <select className="yg-input" value={placeOf(option) ?? ''} onChange={event => give(option, event.target.value === '' ? null : Number(event.target.value))}>
            <option value="">–</option>
            {Array.from({ length: places }, (_, place) => <option key={place} value={place + 1}>{place + 1}</option>)}
          </select>
          <span>{wordsIn(option.text, ...languages)}</span>
        </label>
      ))}
    </div>
  )
}

interface TypedProps extends AnswerFieldsProps { name: string; type: 'text' | 'number' | 'date' | 'datetime-local'; label: string; unit?: string; min?: number | null; max?: number | null; whole?: boolean; lines?: number }

function Typed({ name, type, label, unit, min, max, whole, lines = 1, answers, onAnswer }: TypedProps): ReactNode {
  const value = answers.get(name)
  const put = (text: string): void => onAnswer({ [name]: text === '' ? null : type === 'number' ? Number(text) : text })
  if (type === 'text' && lines > 1) return <textarea className="yg-input yg-answer-text" aria-label={label} rows={lines} maxLength={20_000} value={String(value ?? '')} onChange={event => put(event.target.value)} />
  return (
    <span className="yg-answer-typed">
      <input
        className="yg-input" type={type} aria-label={label} value={String(value ?? '')} onChange={event => put(event.target.value)} maxLength={20_000}
        {...(type === 'number' ? { step: whole ? 1 : 'any', ...(min !== null && min !== undefined ? { min } : {}), ...(max !== null && max !== undefined ? { max } : {}) } : {})}
      />
      {unit && <span>{unit}</span>}
    </span>
  )
}
