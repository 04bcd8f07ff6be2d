import { describe, expect, it } from 'vitest'
import { NOT_SHOWN } from '../../../shared/model/missing.ts'
import type { Imported } from '../../fixtures/import/reading.ts'
import { importBytes, refusal } from '../../fixtures/import/reading.ts'
import type { CellSpec } from '../../fixtures/import/workbook.ts'
import { makeWorkbook } from '../../fixtures/import/workbook.ts'
import { makeZip } from '../../fixtures/import/zip.ts'

/** Exports as people pass them on: other languages, lines of their own below the answers, numbers as their country writes them. All data invented. */
const questions = (imported: Imported): string[] => imported.proposal.recipe.questions.map(question => `${question.kind} ${question.title}`)
const lines = (rows: readonly (readonly (string | number)[])[], delimiter = ','): string => rows.map(row => row.map(cell => (/[",;\n]/.test(String(cell)) && String(cell).includes(delimiter) ? `"${cell}"` : cell)).join(delimiter)).join('\r\n')
const sheet = (rows: CellSpec[][], after = ''): Buffer => makeWorkbook({ sheets: [{ name: '数据', rows, after }] })
const several = <Row>(row: (index: number) => Row, n = 12): Row[] => Array.from({ length: n }, (_, index) => row(index))

describe('lines below the answers', () => {
  it('are no respondents: totals, means and a note, with the row they begin in', async () => {
    const imported = await importBytes(sheet([
      ['编号', '性别', '网络', '资费'], ...several(i => [20250000 + i, i % 2 ? '男' : '女', i % 5 + 1, 5 - i % 5]), [], ['合计', null, 38, 40], ['平均', null, 3.2, 3.3], [], ['注：线下发放'],
    ]), '手工.xlsx')
    expect(imported.rows).toBe(12)
    expect(imported.warnings.find(warning => warning.code === 'footerRows')).toMatchObject({ params: { n: 3 }, row: 15 })
    expect(imported.variable('网络').kind).toBe('number')
    expect(imported.variable('编号').role).toBe('id')
    expect(Math.max(...imported.values('网络') as number[])).toBe(5)
  })

  it('do not turn the options of 问卷星 by number into other numbers', async () => {
    const head = '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,"1、(语音)","1、(流量)"'
    const rows = several(i => `${i + 1},2025/3/1 9:0${i % 10}:00,${30 + i}秒,微信,N/A,192.0.2.1(江苏-南京),${i % 4 === 3 ? '-3,-3' : `${i % 2},1`}`)
    const imported = await importBytes([head, ...rows, '合计,,,,,,4,9'].join('\n'), 'a.csv')
    expect(questions(imported)).toEqual(['multiple '])
    expect(imported.values('Q1_1').slice(0, 4)).toEqual([0, 1, 0, NOT_SHOWN])
    expect(imported.rows).toBe(12)
  })

  it('are respondents where the word is an answer, and in a table of nothing but such words', async () => {
    const brands = await importBytes(lines([['品牌', '分数'], ['总和', 3], ...several(i => ['甲乙丙'[i % 3]!, i % 5]), ['总和', 4]]), 'b.csv')
    expect(brands.rows).toBe(14)
    const table = await importBytes(lines([['统计量', '值'], ['均值', 3], ['中位数', 4], ['标准差', 1]]), 'c.csv')
    expect(table.rows).toBe(3)
  })
})

describe('numbers as they are written', () => {
  it('with a comma before the decimals in a file of semicolons', async () => {
    const imported = await importBytes(lines([['Größe', 'Betrag', 'Codes'], ...several(i => [`1,${60 + i}`, `${i}.250,5`, i % 2 ? '1,3' : '2,4'])], ';'), 'a.csv')
    expect(imported.variable('Größe').kind).toBe('number')
    expect(imported.values('Größe').slice(0, 2)).toEqual([1.6, 1.61])
    expect(imported.values('Betrag').slice(0, 3)).toEqual([250.5, 1250.5, 2250.5])
    expect(imported.variable('Codes').kind).toBe('nominal')
  })

  it('with % and signs of money, and -99 for no answer under its own code', async () => {
    const imported = await importBytes(lines([['占比', '花费', '得分'], ...several(i => [`${i}.5%`, i % 2 ? '￥1,200.00' : '¥8', i === 4 ? -99 : 80 + i])]), 'a.csv')
    expect([imported.values('占比')[2], imported.values('花费')[0], imported.values('花费')[1]]).toEqual([2.5, 8, 1200])
    expect(imported.variable('得分')).toMatchObject({ kind: 'number', codes: [{ code: -99, label: '-99', missing: true }] })
    expect(imported.values('得分')[4]).toBe(-99)
  })

  it('-99 is a number among other numbers below zero', async () => {
    const imported = await importBytes(lines([['温差'], ...several(i => [i === 3 ? -99 : i - 5])]), 'a.csv')
    expect(imported.variable('温差').codes).toEqual([])
  })

  it('keeps the scale a title names when a few numbers lie outside it', async () => {
    const imported = await importBytes(lines([['满意度(1-5)'], ...several(i => [i === 3 ? 99 : i === 4 ? -1 : i % 5 + 1])]), 'a.csv')
    expect(imported.proposal.recipe.variables[0]).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(imported.values(imported.proposal.recipe.variables[0]!.id).slice(2, 5)).toEqual([3, 99, -1])
  })
})

it('reads dates with the month in letters', async () => {
  const imported = await importBytes(lines([['A', 'B', 'C'], ...several(i => [`Mar ${i + 1}, 2025`, `${i + 1}-Sep-25`, `Monday, July ${i + 1}, 2025 1:05:09 PM`])]), 'a.csv')
  expect(['A', 'B', 'C'].map(id => [imported.variable(id).kind, imported.values(id)[1]])).toEqual([['date', '2025-03-02'], ['date', '2025-09-02'], ['date', '2025-07-02 13:05:09']])
  const notDates = await importBytes(lines([['A', 'B'], ...several(i => [`Maybe ${i}, 2025`, i])]), 'a.csv')
  expect(notDates.proposal.recipe.variables[0]!.kind).not.toBe('date')
})

it('reads three header rows held together by merged cells, below a title', async () => {
  const imported = await importBytes(sheet([
    ['满意度调查明细表'], ['序号', '个人信息', null, '满意度', null, null, '建议'], [null, null, null, '网络', null, '服务', null], [null, '性别', '年龄', '速度', '稳定', '态度', null],
    ...several(i => [i + 1, i % 2 ? '男' : '女', 20 + i, i % 5 + 1, 5 - i % 5, (i * 2) % 5 + 1, i % 4 ? null : '好'] as CellSpec[]),
  ], '<mergeCells count="6"><mergeCell ref="A1:G1"/><mergeCell ref="A2:A4"/><mergeCell ref="B2:C3"/><mergeCell ref="D2:F2"/><mergeCell ref="D3:E3"/><mergeCell ref="G2:G4"/></mergeCells>'), '三行.xlsx')
  expect(imported.proposal.source.headerRows).toBe(3)
  expect(imported.proposal.columns.map(column => column.header)).toEqual(['序号', '个人信息 - 性别', '个人信息 - 年龄', '满意度 - 网络 - 速度', '满意度 - 网络 - 稳定', '满意度 - 服务 - 态度', '建议'])
  expect(imported.rows).toBe(12)
})

it('takes columns under one merged heading that share a scale as one matrix, ticked ones as options, others each for itself', async () => {
  const imported = await importBytes(sheet([
    ['编号', '个人信息', null, '网络满意度', null, null, '服务', null, '用过的业务', null, null, '建议'], [null, '性别', '年龄', '速度', '稳定', '覆盖', '态度', '效率', '语音', '流量', '短信', null],
    ...several(i => [i + 1, i % 2 ? '男' : '女', 20 + i, i % 5 + 1, 5 - i % 5, (i * 2) % 5 + 1, ['好', '一般', '差'][i % 3]!, ['好', '好', '一般'][i % 3]!, i % 2 ? '√' : null, i % 3 ? '√' : null, i % 4 ? '√' : null, i % 4 ? null : '好'] as CellSpec[]),
  ], '<mergeCells count="4"><mergeCell ref="B1:C1"/><mergeCell ref="D1:F1"/><mergeCell ref="G1:H1"/><mergeCell ref="I1:K1"/></mergeCells>'), '两行.xlsx')
  expect(imported.proposal.source.headerRows).toBe(2)
  expect(questions(imported)).toEqual(['single 个人信息 - 性别', 'number 个人信息 - 年龄', 'matrix 网络满意度', 'matrix 服务', 'multiple 用过的业务', 'single 建议'])
  const rowsOf = (title: string): string[] => {
    const { id } = imported.proposal.recipe.questions.find(question => question.title === title)!
    return imported.proposal.recipe.variables.filter(variable => variable.question === id).map(variable => `${variable.label} ${variable.kind} ${variable.scale?.max ?? variable.codes.map(code => code.label).join('/')}`)
  }
  expect(rowsOf('网络满意度')).toEqual(['速度 scale 5', '稳定 scale 5', '覆盖 scale 5'])
  expect(rowsOf('服务').map(row => row.slice(0, 2))).toEqual(['态度', '效率'])
  expect(new Set(rowsOf('服务').map(row => row.slice(3))).size).toBe(1)
  expect(rowsOf('用过的业务')).toEqual(['语音 indicator ', '流量 indicator ', '短信 indicator '])
  expect(imported.values(imported.proposal.recipe.variables.find(variable => variable.label === '语音')!.id).slice(0, 3)).toEqual([null, 1, 0])
})

it('reads cells shown as durations as seconds and says how the sheet showed them', async () => {
  const shown = (days: number, style: number): CellSpec => ({ attributes: `s="${style}"`, inner: `<v>${days}</v>` })
  const book = makeWorkbook({
    sheets: [{ name: 'S', rows: [['用时', '跑步', '等待', '钟点', '打分'], ...several(i => [shown((65 + i) / 86_400, 1), shown((100.5 + i) / 1440, 2), shown((90_000 + i) / 86_400, 3), shown(0.5 + i / 1440, 4), i % 5 + 1])] }],
    formats: ['[h]:mm:ss', '[mm]:ss', '[s]', 'hh:mm'],
  })
  const imported = await importBytes(book, 'a.xlsx')
  expect(imported.proposal.recipe.variables.map(({ label, kind, role }) => [label, kind, role])).toEqual([
    ['用时 (s, [h]:mm:ss)', 'number', 'paradata'], ['跑步 (s, [mm]:ss)', 'number', 'answer'], ['等待 (s, [s])', 'number', 'answer'], ['钟点', 'date', 'answer'], ['打分', 'scale', 'answer'],
  ])
  expect(['用时', '跑步', '等待', '钟点'].map(name => imported.values(imported.proposal.recipe.variables.find(variable => variable.name === name)!.id)[1])).toEqual([66, 6090, 90_001, '12:01:00'])
  expect(imported.proposal.columns[1]!.reasons).toEqual(['durations'])
})

it('splits what a title calls a multiple choice at whatever joins it, and the letters of two habits', async () => {
  const imported = await importBytes(sheet([
    ['渠道（可多选）', '爱好(多选)', '代号'], ...several(i => [['网厅、实体厅', '实体厅', '热线、网厅'][i % 3]!, ['读书；跑步', '跑步', '读书；其他（钓鱼）'][i % 3]!, ['A,B', 'B、C', 'C'][i % 3]!]),
  ]), 'a.xlsx')
  expect(imported.proposal.recipe.variables.map(variable => variable.label)).toEqual(['热线', '网厅', '实体厅', '读书', '跑步', '其他（钓鱼）', 'A', 'B', 'C'])
  expect(imported.values('代号_2').slice(0, 3)).toEqual([1, 1, 0])
})

describe('platforms in other languages', () => {
  it.each([
    ['zh-TW', ['識別碼', '開始時間', '完成時間', '電子郵件', '名稱']],
    ['de', ['ID', 'Startzeit', 'Fertigstellungszeit', 'E-Mail', 'Name']],
    ['fr', ['ID', 'Heure de début', 'Heure de fin', 'Adresse de messagerie', 'Nom']],
  ])('Microsoft Forms, %s', async (_, own) => {
    const imported = await importBytes(sheet([[...own, 'Q'], ...several(i => [i + 1, '2025/4/1 9:00:00', '2025/4/1 9:05:00', 'anonymous', null, ['a;b;', 'b;', 'a;'][i % 3]!])]), 'form.xlsx')
    expect(imported.proposal.source.platform).toBe('msforms')
    expect(imported.proposal.recipe.variables.filter(variable => variable.include).map(variable => variable.kind)).toEqual(['number', 'date', 'date', 'indicator', 'indicator'])
  })

  it('SurveyMonkey in Chinese', async () => {
    const imported = await importBytes(lines([
      ['受访者 ID', '收集器 ID', '开始日期', '结束日期', 'IP 地址', '您用哪些？', '', '', '您的性别？', ''], ['', '', '', '', '', '语音', '流量', '其他（请注明）', '答复', '其他（请注明）'],
      ...several(i => [11800000000 + i, 4, '2025-01-02 10:00:00', '2025-01-02 10:09:00', '192.0.2.1', i % 2 ? '语音' : '', i % 3 ? '流量' : '', i === 5 ? '传真' : '', i % 2 ? '男' : '女', '']),
    ]), 'sm.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows: 2 })
    expect(questions(imported)).toEqual(['multiple 您用哪些？', 'single 您的性别？'])
    expect(imported.values('Q1_text')[5]).toBe('传真')
  })

  it('LimeSurvey in German: times, the seed, decimals and a ranking by place', async () => {
    const imported = await importBytes(lines([
      ['Antwort ID', 'Datum Abgeschickt', 'Letzte Seite', 'Start-Sprache', 'Zufallsstartwert', 'G1Q5[1]. Rangfolge [Rang 1]', 'G1Q5[2]. Rangfolge [Rang 2]', 'Gesamtzeit', 'Gruppenzeit: A', 'Fragenzeit: G1Q5'],
      ...several(i => [i + 1, '2025-05-01 08:00:00', 3, 'de', 123456789 + i, ['Preis', 'Ort'][i % 2]!, ['Ort', 'Preis'][i % 2]!, `${100 + i},25`, `${50 + i},5`, `${9 + i},75`]),
    ], ';'), 'lime.csv')
    expect(questions(imported)).toEqual(['ranking Rangfolge'])
    expect(imported.values('G1Q5_1').slice(0, 2)).toEqual([1, 2])
    expect(imported.proposal.recipe.variables.filter(variable => variable.role === 'answer').map(variable => variable.label)).toEqual(['Preis', 'Ort'])
    expect(imported.values('Gesamtzeit')[0]).toBe(100.25)
  })
})

describe('what stands beside an answer', () => {
  it('Google Forms: points with the points there were, points and remarks of a question, a checkbox row nobody ticked twice', async () => {
    const imported = await importBytes(lines([
      ['Timestamp', 'Total score', 'Capital?', 'Capital? [Score]', 'Capital? [Feedback]', 'When [Mon]', 'When [Tue]'],
      ...several(i => [`2025/06/0${i % 9 + 1} 11:34:01 AM EST`, `${i % 3} / 3`, ['Oslo', 'Bern'][i % 2]!, '1.00 / 1.00', '', ['Noon;Night', 'Night'][i % 2]!, ['Noon', 'Night'][i % 2]!], 24),
    ]), 'form.csv')
    expect(questions(imported)).toEqual(['single Capital?', 'multiple When Mon', 'multiple When Tue'])
    expect(imported.values('V2').slice(0, 3)).toEqual([0, 1, 2])
    expect(imported.proposal.recipe.variables.slice(1, 5).map(variable => variable.role)).toEqual(['paradata', 'answer', 'paradata', 'paradata'])
  })

  it('Alchemer: a text typed under Other that stands before its question', async () => {
    const imported = await importBytes(lines([
      ['Response ID', 'Time Started', 'Date Submitted', 'Status', 'Other - Write In:What is your role?', 'What is your role?'],
      ...several(i => [i + 1, '2025-06-01 11:00:00', '2025-06-01 11:05:00', 'Complete', i === 2 ? 'Boss' : '', i === 2 ? 'Other - Write In' : ['Dev', 'Ops'][i % 2]!]),
    ]), 'a.csv')
    expect(questions(imported)).toEqual(['single What is your role?'])
    expect(imported.values('Q1_text')[2]).toBe('Boss')
  })

  it('a number of the questionnaire with zeros in front is no number of a person', async () => {
    const imported = await importBytes(lines([['问卷编号', '分数'], ...several(i => [`0000${1000 + i}`, i])]), 'a.csv')
    expect(imported.variable('问卷编号')).toMatchObject({ role: 'id', include: true, kind: 'text' })
    expect(imported.values('问卷编号')[0]).toBe('00001000')
  })
})

it('has no second sheet where there are no sheets', async () => {
  const csv = '性别,分数\n男,4\n女,5\n'
  expect((await importBytes(csv, 'a.csv', { sheet: '1' })).rows).toBe(2)
  expect(await refusal(csv, 'a.csv', { sheet: '2' })).toEqual({ code: 'NOT_FOUND', params: { what: 'sheet', id: '2' } })
  expect(await refusal(makeZip([{ name: 'a.csv', data: csv }]), 'a.zip', { sheet: '2' })).toMatchObject({ code: 'NOT_FOUND' })
  expect((await importBytes(makeZip([{ name: 'a.csv', data: csv }]), 'a.zip', { sheet: 'a.csv' })).rows).toBe(2)
})
