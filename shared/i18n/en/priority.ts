export const priority = {
  title: 'Improvement priority',
  column: {
    rank: 'Rank', item: 'Item', dimension: 'Dimension', n: 'n', mean: 'Mean', score: 'Score', impact: 'Impact', gap: 'Gap', toMaximum: '100 − score', toTarget: '{target} − score', index: 'Priority index', formula: 'impact × gap', share: 'Share', within: 'Rank in dimension',
  },
  note: { johnson: 'Impact: Johnson relative weights for {target}, adding up to 100% (R² = {r2}, n = {n} complete cases). Scores run from 0 to 100 between the bounds of the scale.', other: 'Impact: importance for {target}, adding up to 100% (n = {n}). Scores run from 0 to 100 between the bounds of the scale.' },
  reading: { first: 'First to improve is {item} (priority index {index}, n = {n}).', second: 'Next comes {item} ({index}).', caution: 'Ranks come from a sample: the order of items with similar indices is not certain.' },
  pareto: {
    title: 'Pareto table', place: 'No.', count: 'Count', cumulative: 'Cumulative', class: 'Class', total: '{total} in all.', base: '{total} in all, from {n} respondents, of whom {mentioning} gave one.', none: 'There are no answers to count.',
    reading: 'Of {all} items the first {k} ({names}) make up {percent}% of {total}.',
  },
  quadrant: {
    title: 'Importance and performance', importance: 'Importance', performance: 'Performance', quadrant: 'Quadrant', cross: 'Lines cross at importance {importance}, performance {performance}; what lies on a line belongs to its high side.',
    name: { keep_up: 'Keep up', concentrate_here: 'Concentrate here', low_priority: 'Low priority', possible_overkill: 'Possible overkill' },
    reading: 'In {quadrant}: {names}.', noneToImprove: 'No item lies in {quadrant}.',
  },
  separator: ', ',
}
