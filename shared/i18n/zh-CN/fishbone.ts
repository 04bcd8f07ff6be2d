import { fishboneEditor } from './fishboneEditor.ts'

export const fishbone = {
  editor: fishboneEditor,
  doubt: {
    jump: '一次缩进了不止一层',
    between: '缩进在两层之间',
    number: '编号与上一行接不上',
    marker: '编号或符号与层次不符',
    empty: '这一行没有内容',
  },
  why: {
    step: '{cause}，因此{effect}。',
    answers: '{cause}。这回答了“{effect}”。',
    noEffect: '{cause}，因此……（还没有写明问题）',
  },
  /** name: short, for a list. why: what the rule says. fix: what to do. */
  lint: {
    effectMissing: { name: '没有写明问题', why: '一张图只分析一个写明的问题。', fix: '在鱼头写下问题，最好带上数字和时间。' },
    effectNotProblem: { name: '鱼头没有写成问题', why: '原因型的鱼头写问题，或写成“为什么……”。', fix: '把“{text}”改成现状，例如“……时间长”“……不合格多”。' },
    effectNotGoal: { name: '鱼头没有写成目标', why: '对策型的鱼头写要达到什么。', fix: '把“{text}”改成“如何……”或“提高……”“缩短……”。' },
    twoEffects: { name: '鱼头有两个问题', why: '因果图一次只分析一个问题。', fix: '一个问题画一张图；几个问题互相影响时改用关联图。' },
    crossing: { name: '原因之间交叉较多', why: '有 {n} 条连线跨过分支，树形表达不清。', fix: '改用关联图看这些原因。' },
    manyBig: { name: '大骨太多', why: '大骨有 {n} 根，一般不超过 {max} 根。', fix: '合并意思相近的大骨，或另画一张图。' },
    bigJudges: { name: '大骨不中性', why: '大骨是原因的类别，用中性的名词。', fix: '把“{text}”改成类别，例如“人员”“流程”；原话移到下一层。' },
    emptyBone: { name: '空骨', why: '这根骨没有文字。', fix: '写上原因，或删去。' },
    emptyBig: { name: '大骨下没有原因', why: '“{text}”下面还没有原因。', fix: '逐条想一想这一类；确实没有就删去。' },
    shallow: { name: '只有大骨', why: '大骨只是类别，还没有原因。', fix: '每根大骨逐层问为什么，到可以采取措施为止。' },
    shallowBranch: { name: '这一支没有追问下去', why: '多数分支问到了第三层，“{text}”只有一层原因。', fix: '对这一支的每个原因再问一次为什么；已经可以采取措施就不必再分。' },
    oneChild: { name: '只有一个下级', why: '“{text}”只有“{child}”一个下级，可能还没有想全。', fix: '再问一次还有什么会使它发生；只有一条时可以并成一根。' },
    noJudgement: { name: '没有判断词', why: '中骨、小骨要说出哪里不好。', fix: '给“{text}”加上状态，例如“……不足”“……过长”“未……”。' },
    solution: { name: '写成了措施', why: '原因型的骨写原因，措施在对策表里写。', fix: '把“{text}”改成现在缺什么、错在哪里。' },
    attitude: { name: '归到了态度', why: '责任心、态度无法测量，也不能直接采取措施。', fix: '写出看得到的行为或条件，例如“未复核单据”“没有复核的时间”。' },
    twoCauses: { name: '一根骨写了几个原因', why: '一根骨只写一个原因，才能逐条确认。', fix: '分成几根骨。' },
    chain: { name: '因和果写在一起', why: '“{text}”里有原因也有结果。', fix: '结果留在这一层，原因放到下一层。' },
    vague: { name: '没有说出原因', why: '“{text}”还不是可以确认的末端原因。', fix: '再问一次为什么，写到可以测量或核对。' },
    notMeasure: { name: '没有写成对策', why: '对策型的骨写要做什么。', fix: '用动词开头，例如“增设……”“简化……”。' },
    causality: { name: '整理型不写因果', why: '整理型只说由哪些部分组成。', fix: '去掉“导致”“因为”一类的词，或把图改为原因型。' },
    sameSibling: { name: '同一处写了两遍', why: '“{text}”在同一根骨下出现了不止一次。', fix: '合并成一根。' },
    sameElsewhere: { name: '别处也有', why: '“{text}”在不同分支下都有，这是允许的。', fix: '确认只需做一次；意思不同就改写清楚。' },
  },
  lintLevel: { warning: '建议修改', hint: '可以看看' },
  change: {
    added: '新增', removed: '删去', renamed: '改写', moved: '移到别处', reordered: '调整顺序', excluded: '改为不确认', included: '恢复确认', reason: '改了不确认的理由',
    factor: '改了对应因素', evidence: '改了证据', note: '改了备注', votes: '改了票数', agreed: '改了“因此”的认可',
  },
  changedBetween: '{from} 之后、{to} 之前',
  changedSince: '{from} 之后',
}
