import { built, notApplicable, options, rows, scale, words } from '../../forms/templates/build.ts'
import type { FactorInput, Pair, QuestionInput, TemplateInput } from '../../forms/templates/build.ts'
import type { FormTemplate } from '../../forms/templates/template.ts'
import { latentKeys } from '../../model/pathPresets.ts'
import type { LatentKey } from '../../model/pathPresets.ts'
import { age, gender, openEnd, tenure } from './background.ts'

/** Names of the constructs as the path presets know them; the words a preset looks for are in each. */
const names: Readonly<Record<LatentKey, Pair>> = {
  image: ['品牌形象', 'Image'], expectation: ['预期质量', 'Expected quality'], quality: ['感知质量', 'Perceived quality'], value: ['感知价值', 'Perceived value'],
  satisfaction: ['顾客满意度', 'Customer satisfaction'], complaints: ['顾客抱怨', 'Complaints'], loyalty: ['顾客忠诚', 'Loyalty'],
}
const factorsFor = (latents: readonly LatentKey[]): FactorInput[] => latentKeys.filter(key => latents.includes(key)).map(key => [key, names[key]])

const unknown = notApplicable(['不清楚', 'Do not know'], 99)
const rate = (low: Pair, high: Pair) => scale(1, 10, low, high, { notApplicable: unknown })

const image: QuestionInput = { kind: 'matrixScale', code: 'IM', text: words(['对这个品牌的印象', 'Your impression of the brand']), scale: rate(['非常不同意', 'Strongly disagree'], ['非常同意', 'Strongly agree']), rows: rows('IM',
  ['image', '这个品牌值得信赖', 'The brand can be trusted'], ['image', '这个品牌在市场上有稳固的地位', 'The brand has a firm place in the market'], ['image', '这个品牌关心顾客', 'The brand cares about its customers'], ['image', '这个品牌有创新能力', 'The brand is innovative']) }
const expectation: QuestionInput = { kind: 'matrixScale', code: 'EX', text: words(['使用之前，对它的期望有多高', 'Before using it, how high were your expectations']), scale: rate(['期望很低', 'Very low'], ['期望很高', 'Very high']), rows: rows('EX',
  ['expectation', '对总体质量的期望', 'Overall quality'], ['expectation', '对满足个人需要的期望', 'Meeting your own needs'], ['expectation', '对可靠程度（不出问题）的期望', 'Reliability (nothing going wrong)']) }
const quality: QuestionInput = { kind: 'matrixScale', code: 'QU', text: words(['使用之后，对它的评价如何', 'Having used it, how do you rate it']), scale: rate(['非常差', 'Very poor'], ['非常好', 'Very good']), rows: rows('QU',
  ['quality', '总体质量', 'Overall quality'], ['quality', '满足个人需要的程度', 'How well it meets your own needs'], ['quality', '可靠程度（不出问题）', 'Reliability (nothing going wrong)']) }
const value: QuestionInput = { kind: 'matrixScale', code: 'VA', text: words(['价格与质量相比', 'Price and quality compared']), scale: rate(['非常差', 'Very poor'], ['非常好', 'Very good']), rows: rows('VA',
  ['value', '以这样的价格，得到的质量如何', 'Quality, given the price'], ['value', '以这样的质量，付出的价格如何', 'Price, given the quality']) }
const satisfaction: QuestionInput[] = [
  { kind: 'scale', code: 'SA_1', factor: 'satisfaction', text: words(['总体上满意吗？', 'Overall, how satisfied are you?']), scale: rate(['非常不满意', 'Very dissatisfied'], ['非常满意', 'Very satisfied']) },
  { kind: 'scale', code: 'SA_2', factor: 'satisfaction', text: words(['与期望相比，它怎么样？', 'Compared with your expectations, how is it?']), scale: rate(['远不如期望', 'Far below'], ['远超过期望', 'Far above']) },
  { kind: 'scale', code: 'SA_3', factor: 'satisfaction', text: words(['与心目中理想的同类产品相比，它怎么样？', 'Compared with your ideal, how is it?']), scale: rate(['相差很远', 'Very far from it'], ['非常接近', 'Very close to it']) },
]
const complained: QuestionInput = { kind: 'single', code: 'CO_made', text: words(['过去 12 个月是否投诉过？', 'Have you complained in the past 12 months?']), options: options(['投诉过', 'Yes'], ['没有', 'No']) }
const complaints: QuestionInput[] = [
  complained,
  { kind: 'scale', code: 'CO_1', factor: 'complaints', show: 'CO_made = 1', text: words(['投诉的处理结果如何？', 'How well was the complaint handled?']), scale: rate(['非常差', 'Very badly'], ['非常好', 'Very well']) },
  { kind: 'scale', code: 'CO_2', factor: 'complaints', reversed: true, text: words(['向别人抱怨它的可能性', 'How likely are you to complain about it to others?']), scale: rate(['完全不可能', 'Not at all likely'], ['极有可能', 'Extremely likely']) },
]
const loyalty: QuestionInput[] = [
  { kind: 'matrixScale', code: 'LO', text: words(['今后的打算', 'What you intend']), scale: rate(['完全不可能', 'Not at all likely'], ['极有可能', 'Extremely likely']), rows: rows('LO',
    ['loyalty', '下次仍选它', 'Choose it again'], ['loyalty', '推荐给别人', 'Recommend it to others'], ['loyalty', '同类产品降价时仍选它', 'Stay when others lower their prices']) },
]
const tolerance: QuestionInput = { kind: 'single', code: 'LO_price', text: words(['价格上涨多少以内仍会选它？', 'Up to what rise in price would you stay?']), options: options(['不涨价才选', 'None'], ['5% 以内', 'Up to 5%'], ['10% 以内', 'Up to 10%'], ['15% 以内', 'Up to 15%'], ['25% 以内', 'Up to 25%'], ['涨多少都选', 'Any rise']) }

