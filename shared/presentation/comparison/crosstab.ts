import { coefficientText, countText, meanText } from '../../figures/rounding.ts'
import type { TableCell } from '../../figures/figure.ts'
import type { RaoScott } from '../../stats/raoScott.ts'
import type { Presented, PresentContext, Presenter } from '../presented.ts'
import { coefficient, count, interval, pPhrase, pValue, rounding, tableOf, words } from '../tableWords.ts'
import { countNotes, statusSentence } from './notes.ts'

interface Crossed {
  status: string; table: number[][]; rows: string[]; cols: string[]; n: number; missing: number; weighted: boolean; level: number
  row_totals: number[]; column_totals: number[]; column_percent: number[][]; row_percent: number[][]; expected: number[][]; n_expected_lt5: number
  chi2: number | null; df: number | null; p: number | null; likelihood_ratio_G2: number | null; p_G2: number | null; yates: { chi2: number; p: number } | null
  cramers_v: number | null; cramers_v_bias_corrected: number | null; cramers_v_ci: [number, number] | null; contingency_C: number | null
  adj_std_residuals: number[][]; fisher_exact_p_two_sided: number | null; fisher_simulated?: { p: number; replicates: number; seed: number; p_se: number } | null
  odds_ratio_conditional_mle?: number | null; odds_ratio_ci?: [number, number | null] | null; dropped_rows: string[]; dropped_columns: string[]; warnings: string[]
  /** Of weighted cases. */
  cases?: number; rao_scott?: RaoScott | null
}
interface Multiple {
  multiple_response: true; status: string; rows: string[]; cols: string[]; base_respondents: number[]; n: number; missing: number; table: number[][]; respondent_percent: (number | null)[][]; level: number
  totals: { count: number; respondent_percent: number | null; response_percent: number | null }[]; tests: { chi2: number | null; p: number | null; p_holm: number | null; cramers_v: number | null }[]; empty_columns: string[]
}

/** "12 (34.3 %)". */
const share = (n: number, percent: number | null, mark = ''): TableCell => ({ value: n, text: percent === null ? `${countText(n)}${mark}` : `${countText(n)} (${rounding.points(percent)}%)${mark}` })

export const crosstab: Presenter = (result, context) =>
  (result['multiple_response'] === true ? multiple(result as unknown as Multiple, context) : crossed(result as unknown as Crossed, context))

