export const reportPage = {
  origin: { method: 'Method: ', cell: 'Cell: ', value: 'Exact value: ', data: 'Data: ', segment: 'Segment: ', weight: 'Weight: ', seed: 'Seed: ', hash: 'Hash of the data: ' },
  dataOf: 'Data',
  inLanguage: { 'zh-CN': '中文', en: 'English' },
  language: 'Output language',
}
