import type { Variable } from '../model/variable.ts'
import { isCoded } from '../model/variable.ts'
import type { Binary, Node } from './node.ts'
import { parse } from './parse.ts'
import { ExpressionError } from './problem.ts'
import type { ExpressionProblem } from './problem.ts'

/** truth: 1, 0 or missing, from a comparison or a multiple-choice option. missing: the literal alone. */
export type ValueType = 'number' | 'truth' | 'text' | 'missing'
export type Named = Pick<Variable, 'id' | 'name' | 'label' | 'kind' | 'codes'>

/** A multiple-choice question: no variable itself, but one for each option. `selected` and `answered` take it by its name. */
export interface Choices { name: string; options: readonly { code: number; label: string; variable: string }[] }

export type Bound = { node: Node; type: ValueType; problem: null } | { node: null; type: null; problem: ExpressionProblem }

/**
 * A variable by its id, else its name, else its label; a name or label that fits several is nobody's.
 * The rule of every other place where variables are named.
 */
export function findNamed(variables: readonly Named[], named: string): Named | 'ambiguous' | null {
  const byId = variables.find(variable => variable.id === named)
  if (byId) return byId
  let several = false
  for (const property of ['name', 'label'] as const) {
    const found = variables.filter(variable => variable[property] === named)
    if (found.length === 1) return found[0] as Named
    several ||= found.length > 1
  }
  return several ? 'ambiguous' : named.trim() === named ? null : findNamed(variables, named.trim())
}

/** How a variable is written for a person: by its short name where that names it, else by its id. */
export function writtenName(variables: readonly Named[]): (id: string) => string {
  const byId = new Map(variables.map(variable => [variable.id, variable]))
  return id => {
    const name = byId.get(id)?.name ?? id
    const found = findNamed(variables, name)
    return found !== null && found !== 'ambiguous' && found.id === id ? name : id
  }
}

/** Parses and gives every name its variable: the tree comes back with ids for names and codes for labels. */
export function bind(text: string, variables: readonly Named[], choices: readonly Choices[] = []): Bound {
  return binderOf(variables, choices)(text)
}

/** The same for many texts over the same variables. */
export function binderOf(variables: readonly Named[], choices: readonly Choices[] = []): (text: string) => Bound {
  const binder = new Binder(variables, choices)
  return text => {
    const parsed = parse(text)
    if (parsed.problem) return { node: null, type: null, problem: parsed.problem }
    try {
      const { node, type } = binder.bind(parsed.node)
      return { node, type, problem: null }
    } catch (thrown) {
      if (thrown instanceof ExpressionError) return { node: null, type: null, problem: thrown.problem }
      throw thrown
    }
  }
}

interface Typed { node: Node; type: ValueType }
const numeric = (type: ValueType): boolean => type !== 'text'

class Binder {
  #variables: readonly Named[]
  #byId: Map<string, Named>
  #choices: Map<string, Choices>
  constructor(variables: readonly Named[], choices: readonly Choices[]) {
    this.#variables = variables
    this.#choices = new Map(choices.map(each => [each.name, each]))
    this.#byId = new Map(variables.map(variable => [variable.id, variable]))
  }

