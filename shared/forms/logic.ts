import { isSection } from '../model/form.ts'
import type { CellValue } from '../model/missing.ts'
import { FormConditions } from './conditions.ts'
import type { Answers } from './conditions.ts'
import type { Outline } from './outline.ts'

/** hidden: its condition, or that of its section, does not hold. skipped: a rule of an earlier question led past it. */
export type NodeState = 'shown' | 'hidden' | 'skipped'

export interface FormPath {
  /** By the node's code. */
  states: ReadonlyMap<string, NodeState>
  /** Codes of the questions that are shown, in order; descriptions are among them. */
  shown: string[]
  /** Answers of the questions that are shown; what was answered before a question was hidden again does not count. */
  counted: ReadonlyMap<string, CellValue>
}

/** Which way a respondent goes through a questionnaire. Rules only lead forward, so every path ends. */
export class FormLogic {
  readonly conditions: FormConditions

  constructor(outline: Outline) { this.conditions = new FormConditions(outline) }

  path(answers: Answers): FormPath {
    const { nodes, values } = this.conditions
    values.clear()
    const states = new Map<string, NodeState>()
    const shown: string[] = []
    const sections = new Map<number, boolean>()
    let from = 0
    for (const each of nodes) {
      if (isSection(each.node)) {
        if (each.index >= from) sections.set(each.index, this.conditions.holds(each.show))
        states.set(each.node.code, sections.get(each.index) === false ? 'hidden' : each.index < from ? 'skipped' : 'shown')
        continue
      }
      if (each.index < from) { states.set(each.node.code, 'skipped'); continue }
      // A rule may lead into the middle of a section.
      if (each.section >= 0 && !sections.has(each.section)) sections.set(each.section, this.conditions.holds(nodes[each.section]?.show ?? null))
      const visible = sections.get(each.section) !== false && this.conditions.holds(each.show)
      states.set(each.node.code, visible ? 'shown' : 'hidden')
      if (each.section >= 0 && sections.get(each.section) === false) states.set(nodes[each.section]!.node.code, 'hidden')
      if (!visible) continue
      if (each.section >= 0) states.set(nodes[each.section]!.node.code, 'shown')
      shown.push(each.node.code)
      for (const variable of each.variables) {
        const value = answers.get(variable.id)
        if (value !== undefined && value !== null) values.set(variable.id, value)
      }
      from = this.conditions.target(each)
    }
    return { states, shown, counted: new Map(values) }
  }

  /** Code of the next question that is shown after this one, the first of all for null; null at the end. */
  next(code: string | null, answers: Answers): string | null {
    const { shown } = this.path(answers)
    if (code === null) return shown[0] ?? null
    const at = this.conditions.byCode.get(code) ?? -1
    return shown.find(each => (this.conditions.byCode.get(each) ?? -1) > at) ?? null
  }

  /** For each variable whether its question was shown: an empty cell of the others is 不适用, not 未答. */
  asked(answers: Answers): ReadonlyMap<string, boolean> {
    const { states } = this.path(answers)
    return new Map(this.conditions.names.variables.map(variable => [variable.id, states.get(variable.question) === 'shown']))
  }
}
