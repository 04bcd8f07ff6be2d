import { cronbachAlpha } from '../alpha.ts'
import { averageVarianceExtracted, compositeReliability } from '../constructValidity.ts'
import { varianceInflation } from '../varianceInflation.ts'
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
  const { values: eigenvalues, vectors } = symmetricEigen(r)
  const component = Array.from(vectors[0]!, value => value * Math.sqrt(eigenvalues[0]!))
  return {
    ave: averageVarianceExtracted(loadings)!,
    rhoC: compositeReliability(loadings)!,
    rhoA: m === 1 || mode === 'B' ? 1 : rhoA(r, weights),
    alphaStandardised: m === 1 ? 1 : cronbachAlpha(r),
    alphaRaw: m === 1 ? 1 : cronbachAlpha(r.map((row, i) => row.map((value, k) => value * sds[i]! * sds[k]!))),
    dgRhoFirstComponent: compositeReliability(component)!,
    eigenvalues,
    vif: varianceInflation(r),
  }
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
