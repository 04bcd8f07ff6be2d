export const weighting = {
  type: { equal: '等权', ahp: '层次分析（AHP）', entropy: '熵权', critic: 'CRITIC', cv: '变异系数', factor: '主成分', relative: '相对权重' },
  title: { weights: '权重：{type}', side: '几种权重对照', agreement: '名次一致程度', judgement: '判断矩阵的一致性', revise: '可考虑修改的判断', entropy: '熵值与差异系数' },
  column: {
    item: '项目', weight: '权重', rank: '名次', geometric: '几何平均', columnMean: '列归一平均', eigen: '特征向量', entropy: '熵值', divergence: '差异系数', raw: '原值比重法', minmax: '极差标准化', shift: '极差 + 0.0001',
    measure: '指标', value: '值', limit: '通常界限', given: '现在的判断', suggested: '建议', implied: '其余判断推出', after: '修改后 CR', pair: '比较', tau: 'Kendall τ-b', rho: 'Spearman ρ', variation: '变异系数', judgement: '判断',
  },
  measure: { lambda: '最大特征值 λmax', ci: '一致性指标 CI', cr1980: 'CR（Saaty 1980 随机指标）', cr2000s: 'CR（后来的随机指标）', gci: '几何一致性指标 GCI' },
  note: {
    entropy: '熵权和 CRITIC、变异系数反映的是数据的差异大小，不是重要程度：人人评价相同的项目权重低，不等于不重要。', sample: 'n = {n} 个完整个案（共 {total} 个）。', reversed: '已把反向题转换：{names}。', cost: '越小越好：{names}。',
    ahp: '权重取特征向量；几何平均与列归一平均并列给出。', cr: 'CR < 0.1 通常认为可以接受；两张随机指标表都在用，三阶时相差可达 12%。', factor: '{k} 个主成分（特征值大于 1），共解释方差 {share}%。系数取绝对值，按方差加权。',
    relative: 'Johnson 相对权重，R² = {r2}。', cv: '变异系数 = 标准差 ÷ 均值，与量表的起点有关：1–5 与 0–4 的结果不同。', raw: '有越小越好的项目或负值时不用原值比重法。', judgement: '{row} 对 {column}',
  },
  warning: {
    constantItem: '答案没有差异，权重为 0：{names}。', inconsistent: '判断不一致（CR ≥ 0.1），权重暂不宜使用。', noPositiveMean: '均值不大于 0，变异系数没有意义：{names}。', noInformation: '数据不足以计算熵权。',
    mixedSigns: '第一主成分的系数有正有负，取绝对值的权重掩盖了方向，请先核对反向题。', tooFewCases: '个案太少，无法计算。', collinear: '项目之间高度相关，单个权重不稳定。', of: '{type}：{text}',
  },
  reading: {
    first: '{type}下权重最大的是「{first}」（{a}%），其次是「{second}」（{b}%）。', only: '{type}下「{first}」权重为 {a}%。', level: '{type}下各项目权重相同。', consistent: 'CR = {cr}，小于 0.1，判断大体一致。', inconsistent: 'CR = {cr}，不小于 0.1。最有帮助的修改：「{row} 对 {column}」由 {given} 改为 {suggested}，CR 降为 {after}。',
    inconsistentOnly: 'CR = {cr}，不小于 0.1。', agree: '几种权重的名次两两 Kendall τ-b 在 {low} 与 {high} 之间；{differ} 个项目的名次随方法改变。', same: '几种权重给出相同的名次。', none: '数据不足，没有可比较的权重。', firsts: '排第一的：{list}。', firstOf: '{type}「{item}」',
  },
  separator: '、', clause: '；',
}
