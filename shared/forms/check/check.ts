import { isSection } from '../../model/form.ts'
import { FormConditions } from '../conditions.ts'
import type { Outline } from '../outline.ts'
import { mainLanguage } from '../text.ts'
import type { FormFinding } from './finding.ts'
import { Reach } from './reach.ts'
import type { AskedNode, CheckExtras, Hit, Rule, RuleContext } from './rule.ts'
import { rules } from './rules.ts'

const nothingKnown: CheckExtras = { versions: [], factors: null }

export function checkContext(outline: Outline, extras: CheckExtras = nothingKnown): RuleContext {
  const conditions = new FormConditions(outline)
  return {
    ...extras, outline, language: mainLanguage(outline.settings), conditions, reach: new Reach(conditions),
    questions: outline.nodes.filter((each): each is AskedNode => !isSection(each.node)),
  }
}

const finding = (rule: Rule, hit: Hit): FormFinding => ({
  rule: rule.id, severity: hit.severity ?? rule.severity, node: hit.at?.id ?? null, part: hit.part ?? null,
  params: { ...(hit.at ? { code: hit.at.node.code } : {}), ...hit.params }, excerpt: hit.excerpt ?? null, fixable: rule.fix !== undefined && hit.fixable !== false,
})

/** Everything the rules find, in reading order; what concerns the whole stands last, within a node the graver first. */
export function checkForm(outline: Outline, extras?: CheckExtras): FormFinding[] {
  const context = checkContext(outline, extras)
  const found = rules.flatMap(rule => rule.find(context).map(hit => finding(rule, hit)))
  const place = new Map(outline.nodes.map((each, index) => [each.id, index]))
  const weight = { error: 0, warning: 1, hint: 2 } as const
  const at = (each: FormFinding): number => (each.node === null ? Infinity : place.get(each.node) ?? Infinity)
  return found.sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)) || weight[a.severity] - weight[b.severity])
}
