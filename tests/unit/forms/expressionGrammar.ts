/** What a condition may be made of in a format of somebody else; written after its documentation, not after our writer. */
export interface Grammar { reference: RegExp; functions: readonly string[]; binary: readonly string[]; unary: readonly string[]; after: readonly string[]; lists: boolean }

/** SurveyJS: docs/design-survey-conditional-logic. */
export const surveyGrammar: Grammar = {
  reference: /^\{([^{}]+)\}/, functions: ['iif', 'isContainerReady', 'sum', 'avg', 'min', 'max', 'round', 'age'],
  binary: ['notcontains', 'contains', 'anyof', 'allof', 'and', 'or', '<=', '>=', '<>', '!=', '=', '<', '>', '+', '-', '*', '/', '%'], unary: ['!', 'not'], after: ['notempty', 'empty'], lists: true,
}
/** XLSForm: docs.getodk.org/form-operators-functions. */
export const odkGrammar: Grammar = {
  reference: /^\$\{([^{}]+)\}/, functions: ['selected', 'count-selected', 'not', 'if', 'coalesce', 'string-length', 'contains', 'number', 'round', 'sum', 'min', 'max', 'int', 'abs', 'true', 'false', 'string', 'concat', 'once', 'today', 'now', 'date'],
  binary: ['and', 'or', 'div', 'mod', '<=', '>=', '!=', '=', '<', '>', '+', '-', '*'], unary: ['-'], after: [], lists: false,
}

/** The names a condition speaks of; throws where it is none of that grammar. */
export function referencesOf(text: string, grammar: Grammar): string[] {
  const names: string[] = []
  let rest = text.trim()
  const eat = (sign: string): boolean => {
    const word = /^[a-z]/i.test(sign)
    if (!rest.toLowerCase().startsWith(sign) || (word && /[\w-]/.test(rest[sign.length] ?? ''))) return false
    rest = rest.slice(sign.length).trimStart()
    return true
  }
  const need = (sign: string): void => { if (!eat(sign)) throw new Error(`wanted ${sign} at «${rest}» of «${text}»`) }
  const take = (pattern: RegExp): RegExpExecArray | null => { const found = pattern.exec(rest); if (found) rest = rest.slice(found[0].length).trimStart(); return found }
  const operand = (): void => {
    if (grammar.unary.some(eat)) { operand(); return }
    const name = take(grammar.reference)
    const call = name ? null : take(/^([a-z][a-z-]*)\s*\(/i)
    if (name) names.push(name[1] as string)
    else if (call) {
      if (!grammar.functions.includes(call[1] as string)) throw new Error(`function ${call[1]} in «${text}»`)
      if (!eat(')')) { do whole(); while (eat(',')); need(')') }
    } else if (eat('(')) { whole(); need(')') } else if (grammar.lists && eat('[')) { do operand(); while (eat(',')); need(']') } else if (!take(/^(?:'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.(?!\d))/i)) throw new Error(`nothing to compare at «${rest}» of «${text}»`)
    grammar.after.some(eat)
  }
  const whole = (): void => { operand(); while (grammar.binary.some(eat)) operand() }
  whole()
  if (rest !== '') throw new Error(`left over «${rest}» of «${text}»`)
  return names
}
