/** A condition as XLSForm writes it (XPath over `${name}`), read into ours. */
export interface InNames {
  /** Our code of a question; null: there is none. */
  code(name: string): string | null
  /** How the question is asked: a multiple choice is asked with `selected`. */
  multiple(name: string): boolean
  /** Our code of a choice of a question; null: it has no such choice. */
  choice(name: string, choice: string): number | null
}
export type ReadCondition = { text: string; problem: null } | { text: null; problem: 'badExpression' | 'unknownReference' | 'unsupported' | 'unknownChoice'; value: string }

type Token = { kind: 'ref' | 'text' | 'number' | 'word' | 'sign' | 'self'; value: string }
class Stop extends Error {
  readonly problem: Exclude<ReadCondition['problem'], null>
  readonly value: string
  constructor(problem: Exclude<ReadCondition['problem'], null>, value: string) { super(problem); this.problem = problem; this.value = value }
}

function tokens(text: string): Token[] {
  const found: Token[] = []
  const pattern = /\s*(?:\$\{\s*([^}]*?)\s*\}|'([^']*)'|"([^"]*)"|‘([^’]*)’|“([^”]*)”|(\d+(?:\.\d+)?|\.\d+)|([A-Za-z][\w-]*(?::[\w-]+)?)|(!=|<=|>=|[=<>+*(),-])|(\.)(?!\d)|(\S))/gy
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, ref, single, double, curled, curled2, number, word, sign, self, odd] = match
    if (odd !== undefined) throw new Stop('badExpression', odd)
    if (ref !== undefined) found.push({ kind: 'ref', value: ref })
    else if (number !== undefined) found.push({ kind: 'number', value: number })
    else if (word !== undefined) found.push({ kind: 'word', value: word })
    else if (sign !== undefined) found.push({ kind: 'sign', value: sign })
    else if (self !== undefined) found.push({ kind: 'self', value: '.' })
    else found.push({ kind: 'text', value: single ?? double ?? curled ?? curled2 ?? '' })
  }
  return found
}

type Part = { text: string; tight: boolean; ref?: string; literal?: string }

/** Reads a `relevant`; nothing is ever run. Functions other than these are `unsupported`: selected, not, if, count-selected, string-length, int, round, abs, min, max, contains, pow. */
export function conditionIn(text: string, names: InNames): ReadCondition {
  try {
    const reader = new Reader(tokens(text), names)
    return { text: reader.whole(), problem: null }
  } catch (thrown) {
    if (thrown instanceof Stop) return { text: null, problem: thrown.problem, value: thrown.value }
    throw thrown
  }
}

class Reader {
  readonly #tokens: Token[]
  readonly #names: InNames
  #at = 0
  #depth = 0
  constructor(list: Token[], names: InNames) { this.#tokens = list; this.#names = names }

  whole(): string {
    const part = this.#or()
    const left = this.#tokens[this.#at]
    if (left) throw new Stop('badExpression', left.value)
    return part.text
  }

  #is(value: string): boolean { const here = this.#tokens[this.#at]; return here !== undefined && (here.kind === 'sign' || here.kind === 'word') && here.value === value }
  #take(value: string): boolean { const is = this.#is(value); if (is) this.#at++; return is }
  #need(value: string): void { if (!this.#take(value)) throw new Stop('badExpression', this.#tokens[this.#at]?.value ?? value) }

  #or(): Part {
    if (++this.#depth > 40) throw new Stop('badExpression', '(')
    let left = this.#and()
    while (this.#take('or')) { const right = this.#and(); left = { text: `${left.text} or ${right.text}`, tight: false } }
    this.#depth--
    return left
  }
  #and(): Part {
    let left = this.#comparison()
    while (this.#take('and')) { const right = this.#comparison(); left = { text: `${wrap(left)} and ${wrap(right)}`, tight: false } }
    return left
  }

  #comparison(): Part {
    const left = this.#sum()
    const sign = ['=', '!=', '<', '<=', '>', '>='].find(one => this.#is(one))
    if (!sign) return left
    this.#at++
    const right = this.#sum()
    return this.#compared(left, sign, right)
  }

  /** 「${q} = 'yes'」: the choice's code; 「${q} = ''」: not answered. */
  #compared(left: Part, sign: string, right: Part): Part {
    const [ref, literal] = left.ref !== undefined ? [left, right] : right.ref !== undefined ? [right, left] : [null, null]
    if (ref && literal?.literal !== undefined) {
      const code = this.#codeOf(ref.ref as string)
      if (literal.literal === '') return { text: `${sign === '=' ? 'missing' : 'answered'}(${code})`, tight: true }
      const choice = this.#names.choice(ref.ref as string, literal.literal)
      if (choice !== null && (sign === '=' || sign === '!=')) {
        if (this.#names.multiple(ref.ref as string)) return { text: `${sign === '=' ? '' : 'not '}selected(${code}, ${choice})`, tight: sign === '=' }
        return { text: `${code} ${sign} ${choice}`, tight: true }
      }
      if (choice !== null) return { text: ref === left ? `${code} ${sign} ${choice}` : `${choice} ${sign} ${code}`, tight: true }
      if (/^-?\d+(?:\.\d+)?$/.test(literal.literal)) return { text: ref === left ? `${code} ${sign} ${literal.literal}` : `${literal.literal} ${sign} ${code}`, tight: true }
    }
    return { text: `${wrap(left)} ${sign} ${wrap(right)}`, tight: true }
  }

  #sum(): Part {
    let left = this.#product()
    for (;;) {
      const sign = this.#is('+') ? '+' : this.#is('-') ? '-' : null
      if (sign === null) return left
      this.#at++
      left = { text: `(${left.text} ${sign} ${wrap(this.#product())})`, tight: true }
    }
  }
  #product(): Part {
    let left = this.#operand()
    for (;;) {
      const sign = this.#is('*') ? '*' : this.#is('div') ? '/' : this.#is('mod') ? '%' : null
      if (sign === null) return left
      this.#at++
      left = { text: `(${wrap(left)} ${sign} ${wrap(this.#operand())})`, tight: true }
    }
  }

