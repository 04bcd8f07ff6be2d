import type { FormQuestion } from '../../model/form.ts'
import { wordsIn } from '../text.ts'
import { perQuestion } from './rule.ts'
import type { Hit, Rule } from './rule.ts'
import type { Severity } from './finding.ts'
import { judgePrivacy, judgeWording, wordingIssues } from './wording.ts'
import type { WordingFinding, WordingIssue } from './wording.ts'

const severities: Readonly<Record<WordingIssue, Severity>> = {
  doubleBarrelled: 'warning', leading: 'warning', absolute: 'hint', doubleNegative: 'warning', vagueTime: 'hint', tooLong: 'hint', jargon: 'hint',
}

/** One answer for the whole wording. */
const oneAnswer = (node: FormQuestion): boolean => ['single', 'scale', 'nps', 'number'].includes(node.kind)

/** A text that was judged before, as nearly all are after an edit; long ones and too many are not kept. */
const texts = new Map<string, WordingFinding[]>()
function judgedOnce(text: string, single: boolean): WordingFinding[] {
  const key = `${single ? 1 : 0}${text}`
  const kept = texts.get(key)
  if (kept) return kept
  const found = judgeWording(text, single)
  if (texts.size > 5000) texts.clear()
  if (text.length <= 200) texts.set(key, found)
  return found
}

interface Worded { part: string; finding: WordingFinding }

function worded(node: FormQuestion, language: string): Worded[] {
  // A description tells, it does not ask; the words of an attention check are what they are.
  if (node.kind === 'description' || node.attention) return []
  const found = judgedOnce(wordsIn(node.text, language), oneAnswer(node)).map(finding => ({ part: 'text', finding }))
  if (!('rows' in node)) return found
  return [...found, ...node.rows.flatMap(row => judgedOnce(wordsIn(row.text, language), true).map(finding => ({ part: `row:${row.code}`, finding })))]
}

/** Each node is judged once for all the rules. */
const judged = new WeakMap<FormQuestion, { language: string; found: Worded[] }>()
function wordedOnce(node: FormQuestion, language: string): Worded[] {
  const kept = judged.get(node)
  if (kept?.language === language) return kept.found
  const found = worded(node, language)
  judged.set(node, { language, found })
  return found
}

const wordingRule = (issue: WordingIssue): Rule => perQuestion(issue, severities[issue], ({ node }, { language }) =>
  wordedOnce(node, language).filter(each => each.finding.issue === issue).map(({ part, finding }) => ({ part, params: finding.params, ...(finding.excerpt === '' ? {} : { excerpt: finding.excerpt }) })))

/** Where a person writes or chooses it: judging a service's way with it is something else. */
const asksFor = (node: FormQuestion): boolean => ['text', 'number', 'single', 'date', 'multiple'].includes(node.kind)

export const privacyOf = (node: FormQuestion, language: string): ReturnType<typeof judgePrivacy> => (asksFor(node) ? judgePrivacy(wordsIn(node.text, language)) : null)

const personalData: Rule = perQuestion('personalData', 'hint', ({ node }, { language }) => {
  const found = privacyOf(node, language)
  return found ? [{ part: 'text', excerpt: found.excerpt, severity: found.kind === 'identifying' ? 'warning' : 'hint', params: { excerpt: found.excerpt } } satisfies Omit<Hit, 'at'>] : []
})

const emptyText: Rule = perQuestion('emptyText', 'error', ({ node }, { language }) => [
  wordsIn(node.text, language) === '' ? { part: 'text' } : null,
  ...('options' in node ? node.options.map((option, index) => (wordsIn(option.text, language) === '' ? { part: `option:${index}` } : null)) : []),
  ...('rows' in node ? node.rows.map(row => (wordsIn(row.text, language) === '' ? { part: `row:${row.code}` } : null)) : []),
])

export const wordingRules: readonly Rule[] = [emptyText, ...wordingIssues.map(wordingRule), personalData]
