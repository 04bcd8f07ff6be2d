export const priority = {
  stability: {
    title: 'How sure the ranks are', tier: 'Tier', ranks: 'Ranks', ci: '95% interval', first: 'First', three: 'First three', note: 'Respondents resampled {B} times (seed {seed}, {failed} without a solution). Items of one tier cannot be told apart from the item that leads it.',
    reading: '{item} comes first in {share}% of {B} resamples; its rank lies between {low} and {high} (n = {n}).', together: 'The first tier holds {k|item|items} whose order cannot be told apart: {names}.', alone: 'It can be told apart from the others.', order: 'The whole order came out the same in only {share}% of the resamples.',
  },
  title: 'Improvement priority',
  column: {
    rank: 'Rank', item: 'Item', dimension: 'Dimension', n: 'n', mean: 'Mean', score: 'Score', impact: 'Impact', gap: 'Gap', toMaximum: '100 − score', toTarget: '{target} − score', index: 'Priority index', formula: 'impact × gap', share: 'Share', within: 'Rank in dimension',
  },
  note: {
    correlation: 'Impact: Pearson correlation with {target}, negative ones as 0, adding up to 100% (n = {n}).', regression: 'Impact: standardised coefficients for {target}, negative ones as 0, adding up to 100% (R² = {r2}, n = {n} complete cases).', shapley: 'Impact: Shapley (LMG) shares for {target}, adding up to 100% (R² = {r2}, n = {n} complete cases).',
    direct: 'Impact: mean importance stated by the respondents, adding up to 100% (n = {n}).', pls: 'Impact: total effect on the target in the path model × outer weight, adding up to 100% (n = {n} complete cases).',
    johnson: 'Impact: Johnson relative weights for {target}, adding up to 100% (R² = {r2}, n = {n} complete cases). Scores run from 0 to 100 between the bounds of the scale.' },
  reading: { first: 'First to improve is {item} (priority index {index}, n = {n}).', second: 'Next comes {item} ({index}).', caution: 'Ranks come from a sample: the order of items with similar indices is not certain.' },
  pareto: {
    title: 'Pareto table', place: 'No.', count: 'Count', cumulative: 'Cumulative', class: 'Class', total: '{total} in all.', base: '{total} in all, from {n} respondents, of whom {mentioning} gave one.', none: 'There are no answers to count.',
    reading: 'Of {all} items the first {k} ({names}) make up {percent}% of {total}.',
  },
  quadrant: {
    place: 'Place', undecided: 'reaches over a line', by: { correlation: 'Importance is the Pearson correlation with the outcome (at least {n} pairs).', regression: 'Importance is the standardised coefficient (n = {n}).', johnson: 'Importance is Johnson’s relative weight (n = {n}).', shapley: 'Importance is the Shapley (LMG) share (n = {n}).', direct: 'Importance is as stated.' },
    type: { mean: 'The lines are the means of the items: some always lie on the bad side, even when all do well.', median: 'The lines are the medians of the items: about half always lie below.', midpoint: 'The lines are the middle of the scale; derived importance has none and takes the mean of the items.' }, middle: 'The middle of the performance scale is {value}.',
    safe: 'Of these, not reaching over a line with their 95% interval: {names}.', noneSafe: 'But all their 95% intervals reach over a line: their quadrant is not certain.', open: '{k} of {n} items reach over a line with their interval; their quadrant is not certain.', onLine: 'Exactly on a line: {names}.',
    negative: '{label} has negative importance ({value}); check the direction of its scale.', suppressed: '{label} correlates positively with the outcome, yet its coefficient is negative ({value}); with correlated items a coefficient alone is not importance.',
    title: 'Importance and performance', importance: 'Importance', performance: 'Performance', quadrant: 'Quadrant', cross: 'Lines cross at importance {importance}, performance {performance}; what lies on a line belongs to its high side.',
    name: { keep_up: 'Keep up', concentrate_here: 'Concentrate here', low_priority: 'Low priority', possible_overkill: 'Possible overkill' },
    reading: 'In {quadrant}: {names}.', noneToImprove: 'No item lies in {quadrant}.',
  },
  separator: ', ',
}
