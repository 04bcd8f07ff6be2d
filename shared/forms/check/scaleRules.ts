import { endLabels, fixWords, labelPatterns, optionPatterns } from '../../i18n/formCheckWords.ts'
import type { FormQuestion, FormScale, FormText } from '../../model/form.ts'
import { isSection } from '../../model/form.ts'
import { pointText, pointsOf, wordsIn } from '../text.ts'
import { inLanguages } from './optionRules.ts'
import { perQuestion } from './rule.ts'
import type { AskedNode, Hit, Rule } from './rule.ts'

type ScaleKey = 'scale' | 'importance' | 'performance'
const scalesOf = (node: FormQuestion): [ScaleKey, FormScale][] =>
  'scale' in node ? [['scale', node.scale]] : node.kind === 'paired' ? [['importance', node.importance], ['performance', node.performance]] : []
const withScale = (question: FormQuestion, key: string, change: Partial<FormScale>): FormQuestion =>
  ({ ...question, [key]: { ...(question as unknown as Record<string, FormScale>)[key], ...change } }) as FormQuestion
const none = (text: FormText): boolean => wordsIn(text) === ''

const missingLabels = perQuestion('missingLabels', 'warning', ({ node }, { language }) => [
  ...scalesOf(node).map(([key, scale]) => {
    const ends = [pointText(scale, scale.min, language), pointText(scale, scale.max, language)]
    return ends.some(end => end === '') ? { part: key, params: { min: scale.min, max: scale.max }, fixable: ends.every(end => end === '') } : null
  }),
  node.kind === 'nps' && (none(node.minLabel) || none(node.maxLabel)) ? { part: 'scale', params: { min: 0, max: 10 }, fixable: false } : null,
], (question, hit, { language, outline }) => {
  const asked = hit.part === 'importance' ? 'important' : hit.part === 'performance' ? 'satisfied' : wordsIn(question.text, language)
  const ends = endLabels.find(each => each.when.test(asked))
  if (!ends || !hit.part) return null
  const end = (place: 0 | 1): FormText => inLanguages({ 'zh-CN': ends['zh-CN'][place], en: ends.en[place] }, outline.settings.languages)
  return withScale(question, hit.part, { minLabel: end(0), maxLabel: end(1) })
})

const valence = (text: string): -1 | 0 | 1 | null => (text === '' ? null : labelPatterns.neutral.test(text) ? 0 : labelPatterns.negative.test(text) ? -1 : 1)

/** As many points speak for as against; scales of amount, whose words say nothing for or against, are let be where all are alike. */
const unbalancedLabels = perQuestion('unbalancedLabels', 'warning', ({ node }, { language }) => scalesOf(node).map(([key, scale]) => {
  // How important something is goes from little to much, not from against to for.
  if (key === 'importance') return null
  const found = pointsOf(scale).map(point => valence(wordsIn(scale.points[String(point)] ?? {}, language)))
  const labelled = found.filter(each => each !== null)
  if (labelled.length < scale.max - scale.min + 1 || labelled.length < 3) return null
  const [positive, negative] = [labelled.filter(each => each === 1).length, labelled.filter(each => each === -1).length]
  return negative === 0 || Math.abs(positive - negative) < 1 ? (negative === 0 && positive >= 3 && labelled.includes(0) ? { part: key, params: { positive, negative } } : null) : { part: key, params: { positive, negative } }
}))

/** Both ends of it. */
const sameEnds = perQuestion('sameEnds', 'error', ({ node }, { language }) => scalesOf(node).map(([key, scale]) => {
  const [low, high] = [pointText(scale, scale.min, language), pointText(scale, scale.max, language)]
  return low !== '' && low === high ? { part: key, params: { text: low } } : null
}))

