/** How options are marked. `box`: one may or may not choose several; `round`: one. */
export type ChoiceMark = 'letter' | 'circled' | 'box' | 'round' | 'bracket' | 'number' | 'bullet'

export interface Choices {
  /** What stands before the first option. */
  lead: string
  options: string[]
  mark: ChoiceMark
  /** Place of the first option among letters or numbers, from 0; -1 where marks have no order. */
  first: number
}

interface Found { at: number; end: number; place: number }

const letters = /(?<![A-Za-z0-9])(?:[(（[【]\s?([A-Za-z])\s?[)）\]】]\s*[.、]?|([A-Za-z])\s*[.、．:：)）](?!\w{2,}\.)|([A-Z])\s*[,，](?!\s*[A-Z](?![A-Za-z]))|([A-Z]|(?<=^|\s)[a-z])(?=\s*[\p{Script=Han}\d<>≤≥“])|([A-Z])(?=\s+\S))\s*/gu
const numbers = /(?<![\d.~～—–\-/])(?:[(（]\s?(\d{1,2})\s?[)）]|[[【]\s?(\d{1,2})\s?[\]】]|(\d{1,2})\s*[)）、]|(\d{1,2})\s*[.．](?!\d)|(?<=^|[\s:：?？)）])(\d)[.．](?=\d{2}))\s*(?=\S)/gu
const weakNumbers = /(?<=^|\s)(\d{1,2})[\s]+(?=[^\d\s])|(?<=^|\s)(\d{1,2})(?=[\p{Script=Han}])(?!\d*[分年月日天次个岁元点时周楼号级以])/gu
const circled = /[①-⑳⑴-⒇❶-❿]\s*/gu
const boxes = /[□■☑◇◻]\s*|(?<=^|\s)口(?:\s+|(?=.*\s口))(?=\p{Script=Han})|\[\s*[√xX]?\s*\]\s*|【\s*】\s*/gu
const rounds = /[○◯〇●◎❍]\s*|[(（]\s*[)）]\s*/gu
const units = /^(?:分钟|小时|元|岁|次|年|月|天|个|人|分|cm|kg|%)[。.；;，,]?$/

/** Marks in order: from `start`, each one more than the one before; the first at most where `from` says. */
function inOrder(found: readonly Found[], start: number): Found[] {
  const chain: Found[] = []
  for (const one of found) if (one.place === start + chain.length) chain.push(one)
  return chain
}

function cut(text: string, chain: readonly Found[]): string[] {
  return chain.map((one, i) => text.slice(one.end, chain[i + 1]?.at ?? text.length).trim())
}

const collect = (text: string, pattern: RegExp, place: (match: RegExpMatchArray) => number): Found[] =>
  [...text.matchAll(pattern)].map(match => ({ at: match.index ?? 0, end: (match.index ?? 0) + match[0].length, place: place(match) }))

const letterPlace = (letter: string): number => letter.toUpperCase().charCodeAt(0) - 65

function lettered(text: string, next: number, alone: boolean): Choices | null {
  const found = collect(text, letters, match => letterPlace(match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? ''))
  const strong = (one: Found): boolean => /[.、．:：)）]\s*$/.test(text.slice(one.at, one.end))
  const spaced = found.filter(one => strong(one) || one.at === 0 || /[\s;；,，:：?？)）。]/.test(text[one.at - 1] as string))
  const opening = spaced.find(one => one.at === 0)
  for (const start of opening ? [opening.place] : [0, ...(next > 0 ? [next] : [])]) {
    const chain = inOrder(opening ? spaced.filter(one => one.at >= opening.at) : spaced, start)
    const [head] = chain
    if (!head) continue
    const expected = head.place === 0 || head.place === next
    // 「59岁 D. 60岁以上」: the end of the option above stands before it.
    const wrapped = alone && next > 0 && head.place === next && strong(head) && head.at <= 16
    const good = wrapped || (chain.length >= 2 ? chain.some(strong) || chain.length >= 3 || expected : head.at === 0 && alone && (strong(head) || (head.place === next && next > 0) || /\p{Script=Han}/u.test(text)))
    const options = cut(text, chain)
    if (good && options.every((option, i) => option !== '' || i > 0)) return { lead: text.slice(0, head.at).trim(), options, mark: 'letter', first: head.place }
  }
  return null
}

function numbered(text: string, next: number, alone: boolean): Choices | null {
  const strong = collect(text, numbers, match => Number(match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5]) - 1)
  const found = strong.length > 0 ? strong : collect(text, weakNumbers, match => Number(match[1] ?? match[2]) - 1)
  const opening = found.find(one => one.at === 0)
  const chain = inOrder(opening ? found : found.filter(one => one.at > 0), opening?.place ?? 0)
  const [head] = chain
  if (!head || (chain.length < 2 && !(head.at === 0 && alone && strong.length > 0))) return null
  if (head.place !== 0 && head.place !== next) return null
  const options = cut(text, chain)
  if (options.some(option => option === '' || /^[\d\s]+$/.test(option))) return null
  return { lead: text.slice(0, head.at).trim(), options, mark: 'number', first: head.place }
}

