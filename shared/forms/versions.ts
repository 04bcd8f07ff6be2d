import type { FormDocument, FormOption, FormQuestion, FormSnapshot } from '../model/form.ts'
import { optionVariable } from './variables.ts'
import { plainText, wordsIn } from './text.ts'
import { codesOf } from './codes.ts'

const questionsIn = (document: FormDocument): FormQuestion[] => document.sections.flatMap(group => group.questions)

/** As text that is the same for the same design: keys in order, without what is not the respondent's or the data's business (factors, sources). */
const designText = (part: unknown): string => JSON.stringify(part, (key, value: unknown) => {
  if (key === 'factor' || key === 'source' || key === 'template') return undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
})

/** Nothing that concerns a respondent or the data is different. */
export const sameDesign = (a: FormDocument, b: FormDocument): boolean => designText([a.settings, a.sections]) === designText([b.settings, b.sections])

export interface VersionChanges { added: string[]; removed: string[]; changed: string[] }

/** Codes of questions that came, went, or read or work differently. */
export function versionChanges(before: FormDocument | null, after: FormDocument): VersionChanges {
  const old = new Map((before ? questionsIn(before) : []).map(question => [question.code, question]))
  const now = new Map(questionsIn(after).map(question => [question.code, question]))
  return {
    added: [...now.keys()].filter(code => !old.has(code)),
    removed: [...old.keys()].filter(code => !now.has(code)),
    changed: [...now].filter(([code, question]) => { const was = old.get(code); return was !== undefined && designText(was) !== designText(question) }).map(([code]) => code),
  }
}

/** Codes of questions and rows that some version was collected under. */
export function publishedCodes(versions: readonly FormSnapshot[]): Set<string> {
  return new Set(versions.flatMap(version => questionsIn(version.document).flatMap(codesOf)))
}

export interface OptionMeaning { question: string; option: number; before: string; now: string }

/** Two texts of one option where one is hardly the other reworded: fewer than half of the pairs of letters in common (Dice). */
function otherMeaning(a: string, b: string): boolean {
  const [x, y] = [plainText(a), plainText(b)]
  if (x === y || x === '' || y === '' || x.includes(y) || y.includes(x)) return false
  const pairs = (text: string): string[] => (text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)))
  const left = pairs(x)
  const right = new Map<string, number>()
  for (const pair of pairs(y)) right.set(pair, (right.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of left) {
    const n = right.get(pair) ?? 0
    if (n > 0) { common++; right.set(pair, n - 1) }
  }
  return 2 * common / (left.length + pairs(y).length) < 0.5
}

/** Options of this question whose code stood for something else in an earlier version. */
export function reusedOptions(question: FormQuestion, versions: readonly FormSnapshot[]): OptionMeaning[] {
  if (!('options' in question)) return []
  const reused = new Map<string, OptionMeaning>()
  for (const { document } of versions) {
    const language = document.settings.languages[0] ?? ''
    const was = questionsIn(document).find(each => each.code === question.code)
    if (!was || !('options' in was)) continue
    const before = new Map(was.options.map((option: FormOption) => [option.code, wordsIn(option.text, language)]))
    for (const option of question.options) {
      const now = wordsIn(option.text, language)
      const then = before.get(option.code)
      if (then !== undefined && otherMeaning(then, now)) reused.set(optionVariable(question.code, option.code), { question: question.code, option: option.code, before: then, now })
    }
  }
  return [...reused.values()]
}
