import type { FormDocument, FormQuestion } from '../../../model/form.ts'
import type { Node } from '../../../expression/node.ts'
import { parse } from '../../../expression/parse.ts'

/** What a name of an expression is in an XLSForm: a question by itself, or an option of a multiple choice. */
export interface XlsNames { field(name: string): string | null; options(question: string): FormQuestion | null }

export function xlsNames(document: FormDocument): XlsNames {
  const fields = new Map<string, string>()
  const questions = new Map<string, FormQuestion>()
  for (const { questions: list } of document.sections) for (const question of list) {
    questions.set(question.code, question)
    if ('rows' in question) {
      for (const row of question.rows) {
        const sides = question.kind === 'paired' ? ['_I', '_P'] : question.kind === 'kano' ? ['_F', '_D'] : ['']
        for (const side of sides) fields.set(row.code + side, `\${${row.code}${side}}`)
      }
    } else if (question.kind === 'multiple') for (const option of question.options) fields.set(`${question.code}_${option.code < 0 ? `m${-option.code}` : option.code}`, `if(selected(\${${question.code}}, '${option.code}'), 1, 0)`)
    else if (question.kind !== 'ranking' && question.kind !== 'description') fields.set(question.code, `\${${question.code}}`)
  }
  return { field: name => fields.get(name) ?? null, options: code => questions.get(code) ?? null }
}

/** A condition in XLSForm's words; null where it has none for it (days, weekday, ranks) or the condition cannot be read. */
function conditionOut(text: string, names: XlsNames): string | null {
  const parsed = parse(text)
  return parsed.node === null ? null : write(parsed.node, names)
}

const signs: Readonly<Record<string, string>> = { '+': '+', '-': '-', '*': '*', '/': 'div', '%': 'mod', '=': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=', and: 'and', or: 'or' }
const quote = (text: string): string | null => (text.includes("'") ? (text.includes('"') ? null : `"${text}"`) : `'${text}'`)

function write(node: Node, names: XlsNames): string | null {
  switch (node.type) {
    case 'number': return Object.is(node.value, -0) ? '0' : String(node.value)
    case 'text': return quote(node.value)
    case 'missing': return "''"
    case 'variable': return names.field(node.name)
    case 'unary': { const of = write(node.of, names); return of === null ? null : node.sign === 'not' ? `not(${of})` : `-(${of})` }
    case 'binary': {
      const left = beside(node.left, node.right, names)
      const right = beside(node.right, node.left, names)
      if (left === null || right === null) return null
      return node.sign === '^' ? `pow(${left}, ${right})` : `(${left} ${signs[node.sign]} ${right})`
    }
    case 'in': {
      const each = node.list.map(one => { const of = write(node.of, names); const value = beside(one, node.of, names); return of === null || value === null ? null : `${of} = ${value}` })
      return each.some(one => one === null) ? null : `(${each.join(' or ')})`
    }
    case 'call': return call(node, names)
  }
}

/** 「gender = "女"」: a label beside a question with options stands for its code. */
function beside(node: Node, other: Node, names: XlsNames): string | null {
  if (node.type === 'text' && other.type === 'variable') {
    const code = codeOf(node.value, names.options(other.name))
    if (code !== null) return String(code)
  }
  return write(node, names)
}

const codeOf = (label: string, question: FormQuestion | null): number | null =>
  (question && 'options' in question ? question.options.find(option => Object.values(option.text).includes(label))?.code ?? null : null)

function call(node: Extract<Node, { type: 'call' }>, names: XlsNames): string | null {
  const [first] = node.of
  if (!first) return null
  if (node.name === 'selected') {
    if (first.type !== 'variable' || !names.options(first.name)) return null
    const each = node.of.slice(1).map(one => {
      const code = one.type === 'number' ? one.value : one.type === 'text' ? codeOf(one.value, names.options(first.name)) : one.type === 'unary' && one.sign === '-' && one.of.type === 'number' ? -one.of.value : null
      return code === null ? null : `selected(\${${first.name}}, '${code}')`
    })
    return each.some(one => one === null) ? null : each.length === 1 ? each[0] as string : `(${each.join(' or ')})`
  }
  const whole = (one: Node): string | null => (one.type === 'variable' && names.options(one.name)?.kind === 'multiple' ? `\${${one.name}}` : write(one, names))
  const of = node.of.map(one => (node.name === 'answered' || node.name === 'missing' ? whole(one) : write(one, names)))
  if (of.some(one => one === null)) return null
  const [a] = of as string[]
  switch (node.name) {
    case 'answered': return `(${a} != '')`
    case 'missing': return `(${a} = '')`
    case 'mean': return `((${of.join(' + ')}) div ${of.length})`
    case 'sum': return `(${of.join(' + ')})`
    case 'min': case 'max': return `${node.name}(${of.join(', ')})`
    case 'count': return `(${of.map(one => `if(${one} != '', 1, 0)`).join(' + ')})`
    case 'abs': return `abs(${a})`
    case 'round': return `round(${a}, ${of[1] ?? 0})`
    case 'floor': return `int(${a})`
    case 'sqrt': return `sqrt(${a})`
    case 'ln': return `log(${a})`
    case 'exp': return `exp(${a})`
    case 'if': return of.length === 3 ? `if(${of.join(', ')})` : null
    case 'year': return `number(format-date(${a}, '%Y'))`
    case 'month': return `number(format-date(${a}, '%n'))`
    case 'day': return `number(format-date(${a}, '%e'))`
    case 'len': return `string-length(${a})`
    case 'contains': return `contains(${of.join(', ')})`
    default: return null
  }
}

/**
 * What decides whether a question is asked, by its code: its own condition, that of its section, and every jump over it.
 * A question jumped over is asked only where the jump's condition does not hold.
 */
export function relevants(document: FormDocument, names: XlsNames): { own: Map<string, string>; lost: { code: string; text: string }[] } {
  const lost: { code: string; text: string }[] = []
  const out = (code: string, text: string): string | null => {
    const written = text.trim() === '' ? '' : conditionOut(text, names)
    if (written === null) lost.push({ code, text })
    return written
  }
  const places = document.sections.flatMap(({ section, questions }) => [...(section ? [{ code: section.code, show: section.show, section: true }] : []), ...questions.map(question => ({ code: question.code, show: question.show, section: false }))])
  const at = new Map(places.map((place, i) => [place.code, i]))
  const result = new Map<string, string[]>(places.map(place => [place.code, []]))
  for (const place of places) { const written = out(place.code, place.show); if (written) result.get(place.code)?.push(written) }
  for (const { questions } of document.sections) for (const question of questions) {
    // The first line that holds decides: a later one counts only where those before it do not hold.
    const earlier: string[] = []
    for (const { when, to } of question.skip) {
      const written = out(question.code, when)
      if (!written) continue
      const holds = [...earlier.map(one => `not(${one})`), written].join(' and ')
      const from = at.get(question.code) as number
      const until = to === 'end' ? places.length : at.get(to) ?? from
      for (let i = from + 1; i < until; i++) { const place = places[i]; if (place && !place.section) result.get(place.code)?.push(`not(${holds})`) }
      earlier.push(written)
    }
  }
  return { own: new Map([...result].map(([code, all]) => [code, all.join(' and ')])), lost }
}
