import { describe, expect, it } from 'vitest'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { googleCsv, googleSheet, handLetters, koboForm, msFormsQuiz, tencentCsv, typeformCsv, wenjuanCsv, wjxMore, wjxNumbers } from '../../fixtures/import/moreSurveys.ts'
import type { Imported } from '../../fixtures/import/reading.ts'
import { importBytes } from '../../fixtures/import/reading.ts'

const questions = (imported: Imported): string[] => imported.proposal.recipe.questions.map(question => `${question.kind} ${question.title}`)
const left = (imported: Imported): string[] => imported.proposal.recipe.variables.filter(variable => !variable.include).map(variable => variable.label)

describe('腾讯问卷', () => {
  it('finds its metadata wherever it stands, TABs, durations and a formula that stays text', async () => {
    const imported = await importBytes(tencentCsv, '腾讯.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'tencent', headerRows: 1 })
    expect(questions(imported)).toEqual(['single 您的性别', 'multiple 您常用的功能', 'text 上传小票', 'matrix 满意度', 'multiple 关注点'])
    expect(imported.values('编号')).toEqual([303, 302, 301])
    expect(imported.values('答题时长')).toEqual([30, 80, 45])
    expect(imported.values('开始答题时间')[0]).toBe('2026-05-26 12:00:00')
    expect(imported.values('Q4')).toEqual(['=HYPERLINK("https://example.org/f/3","查看")', null, null])
    expect(['Q2_1', 'Q2_2', 'Q2_3'].map(id => [imported.variable(id).label, imported.values(id)])).toEqual([['支付', [1, 1, 0]], ['扫码', [1, 0, 1]], ['红包', [0, 0, 1]]])
    expect(['Q5_1', 'Q5_2'].map(id => [imported.variable(id).label, imported.values(id)])).toEqual([['排队', [4, 5, 2]], ['态度', [3, 4, 4]]])
    expect(['Q6_1', 'Q6_2', 'Q6_3'].map(id => [imported.variable(id).label, imported.values(id)])).toEqual([['价格', [1, 1, 0]], ['质量', [0, 1, 1]], ['其他', [0, 0, 0]]])
    expect(left(imported)).toEqual(['您的手机号', '用户标识', '昵称', 'IP', 'UA'])
    expect(imported.proposal.columns).toHaveLength(24)
  })

  it('calls the text typed beside an option as the option, under a multiple choice, a single one and a matrix', async () => {
    const head = '编号,开始答题时间,结束答题时间,答题时长,1.渠道(网厅),1.渠道(热线),1.渠道(其他),1.渠道(其他)-填空,2.职业,2.职业(其他)-填空,3.满意度:排队,3.满意度:态度,3.满意度:态度-填空'
    const rows = Array.from({ length: 6 }, (_, i) => `${9 - i},2026/5/26 12:0${i},2026/5/26 12:1${i},30,${i % 2},1,${i === 2 ? '1,路过门店' : '0,'},${i === 3 ? '其他,牧民' : ['学生,', '职员,'][i % 2]},${['满意', '一般', '不满意'][i % 3]},${['满意', '满意', '一般'][i % 3]},${i ? '' : '没人理'}`)
    const imported = await importBytes([head, ...rows].join('\n'), '腾讯.csv')
    expect(questions(imported)).toEqual(['multiple 渠道', 'single 职业', 'matrix 满意度'])
    expect(imported.proposal.recipe.variables.filter(variable => variable.question !== null).map(variable => `${variable.id} ${variable.label}`)).toEqual([
      'Q1_1 网厅', 'Q1_2 热线', 'Q1_3 其他', 'Q1_text 其他', 'Q2 职业', 'Q2_text 其他', 'Q3_1 排队', 'Q3_2 态度', 'Q3_text 态度',
    ])
    expect([imported.values('Q1_text')[2], imported.values('Q2_text')[3], imported.values('Q3_text')[0]]).toEqual(['路过门店', '牧民', '没人理'])
  })
})

describe('问卷网', () => {
  it('puts codes, options and typed texts together by the number in the heading', async () => {
    const imported = await importBytes(wenjuanCsv, 'results.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'wenjuan', coding: 'number' })
    expect(questions(imported)).toEqual(['single Q1', 'text Q2', 'single Q3', 'multiple Q4'])
    expect(imported.values('Q2')).toEqual(['食堂\n不错', null, '贵'])
    expect(imported.values('Q3_text')).toEqual([null, '自己做饭', null])
    expect(['Q4_1', 'Q4_2', 'Q4_3'].map(imported.values)).toEqual([[1, 0, 1], [0, 0, 1], [1, 1, 0]])
    expect(imported.values('time_used')).toEqual([120, 200, 90])
    expect(left(imported)).toEqual(['ip'])
  })
})

describe('Google Forms', () => {
  it('reads the sheet: Chinese clock, options with commas, grids, times of day, a title twice', async () => {
    const imported = await importBytes(googleSheet(), '回复.xlsx')
    expect(imported.proposal.source.platform).toBe('googleforms')
    expect(imported.values('时间戳记')).toEqual(['2024-03-05 15:04:05', '2024-03-05 09:15:00', '2024-03-06 12:10:00', '2024-03-06 00:30:00'])
    const run = imported.proposal.recipe.variables.filter(variable => variable.question === '您在哪里运行计算')
    expect(run.map(variable => [variable.label, imported.values(variable.id)])).toEqual([['SSH', [1, 0, 1, 1]], ['本机', [0, 0, 1, 1]], ['HPC (SLURM, PBS, SGE)', [1, 1, 1, 0]]])
    expect(imported.proposal.recipe.questions.find(question => question.kind === 'matrix')?.title).toBe('请评价')
    expect(['V4_1', 'V4_2'].map(imported.values)).toEqual([[4, 5, 3, 4], [3, 2, 4, 4]])
    expect(questions(imported).filter(text => text.startsWith('multiple 何时使用'))).toHaveLength(2)
    expect(imported.variable('到店时间').kind).toBe('date')
    expect(imported.values('到店时间')).toEqual(['08:50:00', '12:00:00', '13:05:00', '09:30:00'])
    expect(['V9', 'V10'].map(imported.values)).toEqual([[9, 7, 0, 10], [10, 8, 5, 10]])
    expect(left(imported)).toEqual(['电子邮件地址'])
  })

  it('reads the download: twelve hours with a zone, options joined by semicolons, a typed answer', async () => {
    const imported = await importBytes(googleCsv, 'form.csv')
    expect(imported.values('Timestamp').slice(0, 2)).toEqual(['2020-06-05 11:10:01', '2020-06-05 11:11:01'])
    const of = (label: string): number => imported.values(imported.proposal.recipe.variables.find(variable => variable.label === label)!.id).filter(value => value === 1).length
    expect([of('Array'), of('DataFrame'), of('ML'), of('AWS (Amazon)'), of('Google Cloud, all of it'), of('None')]).toEqual([12, 18, 12, 16, 8, 8])
    expect(imported.values('V2_text').filter(value => value !== null)).toEqual(['my own, odd thing'])
  })
})

describe('Microsoft Forms', () => {
  it('reads a ranking, the points of a quiz and the statements of a Likert question', async () => {
    const imported = await importBytes(msFormsQuiz(), 'quiz.xlsx')
    expect(imported.proposal.source.platform).toBe('msforms')
    expect(questions(imported)).toEqual(['ranking 请按重要性排序', 'matrix ', 'text 您的建议'])
    const ranks = imported.proposal.recipe.variables.filter(variable => variable.source.take === 'rank')
    expect(ranks.map(variable => [variable.label, imported.values(variable.id)])).toEqual([['价格', [1, 2, 3]], ['质量', [2, 1, 2]], ['服务', [3, 3, 1]]])
    expect(imported.proposal.recipe.variables.filter(variable => /^(总分|分数|反馈)/.test(variable.label)).map(variable => [variable.role, variable.kind])).toEqual([['paradata', 'number'], ['paradata', 'number'], ['paradata', 'text']])
    expect(['V10_1', 'V10_2'].map(imported.values)).toEqual([[5, 4, 2], [4, 2, 5]])
  })
})

describe('KoBoToolbox', () => {
  it('takes groups off the headings and says a choice once', async () => {
    const imported = await importBytes(koboForm(), 'form.xlsx')
    expect(imported.proposal.source).toMatchObject({ platform: 'kobo', sheet: '住户调查' })
    expect(questions(imported)).toEqual(['multiple water', 'scale satisfied'])
    expect(['water_1', 'water_2', 'water_3'].map(id => [imported.variable(id).label, imported.values(id)])).toEqual([['tap', [1, 0, null]], ['well', [1, 0, null]], ['river', [0, 1, null]]])
    expect(imported.values('start')[0]).toBe('2024-03-01 10:00:00')
    expect(imported.values('_index')).toEqual([1, 2, 3])
    expect(left(imported)).toEqual(['username', 'deviceid', 'head_name', 'household/water', '_place_latitude', '_place_longitude', '_submitted_by'])
  })

  it('finds options joined by blanks, and options without the joined column', async () => {
    const head = '_id,_uuid,_submission_time,_index'
    const joined = await importBytes(`q_uses,${head}\n${['tap_water well', 'river', 'tap_water', 'well river', 'tap_water well', 'river'].map((text, i) => `${text},${i},u${i},2024-03-01T10:00:00,${i + 1}`).join('\n')}\n`, 'a.csv')
    expect(questions(joined)).toEqual(['multiple q_uses'])
    expect(joined.values('q_uses_1')).toEqual([1, 0, 1, 0, 1, 0])
    const details = await importBytes(`grp/uses/tap,grp/uses/well,${head}\n1,0,1,u1,2024-03-01T10:00:00,1\n0,1,2,u2,2024-03-01T10:00:00,2\n`, 'b.csv')
    expect(questions(details)).toEqual(['multiple uses'])
    expect(['uses_1', 'uses_2'].map(details.values)).toEqual([[1, 0], [0, 1]])
  })
})

describe('Typeform', () => {
  it('takes options headed by themselves for one choice', async () => {
    const imported = await importBytes(typeformCsv, 'typeform.csv')
    expect(imported.proposal.source.platform).toBe('typeform')
    expect(['V3_1', 'V3_2', 'V3_3'].map(id => [imported.variable(id).label, imported.values(id)])).toEqual([['Friends', [1, 0, 1, null]], ['Search', [0, 1, 1, null]], ['Advert', [0, 0, 0, null]]])
    expect(imported.values('V3_text')).toEqual([null, 'a flyer', null, null])
    expect(imported.variable('V1')).toMatchObject({ role: 'id' })
    expect(imported.values('V10')[3]).toBe('2024-03-02 11:02:00')
    expect(left(imported)).toEqual(['Network ID'])
  })
})

describe('问卷星, the rest', () => {
  it('ranks, blanks, choices in a matrix, full-width marks', async () => {
    const imported = await importBytes(wjxMore(), 'a.xlsx')
    expect(questions(imported)).toEqual(['ranking 请排序', 'matrix 请输入您的收货地址：', 'multiple 哪些渠道： 了解', 'multiple 哪些渠道： 购买', 'text 您的建议'])
    expect(['Q1_1', 'Q1_2', 'Q1_3'].map(id => [imported.variable(id).label, imported.values(id)])).toEqual([['价格', [1, 2, null, NOT_SHOWN]], ['质量', [2, 1, 2, NOT_SHOWN]], ['服务', [3, 3, 1, NOT_SHOWN]]])
    expect(imported.values('所用时间')).toEqual([49, 69, 55, 66])
    expect(imported.values('Q3_2_2')).toEqual([0, 1, 1, NOT_SHOWN])
    expect(imported.values('Q4')).toEqual([SHOWN_EMPTY, NOT_SHOWN, '无', '快'])
    expect(left(imported)).toEqual(['用户ID', '来自IP', '收货人姓名：', '详细地址:'])
  })

  it('believes the file name: numbers of options or scores', async () => {
    const codes = await importBytes(wjxNumbers, '9_按序号_职业_3_3.csv')
    expect(codes.variable('Q1')).toMatchObject({ kind: 'nominal' })
    expect([codes.values('Q1'), codes.values('Q1_text'), codes.values('Q2_1'), codes.values('Q2_3')]).toEqual([[1, 4, 2], [null, '画家', null], [1, 0, NOT_SHOWN], [null, '彩铃', NOT_SHOWN]])
    const scores = await importBytes(wjxNumbers, '9_按分数_职业_3_3.csv')
    expect(scores.variable('Q1').kind).toBe('number')
    expect(scores.values('Q3')).toEqual([5, 3, SHOWN_EMPTY])
  })
})

describe('sheets made by hand', () => {
  it('reads letters, a row number that slipped into the header, and the sheet that holds answers', async () => {
    const imported = await importBytes(handLetters(), '食堂.xlsx')
    expect(imported.proposal.source).toMatchObject({ platform: 'plain', sheet: '答卷' })
    expect([imported.proposal.headerRow, imported.rows]).toEqual([3, 5])
    expect(imported.variable('V1')).toMatchObject({ role: 'id' })
    expect(questions(imported)).toEqual(['multiple 您常吃的窗口', 'single 您的性别', 'scale 满意度'])
    const windows = imported.proposal.recipe.variables.filter(variable => variable.source.take === 'option')
    expect(windows.map(variable => [variable.label, imported.values(variable.id)])).toEqual([['A', [1, 0, 1, 1, 0]], ['B', [1, 1, 0, 1, 0]], ['C', [0, 0, 1, 0, 0]], ['D', [1, 0, 0, 0, 1]]])
    expect((await importBytes(handLetters(), '食堂.xlsx', { sheet: '供应商' })).proposal.columns.map(column => column.header)).toEqual(['名称', '城市'])
  })
})
