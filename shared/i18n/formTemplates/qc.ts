import { built, notApplicable, options, rows, scale, words, worded } from '../../forms/templates/build.ts'
import type { Pair, QuestionInput } from '../../forms/templates/build.ts'
import type { FormTemplate } from '../../forms/templates/template.ts'

const effectSource = words(['措辞自拟；每期用同样的题，并问是否接触到措施、有无副作用，前后对比需要这些（Shadish、Cook 与 Campbell，2002）', 'Own wording; same items in every wave, exposure and side effects asked, as before-after designs need (Shadish, Cook & Campbell 2002)'])
const five = worded([['非常不满意', 'Very dissatisfied'], ['不满意', 'Dissatisfied'], ['一般', 'Neutral'], ['满意', 'Satisfied'], ['非常满意', 'Very satisfied']], { notApplicable: notApplicable(['没有经历', 'No experience']) })

export const effectTemplate: FormTemplate = {
  id: 'qc-effect', group: 'qc', source: effectSource,
  name: { 'zh-CN': 'QC 效果调查（前后）', en: 'QC effect survey (before and after)' },
  about: { 'zh-CN': '活动前后用同一套题，可按自编代码配对；后测加问措施是否注意到、有无副作用。', en: 'The same items before and after, paired by a code of one\'s own; afterwards whether the measure was noticed and did harm elsewhere.' },
  document: lang => built('qc-effect', effectSource, lang, {
    title: ['服务改善效果调查', 'Survey on the effect of improvements'],
    intro: ['本问卷用于比较改善前后的情况，约需 3 分钟。答案只用于统计。', 'This survey compares the state before and after improvements and takes about 3 minutes. Answers are used for statistics only.'],
    thanks: ['谢谢参与。', 'Thank you for taking part.'],
    factors: [['target', ['改善对象', 'Object of improvement']], ['side', ['其他方面', 'Other aspects']]],
    sections: [
      { code: 'S1', text: ['调查信息', 'About this survey'], questions: [
        { kind: 'single', code: 'wave', text: words(['调查期次', 'Wave']), options: options(['改善前', 'Before'], ['改善后', 'After'], ['巩固期', 'Consolidation']) },
        { kind: 'text', code: 'pair_code', required: false, text: words(['自编代码（两位生日加两位自选数字，用于前后配对）', 'A code of your own (two digits of your day of birth, two you choose), to pair both surveys']) },
        { kind: 'single', code: 'exposed', text: words(['近 3 个月是否办理过业务？', 'Have you used the service in the past 3 months?']), options: options(['办理过', 'Yes'], ['没有', 'No']), skip: [{ when: 'exposed = 2', to: 'end' }] },
      ] },
      { code: 'S2', text: ['评价', 'Rating'], hint: ['把例子换成改善对象的题目，前后保持不变。', 'Put your own items in place of the examples and keep them in every wave.'], questions: [
        { kind: 'matrixScale', code: 'T', text: words(['对下列各项的满意程度', 'How satisfied are you with']), scale: five, rows: rows('T', ['target', '排队等候时间', 'Waiting time'], ['target', '叫号次序', 'Order of the queue'], ['target', '分流引导', 'Guidance at the entrance'], ['side', '服务态度', 'Attitude of the staff'], ['side', '办理的准确程度', 'Accuracy']) },
        { kind: 'number', code: 'minutes', min: 0, max: 300, unit: words(['分钟', 'minutes']), text: words(['最近一次等候了多少分钟？', 'How many minutes did you wait the last time?']) },
        { kind: 'scale', code: 'T_all', factor: 'target', text: words(['总体上满意吗？', 'Overall, how satisfied are you?']), scale: five },
      ] },
      { code: 'S3', text: ['改善措施', 'The measure'], show: 'wave != 1', questions: [
        { kind: 'single', code: 'noticed', text: words(['是否注意到排队方式的改变？', 'Have you noticed the change?']), options: options(['注意到', 'Yes'], ['没有注意到', 'No']) },
        { kind: 'single', code: 'change', show: 'noticed = 1', text: words(['与改变之前相比，感受如何？', 'Compared with before, how is it now?']), options: options(['差了很多', 'Much worse'], ['差一些', 'Somewhat worse'], ['没有变化', 'No change'], ['好一些', 'Somewhat better'], ['好了很多', 'Much better']) },
        { kind: 'multiple', code: 'harm', text: words(['改变之后，哪些方面变差了？', 'What has become worse since?']), options: options(['办理速度', 'Speed'], ['服务态度', 'Attitude'], ['准确程度', 'Accuracy'], ['现场秩序', 'Order'], ['其他', 'Other', { other: true }], ['没有变差的', 'Nothing', { exclusive: true }]) },
      ] },
    ],
  }),
}

