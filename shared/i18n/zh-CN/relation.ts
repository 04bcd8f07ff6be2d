export const relation = {
  agreement: '各种重要度的名次一致程度（Kendall τ-b）', checks: '残差检查', influential: '影响最大的个案',
  correction: { none: '未作多重校正', holm: 'Holm 校正', bh: 'Benjamini-Hochberg 校正', bonferroni: 'Bonferroni 校正' },
  measure: { correlation: '相关', beta: '标准化系数', johnson: 'Johnson', shapley: 'Shapley', pratt: 'Pratt', last: '最后进入', direct: '直接评价', pls: 'PLS 总效应' },
  check: { shapiro: '残差正态性（Shapiro-Wilk W）', pagan: '方差齐性（Breusch-Pagan，Koenker）', condition: '最大条件指数', aic: 'AIC', bic: 'BIC' },
  matrix: '相关矩阵（{sign}）', pairs: '两两相关', fit: '模型拟合', drivers: '驱动因素', coefficients: '回归系数', intercept: '常数项',
  column: {
    measure: '方法', check: '检查', value: '值', rid: '行号', leverage: '杠杆值', residual: '残差', studentised: '学生化（去掉本例）',
    variable: '变量', pairwise: '成对有效', ci: '95% 置信区间', complete: '完整个案', adjusted: '调整 R²', sigma: '残差标准误', withTarget: '与目标', standardised: '标准化', percentOfR2: '占 R² %', last: '最后进入', lastSub: '半偏相关平方', tolerance: '容差',
  },
  note: {
    control: '控制变量：{names}；用全部变量都有效的个案。', dependentControl: '没有起到控制作用的控制变量（没有变化，或由其他控制变量决定）：{names}。', agreement: '相关与标准化系数按绝对值排序。', hc3: 'HC3 标准误不要求残差方差相等。',
    checks: 'Breusch-Pagan 为 n × R²（残差平方对自变量）。条件指数超过 30 通常视为共线。', influential: '常用界限：杠杆值 {leverage}，Cook D {cook}（超过的有 {above} 例）；学生化残差绝对值大于 3 的有 {three} 例。先核对这些行的数据，不要因此删去。',
    uneven: '残差方差不齐（Breusch-Pagan p {p}），请看 HC3 标准误。', notNormal: '残差偏离正态（Shapiro-Wilk p {p}）；样本小时 p 值只是近似。',
    pairwise: '每一对用两题都有效的个案。', constant: '没有变化、无法计算相关：{names}。', listwise: '{n} 个完整个案；{left} 个因缺失未计入。', shapley: '自变量超过 {max} 个时不算 Shapley。',
    vif: '自变量高度相关（最大 VIF {vif}），单个系数不稳定；请看 Johnson 或 Shapley。', signs: '系数与相关方向相反：{names}。多因自变量相互重叠，不要解释成反向作用。',
  },
  status: { tooFewCases: '完整个案少于所需，无法估计。', constantTarget: '目标没有变化，无法估计。', singular: '自变量之间完全线性相关：{names}。去掉其中一个再算。' },
  reading: {
    strongest: '相关最强的是「{x}」与「{y}」：{sign} = {r}{ci}，p {p}，n = {n}。', interval: '（95% 置信区间 {ci}）', open: '{n} 对中有 {open} 对的相关与 0 无法区分（p ≥ .05，{how}）。', allApart: '{n} 对相关都能与 0 区分（p < .05，{how}）。', noneApart: '{n} 对相关都与 0 无法区分（p ≥ .05，{how}）。',
    strongestHeld: '控制其他变量后，相关最强的是「{x}」与「{y}」：{sign} = {r}{ci}，p {p}，n = {n}。', sameOrder: '{n} 种方法给出的重要度名次相同。', orders: '各方法名次的 Kendall τ-b 在 {low} 与 {high} 之间；名次变动最大的是「{item}」（第 {best} 至第 {worst} 名），其重要程度取决于所用方法。',
    explains: '{n} 个完整个案，自变量共解释目标方差的 R² = {r2}，F({df1}, {df2}) = {F}，p {p}。', explainsNothing: '{n} 个完整个案，R² = {r2}，F({df1}, {df2}) = {F}，p {p}：这些自变量的作用与 0 无法区分。',
    drivers: '按 Johnson 相对权重，占比最大的是「{first}」（{a}%），其次是「{second}」（{b}%）。横断面数据说明的是关联，不是因果。', driver: '按 Johnson 相对权重，「{first}」占 {a}%。横断面数据说明的是关联，不是因果。',
    slopes: '系数能与 0 区分的有：{names}（p < .05）。', noSlope: '没有一个系数能与 0 区分（p < .05）。',
  },
}