  #codeOf(name: string): string {
    const code = this.#names.code(name)
    if (code === null) throw new Stop('unknownReference', name)
    return code
  }

  #operand(): Part {
    const here = this.#tokens[this.#at]
    if (!here) throw new Stop('badExpression', '')
    this.#at++
    if (here.kind === 'ref') return { text: this.#codeOf(here.value), tight: true, ref: here.value }
    if (here.kind === 'number') return { text: here.value, tight: true, literal: here.value }
    if (here.kind === 'text') return { text: here.value.includes('"') ? `'${here.value}'` : `"${here.value}"`, tight: true, literal: here.value }
    if (here.kind === 'self') throw new Stop('unsupported', '.')
    if (here.value === '-') { const of = this.#operand(); return { text: `-${wrap(of)}`, tight: true, ...(of.literal !== undefined && { literal: `-${of.literal}` }) } }
    if (here.value === '(') { const inner = this.#or(); this.#need(')'); return inner.tight ? inner : { text: `(${inner.text})`, tight: true } }
    if (here.kind === 'word' && this.#is('(')) { this.#at++; return this.#call(here.value) }
    throw new Stop('badExpression', here.value)
  }

  #call(name: string): Part {
    const of: Part[] = []
    if (!this.#is(')')) { of.push(this.#or()); while (this.#take(',')) of.push(this.#or()) }
    this.#need(')')
    const [a, b] = of
    const plain: Readonly<Record<string, string>> = { int: 'floor', round: 'round', abs: 'abs', min: 'min', max: 'max', contains: 'contains', 'string-length': 'len', if: 'if', log: 'ln', exp: 'exp', sqrt: 'sqrt' }
    if (name === 'true' && of.length === 0) return { text: '1 = 1', tight: true }
    if (name === 'false' && of.length === 0) return { text: '1 = 0', tight: true }
    if (!a) throw new Stop('unsupported', `${name}()`)
    if (name === 'not') return { text: `not ${wrap(a)}`, tight: false }
    if (name === 'selected') {
      if (a.ref === undefined || b?.literal === undefined) throw new Stop('unsupported', 'selected()')
      const choice = this.#names.choice(a.ref, b.literal)
      if (choice === null) throw new Stop('unknownChoice', b.literal)
      return this.#names.multiple(a.ref) ? { text: `selected(${a.text}, ${choice})`, tight: true } : { text: `${a.text} = ${choice}`, tight: true }
    }
    if (name === 'number') return a
    if (name === 'pow' && b) return { text: `(${wrap(a)} ^ ${wrap(b)})`, tight: true }
    const known = plain[name]
    if (known === undefined) throw new Stop('unsupported', `${name}()`)
    return { text: `${known}(${of.map(one => one.text).join(', ')})`, tight: true }
  }
}

const wrap = (part: Part): string => (part.tight ? part.text : `(${part.text})`)