const ratingSource = words(['QC 小组活动总结常用的方面；措辞自拟', 'Aspects usual in the summary of QC circle activities; own wording'])
const level = worded([['很弱', 'Very weak'], ['较弱', 'Weak'], ['一般', 'Average'], ['较强', 'Strong'], ['很强', 'Very strong']])
const aspects: readonly (readonly [string, string, string, string, string])[] = [
  ['awareness', '质量意识', 'Quality awareness', '做事前先想到质量要求', 'I think of quality requirements before I act'],
  ['problem', '问题意识', 'Problem awareness', '能主动发现身边的问题', 'I find problems around me by myself'],
  ['team', '团队精神', 'Team spirit', '愿意配合同伴完成任务', 'I am ready to help the others finish the work'],
  ['knowledge', 'QC 知识', 'QC knowledge', '会用 QC 工具分析数据', 'I can analyse data with QC tools'],
  ['ability', '个人能力', 'Personal ability', '能独立承担一项任务', 'I can take charge of a task alone'],
  ['innovation', '创新能力', 'Innovation', '能提出新的办法', 'I can suggest new ways'],
]
const rating = (letter: 'B' | 'A', text: Pair): QuestionInput => ({
  kind: 'matrixScale', code: letter === 'B' ? 'before' : 'after', text: words(text), scale: level,
  rows: aspects.map(([factor, , , zh, en], index) => ({ code: `${letter}${index + 1}`, factor: letter === 'A' ? factor : null, text: words([zh, en]) })),
})
export const selfRatingTemplate: FormTemplate = {
  id: 'self-rating', group: 'qc', source: ratingSource,
  name: { 'zh-CN': '小组成员自我评价', en: 'Self-rating of circle members' },
  about: { 'zh-CN': '六个方面，活动前后各评一次（B1–A1 …），用于雷达图。', en: 'Six aspects, before and after the activity (B1–A1 …), for the radar chart.' },
  document: lang => built('self-rating', ratingSource, lang, {
    title: ['小组成员自我评价', 'Self-rating of circle members'],
    intro: ['按自己的实际情况评价，不记名。', 'Rate yourself as you are; no names are taken.'],
    factors: [['member', ['成员综合素质', 'Members\' qualities']], ...aspects.map(([key, zh, en]) => [key, [zh, en], 'member'] as const)],
    sections: [
      { code: 'S1', text: ['活动之前', 'Before the activity'], questions: [rating('B', ['活动之前的情况', 'Before the activity'])] },
      { code: 'S2', text: ['活动之后', 'After the activity'], questions: [rating('A', ['活动之后的情况', 'After the activity'])] },
      { code: 'S3', text: ['收获', 'What you gained'], questions: [{ kind: 'text', code: 'gain', lines: 3, required: false, text: words(['收获最大的是什么？', 'What did you gain most?']) }] },
    ],
  }),
}

const recordSource = words(['投诉或访谈记录应有的栏目；措辞自拟', 'Columns of a complaint or interview record; own wording'])
const guideSource = words(['由宽到窄的次序依 Krueger 与 Casey（2015），Focus Groups；措辞自拟', 'Order from wide to narrow after Krueger & Casey (2015), Focus Groups; own wording'])
const channels = options(['营业厅', 'Shop'], ['电话', 'Phone'], ['网络', 'Online'], ['上门', 'Visit'], ['其他', 'Other', { other: true }])
const segments = options(['个人用户', 'Private'], ['家庭用户', 'Household'], ['企业用户', 'Business'], ['不清楚', 'Unknown', { missing: true }])
const severity = scale(1, 5, ['很轻微', 'Very slight'], ['很严重', 'Very serious'], { direction: 'negative' })

