/**
 * Lower tail of the standard normal distribution, fast enough for the inside of an integral; 1e-15 absolute, 1e-12 relative in the tail.
 * Hart (1968) algorithm 5666 and a continued fraction beyond 7.07, as in West (2005), Wilmott Magazine, 70-76. R: pnorm(z).
 */
export function normalLower(z: number): number {
  const x = Math.abs(z)
  let tail = 0
  if (x <= 38.5) {
    const density = Math.exp(-x * x / 2)
    if (x < 7.07106781186547) {
      const top = ((((((3.52624965998911e-2 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) * x + 112.079291497871) * x + 221.213596169931) * x + 220.206867912376)
      const bottom = (((((((8.83883476483184e-2 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) * x + 296.564248779674) * x + 637.333633378831) * x + 793.826512519948) * x + 440.413735824752)
      tail = density * top / bottom
    } else {
      let fraction = x + 0.65
      for (let k = 12; k >= 1; k--) fraction = x + k / fraction
      tail = density / (fraction * 2.506628274631)
    }
  }
  return z > 0 ? 1 - tail : tail
}
