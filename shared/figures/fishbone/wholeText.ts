import { breakables, oneParagraph, widest, wrapEvenly } from '../text/wrap.ts'
import type { MeasureText } from '../text/measure.ts'
import { measureText } from '../text/measure.ts'

/** Where the words do not fit: wider lines and more of them, in turn, so that a label grows in both directions. */
const ROOM = [{ lines: 0, wider: 1 }, { lines: 0, wider: 1.2 }, { lines: 1, wider: 1.2 }, { lines: 2, wider: 1.35 }, { lines: 3, wider: 1.7 }, { lines: 5, wider: 2.2 }, { lines: 7, wider: 2.8 }] as const
/** What fits in none is not a label any more: it is cut at this one, and stands whole in the tables. */
const CUT = { lines: 0, wider: 1.35 }
/** A long word widens its label by this much at most. */
const WIDEST_WORD = 2
const LONGEST = 1000

interface LabelRoom { width: number; fontSize: number; bold: boolean; maxLines: number; measure?: MeasureText }

const isCut = (lines: readonly string[], text: string): boolean => (lines.at(-1)?.endsWith('…') ?? false) && !text.endsWith('…')

/** Lines of a label with nothing left out: wide enough for its longest word, and as much larger than usual as its text needs. */
export function wholeText(text: string, { width, maxLines, measure = measureText, ...type }: LabelRoom): string[] {
  const clean = oneParagraph(text.slice(0, LONGEST))
  const usual = wrapEvenly(clean, { ...type, width, maxLines, measure })
  if (usual.length < 2) return usual
  const word = widest(breakables(clean).map(piece => piece.trimEnd()), type.fontSize, type.bold, measure)
  const least = Math.max(width, Math.min(word, width * WIDEST_WORD))
  if (least === width && !isCut(usual, clean)) return usual
  const wrapped = (room: { lines: number; wider: number }): string[] => wrapEvenly(clean, { ...type, width: Math.max(least, width * room.wider), maxLines: maxLines + room.lines, measure })
  if (text.length <= LONGEST) {
    for (const room of ROOM) {
      const lines = wrapped(room)
      if (!isCut(lines, clean)) return lines
    }
  }
  return wrapped(CUT)
}