const section = (code: string, text: Pair, questions: readonly QuestionInput[]): TemplateInput['sections'][number] => ({ code, text, questions })
const background = section('S_end', ['基本情况', 'About you'], [tenure('BG_tenure'), gender('BG_gender'), age('BG_age'), openEnd('BG_open')])
const intro: Pair = ['本问卷了解使用感受，1 到 10 分，分数越高越好。答案只用于统计。', 'This survey is about your experience, from 1 to 10. Answers are used for statistics only.']

const model = (id: 'acsi' | 'ecsi' | 'ccsi', source: Pair, name: Pair, about: Pair, latents: readonly LatentKey[], sections: () => TemplateInput['sections']): FormTemplate => ({
  id, group: 'index', source: words(source), name: words(name), about: words(about),
  document: lang => built(id, words(source), lang, { title: name, intro, thanks: ['谢谢参与。', 'Thank you for taking part.'], factors: factorsFor(latents), sections: [...sections(), background] }),
})

export const acsiTemplate = model('acsi', ['构念依 Fornell 等（1996），Journal of Marketing 60(4)，7–18；措辞自拟', 'Constructs after Fornell et al. (1996), Journal of Marketing 60(4), 7–18; own wording'], ['ACSI 满意度指数', 'ACSI satisfaction index'],
  ['预期、质量、价值、满意、抱怨、忠诚，可直接套用 ACSI 路径模型。', 'Expectations, quality, value, satisfaction, complaints, loyalty; fits the ACSI path model.'],
  ['expectation', 'quality', 'value', 'satisfaction', 'complaints', 'loyalty'], () => [
    section('S_ex', names.expectation, [expectation]), section('S_qu', names.quality, [quality]), section('S_va', names.value, [value]), section('S_sa', names.satisfaction, satisfaction),
    section('S_co', names.complaints, complaints), section('S_lo', names.loyalty, [...loyalty, tolerance]),
  ])
export const ecsiTemplate = model('ecsi', ['构念依 ECSI 技术委员会（1998）与 Tenenhaus 等（2005），CSDA 48，159–205；措辞自拟', 'Constructs after ECSI Technical Committee (1998) and Tenenhaus et al. (2005), CSDA 48, 159–205; own wording'], ['ECSI 满意度指数', 'ECSI satisfaction index'],
  ['在 ACSI 之外加上形象，可直接套用 ECSI 路径模型。', 'Adds image to the constructs of the ACSI; fits the ECSI path model.'],
  [...latentKeys], () => [
    section('S_im', names.image, [image]), section('S_ex', names.expectation, [expectation]), section('S_qu', names.quality, [quality]), section('S_va', names.value, [value]),
    section('S_sa', names.satisfaction, satisfaction), section('S_co', names.complaints, complaints), section('S_lo', names.loyalty, loyalty),
  ])
export const ccsiTemplate = model('ccsi', ['构念依 GB/T 19038-2009；措辞自拟', 'Constructs after GB/T 19038-2009; own wording'], ['CCSI 满意度指数', 'CCSI satisfaction index'],
  ['品牌形象、预期质量、感知质量、感知价值、满意度、忠诚度，可直接套用 CCSI 路径模型。', 'Brand image, expected and perceived quality, value, satisfaction, loyalty; fits the CCSI path model.'],
  ['image', 'expectation', 'quality', 'value', 'satisfaction', 'loyalty'], () => [
    section('S_im', names.image, [image]), section('S_ex', names.expectation, [expectation]), section('S_qu', names.quality, [quality]), section('S_va', names.value, [value]),
    section('S_sa', names.satisfaction, satisfaction), section('S_lo', names.loyalty, loyalty),
  ])
