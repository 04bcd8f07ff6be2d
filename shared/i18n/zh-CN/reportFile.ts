/** Inside finished reports, and what refreshing and verifying one says. */
export const reportFile = {
  talk: '汇报时间共 {time}',
  budget: '本步 {seconds} 秒，累计 {until}',
  opening: '开场',
  blankForms: '尚未填写、没有放进幻灯片的表：{forms}。',
  attachment: '报告中每个数字的来源',
  sheet: {
    contents: '目录', data: '数据', labels: '数据（文字）', codebook: '编码表', provenance: '数字来源', open: '打开',
    dataNote: '只含计入分析的 {n} 份答卷；个人信息列不导出。各表中的公式从本表计算。',
    noData: '数据集“{name}”超过 {n} 个单元格，未放入本文件。请另行导出数据。',
    provenanceNote: '每个数字、表和图的出处。精确值未经四舍五入。',
    column: { id: '编号', what: '类型', label: '位置', text: '文中写法', value: '精确值', method: '方法', dataset: '数据集', segment: '样本分组', weight: '加权', seed: '随机种子', hash: '数据校验值', request: '请求' },
    what: { number: '数字', reading: '文字结论', figure: '图', table: '表' },
  },
  refreshed: {
    replaced: '已更新', same: '没有变化', changedByUser: '有人改过，保留', gone: '演示文稿中已没有', noResult: '报告中已没有，保留',
    kind: { chart: '图', table: '表', picture: '图片', drawing: '因果图', text: '文字' },
    summary: '{file}：更新 {replaced} 处，{same} 处没有变化，{kept} 处有人改过而保留，{gone} 处已被删除。',
  },
  verified: {
    summary: '{name}：{equal} 项与数据一致，{different} 项不同，{notDerivable} 项推不出；{byHand} 个数字在文件里被改过，{removed} 个已删除，{typed} 个是手写的。',
    unmarked: '{file} 里没有数字来源的记录，无法核对：它不是本软件导出的报告，或者另存时丢失了记录。',
    needProject: '请用 --project 指定报告所属的项目：同一文件夹中没有与它对应的 .yinguo 文件，或者不止一个。',
    byHand: '文件里被改过', removed: '文件里已删除', unseen: '此格式不能逐字比对', unseenCount: '其中 {n} 项只按导出时的记录核对，文件里现在写的没有比对。',
  },
}
