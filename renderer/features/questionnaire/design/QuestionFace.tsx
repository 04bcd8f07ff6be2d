import { memo } from 'react'
import type { ReactNode } from 'react'
import { pointText, pointsOf, wordsIn } from '../../../../shared/forms/text.ts'
import type { FormOption, FormQuestion, FormScale } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'

export interface FaceProps { node: FormQuestion; language: string; mainLanguage: string }

/** What a respondent answers with, to look at: nothing in it takes the keyboard. `data-face` says which field a click means. */
export const QuestionFace = memo(function QuestionFace({ node, language, mainLanguage }: FaceProps): ReactNode {
  const t = useT()
  const told = (text: FormOption['text']): string => wordsIn(text, language, mainLanguage)
  const list = (options: readonly FormOption[], sign: string): ReactNode => (
    <ul className="yg-face-list">
      {options.map((option, index) => (
        <li key={index} data-face={`option-${index}`}><span aria-hidden="true">{sign}</span> {told(option.text) || <span className="yg-faint">{t('designer.canvas.option', { n: index + 1 })}</span>}{option.other && <span className="yg-face-blank" />}</li>
      ))}
    </ul>
  )
  switch (node.kind) {
    case 'single': return list(node.options, '○')
    case 'multiple': return list(node.options, '□')
    case 'ranking': return list(node.options, '▢')
    case 'scale': return <ScaleFace scale={node.scale} language={language} mainLanguage={mainLanguage} />
    case 'nps': return <ScaleFace scale={{ min: 0, max: 10, direction: 'positive', minLabel: node.minLabel, maxLabel: node.maxLabel, points: {}, notApplicable: null }} language={language} mainLanguage={mainLanguage} />
    case 'matrixScale': return <Grid node={node} told={told} heads={[...pointsOf(node.scale).map(point => `${point}\n${pointText(node.scale, point, language, mainLanguage)}`.trim()), ...(node.scale.notApplicable ? [told(node.scale.notApplicable.text)] : [])]} />
    case 'matrixSingle': return <Grid node={node} told={told} heads={node.options.map((option, index) => told(option.text) || String(index + 1))} />
    case 'paired': return <Grid node={node} told={told} heads={[t('form.side.importance'), t('form.side.performance')]} sign={`${node.performance.min}–${node.performance.max}`} />
    case 'kano': return <Grid node={node} told={told} heads={[t('form.side.functional'), t('form.side.dysfunctional')]} sign="○ × 5" />
    case 'number': return <p className="yg-face-input"><span className="yg-face-blank" /> {told(node.unit)}</p>
    case 'text': return <p className="yg-face-input"><span className="yg-face-box" style={{ height: 26 + 18 * (Math.min(node.lines, 6) - 1) }} /></p>
    case 'date': return <p className="yg-face-input"><span className="yg-face-blank" /> {t(node.time ? 'designer.canvas.dateTime' : 'designer.canvas.date')}</p>
    case 'description': return null
  }
})

function ScaleFace({ scale, language, mainLanguage }: { scale: FormScale; language: string; mainLanguage: string }): ReactNode {
  const na = scale.notApplicable
  return (
    <div className="yg-face-scale">
      {pointsOf(scale).map(point => (
        <span key={point} className="yg-face-point"><span aria-hidden="true">○</span><span className="yg-num">{point}</span><span className="yg-face-label">{pointText(scale, point, language, mainLanguage)}</span></span>
      ))}
      {na && <span className="yg-face-point yg-face-na"><span aria-hidden="true">○</span><span className="yg-face-label">{wordsIn(na.text, language, mainLanguage)}</span></span>}
    </div>
  )
}

function Grid({ node, heads, told, sign = '○' }: { node: Extract<FormQuestion, { rows: unknown }>; heads: readonly string[]; told(text: FormOption['text']): string; sign?: string }): ReactNode {
  const t = useT()
  return (
    <div className="yg-face-grid">
      <table>
        <thead><tr><td />{heads.map((head, index) => <th key={index} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {node.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row" data-face={`row-${index}`}>{told(row.text) || <span className="yg-faint">{t('designer.canvas.row', { n: index + 1 })}</span>}</th>
              {heads.map((_, column) => <td key={column} aria-hidden="true">{sign}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
