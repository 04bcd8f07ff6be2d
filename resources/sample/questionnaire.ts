/**
 * The sample questionnaire: the dimensions and observed variables of a student survey on a mobile operator.
 * `score` (0-100) and `pull` (loading on the common satisfaction factor) are what the simulation aims at.
 */
export const satisfactionLabels = ['非常不满意', '不满意', '一般', '满意', '非常满意']

export interface SampleItem { label: string; score: number; pull: number }
export interface SampleDimension { number: number; title: string; factor: string; items: SampleItem[] }

export const dimensions: SampleDimension[] = [
  { number: 5, title: '对运营商形象的满意程度', factor: '运营商形象', items: [
    { label: '市场地位', score: 63, pull: 0.42 },
    { label: '广告宣传', score: 74, pull: 0.24 },
    { label: '创新能力', score: 45, pull: 0.60 },
  ] },
  { number: 6, title: '对网络质量的满意程度', factor: '网络质量', items: [
    { label: '网络覆盖范围', score: 72, pull: 0.40 },
    { label: '通话清晰程度', score: 73, pull: 0.62 },
    { label: '通话时掉线情况', score: 60, pull: 0.10 },
    { label: '本地移动中网络质量', score: 44, pull: 0.58 },
  ] },
  { number: 7, title: '对缴费的满意程度', factor: '缴费', items: [
    { label: '缴费方式方便性', score: 75, pull: 0.22 },
    { label: '收费情况', score: 41, pull: 0.26 },
    { label: '话费的明细度', score: 53, pull: 0.46 },
    { label: '欠费停机提早通知', score: 50, pull: 0.62 },
  ] },
  { number: 8, title: '对营业厅的满意程度', factor: '营业厅', items: [
    { label: '排队等候时间', score: 46, pull: 0.66 },
    { label: '服务人员服务态度', score: 66, pull: 0.10 },
    { label: '方便前往', score: 58, pull: 0.36 },
    { label: '客服热线', score: 75, pull: 0.40 },
    { label: '营业厅投诉处理', score: 39, pull: 0.46 },
  ] },
  { number: 9, title: '对新业务的满意程度', factor: '新业务', items: [
    { label: '推出通知及时', score: 66, pull: 0.26 },
    { label: '功能实用', score: 48, pull: 0.52 },
  ] },
  { number: 10, title: '对投诉处理的满意程度', factor: '投诉处理', items: [
    { label: '处理及时', score: 42, pull: 0.42 },
    { label: '答复令人满意', score: 40, pull: 0.44 },
  ] },
]

/** Multiple choice: what one is dissatisfied with, and the share of respondents who choose it. */
export const dissatisfactions: { option: string; share: number; dimension: string | null }[] = [
  { option: '网络质量', share: 0.56, dimension: '网络质量' },
  { option: '优惠政策', share: 0.44, dimension: null },
  { option: '营业厅的服务', share: 0.50, dimension: '营业厅' },
  { option: '投诉处理', share: 0.36, dimension: '投诉处理' },
  { option: '收费情况', share: 0.15, dimension: '缴费' },
  { option: '新业务', share: 0.11, dimension: '新业务' },
  { option: '运营商形象', share: 0.07, dimension: '运营商形象' },
  { option: '其他', share: 0.04, dimension: null },
]

export const identities = [['学生', 0.71], ['教师', 0.11], ['周边居民', 0.18]] as const
export const brands = [['动感地带', 0.52], ['神州行', 0.31], ['全球通', 0.13], ['其他', 0.04]] as const
export const tenures = [['1 年以下', 0.18], ['1–3 年', 0.46], ['3–5 年', 0.25], ['5 年以上', 0.11]] as const
export const channels = ['客服热线', '营业厅', '网上营业厅', '短信']
export const wishes = [
  '希望地铁和宿舍楼里的信号好一些', '营业厅排队时间太长，希望多开几个窗口', '优惠活动规则写得清楚一点', '停机前提前提醒',
  '话费明细看不懂', '投诉之后要有人回访', '老用户也应该有优惠', '上网速度再快一些', '自助缴费机经常坏', '套餐太复杂',
  '无', '没有', '多推出适合学生的套餐', '移动中打电话不要断', '客服热线少一些语音菜单',
]
