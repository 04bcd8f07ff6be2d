import { fixWords, optionPatterns } from '../../i18n/formCheckWords.ts'
import type { FormOption, FormQuestion, FormText } from '../../model/form.ts'
import { freeOptionCode, wordsIn } from '../text.ts'
import { rangeProblems, readRange } from './ranges.ts'
import { perQuestion } from './rule.ts'
import type { Hit, Rule } from './rule.ts'

const MOST_OPTIONS = 15
const MOST_RANKED = 7
const FEWEST_OPEN = 4

const optionsOf = (node: FormQuestion): FormOption[] => ('options' in node ? node.options : [])
const place = (hit: Hit): number => Number(hit.part?.split(':')[1])
const changed = (question: FormQuestion, index: number, change: Partial<FormOption>): FormQuestion | null =>
  ('options' in question ? { ...question, options: question.options.map((option, at) => (at === index ? { ...option, ...change } : option)) } : null)
/** In every language of the words there are and the main one. */
const inLanguages = (text: Readonly<Record<'zh-CN' | 'en', string>>, languages: readonly string[]): FormText =>
  Object.fromEntries(languages.map(language => [language, language.startsWith('zh') ? text['zh-CN'] : text.en]))

const tooFewOptions = perQuestion('tooFewOptions', 'error', ({ node }) => {
  const needed = 'rows' in node && node.rows.length === 0 ? 'rows' : 'options' in node && node.options.length < 2 ? 'options' : null
  return needed === null ? [] : [{ part: needed, params: { n: needed === 'rows' ? 0 : optionsOf(node).length } }]
})

const tooManyOptions = perQuestion('tooManyOptions', 'hint', ({ node }) => {
  const most = node.kind === 'ranking' ? MOST_RANKED : MOST_OPTIONS
  return optionsOf(node).length > most ? [{ part: 'options', params: { n: optionsOf(node).length, most } }] : []
})

const exclusiveNotMarked = perQuestion('exclusiveNotMarked', 'warning', ({ node }, { language }) => (node.kind !== 'multiple' ? [] : node.options.map((option, index) => {
  const text = wordsIn(option.text, language).trim()
  return !option.exclusive && optionPatterns.noneOf.test(text) ? { part: `option:${index}`, params: { text } } : null
})), (question, hit) => changed(question, place(hit), { exclusive: true }))

const otherNotMarked = perQuestion('otherNotMarked', 'hint', ({ node }, { language }) => (node.kind !== 'single' && node.kind !== 'multiple' ? [] : node.options.map((option, index) => {
  const text = wordsIn(option.text, language).trim()
  return !option.other && (optionPatterns.other.test(text) || optionPatterns.specify.test(text)) ? { part: `option:${index}`, params: { text } } : null
})), (question, hit) => changed(question, place(hit), { other: true }))

const noOther = perQuestion('noOther', 'hint', ({ node }, { language }) => {
  if (node.kind !== 'single' && node.kind !== 'multiple') return []
  const text = wordsIn(node.text, language)
  const texts = node.options.map(option => wordsIn(option.text, language).trim())
  const open = node.options.length >= FEWEST_OPEN && optionPatterns.openList.test(text) && !optionPatterns.closedList.test(text)
  const ends = node.options.some(option => option.other) || texts.some(each => optionPatterns.other.test(each)) || texts.filter(each => readRange(each)).length > 1
  return open && !ends ? [{ part: 'options' }] : []
}, (question, _hit, { outline }) => (question.kind !== 'single' && question.kind !== 'multiple' ? null : {
  ...question, options: [...question.options, { code: freeOptionCode(question.options), text: inLanguages(fixWords.other, outline.settings.languages), other: true }],
}))

const ranged = (id: 'rangeOverlap' | 'rangeGap'): Rule => perQuestion(id, 'warning', ({ node }, { language }) => {
  if (node.kind !== 'single') return []
  const texts = node.options.map(option => wordsIn(option.text, language))
  return rangeProblems(texts.map(readRange)).filter(problem => problem.kind === (id === 'rangeOverlap' ? 'overlap' : 'gap')).map((problem): Omit<Hit, 'at'> => ({
    part: `option:${problem.index}`, params: { first: texts[problem.other] ?? '', second: texts[problem.index] ?? '', at: problem.at },
    severity: problem.doubtful ? 'hint' : 'warning',
    // 「18-25」, 「25-30」 becomes 「26-30」; other overlaps need a decision.
    fixable: id === 'rangeOverlap' && !problem.doubtful && Number.isInteger(problem.at) && readRange(texts[problem.other] ?? '')?.high === problem.at,
  }))
}, id === 'rangeOverlap' ? (question, hit) => {
  if (question.kind !== 'single') return null
  const at = String(hit.params?.['at'])
  const option = question.options[place(hit)]
  if (!option) return null
  const text = Object.fromEntries(Object.entries(option.text).map(([language, words]) => [language, words.replace(at, String(Number(at) + 1))]))
  return changed(question, place(hit), { text })
} : undefined)

export const optionRules: readonly Rule[] = [tooFewOptions, tooManyOptions, exclusiveNotMarked, otherNotMarked, noOther, ranged('rangeOverlap'), ranged('rangeGap')]
export { inLanguages }
