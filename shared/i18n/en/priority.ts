export const priority = {
  stability: {
    title: 'How sure the ranks are', tier: 'Tier', ranks: 'Ranks', ci: '95% interval', first: 'First', three: 'First three', note: 'Respondents resampled {B} times (seed {seed}, {failed} without a solution). Items of one tier cannot be told apart from the item that leads it.',
    interval: 'Rank intervals ({level}%) follow from bootstrap standard errors of the differences between items; the critical value is calibrated so that each interval holds the rank found in at least {level}% of the resamples.',
    reading: '{item} comes first in {share}% of {B} resamples; its {level}% rank interval is {ranks} (n = {n}).', together: 'The first tier holds {k|item|items} whose order cannot be told apart: {names}.', alone: 'It can be told apart from the others.', order: 'The whole order came out the same in only {share}% of the resamples.',
  },
  why: {
    title: 'Why each rank', column: 'Reason', joint: ' ', nothing: '{item} is no. {rank}: it has no gap or no impact (impact {impact}%, score {score}, n = {n}).',
    both: '{item} is no. {rank}: its impact is large ({impact}%, no. {impactRank} of {k}) and so is its gap (score {score}, gap {gap}, no. {gapRank}); priority index {index} (n = {n}).',
    impact: '{item} is no. {rank} mainly for its impact ({impact}%, no. {impactRank} of {k}); its gap is no. {gapRank} (score {score}, gap {gap}); priority index {index} (n = {n}).',
    gap: '{item} is no. {rank} mainly for its gap (score {score}, gap {gap}, no. {gapRank} of {k}); its impact is no. {impactRank} ({impact}%); priority index {index} (n = {n}).',
    neither: '{item} is no. {rank}: its impact is no. {impactRank} ({impact}%), its gap no. {gapRank} (score {score}, gap {gap}); priority index {index} (n = {n}).',
    ranks: 'Its {level}% rank interval is {low}–{high}; it comes first in {first}% of the resamples.', oneRank: 'Its {level}% rank interval is {low} alone; it comes first in {first}% of the resamples.',
    tied: 'It cannot be told apart from {next}.', tiedNeeded: 'It cannot be told apart from {next}; if the difference is real, about {needed} respondents would tell them apart.',
  },
  neighbours: {
    title: 'Neighbouring ranks and the sample they need', upper: 'Upper item', lower: 'Lower item', difference: 'Difference', error: 'Standard error', above: 'Upper above', needed: 'Respondents needed',
    note: 'There are {n} respondents now. Needed = n × (1.96 × standard error ÷ difference)², taking the difference found for the true one and the standard error to shrink with the root of n (simple random samples of the same population).',
  },
  groups: {
    title: 'Ranks by group', all: 'All', note: 'Impact, score and rank of a group come from its own answers only.', reversals: 'Pairs in the other order than overall', group: 'Group', above: 'Ahead in the group', below: 'Ahead overall', support: 'Support', sure: 'Verdict',
    supported: 'supported', open: 'not certain', reversalNote: 'Support = share of the group\'s resamples in which the former is ahead; from 90% it counts as supported: {n|pair|pairs}.',
  },
  diagonal: {
    title: 'Where quadrant and diagonal disagree', gap: 'Importance − performance', points: 'scale points', deviations: 'standard deviations', verdict: 'Diagonal model', improve: 'improve', leave: 'leave',
    note: 'Diagonal model: the line on which standardised importance and performance are equal; items whose importance is beyond their performance are to be improved in whichever quadrant (Slack 1994; Bacon 2003).', noteShared: 'Diagonal model: the line on which importance and performance are equal on their common scale; items whose importance is beyond their performance are to be improved in whichever quadrant (Slack 1994; Bacon 2003).',
  },
  title: 'Improvement priorities',
  column: {
    rank: 'Rank', item: 'Item', dimension: 'Dimension', n: 'n', mean: 'Mean', score: 'Score', impact: 'Impact', gap: 'Gap', toMaximum: '100 − score', toTarget: '{target} − score', index: 'Priority index', formula: 'impact × gap', share: 'Share', within: 'Rank in dimension',
  },
  note: {
    correlation: 'Impact: Pearson correlation with {target}, negative ones as 0, adding up to 100% (n = {n}).', regression: 'Impact: standardised coefficients for {target}, negative ones as 0, adding up to 100% (R² = {r2}, n = {n} complete cases).', shapley: 'Impact: Shapley (LMG) shares for {target}, adding up to 100% (R² = {r2}, n = {n} complete cases).',
    direct: 'Impact: mean importance stated by the respondents, adding up to 100% (n = {n}).', pls: 'Impact: total effect on the target in the path model × outer weight, adding up to 100% (n = {n} complete cases).',
    pratt: 'Impact: Pratt indices (β × r) for {target}, negative ones as 0, adding up to 100% (R² = {r2}, n = {n} complete cases).', lastIn: 'Impact: gain in R² for {target} when the item enters last, adding up to 100% (R² = {r2}, n = {n} complete cases).',
    johnson: 'Impact: Johnson relative weights for {target}, adding up to 100% (R² = {r2}, n = {n} complete cases). Scores run from 0 to 100 between the bounds of the scale.' },
  reading: { first: 'First to improve is {item} (priority index {index}, n = {n}).', second: 'Next comes {item} ({index}).', caution: 'Ranks come from a sample: the order of items with similar indices is not certain.' },
  pareto: {
    title: 'Pareto table', place: 'No.', count: 'Count', cumulative: 'Cumulative', class: 'Class', total: '{total} in all.', base: '{total} in all, from {n} respondents, of whom {mentioning} gave one.', none: 'There are no answers to count.',
    reading: 'Of {all} items the first {k} ({names}) make up {percent}% of {total}.', andMore: '{names} and {n} more', readingAll: 'All {all} items are in class A, {total} in total: none of them stand out.',
  },
  quadrant: {
    place: 'Place', undecided: 'not certain', by: { correlation: 'Importance is the Pearson correlation with the outcome (at least {n} pairs).', regression: 'Importance is the standardised coefficient (R² = {r2}, n = {n}).', johnson: 'Importance is Johnson\'s relative weight (R² = {r2}, n = {n}).', shapley: 'Importance is the Shapley (LMG) share (R² = {r2}, n = {n}).', pratt: 'Importance is the Pratt index (R² = {r2}, n = {n}).', lastIn: 'Importance is the gain in R² when entered last (R² = {r2}, n = {n}).', pls: 'Importance is the total effect in the path model × outer weight, performance a score 0–100 (n = {n}).', direct: 'Importance is as stated.' },
    type: { mean: 'The lines are the means of the items: some always lie on the bad side, even when all do well.', median: 'The lines are the medians of the items: about half always lie below.', midpoint: 'The lines are the middle of the scale; derived importance has none and takes the mean of the items.', target: 'The lines are the targets; an axis without one takes the mean of the items.' }, probability: '% of resamples', resampled: 'Shares by quadrant come from {B} resamples of the respondents (seed {seed}), the lines drawn anew in each; below 95% the quadrant is not certain.', middle: 'The middle of the performance scale is {value}.',
    safe: 'Of these, certain of their quadrant: {names}.', noneSafe: 'But the quadrant of none of them is certain.', open: 'For {k} of {n} items the quadrant is not certain.', onLine: 'Exactly on a line: {names}.',
    negative: '{label} has negative importance ({value}); check the direction of its scale.', suppressed: '{label} correlates positively with the outcome, yet its coefficient is negative ({value}); with correlated items a coefficient alone is not importance.',
    title: 'Importance and performance', importance: 'Importance', performance: 'Performance', quadrant: 'Quadrant', cross: 'Lines cross at importance {importance}, performance {performance}; what lies on a line belongs to its high side.',
    name: { keep_up: 'Keep up', concentrate_here: 'Concentrate here', low_priority: 'Low priority', possible_overkill: 'Possible overkill' },
    reading: 'In {quadrant}: {names}.', noneToImprove: 'No item lies in {quadrant}.',
  },
  separator: ', ',
}
