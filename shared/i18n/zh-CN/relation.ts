export const relation = {
  matrix: '相关矩阵（{sign}）', pairs: '两两相关', fit: '模型拟合', drivers: '驱动因素', coefficients: '回归系数', intercept: '常数项',
  column: {
    variable: '变量', pairwise: '成对有效', ci: '95% 置信区间', complete: '完整个案', adjusted: '调整 R²', sigma: '残差标准误', withTarget: '与目标', standardised: '标准化', percentOfR2: '占 R² %', last: '最后进入', lastSub: '半偏相关平方', tolerance: '容差',
  },
  note: {
    pairwise: '每一对用两题都有效的个案。', constant: '没有变化、无法计算相关：{names}。', listwise: '{n} 个完整个案；{left} 个因缺失未计入。', shapley: '自变量超过 {max} 个时不算 Shapley。',
    vif: '自变量高度相关（最大 VIF {vif}），单个系数不稳定；请看 Johnson 或 Shapley。', signs: '系数与相关方向相反：{names}。多因自变量相互重叠，不要解释成反向作用。',
  },
  status: { tooFewCases: '完整个案少于所需，无法估计。', constantTarget: '目标没有变化，无法估计。', singular: '自变量之间完全线性相关：{names}。去掉其中一个再算。' },
  reading: {
    strongest: '相关最强的是「{x}」与「{y}」：{sign} = {r}{ci}，p {p}，n = {n}。', interval: '（95% 置信区间 {ci}）', open: '{n} 对中有 {open} 对的相关与 0 无法区分（p ≥ .05，未作多重校正）。', allApart: '{n} 对相关都能与 0 区分（p < .05，未作多重校正）。',
    explains: '{n} 个完整个案，自变量共解释目标方差的 R² = {r2}，F({df1}, {df2}) = {F}，p {p}。', explainsNothing: '{n} 个完整个案，R² = {r2}，F({df1}, {df2}) = {F}，p {p}：这些自变量的作用与 0 无法区分。',
    drivers: '按 Johnson 相对权重，占比最大的是「{first}」（{a}%），其次是「{second}」（{b}%）。横断面数据说明的是关联，不是因果。', driver: '按 Johnson 相对权重，「{first}」占 {a}%。横断面数据说明的是关联，不是因果。',
    slopes: '系数能与 0 区分的有：{names}（p < .05）。', noSlope: '没有一个系数能与 0 区分（p < .05）。',
  },
}
