import { isSection } from '../../model/form.ts'
import type { FormQuestion, FormScale } from '../../model/form.ts'
import type { CellValue } from '../../model/missing.ts'
import { pointsOf } from '../text.ts'
import { optionVariable } from '../variables.ts'
import type { CompiledNode, FormConditions } from '../conditions.ts'
import type { Node } from '../../expression/node.ts'

/** Answers tried for one judgement; beyond it nothing is claimed. */
const BUDGET = 20_000
/** And for all judgements over one questionnaire together, so that no design keeps the checker busy. */
const WHOLE_BUDGET = 150_000
const MOST_OPTIONS = 10

export type Verdict = 'never' | 'always' | 'sometimes' | 'unknown'
/** contradiction: its own condition cannot hold whatever is answered. context: not together with the way that leads to it. skipped: rules always lead past it. section: its section is never shown. */
export type Why = 'contradiction' | 'context' | 'skipped' | 'section'
export interface NodeJudgement { shown: Verdict; why: Why }

type Assignment = readonly (readonly [variable: string, value: CellValue])[]

/**
 * Walks through everything that can be answered to the questions a judgement depends on, in reading order, hidden questions left without an
 * answer. Codes, points and choices are tried one and all; numbers at the bounds and on both sides of every number they are compared with,
 * which is exact as long as they are only compared with numbers. Where a text or a date decides, nothing is claimed.
 */
export class Reach {
  #conditions: FormConditions
  #thresholds = new Map<string, Set<number>>()
  /** Variables whose values cannot be listed. */
  #open = new Set<string>()
  #domains = new Map<string, Assignment[] | null>()
  #judged = new Map<number, NodeJudgement>()
  #left = WHOLE_BUDGET

  constructor(conditions: FormConditions) {
    this.#conditions = conditions
    for (const node of conditions.nodes) for (const condition of [node.show, ...node.skips.map(rule => rule.condition)]) if (condition?.node) this.#note(condition.node)
    for (const variable of conditions.names.variables) if (variable.kind === 'text' || variable.kind === 'date') this.#open.add(variable.id)
  }

  /** Numbers that a variable is compared with; a variable in any other place has no list of values to try. */
  #note(node: Node): void {
    const number = (each: Node): number | null => (each.type === 'number' ? each.value : each.type === 'unary' && each.sign === '-' && each.of.type === 'number' ? -each.of.value : null)
    const threshold = (name: string, value: number): void => { this.#thresholds.set(name, (this.#thresholds.get(name) ?? new Set()).add(value)) }
    const numeric = (name: string): boolean => (this.#conditions.nodes[this.#conditions.home.get(name) ?? -1]?.node.kind) === 'number'
    const compares = (each: Node): each is Extract<Node, { type: 'binary' }> => each.type === 'binary' && ['=', '!=', '<', '<=', '>', '>='].includes(each.sign)
    const visit = (each: Node): void => {
      if (compares(each) && each.left.type === 'variable' && number(each.right) !== null) { threshold(each.left.name, number(each.right)!); return }
      if (compares(each) && each.right.type === 'variable' && number(each.left) !== null) { threshold(each.right.name, number(each.left)!); return }
      if (each.type === 'in' && each.of.type === 'variable') {
        const values = each.list.map(number)
        if (values.every(value => value !== null)) { for (const value of values) threshold(each.of.name, value as number); return }
      }
      if (each.type === 'call' && (each.name === 'missing' || each.name === 'answered') && each.of[0]?.type === 'variable') return
      switch (each.type) {
        case 'variable': if (numeric(each.name)) this.#open.add(each.name); return
        case 'unary': visit(each.of); return
        case 'binary': visit(each.left); visit(each.right); return
        case 'in': visit(each.of); each.list.forEach(visit); return
        case 'call': each.of.forEach(visit)
      }
    }
    visit(node)
  }

  /** Questions that decide over a node, in reading order: those its condition and its section's name, those whose rules may lead past it, and what decides over them. */
  #closure(target: CompiledNode, seeds: readonly string[]): { indices: number[]; names: Set<string> } | null {
    const { nodes, home } = this.#conditions
    const names = new Set<string>()
    const indices = new Set<number>()
    const waiting: CompiledNode[] = []
    const need = (name: string): void => {
      names.add(name)
      const index = home.get(name)
      if (index !== undefined && index !== target.index) open(index)
    }
    const open = (index: number): void => {
      if (indices.has(index)) return
      indices.add(index)
      waiting.push(nodes[index] as CompiledNode)
    }
    const around = (node: CompiledNode): void => {
      for (const name of node.show?.names ?? []) need(name)
      for (const name of nodes[node.section]?.show?.names ?? []) need(name)
      for (const source of this.#sources(node.index)) {
        open(source.index)
        for (const rule of source.skips) rule.condition.names.forEach(need)
      }
    }
    seeds.forEach(need)
    around(target)
    for (let next = waiting.pop(); next; next = waiting.pop()) around(next)
    for (const name of names) if (this.#open.has(name)) return null
    return { indices: [...indices].filter(index => index < target.index).sort((a, b) => a - b), names }
  }

  #sources(index: number): CompiledNode[] {
    return this.#jumping.filter(source => source.index < index && source.skips.some(rule => rule.to !== null && rule.to > index))
  }
  #jumpingNodes: CompiledNode[] | null = null
  get #jumping(): CompiledNode[] { return (this.#jumpingNodes ??= this.#conditions.nodes.filter(node => node.skips.some(rule => rule.to !== null))) }

