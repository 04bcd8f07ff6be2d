/** The 16:9 page of 13.33 x 7.5 inches and its regions, mm. */
export const PAGE = { width: 338.667, height: 190.5 }
export const MARGIN = 13
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN

export interface Region { x: number; y: number; width: number; height: number }

export const regions = {
  title: { x: MARGIN, y: 8, width: TEXT_WIDTH - 34, height: 15 },
  badge: { x: PAGE.width - MARGIN - 30, y: 11, width: 30, height: 8.5 },
  rule: { x: MARGIN, y: 24.5, width: TEXT_WIDTH, height: 0.7 },
  facts: { x: MARGIN, y: 26.5, width: TEXT_WIDTH, height: 7 },
  number: { x: PAGE.width - MARGIN - 24, y: 180, width: 24, height: 6 },
} satisfies Record<string, Region>

/** Between the facts and the foot. */
export const BODY_TOP = 35.5
export const FOOT_BOTTOM = 185.5
