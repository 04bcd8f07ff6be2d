import { describe, expect, it } from 'vitest'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { gb18030, handMade, msForms, wjxNumberCsv, wjxText } from '../../fixtures/import/surveys.ts'
import { importBytes, warningCodes } from '../../fixtures/import/reading.ts'

describe('问卷星 by text', () => {
  it('names the platform, keeps metadata as paradata and leaves personal data out', async () => {
    const { proposal, variable, values } = await importBytes(wjxText(), '100_按文本_营业厅_5_5.xlsx')
    expect(proposal.source).toMatchObject({ platform: 'wjx', coding: 'text', container: 'xlsx', sheet: 'Sheet1', headerRows: 1 })
    expect(proposal.rows).toBe(5)
    expect(variable('序号')).toMatchObject({ role: 'id', kind: 'number', include: true })
    expect(variable('提交答卷时间')).toMatchObject({ role: 'paradata', kind: 'date' })
    expect(values('提交答卷时间').slice(0, 2)).toEqual(['2024-06-01 09:05:03', '2024-06-01 09:15:00'])
    expect(values('所用时间')).toEqual([49, 120, 61, 75, 88])
    expect(variable('来自IP')).toMatchObject({ role: 'identifier', include: false })
    expect(variable('Q7')).toMatchObject({ role: 'identifier', include: false, kind: 'text' })
  })

  it('codes a single choice in order of first appearance', async () => {
    const { variable, values } = await importBytes(wjxText(), 'a.xlsx')
    expect(variable('Q1')).toMatchObject({ kind: 'nominal', label: '您的性别', codes: [{ code: 1, label: '男' }, { code: 2, label: '女' }] })
    expect(values('Q1')).toEqual([1, 2, 2, 1, 2])
  })

  it('splits joined options into indicators, in printed order, with the fill-in beside them', async () => {
    const { proposal, values } = await importBytes(wjxText(), 'a.xlsx')
    const options = proposal.recipe.variables.filter(variable => variable.question === 'Q2')
    expect(options.map(variable => [variable.id, variable.kind, variable.label])).toEqual([
      ['Q2_1', 'indicator', '通话'], ['Q2_2', 'indicator', '短信'], ['Q2_3', 'indicator', '上网'], ['Q2_4', 'indicator', '其他'], ['Q2_text', 'text', '您用过哪些业务（多选）'],
    ])
    expect(values('Q2_1')).toEqual([1, 1, 0, NOT_SHOWN, 0])
    expect(values('Q2_3')).toEqual([1, 1, 0, NOT_SHOWN, 1])
    expect(values('Q2_4')).toEqual([0, 1, 0, NOT_SHOWN, 0])
    expect(values('Q2_text')).toEqual([null, '彩铃', null, NOT_SHOWN, null])
    expect(proposal.recipe.questions.find(question => question.id === 'Q2')?.kind).toBe('multiple')
  })

  it('puts a matrix together whose later columns leave out the stem', async () => {
    const { proposal, variable, values } = await importBytes(wjxText(), 'a.xlsx')
    expect(proposal.recipe.questions.find(question => question.id === 'Q3')).toMatchObject({ kind: 'matrix', number: '3', title: '请评价营业厅：' })
    expect(['Q3_1', 'Q3_2', 'Q3_3'].map(id => variable(id).label)).toEqual(['排队等候时间', '服务态度', '环境'])
    expect(variable('Q3_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' } })
    expect(values('Q3_1')).toEqual([5, 2, 3, NOT_SHOWN, 4])
    expect(values('Q3_3')).toEqual([3, 4, 1, NOT_SHOWN, 4])
  })

  it('takes the option without its fill-in, and 0-10 as a scale', async () => {
    const { variable, values } = await importBytes(wjxText(), 'a.xlsx')
    expect(variable('Q4').codes.map(code => code.label)).toEqual(['学生', '其他', '教师'])
    expect(values('Q4')).toEqual([1, 2, 1, 3, 3])
    expect(values('Q4_text')).toEqual([null, '自由职业', null, null, null])
    expect(variable('Q6')).toMatchObject({ kind: 'scale', scale: { min: 0, max: 10 } })
  })

  it('keeps 无 and 没有 as answers apart from empty and skipped', async () => {
    const { values } = await importBytes(wjxText(), 'a.xlsx')
    expect(values('Q5')).toEqual([SHOWN_EMPTY, '无', '多开窗口', NOT_SHOWN, '没有'])
  })
})

