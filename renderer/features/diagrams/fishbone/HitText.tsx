import type { ReactNode } from 'react'
import type { BoneHit } from '../../../../shared/fishbone/search.ts'

/** A label with the words that were searched for marked in it. */
export function HitText({ text, hit }: { text: string; hit: BoneHit | undefined }): ReactNode {
  if (!hit) return text
  if (hit.ranges.length === 0) return <mark>{text}</mark>
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of hit.ranges) {
    if (from > at) parts.push(text.slice(at, from))
    parts.push(<mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  parts.push(text.slice(at))
  return parts
}
