export const priority = {
  title: '改善优先级',
  column: {
    rank: '总名次', item: '项目', dimension: '维度', n: 'n', mean: '均值', score: '得分', impact: '影响', gap: '差距', toMaximum: '100 − 得分', toTarget: '{target} − 得分', index: '优先指数', formula: '影响 × 差距', share: '占比', within: '维度内名次',
  },
  note: { johnson: '影响：对「{target}」的 Johnson 相对权重，合计 100%（R² = {r2}，n = {n} 个完整个案）。得分按量表上下限换算到 0–100。', other: '影响：对「{target}」的重要性，合计 100%（n = {n}）。得分按量表上下限换算到 0–100。' },
  reading: { first: '最优先的是「{item}」（优先指数 {index}，n = {n}）。', second: '其次是「{item}」（{index}）。', caution: '名次由样本算出，指数相近的项目先后不能当作确定。' },
  pareto: {
    title: '排列图频数表', place: '序号', count: '频数', cumulative: '累计', class: '分类', total: '合计 {total} 次。', base: '合计 {total} 次，来自 {n} 名回答者，其中 {mentioning} 人有提及。', none: '没有可以计数的回答。',
    reading: '{all} 个项目中，前 {k} 个（{names}）占 {total} 次的 {percent}%。',
  },
  quadrant: {
    title: '重要性与表现', importance: '重要性', performance: '表现', quadrant: '象限', cross: '十字线：重要性 {importance}，表现 {performance}；恰在线上的归入较高一侧。',
    name: { keep_up: '优势保持', concentrate_here: '重点改善', low_priority: '其次改善', possible_overkill: '锦上添花' },
    reading: '落在「{quadrant}」的有：{names}。', noneToImprove: '没有项目落在「{quadrant}」。',
  },
  separator: '、',
}
