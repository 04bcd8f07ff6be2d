import type { SheetView } from '../propose/sheetView.ts'
import { msforms } from './msforms.ts'
import { plain } from './plain.ts'
import type { HeaderSpan, Platform } from './platform.ts'
import { googleforms } from './googleforms.ts'
import { limesurvey } from './limesurvey.ts'
import { qualtrics } from './qualtrics.ts'
import { sav } from './sav.ts'
import { surveymonkey } from './surveymonkey.ts'
import { alchemer } from './alchemer.ts'
import { kobo } from './kobo.ts'
import { tencent } from './tencent.ts'
import { typeform } from './typeform.ts'
import { wenjuan } from './wenjuan.ts'
import { wjx } from './wjx.ts'
import { entry } from './entry.ts'

/** The most certain recogniser wins, of equals the first: a file's own dictionary before anybody's headers. Plain takes what nobody knows. */
const platforms: readonly Platform[] = [sav, wjx, tencent, wenjuan, googleforms, kobo, typeform, msforms, qualtrics, surveymonkey, limesurvey, alchemer, entry, plain]

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

export const isPlatform = (id: string): boolean => platforms.some(platform => platform.id === id)

/** The header a platform knows as its own, the wanted platform first. */
export function platformHeader(top: readonly (readonly string[])[], wanted?: string): HeaderSpan | null {
  const asked = platforms.filter(platform => platform.id === wanted)
  for (const platform of asked.length > 0 ? asked : platforms) {
    const span = platform.header?.(top)
    if (span) return span
  }
  return null
}
