import type { ColumnFacts, Distinct } from './facts.ts'
import { emptyFacts } from './facts.ts'

/** The facts of several columns as if they were one. */
export function unitedFacts(list: readonly ColumnFacts[]): ColumnFacts {
  const found = emptyFacts(list[0]?.column ?? -1)
  const byNormal = new Map<string, Distinct>()
  for (const facts of list) {
    for (const key of ['filled', 'notShown', 'empty', 'numbers', 'idLike', 'dates', 'noAnswers', 'texts'] as const) found[key] += facts[key]
    found.whole &&= facts.whole
    found.complete &&= facts.complete
    found.longest = Math.max(found.longest, facts.longest)
    if (!(found.min <= facts.min)) found.min = facts.min
    if (!(found.max >= facts.max)) found.max = facts.max
    for (const value of facts.distinct) {
      const known = byNormal.get(value.normal)
      if (known) known.count += value.count
      else {
        const own = { ...value }
        byNormal.set(value.normal, own)
        found.distinct.push(own)
      }
    }
  }
  return found
}
