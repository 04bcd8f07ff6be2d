import { bounds, placeText } from '../placedText.ts'
import type { PlacedText } from '../placedText.ts'
import type { MeasureText } from '../text/measure.ts'
import { breakables, oneParagraph, wrapEvenly, wrapText } from '../text/wrap.ts'

const UPRIGHT = { fontSize: 2.7, gap: 1.2, ems: 3, lines: 5 }
const SLANTED = { fontSize: 2.5, length: 26 }
const SMALLEST = 2.1
const BELOW_AXIS = 1.6

interface CategoryLabels {
  /** Room under the axis. */
  height: number
  texts(left: number, axisY: number): PlacedText[]
}

/**
 * Names under the bars: upright and wrapped while a bar is three characters wide, else slanted by 45°, else on end;
 * when even that is too dense, every second, third … name. Cut names end in "…" and stand whole in the table.
 */
export function layoutCategoryLabels(labels: readonly string[], slot: number, room: { leftRoom: number; maxHeight: number; measure: MeasureText }): CategoryLabels {
  const { measure } = room
  const inside = slot - UPRIGHT.gap
  const wordsFit = labels.every(label => breakables(oneParagraph(label)).every(word => measure(word.trimEnd(), UPRIGHT.fontSize, false) <= Math.max(inside, 0)) || inside >= 18)
  if (inside >= UPRIGHT.ems * UPRIGHT.fontSize && wordsFit) {
    const lineHeight = UPRIGHT.fontSize * 1.22
    const maxLines = Math.max(1, Math.min(UPRIGHT.lines, Math.floor((room.maxHeight - BELOW_AXIS) / lineHeight)))
    const wrapped = labels.map(label => wrapEvenly(label, { width: inside, fontSize: UPRIGHT.fontSize, maxLines, measure }))
    const most = Math.max(1, ...wrapped.map(lines => lines.length))
    return {
      height: BELOW_AXIS + most * lineHeight + 0.4,
      texts: (left, axisY) => wrapped.map((lines, i) => placeText('category', lines, { x: left + (i + 0.5) * slot, y: axisY + BELOW_AXIS + lineHeight / 2 }, measure,
        { fontSize: UPRIGHT.fontSize, lineHeight })),
    }
  }
  const pitch = slot * Math.SQRT1_2
  const slanted = pitch >= SMALLEST * 1.2
  const fontSize = slanted ? Math.min(SLANTED.fontSize, pitch / 1.2) : Math.max(SMALLEST, Math.min(SLANTED.fontSize, slot / 1.15))
  const every = slanted ? 1 : Math.max(1, Math.ceil(fontSize * 1.1 / slot))
  // A slanted name runs down and to the left, the first one beside the axis.
  const deepestAllowed = room.maxHeight - BELOW_AXIS - 1
  const length = (i: number): number => (slanted
    ? Math.max(8, Math.min(SLANTED.length, (room.leftRoom + (i + 0.5) * slot) * Math.SQRT2 - fontSize, deepestAllowed * Math.SQRT2 - fontSize))
    : Math.min(SLANTED.length, deepestAllowed))
  const single = labels.map((label, i) => (i % every === 0 ? wrapText(label, { width: length(i), fontSize, maxLines: 1, measure }) : []))
  const rotate = slanted ? -45 : -90
  const place = (left: number, axisY: number): PlacedText[] => single.map((lines, i) =>
    placeText('category', lines, { x: left + (i + 0.5) * slot, y: axisY + BELOW_AXIS + (slanted ? fontSize * 0.4 : 0) }, measure, { fontSize, anchor: 'end', rotate }))
  const deepest = Math.max(0, ...place(0, 0).map(text => bounds(text).y + bounds(text).height))
  return { height: deepest + 0.6, texts: (left, axisY) => place(left, axisY).filter(text => text.lines.length > 0) }
}
