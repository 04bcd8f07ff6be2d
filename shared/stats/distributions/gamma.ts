/**
 * Logarithm of the gamma and beta functions, x > 0, about 15 digits.
 * Large arguments go through the tail of Stirling's series, so that ln B(a, b) does not lose digits
 * in the difference of large logarithms. Source: NIST DLMF 5.11.1; the split of ln B as in R's lbeta.
 */
const HALF_LOG_TWO_PI = 0.918938533204672741780329736406

/** ln Γ(x) - ((x - ½) ln x - x + ½ ln 2π) for x >= 10. */
function stirlingTail(x: number): number {
  const r = 1 / x
  const r2 = r * r
  return r * (1 / 12 - r2 * (1 / 360 - r2 * (1 / 1260 - r2 * (1 / 1680 - r2 * (1 / 1188 - r2 * (691 / 360360 - r2 / 156))))))
}

export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  if (x === 1 || x === 2) return 0
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingTail(x)
  // Γ(x) = Γ(x + k) / (x (x + 1) … (x + k - 1))
  let product = 1
  let shifted = x
  while (shifted < 10) product *= shifted++
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingTail(shifted) - Math.log(product)
}

export function logBeta(a: number, b: number): number {
  const p = Math.min(a, b)
  const q = Math.max(a, b)
  if (!(p > 0)) return Number.NaN
  if (p >= 10) {
    const rest = stirlingTail(p) + stirlingTail(q) - stirlingTail(p + q)
    return -0.5 * Math.log(q) + HALF_LOG_TWO_PI + rest + (p - 0.5) * Math.log(p / (p + q)) + q * Math.log1p(-p / (p + q))
  }
  if (q >= 10) {
    const rest = stirlingTail(q) - stirlingTail(p + q)
    return logGamma(p) + rest + p - p * Math.log(p + q) + (q - 0.5) * Math.log1p(-p / (p + q))
  }
  return logGamma(p) + logGamma(q) - logGamma(p + q)
}