describe('问卷星 by number', () => {
  for (const [name, bytes] of [['UTF-8 with BOM', Buffer.from(`\ufeff${wjxNumberCsv}`)], ['UTF-8', Buffer.from(wjxNumberCsv)], ['GB18030', gb18030(wjxNumberCsv)]] as const) {
    it(`reads option columns, -3 and -2 (${name})`, async () => {
      const { proposal, variable, values } = await importBytes(bytes, 'a.csv')
      expect(proposal.source).toMatchObject({ platform: 'wjx', coding: 'number', delimiter: ',', encoding: name === 'GB18030' ? 'gb18030' : 'utf-8' })
      expect(variable('Q2_3')).toMatchObject({ kind: 'indicator', label: '上网' })
      expect(values('Q2_1')).toEqual([1, 0, NOT_SHOWN, 1])
      expect(variable('Q3')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
      expect(variable('Q1').codes).toEqual([{ code: 1, label: '1' }, { code: 2, label: '2' }])
      expect(proposal.recipe.questions.find(question => question.id === 'Q4')?.kind).toBe('ranking')
      expect(values('Q4_3')).toEqual([3, SHOWN_EMPTY, NOT_SHOWN, 2])
      expect(values('Q5')).toEqual([58.5, 100, SHOWN_EMPTY, 35])
    })
  }

  it('does not take -3 for a mark where other negative numbers are answers', async () => {
    const csv = wjxNumberCsv.replace(',58.5', ',-7').replace(',100', ',-3')
    expect((await importBytes(csv, 'a.csv')).values('Q5')).toEqual([-7, -3, -2, 35])
  })
})

describe('Microsoft Forms', () => {
  it('reads the prefixed container, dates without a zone and options with a last semicolon', async () => {
    const { proposal, variable, values } = await importBytes(msForms(), 'form.xlsx')
    expect(proposal.source.platform).toBe('msforms')
    expect(proposal.rows).toBe(3)
    expect(values('V2')).toEqual(['2021-04-28 11:21:47', '2021-04-28 12:00:00', '2021-04-29 06:00:00'])
    expect(variable('Email')).toMatchObject({ role: 'identifier', include: false })
    expect(values('V6')).toEqual([5, 2, 3])
    expect(['V7_1', 'V7_2', 'V7_3'].map(id => [variable(id).label, values(id)])).toEqual([['Price', [1, 0, 1]], ['Brand', [1, 1, 0]], ['Screen size', [0, 0, 1]]])
    expect(variable('V8')).toMatchObject({ kind: 'number', name: 'Hours per day', label: 'Hours per day' })
    expect(values('V8')).toEqual([3, 5, 2.5])
  })
})

describe('a sheet without a platform', () => {
  it('finds the header below a title, on the sheet that holds the answers', async () => {
    const imported = await importBytes(handMade(), '调查.xlsx')
    expect(imported.proposal.source).toMatchObject({ platform: 'plain', sheet: '答卷', headerRows: 1 })
    expect(imported.proposal.headerRow).toBe(4)
    expect(imported.proposal.preview[3]).toEqual(['学号', '性别', '菜品口味', '价格', '意见'])
    expect(imported.rows).toBe(4)
    expect(imported.simulated).toBe(true)
    expect(imported.variable('学号')).toMatchObject({ role: 'identifier', include: false })
    expect(imported.values('菜品口味')).toEqual([4, 3, 5, 2])
    expect(warningCodes(imported)).toContain('identifiers')
  })

  it('takes the columns of R data under their own names', async () => {
    const imported = await importBytes('"GNP.deflator","x1","model","am"\n83,3.3333333,"Mazda RX4",1\n88.5,7.75,"Datsun 710",0\n', 'longley.csv')
    expect(imported.proposal.recipe.variables.map(variable => [variable.id, variable.name, variable.kind])).toEqual([
      ['GNP.deflator', 'GNP.deflator', 'number'], ['x1', 'x1', 'number'], ['model', 'model', 'text'], ['am', 'am', 'number'],
    ])
    expect(imported.values('x1')).toEqual([3.3333333, 7.75])
  })

  it('sees a battery of items on one ladder, whatever its columns are called', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${1 + (i % 6)},${1 + ((i * 5) % 6)},${6 - (i % 6)},${1 + (i % 2)},${18 + i}`)
    const { proposal } = await importBytes(`A1,A2,A3,gender,age\n${rows.join('\n')}\n`, 'bfi.csv')
    expect(proposal.recipe.variables.map(variable => [variable.id, variable.kind, variable.scale?.max ?? null])).toEqual([
      ['A1', 'scale', 6], ['A2', 'scale', 6], ['A3', 'scale', 6], ['gender', 'number', null], ['age', 'number', null],
    ])
  })

  it('marks 不适用 as missing, apart from the scale', async () => {
    const labels = ['满意', '不适用', '非常满意', '一般', '不满意', '不清楚', '满意', '一般']
    const { variable, values } = await importBytes(`服务\n${labels.join('\n')}\n`, 'a.csv')
    expect(variable('服务').codes.filter(code => code.missing)).toEqual([{ code: 99, label: '不适用', missing: true }, { code: 98, label: '不清楚', missing: true }])
    expect(values('服务')).toEqual([4, 99, 5, 3, 2, 98, 4, 3])
  })

  it('gives duplicate titles and forbidden names ids of their own', async () => {
    const imported = await importBytes('满意度,满意度,__proto__,constructor,rid,Score,score\n1,2,3,4,5,6,7\n2,3,4,5,6,7,8\n', 'a.csv')
    const ids = imported.proposal.recipe.variables.map(variable => variable.id)
    expect(ids).toEqual(['满意度', '满意度_2', 'V3', 'V4', 'V5', 'Score', 'score_2'])
    expect(imported.values('满意度_2')).toEqual([2, 3])
    expect(imported.values('V3')).toEqual([3, 4])
    expect(warningCodes(imported)).toContain('duplicateTitles')
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('joins a header of two rows', async () => {
    const csv = 'Respondent ID,What do you use?,,,How satisfied are you?,,Age\n,Phone,Laptop,Tablet,Response,Other (please specify),Response\n1,Phone,,Tablet,Very satisfied,,20\n2,,Laptop,,Neutral,,30\n3,Phone,Laptop,,Very dissatisfied,bad,40\n4,Phone,,,Satisfied,,50\n'
    const { proposal } = await importBytes(csv, 'a.csv')
    expect(proposal.source.headerRows).toBe(2)
    expect(proposal.rows).toBe(4)
    expect(proposal.columns.map(column => column.header)).toEqual([
      'Respondent ID', 'What do you use? - Phone', 'What do you use? - Laptop', 'What do you use? - Tablet', 'How satisfied are you?', 'How satisfied are you? - Other (please specify)', 'Age',
    ])
  })
})
