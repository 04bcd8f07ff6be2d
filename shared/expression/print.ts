import type { Node } from './node.ts'
import { isWord } from './tokens.ts'

/** How tightly a node holds together, as the parser reads it. */
function strength(node: Node): number {
  switch (node.type) {
    case 'binary':
      switch (node.sign) {
        case 'or': return 1
        case 'and': return 2
        case '+': case '-': return 5
        case '*': case '/': case '%': return 6
        case '^': return 8
        default: return 4
      }
    case 'in': return 4
    case 'unary': return node.sign === 'not' ? 3 : 7
    case 'number': return node.value < 0 || Object.is(node.value, -0) ? 7 : 9
    default: return 9
  }
}

const number = (value: number): string => String(Object.is(value, -0) ? '-0' : value)
const text = (value: string): string => `"${value.replace(/["“”]/g, sign => sign + sign)}"`
/** In brackets where it would not read back as one word. */
export const variableText = (name: string): string => (isWord(name) ? name : `[${name.replace(/[\]】］]/g, sign => sign + sign)}]`)

/** The expression as text that parses to the same tree; `name` says how a variable is written (its id, its short name). */
export function print(node: Node, name: (variable: string) => string = each => each): string {
  const wrap = (child: Node, least: number): string => {
    const written = print(child, name)
    return strength(child) < least ? `(${written})` : written
  }
  switch (node.type) {
    case 'number': return number(node.value)
    case 'text': return text(node.value)
    case 'missing': return 'missing'
    case 'variable': return variableText(name(node.name))
    case 'unary': return node.sign === 'not' ? `not ${wrap(node.of, 3)}` : `-${wrap(node.of, 7)}`
    case 'in': return `${wrap(node.of, 5)} in (${node.list.map(each => print(each, name)).join(', ')})`
    case 'call': return `${node.name}(${node.of.map(each => print(each, name)).join(', ')})`
    case 'binary': {
      const own = strength(node)
      const [left, right] = node.sign === '^' ? [own + 1, 7] : own === 4 ? [5, 5] : [own, own + 1]
      return `${wrap(node.left, left)} ${node.sign} ${wrap(node.right, right)}`
    }
  }
}