/** 「□男 □女」, or 「男□ 女□」 where the box stands behind. `goesOn`: such options stand above, and the last may end here. */
function ticked(text: string, pattern: RegExp, mark: 'box' | 'round', alone: boolean, goesOn: boolean): Choices | null {
  const found = collect(text, pattern, () => -1)
  const [head] = found
  if (!head) return null
  const last = found.at(-1) as Found
  const bracket = /^[(（[【]/.test(text.slice(head.at))
  const style: ChoiceMark = mark === 'round' && bracket ? 'bracket' : mark
  if (alone && found.length === 1 && last.end >= text.length && head.at > 0 && !bracket) return { lead: '', options: [text.slice(0, head.at).trim()], mark: style, first: -1 }
  const behind = last.end >= text.length && found.length >= 2 && head.at > 0
  if (behind) {
    const pieces = found.map((one, i) => text.slice(i === 0 ? 0 : (found[i - 1] as Found).end, one.at).trim())
    const first = /^(.*[:：?？](?:\s*[(（【[][^()（）【】[\]]*[)）】\]])?)\s*(\S.*)$/.exec(pieces[0] as string) ?? /^(.*\s{2,})(\S+)$/.exec(pieces[0] as string)
    const options = [first ? first[2] as string : pieces[0] as string, ...pieces.slice(1)]
    if (options.some(option => option === '')) return null
    return { lead: (first?.[1] ?? '').trim(), options, mark: style, first: -1 }
  }
  const options = cut(text, found)
  const lead = text.slice(0, head.at).trim()
  if (options.length === 1 && (!alone || (lead !== '' && !(goesOn && lead.length <= 12)) || units.test(options[0] as string))) return null
  if (options.some(option => option === '')) {
    // 「您的选择（ ） □是 □否」: the first bracket is the place to answer.
    return null
  }
  return { lead, options, mark: style, first: -1 }
}

/** 「Yes ___ No ___」: words with a place for a tick behind each. Fields to fill in have a colon. */
export function tickedBlanks(text: string): Choices | null {
  const [, lead = '', rest = ''] = /^(.*[?？]\s+)?(\S.*)$/.exec(text) ?? []
  const options = [...rest.matchAll(/([^_:：?？]{1,24}?)\s*_{2,}\s*/g)]
  return options.length > 1 && options.reduce((sum, one) => sum + one[0].length, 0) === rest.length ? { lead: lead.trim(), options: options.map(one => (one[1] as string).trim()), mark: 'box', first: -1 } : null
}

/**
 * Options found in a line. `next`: the place a marked option would have that continues those before it (0: begins).
 * `alone`: the line may be one option by itself; false for the line of a question, where options need company.
 */
export function choicesIn(text: string, next: number, alone: boolean, before: ChoiceMark | null): Choices | null {
  if ((text.match(/\d\s*[=＝]/g)?.length ?? 0) >= 2) return null
  // 「[25 岁以下] [25—34 岁]」: each answer in a bracket of its own.
  const framed = alone && /^(?:[[【][^[\]【】]{1,30}[\]】]\s*){3,}$/.test(text) ? [...text.matchAll(/[[【]([^[\]【】]+)[\]】]/g)].map(match => (match[1] as string).trim()) : []
  if (framed.length >= 3 && framed.every(one => /[\p{L}\d]/u.test(one))) return { lead: '', options: framed, mark: 'bullet', first: -1 }
  const tries: [ChoiceMark, () => Choices | null][] = [
    ['circled', () => {
      const found = collect(text, circled, match => {
        const code = match[0].charCodeAt(0)
        return code >= 0x2776 ? code - 0x2776 : code >= 0x2474 ? code - 0x2474 : code - 0x2460
      })
      const [head] = found
      if (!head || (found.length < 2 && !(alone && head.at === 0))) return null
      // 「若选④或⑤」 speaks of answers.
      if (cut(text, found).slice(0, -1).some(option => /^(?:或者?|和|及|[、,，或])?$/.test(option)) || /(?:选|选择|第)$/.test(text.slice(0, head.at).trim())) return null
      return { lead: text.slice(0, head.at).trim(), options: cut(text, found), mark: 'circled', first: head.place }
    }],
    ['letter', () => lettered(text, before === 'letter' || before === null ? next : 0, alone)],
    ['box', () => ticked(text, boxes, 'box', alone, before === 'box')],
    ['round', () => ticked(text, rounds, 'round', alone, before === 'round')],
    ['number', () => numbered(text, before === 'number' || before === null ? next : 0, alone)],
  ]
  for (const [, attempt] of tries) {
    const found = attempt()
    if (found) return found
  }
  const list = alone ? /^(?:o|O|0)\s+(?=\S)/.exec(text) : null
  return list ? { lead: '', options: [text.slice(list[0].length).trim()], mark: 'bullet', first: -1 } : null
}
