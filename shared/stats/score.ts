/** Theoretical bounds of an item; negative: high answers are bad. */
export interface Bounds { min: number; max: number; direction: 'positive' | 'negative' }

/** An answer with the good end up: reversed items are mirrored in their own scale. */
export const turned = (value: number, bounds: Bounds): number =>
  bounds.direction === 'negative' ? bounds.min + bounds.max - value : value

/** 100 (value - min) / (max - min) with the theoretical, not the observed, bounds; good end up. */
export const score100 = (value: number, bounds: Bounds): number =>
  100 * (turned(value, bounds) - bounds.min) / (bounds.max - bounds.min)

/** At most `atMost` points from the bad end: on 1..5 with 2, the answers 1 and 2, or 5 and 4 when reversed. */
export const isDissatisfied = (value: number, bounds: Bounds, atMost: number): boolean =>
  bounds.direction === 'negative' ? value > bounds.max - atMost : value < bounds.min + atMost
