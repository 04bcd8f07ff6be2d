import { useLayoutEffect, useRef, useState } from 'react'
import type { FishboneLayout, PlacedBone, Segment, TextBox } from '../../../../shared/figures/figure.ts'

const DURATION = 140
const mix = (a: number, b: number, part: number): number => a + (b - a) * part
const mixBox = (a: TextBox, b: TextBox, part: number): TextBox => ({ ...b, x: mix(a.x, b.x, part), y: mix(a.y, b.y, part) })
const mixLine = (a: Segment, b: Segment, part: number): Segment => ({ x1: mix(a.x1, b.x1, part), y1: mix(a.y1, b.y1, part), x2: mix(a.x2, b.x2, part), y2: mix(a.y2, b.y2, part) })

/** A layout on the way from one to another; what is new is there at once. */
function between(from: FishboneLayout, to: FishboneLayout, part: number): FishboneLayout {
  const before = new Map(from.bones.map(bone => [bone.id, bone]))
  const mixBone = (bone: PlacedBone): PlacedBone => {
    const old = before.get(bone.id)
    if (!old) return bone
    return {
      ...bone, line: mixLine(old.line, bone.line, part), label: mixBox(old.label, bone.label, part), evidence: bone.evidence && old.evidence ? mixBox(old.evidence, bone.evidence, part) : bone.evidence,
      badge: bone.badge && old.badge ? mixBox(old.badge, bone.badge, part) : bone.badge, star: bone.star && old.star ? { ...bone.star, x: mix(old.star.x, bone.star.x, part), y: mix(old.star.y, bone.star.y, part) } : bone.star,
    }
  }
  return { ...to, links: [], spine: mixLine(from.spine, to.spine, part), head: mixBox(from.head, to.head, part), bones: to.bones.map(mixBone) }
}

/** Shows where bones went when the tree changed, in 140 ms; at once for those who asked for less motion, and while typing. */
export function useTween(layout: FishboneLayout, structure: string): FishboneLayout {
  const [moving, setMoving] = useState<{ to: FishboneLayout; now: FishboneLayout } | null>(null)
  const last = useRef({ layout, structure })
  useLayoutEffect(() => {
    const from = last.current
    last.current = { layout, structure }
    if (from.structure === structure || from.layout === layout || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const begin = performance.now()
    setMoving({ to: layout, now: between(from.layout, layout, 0) })
    let frame = 0
    const step = (now: number): void => {
      const part = Math.min(1, (now - begin) / DURATION)
      setMoving(part < 1 ? { to: layout, now: between(from.layout, layout, 1 - (1 - part) ** 3) } : null)
      if (part < 1) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [layout, structure])
  // Without motion the layout is shown as it is, with no render in between.
  return moving?.to === layout ? moving.now : layout
}
