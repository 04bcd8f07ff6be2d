import { describe, expect, it } from 'vitest'
import { importBytes, refusal, warningCodes } from '../../fixtures/import/reading.ts'

describe('the header', () => {
  it('is where the user says, however sure the search is', async () => {
    const csv = '问卷,说明\n满意度,意见\n4,好\n5,不错\n'
    const moved = await importBytes(csv, 'a.csv', { headerRow: 2, headerRows: 1 })
    expect(moved.proposal.columns.map(column => column.header)).toEqual(['满意度', '意见'])
    expect(moved.rows).toBe(2)
    const both = await importBytes(csv, 'a.csv', { headerRow: 2, headerRows: 2 })
    expect(both.proposal.columns.map(column => column.header)).toEqual(['问卷 - 满意度', '说明 - 意见'])
  })

  it('may be missing when the user says so; otherwise rows of numbers are refused', async () => {
    expect(await refusal('1,2\n3,4\n5,6\n', 'a.csv')).toMatchObject({ code: 'M23', params: { reason: 'noHeader' } })
    const without = await importBytes('1,2\n3,4\n5,6\n', 'a.csv', { headerRows: 0 })
    expect(without.rows).toBe(3)
    expect(without.proposal.recipe.variables.map(variable => variable.id)).toEqual(['V1', 'V2'])
    expect(without.values('V2')).toEqual([2, 4, 6])
  })

  it('of two rows that look alike is taken once', async () => {
    const imported = await importBytes('满意度,意见\n满意度,意见\n4,好\n5,不错\n', 'a.csv')
    expect(imported.rows).toBe(2)
    expect(warningCodes(imported)).toContain('repeatedHeader')
  })

  it('stands on its sheet row number, blank rows counted', async () => {
    const { proposal } = await importBytes('调查结果,,\n\n\n姓别,年龄段,意见\n男,青年,好\n女,老年,无\n', 'a.csv')
    expect(proposal.headerRow).toBe(4)
    expect(proposal.preview[3]?.[0]).toBe('姓别')
  })

  it('needs answers below it', async () => {
    expect(await refusal('满意度,意见\n', 'a.csv')).toMatchObject({ code: 'M23', params: { reason: 'noRows' } })
    expect((await refusal('\n\n', 'a.csv')).code).toBe('M23')
  })
})

describe('what is no response sheet', () => {
  it.each([
    ['Answer Choices,Response Percent,Responses\nYes,40%,4\nNo,60%,6\n', 'summary'],
    ['第1题 您的性别,,\n选项,小计,比例\n男,12,40%\n女,18,60%\n', 'summary'],
    ['行标签,计数项:性别\n男,12\n女,18\n总计,30\n', 'pivot'],
  ])('%s', async (csv, reason) => { expect(await refusal(csv, 'a.csv')).toMatchObject({ code: 'M23', params: { reason } }) })
})
