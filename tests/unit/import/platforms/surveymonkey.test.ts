import { describe, expect, it } from 'vitest'
import { delimited, surveyMonkeyCodes, surveyMonkeyJoined, surveyMonkeyRows, surveyMonkeySpread } from '../../../fixtures/import/platforms/western.ts'
import { importBytes } from '../../../fixtures/import/reading.ts'

const kinds = (imported: Awaited<ReturnType<typeof importBytes>>): string[] => imported.proposal.recipe.questions.map(question => question.kind)

describe('SurveyMonkey with two header rows', () => {
  const read = () => importBytes(delimited(surveyMonkeyRows), 'export.csv')

  it('finds both rows, the metadata and every question', async () => {
    const imported = await read()
    expect(imported.proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows: 2 })
    expect(imported.rows).toBe(5)
    expect(kinds(imported)).toEqual(['single', 'multiple', 'matrix', 'ranking', 'text', 'scale', 'single'])
    expect(imported.proposal.recipe.variables.filter(variable => variable.role === 'identifier').map(variable => variable.label)).toEqual(['IP Address', 'Email Address', 'First Name', 'Last Name'])
    expect(imported.values('V3').slice(0, 3)).toEqual(['2021-05-24 12:05:53', '2021-05-24 01:05:53', '2021-05-13 23:00:00'])
  })

  it('binds the other text to its question', async () => {
    const { variable, values } = await read()
    expect(variable('Q1')).toMatchObject({ kind: 'nominal', codes: [{ code: 1, label: 'Web' }, { code: 2, label: 'Phone' }, { code: 3, label: 'Other (please specify)' }] })
    expect(variable('Q1_text')).toMatchObject({ kind: 'text', question: 'Q1' })
    expect(values('Q1_text')).toEqual([null, null, 'a friend', null, null])
  })

  it('reads boxes that hold their own words, and tells not chosen from skipped', async () => {
    const { variable, values } = await read()
    expect(['Q2_1', 'Q2_2', 'Q2_3', 'Q2_4'].map(id => variable(id).label)).toEqual(['Parking', 'Lounge', 'Wifi - guest', 'Other (please specify)'])
    expect(values('Q2_1')).toEqual([1, 0, null, 1, 0])
    expect(values('Q2_4')).toEqual([0, 1, null, 0, 0])
    expect(values('Q2_text')).toEqual([null, 'sauna', null, null, null])
  })

  it('gives all rows of a matrix one code list, with the text beside them', async () => {
    const { variable, values } = await read()
    expect(variable('Q3_1').codes).toEqual(variable('Q3_2').codes)
    expect(variable('Q3_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(values('Q3_1')).toEqual([5, 4, null, 3, 5])
    expect(values('Q3_2')).toEqual([2, 3, null, 1, 4])
    expect(values('Q3_text')).toEqual([null, 'the garden', null, null, null])
  })

  it('keeps ranks as they were given, and takes a comment for a comment', async () => {
    const { variable, values } = await read()
    expect(['Q4_1', 'Q4_2', 'Q4_3'].map(id => [variable(id).label, variable(id).kind])).toEqual([['Spring', 'number'], ['Summer', 'number'], ['Winter', 'number']])
    expect(values('Q4_2')).toEqual([2, 1, null, 1, 3])
    expect(variable('Q6')).toMatchObject({ kind: 'scale', scale: { min: 0, max: 10 } })
    expect(variable('Q7_comment')).toMatchObject({ kind: 'text', question: 'Q7', label: 'Why or why not?' })
  })

  it('needs no metadata columns', async () => {
    const imported = await importBytes(delimited(surveyMonkeyRows.map(row => row.slice(9))), 'export.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows: 2 })
    expect(kinds(imported)).toEqual(['single', 'multiple', 'matrix', 'ranking', 'text', 'scale', 'single'])
    expect(imported.values('Q2_1')).toEqual([1, 0, null, 1, 0])
  })

  it('reads three rows with tags above', async () => {
    const tags = surveyMonkeyRows[0]!.slice(9).map((_, index) => `Q${index + 1}`)
    const imported = await importBytes(delimited([tags, ...surveyMonkeyRows.map(row => row.slice(9))]), 'export.csv')
    expect(imported.proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows: 3 })
    expect(kinds(imported)).toEqual(['single', 'multiple', 'matrix', 'ranking', 'text', 'scale', 'single'])
    expect(imported.proposal.recipe.questions[0]!.title).toBe('How did you reach us?')
  })
})

describe('SurveyMonkey in other shapes', () => {
  it('reads the export of numbers: each box holds the number of its option', async () => {
    const boxes = [10, 11, 12].map(column => ({ column: column + 1, number: column - 9 }))
    const rows = surveyMonkeyRows.map((row, index) => (index < 2 ? row : row.map((cell, column) => (cell === '' ? cell : (boxes.find(box => box.column === column)?.number ?? cell)))))
    const { proposal, variable, values } = await importBytes(delimited(rows), 'numbers.csv')
    expect(proposal.recipe.questions[1]).toMatchObject({ kind: 'multiple', title: 'Which services do you use?' })
    expect(['Q2_1', 'Q2_2', 'Q2_3', 'Q2_4'].map(id => variable(id).label)).toEqual(['Parking', 'Lounge', 'Wifi - guest', 'Other (please specify)'])
    expect(values('Q2_3')).toEqual([1, 0, null, 1, 1])
  })

  it('puts one answer together that has a column for each option', async () => {
    const { proposal, variable, values } = await importBytes(surveyMonkeySpread(), 'export.csv')
    expect(proposal.recipe.questions.map(question => question.kind)).toEqual(['single', 'scale', 'multiple'])
    expect(variable('Q1').codes.map(code => code.label)).toEqual(['North', 'South', 'No'])
    expect(values('Q1').slice(0, 4)).toEqual([1, 2, 3, 1])
    expect(variable('Q2')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(values('Q2').slice(0, 6)).toEqual([1, 2, 3, 4, 5, 1])
    expect(values('Q3_2').slice(0, 5)).toEqual([1, null, 0, null, 1])
  })

  it('takes joined titles apart, also where an option holds the joint', async () => {
    const { proposal, variable, values } = await importBytes(surveyMonkeyJoined(), 'joined.csv')
    expect(proposal.source).toMatchObject({ platform: 'surveymonkey', headerRows: 1 })
    expect(proposal.recipe.questions.map(question => [question.title, question.kind])).toEqual([['What do you drink?', 'single'], ['Which cakes do you like?', 'multiple'], ['Age', 'single']])
    expect(['Q2_1', 'Q2_2', 'Q2_3'].map(id => variable(id).label)).toEqual(['Apple', 'Plum - sweet', 'Other (please specify)'])
    expect(values('Q2_2')).toEqual([0, 1, 1, null, 0, 0])
    expect(values('Q1_text')[1]).toBe('cocoa')
    expect(variable('Q3')).toMatchObject({ kind: 'ordinal' })
    expect(variable('Q3').codes.map(code => code.label)).toEqual(['18-29', '30-44', '45-60', '> 60'])
  })

  it('reads codes, "Not selected" and NA', async () => {
    const { proposal, variable, values } = await importBytes(surveyMonkeyCodes(), 'raw-responses.csv')
    expect(proposal.source.platform).toBe('surveymonkey')
    expect(proposal.recipe.questions.map(question => [question.id, question.kind])).toEqual([['q0001', 'single'], ['q0002', 'multiple'], ['q0003', 'matrix'], ['q0004', 'single']])
    expect(variable('q0002_1').label).toBe('Bus')
    expect(values('q0002_1')).toEqual([1, 0, null, 0])
    expect(values('q0004')).toEqual([null, 1, 2, 1])
    expect(variable('V1')).toMatchObject({ role: 'id' })
  })
})
