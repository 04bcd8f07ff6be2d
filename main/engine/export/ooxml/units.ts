/** English metric units: 914,400 an inch, 36,000 a millimetre, 12,700 a point. */
export const emu = (mm: number): number => Math.round(mm * 36_000)
export const POINT = 25.4 / 72
export const pointsOf = (mm: number): number => mm / POINT
/** Font sizes are in hundredths of a point; nothing readable is below 1 pt. */
export const hundredths = (points: number): number => Math.max(100, Math.round(points * 100))
