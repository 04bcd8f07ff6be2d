import type { Span } from './problem.ts'

export type Binary = '+' | '-' | '*' | '/' | '^' | '%' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or'
export type Unary = '-' | 'not'

/** An expression as a tree. Spans point into the text it was parsed from. */
export type Node = Span & (
  | { type: 'number'; value: number }
  | { type: 'text'; value: string }
  | { type: 'missing' }
  | { type: 'variable'; name: string }
  | { type: 'unary'; sign: Unary; of: Node }
  | { type: 'binary'; sign: Binary; left: Node; right: Node }
  | { type: 'in'; of: Node; list: Node[] }
  | { type: 'call'; name: FunctionName; of: Node[] }
)

/** Functions with the fewest and the most arguments they take. */
export const functions = {
  mean: [1, 200], sum: [1, 200], min: [1, 200], max: [1, 200], count: [1, 200],
  abs: [1, 1], round: [1, 2], floor: [1, 1], sqrt: [1, 1], ln: [1, 1], exp: [1, 1],
  if: [2, 3], missing: [1, 1], answered: [1, 1],
  year: [1, 1], month: [1, 1], day: [1, 1], hour: [1, 1], weekday: [1, 1], days: [2, 2],
  selected: [2, 200], len: [1, 1], contains: [2, 2], lower: [1, 1],
} as const satisfies Record<string, readonly [number, number]>
export type FunctionName = keyof typeof functions
export const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name)

/** Every variable named in the tree, each once, in the order of reading. */
export function namesIn(node: Node): string[] {
  const names = new Set<string>()
  walk(node, each => { if (each.type === 'variable') names.add(each.name) })
  return [...names]
}

/** Every place where a variable is named, in the order of the text. */
export function namesAt(node: Node): Extract<Node, { type: 'variable' }>[] {
  const places: Extract<Node, { type: 'variable' }>[] = []
  walk(node, each => { if (each.type === 'variable') places.push(each) })
  return places.sort((a, b) => a.from - b.from)
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of childrenOf(node)) walk(child, visit)
}

function childrenOf(node: Node): Node[] {
  switch (node.type) {
    case 'unary': return [node.of]
    case 'binary': return [node.left, node.right]
    case 'in': return [node.of, ...node.list]
    case 'call': return node.of
    default: return []
  }
}
