export interface Region { x: number; y: number; width: number; height: number }

/** A page of slides and its regions, mm. */
export interface SlidePage {
  format: '16:9' | '4:3'
  width: number
  height: number
  margin: number
  textWidth: number
  /** Between the facts and the foot. */
  bodyTop: number
  footBottom: number
  regions: { title: Region; badge: Region; rule: Region; facts: Region; number: Region }
}

const HEIGHT = 190.5
const WIDTHS = { '16:9': 338.667, '4:3': 254 } as const

/** 13.33 x 7.5 inches, or 10 x 7.5. */
export function slidePage(format: SlidePage['format']): SlidePage {
  const width = WIDTHS[format]
  const margin = 13
  const textWidth = width - 2 * margin
  return {
    format, width, height: HEIGHT, margin, textWidth, bodyTop: 35.5, footBottom: 185.5,
    regions: {
      title: { x: margin, y: 8, width: textWidth - 40, height: 15 },
      badge: { x: width - margin - 36, y: 11, width: 36, height: 8.5 },
      rule: { x: margin, y: 24.5, width: textWidth, height: 0.7 },
      facts: { x: margin, y: 26.5, width: textWidth, height: 7 },
      number: { x: width - margin - 24, y: 180, width: 24, height: 6 },
    },
  }
}

export const WIDE = slidePage('16:9')
