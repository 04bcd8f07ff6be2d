import type { Dictionary } from '../translate.ts'

export const relation: Dictionary['relation'] = {
  agreement: 'Agreement of the orders of importance (Kendall τ-b)', checks: 'Checks of the residuals', influential: 'Most influential cases',
  correction: { none: 'uncorrected', holm: 'Holm', bh: 'Benjamini-Hochberg', bonferroni: 'Bonferroni' },
  measure: { correlation: 'Correlation', beta: 'β', johnson: 'Johnson', shapley: 'Shapley', pratt: 'Pratt', last: 'Last in', direct: 'Stated', pls: 'PLS total effect' },
  check: { shapiro: 'Normal residuals (Shapiro-Wilk W)', pagan: 'Equal variance (Breusch-Pagan, Koenker)', condition: 'Largest condition index', aic: 'AIC', bic: 'BIC' },
  matrix: 'Correlation matrix ({sign})', pairs: 'Pairs', fit: 'Fit of the model', drivers: 'Key drivers', coefficients: 'Coefficients', intercept: 'Intercept',
  column: {
    measure: 'Measure', check: 'Check', value: 'Value', rid: 'Row', leverage: 'Leverage', residual: 'Residual', studentised: 'studentised, without the case',
    variable: 'Variable', pairwise: 'pairwise', ci: '95% CI', complete: 'complete cases', adjusted: 'Adjusted R²', sigma: 'Residual SE', withTarget: 'with target', standardised: 'standardised', percentOfR2: '% of R²', last: 'Last in', lastSub: 'squared semipartial', tolerance: 'Tolerance',
  },
  note: {
    control: 'Held constant: {names}; cases complete in all variables.', dependentControl: 'Controls that hold nothing constant (no variation, or determined by other controls): {names}.', agreement: 'Correlations and β are ordered by size without sign.', hc3: 'HC3 standard errors do not need equal residual variance.',
    checks: 'Breusch-Pagan is n × R² of the squared residuals on the predictors. A condition index above 30 is usually taken for collinearity.', influential: 'Usual lines: leverage {leverage}, Cook\'s D {cook} ({above} above it); {three|case has|cases have} a studentised residual beyond 3. Check the data of these rows; this alone is no reason to leave them out.',
    uneven: 'The residual variance is uneven (Breusch-Pagan p {p}); read the HC3 standard errors.', notNormal: 'The residuals depart from normality (Shapiro-Wilk p {p}); with few cases p values are approximate.',
    pairwise: 'Each pair on the cases that answered both.', constant: 'Constant, no correlation: {names}.', listwise: '{n|complete case|complete cases}; {left} left out for missing answers.', shapley: 'Shapley values are not computed for more than {max} predictors.',
    vif: 'Predictors are highly correlated (largest VIF {vif}): single coefficients are unstable. Look at Johnson or Shapley.', signs: 'Coefficient and correlation have opposite signs: {names}. Predictors overlap; do not read it as a reverse effect.',
  },
  status: { tooFewCases: 'Too few complete cases to estimate the model.', constantTarget: 'The target does not vary: nothing to estimate.', singular: 'Predictors are perfectly collinear: {names}. Leave one out.' },
  reading: {
    strongest: 'The strongest correlation is between {x} and {y}: {sign} = {r}{ci}, p {p}, n = {n}.', interval: ' (95% CI {ci})', open: 'Of {n|pair|pairs}, {open} cannot be told apart from 0 (p ≥ .05, {how}).', allApart: 'All {n|pair|pairs} can be told apart from 0 (p < .05, {how}).', noneApart: 'Of {n|pair|pairs}, none can be told apart from 0 (p ≥ .05, {how}).',
    strongestHeld: 'With the controls held constant, the strongest correlation is between {x} and {y}: {sign} = {r}{ci}, p {p}, n = {n}.', sameOrder: 'All {n} measures of importance give the same order.', orders: 'Kendall\'s τ-b between the orders lies between {low} and {high}; {item} moves most (rank {best} to {worst}): how important it is depends on the measure.',
    explains: 'On {n} complete cases the predictors explain R² = {r2} of the variance of the target, F({df1}, {df2}) = {F}, p {p}.', explainsNothing: 'On {n} complete cases R² = {r2}, F({df1}, {df2}) = {F}, p {p}: the predictors together cannot be told apart from no effect.',
    drivers: 'By Johnson relative weights the largest share is that of {first} ({a}%), then {second} ({b}%). Cross-sectional data show association, not cause.', driver: 'By Johnson relative weights {first} has {a}%. Cross-sectional data show association, not cause.',
    slopes: 'Coefficients that can be told apart from 0: {names} (p < .05).', noSlope: 'No coefficient can be told apart from 0 (p < .05).',
  },
}
