export const priority = {
  stability: {
    title: '名次的稳定程度', tier: '梯队', ranks: '名次区间', ci: '95% 区间', first: '排第一', three: '进前三', note: '按受访者重抽样 {B} 次（种子 {seed}，{failed} 次无解）。同一梯队的项目与梯队首项无法区分。',
    interval: '名次区间（{level}%）：由两两之差的重抽样标准误得出，临界值按重抽样校准，使每一项的区间在 {level}% 以上的重抽样中含有样本名次。',
    reading: '「{item}」在 {B} 次重抽样中有 {share}% 排第一，{level}% 名次区间 {ranks}（n = {n}）。', together: '第一梯队有 {k} 项，先后无法区分：{names}。', alone: '它与其他项目可以区分。', order: '完整次序只在 {share}% 的重抽样中重现。',
  },
  why: {
    title: '名次的理由', column: '理由', joint: '', nothing: '「{item}」排第 {rank}：没有差距或影响为 0（影响 {impact}%，得分 {score}，n = {n}）。',
    both: '「{item}」排第 {rank}：影响大（{impact}%，{k} 项中第 {impactRank}），差距也大（得分 {score}，差距 {gap}，第 {gapRank}），优先指数 {index}（n = {n}）。',
    impact: '「{item}」排第 {rank}：主要因为影响大（{impact}%，{k} 项中第 {impactRank}），差距居第 {gapRank}（得分 {score}，差距 {gap}），优先指数 {index}（n = {n}）。',
    gap: '「{item}」排第 {rank}：主要因为差距大（得分 {score}，差距 {gap}，{k} 项中第 {gapRank}），影响居第 {impactRank}（{impact}%），优先指数 {index}（n = {n}）。',
    neither: '「{item}」排第 {rank}：影响居第 {impactRank}（{impact}%），差距居第 {gapRank}（得分 {score}，差距 {gap}），优先指数 {index}（n = {n}）。',
    ranks: '{level}% 名次区间 {low}–{high}，{first}% 的重抽样排第一。', oneRank: '{level}% 名次区间只有第 {low}，{first}% 的重抽样排第一。',
    tied: '与「{next}」无法区分。', tiedNeeded: '与「{next}」无法区分，若差距属实约需 {needed} 人才能分出先后。',
  },
  neighbours: {
    title: '相邻名次与所需样本量', upper: '前一项', lower: '后一项', difference: '差', error: '差的标准误', above: '前一项在前', needed: '分出先后所需人数',
    note: '现有 {n} 人。所需人数 = n × (1.96 × 标准误 ÷ 差)²，假定样本中的差就是真实的差，且标准误随样本量的平方根缩小（同一总体的简单随机样本）。',
  },
  groups: {
    title: '各群体的名次', all: '全部', note: '各群体的影响、得分和名次只用该群体的回答算出。', reversals: '与总体次序相反的项目对', group: '群体', above: '该群体中在前', below: '总体中在前', support: '支持', sure: '结论',
    supported: '重抽样支持', open: '不能确定', reversalNote: '支持 = 该群体的重抽样中前者在前的比例；90% 及以上视为支持，共 {n} 对。',
  },
  diagonal: {
    title: '象限与对角线模型的分歧', gap: '重要性 − 表现', points: '量表分', deviations: '标准差', verdict: '对角线模型', improve: '应改善', leave: '不必改善',
    note: '对角线模型：重要性和表现各自标准化后相等的线；重要性高于表现的项目应改善，不论在哪个象限（Slack 1994；Bacon 2003）。', noteShared: '对角线模型：同一量表上重要性等于表现的线；重要性高于表现的项目应改善，不论在哪个象限（Slack 1994；Bacon 2003）。',
  },
  title: '改进优先排序表',
  column: {
    rank: '总名次', item: '项目', dimension: '维度', n: 'n', mean: '均值', score: '得分', impact: '影响', gap: '差距', toMaximum: '100 − 得分', toTarget: '{target} − 得分', index: '优先指数', formula: '影响 × 差距', share: '占比', within: '维度内名次',
  },
  note: {
    correlation: '影响：与「{target}」的 Pearson 相关系数，负值计 0，合计 100%（n = {n}）。', regression: '影响：对「{target}」的标准化回归系数，负值计 0，合计 100%（R² = {r2}，n = {n} 个完整个案）。', shapley: '影响：对「{target}」的 Shapley（LMG）分摊，合计 100%（R² = {r2}，n = {n} 个完整个案）。',
    direct: '影响：受访者直接评价的重要度均值，合计 100%（n = {n}）。', pls: '影响：路径模型中对目标的总效应 × 外部权重，合计 100%（n = {n} 个完整个案）。',
    pratt: '影响：对「{target}」的 Pratt 指数（β × r），负值计 0，合计 100%（R² = {r2}，n = {n} 个完整个案）。', lastIn: '影响：题项最后进入回归时「{target}」的 R² 增量，合计 100%（R² = {r2}，n = {n} 个完整个案）。',
    johnson: '影响：对「{target}」的 Johnson 相对权重，合计 100%（R² = {r2}，n = {n} 个完整个案）。得分按量表上下限换算到 0–100。' },
  reading: { first: '最优先的是「{item}」（优先指数 {index}，n = {n}）。', second: '其次是「{item}」（{index}）。', caution: '名次由样本算出，指数相近的项目先后不能当作确定。' },
  pareto: {
    title: '排列图频数表', place: '序号', count: '频数', cumulative: '累计', class: '分类', total: '合计 {total} 次。', base: '合计 {total} 次，来自 {n} 名回答者，其中 {mentioning} 人有提及。', none: '没有可以计数的回答。',
    reading: '{all} 个项目中，前 {k} 个（{names}）占 {total} 次的 {percent}%。', andMore: '{names} 和另外 {n} 个', readingAll: '{all} 个项目都属于 A 类，合计 {total} 次，没有哪几个特别集中。',
  },
  quadrant: {
    place: '位置', undecided: '不能确定', by: { correlation: '重要性为与结果变量的 Pearson 相关系数（最少 {n} 对）。', regression: '重要性为标准化回归系数（R² = {r2}，n = {n}）。', johnson: '重要性为 Johnson 相对权重（R² = {r2}，n = {n}）。', shapley: '重要性为 Shapley（LMG）分摊（R² = {r2}，n = {n}）。', pratt: '重要性为 Pratt 指数（R² = {r2}，n = {n}）。', lastIn: '重要性为最后进入时 R² 的增量（R² = {r2}，n = {n}）。', pls: '重要性为路径模型的总效应 × 外部权重，表现为 0–100 得分（n = {n}）。', direct: '重要性为直接评价。' },
    type: { mean: '十字线取各项目的均值：总有项目落在不利的象限，即使全部表现良好。', median: '十字线取各项目的中位数：总有约一半项目在线下。', midpoint: '十字线取量表中点；推算的重要性没有量表，取各项目均值。', target: '十字线取目标值；未给目标的一轴取各项目均值。' }, probability: '% 的重抽样', resampled: '各象限的比例按受访者重抽样 {B} 次（种子 {seed}），每次重画十字线；低于 95% 的视为不能确定。', middle: '表现的量表中点为 {value}。',
    safe: '其中所在象限可以确定的有：{names}。', noneSafe: '但它们所在的象限都不能确定。', open: '{n} 个项目中有 {k} 个所在的象限不能确定。', onLine: '恰在线上的有：{names}。',
    negative: '「{label}」的重要性为负（{value}），请核对量表方向。', suppressed: '「{label}」与结果变量正相关，系数却为负（{value}）；题项相关时回归系数不宜单独作为重要性。',
    title: '重要性与表现', importance: '重要性', performance: '表现', quadrant: '象限', cross: '十字线：重要性 {importance}，表现 {performance}；恰在线上的归入较高一侧。',
    name: { keep_up: '保持优势', concentrate_here: '重点改善', low_priority: '其次改善', possible_overkill: '维持' },
    reading: '落在「{quadrant}」的有：{names}。', noneToImprove: '没有项目落在「{quadrant}」。',
  },
  separator: '、',
}