  /** Answers a question can get, as far as the names that matter tell them apart; null: too many. */
  #domain(compiled: CompiledNode, names: ReadonlySet<string>): Assignment[] | null {
    const wanted = compiled.variables.filter(variable => names.has(variable.id))
    const key = wanted.map(variable => variable.id).join(' ')
    const kept = this.#domains.get(key)
    if (kept !== undefined) return kept
    const made = this.#listed(compiled.node as FormQuestion, wanted.map(variable => variable.id))
    this.#domains.set(key, made)
    return made
  }

  #listed(question: FormQuestion, wanted: string[]): Assignment[] | null {
    const blank: Assignment = []
    const optional = question.required ? [] : [blank]
    if (wanted.length === 0) return [blank]
    const scaled = (scale: FormScale): CellValue[] => [...pointsOf(scale), ...(scale.notApplicable ? [scale.notApplicable.code] : [])]
    const each = (values: readonly CellValue[]): Assignment[] | null => {
      let all: Assignment[] = [blank]
      for (const name of wanted) {
        all = all.flatMap(before => values.map((value): Assignment => [...before, [name, value]]))
        if (all.length > BUDGET) return null
      }
      return [...all, ...optional]
    }
    switch (question.kind) {
      case 'single': return each(question.options.map(option => option.code))
      case 'scale': return each(scaled(question.scale))
      case 'nps': return each(pointsOf({ min: 0, max: 10 }))
      case 'matrixScale': return each(scaled(question.scale))
      case 'matrixSingle': return each(question.options.map(option => option.code))
      case 'kano': return each([1, 2, 3, 4, 5])
      case 'paired': {
        const values = [...new Set([...scaled(question.importance), ...scaled(question.performance)])]
        return each(values)
      }
      case 'ranking': return each([...question.options.map((_, index) => index + 1), null])
      case 'number': return each(this.#numbers(question, wanted[0] as string))
      case 'multiple': {
        const members = question.options.filter(option => wanted.includes(optionVariable(question.code, option.code)))
        if (members.length > MOST_OPTIONS) return null
        const others = question.options.length > members.length
        const lists: Assignment[] = []
        for (let mask = 0; mask < 2 ** members.length; mask++) {
          const chosen = members.filter((_, index) => (mask >> index) & 1)
          if (chosen.some(option => option.exclusive) && chosen.length > 1) continue
          if (chosen.length === 0 && !others) continue
          if (question.most !== null && chosen.length > question.most) continue
          lists.push(members.map(option => [optionVariable(question.code, option.code), chosen.includes(option) ? 1 : 0] as const))
        }
        return [...lists, ...optional]
      }
      case 'text': case 'date': case 'description': return null
    }
  }

  #numbers(question: Extract<FormQuestion, { kind: 'number' }>, name: string): number[] {
    const step = question.whole ? 1 : 0.5
    const around = [...this.#thresholds.get(name) ?? []].flatMap(value => (question.whole ? [Math.ceil(value) - step, Math.floor(value), Math.floor(value) + step] : [value - step, value, value + step]))
    // Two thresholds close to each other have something between them too.
    const sorted = [...new Set(around)].sort((a, b) => a - b)
    const between = question.whole ? [] : sorted.slice(1).map((value, index) => (value + sorted[index]!) / 2)
    const all = [...sorted, ...between, ...(question.min === null ? [] : [question.min]), ...(question.max === null ? [] : [question.max])]
    const fitting = [...new Set(all)].filter(value => (question.min === null || value >= question.min) && (question.max === null || value <= question.max))
    return fitting.length > 0 ? fitting : [question.min ?? question.max ?? 0]
  }

  /** Calls `visit` for each way up to the target with where that way leads on; stops when it answers true. False: not everything could be tried. */
  #walk(target: CompiledNode, seeds: readonly string[], visit: (from: number) => boolean): boolean {
    const closure = this.#closure(target, seeds)
    if (!closure) return false
    const { nodes, values } = this.#conditions
    const holds = (node: CompiledNode): boolean => this.#conditions.holds(node.show)
    const visible = (node: CompiledNode): boolean => (node.section < 0 || holds(nodes[node.section] as CompiledNode)) && holds(node)
    let left = BUDGET
    let whole = true
    values.clear()
    const step = (place: number, from: number): boolean => {
      if (left-- <= 0 || this.#left-- <= 0) { whole = false; return true }
      const index = closure.indices[place]
      if (index === undefined) return visit(from)
      const node = nodes[index] as CompiledNode
      if (index < from || !visible(node)) return step(place + 1, from)
      const domain = this.#domain(node, closure.names)
      if (!domain) { whole = false; return true }
      for (const assignment of domain) {
        for (const [name, value] of assignment) values.set(name, value)
        const next = this.#conditions.target(node)
        const stop = step(place + 1, next > index + 1 ? next : from)
        for (const [name] of assignment) values.delete(name)
        if (stop) return true
      }
      return false
    }
    step(0, 0)
    return whole
  }

  ofNode(target: CompiledNode): NodeJudgement {
    const kept = this.#judged.get(target.index)
    if (kept) return kept
    const judged = this.#judge(target)
    this.#judged.set(target.index, judged)
    return judged
  }

  #judge(target: CompiledNode): NodeJudgement {
    const own = target.show
    const within = this.#conditions.nodes[target.section]?.show ?? null
    // A condition over what is asked later is said by a rule of its own.
    const later = (condition: CompiledNode['show'], index: number): boolean => condition?.names.some(name => (this.#conditions.home.get(name) ?? 0) >= index) === true
    if (own?.problem || within?.problem || later(own, target.index) || later(within, target.section)) return { shown: 'unknown', why: 'context' }
    if (!own && target.section < 0 && this.#sources(target.index).length === 0) return { shown: 'always', why: 'context' }
    const { nodes } = this.#conditions
    let [shown, off, arrived, inSection] = [false, false, false, false]
    const whole = this.#walk(target, own?.names ?? [], from => {
      if (isSection(target.node)) {
        // A section is there when its condition holds and it is not jumped over as a whole.
        const last = nodes.findLastIndex(node => node.section === target.index)
        if (from > Math.max(last, target.index)) return false
      } else if (from > target.index) return false
      arrived = true
      if (target.section >= 0 && !this.#conditions.holds(nodes[target.section]?.show ?? null)) return false
      inSection = true
      if (this.#conditions.holds(own)) shown = true
      else off = true
      return shown && off
    })
    if (shown) return { shown: whole && !off ? 'always' : 'sometimes', why: 'context' }
    if (!whole) return { shown: 'unknown', why: 'context' }
    return { shown: 'never', why: !arrived ? 'skipped' : !inSection ? 'section' : own && this.#impossible(own.names, own) ? 'contradiction' : 'context' }
  }

  /** Whether a condition holds for no answers at all, whatever leads there. */
  #impossible(names: readonly string[], condition: NonNullable<CompiledNode['show']>): boolean {
    const { nodes, values, home } = this.#conditions
    const wanted = new Set(names)
    const indices = [...new Set(names.map(name => home.get(name)).filter(index => index !== undefined))]
    let left = BUDGET
    values.clear()
    const possible = (place: number): boolean => {
      const index = indices[place]
      if (left-- <= 0) return true
      if (index === undefined) return condition.value?.() === 1
      const domain = this.#domain(nodes[index] as CompiledNode, wanted)
      if (!domain) return true
      return domain.some(assignment => {
        for (const [name, value] of assignment) values.set(name, value)
        const found = possible(place + 1)
        for (const [name] of assignment) values.delete(name)
        return found
      })
    }
    return !possible(0)
  }

  /** For each rule of a question whether it fires; a rule behind one that always holds before it never does. */
  ofSkips(target: CompiledNode): Verdict[] {
    const fired = target.skips.map(() => false)
    const passed = target.skips.map(() => false)
    const names = new Set(target.skips.flatMap(rule => rule.condition.names))
    if (target.skips.some(rule => rule.condition.problem) || [...names].some(name => (this.#conditions.home.get(name) ?? 0) > target.index)) return target.skips.map(() => 'unknown')
    const domain = this.#domain(target, names)
    if (!domain) return target.skips.map(() => 'unknown')
    const { values, nodes } = this.#conditions
    const whole = this.#walk(target, [...names], from => {
      if (from > target.index || !this.#conditions.holds(target.show) || (target.section >= 0 && !this.#conditions.holds(nodes[target.section]?.show ?? null))) return false
      for (const assignment of domain) {
        for (const [name, value] of assignment) values.set(name, value)
        const first = target.skips.findIndex(rule => rule.to !== null && rule.condition.value?.() === 1)
        target.skips.forEach((_, index) => { if (index === first) fired[index] = true; else passed[index] = true })
        for (const [name] of assignment) values.delete(name)
      }
      return fired.every(Boolean) && passed.every(Boolean)
    })
    // Where the question itself is never asked, that is what is said.
    if (!fired.some(Boolean) && !passed.some(Boolean)) return target.skips.map(() => 'unknown')
    return target.skips.map((rule, index): Verdict => (rule.to === null ? 'unknown' : fired[index] && passed[index] ? 'sometimes' : !whole ? 'unknown' : fired[index] ? 'always' : 'never'))
  }
}
