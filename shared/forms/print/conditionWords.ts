import type { Binary, Node } from '../../expression/node.ts'
import { parse } from '../../expression/parse.ts'
import type { FormQuestion } from '../../model/form.ts'
import type { Translate } from '../../i18n/translate.ts'

const comparisons = { '=': 'equal', '!=': 'notEqual', '<': 'less', '<=': 'atMost', '>': 'greater', '>=': 'atLeast' } as const
const isComparison = (sign: Binary): sign is keyof typeof comparisons => Object.hasOwn(comparisons, sign)
const chosen: readonly FormQuestion['kind'][] = ['single', 'multiple', 'scale', 'nps']

export interface PrintedNames {
  /** As paper calls it: 「第 3 题」; null: it is no question of its own. */
  named(code: string): string | null
  kindOf(code: string): FormQuestion['kind'] | undefined
}

/** A condition as paper says it: 「第 1 题选 2 或 3」 for `Q1 in (2, 3)`. What paper has no words for stays as it is written. */
export function conditionWords(text: string, { named, kindOf }: PrintedNames, t: Translate): string {
  const { node } = parse(text)
  if (!node) return text
  const name = (code: string): string => named(code) ?? code
  const number = (of: Node): string | null => (of.type === 'number' ? String(of.value) : of.type === 'text' ? of.value : of.type === 'unary' && of.sign === '-' && of.of.type === 'number' ? String(-of.of.value) : null)
  const list = (values: readonly Node[]): string | null => { const all = values.map(number); return all.every(value => value !== null) ? all.join(` ${t('formPrint.or')} `) : null }
  const said = (key: 'chose' | 'notChose' | (typeof comparisons)[keyof typeof comparisons], code: string, value: string): string => t(`formPrint.${key}`, { question: name(code), code: value })
  const asWritten = (of: Node): string => text.slice(of.from, of.to).replace(/\b[A-Za-z_]\w*\b/g, word => name(word))
  const words = (of: Node, negated = false): string => {
    if (of.type === 'binary' && (of.sign === 'and' || of.sign === 'or')) {
      const sign = negated ? (of.sign === 'and' ? 'or' : 'and') : of.sign
      const part = (side: Node): string => { const own = words(side, negated); return side.type === 'binary' && (side.sign === 'and' || side.sign === 'or') && side.sign !== of.sign ? t('formPrint.group', { what: own }) : own }
      return [of.left, of.right].map(part).join(` ${t(`formPrint.${sign}`)} `)
    }
    if (of.type === 'unary' && of.sign === 'not') return words(of.of, !negated)
    if (of.type === 'binary' && of.left.type === 'variable' && isComparison(of.sign)) {
      const value = number(of.right)
      const kind = kindOf(of.left.name)
      const plain = kind !== undefined && chosen.includes(kind)
      if (value !== null && !(negated && of.sign !== '=' && of.sign !== '!=')) {
        const equal = (of.sign === '=') !== negated
        if (of.sign === '=' || of.sign === '!=') return said(plain ? (equal ? 'chose' : 'notChose') : equal ? 'equal' : 'notEqual', of.left.name, value)
        return said(comparisons[of.sign], of.left.name, value)
      }
    }
    const choice = of.type === 'in' ? { of: of.of, values: of.list } : of.type === 'call' && of.name === 'selected' ? { of: of.of[0], values: of.of.slice(1) } : null
    const values = choice && list(choice.values)
    if (choice?.of?.type === 'variable' && values !== null) return said(negated ? 'notChose' : 'chose', choice.of.name, values)
    const [asked] = of.type === 'call' ? of.of : []
    if (of.type === 'call' && (of.name === 'answered' || of.name === 'missing') && asked?.type === 'variable') return t((of.name === 'answered') !== negated ? 'formPrint.answered' : 'formPrint.unanswered', { question: name(asked.name) })
    return negated ? t('formPrint.not', { what: asWritten(of) }) : asWritten(of)
  }
  return spaced(words(node).trim())
}

/** A blank between two Chinese signs parts nothing; between Chinese and a code or a number stands one. */
export const spaced = (text: string): string => text.replace(/\s+/g, ' ').replace(/(?<=[^\x00-\x7F]) (?=[^\x00-\x7F])/g, '').replace(/(?<=[A-Za-z0-9_])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[A-Za-z0-9])/gu, ' ')
