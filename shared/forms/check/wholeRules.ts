import { fixWords } from '../../i18n/formCheckWords.ts'
import type { FormNode, FormQuestion, FormText } from '../../model/form.ts'
import { isSection } from '../../model/form.ts'
import { estimatedMinutes } from '../estimate.ts'
import { pointsOf, wordsIn } from '../text.ts'
import { inLanguages } from './optionRules.ts'
import { perQuestion } from './rule.ts'
import type { Hit, Rule } from './rule.ts'
import { privacyOf } from './wordingRules.ts'

const MOST_ROWS = 10
const LONG_MINUTES = 15
/** From so many rated items on, answers without reading become likely (Meade & Craig 2012, Psychological Methods 17, 437-455, advise a check every 50 to 100). */
const LONG_ITEMS = 50

const ratedItems = (node: FormQuestion): number => (node.kind === 'scale' ? 1 : 'rows' in node ? node.rows.length * (node.kind === 'paired' || node.kind === 'kano' ? 2 : 1) : 0)

const tooManyRows = perQuestion('tooManyRows', 'warning', ({ node }) => ('rows' in node && node.rows.length > MOST_ROWS ? [{ part: 'rows', params: { n: node.rows.length, most: MOST_ROWS } }] : []))

/** Without a factor an item is in no score, no Pareto chart and no priority. */
const missingFactor = perQuestion('missingFactor', 'hint', ({ node }) => {
  // An attention check measures nothing.
  if (node.attention) return []
  if (node.kind === 'scale' || node.kind === 'nps') return node.factor === null ? [{ part: 'factor', params: { n: 1 } }] : []
  if (node.kind !== 'matrixScale' && node.kind !== 'paired' && node.kind !== 'kano') return []
  const without = node.rows.filter(row => row.factor === null)
  return without.length > 0 ? [{ part: 'factor', params: { n: without.length, rows: without.map(row => row.code).slice(0, 5).join(', ') } }] : []
})

const goneFactor = perQuestion('goneFactor', 'warning', ({ node }, { factors }) => {
  if (!factors) return []
  const gone = [node.factor, ...('rows' in node ? node.rows.map(row => row.factor) : [])].filter(factor => factor !== null && !factors.has(factor))
  return gone.length > 0 ? [{ part: 'factor', params: { n: gone.length } }] : []
}, (question, _hit, { factors }) => {
  const there = (factor: string | null): string | null => (factor !== null && factors?.has(factor) ? factor : null)
  return { ...question, factor: there(question.factor), ...('rows' in question ? { rows: question.rows.map(row => ({ ...row, factor: there(row.factor) })) } : {}) } as FormQuestion
})

const wrongAttention = perQuestion('wrongAttention', 'error', ({ node }) => {
  if (!node.attention) return []
  const { expected } = node.attention
  const possible = node.kind === 'single' ? node.options.map(option => option.code) : node.kind === 'scale' ? pointsOf(node.scale) : node.kind === 'nps' ? pointsOf({ min: 0, max: 10 }) : node.kind === 'number' ? null : []
  return possible === null || possible.includes(expected) ? [] : [{ part: 'attention', params: { expected } }]
})

const limits = perQuestion('limits', 'error', ({ node }) => {
  if (node.kind === 'number' && node.min !== null && node.max !== null && node.min > node.max) return [{ part: 'limits', params: { least: node.min, most: node.max } }]
  if (node.kind === 'multiple') {
    const least = node.least ?? 0
    const most = Math.min(node.most ?? Infinity, node.options.length)
    return least > most ? [{ part: 'limits', params: { least, most } }] : []
  }
  return node.kind === 'ranking' && node.places !== null && node.places > node.options.length ? [{ part: 'limits', params: { least: node.places, most: node.options.length } }] : []
})

const emptySection: Rule = {
  id: 'emptySection', severity: 'hint',
  find: ({ outline }) => outline.nodes.flatMap((at): Hit[] => (isSection(at.node) && !outline.nodes.some(each => each.section === at.node) ? [{ at }] : [])),
}

const noAttention: Rule = {
  id: 'noAttention', severity: 'hint',
  find: ({ questions }) => {
    const n = questions.reduce((sum, { node }) => sum + ratedItems(node), 0)
    return n >= LONG_ITEMS && !questions.some(({ node }) => node.attention) ? [{ at: null, params: { n } }] : []
  },
}

const longForm: Rule = {
  id: 'longForm', severity: 'hint',
  find: ({ outline }) => {
    const minutes = estimatedMinutes(outline)
    return minutes > LONG_MINUTES ? [{ at: null, params: { minutes, most: LONG_MINUTES } }] : []
  },
}

const missingConsent: Rule = {
  id: 'missingConsent', severity: 'warning',
  find: ({ outline, questions, language }) => {
    if (wordsIn(outline.settings.consent) !== '') return []
    const asked = questions.filter(({ node }) => privacyOf(node, language))
    return asked.length > 0 ? [{ at: null, part: 'consent', params: { n: asked.length, codes: asked.map(({ node }) => node.code).slice(0, 5).join(', ') } }] : []
  },
  fix: ({ outline }) => ({ settings: { ...outline.settings, consent: inLanguages(fixWords.consent, outline.settings.languages) } }),
}

const wordsOf = (node: FormNode): FormText[] => [
  node.text, node.hint,
  ...('options' in node ? node.options.map(option => option.text) : []), ...('rows' in node ? node.rows.map(row => row.text) : []),
  ...('scale' in node ? [node.scale.minLabel, node.scale.maxLabel, ...Object.values(node.scale.points), ...(node.scale.notApplicable ? [node.scale.notApplicable.text] : [])] : []),
  ...(node.kind === 'paired' ? [node.importance.minLabel, node.importance.maxLabel, node.performance.minLabel, node.performance.maxLabel] : []),
  ...(node.kind === 'nps' ? [node.minLabel, node.maxLabel] : []),
]
const untranslated = (texts: readonly FormText[], language: string): number => texts.filter(text => Object.values(text).some(words => words.trim() !== '') && !text[language]?.trim()).length

/** Words that are there in one language and not in another of the questionnaire's. */
const missingTranslation: Rule = {
  id: 'missingTranslation', severity: 'warning',
  find: ({ outline: { settings, nodes } }) => (settings.languages.length < 2 ? [] : settings.languages.flatMap((language): Hit[] => {
    const whole = untranslated([settings.title, settings.intro, settings.consent, settings.thanks], language)
    return [
      ...nodes.flatMap((at): Hit[] => { const n = untranslated(wordsOf(at.node), language); return n > 0 ? [{ at, part: `language:${language}`, params: { language, n } }] : [] }),
      ...(whole > 0 ? [{ at: null, part: `language:${language}`, params: { language, n: whole } }] : []),
    ]
  })),
}

export const wholeRules: readonly Rule[] = [tooManyRows, missingFactor, goneFactor, wrongAttention, limits, emptySection, noAttention, longForm, missingConsent, missingTranslation]
