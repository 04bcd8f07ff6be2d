import { built, notApplicable, options, rows, scale, words } from '../../forms/templates/build.ts'
import type { Pair, QuestionInput } from '../../forms/templates/build.ts'
import type { FormTemplate } from '../../forms/templates/template.ts'
import { openEnd } from './background.ts'

const source = words(['措辞自拟；维度为移动运营商调查所常用，总体评价题依 ACSI 的构念', 'Own wording; dimensions usual for mobile operators, overall items after the ACSI constructs'])
const unused = notApplicable(['没有用过', 'Not used'])
const rated = scale(1, 10, ['非常不满意', 'Very dissatisfied'], ['非常满意', 'Very satisfied'], { notApplicable: unused })
const judged = (low: Pair, high: Pair) => scale(1, 10, low, high)
const matrix = (code: string, text: Pair, list: readonly (readonly [string | null, string, string])[], more: Partial<Extract<QuestionInput, { kind: 'matrixScale' }>> = {}): QuestionInput =>
  ({ kind: 'matrixScale', code, text: words(text), scale: rated, rows: rows(code, ...list), ...more })

export const mobileTemplate: FormTemplate = {
  id: 'mobile', group: 'satisfaction', source,
  name: { 'zh-CN': '移动通信满意度', en: 'Mobile operator satisfaction' },
  about: { 'zh-CN': '形象、网络、资费与缴费、营业厅、热线、新业务、投诉，加总体评价和背景。', en: 'Image, network, tariffs and payment, shops, hotline, new services and complaints, with overall ratings and background.' },
  document: lang => built('mobile', source, lang, {
    title: ['移动通信服务满意度调查', 'Mobile communication satisfaction survey'],
    intro: ['本问卷了解移动通信服务的使用感受。请按实际情况打分，1 分最低，10 分最高；没有用过的选“没有用过”。答案只用于统计。', 'This survey is about mobile communication services. Please rate from 1 (lowest) to 10 (highest); choose "Not used" for what you have not used. Answers are used for statistics only.'],
    thanks: ['谢谢参与。', 'Thank you for taking part.'],
    factors: [
      ['image', ['运营商形象', 'Operator image']], ['network', ['网络质量', 'Network quality']], ['tariff', ['资费与缴费', 'Tariffs and payment value']], ['shop', ['营业厅', 'Shops']],
      ['hotline', ['客服热线', 'Hotline']], ['new', ['新业务', 'New offers']], ['complaint', ['投诉处理', 'Complaint handling']], ['satisfaction', ['总体满意度', 'Overall satisfaction']], ['loyalty', ['忠诚度', 'Loyalty']],
    ],
    sections: [
      { code: 'S1', text: ['使用情况', 'Your use'], questions: [
        { kind: 'single', code: 'brand', text: words(['目前主要使用哪个品牌？', 'Which brand do you mainly use?']), options: options(['中国移动', 'China Mobile'], ['中国联通', 'China Unicom'], ['中国电信', 'China Telecom'], ['中国广电', 'China Broadnet'], ['其他', 'Other', { other: true }]) },
        { kind: 'single', code: 'tenure', text: words(['使用这个品牌多久了？', 'How long have you used it?']), options: options(['不满 1 年', 'Under 1 year'], ['1 年至不满 3 年', '1 year to under 3 years'], ['3 年至不满 5 年', '3 years to under 5 years'], ['5 年及以上', '5 years or more']) },
        { kind: 'single', code: 'spend', text: words(['每月话费约多少元？', 'About how much do you pay a month (yuan)?']), options: options(['不满 30 元', 'Under 30'], ['30–59 元', '30–59'], ['60–99 元', '60–99'], ['100–199 元', '100–199'], ['200 元及以上', '200 or more']) },
      ] },
      { code: 'S2', text: ['运营商形象', 'Operator image'], questions: [matrix('A', ['对运营商的印象', 'Your impression of the operator'], [['image', '市场地位', 'Its place in the market'], ['image', '广告宣传', 'Its advertising'], ['image', '创新能力', 'Its innovation']])] },
      { code: 'S3', text: ['网络质量', 'Network quality'], questions: [matrix('B', ['对网络质量的评价', 'Network quality'], [['network', '网络覆盖范围', 'Coverage'], ['network', '通话清晰程度', 'Clarity of calls'], ['network', '通话时掉线情况', 'Dropped calls'], ['network', '移动中的网络质量', 'Quality while moving'], ['network', '上网速度', 'Speed of the internet']])] },
      { code: 'S4', text: ['资费与缴费', 'Tariffs and payment'], questions: [matrix('C', ['对资费与缴费的评价', 'Tariffs and payment'], [['tariff', '缴费方式的方便程度', 'Convenience of payment'], ['tariff', '收费的合理程度', 'Fairness of charges'], ['tariff', '话费明细的清楚程度', 'Clarity of the bill'], ['tariff', '欠费停机前的通知', 'Notice before suspension'], ['tariff', '优惠政策', 'Discounts']])] },
      { code: 'S5', text: ['营业厅', 'Shops'], questions: [
        { kind: 'single', code: 'D0', text: words(['过去 12 个月是否去过营业厅？', 'Have you been to a shop in the past 12 months?']), options: options(['去过', 'Yes'], ['没有', 'No']) },
        matrix('D', ['对营业厅的评价', 'Rating of the shops'], [['shop', '排队等候时间', 'Waiting time'], ['shop', '服务态度', 'Attitude of the staff'], ['shop', '业务能力', 'Competence of the staff'], ['shop', '厅内环境', 'Surroundings'], ['shop', '前往的方便程度', 'Ease of getting there'], ['shop', '自助设备', 'Self-service machines'], ['shop', '系统运行（不出故障）', 'Systems running without failure']], { show: 'D0 = 1' }),
      ] },
      { code: 'S6', text: ['客服热线', 'Hotline'], questions: [
        { kind: 'single', code: 'E0', text: words(['过去 12 个月是否打过客服热线？', 'Have you called the hotline in the past 12 months?']), options: options(['打过', 'Yes'], ['没有', 'No']) },
        matrix('E', ['对客服热线的评价', 'Rating of the hotline'], [['hotline', '接通的容易程度', 'Getting through'], ['hotline', '解答的准确程度', 'Accuracy of answers'], ['hotline', '服务的主动程度', 'Initiative']], { show: 'E0 = 1' }),
      ] },
      { code: 'S7', text: ['新业务', 'New services'], questions: [matrix('F', ['对新业务的评价', 'Rating of new services'], [['new', '推出通知的及时程度', 'Timeliness of notice'], ['new', '功能的实用程度', 'Usefulness']])] },
      { code: 'S8', text: ['投诉', 'Complaints'], questions: [
        { kind: 'single', code: 'G0', text: words(['过去 12 个月是否投诉过？', 'Have you complained in the past 12 months?']), options: options(['投诉过', 'Yes'], ['没有', 'No']) },
        matrix('G', ['对投诉处理的评价', 'Rating of complaint handling'], [['complaint', '投诉渠道的方便程度', 'Ease of complaining'], ['complaint', '处理的及时程度', 'Speed of handling'], ['complaint', '处理结果', 'Result']], { show: 'G0 = 1' }),
      ] },
      { code: 'S9', text: ['总体评价', 'Overall'], questions: [
        { kind: 'scale', code: 'H1', factor: 'satisfaction', text: words(['总体上满意吗？', 'Overall, how satisfied are you?']), scale: judged(['非常不满意', 'Very dissatisfied'], ['非常满意', 'Very satisfied']) },
        { kind: 'scale', code: 'H2', factor: 'satisfaction', text: words(['与预期相比，服务怎么样？', 'Compared with your expectations, how is the service?']), scale: judged(['远不如预期', 'Far below'], ['远超过预期', 'Far above']) },
        { kind: 'scale', code: 'H3', factor: 'satisfaction', text: words(['与理想的运营商相比，差距有多大？', 'How far is it from your ideal operator?']), scale: judged(['相差很远', 'Very far'], ['非常接近', 'Very close']) },
        { kind: 'nps', code: 'H4', factor: 'loyalty', text: words(['推荐给亲友的可能性有多大？', 'How likely are you to recommend it to friends?']), minLabel: words(['完全不可能', 'Not at all likely']), maxLabel: words(['极有可能', 'Extremely likely']) },
        { kind: 'scale', code: 'H5', factor: 'loyalty', text: words(['继续使用的可能性有多大？', 'How likely are you to stay?']), scale: judged(['完全不可能', 'Not at all likely'], ['极有可能', 'Extremely likely']) },
        { kind: 'single', code: 'role', text: words(['目前的身份是', 'You are']), options: options(['学生', 'A student'], ['企业员工', 'Employed in business'], ['公职人员', 'In public service'], ['个体或自由职业', 'Self-employed'], ['退休', 'Retired'], ['其他', 'Other', { other: true }]) },
        openEnd('open'),
      ] },
    ],
  }),
}
