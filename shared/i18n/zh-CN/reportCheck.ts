/** What the checks of a report say: what is the matter, and what to do. */
export const reportCheck = {
  level: { error: '错误', warning: '提醒', hint: '建议' },
  none: '没有发现问题',
  rule: {
    frozenBehind: '报告定稿之后数据有修改。定稿内容不变；要用新数据，请取消定稿再核对。',
    missing: '{quote}请改用现有的数据，或删去此块。',
    changed: '数据改变后，此处的结果与上次查看时不同。请核对文字是否仍然成立，再标为已看。',
    claimOfRelation: '“{quote}”说的是相关或影响，句中没有统计量。请插入相关系数或回归系数，连同 n 与置信区间。',
    claimOfDifference: '“{quote}”说的是差异，句中没有检验结果。请插入差值与置信区间，或改用不下结论的说法。',
    praiseBelowMidpoint: '“{quote}”与数据不符：{name}平均 {score} 分（0–100，n = {n}），低于量表中点 50。',
    blameAboveMidpoint: '“{quote}”与数据不符：{name}平均 {score} 分（0–100，n = {n}），高于量表中点 50。',
    percentWithoutBase: '百分比没有说明基数：“{quote}”。请写明人数或应答数。',
    figureWithoutN: '图“{quote}”没有写 n。',
    figureWithoutSource: '图“{quote}”没有写资料来源。',
    typedTable: '表“{quote}”为手工录入，不能从数据复核。',
    totalDiffers: '表“{quote}”的“{column}”一列相加为 {sum}，合计写的是 {total}。',
    typedNumber: '数字“{text}”是手工写的，不能追溯：“{quote}”。可以改为插入结果中的数字。',
    empty: '还没有写：{quote}',
    headingAlone: '标题“{quote}”下面没有内容。',
    notMentioned: '正文没有提到“{quote}”。每幅图、每张表都要在文中引用并说明。',
    withoutMeasure: '“{name}”没有对应的对策。',
  },
}
