import { built, options, words } from '../../forms/templates/build.ts'
import type { FormTemplate } from '../../forms/templates/template.ts'

const source = words(['结构依 Reichheld（2003），Harvard Business Review 81(12)，46–54；措辞自拟', 'Structure after Reichheld (2003), Harvard Business Review 81(12), 46–54; own wording'])

export const npsTemplate: FormTemplate = {
  id: 'nps', group: 'diagnosis', source,
  name: { 'zh-CN': 'NPS 净推荐值', en: 'Net promoter score' },
  about: { 'zh-CN': '推荐意愿 0–10 分，追问原因，按用户类型比较。', en: 'Likelihood to recommend from 0 to 10, the reason, and who the customer is.' },
  document: lang => built('nps', source, lang, {
    title: ['推荐意愿调查', 'Recommendation survey'],
    intro: ['本问卷了解使用体验，约需 2 分钟。答案只用于统计。', 'This survey is about the experience of using our service and takes about 2 minutes. Answers are used for statistics only.'],
    thanks: ['谢谢参与。', 'Thank you for taking part.'],
    factors: [['loyalty', ['顾客忠诚', 'Loyalty']], ['recommend', ['推荐意愿', 'Recommendation'], 'loyalty']],
    sections: [
      { code: 'S1', text: ['推荐意愿', 'Recommendation'], questions: [
        { kind: 'nps', code: 'NPS', factor: 'recommend', text: words(['把我们推荐给朋友或同事的可能性有多大？', 'How likely are you to recommend us to a friend or colleague?']), minLabel: words(['完全不可能', 'Not at all likely']), maxLabel: words(['极有可能', 'Extremely likely']) },
        { kind: 'text', code: 'NPS_reason', lines: 3, required: false, text: words(['打这个分数的主要原因是什么？', 'What is the main reason for this score?']) },
        { kind: 'multiple', code: 'NPS_better', show: 'NPS <= 6', most: 3, text: words(['哪些方面最需要改进？（最多选 3 项）', 'What needs improving most? (up to 3)']), options: options(
          ['产品质量', 'Product quality'], ['价格', 'Price'], ['服务态度', 'Service attitude'], ['响应速度', 'Speed of response'], ['使用方便程度', 'Ease of use'], ['售后支持', 'After-sales support'],
          ['其他', 'Other', { other: true }], ['没有需要改进的', 'Nothing', { exclusive: true }]) },
      ] },
      { code: 'S2', text: ['基本情况', 'About you'], questions: [
        { kind: 'single', code: 'NPS_tenure', text: words(['使用我们的产品或服务有多久？', 'How long have you used our product or service?']), options: options(['不满半年', 'Less than half a year'], ['半年至不满 1 年', 'Half a year to under 1 year'], ['1 年至不满 3 年', '1 year to under 3 years'], ['3 年及以上', '3 years or more']) },
        { kind: 'single', code: 'NPS_segment', text: words(['属于哪类用户？', 'What kind of customer are you?']), options: options(['个人用户', 'Private'], ['家庭用户', 'Household'], ['企业用户', 'Business'], ['其他', 'Other', { other: true }]) },
      ] },
    ],
  }),
}
