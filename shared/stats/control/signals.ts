/** A point beyond what chance makes likely; `at` are 0-based positions of the points that make the pattern. */
export interface Signal { rule: 'beyondLimit' | 'nineOneSide' | 'sixTrend' | 'fourteenAlternate' | 'twoOfThreeFar' | 'fourOfFiveOff' | 'fifteenNear' | 'eightOff'; at: number[] }

/**
 * The eight tests of Nelson (1984) for points against their own centre and sigma (one each, so that limits may vary).
 * NaN points break a pattern. Points exactly on the centre count for neither side.
 */
export function nelsonSignals(values: ArrayLike<number>, center: ArrayLike<number>, sigma: ArrayLike<number>): Signal[] {
  const z = Array.from(values, (value, i) => (sigma[i]! > 0 ? (value - center[i]!) / sigma[i]! : Number.NaN))
  const signals: Signal[] = []
  const window = (end: number, length: number): number[] | null => {
    if (end + 1 < length) return null
    const part = z.slice(end + 1 - length, end + 1)
    return part.some(Number.isNaN) ? null : part
  }
  const span = (end: number, length: number): number[] => Array.from({ length }, (_, i) => end + 1 - length + i)
  const steps = (end: number, length: number): number[] | null => {
    const part = window(end, length)
    return part && part.slice(1).map((value, i) => value - part[i]!)
  }
  for (let i = 0; i < z.length; i++) {
    if (Math.abs(z[i]!) > 3) signals.push({ rule: 'beyondLimit', at: [i] })
    const nine = window(i, 9)
    if (nine && (nine.every(value => value > 0) || nine.every(value => value < 0))) signals.push({ rule: 'nineOneSide', at: span(i, 9) })
    const six = steps(i, 6)
    if (six && (six.every(step => step > 0) || six.every(step => step < 0))) signals.push({ rule: 'sixTrend', at: span(i, 6) })
    const fourteen = steps(i, 14)
    if (fourteen && fourteen.every((step, k) => step !== 0 && (k === 0 || Math.sign(step) !== Math.sign(fourteen[k - 1]!)))) signals.push({ rule: 'fourteenAlternate', at: span(i, 14) })
    for (const side of [1, -1]) {
      const three = window(i, 3)
      if (three && side * z[i]! > 2 && three.filter(value => side * value > 2).length >= 2) signals.push({ rule: 'twoOfThreeFar', at: span(i, 3) })
      const five = window(i, 5)
      if (five && side * z[i]! > 1 && five.filter(value => side * value > 1).length >= 4) signals.push({ rule: 'fourOfFiveOff', at: span(i, 5) })
    }
    const fifteen = window(i, 15)
    if (fifteen && fifteen.every(value => Math.abs(value) < 1)) signals.push({ rule: 'fifteenNear', at: span(i, 15) })
    const eight = window(i, 8)
    if (eight && eight.every(value => Math.abs(value) > 1) && eight.some(value => value > 0) && eight.some(value => value < 0)) signals.push({ rule: 'eightOff', at: span(i, 8) })
  }
  return signals
}
