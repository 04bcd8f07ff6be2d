import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { oneWayAnova, welchAnova } from '../../../shared/stats/anova.ts'
import { lead, weightedTotal } from '../../../shared/stats/brandTotal.ts'
import { contingency } from '../../../shared/stats/contingency.ts'
import { binomialTest } from '../../../shared/stats/distributions/binomial.ts'
import { noncentralChiSquareTails } from '../../../shared/stats/distributions/noncentralChiSquare.ts'
import { noncentralFTails } from '../../../shared/stats/distributions/noncentralF.ts'
import { noncentralTTails } from '../../../shared/stats/distributions/noncentralT.ts'
import { studentizedRangeQuantile, studentizedRangeTails } from '../../../shared/stats/distributions/studentizedRange.ts'
import { tQuantile, tTwoSided } from '../../../shared/stats/distributions/studentT.ts'
import { fisher2x2 } from '../../../shared/stats/fisher2x2.ts'
import { fisherExact, fisherSimulated } from '../../../shared/stats/fisherTable.ts'
import { kruskal } from '../../../shared/stats/kruskal.ts'
import { mannWhitney } from '../../../shared/stats/mannWhitney.ts'
import { mcnemar } from '../../../shared/stats/mcnemar.ts'
import { adjustP } from '../../../shared/stats/multiplicity.ts'
import { netPromoterScore } from '../../../shared/stats/nps.ts'
import { gamesHowell, tukeyKramer } from '../../../shared/stats/postHoc.ts'
import { proportionDifference, proportionIntervals } from '../../../shared/stats/proportion.ts'
import { bartlett, levene } from '../../../shared/stats/spread.ts'
import { independentChoice, nominalChoice, pairedChoice } from '../../../shared/stats/testChoice.ts'
import { pairedT, twoSample } from '../../../shared/stats/tTest.ts'
import { wilcoxon } from '../../../shared/stats/wilcoxon.ts'

const flat = (pairs: { diff: number; lwr: number | null; upr: number | null; p: number | null }[]): number[] => pairs.flatMap(({ diff, lwr, upr, p }) => [diff, lwr!, upr!, p!])

/** Name of a value of R → ours, and how close it has to be (R's ptukey is good to 1e-8 at many degrees of freedom, its qtukey to 1e-4, its noncentral functions to 1e-9). */
const ours: Record<string, [within: number, (args: number[][]) => (number | null)[]]> = {
  ptukey_upper: [1e-7, ([a]) => [studentizedRangeTails(a![0]!, a![1]!, a![2]!).upper]],
  qtukey: [1e-4, ([a]) => [studentizedRangeQuantile(a![0]!, a![1]!, a![2]!)]],
  pt_ncp: [1e-9, ([a]) => [noncentralTTails(a![0]!, a![1]!, a![2]!).lower]],
  pchisq_ncp: [1e-9, ([a]) => [noncentralChiSquareTails(a![0]!, a![1]!, a![2]!).lower]],
  pf_ncp: [1e-8, ([a]) => [noncentralFTails(a![0]!, a![1]!, a![2]!, a![3]!).lower]],
  games_howell: [1e-5, groups => flat(gamesHowell(groups))],
  tukey: [1e-5, groups => flat(tukeyKramer(groups))],
  kruskal: [1e-10, groups => { const found = kruskal(groups); return [found.H_tie_corrected, found.p] }],
  dunn_z: [1e-10, groups => kruskal(groups).dunn.map(pair => pair.z)],
  mw_exact: [1e-12, ([x, y]) => [mannWhitney(x!, y!).p_exact_no_ties]],
  wilcoxon_exact: [1e-12, ([x, y]) => [wilcoxon(x!, y!).p_exact]],
  binom: [1e-10, ([a]) => [binomialTest(a![0]!, a![1]!, a![2])]],
  fisher_rxc: [1e-9, table => [fisherExact(table)]],
  holm: [1e-14, ([p]) => adjustP(p!, 'holm')], bh: [1e-14, ([p]) => adjustP(p!, 'bh')],
  d_ci: [1e-8, ([x, y]) => twoSample(x!, y!).cohen_d_ci!],
  eta2_ci: [1e-8, groups => oneWayAnova(groups).eta2_ci!],
  prop_diff: [1e-12, ([a]) => { const found = proportionDifference(a![0]!, a![1]!, a![2]!, a![3]!); return [found.p, found.p_cc] }],
  bartlett: [1e-12, groups => [bartlett(groups).p]],
}
const values = JSON.parse(readFileSync(new URL('fixtures/comparison.json', import.meta.url), 'utf8')) as { name: string; args: number[][]; value: number[] }[]