/** Items of one factor are averaged: they need one scale. */
const mixedScales: Rule = {
  id: 'mixedScales', severity: 'warning',
  find: ({ questions }) => {
    const first = new Map<string, { bounds: string; code: string }>()
    const found: Hit[] = []
    for (const at of questions) {
      const entry = scalesOf(at.node).find(([key]) => key !== 'importance')?.[1]
      if (!entry) continue
      const bounds = `${entry.min}–${entry.max}`
      const factors = new Set([at.node.factor, ...('rows' in at.node ? at.node.rows.map(row => row.factor) : [])].filter(factor => factor !== null))
      for (const factor of factors) {
        const other = first.get(factor)
        if (!other) first.set(factor, { bounds, code: at.node.code })
        else if (other.bounds !== bounds) { found.push({ at, part: 'scale', params: { bounds, other: other.bounds, code2: other.code } }); break }
      }
    }
    return found
  },
}

const bigrams = (text: string): Set<string> => new Set(Array.from(text.replace(optionPatterns.filterStop, ' ').matchAll(/(?=(\p{Script=Han}{2}|\b[a-z]{4,}\b))/giu), match => (match[1] as string).toLowerCase()))

/** A question that some answer with no, and what it is about. */
function filtersOf(questions: readonly AskedNode[], language: string): { index: number; code: string; topics: Set<string> }[] {
  return questions.flatMap(({ node }, index) => (node.kind === 'single' && node.options.length <= 3 && node.options.some(option => optionPatterns.filterNo.test(wordsIn(option.text, language).trim()))
    ? [{ index, code: node.code, topics: bigrams(wordsIn(node.text, language)) }] : []))
}

/** Who has just said that they never had to do with something is asked to rate it all the same. */
const missingNotApplicable: Rule = {
  id: 'missingNotApplicable', severity: 'warning',
  find: ({ questions, language }) => {
    const filters = filtersOf(questions, language)
    if (filters.length === 0) return []
    return questions.flatMap((at, index): Hit[] => {
      const { node } = at
      if (node.show.trim() !== '' || at.section?.show.trim()) return []
      return scalesOf(node).filter(([key, scale]) => key !== 'importance' && scale.notApplicable === null).flatMap(([key]): Hit[] => {
        const texts = bigrams([node.text, ...('rows' in node ? node.rows.map(row => row.text) : [])].map(text => wordsIn(text, language)).join(' '))
        const filter = filters.find(each => each.index < index && [...each.topics].some(topic => texts.has(topic)))
        return filter ? [{ at, part: key, params: { filter: filter.code, topic: [...filter.topics].find(topic => texts.has(topic)) ?? '' } }] : []
      })
    })
  },
  fix: ({ outline }, hit) => {
    if (!hit.at || isSection(hit.at.node) || !hit.part) return null
    const scale = scalesOf(hit.at.node).find(([key]) => key === hit.part)?.[1]
    if (!scale) return null
    // 99 is no point of any scale that may reach to 100 only with 11 points.
    const code = scale.max >= 99 ? -1 : 99
    return { node: { id: hit.at.id, content: withScale(hit.at.node, hit.part, { notApplicable: { code, text: inLanguages(fixWords.notApplicable, outline.settings.languages) } }) } }
  },
}

/** 不适用 must not be read as a point. */
const notApplicableInside = perQuestion('notApplicableInside', 'error', ({ node }) => scalesOf(node).map(([key, scale]) =>
  (scale.notApplicable && scale.notApplicable.code >= scale.min && scale.notApplicable.code <= scale.max ? { part: key, params: { option: scale.notApplicable.code } } : null)),
(question, hit) => {
  const scale = scalesOf(question).find(([key]) => key === hit.part)?.[1]
  return scale?.notApplicable && hit.part ? withScale(question, hit.part, { notApplicable: { ...scale.notApplicable, code: scale.max >= 99 ? -99 : 99 } }) : null
})

export const scaleRules: readonly Rule[] = [missingLabels, sameEnds, unbalancedLabels, mixedScales, missingNotApplicable, notApplicableInside]
