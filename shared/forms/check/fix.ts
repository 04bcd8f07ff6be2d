import type { Outline } from '../outline.ts'
import { checkContext } from './check.ts'
import type { FormFinding } from './finding.ts'
import type { CheckExtras, Fixed } from './rule.ts'
import { rules } from './rules.ts'

/** What puts a finding right; null where it is no longer there or no command can. */
export function fixFinding(outline: Outline, finding: Pick<FormFinding, 'rule' | 'node' | 'part'>, extras?: CheckExtras): Fixed | null {
  const rule = rules.find(each => each.id === finding.rule)
  if (!rule?.fix) return null
  const context = checkContext(outline, extras)
  const hit = rule.find(context).find(each => (each.at?.id ?? null) === finding.node && (each.part ?? null) === finding.part && each.fixable !== false)
  return hit ? rule.fix(context, hit) : null
}
