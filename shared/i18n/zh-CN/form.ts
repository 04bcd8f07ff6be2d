export const form = {
  unnamed: '未命名问卷',
  kind: {
    section: '分节', single: '单选题', multiple: '多选题', scale: '量表题', matrixScale: '矩阵量表题', matrixSingle: '矩阵单选题', paired: '重要度与满意度', ranking: '排序题',
    number: '数值题', nps: '推荐意愿（NPS）', kano: 'KANO 题', text: '填空题', date: '日期题', description: '说明文字',
  },
  side: { importance: '重要度', performance: '满意度', functional: '具备时', dysfunctional: '不具备时' },
  kano: { like: '我很喜欢', expect: '理应如此', neutral: '无所谓', accept: '可以忍受', dislike: '我不喜欢' },
  templateGroup: { satisfaction: '满意度', index: '指数模型', diagnosis: '诊断', qc: 'QC 小组', record: '访谈与记录' },
  /** What a change of kind cannot keep. */
  lost: {
    options: '{n} 个选项', rows: '{n} 个子题', scale: '量表', secondScale: '第二个量表', pointLabels: '{n} 个刻度的文字', flags: '{n} 个选项的标记或编码', limits: '取值限制', attention: '注意力检测的答案',
  },
  warning: {
    optionReused: '选项编码 {option} 在已有答卷中表示「{before}」，现在表示「{now}」。',
    recoded: '已改变的编码有 {n} 份答卷在用：{codes}。',
  },
  /** Why a question is hidden or comes next. */
  state: { shown: '显示', hidden: '条件不满足', skipped: '已跳过' },
  end: '结束',
}
