import { symmetricEigen } from '../linalg/symmetricEigen.ts'
import { defined } from '../missing.ts'
import type { Mode } from './structure.ts'

/** Reliability and validity of one block of items. One item has nothing to agree with: its reliabilities are 1 by convention. */
export interface BlockQuality {
  /** Mean squared loading. */
  ave: number
  /** (Σλ)² / ((Σλ)² + Σ(1 - λ²)) with the PLS loadings: Jöreskog's rho, called Dillon-Goldstein's rho in semPLS. */
  rhoC: number
  /** Dijkstra & Henseler (2015). 1 for mode B, whose score is its construct by definition; null where not defined. */
  rhoA: number | null
  alphaStandardised: number | null
  alphaRaw: number | null
  /** The same formula as rhoC with correlations with the first principal component: DG.rho of plspm. */
  dgRhoFirstComponent: number
  /** Of the block's correlation matrix, largest first. */
  eigenvalues: Float64Array
  /** 1 / (1 - R²) of each item on the others of its block; null when they determine it. */
  vif: (number | null)[]
}

/** `r`: correlations within the block, `sds` of the raw items, `weights` of the standardised items, `loadings`. */
export function blockQuality(r: readonly Float64Array[], sds: ArrayLike<number>, weights: ArrayLike<number>, loadings: ArrayLike<number>, mode: Mode): BlockQuality {
  const m = r.length
  const squares = Array.from(loadings, value => value * value)
  const total = squares.reduce((sum, value) => sum + value, 0)
  const { values: eigenvalues, vectors } = symmetricEigen(r)
  const component = Array.from(vectors[0]!, value => value * Math.sqrt(eigenvalues[0]!))
  return {
    ave: total / m,
    rhoC: composite(Array.from(loadings)),
    rhoA: m === 1 || mode === 'B' ? 1 : rhoA(r, weights),
    alphaStandardised: m === 1 ? 1 : alpha(r, null),
    alphaRaw: m === 1 ? 1 : alpha(r, sds),
    dgRhoFirstComponent: composite(component),
    eigenvalues,
    vif: inverseDiagonal(r),
  }
}

function composite(loadings: readonly number[]): number {
  const sum = loadings.reduce((total, value) => total + value, 0)
  const error = loadings.reduce((total, value) => total + 1 - value * value, 0)
  return sum * sum / (sum * sum + error)
}

/** Cronbach (1951); on covariances when sds are given, else on correlations. */
function alpha(r: readonly Float64Array[], sds: ArrayLike<number> | null): number | null {
  const m = r.length
  let diagonal = 0
  let all = 0
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const value = sds ? r[i]![k]! * sds[i]! * sds[k]! : r[i]![k]!
      all += value
      if (i === k) diagonal += value
    }
  }
  return defined(m / (m - 1) * (1 - diagonal / all))
}

/** (w'w)² · w'(R - I)w / w'(ww' - diag(ww'))w, Dijkstra & Henseler (2015), eq. 3. */
function rhoA(r: readonly Float64Array[], weights: ArrayLike<number>): number | null {
  let length = 0
  let above = 0
  let below = 0
  for (let i = 0; i < r.length; i++) {
    length += weights[i]! * weights[i]!
    for (let k = 0; k < r.length; k++) {
      if (i === k) continue
      above += weights[i]! * weights[k]! * r[i]![k]!
      below += (weights[i]! * weights[k]!) ** 2
    }
  }
  return defined(length * length * above / below)
}

/** Diagonal of the inverse of a correlation matrix: the variance inflation of each variable; null where it is singular. */
export function inverseDiagonal(r: readonly ArrayLike<number>[]): (number | null)[] {
  const m = r.length
  const work = r.map((row, i) => Float64Array.from({ length: 2 * m }, (_, k) => (k < m ? row[k]! : k - m === i ? 1 : 0)))
  for (let i = 0; i < m; i++) {
    const pivot = work[i]![i]!
    if (!(pivot > 1e-12)) return Array.from({ length: m }, () => null)
    for (let k = 0; k < 2 * m; k++) work[i]![k]! /= pivot
    for (let j = 0; j < m; j++) {
      if (j === i) continue
      const factor = work[j]![i]!
      for (let k = 0; k < 2 * m; k++) work[j]![k]! -= factor * work[i]![k]!
    }
  }
  return work.map((row, i) => row[m + i]!)
}
