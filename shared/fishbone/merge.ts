import type { BoneContent } from '../model/cause.ts'
import { boneContent } from '../model/cause.ts'

/**
 * What two bones carry, put together: evidence of both (the same once), notes one under the other, votes added up. Left out of
 * confirmation only when both were, for what still counted in one of them counts. Whether the step to the parent is agreed to is
 * told by the first, whose parent it is. null: there is more evidence or a longer note than a bone may hold.
 */
export function mergedContent(into: BoneContent, from: BoneContent): BoneContent | null {
  const evidence = new Map([...into.evidence, ...from.evidence].map(each => [JSON.stringify(each), each]))
  const notes = [...new Set([into.note.trim(), from.note.trim()])].filter(note => note !== '')
  const votes = into.votes === null && from.votes === null ? null : Math.min(1000, (into.votes ?? 0) + (from.votes ?? 0))
  const merged = boneContent.safeParse({
    note: notes.length > 1 ? notes.join('\n') : (notes[0] ?? ''),
    evidence: [...evidence.values()], votes, agreed: into.agreed,
    excluded: into.excluded && from.excluded ? into.excluded : null,
  })
  return merged.success ? merged.data : null
}
