import { contract } from '../../../shared/contract/index.ts'
import type { CallName } from '../../../shared/contract/index.ts'
import type { Tag } from '../../../shared/rpc/envelope.ts'

/** Two tags meet when they are equal, or when one is a pattern such as `cells:*` and the other begins like it. */
export function tagsMeet(a: Tag, b: Tag): boolean {
  if (a === b) return true
  if (a.endsWith('*') && b.startsWith(a.slice(0, -1))) return true
  return b.endsWith('*') && a.startsWith(b.slice(0, -1))
}

export const anyTagsMeet = (some: readonly Tag[], others: readonly Tag[]): boolean =>
  some.some(one => others.some(other => tagsMeet(one, other)))

/** What the answer to a call depends on; nothing when its parameters are not (yet) right. */
export function readsOf(name: CallName, params: unknown): Tag[] {
  const call = contract[name]
  const parsed = call.params.safeParse(params)
  if (!parsed.success) return []
  const tags = call.tags as (parsed: unknown) => Tag[]
  return tags(parsed.data)
}