  #variable(node: Extract<Node, { type: 'variable' }>): Typed {
    const found = this.#byId.get(node.name) ?? findNamed(this.#variables, node.name)
    if (found === null) throw new ExpressionError('unknownVariable', node, { name: node.name })
    if (found === 'ambiguous') throw new ExpressionError('ambiguousVariable', node, { name: node.name })
    return { node: { ...node, name: found.id }, type: found.kind === 'indicator' ? 'truth' : isCoded(found.kind) ? 'number' : 'text' }
  }

  #number(node: Node): Typed {
    const bound = this.bind(node)
    if (!numeric(bound.type)) throw new ExpressionError('needsNumber', node)
    return bound
  }
  #text(node: Node): Node {
    const bound = this.bind(node)
    if (bound.type !== 'text' && bound.type !== 'missing') throw new ExpressionError('needsText', node)
    return bound.node
  }

  /** 「gender = "女"」: a label beside a variable with options stands for its code. */
  #label(node: Node, beside: Node): Typed | null {
    if (node.type !== 'text' || beside.type !== 'variable') return null
    const variable = this.#byId.get(beside.name)
    if (!variable || !isCoded(variable.kind)) return null
    const code = variable.codes.find(each => each.label === node.value) ?? variable.codes.find(each => each.label.trim() === node.value.trim())
    if (!code) throw new ExpressionError('unknownLabel', node, { label: node.value, name: variable.name })
    return { node: { type: 'number', value: code.code, from: node.from, to: node.to }, type: 'number' }
  }

  #beside(node: Node, other: Node): Node { return this.#label(node, other)?.node ?? node }

  #comparison(node: Extract<Node, { type: 'binary' }>): Typed {
    const left = this.bind(node.left)
    const right = this.bind(node.right)
    const a = this.#beside(left.node, right.node)
    const b = this.#beside(right.node, left.node)
    const labelled = a !== left.node || b !== right.node
    if (!labelled && left.type !== 'missing' && right.type !== 'missing' && numeric(left.type) !== numeric(right.type)) throw new ExpressionError('mixedTypes', node)
    return { node: { ...node, left: a, right: b }, type: 'truth' }
  }

  #same(nodes: readonly Typed[], at: Node): ValueType {
    const types = new Set(nodes.map(each => each.type).filter(type => type !== 'missing'))
    if (types.has('text') && types.size > 1) throw new ExpressionError('mixedTypes', at)
    if (types.size === 0) return 'missing'
    return types.has('number') ? 'number' : types.has('text') ? 'text' : 'truth'
  }

  bind(node: Node): Typed {
    switch (node.type) {
      case 'number': return { node, type: 'number' }
      case 'text': return { node, type: 'text' }
      case 'missing': return { node, type: 'missing' }
      case 'variable': return this.#variable(node)
      case 'unary': return { node: { ...node, of: this.#number(node.of).node }, type: node.sign === 'not' ? 'truth' : 'number' }
      case 'in': return this.#in(node)
      case 'binary': return this.#binary(node)
      case 'call': return this.#call(node)
    }
  }

  #choicesOf(node: Node): Choices | undefined {
    return node.type === 'variable' && !this.#byId.has(node.name) ? this.#choices.get(node.name) : undefined
  }

  /** 「selected(Q5, 3, "短信")」: one of these was chosen. It becomes the options' own variables, or a list for a question with one answer. */
  #selected(node: Extract<Node, { type: 'call' }>): Typed {
    const [first, ...wanted] = node.of as [Node, ...Node[]]
    const { from, to } = node
    const choices = this.#choicesOf(first)
    if (!choices) return this.#in({ type: 'in', of: first, list: wanted, from, to })
    const members = wanted.map((each): Node => {
      const value = each.type === 'number' || each.type === 'text' ? each.value : each.type === 'unary' && each.sign === '-' && each.of.type === 'number' ? -each.of.value : null
      const found = value === null ? undefined : choices.options.find(option => (typeof value === 'number' ? option.code === value : option.label.trim() === value.trim()))
      if (!found) throw new ExpressionError('unknownLabel', each, { label: value ?? '', name: choices.name })
      return { type: 'variable', name: found.variable, from: each.from, to: each.to }
    })
    // A single one is compared too, so that the answer is a truth whatever the cell holds.
    const [head, ...rest] = members.map((member): Node => ({ type: 'binary', sign: '=', left: member, right: { type: 'number', value: 1, from: member.from, to: member.to }, from, to }))
    return { node: rest.reduce((left, right): Node => ({ type: 'binary', sign: 'or', left, right, from, to }), head as Node), type: 'truth' }
  }

  #binary(node: Extract<Node, { type: 'binary' }>): Typed {
    const compares: readonly Binary[] = ['=', '!=', '<', '<=', '>', '>=']
    if (compares.includes(node.sign)) return this.#comparison(node)
    const joined: Node = { ...node, left: this.#number(node.left).node, right: this.#number(node.right).node }
    return { node: joined, type: node.sign === 'and' || node.sign === 'or' ? 'truth' : 'number' }
  }

  #in(node: Extract<Node, { type: 'in' }>): Typed {
    const of = this.bind(node.of)
    const list = node.list.map(each => {
      const bound = this.bind(each)
      const labelled = this.#label(bound.node, of.node)
      if (labelled) return labelled.node
      if (bound.type !== 'missing' && of.type !== 'missing' && numeric(bound.type) !== numeric(of.type)) throw new ExpressionError('mixedTypes', each)
      return bound.node
    })
    return { node: { ...node, of: of.node, list }, type: 'truth' }
  }

  #call(node: Extract<Node, { type: 'call' }>): Typed {
    const [first] = node.of
    switch (node.name) {
      case 'selected': return this.#selected(node)
      case 'count': case 'missing': case 'answered':
        if (node.name !== 'count') {
          // All options of a question are answered at once.
          const [member] = this.#choicesOf(first as Node)?.options ?? []
          if (member) return { node: { ...node, of: [{ ...first as Node, type: 'variable', name: member.variable } as Node] }, type: 'truth' }
        }
        return { node: { ...node, of: node.of.map(each => this.bind(each).node) }, type: node.name === 'count' ? 'number' : 'truth' }
      case 'year': case 'month': case 'day': case 'hour': case 'weekday': case 'days': case 'len':
        return { node: { ...node, of: node.of.map(each => this.#text(each)) }, type: 'number' }
      case 'contains': return { node: { ...node, of: node.of.map(each => this.#text(each)) }, type: 'truth' }
      case 'lower': return { node: { ...node, of: node.of.map(each => this.#text(each)) }, type: 'text' }
      case 'if': {
        const condition = this.#number(first as Node)
        const answers = node.of.slice(1).map(each => this.bind(each))
        return { node: { ...node, of: [condition.node, ...answers.map(each => each.node)] }, type: this.#same(answers, node) }
      }
      default: return { node: { ...node, of: node.of.map(each => this.#number(each).node) }, type: 'number' }
    }
  }
}
