import type { Binary, Node } from './node.ts'
import { functions, isFunction } from './node.ts'
import { ExpressionError } from './problem.ts'
import type { ExpressionProblem } from './problem.ts'
import { tokenize } from './tokens.ts'
import type { Keyword, Sign, Token } from './tokens.ts'

const MAX_LENGTH = 2000
/** Of nesting, so that no text can exhaust the stack of whoever walks the tree. */
const MAX_DEPTH = 60

export type Parsed = { node: Node; problem: null } | { node: null; problem: ExpressionProblem }

/**
 * Reads an expression. From loose to tight: or · and · not · comparison, in · + - · * / % · minus · ^ (to the right).
 * Nothing is ever run as code. Answers with the first problem and its place.
 */
export function parse(text: string): Parsed {
  try {
    if (text.length > MAX_LENGTH) throw new ExpressionError('tooLong', { from: MAX_LENGTH, to: text.length }, { max: MAX_LENGTH })
    if (text.trim() === '') throw new ExpressionError('empty', { from: 0, to: text.length })
    return { node: new Parser(tokenize(text)).whole(), problem: null }
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return { node: null, problem: thrown.problem }
    throw thrown
  }
}

const comparisons: readonly Sign[] = ['=', '!=', '<', '<=', '>', '>=']

class Parser {
  #tokens: Token[]
  #at = 0
  #depth = 0

  constructor(tokens: Token[]) { this.#tokens = tokens }

  whole(): Node {
    const node = this.#or()
    if (this.#here.type !== 'end') throw this.#unexpected()
    return node
  }

  get #here(): Token { return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as Token }
  #isSign(...signs: Sign[]): boolean { const here = this.#here; return here.type === 'sign' && signs.includes(here.value) }
  #isKeyword(word: Keyword): boolean { const here = this.#here; return here.type === 'keyword' && here.value === word }
  #unexpected(): ExpressionError {
    const { from, to, type } = this.#here
    return type === 'end' ? new ExpressionError('end', { from, to }) : new ExpressionError('unexpected', { from, to })
  }
  #need(sign: Sign): Token {
    if (!this.#isSign(sign)) {
      const { from, to } = this.#here
      throw new ExpressionError('expected', { from, to }, { sign })
    }
    return this.#tokens[this.#at++] as Token
  }

  /** One level deeper; the tree of a chain of + or * grows to the left and counts too. */
  #inside<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new ExpressionError('tooDeep', this.#here, { max: MAX_DEPTH })
    const value = read()
    this.#depth--
    return value
  }

  #chain(read: () => Node, sign: () => Binary | null): Node {
    let left = read()
    for (let links = 1; ; links++) {
      const found = sign()
      if (!found) return left
      if (links > MAX_DEPTH * 3) throw new ExpressionError('tooDeep', this.#here, { max: MAX_DEPTH * 3 })
      this.#at++
      const right = read()
      left = { type: 'binary', sign: found, left, right, from: left.from, to: right.to }
    }
  }

  #or(): Node { return this.#inside(() => this.#chain(() => this.#and(), () => (this.#isKeyword('or') ? 'or' : null))) }
  #and(): Node { return this.#chain(() => this.#not(), () => (this.#isKeyword('and') ? 'and' : null)) }

  #not(): Node {
    if (!this.#isKeyword('not')) return this.#comparison()
    const { from } = this.#here
    this.#at++
    const of = this.#inside(() => this.#not())
    return { type: 'unary', sign: 'not', of, from, to: of.to }
  }

  #comparison(): Node {
    const left = this.#sum()
    // 「x not in (…)」
    const next = this.#tokens[this.#at + 1]
    const turned = this.#isKeyword('not') && next?.type === 'keyword' && next.value === 'in'
    if (turned || this.#isKeyword('in')) {
      this.#at += turned ? 2 : 1
      this.#need('(')
      const list = this.#list()
      const to = this.#need(')').to
      const node: Node = { type: 'in', of: left, list, from: left.from, to }
      return turned ? { type: 'unary', sign: 'not', of: node, from: left.from, to } : node
    }
    const here = this.#here
    if (here.type !== 'sign' || !comparisons.includes(here.value)) return left
    this.#at++
    const right = this.#sum()
    if (this.#isSign(...comparisons)) throw new ExpressionError('chained', this.#here)
    return { type: 'binary', sign: here.value as Binary, left, right, from: left.from, to: right.to }
  }

  #signs(...wanted: ('+' | '-' | '*' | '/' | '%')[]): () => Binary | null {
    return () => { const here = this.#here; return here.type === 'sign' && (wanted as Sign[]).includes(here.value) ? here.value as Binary : null }
  }
  #sum(): Node { return this.#chain(() => this.#product(), this.#signs('+', '-')) }
  #product(): Node { return this.#chain(() => this.#minus(), this.#signs('*', '/', '%')) }

  #minus(): Node {
    const { from } = this.#here
    if (this.#isSign('+')) { this.#at++; return this.#inside(() => this.#minus()) }
    if (!this.#isSign('-')) return this.#power()
    this.#at++
    const of = this.#inside(() => this.#minus())
    return { type: 'unary', sign: '-', of, from, to: of.to }
  }

  #power(): Node {
    const left = this.#operand()
    if (!this.#isSign('^')) return left
    this.#at++
    const right = this.#inside(() => this.#minus())
    return { type: 'binary', sign: '^', left, right, from: left.from, to: right.to }
  }

  #list(): Node[] {
    const list = [this.#or()]
    while (this.#isSign(',')) {
      this.#at++
      list.push(this.#or())
      if (list.length > 200) throw new ExpressionError('tooLong', this.#here, { max: 200 })
    }
    return list
  }

  #operand(): Node {
    const here = this.#here
    const { from, to } = here
    if (here.type === 'number' || here.type === 'text') { this.#at++; return { type: here.type, value: here.value, from, to } as Node }
    if (here.type === 'name') { this.#at++; return { type: 'variable', name: here.value, from, to } }
    const calls = this.#tokens[this.#at + 1]?.type === 'sign' && (this.#tokens[this.#at + 1] as { value: Sign }).value === '('
    if (here.type === 'keyword' && here.value === 'missing') {
      if (calls) return this.#call('missing')
      this.#at++
      return { type: 'missing', from, to }
    }
    if (here.type === 'word') {
      if (calls) return this.#call(here.value)
      this.#at++
      return { type: 'variable', name: here.value, from, to }
    }
    if (this.#isSign('(')) {
      this.#at++
      const inner = this.#or()
      const end = this.#need(')').to
      return { ...inner, from, to: end }
    }
    throw this.#unexpected()
  }

  #call(written: string): Node {
    const { from, to } = this.#here
    const name = written.toLowerCase()
    if (!isFunction(name)) throw new ExpressionError('unknownFunction', { from, to }, { name: written })
    this.#at += 2
    const of = this.#isSign(')') ? [] : this.#list()
    const end = this.#need(')').to
    const [fewest, most] = functions[name]
    if (of.length < fewest || of.length > most) throw new ExpressionError('argumentCount', { from, to: end }, { name, fewest, most, n: of.length })
    return { type: 'call', name, of, from, to: end }
  }
}