describe('comparison against R 4.2.2', () => {
  for (const [name, [within, run]] of Object.entries(ours)) {
    it(name, () => {
      const cases = values.filter(value => value.name === name)
      expect(cases.length).toBeGreaterThan(0)
      for (const { args, value } of cases) {
        const got = run(args)
        expect(got).toHaveLength(value.length)
        value.forEach((wanted, i) => expect(Math.abs(got[i]! - wanted), `${name} ${JSON.stringify(args)}: ${got[i]}, R ${wanted}`).toBeLessThanOrEqual(within * Math.max(1, Math.abs(wanted))))
      }
    })
  }
})

describe('identities', () => {
  it('two groups: F is t squared, the range of two is √2 |t|', () => {
    const groups = [[3, 5, 4, 7, 6], [1, 4, 2, 2, 3, 5]]
    const { student } = twoSample(groups[0]!, groups[1]!)
    const anova = oneWayAnova(groups)
    expect(anova.F).toBeCloseTo(student.statistic! ** 2, 12)
    expect(anova.p).toBeCloseTo(student.p!, 13)
    expect(welchAnova(groups).F).toBeCloseTo(twoSample(groups[0]!, groups[1]!).welch.statistic! ** 2, 12)
    expect(studentizedRangeTails(Math.SQRT2 * 2.3, 2, 9).upper).toBeCloseTo(tTwoSided(2.3, 9), 12)
    expect(studentizedRangeTails(0.5, 2, 2.5).upper).toBeCloseTo(tTwoSided(0.5 / Math.SQRT2, 2.5), 9)
    expect(studentizedRangeTails(2, 2, 2.5).upper).toBeCloseTo(tTwoSided(2 / Math.SQRT2, 2.5), 9)
    expect(studentizedRangeQuantile(0.99, 2, 4)).toBeCloseTo(Math.SQRT2 * tQuantile(0.995, 4), 6)
    expect(studentizedRangeTails(Math.SQRT2 * 14, 2, 30).upper / tTwoSided(14, 30)).toBeCloseTo(1, 8)
  })
  it('an offset of 1e12 changes nothing, means aside', () => {
    const [x, y] = [[1, 2, 4, 8], [2, 3, 5, 5, 9]]
    const far = (values: number[]): number[] => values.map(value => value + 1e12)
    for (const key of ['mean_diff', 'cohen_d_pooled'] as const) expect(twoSample(far(x), far(y))[key]).toBeCloseTo(twoSample(x, y)[key]!, 9)
    expect(oneWayAnova([far(x), far(y)]).F).toBeCloseTo(oneWayAnova([x, y]).F!, 9)
    expect(levene([far(x), far(y)], 'mean').F).toBeCloseTo(levene([x, y], 'mean').F!, 9)
    expect(pairedT(far(x), far(y.slice(1))).t.statistic).toBeCloseTo(pairedT(x, y.slice(1)).t.statistic!, 9)
  })
  it('z squared of two proportions is the chi-square of their table; G² and χ² are 0 for equal shares', () => {
    const table = [[56, 14], [48, 32]]
    expect(proportionDifference(56, 70, 48, 80).z! ** 2).toBeCloseTo(contingency(table).chi2!, 11)
    expect(contingency([[10, 20], [30, 60]])).toMatchObject({ chi2: 0, likelihood_ratio_G2: 0, p: 1, cramers_v: 0, phi: 0 })
  })
  it('drawn and exact Fisher agree; the same seed gives the same p', () => {
    const table = [[4, 0, 3], [1, 6, 2], [2, 2, 5]]
    const drawn = fisherSimulated(table, 20_000, 7)!
    expect(Math.abs(drawn - fisherExact(table)!)).toBeLessThan(0.012)
    expect(fisherSimulated(table, 20_000, 7)).toBe(drawn)
    expect(fisherSimulated(table, 20_000, 8)).not.toBe(drawn)
  })
  it('brand totals: shares, design effect, leads (case: 0.27 / 0.55 / 0.18)', () => {
    const brands = [[974, 87.56], [964, 89.03], [1164, 83.08]].map(([n, mean], i) => ({ n: n!, mean: mean!, sd: 20, weight: [0.27, 0.55, 0.18][i]! }))
    const total = weightedTotal(brands)
    expect(total.mean).toBeCloseTo(87.5621, 10)
    expect(Math.round(total.n_effective!)).toBe(2401)
    expect(total.deff).toBeCloseTo(1.29, 2)
    expect(weightedTotal(brands.map(brand => ({ ...brand, weight: brand.n }))).deff).toBeCloseTo(1, 12)
    expect(lead(total, { mean: 80.13, se: 20 / Math.sqrt(911), df: 910 }).se).toBeCloseTo(Math.sqrt(total.se! ** 2 + 400 / 911), 12)
  })
})

