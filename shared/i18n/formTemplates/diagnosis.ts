import { built, options, rows, scale, words, worded } from '../../forms/templates/build.ts'
import type { Pair, QuestionInput } from '../../forms/templates/build.ts'
import type { FormTemplate } from '../../forms/templates/template.ts'
import { age, gender, tenure } from './background.ts'

const gapSource = words(['五个维度依 Parasuraman、Zeithaml 与 Berry（1988），Journal of Retailing 64(1)，12–40；题目自拟，不是原量表', 'Five dimensions after Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64(1), 12–40; own statements, not the original items'])

/** Dimension, statement: what an excellent service does; the same is asked of this one. */
const statements: readonly (readonly [string, string, string])[] = [
  ['tangibles', '设施看上去整洁', 'The premises look tidy'], ['tangibles', '设备能正常使用', 'The equipment works'], ['tangibles', '说明资料容易看懂', 'Printed matter is easy to read'],
  ['reliability', '答应的事按时做到', 'Promises are kept in time'], ['reliability', '第一次就把事情办对', 'Things are done right the first time'], ['reliability', '记录没有差错', 'Records are free of errors'],
  ['responsiveness', '告知需要等多久', 'The wait is told beforehand'], ['responsiveness', '很快有人接待', 'Someone attends quickly'], ['responsiveness', '忙时也回应请求', 'Requests are answered even when busy'],
  ['assurance', '工作人员懂业务', 'The staff know their business'], ['assurance', '办理过程让人放心', 'Dealings feel safe'], ['assurance', '说话有礼貌', 'The staff are polite'],
  ['empathy', '理解个人的具体需要', 'Individual needs are understood'], ['empathy', '营业时间合适', 'Opening hours suit'], ['empathy', '主动提出合适的办法', 'Suitable ways are offered unasked'],
]
const dimensions: readonly (readonly [string, Pair])[] = [['tangibles', ['有形性', 'Tangibles']], ['reliability', ['可靠性', 'Reliability']], ['responsiveness', ['响应性', 'Responsiveness']], ['assurance', ['保证性', 'Assurance']], ['empathy', ['移情性', 'Empathy']]]
const agree = scale(1, 7, ['非常不同意', 'Strongly disagree'], ['非常同意', 'Strongly agree'])
const needed = scale(1, 7, ['完全不必要', 'Not necessary at all'], ['非常必要', 'Very necessary'])

/** E1 … and P1 … stand for each other, five matrices of each. */
const side = (letter: 'E' | 'P', text: Pair, measure: typeof agree): QuestionInput[] => dimensions.map(([factor, name], at): QuestionInput => ({
  kind: 'matrixScale', code: `${letter}_${factor}`, text: words([`${text[0]}：${name[0]}`, `${text[1]}: ${name[1]}`]), scale: measure,
  rows: statements.flatMap(([key, zh, en], index) => (key === factor ? [{ code: `${letter}${index + 1}`, factor: letter === 'P' ? factor : null, text: words([zh, en]) }] : [])),
  ...(at === 0 && letter === 'P' ? { hint: words(['按实际经历回答。', 'Answer from your own experience.']) } : {}),
}))

