const LONGLEY = /longley/i

/**
 * By the kind of quantity at the end of its path:
 * p values 1e-7, and 1e-4 of themselves down to 1e-12; least squares, VIF, F 1e-8 relative (Longley 1e-6);
 * everything else 1e-8 absolute — for numbers above 1, where 15 printed digits allow no more, 1e-8 relative.
 */
export function toleranceOf(path: readonly string[], expected: number, caseId: string): (got: number) => boolean {
  const name = path.findLast(part => !/^\d+$/.test(part)) ?? ''
  if (/^p$|^p_|_p$/.test(name)) {
    return got => Math.abs(got - expected) <= 1e-7 && (Math.abs(expected) < 1e-12 ? got > 0 || expected === 0 : Math.abs(got - expected) <= 1e-4 * Math.abs(expected))
  }
  const relative = LONGLEY.test(caseId) ? 1e-6 : 1e-8
  return got => Math.abs(got - expected) <= Math.max(1e-8, relative * Math.abs(expected))
}
