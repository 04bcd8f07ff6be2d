import type { Dictionary } from '../translate.ts'

export const weighting: Dictionary['weighting'] = {
  type: { equal: 'equal', ahp: 'analytic hierarchy (AHP)', entropy: 'entropy', critic: 'CRITIC', cv: 'coefficient of variation', factor: 'principal components', relative: 'relative weights' },
  title: { weights: 'Weights: {type}', side: 'Weightings side by side', agreement: 'Agreement of the orders', judgement: 'Consistency of the judgements', revise: 'Judgements that might be revised', entropy: 'Entropy and divergence' },
  column: {
    item: 'Item', weight: 'Weight', rank: 'Rank', geometric: 'Geometric mean', columnMean: 'Column mean', eigen: 'Eigenvector', entropy: 'Entropy', divergence: 'Divergence', raw: 'Raw shares', minmax: 'Min-max', shift: 'Min-max + 0.0001',
    measure: 'Measure', value: 'Value', limit: 'Usual limit', given: 'Judgement now', suggested: 'Suggested', implied: 'Implied by the others', after: 'CR then', pair: 'Pair', tau: 'Kendall τ-b', rho: 'Spearman ρ', variation: 'Coefficient of variation', judgement: 'Judgement',
  },
  measure: { lambda: 'Largest eigenvalue λmax', ci: 'Consistency index CI', cr1980: 'CR (random index of Saaty 1980)', cr2000s: 'CR (later random index)', gci: 'Geometric consistency index GCI' },
  note: {
    entropy: 'Entropy, CRITIC and the coefficient of variation weigh how much the answers differ, not how much an item matters: an item everybody rates alike weighs little and may still matter.', sample: 'n = {n} complete cases (of {total}).', reversed: 'Turned round: {names}.', cost: 'Lower is better: {names}.',
    ahp: 'Weights are those of the eigenvector; geometric and column means stand beside them.', cr: 'CR < 0.1 is usually accepted; both tables of the random index are in use and differ by up to 12% for three items.', factor: '{k|component|components} with eigenvalue above 1, explaining {share}% of the variance. Coefficients are taken without sign and weighted by variance.',
    relative: 'Johnson\'s relative weights, R² = {r2}.', cv: 'Coefficient of variation = SD ÷ mean; it depends on where the scale begins: 1–5 and 0–4 give different weights.', raw: 'Raw shares are not used where lower is better or a value is negative.', judgement: '{row} to {column}',
  },
  warning: {
    constantItem: 'All answers are alike, weight 0: {names}.', inconsistent: 'The judgements are inconsistent (CR ≥ 0.1); the weights should not be used yet.', noPositiveMean: 'The mean is not above 0, a coefficient of variation says nothing: {names}.', noInformation: 'Not enough data for entropy weights.',
    mixedSigns: 'The first component has coefficients of both signs, which weights without sign conceal; check reversed items first.', tooFewCases: 'Too few cases.', collinear: 'The items are highly correlated; single weights are unsteady.', of: '{type}: {text}',
  },
  reading: {
    first: 'By {type}, "{first}" weighs most ({a}%), then "{second}" ({b}%).', only: 'By {type}, "{first}" weighs {a}%.', level: 'By {type}, all items weigh the same.', consistent: 'CR = {cr}, below 0.1: the judgements are roughly consistent.', inconsistent: 'CR = {cr}, not below 0.1. The revision that helps most: "{row} to {column}" from {given} to {suggested}, which brings CR to {after}.',
    inconsistentOnly: 'CR = {cr}, not below 0.1.', agree: 'Kendall\'s τ-b between the orders lies between {low} and {high}; the rank of {differ|item|items} changes with the method.', same: 'All weightings give the same order.', none: 'Not enough data: there are no weightings to compare.', firsts: 'First: {list}.', firstOf: '{type} "{item}"',
  },
  separator: ', ', clause: '; ',
}
