import { isSection } from '../../model/form.ts'
import type { FormNode } from '../../model/form.ts'
import type { CompiledNode, Condition } from '../conditions.ts'
import type { Fixed, Hit, Rule, RuleContext } from './rule.ts'

interface Placed { compiled: CompiledNode; part: string; condition: Condition }
const placed = ({ conditions }: RuleContext): Placed[] => conditions.nodes.flatMap(compiled => [
  ...(compiled.show ? [{ compiled, part: 'show', condition: compiled.show }] : []),
  ...compiled.skips.map((rule, place) => ({ compiled, part: `skip:${originalIndex(compiled, place)}`, condition: rule.condition })),
])
/** Rules with an empty condition are not compiled: the place of a compiled one among all. */
const originalIndex = (compiled: CompiledNode, place: number): number => {
  if (isSection(compiled.node)) return place
  const filled = compiled.node.skip.flatMap((rule, index) => (rule.when.trim() === '' ? [] : [index]))
  return filled[place] ?? place
}
const at = ({ outline }: RuleContext, compiled: CompiledNode) => outline.nodes[compiled.index] ?? null

const withoutSkip = (node: FormNode, index: number): FormNode | null => (isSection(node) ? null : { ...node, skip: node.skip.filter((_, place) => place !== index) })
const dropped = (_context: RuleContext, hit: Hit): Fixed | null => {
  if (!hit.at || !hit.part) return null
  const content = hit.part === 'show' ? { ...hit.at.node, show: '' } as FormNode : withoutSkip(hit.at.node, Number(hit.part.split(':')[1]))
  return content && { node: { id: hit.at.id, content } }
}

const brokenCondition: Rule = {
  id: 'brokenCondition', severity: 'error',
  find: context => placed(context).flatMap(({ compiled, part, condition }): Hit[] => (condition.problem
    ? [{ at: at(context, compiled), part, params: { problem: condition.problem.code, ...condition.problem.params, from: condition.problem.from, to: condition.problem.to }, excerpt: condition.text.slice(condition.problem.from, condition.problem.to) }] : [])),
}

const emptySkip: Rule = {
  id: 'emptySkip', severity: 'error',
  find: ({ questions }) => questions.flatMap(each => each.node.skip.flatMap((rule, index): Hit[] => (rule.when.trim() === '' ? [{ at: each, part: `skip:${index}` }] : []))),
  fix: dropped,
}

/** A rule leads on to a later question or section, or to the end. */
const skipTarget: Rule = {
  id: 'skipTarget', severity: 'error',
  find: ({ questions, conditions }) => questions.flatMap(each => each.node.skip.flatMap((rule, index): Hit[] => {
    if (rule.to.toLowerCase() === 'end') return []
    const target = conditions.byCode.get(rule.to)
    const own = conditions.byCode.get(each.node.code) ?? -1
    return target === undefined ? [{ at: each, part: `skip:${index}`, params: { target: rule.to, why: 'missing' } }]
      : target <= own ? [{ at: each, part: `skip:${index}`, params: { target: rule.to, why: target === own ? 'itself' : 'earlier' } }] : []
  })),
  fix: dropped,
}

const laterReference: Rule = {
  id: 'laterReference', severity: 'error',
  find: context => placed(context).flatMap(({ compiled, part, condition }): Hit[] => {
    const limit = part === 'show' ? compiled.index - 1 : compiled.index
    const late = condition.names.find(name => (context.conditions.home.get(name) ?? -1) > limit)
    return late === undefined ? [] : [{ at: at(context, compiled), part, params: { name: late } }]
  }),
}

const unreachable: Rule = {
  id: 'unreachable', severity: 'error',
  find: context => context.conditions.nodes.flatMap((compiled): Hit[] => {
    const judged = context.reach.ofNode(compiled)
    // A question of a section that is never shown is said once, of the section.
    return judged.shown !== 'never' || judged.why === 'section' ? [] : [{ at: at(context, compiled), ...(compiled.show ? { part: 'show' } : {}), params: { why: judged.why } }]
  }),
}

const alwaysShown: Rule = {
  id: 'alwaysShown', severity: 'warning',
  find: context => context.conditions.nodes.flatMap((compiled): Hit[] =>
    (compiled.show?.value && context.reach.ofNode(compiled).shown === 'always' ? [{ at: at(context, compiled), part: 'show' }] : [])),
  fix: dropped,
}

const skipRule = (id: string, wanted: 'never' | 'always'): Rule => ({
  id, severity: 'warning',
  find: context => context.conditions.nodes.flatMap((compiled): Hit[] => (compiled.skips.length === 0 ? [] : context.reach.ofSkips(compiled)
    .flatMap((fires, place): Hit[] => (fires === wanted ? [{ at: at(context, compiled), part: `skip:${originalIndex(compiled, place)}` }] : [])))),
  ...(wanted === 'never' ? { fix: dropped } : {}),
})

export const conditionRules: readonly Rule[] = [
  brokenCondition, emptySkip, skipTarget, laterReference, unreachable, alwaysShown, skipRule('skipNever', 'never'), skipRule('skipAlways', 'always'),
]
