export const fill = {
  page: { fill: '填写', entry: '纸质录入', sampling: '抽样计划', pretest: '预调查', match: '对应数据' },
  via: { fill: '屏幕填写', paper: '纸质录入' },
  column: { serial: '编号', start: '开始时间', end: '结束时间', seconds: '用时（秒）', version: '问卷版本', via: '填写方式', language: '语言', enteredBy: '录入人', page: '用时（秒）：{page}' },
  start: {
    title: '在这台电脑上填写',
    lead: '打开全屏页面，一位填完接着下一位。答案写进本项目的数据集，每一份记下问卷的版本和用时。不需要网络。',
    language: '语言', perScreen: '每屏显示', question: '一题', section: '一节', begin: '开始填写', resume: '继续填写',
    waiting: '有一份没有填完（{at}）。', giveUp: '放弃这一份', collected: '已有 {n} 份答卷', openData: '打开数据集', none: '还没有答卷。',
    newVersion: '问卷在第 {n} 版之后改过：下一份答卷使用新的版本。', noQuestions: '这份问卷还没有题目。', goDesign: '去设计',
    keys: '键盘：数字选择选项，回车到下一屏，Shift+回车返回。',
  },
  run: {
    title: '填写问卷', leave: '退出', agree: '我已阅读，同意参加', begin: '开始', next: '下一页', back: '上一页', send: '提交', progress: '第 {n} 页，共 {total} 页',
    other: '请说明', choose: '请选择', rankHint: '按先后点选，再点一次取消', least: '至少选 {n} 项', most: '最多选 {n} 项', required: '必答', thanks: '谢谢，答卷已保存。', nextPerson: '下一位', saved: '第 {n} 份',
    language: '语言', importance: '重要度', performance: '满意度', functional: '具备时', dysfunctional: '不具备时', notApplicable: '不适用', saving: '正在保存…', row: '项目',
  },
  problem: {
    required: '这一题需要回答。', requiredRow: '「{row}」需要回答。', fewChosen: '至少选 {n} 项。', manyChosen: '最多选 {n} 项。', exclusive: '「{row}」不能与其他选项同时选。', rankGap: '请排出前 {n} 位。', rankTwice: '同一名次不能用两次。',
    outOfRange: '请填 {range} 的数。', notWhole: '请填整数。', notADate: '请填日期，例如 2026-03-15。', notANumber: '请填数字。', notACode: '没有这个选项。', outOfScale: '超出量表的范围。',
    from: '不小于 {min}', to: '不大于 {max}', between: '{min} 到 {max}',
  },
  entry: {
    check: '核对',
    lead: '先填问卷上印的编号，再按题号逐格输入。选项只有一位数时自动跳到下一格。', by: '录入人', pass: '录入', first: '第一次', second: '第二次（核对）', serial: '编号', save: '保存这一份', clear: '清空',
    keys: '空格或 0：都没有选。句点或减号：没有回答。多选：输入编码，用逗号隔开，回车到下一格。退格：空格子上退回前一格。Ctrl+回车：保存。', codes: '编码', blank: '未答', bad: '不在范围内', passed: '按跳转不用填',
    taken: '编号 {n} 已经录入过。', takenHint: '可以改为第二次录入，或另存为重复的一份。', saveAgain: '另存为重复的一份', toSecond: '改为第二次录入', unknown: '还没有编号 {n} 的第一次录入。', saved: '编号 {n} 已保存。', compared: '编号 {n}：{cells} 格中 {differ} 处不同。',
    serials: '编号', entered: '已录入 {n} 份', range: '从 {first} 到 {last}', missing: '缺 {n} 份：{list}', complete: '编号没有缺漏。', duplicates: '编号重复：{list}', noDuplicates: '没有重复的编号。',
    agreement: '两次录入的一致程度', mismatches: '不一致的地方', noneTwice: '还没有录入两次的问卷。', allEqual: '两次录入完全相同。', sheetsTwice: '录入两次的份数', cells: '比较的格数', equal: '相同的格数', share: '一致率', kappa: 'Kappa',
    kappaNote: 'Kappa 取 {n} 个分类变量，观察一致率与期望一致率先取平均再相比（De Vries 等，2008）。两次都没有回答的格不计入。', kappaNone: '分类变量没有变化，Kappa 没有定义。', reading: '{sheets} 份问卷录入两次，比较 {cells} 格，{equal} 格相同，一致率 {share}。', samePerson: '其中 {n} 份两次由同一人录入，一致率会偏高。',
    question: '题目', firstValue: '第一次', secondValue: '第二次', now: '现在', useFirst: '用第一次', useSecond: '用第二次', type: '输入正确的值', settled: '已核对', open: '待核对 {n} 处',
  },
  sampling: {
    lead: '样本量、配额和发放数先定下来，回收后与实际对照。', plan: '计划', newPlan: '新建计划', name: '计划名称', planName: '抽样计划', remove: '删除计划', size: '样本量', margin: '允许误差（百分点）', confidence: '置信水平', share: '预计比例', population: '总体人数', unlimited: '不限', design: '设计效应', response: '预计回收率', valid: '预计有效率',
    needed: '需要的有效样本', issue: '需要发放', formula: 'n₀ = deff·z²·p(1−p)/e²；有限总体时 n = n₀N/(N−1+n₀)，向上取整（Cochran 1977）。', srs: '按简单随机样本计算。方便抽样没有抽样误差可言，这个数只作参考。',
    achieved: '实际', dataset: '数据集', achievedMargin: '{n} 份有效，允许误差 ±{margin} 个百分点（{confidence}，预计比例 {share}）。', noData: '还没有数据集。', enough: '有效样本已达到计划。', short: '还差 {n} 份有效。',
    ledger: '发放与回收', issued: '发放', returned: '回收', validN: '有效', rateResponse: '回收率（回收/发放）', rateValid: '有效率（有效/回收）', rateOverall: '有效回收率（有效/发放）', reasons: '剔除原因', noReasons: '没有剔除的答卷。', unknownIssued: '不知道发放数（如网上链接）时不填，回收率不计算。',
    quota: '配额', stratum: '变量', addStratum: '添加变量', removeStratum: '去掉', category: '类别', planned: '计划（%）', plannedN: '计划份数', gotN: '实际份数', gotShare: '实际（%）', gap: '差', sum: '合计 {n}%', quotaNote: '百分比合计应为 100%。实际份数只计有效答卷，未答的 {n} 份不计入。', equalShares: '平均分配',
    rank: '分出第一与第二', rankLead: '按现有数据，要在 95% 的置信水平上分出改进优先排序第 1 位和第 2 位所需的有效样本。', rankRun: '计算', rankNeeded: '「{upper}」在「{lower}」之前：需要约 {n} 份有效答卷，现有 {have} 份。', rankTold: '现有 {have} 份已能分出「{upper}」与「{lower}」（约需 {n} 份）。', rankNone: '「{upper}」与「{lower}」的值相同，分不出先后。', rankNoFactors: '先在指标树里给题项归类，并有一题总体满意度。', target: '总体满意度',
  },
  pretest: {
    lead: '收到前几十份答卷后先看这一页，再大面积发放。', noData: '收到前几十份答卷后先看这一页，再大面积发放。这份问卷还没有答卷。', noDataExample: '例如：30 份答卷之后，哪一题没人答、哪一题都选最高分、哪一题与同因素的其他题不相关。', goMatch: '对应已有数据', dataset: '数据集', few: '只有 {n} 份有效答卷，少于 30 份，下面的数只能作参考。',
    questions: '各题', question: '题目', seconds: '用时中位数（秒）', missing: '未答', floor: '最低端', ceiling: '最高端', itemTotal: '校正的题总相关', dropped: '删除后 α', flag: '提示', scales: '各因素', factor: '因素', items: '题数', alpha: 'α', n: 'n', totalTime: '全卷用时的中位数为 {n} 秒。', and: '、',
    flagText: { missing: '未答多', floor: '地板效应', ceiling: '天花板效应', itemTotal: '题总相关低', dropped: '删除后 α 升高', slow: '用时长', alpha: 'α 低', reverse: '可能没有反向' },
    thresholds: '界限', threshold: '界限', source: '出处', none: '没有提示。', readingOk: '{n} 份有效答卷，{questions} 题都在界限之内。', readingFlags: '{n} 份有效答卷，{questions} 题中 {flagged} 题超出界限：{list}。',
    thresholdText: {
      missing: '未答 > {n}', extremeItem: '题项的最高端或最低端 > {n}', extremeScale: '因素得分在最高或最低 > {n}', itemTotal: '校正的题总相关 < {n}', dropped: '删除后 α 升高 > {n}', alpha: 'α < {n}', slow: '用时 > 各页中位数的 {n} 倍',
    },
    sourceText: {
      missing: '惯例：超过 5% 就值得查看原因（Schafer 1999）', extremeItem: 'Streiner、Norman 与 Cairney 2015：选答比例 20% 至 80%', extremeScale: 'Terwee 等 2007，J. Clin. Epidemiol. 60：15%', itemTotal: 'Nunnally 与 Bernstein 1994：0.30', dropped: '本软件的规定：小于 0.01 的变化不提示', alpha: 'Nunnally 1978：0.70', slow: '本软件的规定，只提示查看',
    },
    noPages: '没有分页用时：答卷不是在这里填写的。', perPage: '用时按屏记录；一屏多题时为整屏的用时。',
  },
  match: {
    noData: '先导入一份答卷，再把它的列与这份问卷对上。', noDataExample: '例如：列「3、对网络的满意度—覆盖」对上题项 Q3_1，量表、因素和反向一起带过去。',
    title: '与问卷匹配', lead: '按编码、题目和选项把数据集的列与问卷对上。可信度低的请核对。', form: '问卷', noForm: '不匹配', dataset: '数据集', column: '列', question: '问卷中的题', confidence: '可信度', how: '依据', by: { code: '编码', title: '题目', options: '选项', chosen: '手工' }, none: '不对应',
    matched: '{n} 列对上，共 {total} 列', unmatchedColumns: '没有对上的列', unmatchedQuestions: '问卷中没有对上的题', apply: '按此对应', applied: '已对应，{n} 列归入因素。', version: '版本', automatic: '像是「{name}」的答卷：{share} 的列对得上。', bound: '已对应', otherCodes: '选项编码与问卷不同，保留数据中的编码', withFactors: '同时归入因素',
  },
}
