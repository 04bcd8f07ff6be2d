export const forensics = {
  findings: '核查结果', recovered: '还原的权重', leads: '领先列的算法',
  column: { place: '位置', check: '检查', outcome: '判断', finding: '说明', total: '合计列', parts: '组成', weights: '权重', range: '取整允许的范围', residual: '最大残差', nEff: '有效样本', deff: '设计效应', column: '列', difference: '等于' },
  check: { grim: 'GRIM', range: '取值范围', order: '大小顺序', sd: '标准差', composite: '合成题数', percent: '百分比', percent_sum: '百分比合计', total: '合计', lead: '领先值', weights: '权重', pooled: '合并方式', verdict: '结论与中点', claim: '文字说法' },
  outcome: { bad: '不成立', good: '相符', open: '无法判定' },
  finding: {
    minOutside: '最小值 {value} 超出量表 {min}-{max}。', maxOutside: '最大值 {value} 超出量表 {min}-{max}。', meanOutside: '均值 {value} 超出量表 {min}-{max}。', inside: '都在量表 {min}-{max} 之内。', notOnScale: '出现 {value}，不可能是 {min}-{max} 分量表。', outOfOrder: '最小值 {min}、均值 {mean}、最大值 {max} 的顺序不成立。',
    grimPossible: '均值 {mean} 可以由 {n} 人、{items} 道题的整数答案得到。', grimImpossible: '均值 {mean} 不可能由 {n} 人、{items} 道题的整数答案得到，最接近的是 {below} 与 {above}。', noPower: 'n × 题数太大，任何均值都可能，GRIM 不能判断。',
    itemsFit: '最小值与最大值可以是 {items} 道题的平均。', otherItems: '最小值 {min}、最大值 {max} 不可能是 {items} 道题的平均；可能的题数：{sizes}…', noItems: '最小值 {min}、最大值 {max} 不能同时是 60 道以内整数题的平均。', sdPossible: '标准差 {sd} 在可能的范围 {least}-{most} 内（n = {n}）。', sdImpossible: '标准差 {sd} 不在可能的范围 {least}-{most} 内（n = {n}）。',
    adds: '各行之和等于合计 {printed}。', doesNotAdd: '各行之和为 {sum}，合计写作 {printed}。', shares: '各百分比与人数相符（基数 {base}）。', notTheShare: '{count} / {base} = {right}%，写作 {printed}。', hundred: '百分比之和为 {sum}，在取整范围内等于 100。', overHundred: '百分比之和为 {sum}；多选题可以超过 100，应注明基数。', underHundred: '百分比之和为 {sum}，不足 100。',
    recovered: '{parts} 的权重为 {weights}（{rows} 行，最大残差 {residual}）。', inconsistent: '没有任何一组权重能由 {parts} 得到此列。', notIdentified: '由 {parts} 得到此列的权重不止一组，行数不够。', tooFewRows: '行数太少，无法还原 {parts} 的权重。', notPooled: '不是按样本量合并：按样本量应为 {first}，写作 {printed}。',
    fromUnrounded: '{of} - {over}，由未取整的数值计算（{rows} 行与取整后的差不同）。', fromPrinted: '{of} - {over}，与印出的数值一致。', notTheDifference: '{of} - {over} = {right}，写作 {printed}，超出取整误差。', unknownDifference: '找不到哪两列之差等于此列。',
    satisfiedBelowMidpoint: '均值 {mean} 低于可能量表（{scales}）的中点，不能说「满意」；中点最低为 {midpoint}。', dependsOnScale: '均值 {mean} 是否高于中点取决于量表（可能：{scales}），请注明量表范围。', aboveMidpoint: '均值 {mean} 高于中点。', belowMidpoint: '均值 {mean} 低于可能量表（{scales}）的中点。',
    claimHolds: '均值 {mean}，「{claim}」成立。', claimFails: '均值 {mean}，「{claim}」不成立。', contradictsItself: '文字同时说满意和多数人不满意，自相矛盾。',
  },
  status: { noNumbers: '表格里没有可读的数字。', nothingToCheck: '这张表没有可以核查的内容：请补充样本量、量表范围或结论文字。' },
  reading: { problems: '共 {n} 项检查，{bad} 项不成立，{open} 项无法判定。', clean: '共 {n} 项检查，没有发现矛盾，{open} 项无法判定；没有矛盾不等于数据真实。', weights: '「{total}」= {formula}。' },
}