export const servqualTemplate: FormTemplate = {
  id: 'servqual', group: 'diagnosis', source: gapSource,
  name: { 'zh-CN': '服务质量差距', en: 'Service quality gap' },
  about: { 'zh-CN': '五个维度，期望与感知成对（E1–P1 …），并按 100 分分配权重。', en: 'Five dimensions, expectation and perception in pairs (E1–P1 …), and weights as 100 points.' },
  document: lang => built('servqual', gapSource, lang, {
    title: ['服务质量调查', 'Service quality survey'],
    intro: ['先想一想好的服务应该是什么样，再评价这里的服务。答案只用于统计。', 'First think of what good service should be, then rate the service here. Answers are used for statistics only.'],
    thanks: ['谢谢参与。', 'Thank you for taking part.'],
    factors: dimensions.map(([key, name]) => [key, name]),
    sections: [
      { code: 'S1', text: ['期望', 'Expectations'], hint: ['好的服务在多大程度上必须做到这些？', 'How necessary is each for good service?'], questions: side('E', ['好的服务应做到', 'Good service'], needed) },
      { code: 'S2', text: ['感知', 'Perceptions'], hint: ['这里的服务在多大程度上做到了？', 'How far does the service here do so?'], questions: side('P', ['这里的服务', 'The service here'], agree) },
      { code: 'S3', text: ['权重', 'Weights'], hint: ['把 100 分分给五个方面，越看重的分越多。', 'Share out 100 points among the five, more to what matters more.'], questions: dimensions.map(([key, [zh, en]]): QuestionInput => ({ kind: 'number', code: `W_${key}`, min: 0, max: 100, text: words([`${zh}的分数`, `Points for ${en.toLowerCase()}`]) })) },
      { code: 'S4', text: ['基本情况', 'About you'], questions: [tenure('SQ_tenure'), gender('SQ_gender'), age('SQ_age')] },
    ],
  }),
}

const kanoSource = words(['方法依 Kano、Seraku、Takahashi 与 Tsuji（1984），Hinshitsu 14(2)，39–48；措辞自拟', 'Method after Kano, Seraku, Takahashi & Tsuji (1984), Hinshitsu 14(2), 39–48; own wording'])
export const kanoTemplate: FormTemplate = {
  id: 'kano', group: 'diagnosis', source: kanoSource,
  name: { 'zh-CN': 'KANO 需求分类', en: 'KANO survey' },
  about: { 'zh-CN': '每个功能正反各问一次，分出必备、期望、魅力等类别。', en: 'Asks of each feature with and without it, to tell must-be, one-dimensional and attractive ones apart.' },
  document: lang => built('kano', kanoSource, lang, {
    title: ['功能需求调查', 'Feature survey'],
    intro: ['每个功能问两次：有它时感受如何，没有它时感受如何。答案只用于统计。', 'Each feature is asked twice: how you feel when it is there, and when it is not. Answers are used for statistics only.'],
    thanks: ['谢谢参与。', 'Thank you for taking part.'],
    factors: [['features', ['功能需求', 'Features']]],
    sections: [
      { code: 'S1', text: ['功能', 'Features'], hint: ['把例子换成自己的功能。', 'Put your own features in place of the examples.'], questions: [
        { kind: 'kano', code: 'K', text: words(['有或没有下列功能时，感受如何？', 'How do you feel with the feature, and without it?']), rows: rows('K',
          ['features', '网上预约取号', 'Booking a turn online'], ['features', '排队时间提示', 'Showing the waiting time'], ['features', '办理进度短信通知', 'Progress by text message'],
          ['features', '延长营业时间', 'Longer opening hours'], ['features', '自助打印账单', 'Printing bills by yourself'], ['features', '等候区免费充电', 'Free charging while waiting']) },
      ] },
      { code: 'S2', text: ['重要程度', 'Importance'], questions: [
        { kind: 'matrixScale', code: 'KI', text: words(['下列功能的重要程度', 'How important is each']), scale: worded([['非常不重要', 'Not important at all'], ['不太重要', 'Not very important'], ['一般', 'Neutral'], ['比较重要', 'Quite important'], ['非常重要', 'Very important']]), rows: rows('KI',
          ['features', '网上预约取号', 'Booking a turn online'], ['features', '排队时间提示', 'Showing the waiting time'], ['features', '办理进度短信通知', 'Progress by text message'],
          ['features', '延长营业时间', 'Longer opening hours'], ['features', '自助打印账单', 'Printing bills by yourself'], ['features', '等候区免费充电', 'Free charging while waiting']) },
        { kind: 'single', code: 'K_use', text: words(['过去 3 个月使用这项服务几次？', 'How many times did you use the service in the past 3 months?']), options: options(['没有使用', 'None'], ['1–2 次', '1–2'], ['3–5 次', '3–5'], ['6 次及以上', '6 or more']) },
      ] },
    ],
  }),
}
