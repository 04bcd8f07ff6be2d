/** Files of a report that went out: verified, and a deck brought up to date. */
export const reportDelivered = {
  which: '核对什么', thisReport: '这份报告',
  title: '已交付的文件',
  verify: '核对文件…',
  verifyHint: '选一份导出过的 Word、PowerPoint、Excel、PDF 或网页：其中每个数字重新推导，并与文件里现在写的相比。',
  refresh: '更新演示文稿…',
  refreshHint: '选一份导出过、可能已经改过的 PowerPoint：图、表和没改过的文字换成现在的结果，自己加的页和改过的内容保留。另存一份，原文件不动。',
  refreshedName: '{name}（更新）',
  of: '{file}：报告“{title}”，导出于 {at}',
  otherProject: '{file} 里的报告“{title}”属于另一个项目。请先打开那个项目。',
  unseen: '此格式不能逐字比对：只核对导出时的数字，看不出文件里后来改过什么。',
  touched: '改过或删除', exported: '导出时', now: '文件里现在', noneOfThese: '没有这一类。',
  parts: '演示文稿的更新', partColumn: { outcome: '处理', slide: '页', kind: '类型', label: '内容' },
}
