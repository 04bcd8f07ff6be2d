export const priority = {
  stability: {
    title: '名次的稳定程度', tier: '梯队', ranks: '名次区间', ci: '95% 区间', first: '排第一', three: '进前三', note: '按受访者重抽样 {B} 次（种子 {seed}，{failed} 次无解）。同一梯队的项目与梯队首项无法区分。',
    reading: '「{item}」在 {B} 次重抽样中有 {share}% 排第一，名次区间 {low}–{high}（n = {n}）。', together: '第一梯队有 {k} 项，先后无法区分：{names}。', alone: '它与其他项目可以区分。', order: '完整次序只在 {share}% 的重抽样中重现。',
  },
  title: '改善优先级',
  column: {
    rank: '总名次', item: '项目', dimension: '维度', n: 'n', mean: '均值', score: '得分', impact: '影响', gap: '差距', toMaximum: '100 − 得分', toTarget: '{target} − 得分', index: '优先指数', formula: '影响 × 差距', share: '占比', within: '维度内名次',
  },
  note: {
    correlation: '影响：与「{target}」的 Pearson 相关系数，负值计 0，合计 100%（n = {n}）。', regression: '影响：对「{target}」的标准化回归系数，负值计 0，合计 100%（R² = {r2}，n = {n} 个完整个案）。', shapley: '影响：对「{target}」的 Shapley（LMG）分摊，合计 100%（R² = {r2}，n = {n} 个完整个案）。',
    direct: '影响：受访者直接评价的重要度均值，合计 100%（n = {n}）。', pls: '影响：路径模型中对目标的总效应 × 外部权重，合计 100%（n = {n} 个完整个案）。',
    johnson: '影响：对「{target}」的 Johnson 相对权重，合计 100%（R² = {r2}，n = {n} 个完整个案）。得分按量表上下限换算到 0–100。' },
  reading: { first: '最优先的是「{item}」（优先指数 {index}，n = {n}）。', second: '其次是「{item}」（{index}）。', caution: '名次由样本算出，指数相近的项目先后不能当作确定。' },
  pareto: {
    title: '排列图频数表', place: '序号', count: '频数', cumulative: '累计', class: '分类', total: '合计 {total} 次。', base: '合计 {total} 次，来自 {n} 名回答者，其中 {mentioning} 人有提及。', none: '没有可以计数的回答。',
    reading: '{all} 个项目中，前 {k} 个（{names}）占 {total} 次的 {percent}%。',
  },
  quadrant: {
    place: '位置', undecided: '区间跨线', by: { correlation: '重要性为与结果变量的 Pearson 相关系数（最少 {n} 对）。', regression: '重要性为标准化回归系数（n = {n}）。', johnson: '重要性为 Johnson 相对权重（n = {n}）。', shapley: '重要性为 Shapley（LMG）分摊（n = {n}）。', direct: '重要性为直接评价。' },
    type: { mean: '十字线取各项目的均值：总有项目落在不利的象限，即使全部表现良好。', median: '十字线取各项目的中位数：总有约一半项目在线下。', midpoint: '十字线取量表中点；推算的重要性没有量表，取各项目均值。' }, middle: '表现的量表中点为 {value}。',
    safe: '其中 95% 区间不跨线的有：{names}。', noneSafe: '但它们的 95% 区间都跨线，所在象限不能确定。', open: '{n} 个项目中有 {k} 个的区间跨线，所在象限不能确定。', onLine: '恰在线上的有：{names}。',
    negative: '「{label}」的重要性为负（{value}），请核对量表方向。', suppressed: '「{label}」与结果变量正相关，系数却为负（{value}）；题项相关时回归系数不宜单独作为重要性。',
    title: '重要性与表现', importance: '重要性', performance: '表现', quadrant: '象限', cross: '十字线：重要性 {importance}，表现 {performance}；恰在线上的归入较高一侧。',
    name: { keep_up: '优势保持', concentrate_here: '重点改善', low_priority: '其次改善', possible_overkill: '锦上添花' },
    reading: '落在「{quadrant}」的有：{names}。', noneToImprove: '没有项目落在「{quadrant}」。',
  },
  separator: '、',
}
