import { ExpressionError } from './problem.ts'
import type { Span } from './problem.ts'

export type Sign = '+' | '-' | '*' | '/' | '^' | '%' | '(' | ')' | ',' | '=' | '!=' | '<' | '<=' | '>' | '>='
export type Keyword = 'and' | 'or' | 'not' | 'in' | 'missing'
export type Token = Span & (
  | { type: 'number'; value: number }
  | { type: 'text'; value: string }
  /** A variable in brackets. */
  | { type: 'name'; value: string }
  /** A variable or a function. */
  | { type: 'word'; value: string }
  | { type: 'keyword'; value: Keyword }
  | { type: 'sign'; value: Sign }
  | { type: 'end' }
)

const keywords: Readonly<Record<string, Keyword>> = {
  and: 'and', or: 'or', not: 'not', in: 'in', missing: 'missing',
  且: 'and', 并且: 'and', 或: 'or', 或者: 'or', 非: 'not', 属于: 'in', 缺失: 'missing',
}
/** Those that join two operands and are no Latin word; the longer first. */
const joiners = Object.keys(keywords).filter(word => !/^[a-z]/.test(word) && ['and', 'or', 'in'].includes(keywords[word] as string)).sort((a, b) => b.length - a.length)

/** What a Chinese keyboard or a typesetter puts in the place of a sign; one character for one, so that positions hold. */
const plain: Readonly<Record<string, string>> = {
  '（': '(', '）': ')', '，': ',', '、': ',', '＝': '=', '＋': '+', '－': '-', '−': '-', '×': '*', '＊': '*', '÷': '/', '／': '/', '＜': '<', '＞': '>', '％': '%', '＾': '^',
  '！': '!', '【': '[', '】': ']', '［': '[', '］': ']', '“': '"', '”': '"',
}
const twoSigns: Readonly<Record<string, Sign>> = { '==': '=', '!=': '!=', '<>': '!=', '<=': '<=', '>=': '>=' }
const oneSign: Readonly<Record<string, Sign>> = { '≠': '!=', '≤': '<=', '≥': '>=' }
const single = new Set<string>(['+', '-', '*', '/', '^', '%', '(', ')', ',', '=', '<', '>'])

const wordStart = /[\p{L}_]/u
const wordPart = /[\p{L}\p{N}\p{M}_.]/u
/** A word that reads back as one variable. */
export const isWord = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}\p{M}_.]*$/u.test(text) && !Object.hasOwn(keywords, text.toLowerCase())

/** Ends with an `end` token. Throws ExpressionError. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new ExpressionError('character', { from: nul, to: nul + 1 }, { character: '\\0' })
  const sign = (position: number): string => plain[text[position] ?? ''] ?? text[position] ?? ''
  const endsOperand = (): boolean => {
    const last = tokens.at(-1)
    return last !== undefined && (last.type === 'number' || last.type === 'text' || last.type === 'name' || (last.type === 'sign' && last.value === ')'))
  }

  const quoted = (close: string): string => {
    const from = at++
    let value = ''
    for (;;) {
      if (at >= text.length) throw new ExpressionError('unterminated', { from, to: text.length })
      const here = sign(at)
      if (here !== close) { value += text[at++] as string; continue }
      // Doubled: the sign itself.
      if (sign(at + 1) !== close) break
      value += text[at] as string
      at += 2
    }
    at++
    return value
  }

  while (at < text.length) {
    const from = at
    const here = sign(at)
    if (/\s/.test(here)) { at++; continue }
    if (/[0-9]/.test(here) || (here === '.' && /[0-9]/.test(text[at + 1] ?? ''))) {
      const written = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(text.slice(at))?.[0] ?? here
      at += written.length
      const value = Number(written)
      if (!Number.isFinite(value)) throw new ExpressionError('number', { from, to: at })
      tokens.push({ type: 'number', value, from, to: at })
    } else if (here === '"' || here === "'") {
      tokens.push({ type: 'text', value: quoted(here), from, to: at })
    } else if (here === '[') {
      tokens.push({ type: 'name', value: quoted(']'), from, to: at })
    } else if (wordStart.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) {
      // Chinese is written without blanks: right behind an operand 且 and 或 can only join. 「Q1=1且Q2=2」
      const joiner = endsOperand() ? joiners.find(word => text.startsWith(word, at)) : undefined
      if (joiner) at += joiner.length
      else {
        while (at < text.length) {
          const point = String.fromCodePoint(text.codePointAt(at) ?? 0)
          if (!wordPart.test(point)) break
          at += point.length
        }
      }
      const value = text.slice(from, at)
      const keyword = keywords[value.toLowerCase()]
      tokens.push(keyword && Object.hasOwn(keywords, value.toLowerCase()) ? { type: 'keyword', value: keyword, from, to: at } : { type: 'word', value, from, to: at })
    } else {
      const pair = twoSigns[here + sign(at + 1)]
      const one = oneSign[here] ?? (single.has(here) ? here as Sign : undefined)
      if (pair) { at += 2; tokens.push({ type: 'sign', value: pair, from, to: at }) } else if (one) { at++; tokens.push({ type: 'sign', value: one, from, to: at }) } else {
        const point = String.fromCodePoint(text.codePointAt(at) ?? 0)
        throw new ExpressionError('character', { from, to: from + point.length }, { character: point })
      }
    }
  }
  tokens.push({ type: 'end', from: text.length, to: text.length })
  return tokens
}
