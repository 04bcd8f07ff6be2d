import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { pairStatistics, prepareColumn } from '../../../../shared/stats/correlationPairs.ts'
import type { PairStatistics } from '../../../../shared/stats/correlationPairs.ts'
import { completeCases } from '../../../../shared/stats/missing.ts'
import { adjustP } from '../../../../shared/stats/multiplicity.ts'
import { partialKendall, partialled } from '../../../../shared/stats/partialCorrelation.ts'
import { pearsonTest } from '../../../../shared/stats/pearson.ts'
import { spearmanTest } from '../../../../shared/stats/spearman.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import type { RunHooks } from '../method.ts'

type Request = RequestOf<'correlate'>

/**
 * Every pair, each on the cases it shares (pairwise deletion); with variables held constant, on the cases complete in all. All three
 * coefficients are given, `type` is the one asked for and whose p values are corrected. A constant variable has no correlation and is named
 * in `constant`; `dependent` are controls that follow from other controls.
 */
export function correlateColumns(project: ProjectReader, request: Request, hooks: RunHooks): JsonObject {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const controls = findVariables(dataset, request.control)
  const twice = controls.find((variable, i) => variables.includes(variable) || controls.indexOf(variable) !== i)
  if (twice) throw new YinguoError('BAD_VALUE', { variable: 'control', value: twice.name, why: 'duplicate' })
  const keys = resultKeys([...variables, ...controls])
  const names = variables.map(variable => keys.get(variable.id)!)
  const all = [...variables, ...controls].map(variable => project.columns.numbers(dataset.id, variable.id))
  const columns = (controls.length > 0 ? completeCases(all) : all).map(prepareColumn)
  const count = columns.length
  const found: PairStatistics[][] = columns.map(() => [])
  const total = count * (count - 1) / 2
  let done = 0
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) found[i]![j] = pairStatistics(columns[i]!, columns[j]!)
    hooks.progress(done += count - i - 1, total)
  }
  const held = controls.length > 0 ? holdConstant(found, variables.length, columns[0]!.values.length) : null
  const pairs = names.flatMap((x, i) => names.slice(i + 1).map((y, offset) => {
    const own = held ? held.pair(i, i + 1 + offset) : found[i]![i + 1 + offset]!
    return { x, y, n: own.n, pearson: own.pearson, spearman: own.spearman, kendall_tau_b: own.kendall }
  }))
  const p = pairs.map(pair => (request.type === 'pearson' ? pair.pearson.p : request.type === 'spearman' ? pair.spearman.p_t_approx : pair.kendall_tau_b.p_normal))
  const adjusted = request.correction === 'none' ? null : adjustP(p, request.correction)
  return {
    type: request.type, missing: held ? 'listwise' : 'pairwise', control: controls.map(variable => keys.get(variable.id)!), correction: request.correction,
    pairs: pairs.map((pair, i): Json => ({ ...pair, pearson: { ...pair.pearson }, spearman: { ...pair.spearman }, kendall_tau_b: { ...pair.kendall_tau_b }, ...(adjusted && { p_adjusted: adjusted[i]! }) })),
    constant: names.filter((_, i) => columns[i]!.levels.values.length < 2),
    dependent: held ? held.dependent.map(i => keys.get(controls[i]!.id)!) : [],
  }
}

/** Pairs of the first `kept` variables with those after them held constant. */
function holdConstant(found: readonly (readonly PairStatistics[])[], kept: number, n: number): { pair(i: number, j: number): PairStatistics; dependent: number[] } {
  const size = found.length
  const matrix = (value: (pair: PairStatistics) => number | null): Float64Array[] => Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (__, j) =>
    (i === j ? 1 : value(found[Math.min(i, j)]![Math.max(i, j)]!) ?? 0)))
  const constant = found.map((_, i) => found.every((__, j) => i === j || found[Math.min(i, j)]![Math.max(i, j)]!.pearson.r === null))
  const r = partialled(matrix(pair => pair.pearson.r), kept)
  const rho = partialled(matrix(pair => pair.spearman.rho), kept)
  const tau = partialled(matrix(pair => pair.kendall.tau), kept)
  // A control that adds nothing takes no degree of freedom; a constant one holds nothing constant.
  const useless = new Set([...r.dependent, ...constant.flatMap((is, i) => (is && i >= kept ? [i - kept] : []))])
  const controls = size - kept - useless.size
  const at = (from: Float64Array[], i: number, j: number): number | null => {
    const value = from[i]![j]!
    return Number.isNaN(value) || constant[i] || constant[j] ? null : value
  }
  return {
    dependent: [...useless].sort((a, b) => a - b),
    pair: (i, j) => ({
      n, pearson: pearsonTest(at(r.matrix, i, j), n, controls), spearman: spearmanTest(at(rho.matrix, i, j), n, controls), kendall: partialKendall(at(tau.matrix, i, j), n, controls),
    }),
  }
}
