import type { Dictionary } from '../translate.ts'

export const relation: Dictionary['relation'] = {
  matrix: 'Correlation matrix ({sign})', pairs: 'Pairs', fit: 'Fit of the model', drivers: 'Key drivers', coefficients: 'Coefficients', intercept: 'Intercept',
  column: {
    variable: 'Variable', pairwise: 'pairwise', ci: '95% CI', complete: 'complete cases', adjusted: 'Adjusted R²', sigma: 'Residual SE', withTarget: 'with target', standardised: 'standardised', percentOfR2: '% of R²', last: 'Last in', lastSub: 'squared semipartial', tolerance: 'Tolerance',
  },
  note: {
    pairwise: 'Each pair on the cases that answered both.', constant: 'Constant, no correlation: {names}.', listwise: '{n|complete case|complete cases}; {left} left out for missing answers.', shapley: 'Shapley values are not computed for more than {max} predictors.',
    vif: 'Predictors are highly correlated (largest VIF {vif}): single coefficients are unstable. Look at Johnson or Shapley.', signs: 'Coefficient and correlation have opposite signs: {names}. Predictors overlap; do not read it as a reverse effect.',
  },
  status: { tooFewCases: 'Too few complete cases to estimate the model.', constantTarget: 'The target does not vary: nothing to estimate.', singular: 'Predictors are perfectly collinear: {names}. Leave one out.' },
  reading: {
    strongest: 'The strongest correlation is between {x} and {y}: {sign} = {r}{ci}, p {p}, n = {n}.', interval: ' (95% CI {ci})', open: 'Of {n|pair|pairs}, {open} cannot be told apart from 0 (p ≥ .05, uncorrected).', allApart: 'All {n|pair|pairs} can be told apart from 0 (p < .05, uncorrected).',
    explains: 'On {n} complete cases the predictors explain R² = {r2} of the variance of the target, F({df1}, {df2}) = {F}, p {p}.', explainsNothing: 'On {n} complete cases R² = {r2}, F({df1}, {df2}) = {F}, p {p}: the predictors together cannot be told apart from no effect.',
    drivers: 'By Johnson relative weights the largest share is that of {first} ({a}%), then {second} ({b}%). Cross-sectional data show association, not cause.', driver: 'By Johnson relative weights {first} has {a}%. Cross-sectional data show association, not cause.',
    slopes: 'Coefficients that can be told apart from 0: {names} (p < .05).', noSlope: 'No coefficient can be told apart from 0 (p < .05).',
  },
}
