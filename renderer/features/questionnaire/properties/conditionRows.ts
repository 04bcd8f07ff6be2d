import type { Node } from '../../../../shared/expression/node.ts'
import { parse } from '../../../../shared/expression/parse.ts'
import { variableText } from '../../../../shared/expression/print.ts'

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const
/** selected, none: of a multiple choice, one of the options was chosen, or none of them. */
export type ClauseSign = (typeof comparisons)[number] | 'in' | 'selected' | 'none' | 'answered' | 'missing'
export interface Clause { name: string; sign: ClauseSign; values: number[] }
export interface ConditionRows { join: 'and' | 'or'; clauses: Clause[] }

/** A condition as lines of a table; null where it says more than lines can. Empty text: no lines. */
export function readCondition(text: string): ConditionRows | null {
  if (text.trim() === '') return { join: 'and', clauses: [] }
  const { node } = parse(text)
  if (!node) return null
  const join = node.type === 'binary' && node.sign === 'or' ? 'or' : 'and'
  const clauses = parts(node, join).map(clauseOf)
  return clauses.every(clause => clause !== null) ? { join, clauses } : null
}

const parts = (node: Node, join: 'and' | 'or'): Node[] => (node.type === 'binary' && node.sign === join ? [...parts(node.left, join), ...parts(node.right, join)] : [node])

const numberOf = (node: Node): number | null => (node.type === 'number' ? node.value : node.type === 'unary' && node.sign === '-' && node.of.type === 'number' ? -node.of.value : null)
const isComparison = (sign: string): sign is (typeof comparisons)[number] => (comparisons as readonly string[]).includes(sign)

function clauseOf(node: Node): Clause | null {
  if (node.type === 'binary' && node.left.type === 'variable' && isComparison(node.sign)) {
    const value = numberOf(node.right)
    return value === null ? null : { name: node.left.name, sign: node.sign, values: [value] }
  }
  if (node.type === 'in' && node.of.type === 'variable') {
    const values = node.list.map(numberOf)
    return values.every(value => value !== null) ? { name: node.of.name, sign: 'in', values } : null
  }
  if (node.type === 'unary' && node.sign === 'not') {
    const inner = clauseOf(node.of)
    return inner?.sign === 'selected' ? { ...inner, sign: 'none' } : null
  }
  if (node.type !== 'call' || node.of[0]?.type !== 'variable') return null
  const { name } = node.of[0]
  if ((node.name === 'answered' || node.name === 'missing') && node.of.length === 1) return { name, sign: node.name, values: [] }
  if (node.name !== 'selected') return null
  const values = node.of.slice(1).map(numberOf)
  return values.every(value => value !== null) ? { name, sign: 'selected', values } : null
}

const wantsValue = (sign: ClauseSign): boolean => sign !== 'answered' && sign !== 'missing'
/** Ready to be written: it names a question, and a value where one is needed. */
export const isComplete = ({ name, sign, values }: Clause): boolean => name !== '' && (!wantsValue(sign) || values.length > 0)

/** The condition as text; lines that are not complete yet are left out. */
export function writeCondition({ join, clauses }: ConditionRows): string {
  return clauses.filter(isComplete).map(({ name, sign, values }) => {
    const named = variableText(name)
    switch (sign) {
      case 'answered': case 'missing': return `${sign}(${named})`
      case 'selected': return `selected(${named}, ${values.join(', ')})`
      case 'none': return `not selected(${named}, ${values.join(', ')})`
      case 'in': return `${named} in (${values.join(', ')})`
      default: return `${named} ${sign} ${values[0]}`
    }
  }).join(` ${join} `)
}
