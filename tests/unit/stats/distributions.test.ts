import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { betaQuantile, betaTails } from '../../../shared/stats/distributions/beta.ts'
import { incompleteGamma } from '../../../shared/stats/distributions/incompleteGamma.ts'
import { chiSquareQuantile, chiSquareTails } from '../../../shared/stats/distributions/chiSquare.ts'
import { fQuantile, fTails } from '../../../shared/stats/distributions/fisherF.ts'
import { logBeta, logGamma } from '../../../shared/stats/distributions/gamma.ts'
import { normalQuantile, normalTails } from '../../../shared/stats/distributions/normal.ts'
import { tQuantile, tTails } from '../../../shared/stats/distributions/studentT.ts'

/** Under R's names; `_upper` is lower.tail = FALSE. */
const functions: Record<string, (...args: number[]) => number> = {
  pnorm: z => normalTails(z!).lower, pnorm_upper: z => normalTails(z!).upper, qnorm: p => normalQuantile(p!),
  pt_upper: (t, df) => tTails(t!, df!).upper, qt: (p, df) => tQuantile(p!, df!),
  pf: (f, a, b) => fTails(f!, a!, b!).lower, pf_upper: (f, a, b) => fTails(f!, a!, b!).upper, qf: (p, a, b) => fQuantile(p!, a!, b!),
  pchisq: (x, df) => chiSquareTails(x!, df!).lower, pchisq_upper: (x, df) => chiSquareTails(x!, df!).upper, qchisq: (p, df) => chiSquareQuantile(p!, df!),
  pbeta: (x, a, b) => betaTails(x!, a!, b!).lower, pbeta_upper: (x, a, b) => betaTails(x!, a!, b!).upper, qbeta: (p, a, b) => betaQuantile(p!, a!, b!),
  pgamma_upper: (x, shape, rate) => incompleteGamma(shape!, x! * rate!).upper,
  lgamma: x => logGamma(x!), lbeta: (a, b) => logBeta(a!, b!),
}

const values = JSON.parse(readFileSync(new URL('fixtures/distributions.json', import.meta.url), 'utf8')) as { f: string; args: number[]; value: number }[]

describe('distributions against R 4.2.2', () => {
  for (const name of Object.keys(functions)) {
    it(name, () => {
      const cases = values.filter(value => value.f === name)
      expect(cases.length).toBeGreaterThan(5)
      for (const { args, value } of cases) {
        const got = functions[name]!(...args)
        // p values must be right to 1e-7 and to 1e-4 of themselves; the functions below them have to do much better.
        // Past 1e5 degrees of freedom the continued fraction itself rounds off a little more.
        const relative = Math.max(...args.map(Math.abs)) >= 1e5 ? 2e-9 : 2e-11
        const allowed = relative * Math.abs(value) + 1e-305
        expect(Math.abs(got - value), `${name}(${args.join(', ')}) = ${got}, R ${value}`).toBeLessThanOrEqual(allowed)
      }
    })
  }

  it('gives both tails of extreme points without subtracting from 1', () => {
    expect(normalTails(30).upper).toBeCloseTo(4.906713927148187e-198, 205)
    expect(normalTails(30).upper).toBeGreaterThan(4.9e-198)
    expect(tTails(-40, 300).lower).toBe(tTails(40, 300).upper)
    expect(tTails(-40, 300).lower).toBeGreaterThan(0)
  })

  it('answers NaN, not a number, for impossible parameters', () => {
    expect(tTails(1, 0).upper).toBeNaN()
    expect(fTails(1, -1, 3).upper).toBeNaN()
    expect(normalQuantile(1.5)).toBeNaN()
    expect(logGamma(0)).toBeNaN()
  })
})
