/** 活动计划、前后对比、分时段负荷与人力. */
export const activity = {
  form: {
    after: '之后的数据集', statistic: '比较', statistics: { mean: '得分', dissatisfied: '不满意率' }, source: '数据来自', sources: { log: '事件记录', rows: '每时段一行', tables: '资料表', typed: '直接填写' },
    time: '时间列', fromHour: '从（时）', toHour: '到（时）', per: '负荷', pers: { day: '日均', all: '合计' }, unit: '单位', staff: '各时段人力', staffHint: '每行：时段、现有人力、调整后人力。例如：7-8 4 5', rows: '时段、负荷、人力、调整后人力', rowsHint: '每行：时段、负荷、人力、调整后人力，用空格或制表符分开，可以从表格粘贴。',
    label: '时段列', load: '负荷列', people: '人力列', peopleAfter: '调整后人力列', none: '没有', loadTable: '负荷表', staffTable: '人力表', afterTable: '调整后人力表', badLines: '读不懂的行：{lines}。',
    asOf: '截至日期', asOfHint: '例如 2009-12-31；留空则不判断逾期。', planHint: '取自「改进」里的对策：计划与实际日期在对策表中填写。', toMeasures: '打开对策表',
  },
  hourly: {
    table: '分时段负荷与人力', hour: '时段', load: '负荷', loadUnit: '负荷（{unit}）', loadPerDay: '日均负荷', loadPerDayUnit: '日均负荷（{unit}）', staff: '人力（人）', staffAfter: '调整后人力（人）', each: '每人负荷', eachAfter: '调整后每人负荷',
    gap: '人力盈缺（人）', gapAfter: '调整后盈缺（人）', title: '分时段负荷与人力配置', axis: { hour: '时段', staff: '人力（人）', each: '每人负荷', eachUnit: '每人负荷（{unit}/人）' },
    mean: '平均每人 {value}', onRight: '{name}（右轴）', onLeft: '{name}（左轴）', total: '合计',
    fact: { days: '{days} 天，{events} 条记录', load: '总负荷 = {n}', loadUnit: '总负荷 = {n} {unit}', people: '人力合计 = {n} 人时' },
    note: {
      gap: '人力盈缺 = 人力 − 该时段负荷 ÷ 平均每人负荷；负数为缺人。', noStaff: '没有人力数据，只能看负荷。', unstaffed: '{n} 的负荷落在无人当班的时段，未计入平均。', unread: '{n} 条记录读不出时刻，未计入。',
      rule: '左右两轴按平均每人负荷对齐：人力线与柱顶齐平处人力与负荷相称，低于柱顶处人手不足。',
    },
    empty: '没有可用的负荷数据。',
    reading: {
      load: '负荷最高的时段是 {hour}（{load}），占全天 {share}。', before: '调整前每人负荷最高 {most}，最低 {least}，按人力加权的相对离差 {deviation}。', after: '调整后每人负荷最高 {most}，最低 {least}，相对离差 {deviation}。',
      short: '缺人最多的时段是 {hour}，缺 {n} 人。', even: '负荷分配比调整前均匀。', uneven: '负荷分配没有比调整前均匀。',
    },
  },
  plan: {
    title: '活动计划', table: '活动计划与实际', what: '内容', owner: '负责人', plannedFrom: '计划开始', plannedTo: '计划结束', actualFrom: '实际开始', actualTo: '实际结束', delay: '延误（天）', state: '状态',
    planned: '计划', actual: '实际', ongoing: '进行中', asOf: '截至 {date}', quarter: '{year} 年 {quarter} 季度', month: '{year}-{month}',
    states: { undated: '没有日期', unplanned: '没有计划日期', open: '未开始', doing: '进行中', late: '已逾期', early: '提前完成', onTime: '按期完成', delayed: '延期完成' },
    tip: { planned: '计划 {from} 至 {to}', actual: '实际 {from} 至 {to}', open: '实际 {from} 起，进行中' },
    fact: { rows: '{n} 项', done: '已完成 {n} 项', late: '逾期 {n} 项' },
    rule: '虚线框为计划，实心条为实际；逾期或延期完成的用另一种颜色。',
    empty: '还没有带日期的活动。', noRows: '还没有对策。', unread: '“{label}”有读不懂的日期：{text}。',
    reading: '共 {n} 项，已完成 {done} 项，其中延期 {delayed} 项；逾期未完成 {late} 项。',
  },
  beforeAfter: {
    table: '前后对比', item: '题项', before: '之前', after: '之后', interval: '95% 区间', difference: '差（之后 − 之前）', p: 'p（Holm）', detectable: '可检出的最小差异', design: '设计', verdict: '结论',
    title: '改进前后对比', titleShare: '改进前后不满意率对比', differenceAxis: '差（之后 − 之前）', points: '分（0–100）', percent: '不满意率（%）', percentPoints: '差（百分点）',
    designs: { paired: '同一批人', independent: '两组样本', typed: '给定数值', unknown: '–' },
    verdicts: { up: '升高', down: '降低', notShown: '未能证实变化', unknown: '无法计算' },
    problems: { sameDataset: '前后是同一个数据集', beforeGone: '之前的数据集已删除', afterGone: '之后的数据集已删除', variablesGone: '另一轮没有这个题项', noScale: '没有量表', noAnswers: '没有应答', missingNumber: '缺少数值' },
    note: { mde: '可检出的最小差异：在现有样本量下，以 80% 的把握（双侧 5%）能发现的最小真实差异。', paired: '同一批人用配对检验，否则按两组独立样本（Welch；比例用 Newcombe 区间）。', holm: 'p 值按题项个数作 Holm 校正。', share: '不满意：距差的一端不超过 {n} 个分值的回答。' },
    fact: '之前 n = {before}，之后 n = {after}',
    rule: '差附 95% 置信区间；落在可检出的最小差异（浅色带）之内的差，不能证明有或没有变化。',
    reading: { changed: '“{item}”由 {before} 变为 {after}，差 {difference}，95% 区间 {ci}。', none: '“{item}”由 {before} 变为 {after}，差的 95% 区间 {ci} 包含 0，未能证实变化；现有样本能发现的最小差异为 {detectable}。' },
  },
  compare: {
    title: '品牌对比', leads: '领先 {brand}（分）', leadAxis: '领先（分）', rule: '领先指本方总体减对手，附 {level}% 置信区间；区间跨过 0 时两者不能区分。', ownTotal: '本方总体', othersTotal: '对手总体',
  },
}
