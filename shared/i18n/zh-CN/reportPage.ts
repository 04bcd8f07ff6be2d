export const reportPage = {
  origin: { method: '方法：', cell: '单元格：', value: '精确值：', data: '数据：', segment: '分组：', weight: '权重：', seed: '随机种子：', hash: '数据校验值：' },
  dataOf: '数据表',
  inLanguage: { 'zh-CN': '中文', en: 'English' },
  language: '输出语言',
}
