const LONGLEY = /longley/i
/** NIST analysis of variance with constant leading digits: 6 (SmLs04-06) and 12 of them (SmLs07-09) leave that much in a double. */
const LEADING_DIGITS: readonly [RegExp, number][] = [[/SmLs0[456]/i, 1e-6], [/SmLs0[789]/i, 1e-3]]

/** Factor solutions found by iteration, by path and case: PAF and varimax 1e-5; ML loadings, omega and confirmatory models 1e-4. */
const ITERATIVE: readonly [RegExp, RegExp, number][] = [
  [/^(pca|paf)\.(varimax|ss_loadings)|^paf\.|^omega\.omega_1f_pa_std$/, /./, 1e-5],
  [/^ml\.(?!p$)|^omega\./, /./, 1e-4],
  [/^(fit\.(?!pvalue)|std_loadings|composite_reliability|ave|factor_correlations|residual_variances)/, /cfa/i, 1e-4],
]

/**
 * By the kind of quantity at the end of its path:
 * p values 1e-7, and 1e-4 of themselves down to 1e-12; least squares, VIF, F 1e-8 relative (Longley 1e-6);
 * Tukey's p and limits 1e-5 (R's ptukey has no relative accuracy in the tail); NIST SmLs04-09 by their leading digits;
 * everything else 1e-8 absolute — for numbers above 1, where 15 printed digits allow no more, 1e-8 relative.
 */
export function toleranceOf(path: readonly string[], expected: number, caseId: string): (got: number) => boolean {
  const name = path.findLast(part => !/^\d+$/.test(part)) ?? ''
  const iterative = ITERATIVE.find(([where, ids]) => where.test(path.join('.')) && ids.test(caseId))
  if (iterative) return got => Math.abs(got - expected) <= iterative[2] * Math.max(1, Math.abs(expected))
  if (path.includes('tukey')) return got => Math.abs(got - expected) <= 1e-5
  if (/^p$|^p_|_p$/.test(name)) {
    return got => Math.abs(got - expected) <= 1e-7 && (Math.abs(expected) < 1e-12 ? got > 0 || expected === 0 : Math.abs(got - expected) <= 1e-4 * Math.abs(expected))
  }
  const relative = LONGLEY.test(caseId) ? 1e-6 : LEADING_DIGITS.find(([name]) => name.test(caseId))?.[1] ?? 1e-8
  return got => Math.abs(got - expected) <= Math.max(1e-8, relative * Math.abs(expected))
}
