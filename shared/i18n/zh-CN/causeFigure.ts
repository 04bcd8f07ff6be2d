/** Words in and around fishbones, relation diagrams and tree diagrams. */
export const causeFigure = {
  title: { cause: '{effect}：因果图', measure: '{effect}：对策鱼骨图', sorting: '{effect}：整理鱼骨图', relation: '{effect}：关联图', tree: '{effect}：系统图' },
  untitled: { cause: '因果图', measure: '对策鱼骨图', sorting: '整理鱼骨图', relation: '关联图', tree: '系统图' },
  facts: {
    causes: '原因 {n} 条', endCauses: '末端原因 {n} 条', measures: '对策 {n} 条', parts: '条目 {n} 条', main: '要因 {n} 条', excluded: '不确认 {n} 条',
    hidden: '未展开 {n} 条', author: '绘制：{name}', date: '日期：{date}', participants: '参加：{names}', respondents: 'N = {n} 人', wave: '数据取自：{names}',
  },
  votes: '{n} 票',
  numbersOf: '{votes} · {numbers}',
  excluded: '不确认：{list}。',
  excludedOne: '{name}（{reason}）',
  listJoin: '；',
  hidden: '“+”后的数字为未展开的原因条数。',
  inList: '骨旁放不下的数字列在图下，按序号或字母对照。',
  short: { codes: '提及 {n} 条 / {share}', segment: '{n} 人 / {share}', hours: '{from}–{to} 时 {n} 次 / {share}' },
  counts: '入 {in} 出 {out}',
  relationRule: {
    cause: '箭头由原因指向结果；“入”“出”为指向该框和由该框指出的箭头数，双框为根原因（只出不入）。大骨为分类，不列入关联图。',
    measure: '箭头由对策指向目标；“入”“出”为指向该框和由该框指出的箭头数，双框为末级对策（只出不入）。大骨为分类，不列入关联图。',
    sorting: '连线表示所属，不表示因果。大骨为分类，不列入关联图。',
  },
  key: {
    end: '末端原因序号', endOther: '末端序号', main: '要因（已确认）', excluded: '不确认（理由见注）', link: '跨骨关联（原因指向结果）', root: { cause: '根原因', measure: '末级对策' }, arrows: { cause: '原因指向结果', measure: '对策指向目标' },
    heat: '{metric}，线越粗、颜色越深数值越大：', range: '{from}–{to}', noData: '细灰线无数据',
  },
  heat: { contribution: '占全部不满意应答（提及）的比例（%）', share: '不满意率（%）', gap: '差距（100 − 平均得分）', gapImpact: '影响 × 差距，影响为 Johnson 相对权重，结果变量“{target}”' },
  columns: { number: '序号', end: '末端原因', path: '所在路径', level: '层级', cause: '原因', parent: '上级原因', evidence: '数据', mark: '标记', reason: '不确认的理由', votes: '票数', boneId: '编号' },
  mark: { main: '要因', excluded: '不确认', end: '末端' },
  diagramDescription: { relation: '关联图，{n} 个原因', tree: '系统图，{n} 个原因' },
  endTable: '末端原因表',
  tableTitle: '{title}：原因一览',
}
