/** Longest string variable of a system file, in bytes. */
export const LONGEST = 32_767

/** Widths of the variables that together hold one string of so many bytes: 255 each, for 252 of its width (PSPP, "Very Long String Record"). */
export function segmentWidths(width: number): number[] {
  if (width <= 255) return [width]
  const count = Math.ceil(width / 252)
  return Array.from({ length: count }, (_, index) => (index < count - 1 ? 255 : width - (count - 1) * 252))
}

/** 8-byte units a string or (width 0) a number takes in a case. */
export const unitsOf = (width: number): number => (width === 0 ? 1 : Math.ceil(width / 8))
