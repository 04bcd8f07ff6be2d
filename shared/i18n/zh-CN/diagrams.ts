export const diagrams = {
  /** Big bones of each template, in order, separated by "|". */
  template: {
    '5m1e': '人|机|料|法|环|测',
    '4s': '环境|供方|系统|技能',
    '8p': '产品|价格|渠道|促销|人员|过程|有形展示|绩效',
  },
}
