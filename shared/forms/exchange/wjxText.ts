import type { FormLoss, FormLossReason } from '../../contract/formExchange.ts'
import type { FormDocument, FormOption, FormQuestion, FormScale } from '../../model/form.ts'
import { mainLanguage, pointText, pointsOf, wordsIn } from '../text.ts'

/** Words of the format and of what it has no kind for, in Chinese: the format is Chinese whatever the reader's language is. */
export interface WjxWords { kinds: Readonly<Record<FormQuestion['kind'], string>>; optional: string; page: string; importance: string; performance: string; functional: string; dysfunctional: string; kano: readonly string[] }

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * 问卷星's text import: title, introduction, then 「1. 题干[单选题]」 with an option a line; of a matrix the columns in one line and a row
 * a line. Numbers and required marks are its own. What the text cannot say stands in `losses`, for a note beside the file.
 */
export function writeWjxText(document: FormDocument, words: WjxWords): { text: string; losses: FormLoss[] } {
  const losses: FormLoss[] = []
  const { settings } = document
  const tag = mainLanguage(settings)
  const say = (text: Parameters<typeof wordsIn>[0]): string => oneLine(wordsIn(text, tag))
  const lose = (code: string, reason: FormLossReason, detail = ''): void => { losses.push({ code, reason, detail: detail.slice(0, 200) }) }
  if (settings.languages.length > 1) lose('', 'languages', settings.languages.slice(1).join(', '))
  if (Object.keys(settings.thanks).length > 0) lose('', 'thanks', say(settings.thanks))
  if (document.factors.length > 0) lose('', 'factor', String(document.factors.length))
  const blocks: string[] = [[say(settings.title) || '-', ...[settings.intro, settings.consent].map(text => wordsIn(text, tag).trim()).filter(text => text !== '').map(text => text.replace(/\n{2,}/g, '\n'))].join('\n')]
  let n = 0
  const stem = (text: string, kind: string, required: boolean): string => `${++n}. ${text}[${kind}]${required ? '' : words.optional}`
  const optionLines = (question: FormQuestion, options: readonly FormOption[]): string[] => {
    if (options.some(option => option.other === true)) lose(question.code, 'freeEntry')
    if (options.some(option => option.exclusive === true)) lose(question.code, 'exclusive')
    if (options.some(option => option.missing === true)) lose(question.code, 'missing')
    if (options.some((option, i) => option.code !== i + 1)) lose(question.code, 'optionCodes')
    return options.map(option => say(option.text) || String(option.code))
  }
  // Columns stand in one line with blanks between them: none may stand inside.
  const column = (text: string): string => text.replace(/\s+/g, '')
  const points = (code: string, scale: FormScale): string[] => {
    if (scale.notApplicable) lose(code, 'notApplicable', say(scale.notApplicable.text))
    return pointsOf(scale).map(point => oneLine(pointText(scale, point, tag)) || String(point))
  }

  const write = (question: FormQuestion): string[] => {
    const title = say(question.text) || question.code
    const told = say(question.hint)
    const text = told === '' ? title : `${title} (${told})`
    const kind = words.kinds[question.kind]
    switch (question.kind) {
      case 'single': return [stem(text, kind, question.required), ...optionLines(question, question.options)]
      case 'multiple':
        if (question.least !== null || question.most !== null) lose(question.code, 'limits', `${question.least ?? ''}–${question.most ?? ''}`)
        return [stem(text, kind, question.required), ...optionLines(question, question.options)]
      case 'ranking': if (question.places !== null) lose(question.code, 'limits', String(question.places)); return [stem(text, kind, question.required), ...optionLines(question, question.options)]
      case 'scale': return [stem(text, kind, question.required), ...points(question.code, question.scale)]
      case 'nps': return [stem(text, kind, question.required), ...Array.from({ length: 11 }, (_, i) => (i === 0 ? say(question.minLabel) : i === 10 ? say(question.maxLabel) : '') || String(i))]
      case 'matrixScale': return [stem(text, kind, question.required), points(question.code, question.scale).map(column).join(' '), ...question.rows.map(row => say(row.text))]
      case 'matrixSingle': return [stem(text, kind, question.required), optionLines(question, question.options).map(column).join(' '), ...question.rows.map(row => say(row.text))]
      case 'paired':
        lose(question.code, 'kind', 'paired')
        return [[words.importance, question.importance] as const, [words.performance, question.performance] as const].flatMap(([side, scale], i) => [...(i > 0 ? [''] : []), stem(`${text} — ${side}`, kind, question.required), points(question.code, scale).map(column).join(' '), ...question.rows.map(row => say(row.text))])
      case 'kano':
        lose(question.code, 'kind', 'kano')
        return [words.functional, words.dysfunctional].flatMap((side, i) => [...(i > 0 ? [''] : []), stem(`${text} — ${side}`, kind, question.required), words.kano.map(column).join(' '), ...question.rows.map(row => say(row.text))])
      case 'number': {
        if (question.min !== null || question.max !== null) lose(question.code, 'constraint', `${question.min ?? ''}–${question.max ?? ''}`)
        const unit = say(question.unit)
        return [stem(unit === '' ? text : `${text} (${unit})`, kind, question.required)]
      }
      case 'text': return [stem(text, kind, question.required)]
      case 'date': lose(question.code, 'kind', 'date'); return [stem(text, kind, question.required)]
      case 'description': return [`${text}[${kind}]`]
    }
  }

  document.sections.forEach(({ section, questions }, i) => {
    if (section) {
      if (i > 0) blocks.push(words.page)
      const title = say(section.text)
      const hint = say(section.hint)
      if (title !== '' || hint !== '') blocks.push(`${[title, hint].filter(one => one !== '').join(' ')}[${words.kinds.description}]`)
      if (section.show !== '') lose(section.code, 'show', section.show)
    }
    for (const question of questions) {
      blocks.push(write(question).join('\n'))
      if (question.show !== '') lose(question.code, 'show', question.show)
      for (const { when, to } of question.skip) lose(question.code, 'skip', `${when} > ${to}`)
      if (question.attention) lose(question.code, 'attention', String(question.attention.expected))
      if (question.factor !== null || ('rows' in question && question.rows.some(row => row.factor !== null))) lose(question.code, 'factor')
      if (('reversed' in question && question.reversed === true) || ('rows' in question && question.rows.some(row => row.reversed === true))) lose(question.code, 'reversed')
    }
  })
  return { text: `${blocks.join('\n\n')}\n`, losses }
}