export const interviewTemplate: FormTemplate = {
  id: 'interview', group: 'record', source: guideSource,
  name: { 'zh-CN': '访谈提纲', en: 'Interview guide' },
  about: { 'zh-CN': '由宽到窄的提问和追问，一人一份，原话供编码。', en: 'Questions from wide to narrow with probes; one record a person, verbatim for coding.' },
  document: lang => built('interview', guideSource, lang, {
    title: ['用户访谈提纲', 'Interview guide'],
    consent: ['访谈约 30 分钟，会做记录，只用于改进服务，不公开姓名。可以随时停止，也可以不回答。同意后开始。', 'The interview takes about 30 minutes. Notes are taken, used for improving the service only, and no names are published. You can stop at any time or leave questions out. We begin when you agree.'],
    factors: [],
    sections: [
      { code: 'S1', text: ['记录', 'Record'], questions: [
        { kind: 'date', code: 'date', time: true, text: words(['访谈时间', 'Date and time']) },
        { kind: 'single', code: 'channel', text: words(['访谈方式', 'Way of the interview']), options: channels },
        { kind: 'single', code: 'segment', text: words(['受访者类型', 'Kind of customer']), options: segments },
      ] },
      { code: 'S2', text: ['开场', 'Opening'], questions: [
        { kind: 'description', code: 'D1', required: false, text: words(['说明目的和记录方式，请对方先谈使用经过。不评价，不解释，不替对方说。', 'Say what it is for and how notes are taken; let them tell how they use the service. Do not judge, explain or speak for them.']) },
        { kind: 'text', code: 'story', lines: 5, text: words(['请说说最近一次使用服务的经过', 'Please tell me about the last time you used the service']), hint: words(['追问：在哪里？等了多久？谁接待的？', 'Probes: Where? How long was the wait? Who attended?']) },
      ] },
      { code: 'S3', text: ['主题', 'Topics'], questions: [
        { kind: 'text', code: 'verbatim', lines: 6, text: words(['哪些地方不满意？当时发生了什么？', 'What were you not satisfied with? What happened?']), hint: words(['追问：举一个例子。后来呢？影响了什么？记原话。', 'Probes: An example? What then? What did it lead to? Write down their words.']) },
        { kind: 'text', code: 'cause', lines: 4, text: words(['您看是什么造成的？', 'What do you think it comes from?']), hint: words(['追问：还有呢？什么时候不会这样？', 'Probes: What else? When is it not so?']) },
        { kind: 'text', code: 'good', lines: 3, required: false, text: words(['哪些地方做得好？', 'What is done well?']) },
      ] },
      { code: 'S4', text: ['收尾', 'Closing'], questions: [
        { kind: 'text', code: 'first', lines: 2, text: words(['如果只改一样，改什么？', 'If one thing were changed, what should it be?']) },
        { kind: 'text', code: 'missed', lines: 2, required: false, text: words(['还有什么没有问到的？', 'Is there anything I have not asked?']) },
      ] },
    ],
  }),
}

export const complaintTemplate: FormTemplate = {
  id: 'complaint-log', group: 'record', source: recordSource,
  name: { 'zh-CN': '投诉记录表', en: 'Complaint log' },
  about: { 'zh-CN': '一条投诉一行：日期、渠道、用户类型、原话、原因、严重程度、是否解决。', en: 'One row a complaint: date, channel, customer, verbatim, cause, severity, resolved.' },
  document: lang => built('complaint-log', recordSource, lang, {
    title: ['投诉记录表', 'Complaint log'],
    factors: [],
    sections: [{ code: 'S1', text: ['投诉', 'Complaint'], questions: [
      { kind: 'date', code: 'date', time: true, text: words(['受理时间', 'Received']) },
      { kind: 'single', code: 'channel', text: words(['投诉渠道', 'Channel']), options: channels },
      { kind: 'single', code: 'segment', text: words(['用户类型', 'Kind of customer']), options: segments },
      { kind: 'text', code: 'verbatim', lines: 5, text: words(['投诉内容（记原话）', 'What was said (verbatim)']) },
      { kind: 'text', code: 'factor', required: false, text: words(['涉及的因素（可稍后编码）', 'Factor (may be coded later)']) },
      { kind: 'scale', code: 'severity', text: words(['严重程度', 'Severity']), scale: severity },
      { kind: 'single', code: 'resolved', text: words(['是否解决', 'Resolved']), options: options(['已解决', 'Yes'], ['部分解决', 'In part'], ['没有解决', 'No']) },
      { kind: 'number', code: 'duration', required: false, min: 0, whole: false, show: 'resolved != 3', unit: words(['小时', 'hours']), text: words(['处理时长', 'Time to resolve']) },
      { kind: 'number', code: 'cost', required: false, min: 0, whole: false, unit: words(['元', 'yuan']), text: words(['赔付金额', 'Compensation']) },
    ] }],
  }),
}
