/** The dialog that exports data, and the words inside an SPSS file. */
export const dataExport = {
  state: { notShown: '未显示（跳题）', empty: '显示但未填' },
  title: '导出数据',
  format: '格式',
  formats: { xlsx: 'Excel 工作簿（.xlsx），含编码表', csv: '文本表格（.csv）', sav: 'SPSS 数据文件（.sav）', json: 'JSON（.json）' },
  values: '单元格内容',
  savValues: '.sav 同时含编码和标签。',
  rows: '行',
  rowKinds: { counted: '只要计入分析的 {n} 行', all: '全部 {n} 行，并注明剔除原因' },
  segment: '样本范围',
  variables: '变量',
  allVariables: '全部变量',
  identifiers: '包含含个人信息的 {n} 列',
  identifiersHint: '默认不导出。仅在确有必要时勾选，并妥善保管文件。',
  start: '导出',
}
