import type { PlacedText } from '../placedText.ts'
import { text } from './markup.ts'

/** One text element a line. A halo keeps it readable where it stands on a hairline. */
export const placedText = (placed: PlacedText, fill: string, halo?: string): string =>
  placed.lines.map((content, i) => text(placed.x, placed.y + i * placed.lineHeight, content, {
    size: placed.fontSize, fill, bold: placed.bold, anchor: placed.anchor, rotate: placed.rotate, ...(halo ? { halo } : {}),
  })).join('\n')