function crossed(r: Crossed, { t }: PresentContext): Presented {
  const warning = statusSentence(r.status, t)
  const heads = r.cols.map((name, j) => [`c${j}`, `${name} (N = ${countText(r.column_totals[j]!)})`] as const)
  const counts = tableOf([['row', ''], ...heads, ['total', t('comparison.column.total')]],
    r.rows.map((name, i) => [words(name), ...r.table[i]!.map((n, j) => share(n, r.column_percent[i]![j]!, r.expected[i]![j]! < 5 ? ' ‡' : '')), share(r.row_totals[i]!, r.n > 0 ? 100 * r.row_totals[i]! / r.n : null)]))
  const dropped = [...r.dropped_rows, ...r.dropped_columns]
  const notes = [
    ...countNotes(r, t), ...(dropped.length > 0 ? [t('comparison.note.dropped', { names: dropped.join(', ') })] : []),
    ...(r.n_expected_lt5 > 0 ? [t('comparison.note.expected')] : []), ...(r.weighted ? [r.cases === undefined ? t('comparison.note.weightedCounts') : t('comparison.note.weightedCases', { n: r.cases })] : []),
  ]
  const first = { key: 'counts', title: `${t('comparison.crosstab.counts')} (N = ${countText(r.n)})`, table: counts, notes }
  if (r.chi2 === null || r.p === null) return { tables: r.n > 0 ? [first] : [], reading: [], warnings: [warning].filter(Boolean) }
  if (r.cases !== undefined) return { tables: [first, ...weightedTests(r, t)], ...weightedReading(r, r.cases, t), warnings: [] }
  const line = (name: string, value: TableCell, df: TableCell, p: TableCell): TableCell[] => [words(name), value, df, p]
  const none = words('')
  const tests = tableOf([['test', t('comparison.column.test')], ['value', t('comparison.column.value')], ['df', t('comparison.column.df')], ['p', 'p']], [
    line(t('comparison.test.chi_square'), coefficient(r.chi2), count(r.df), pValue(r.p)),
    ...(r.yates ? [line(t('comparison.test.yates'), coefficient(r.yates.chi2), count(r.df), pValue(r.yates.p))] : []),
    line(t('comparison.test.g2'), coefficient(r.likelihood_ratio_G2), count(r.df), pValue(r.p_G2)),
    ...(r.fisher_exact_p_two_sided !== null ? [line(t('comparison.test.fisher'), none, none, pValue(r.fisher_exact_p_two_sided))] : []),
    ...(r.fisher_simulated ? [line(t('comparison.test.fisherDrawn', { n: r.fisher_simulated.replicates }), none, none, pValue(r.fisher_simulated.p))] : []),
    line(`${t('comparison.effect.cramers_v')} ${interval(r.cramers_v_ci, coefficientText).text}`, coefficient(r.cramers_v), none, none),
    line(t('comparison.effect.cramers_v_corrected'), coefficient(r.cramers_v_bias_corrected), none, none),
    line(t('comparison.effect.contingency'), coefficient(r.contingency_C), none, none),
    ...(r.odds_ratio_ci ? [line(`${t('comparison.effect.odds_ratio')} [${coefficientText(r.odds_ratio_ci[0])}, ${r.odds_ratio_ci[1] === null ? '∞' : coefficientText(r.odds_ratio_ci[1])}]`, coefficient(r.odds_ratio_conditional_mle), none, none)] : []),
  ])
  const residuals = tableOf([['row', ''], ...r.cols.map((name, j) => [`c${j}`, name] as const)],
    r.rows.map((name, i) => [words(name), ...r.adj_std_residuals[i]!.map(value => ({ value, text: `${meanText(value)}${Math.abs(value) > 1.96 ? ' *' : ''}` }))]))
  const exact = r.fisher_exact_p_two_sided ?? r.fisher_simulated?.p ?? null
  const alpha = 1 - r.level
  const drawn = r.fisher_simulated
  return {
    tables: [first,
      { key: 'tests', title: t('comparison.crosstab.tests'), table: tests, notes: drawn ? [t('comparison.note.drawn', { n: drawn.replicates, seed: drawn.seed, se: drawn.p_se.toFixed(4) })] : [] },
      { key: 'residuals', title: t('comparison.crosstab.residuals'), table: residuals, notes: [t('comparison.note.residual')] }],
    reading: [
      t(r.p < alpha ? 'comparison.reading.linked' : 'comparison.reading.notLinked', { n: countText(r.n), df: r.df!, chi2: meanText(r.chi2), p: pPhrase(r.p), v: coefficientText(r.cramers_v!) }),
      ...(r.warnings.includes('smallExpected') && exact !== null ? [t(exact < alpha ? 'comparison.reading.exactLinked' : 'comparison.reading.exactNotLinked', { p: pPhrase(exact) })] : []),
    ],
    warnings: r.warnings.includes('smallExpected') ? [t('comparison.note.smallExpected', { n: r.n_expected_lt5 })] : [],
  }
}

/** Weights of single cases are no counts: neither χ² nor the exact test knows how far to trust them. */
function weightedTests({ rao_scott: found, cramers_v: v }: Crossed, t: PresentContext['t']): Presented['tables'] {
  const table = tableOf([['test', t('comparison.column.test')], ['value', t('comparison.column.value')], ['df', t('comparison.column.df')], ['p', 'p']], [
    ...(found ? [[words(t('comparison.test.raoScott')), coefficient(found.F), words(`${meanText(found.df1)}, ${meanText(found.df2)}`), pValue(found.p)]] : []),
    [words(t('comparison.effect.cramers_v')), coefficient(v), words(''), words('')],
  ])
  return [{ key: 'tests', title: t('comparison.crosstab.tests'), table, notes: [] }]
}
function weightedReading({ rao_scott: found, cramers_v: v, level }: Crossed, n: number, t: PresentContext['t']): Pick<Presented, 'reading'> {
  if (!found) return { reading: [] }
  const { df1, df2, F, p } = found
  return { reading: [t(p < 1 - level ? 'comparison.reading.weightedLinked' : 'comparison.reading.weightedNotLinked', { n: countText(n), df1: meanText(df1), df2: meanText(df2), F: meanText(F), p: pPhrase(p), v: coefficientText(v!) })] }
}

