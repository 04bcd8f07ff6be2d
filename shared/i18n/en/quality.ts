import type { Dictionary } from '../translate.ts'

export const quality: Dictionary['quality'] = {
  kano: {
    table: 'KANO categories', feature: 'Feature', n: 'n', category: 'Category', better: 'Better', worse: 'Worse',
    betterFormula: '(A+O)/(A+O+M+I)', worseFormula: '−(O+M)/(A+O+M+I)', strength: 'Category strength', strengthFormula: 'largest − second, %', total: 'Total strength', totalFormula: '(A+O+M)/n, %',
    categories: { A: 'A attractive', O: 'O one-dimensional', M: 'M must-be', I: 'I indifferent', R: 'R reversed', Q: 'Q questionable' },
    note: '{level}% confidence intervals by Wilson. Equal counts go to the first of M, O, A, I, R, Q.',
    undecided: 'The two largest categories of "{feature}" cannot be told apart ({first} {a}, {second} {b}, n = {n}).',
    reading: '"{feature}" is {category} (n = {n}), Better {better}, Worse {worse}.',
    questionable: '"{feature}" has {n} questionable answers, {share}%: the question may have been misread.',
    notFiveAnswers: 'Left out, as their questions do not have five answers: {features}.',
  },
  gap: {
    table: 'Gaps between expectation and perception', dimensions: 'Gaps by dimension', item: 'Item', dimension: 'Dimension', n: 'n', expectation: 'Expectation', perception: 'Perception', gap: 'Gap', gapFormula: 'perception − expectation',
    ci: '{level}% confidence interval', t: 't', df: 'df', p: 'p', d: 'd', overall: 'All items',
    note: 'Gaps are those of respondents who answered both questions, tested as paired differences; p values are not corrected for their number.', weighted: 'The weighted gap is {gap}.',
    widest: 'The widest gap is "{item}": {gap}, {level}% confidence interval {ci} (n = {n}).',
    apart: 'For {k} of {n} items the interval of the gap leaves out 0.', none: 'No gap can be told apart from 0.',
  },
  control: {
    chart: { run: 'Run chart', imr: 'Individuals and moving range chart', xbarR: 'X-bar and R chart', xbarS: 'X-bar and s chart', p: 'p-chart', histogram: 'Histogram' },
    summary: '{chart}: control limits', points: 'Points', statistic: 'Statistic', value: 'Value', period: 'Period', pointN: 'n', pointValue: 'Value', lower: 'Lower limit', upper: 'Upper limit', mark: 'Signal',
    center: 'Centre line', sigma: 'Estimate of sigma', estimator: { movingRange: 'mean moving range / d₂', range: 'mean range / d₂', pooledSd: 'pooled standard deviation', binomial: 'binomial' },
    dispersion: 'Dispersion ratio', median: 'Median', longest: 'Longest run on one side', longestLimit: 'Longest to be expected', crossings: 'Crossings of the median', crossingsLimit: 'Fewest to be expected',
    capability: 'Process capability', mean: 'Mean', sd: 'Overall standard deviation', within: 'Within standard deviation', cp: 'Cp', cpk: 'Cpk', pp: 'Pp', ppk: 'Ppk', outside: 'Outside the limits, observed %', expected: 'Outside the limits, expected if normal %',
    bins: 'Frequency distribution', bin: 'Interval', count: 'Count', percent: '%', normal: 'Shapiro-Wilk W', normalP: 'p',
    rules: {
      beyondLimit: 'beyond 3σ', nineOneSide: '9 points on one side', sixTrend: '6 points going one way', fourteenAlternate: '14 points alternating',
      twoOfThreeFar: '2 of 3 points beyond 2σ', fourOfFiveOff: '4 of 5 points beyond 1σ', fifteenNear: '15 points within 1σ', eightOff: '8 points beyond 1σ',
    },
    signals: '{n|signal|signals}: {rules}. Find out what happened there before speaking of an improvement.', quiet: '{n|point|points} without a signal: nothing beyond chance variation could be shown.',
    shift: 'A run of {run} points on one side, more than the {limit} to be expected: the process has moved.', few: 'The median is crossed {n|time|times}, fewer than {limit}: the process has moved.', steady: 'The run chart shows no change ({n} useful points).',
    leftOut: 'The last {n} observations do not fill a sample and are left out.', dispersed: 'Dispersion ratio {ratio}: more variation than binomial, the limits are too narrow.', few10: 'Only {n} points are off the median, fewer than 10: no judgement.',
    capable: 'Cpk = {cpk} (n = {n}). Capability means something only for a stable, nearly normal process.', notNormal: 'Normality p {p}: capability is worked out from a normal distribution and is only a guide.',
    status: { tooFewPoints: 'Too few points for control limits.', constant: 'The points do not vary: no control limits.' },
    spread: 'N = {n}: mean {mean}, SD {sd}; most values, {count} or {share}%, lie in [{from}, {to}).',
    noTarget: 'Without specification limits there is no capability.',
  },
  checksheet: {
    table: 'Check sheet', item: 'Item', total: 'Total', share: 'Share %', cumulative: 'Cumulative %', base: 'Shares are of {n|mention|mentions}, not of people.',
    reading: 'Most frequent: "{item}", {n|time|times}, {share}%.', empty: 'Nothing was recorded.',
  },
  separator: ', ',
}