describe('data that cannot answer', () => {
  it('constant groups have no t and no U test', () => {
    expect(twoSample([5, 5, 5], [5, 5, 5, 5])).toMatchObject({ status: 'constant', welch: { p: null }, cohen_d_pooled: null, mean_diff: 0 })
    expect(mannWhitney([5, 5, 5], [5, 5, 5, 5])).toMatchObject({ status: 'constant', p_normal_no_cc: null, z_no_cc: null, rank_biserial: 0 })
    expect(oneWayAnova([[2, 2], [3, 3]])).toMatchObject({ status: 'constant', F: null, p: null })
    expect(kruskal([[1, 1], [1], [1, 1]])).toMatchObject({ status: 'constant', p: null })
    expect(pairedT([1, 2, 3], [2, 3, 4])).toMatchObject({ status: 'constant', mean_diff: -1, cohen_dz: null })
    expect(wilcoxon([1, 2], [1, 2])).toMatchObject({ status: 'constant', n_zero_dropped: 2, V: null })
  })
  it('none, one and two cases', () => {
    expect(twoSample([], [1, 2])).toMatchObject({ status: 'tooFewCases', mean_diff: null })
    expect(twoSample([1], [2])).toMatchObject({ status: 'tooFewCases', mean_diff: -1 })
    expect(twoSample([1], [2, 4])).toMatchObject({ status: 'solved', welch: { p: null }, hedges_g_exact: null })
    expect(oneWayAnova([[1, 2, 3]])).toMatchObject({ status: 'tooFewGroups' })
    expect(oneWayAnova([[1], [2]])).toMatchObject({ status: 'tooFewCases' })
    expect(mannWhitney([], [1])).toMatchObject({ status: 'tooFewCases' })
    expect(wilcoxon([], [])).toMatchObject({ status: 'tooFewCases' })
    expect(pairedT([1], [2])).toMatchObject({ status: 'tooFewCases' })
    expect(proportionIntervals(0, 0)).toMatchObject({ p: null, wilson: null, clopper_pearson: null, wald: null })
    expect(netPromoterScore([])).toMatchObject({ n: 0, nps: null, ci: null })
    expect(mcnemar([[4, 0], [0, 9]])).toMatchObject({ status: 'noChange', p_exact: null })
    expect(mcnemar([[0, 0], [0, 0]])).toMatchObject({ status: 'noCases' })
  })
  it('an all-zero column is dropped and named', () => {
    const found = contingency([[5, 0, 7], [3, 0, 9]])
    expect(found).toMatchObject({ columns_kept: [0, 2], df: 1 })
    expect(found.chi2).toBeCloseTo(0.75, 12)
    expect(contingency([[0, 0], [0, 0]])).toMatchObject({ status: 'noCases', p: null })
    expect(contingency([[3, 4], [0, 0]])).toMatchObject({ status: 'tooFewRows', chi2: null })
    expect(fisher2x2([[3, 4], [0, 0]])).toBeNull()
  })
})

describe('the choice of a test', () => {
  const large = Array.from({ length: 40 }, (_, i) => i % 7)
  it('ranks for ordered answers, means for large groups, ranks for small ones that are not normal', () => {
    expect(independentChoice([large, large], 'ordinal')).toMatchObject({ test: 'mannwhitney', reasons: ['ordinalLevel', 'twoGroups'] })
    expect(independentChoice([large, large, large], 'ordinal').test).toBe('kruskal')
    expect(independentChoice([large, large], 'interval')).toMatchObject({ test: 'welch', reasons: ['intervalLevel', 'twoGroups', 'largeGroups', 'variancesMayDiffer'] })
    expect(independentChoice([[1, 1, 1, 1, 1, 1, 1, 2, 9, 30], [1, 2, 3, 4, 5, 6]], 'interval').test).toBe('mannwhitney')
    expect(independentChoice([[1, 2], [3, 4]], 'interval').reasons).toContain('tooSmallToJudge')
    expect(independentChoice([large, large, large.map(value => 10 * value)], 'interval').test).toBe('welch_anova')
    expect(independentChoice([large, large, large], 'interval').test).toBe('anova')
  })
  it('Fisher where expected counts are small; McNemar and Wilcoxon for pairs', () => {
    expect(nominalChoice([[3, 4], [8, 9]]).test).toBe('fisher')
    expect(nominalChoice([[6, 7], [8, 9]]).test).toBe('chi_square')
    expect(pairedChoice([], 'nominal').test).toBe('mcnemar')
    expect(pairedChoice(large, 'ordinal').test).toBe('wilcoxon')
    expect(pairedChoice(large, 'interval').test).toBe('paired_t')
  })
})
