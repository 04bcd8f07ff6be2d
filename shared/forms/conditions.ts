import { binderOf } from '../expression/bind.ts'
import { compile } from '../expression/evaluate.ts'
import type { Cells, RowValue } from '../expression/evaluate.ts'
import { namesIn } from '../expression/node.ts'
import type { Node } from '../expression/node.ts'
import type { ExpressionProblem } from '../expression/problem.ts'
import { isCoded } from '../model/variable.ts'
import { isSection } from '../model/form.ts'
import type { FormNode } from '../model/form.ts'
import type { CellValue } from '../model/missing.ts'
import { isMissing } from '../model/missing.ts'
import { formNames } from './names.ts'
import type { FormNames } from './names.ts'
import type { Outline } from './outline.ts'
import type { FormVariable } from './variables.ts'

export interface Condition { text: string; node: Node | null; problem: ExpressionProblem | null; /** Ids of the variables it looks at. */ names: string[]; /** 1, 0 or null, over the table's present answers. */ value: (() => number | null) | null }

export interface CompiledNode {
  index: number
  id: string
  node: FormNode
  /** Index of the section it stands in; -1: none. */
  section: number
  show: Condition | null
  /** `to`: index of a later node, Infinity for the end; null: there is no such place further on. */
  skips: { condition: Condition; to: number | null }[]
  variables: FormVariable[]
}

export const END = 'end'

/** What was answered so far, by variable; what is not in it was not answered. */
export type Answers = ReadonlyMap<string, CellValue>

/**
 * Conditions of a questionnaire, parsed and bound once. `values` is the table they read: whoever walks fills it.
 * A scale's 不适用 and other codes of no value count as missing for scales, so that 「Q3 >= 4」 does not hold for them; an option of a
 * single choice is itself, whatever it stands for.
 */
export class FormConditions {
  readonly nodes: CompiledNode[]
  readonly names: FormNames
  readonly values = new Map<string, CellValue>()
  readonly byCode: ReadonlyMap<string, number>
  /** Index of the node a variable comes from. */
  readonly home: ReadonlyMap<string, number>

  constructor(outline: Outline) {
    this.names = formNames(outline)
    const byId = new Map(this.names.variables.map(variable => [variable.id, variable]))
    const byQuestion = Map.groupBy(this.names.variables, variable => variable.question)
    const cells: Cells = {
      isText: name => { const variable = byId.get(name); return variable !== undefined && !isCoded(variable.kind) },
      text: name => () => { const value = this.values.get(name) ?? null; return isMissing(value) ? null : String(value) },
      number: name => {
        const variable = byId.get(name)
        const none = new Set(variable?.kind === 'scale' ? variable.codes.filter(code => code.missing).map(code => code.code) : [])
        return () => { const value = this.values.get(name); return typeof value === 'number' && !none.has(value) ? value : Number.NaN }
      },
    }
    const bind = binderOf(this.names.named, this.names.choices)
    const condition = (text: string): Condition | null => {
      if (text.trim() === '') return null
      const bound = bind(text)
      if (bound.problem) return { text, node: null, problem: bound.problem, names: [], value: null }
      if (bound.type === 'text') return { text, node: null, problem: { code: 'needsNumber', from: 0, to: text.length, params: {} }, names: [], value: null }
      const run: RowValue = compile(bound.node, cells)
      return { text, node: bound.node, problem: null, names: namesIn(bound.node), value: () => { const value = run(0); return value === null ? null : value === 0 ? 0 : 1 } }
    }
    const codes = new Map<string, number>()
    outline.nodes.forEach(({ node }, index) => { if (!codes.has(node.code)) codes.set(node.code, index) })
    this.byCode = codes
    let section = -1
    this.nodes = outline.nodes.map(({ id, node, section: within }, index) => {
      if (isSection(node)) section = index
      const target = (to: string): number | null => {
        if (to.toLowerCase() === END) return Infinity
        const at = codes.get(to)
        return at !== undefined && at > index ? at : null
      }
      return {
        index, id, node, section: within === null ? -1 : section, show: condition(node.show),
        skips: isSection(node) ? [] : node.skip.flatMap(rule => { const when = condition(rule.when); return when ? [{ condition: when, to: target(rule.to) }] : [] }),
        variables: isSection(node) ? [] : byQuestion.get(node.code) ?? [],
      }
    })
    this.home = new Map(this.nodes.flatMap(node => node.variables.map(variable => [variable.id, node.index] as const)))
  }

  /** A condition that cannot be read hides nothing: better a question too many than answers lost. */
  holds(condition: Condition | null): boolean { return condition === null || condition.value === null || condition.value() === 1 }

  /** Where to go on after a question that was answered: the first of its rules that holds. */
  target(node: CompiledNode): number {
    for (const rule of node.skips) if (rule.to !== null && rule.condition.value?.() === 1) return rule.to
    return node.index + 1
  }
}
