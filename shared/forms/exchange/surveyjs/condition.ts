import type { FormDocument, FormQuestion } from '../../../model/form.ts'
import type { Node } from '../../../expression/node.ts'
import { parse } from '../../../expression/parse.ts'

/** `{Q5}`, and inside a matrix `{Q5.Q5_1}` or `{Q5.Q5_1.importance}`; by our variable name. */
export function surveyNames(document: FormDocument): { field: Map<string, string>; questions: Map<string, FormQuestion> } {
  const field = new Map<string, string>()
  const questions = new Map<string, FormQuestion>()
  for (const { questions: list } of document.sections) for (const question of list) {
    questions.set(question.code, question)
    if ('rows' in question) for (const row of question.rows) {
      const sides = question.kind === 'paired' ? [['_I', '.importance'], ['_P', '.performance']] : question.kind === 'kano' ? [['_F', '.functional'], ['_D', '.dysfunctional']] : [['', '']]
      for (const [suffix, column] of sides as [string, string][]) field.set(row.code + suffix, `{${question.code}.${row.code}${column}}`)
    } else if (question.kind !== 'multiple' && question.kind !== 'ranking' && question.kind !== 'description') field.set(question.code, `{${question.code}}`)
  }
  return { field, questions }
}
export type SurveyNames = ReturnType<typeof surveyNames>

/** A condition in SurveyJS's expression syntax; null where it has no words for it. */
export function surveyCondition(text: string, names: SurveyNames): string | null {
  const { node } = parse(text)
  return node === null ? null : write(node, names)
}

const signs: Readonly<Record<string, string>> = { '!=': '<>' }
const option = (question: FormQuestion | undefined, code: number): number | string | null => {
  if (!question || !('options' in question)) return code
  const found = question.options.find(one => one.code === code)
  return found ? choiceValue(question, found.code) : null
}
/** SurveyJS has an item of its own for 其他 and for 「以上都没有」. */
export function choiceValue(question: Extract<FormQuestion, { options: unknown }>, code: number): number | string {
  const place = question.options.findIndex(one => one.code === code)
  if (question.kind === 'single' || question.kind === 'multiple') {
    if (place === question.options.findIndex(one => one.other === true)) return 'other'
    if (question.kind === 'multiple' && place === question.options.findIndex(one => one.exclusive === true && one.other !== true)) return 'none'
  }
  return code
}
const shown = (value: number | string): string => (typeof value === 'number' ? String(value) : `'${value}'`)

function write(node: Node, names: SurveyNames): string | null {
  switch (node.type) {
    case 'number': return String(node.value)
    case 'text': return node.value.includes("'") ? null : `'${node.value}'`
    case 'missing': return null
    case 'variable': return names.field.get(node.name) ?? null
    case 'unary': { const of = write(node.of, names); return of === null ? null : node.sign === 'not' ? `!(${of})` : `(0 - ${of})` }
    case 'binary': {
      const [left, right] = [side(node.left, node.right, names), side(node.right, node.left, names)]
      return left === null || right === null ? null : `(${left} ${signs[node.sign] ?? node.sign} ${right})`
    }
    case 'in': return anyOf(node.of, node.list, names)
    case 'call': {
      const [first] = node.of
      if (!first) return null
      if (node.name === 'selected') return anyOf(first, node.of.slice(1), names)
      const of = first.type === 'variable' && names.questions.get(first.name)?.kind === 'multiple' ? `{${first.name}}` : write(first, names)
      if (of === null) return null
      if (node.name === 'answered') return `(${of} notempty)`
      if (node.name === 'missing') return `(${of} empty)`
      if (node.name === 'contains') { const part = node.of[1] ? write(node.of[1], names) : null; return part === null ? null : `(${of} contains ${part})` }
      const all = node.of.map(one => write(one, names))
      if (all.some(one => one === null)) return null
      if (node.name === 'sum' || node.name === 'min' || node.name === 'max' || node.name === 'round') return `${node.name}(${all.join(', ')})`
      return node.name === 'mean' ? `avg(${all.join(', ')})` : null
    }
  }
}

function side(node: Node, other: Node, names: SurveyNames): string | null {
  const question = other.type === 'variable' ? names.questions.get(other.name) : undefined
  const code = codeOf(node, question)
  if (code === null || !question || !('options' in question)) return write(node, names)
  const value = option(question, code)
  return value === null ? null : shown(value)
}

const codeOf = (node: Node, question: FormQuestion | undefined): number | null =>
  node.type === 'number' ? node.value : node.type === 'unary' && node.sign === '-' && node.of.type === 'number' ? -node.of.value
    : node.type === 'text' && question && 'options' in question ? question.options.find(one => Object.values(one.text).includes(node.value))?.code ?? null : null

function anyOf(of: Node, list: readonly Node[], names: SurveyNames): string | null {
  if (of.type !== 'variable') return null
  const question = names.questions.get(of.name)
  const field = question?.kind === 'multiple' ? `{${of.name}}` : names.field.get(of.name)
  const values = list.map(one => { const code = codeOf(one, question); return code === null ? null : option(question, code) })
  return field === undefined || values.some(one => one === null) ? null : `(${field} anyof [${(values as (number | string)[]).map(shown).join(', ')}])`
}

/** An expression of SurveyJS in ours; null where this program does not know it. `value`: our code of a choice. */
export function fromSurveyCondition(text: string, kinds: ReadonlyMap<string, string>, value: (question: string, choice: string) => string): string | null {
  const name = (path: string): string => { const parts = path.split('.'); const suffix = { importance: '_I', performance: '_P', functional: '_F', dysfunctional: '_D' }[parts[2] ?? '']; return parts.length === 1 ? path : `${parts[1] as string}${suffix ?? ''}` }
  const read = text
    .replace(/\{([^}]+)\}\s+anyof\s+\[([^\]]*)\]/gi, (_, path: string, list: string) => {
      const codes = list.split(',').map(one => value(path, one.trim().replace(/^['"]|['"]$/g, ''))).join(', ')
      return kinds.get(path) === 'multiple' ? `selected(${path}, ${codes})` : `${name(path)} in (${codes})`
    })
    .replace(/\{([^}]+)\}\s+notempty/gi, (_, path: string) => `answered(${name(path)})`).replace(/\{([^}]+)\}\s+empty/gi, (_, path: string) => `missing(${name(path)})`)
    .replace(/\{([^}]+)\}\s+contains\s+('[^']*'|"[^"]*"|\d+)/gi, (_, path: string, part: string) => (kinds.get(path) === 'multiple' ? `selected(${path}, ${value(path, part.replace(/^['"]|['"]$/g, ''))})` : `contains(${name(path)}, ${part})`))
    .replace(/\{([^}]+)\}\s*(=|<>|!=|<=|>=|<|>)\s*('[^']*'|"[^"]*")/g, (_, path: string, sign: string, part: string) => `${name(path)} ${sign} ${value(path, part.slice(1, -1))}`)
    .replace(/\{([^}]+)\}/g, (_, path: string) => name(path)).replace(/!\s*\(/g, 'not (').replace(/<>/g, '!=').replace(/\bavg\(/g, 'mean(').replace(/\s&&\s/g, ' and ').replace(/\s\|\|\s/g, ' or ')
  return parse(read).node === null ? null : read
}
