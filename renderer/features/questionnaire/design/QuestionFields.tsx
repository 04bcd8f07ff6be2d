import type { ReactNode } from 'react'
import { pointsOf, wordsIn } from '../../../../shared/forms/text.ts'
import type { FormOption, FormQuestion, FormRow, FormScale } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { Line } from './Line.tsx'
import { moved, withOptions, withRows } from './listEdit.ts'
import { ListEditor } from './ListEditor.tsx'
import type { Entry } from './ListEditor.tsx'
import { withWords } from './nodeTexts.ts'

export interface FieldsProps {
  id: string
  node: FormQuestion
  language: string
  mainLanguage: string
  /** Over what stands there now, so that two changes in a row both count. */
  change(next: (node: FormQuestion) => FormQuestion): void
  onBlur(): void
}

const signs: Partial<Record<FormQuestion['kind'], string>> = { single: '○', multiple: '□', ranking: '▢' }

/** The answering part of a question, every text in it edited where it stands. */
export function QuestionFields(props: FieldsProps): ReactNode {
  const { node } = props
  switch (node.kind) {
    case 'single': case 'multiple': case 'ranking': return <Options {...props} options={node.options} sign={signs[node.kind] ?? ''} />
    case 'matrixSingle': return <><Rows {...props} rows={node.rows} /><Options {...props} options={node.options} sign="○" /></>
    case 'scale': return <Scale {...props} which="scale" scale={node.scale} />
    case 'matrixScale': return <><Rows {...props} rows={node.rows} /><Scale {...props} which="scale" scale={node.scale} /></>
    case 'paired': return <><Rows {...props} rows={node.rows} /><Scale {...props} which="importance" scale={node.importance} titled /><Scale {...props} which="performance" scale={node.performance} titled /></>
    case 'kano': return <Rows {...props} rows={node.rows} />
    case 'nps': return (
      <Ends
        {...props} name="nps" points={11} first={0} low={node.minLabel} high={node.maxLabel}
        onLow={minLabel => props.change(now => ({ ...now, minLabel }) as FormQuestion)} onHigh={maxLabel => props.change(now => ({ ...now, maxLabel }) as FormQuestion)}
      />
    )
    case 'number': case 'text': case 'date': case 'description': return null
  }
}

function Options({ id, language, mainLanguage, change, onBlur, options, sign }: FieldsProps & { options: readonly FormOption[]; sign: string }): ReactNode {
  const t = useT()
  const put = (next: (options: FormOption[], now: FormQuestion) => FormOption[]): void => change(now => ('options' in now ? { ...now, options: next(now.options, now) } as FormQuestion : now))
  const entries = options.map((option): Entry => ({
    text: option.text, code: String(option.code), sign: <span className="yg-entry-sign" aria-hidden="true">{sign}</span>,
    marks: <>{(['other', 'exclusive', 'missing'] as const).map(mark => option[mark] && <span key={mark} className="yg-tag">{t(`designer.mark.${mark}`)}</span>)}</>,
  }))
  return (
    <ListEditor
      node={id} what="option" entries={entries} language={language} mainLanguage={mainLanguage} onBlur={onBlur}
      onText={(index, text) => put(now => (now[index] ? now.with(index, { ...now[index], text }) : now))}
      onInsert={(at, texts) => put(now => withOptions(now, at, texts, language))} onMove={(from, to) => put(now => moved(now, from, to))} onRemove={index => put(now => now.toSpliced(index, 1))}
    />
  )
}

function Rows({ id, node, language, mainLanguage, change, onBlur, rows }: FieldsProps & { rows: readonly FormRow[] }): ReactNode {
  const t = useT()
  const put = (next: (rows: FormRow[], now: FormQuestion) => FormRow[]): void => change(now => ('rows' in now ? { ...now, rows: next(now.rows, now) } as FormQuestion : now))
  const entries = rows.map((row): Entry => ({ text: row.text, code: row.code, marks: row.reversed ? <span className="yg-tag">{t('designer.mark.reversed')}</span> : null }))
  return (
    <ListEditor
      node={id} what="row" entries={entries} language={language} mainLanguage={mainLanguage} onBlur={onBlur}
      onText={(index, text) => put(now => (now[index] ? now.with(index, { ...now[index], text }) : now))}
      onInsert={(at, texts) => put(now => withRows(now, at, texts, language, node.code))} onMove={(from, to) => put(now => moved(now, from, to))} onRemove={index => put(now => now.toSpliced(index, 1))}
    />
  )
}

function Scale({ which, scale, titled, ...props }: FieldsProps & { which: 'scale' | 'importance' | 'performance'; scale: FormScale; titled?: boolean }): ReactNode {
  const t = useT()
  const { change, language, mainLanguage, onBlur } = props
  const put = (part: Partial<FormScale>): void => change(now => ({ ...now, [which]: { ...(now as unknown as Record<typeof which, FormScale>)[which], ...part } }) as FormQuestion)
  const na = scale.notApplicable
  return (
    <div className="yg-scale-fields" role="group" aria-label={which === 'scale' ? t('designer.canvas.scale') : t(`form.side.${which}`)}>
      {titled && which !== 'scale' && <p className="yg-scale-title">{t(`form.side.${which}`)}</p>}
      <Ends {...props} name={which} points={pointsOf(scale).length} first={scale.min} low={scale.minLabel} high={scale.maxLabel} onLow={minLabel => put({ minLabel })} onHigh={maxLabel => put({ maxLabel })} />
      {na && (
        <div className="yg-scale-na">
          <span aria-hidden="true">○</span>
          <Line field={`${which}-na`} label={t('designer.canvas.notApplicable')} value={na.text[language] ?? ''} placeholder={wordsIn(na.text, mainLanguage) || t('designer.canvas.notApplicable')} onChange={words => put({ notApplicable: { ...na, text: withWords(na.text, language, words) } })} onBlur={onBlur} />
          <span className="yg-entry-code yg-num">{na.code}</span>
        </div>
      )}
    </div>
  )
}

interface EndsProps extends FieldsProps { name: string; points: number; first: number; low: FormOption['text']; high: FormOption['text']; onLow(text: FormOption['text']): void; onHigh(text: FormOption['text']): void }

function Ends({ name, points, first, low, high, onLow, onHigh, language, mainLanguage, onBlur }: EndsProps): ReactNode {
  const t = useT()
  return (
    <div className="yg-ends">
      <Line field={`${name}-min`} className="yg-end" label={t('designer.canvas.lowEnd')} value={low[language] ?? ''} placeholder={wordsIn(low, mainLanguage) || t('designer.canvas.lowEnd')} onChange={words => onLow(withWords(low, language, words))} onBlur={onBlur} />
      <span className="yg-ends-points yg-num" aria-hidden="true">{Array.from({ length: points }, (_, index) => <span key={index}>○<br />{first + index}</span>)}</span>
      <Line field={`${name}-max`} className="yg-end" label={t('designer.canvas.highEnd')} value={high[language] ?? ''} placeholder={wordsIn(high, mainLanguage) || t('designer.canvas.highEnd')} onChange={words => onHigh(withWords(high, language, words))} onBlur={onBlur} />
    </div>
  )
}