function multiple(r: Multiple, { t, label }: PresentContext): Presented {
  const heads = r.cols.map((name, j) => [`c${j}`, `${name} (N = ${countText(r.base_respondents[j]!)})`] as const)
  const tested = r.tests.length > 0
  const table = tableOf([['row', ''], ...heads, ['total', `${t('comparison.word.all')} (N = ${countText(r.n)})`], ...(tested ? [['p', t('comparison.column.pAdjusted')] as const, ['v', t('comparison.effect.cramers_v')] as const] : [])],
    r.rows.map((name, i) => [words(label(name)), ...(r.cols.length > 0 ? r.table[i]!.map((n, j) => share(n, r.respondent_percent[i]![j]!)) : []), share(r.totals[i]!.count, r.totals[i]!.respondent_percent), ...(tested ? [pValue(r.tests[i]!.p_holm), coefficient(r.tests[i]!.cramers_v)] : [])]))
  const apart = r.rows.filter((_, i) => (r.tests[i]?.p_holm ?? 1) < 1 - r.level)
  const tests = r.tests.filter(test => test.p_holm !== null).length
  return {
    tables: [{ key: 'multiple', title: t('comparison.crosstab.multiple'), table, notes: [...countNotes(r, t), t('comparison.note.multipleBase'), ...(tested ? [t('comparison.note.holm', { n: tests })] : [])] }],
    reading: tests === 0 ? [] : [apart.length === 0 ? t('comparison.reading.compareNone', { tests }) : t('comparison.reading.compare', { tests, k: apart.length, names: t('comparison.reading.names', { names: apart.map(label).join(', ') }), rest: tests - apart.length })],
    warnings: [statusSentence(r.status, t)].filter(Boolean),
  }
}

export const mcnemar: Presenter = (result, { t }) => {
  const r = result as unknown as { status: string; n: number; table: number[][]; rows: string[]; missing: number; chi2_no_cc: number | null; chi2_cc: number | null; p_no_cc: number | null; p_cc: number | null; p_exact: number | null; df: number }
  const counts = tableOf([['row', ''], ...r.rows.map((name, j) => [`c${j}`, name] as const)], r.rows.map((name, i) => [words(name), ...r.table[i]!.map(count)]))
  const tests = tableOf([['test', t('comparison.column.test')], ['chi2', 'χ²'], ['df', t('comparison.column.df')], ['p', 'p']], [
    [words(t('comparison.test.mcnemar')), coefficient(r.chi2_no_cc), count(r.df), pValue(r.p_no_cc)],
    ...(r.chi2_cc === null ? [] : [[words(t('comparison.test.mcnemarCorrected')), coefficient(r.chi2_cc), count(1), pValue(r.p_cc)], [words(t('comparison.test.binomial')), words(''), words(''), pValue(r.p_exact)]]),
  ])
  const p = r.p_exact ?? r.p_no_cc
  return {
    tables: [{ key: 'table', title: `${t('comparison.mcnemar.table')} (N = ${r.n})`, table: counts, notes: countNotes(r, t) }, { key: 'tests', title: t('comparison.mcnemar.title'), table: tests, notes: [] }],
    reading: p === null ? [] : [t(p < 0.05 ? 'comparison.reading.changed' : 'comparison.reading.notChanged', { n: r.n, df: r.df, chi2: meanText(r.chi2_no_cc!), p: r.p_exact === null ? t('comparison.reading.pPlain', { p: pPhrase(p) }) : t('comparison.reading.pExact', { p: pPhrase(p) }) })],
    warnings: [statusSentence(r.status, t)].filter(Boolean),
  }
}
