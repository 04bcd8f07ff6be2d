import type { Bone } from '../model/fishbone.ts'
import { boneTree } from './tree.ts'

export interface BoneHit {
  bone: string
  /** Where the words stand in the label, in UTF-16 units, in order and apart; empty when only a note holds them. */
  ranges: { from: number; to: number }[]
  where: 'label' | 'note'
}

/** Folded signs and, for each of them, where it comes from: width and case do not matter, nor does white space. */
function folded(text: string): { signs: string; from: number[]; to: number[] } {
  let signs = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const sign of text) {
    const end = at + sign.length
    for (const unit of sign.normalize('NFKC').toLowerCase().replace(/\s/gu, '').split('')) { signs += unit; from.push(at); to.push(end) }
    at = end
  }
  return { signs, from, to }
}

/** Bones that hold every word of the query in their label or, all of them, in their label and notes; in reading order. An empty query finds nothing. */
export function searchBones(bones: readonly Bone[], query: string): BoneHit[] {
  const wanted = query.split(/\s+/u).map(word => folded(word).signs).filter(word => word !== '')
  if (wanted.length === 0) return []
  return boneTree(bones).bones.flatMap((bone): BoneHit[] => {
    const label = folded(bone.text)
    const ranges = wanted.flatMap(word => {
      const found: { from: number; to: number }[] = []
      for (let at = label.signs.indexOf(word); at >= 0; at = label.signs.indexOf(word, at + word.length)) found.push({ from: label.from[at] ?? 0, to: label.to[at + word.length - 1] ?? 0 })
      return found
    })
    const beside = folded([bone.content.note, bone.content.excluded?.reason ?? '', ...bone.content.evidence.flatMap(each => (each.type === 'note' ? [each.text, each.who] : []))].join('\n')).signs
    if (!wanted.every(word => label.signs.includes(word) || beside.includes(word))) return []
    return [{ bone: bone.id, ranges: apart(ranges), where: ranges.length > 0 ? 'label' : 'note' }]
  })
}

function apart(ranges: { from: number; to: number }[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = []
  for (const range of ranges.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else joined.push({ ...range })
  }
  return joined
}
