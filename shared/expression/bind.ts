import type { Variable } from '../model/variable.ts'
import { isCoded } from '../model/variable.ts'
import type { Binary, Node } from './node.ts'
import { parse } from './parse.ts'
import { ExpressionError } from './problem.ts'
import type { ExpressionProblem } from './problem.ts'

/** truth: 1, 0 or missing, from a comparison or a multiple-choice option. missing: the literal alone. */
export type ValueType = 'number' | 'truth' | 'text' | 'missing'
export type Named = Pick<Variable, 'id' | 'name' | 'label' | 'kind' | 'codes'>

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
export function bind(text: string, variables: readonly Named[]): Bound {
  const parsed = parse(text)
  if (parsed.problem) return { node: null, type: null, problem: parsed.problem }
  try {
    const { node, type } = new Binder(variables).bind(parsed.node)
    return { node, type, problem: null }
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return { node: null, type: null, problem: thrown.problem }
    throw thrown
  }
}

interface Typed { node: Node; type: ValueType }
const numeric = (type: ValueType): boolean => type !== 'text'

class Binder {
  #variables: readonly Named[]
  #byId: Map<string, Named>
  constructor(variables: readonly Named[]) {
    this.#variables = variables
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
      case 'count': case 'missing': case 'answered':
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
