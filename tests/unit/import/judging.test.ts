import { describe, expect, it } from 'vitest'
import { likertLadder } from '../../../main/engine/import/propose/likert.ts'
import { noMarks, numberMarks, withoutMarks } from '../../../main/engine/import/propose/marks.ts'
import { rangeOrder } from '../../../main/engine/import/propose/ranges.ts'
import { SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { delimited, qualtricsRows, surveyMonkeyRows } from '../../fixtures/import/platforms/western.ts'
import { importBytes, warningCodes } from '../../fixtures/import/reading.ts'
import { makeWorkbook } from '../../fixtures/import/workbook.ts'

describe('ranges', () => {
  it('are put in ascending order', () => {
    expect(rangeOrder(['30-44', '> 60', '18-29', '45-60'])).toEqual(['18-29', '30-44', '45-60', '> 60'])
    expect(rangeOrder(['$50,000 - $99,999', '$150,000+', '$0 - $24,999', '$100,000 - $149,999'])).toEqual(['$0 - $24,999', '$50,000 - $99,999', '$100,000 - $149,999', '$150,000+'])
    expect(rangeOrder(['26-35岁', '18岁以下', '18-25岁', '36岁以上'])).toEqual(['18岁以下', '18-25岁', '26-35岁', '36岁以上'])
    expect(rangeOrder(['1', '5+', '2', '3'])).toEqual(['1', '2', '3', '5+'])
  })

  it('are not dates, lists, models or plain numbers', () => {
    for (const labels of [['1', '2', '3'], ['iPhone 12', 'iPhone 13', 'Galaxy 21'], ['18-29', '30-44', 'other'], ['2020-01-01', '2020-02-01', '2020-03-01'], ['1-2', '1-2 ', '3-4']]) expect([labels, rangeOrder(labels)]).toEqual([labels, null])
  })
})

describe('ladders', () => {
  const codes = (labels: string[]): unknown => { const found = likertLadder(labels); return found && [...found.codes, ['', found.min, found.max]] }

  it('of one word in degrees', () => {
    expect(codes(['Somewhat masculine', 'Very masculine', 'Not at all masculine', 'Not very masculine'])).toEqual([['Somewhat masculine', 3], ['Very masculine', 4], ['Not at all masculine', 1], ['Not very masculine', 2], ['', 1, 4]])
    expect(codes(['Somewhat blue', 'Very red', 'Not at all blue'])).toBeNull()
  })

  it('of numbers with words for the ends', () => {
    expect(likertLadder(['Strongly agree', '9', '4', '2', 'Strongly disagree', '5'])).toMatchObject({ min: 1, max: 10 })
    expect(likertLadder(['Strongly agree', '9', '4', '2', 'Strongly disagree', '5'])!.codes.get('Strongly agree')).toBe(10)
    expect(codes(['2', '3', '4', 'banana'])).toBeNull()
  })

  it('of how often and of agreement, in German too', () => {
    expect(codes(['Always', 'Very Often', 'Often', 'Sometimes', 'Never'])).toEqual([['Always', 5], ['Very Often', 4], ['Often', 3], ['Sometimes', 2], ['Never', 1], ['', 1, 5]])
    expect(codes(['sehr häufig', 'gar nicht', 'eher selten'])).toEqual([['sehr häufig', 5], ['gar nicht', 1], ['eher selten', 3], ['', 1, 5]])
    expect(codes(['Stimme eher zu', 'Stimme gar nicht zu', 'Stimme vollständig zu'])).toEqual([['Stimme eher zu', 3], ['Stimme gar nicht zu', 1], ['Stimme vollständig zu', 4], ['', 1, 4]])
  })
})

describe('marks', () => {
  const facts = (numbers: number[]) => ({
    column: 0, filled: numbers.length, notShown: 0, empty: 0, numbers: numbers.length, idLike: 0, dates: 0, noAnswers: 0, texts: 0, whole: true, min: Math.min(...numbers), max: Math.max(...numbers), complete: true, longest: 3, decimalComma: false,
    distinct: numbers.map(number => ({ text: String(number), normal: String(number), number, look: 'number' as const, count: 1 })),
  })

  it('count as missing only where no other number is below zero', () => {
    const marks = { ...noMarks, empty: ['-99'] }
    expect(numberMarks(marks, facts([1, 2, -99]))?.get(-99)).toBe(SHOWN_EMPTY)
    expect(withoutMarks(facts([1, 2, -99]), marks)).toMatchObject({ filled: 2, numbers: 2, empty: 1, min: 1, max: 2 })
    expect(numberMarks(marks, facts([-5, 2, -99]))).toBeNull()
    expect(withoutMarks(facts([-5, 2, -99]), marks).filled).toBe(3)
  })
})

describe('headers of several rows', () => {
  const merged = (rows: (string | number)[][]): Buffer => makeWorkbook({
    sheets: [{ name: 'Sheet', rows: [['A survey of guests'], [], ...rows.map(row => row.map(cell => (cell === '' ? null : cell)))], after: '<mergeCells count="2"><mergeCell ref="A1:H1"/><mergeCell ref="J3:K3"/></mergeCells>' }],
  })

  it('are found below a merged title', async () => {
    const imported = await importBytes(merged(surveyMonkeyRows), 'guests.xlsx')
    expect(imported.proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows: 2 })
    expect(imported.proposal.headerRow).toBe(4)
    expect(imported.rows).toBe(5)
    expect(imported.values('Q2_1')).toEqual([1, 0, null, 1, 0])
    const qualtrics = await importBytes(merged(qualtricsRows), 'tags.xlsx')
    expect(qualtrics.proposal.source).toMatchObject({ platform: 'qualtrics', headerRows: 3 })
    expect(qualtrics.rows).toBe(4)
  })

  it('are taken where the user says they stand', async () => {
    const imported = await importBytes(delimited([['notes', 'of', 'nobody'], ...surveyMonkeyRows]), 'export.csv', { headerRow: 3, headerRows: 2 })
    expect(imported.proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows: 2 })
    expect(imported.rows).toBe(5)
  })

  it('do not make an unknown platform known', async () => {
    await expect(importBytes(delimited(surveyMonkeyRows), 'export.csv', { platform: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'platform', id: 'nobody' } })
  })
})

it('damage by a spreadsheet is told, never repaired', async () => {
  const imported = await importBytes(delimited([
    ['when', 'size', 'account'], ['2021/4/26 19:55', 'Oct-49', '1.23E+17'], ['2021/4/26 19:55:09', '50-99', '1.24E+17'], ['2021/4/27 19:55:09', 'Oct-49', '1.25E+17'], ['2021/4/28 19:55:09', '50-99', '7'], ['2021/4/28 20:55:09', '<10', '8'],
  ]), 'saved.csv')
  expect(warningCodes(imported)).toEqual(expect.arrayContaining(['monthOptions', 'cutNumbers', 'lostSeconds']))
  expect(imported.warnings.find(warning => warning.code === 'lostSeconds')).toMatchObject({ params: { n: 1 }, column: 0 })
  expect(imported.warnings.find(warning => warning.code === 'monthOptions')).toMatchObject({ params: { n: 2, example: 'Oct-49' }, column: 1 })
})
