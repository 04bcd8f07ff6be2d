import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { averageCorrelation, cronbachAlpha, feldtInterval, standardisedAlpha } from '../../../../shared/stats/alpha.ts'
import { total } from '../../../../shared/stats/covariance.ts'
import { factorability, squaredMultipleCorrelations } from '../../../../shared/stats/factorability.ts'
import { guttmanLambdas } from '../../../../shared/stats/guttman.ts'
import { hierarchicalOmega } from '../../../../shared/stats/hierarchicalOmega.ts'
import { itemStatistics } from '../../../../shared/stats/itemStatistics.ts'
import { oneFactorOmega, omegaOf } from '../../../../shared/stats/omega.ts'
import { principalAxis } from '../../../../shared/stats/principalAxis.ts'
import { firstSecond, oddEven, splitHalf } from '../../../../shared/stats/splitHalf.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { itemMoments } from '../itemMoments.ts'
import type { ItemMoments } from '../itemMoments.ts'
import { keyed } from '../keyed.ts'
import type { RunHooks } from '../method.ts'

/**
 * Reliability of a scale on complete rows. `status`: computed, tooFewCases, tooFewItems, constantSum; what is not defined is null.
 * `warnings`: constantItem, duplicateItems, dependentItems, negativeAlpha, negativeItem (an item that runs against the rest), heywood, observedBounds.
 */
export function scaleReliability(project: ProjectReader, request: RequestOf<'reliability'>, hooks: RunHooks): JsonObject {
  const items = itemMoments(project, request, request.variables, hooks)
  const { names, n, covariance, correlations, means } = items
  const k = names.length
  const sum = total(covariance)
  const complete = items.constant.length === 0
  const { inverse, dependent } = complete ? factorability(correlations, n) : { inverse: null, dependent: [] }
  const smc = inverse && squaredMultipleCorrelations(inverse)
  const alpha = cronbachAlpha(covariance)
  const stats = itemStatistics(means, covariance, smc)
  const enough = n >= 2
  const omega = omegaResult(items, smc, request.groupFactors)
  const halves = (parts: [number[], number[]]): Json => ({
    part1: parts[0].map(i => names[i]!), part2: parts[1].map(i => names[i]!), ...splitHalf(covariance, ...parts),
  })
  const against = stats.flatMap((item, i) => (item.item_rest_r !== null && item.item_rest_r < 0 ? [names[i]!] : []))
  const warnings = [
    enough && !complete && 'constantItem', (items.head['duplicates'] as Json[]).length > 0 && 'duplicateItems', dependent.length > 0 && 'dependentItems',
    alpha !== null && alpha < 0 && 'negativeAlpha', against.length > 0 && 'negativeItem', omega['heywood'] === true && 'heywood',
    (items.head['reversed'] as { bounds: string }[]).some(({ bounds }) => bounds === 'observed') && 'observedBounds',
  ].filter(warning => warning !== false)
  const lambdas = enough ? guttmanLambdas(covariance, smc) : null
  return {
    ...items.head, k,
    status: !enough ? 'tooFewCases' : k < 2 ? 'tooFewItems' : sum > 0 ? 'computed' : 'constantSum',
    warnings, dependent: dependent.map(i => names[i]!), against,
    alpha_raw: alpha,
    alpha_std: complete ? standardisedAlpha(covariance) : null,
    average_r: complete ? averageCorrelation(correlations) : null,
    alpha_ci95_feldt: alpha === null ? null : feldtInterval(alpha, n, k, 0.95),
    alpha_ci: alpha === null ? null : { level: request.level, ...feldtInterval(alpha, n, k, request.level) },
    scale_sum: { mean: n > 0 ? means.reduce((all, value) => all + value, 0) : null, var: enough ? sum : null, sd: enough ? Math.sqrt(Math.max(0, sum)) : null },
    item_stats: Object.fromEntries(names.map((name, i) => [name, enough ? { ...stats[i]! } : null])),
    guttman_cov: lambdas && { ...lambdas },
    guttman_lambda6_cor_psych: (smc && guttmanLambdas(correlations, smc)?.lambda6) ?? null,
    split_half: enough && k >= 2 ? { first_second: halves(firstSecond(k)), odd_even: halves(oddEven(k)) } : null,
    omega,
  }
}

function omegaResult({ names, n, sd, correlations, constant }: ItemMoments, smc: Float64Array | null, groups: number | null): JsonObject {
  const found = smc && constant.length === 0 ? oneFactorOmega(correlations, sd, n) : null
  const axis = found && smc ? principalAxis(correlations, smc, 1, 1e-9, 200_000 / names.length) : null
  const first = axis?.converged ? axis.loadings.map(row => row[0]!) : null
  return {
    omega_1f_ml_std: found?.standardised ?? null,
    ml_loadings_std: keyed(names, found?.loadings ?? null),
    ave_1f: found?.ave ?? null,
    heywood: found?.heywood ?? null,
    omega_1f_cfa_raw: found?.raw ?? null,
    omega_1f_pa_std: first && omegaOf(first, first.map(value => 1 - value * value), () => 1),
    ...(groups === null ? {} : { [`psych_omega${groups}`]: groupResult(correlations, smc, groups) }),
    reason: found ? null : names.length < 3 ? 'twoItems' : smc ? 'notConverged' : 'singular',
  }
}

/** Under psych's names; null where the group factors cannot be had. */
function groupResult(correlations: readonly Float64Array[], smc: Float64Array | null, groups: number): Json {
  const found = smc && hierarchicalOmega(correlations, smc, groups)
  return found && { omega_total: found.total, omega_h: found.hierarchical, heywood: found.heywood, alpha: cronbachAlpha(correlations), G6: guttmanLambdas(correlations, smc)?.lambda6 ?? null }
}
