import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormDocument, FormQuestion, FormScale } from '../../../../shared/model/form.ts'

/** What of a question reads or works differently. `part`: the end of its key in i18n `designer.versions.part`. */
export interface Change { part: 'text' | 'hint' | 'kind' | 'options' | 'rows' | 'scale' | 'show' | 'skip' | 'required' | 'other'; before: string; after: string }

const scaleText = (scale: FormScale, language: string): string =>
  `${scale.min}–${scale.max} ${wordsIn(scale.minLabel, language)} … ${wordsIn(scale.maxLabel, language)}${scale.direction === 'negative' ? ' ↓' : ''}${scale.notApplicable ? ` + ${wordsIn(scale.notApplicable.text, language)}` : ''}`

/** Each part as a person would read it. */
function partsOf(question: FormQuestion, language: string): Record<Exclude<Change['part'], 'other'>, string> {
  const scales = [('scale' in question ? question.scale : null), (question.kind === 'paired' ? question.importance : null), (question.kind === 'paired' ? question.performance : null)].filter(scale => scale !== null)
  return {
    text: wordsIn(question.text, language), hint: wordsIn(question.hint, language), kind: question.kind,
    options: 'options' in question ? question.options.map(option => `${option.code}. ${wordsIn(option.text, language)}${(['other', 'exclusive', 'missing'] as const).map(mark => (option[mark] ? ` #${mark}` : '')).join('')}`).join('\n') : '',
    rows: 'rows' in question ? question.rows.map(row => `${row.code} ${wordsIn(row.text, language)}${row.reversed ? ' #reversed' : ''}`).join('\n') : '',
    scale: question.kind === 'nps' ? `0–10 ${wordsIn(question.minLabel, language)} … ${wordsIn(question.maxLabel, language)}` : scales.map(scale => scaleText(scale, language)).join('\n'),
    show: question.show, skip: question.skip.map(rule => `${rule.when} → ${rule.to}`).join('\n'), required: question.required ? '*' : '',
  }
}

export function changesOf(before: FormQuestion, after: FormQuestion, language: string): Change[] {
  const [old, now] = [partsOf(before, language), partsOf(after, language)]
  const found = (Object.keys(old) as (keyof typeof old)[]).flatMap((part): Change[] => (old[part] === now[part] ? [] : [{ part, before: old[part], after: now[part] }]))
  return found.length > 0 ? found : [{ part: 'other', before: '', after: '' }]
}

export const questionsIn = (document: FormDocument): Map<string, FormQuestion> => new Map(document.sections.flatMap(group => group.questions.map(question => [question.code, question] as const)))
