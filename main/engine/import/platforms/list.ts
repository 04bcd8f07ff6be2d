import type { SheetView } from '../propose/sheetView.ts'
import { msforms } from './msforms.ts'
import { plain } from './plain.ts'
import type { Platform } from './platform.ts'
import { wjx } from './wjx.ts'

/** The most certain recogniser wins; plain takes what nobody knows. */
export const platforms: readonly Platform[] = [wjx, msforms, plain]

export function platformFor(view: SheetView, wanted?: string): Platform {
  const asked = platforms.find(platform => platform.id === wanted)
  if (asked) return asked
  let best: Platform = plain
  let certainty = 0
  for (const platform of platforms) {
    const own = platform.recognise(view)
    if (own > certainty) { best = platform; certainty = own }
  }
  return best
}
