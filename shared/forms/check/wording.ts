import { wordingPatterns as patterns } from '../../i18n/formCheckWords.ts'

export const wordingIssues = ['doubleBarrelled', 'leading', 'absolute', 'doubleNegative', 'vagueTime', 'tooLong', 'jargon'] as const
export type WordingIssue = (typeof wordingIssues)[number]

export interface WordingFinding { issue: WordingIssue; excerpt: string; params: Record<string, string | number> }

const LONGEST_TEXT = 40
const LONGEST_WORDS = 25
/** Texts longer than any question are judged by their beginning. */
const JUDGED = 600

/** Explanations in brackets and titles in quotation marks are not what is asked. Blanks keep the places. */
const stem = (text: string): string => text.slice(0, JUDGED).replace(patterns.brackets, found => ' '.repeat(found.length))

/** With what is one thing blanked out. */
function blanked(text: string, out: readonly RegExp[]): string {
  return out.reduce((rest, pattern) => rest.replace(pattern, found => ' '.repeat(found.length)), text)
}

const first = (text: string, list: readonly RegExp[]): string | null => {
  for (const pattern of list) {
    const found = pattern.exec(text)
    if (found) return found[0]
  }
  return null
}

/** Words on both sides of what joins, so that the reader sees the two things. */
function around(text: string, at: number, length: number): string {
  const before = /[^，,。；;？?、：:\s]{0,8}$/u.exec(text.slice(0, at))?.[0] ?? ''
  const after = /^\s?[^，,。；;？?、：:]{0,8}/u.exec(text.slice(at + length))?.[0] ?? ''
  return (before + text.slice(at, at + length) + after).trim()
}

function doubleBarrelled(text: string): string | null {
  const bare = blanked(text, patterns.oneThing)
  if (patterns.overall.test(bare) && /等/u.test(bare)) return null
  for (const found of bare.matchAll(patterns.joiners)) {
    const [before, after] = [bare.slice(0, found.index).trim(), bare.slice(found.index + found[0].length).trim()]
    // With nothing before it, it opens a clause; at the end, it joins nothing.
    if (before === '' || after === '' || (/[，,。；;：:]$/u.test(before) && !/[并而]?且/u.test(found[0]))) continue
    return around(text, found.index, found[0].length)
  }
  return null
}

const length = (text: string): { n: number; most: number } => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const bare = text.replace(/\s+/g, '')
  return han * 2 >= bare.length ? { n: bare.length, most: LONGEST_TEXT } : { n: text.split(/\s+/).filter(Boolean).length, most: LONGEST_WORDS }
}

/**
 * What is amiss in the words of one question or item. `single`: it gets one answer, so that two things asked at once cannot be told apart.
 */
export function judgeWording(text: string, single: boolean): WordingFinding[] {
  const asked = stem(text)
  if (asked.trim() === '') return []
  const found: WordingFinding[] = []
  const add = (issue: WordingIssue, excerpt: string | null, params: Record<string, string | number> = {}): void => { if (excerpt !== null) found.push({ issue, excerpt, params: { excerpt, ...params } }) }
  if (single) add('doubleBarrelled', doubleBarrelled(asked))
  add('leading', first(asked, patterns.leading))
  add('absolute', first(asked, patterns.absolute))
  add('doubleNegative', first(blanked(asked, [patterns.plainNegative]), patterns.doubleNegative))
  add('vagueTime', first(asked, patterns.vagueTime))
  const { n, most } = length(asked)
  if (n > most) add('tooLong', '', { n, most })
  const term = patterns.jargon.exec(asked)?.[0] ?? [...asked.matchAll(patterns.acronym)].map(match => match[0]).find(word => !patterns.knownAcronyms.has(word)) ?? null
  add('jargon', term)
  return found
}

/** Personal data the question asks for: `identifying` says who it is, `sensitive` is what people keep to themselves. */
export function judgePrivacy(text: string): { kind: 'identifying' | 'sensitive'; excerpt: string } | null {
  const asked = blanked(text.slice(0, JUDGED), [patterns.notThePerson])
  const identifying = patterns.identifying.exec(asked)?.[0]
  if (identifying !== undefined) return { kind: 'identifying', excerpt: identifying }
  const sensitive = patterns.sensitive.exec(asked)?.[0]
  return sensitive === undefined ? null : { kind: 'sensitive', excerpt: sensitive }
}
