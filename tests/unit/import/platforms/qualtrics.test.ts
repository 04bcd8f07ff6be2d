import { describe, expect, it } from 'vitest'
import { SHOWN_EMPTY } from '../../../../shared/model/missing.ts'
import { delimited, qualtricsOldRows, qualtricsRows } from '../../../fixtures/import/platforms/western.ts'
import { importBytes, warningCodes } from '../../../fixtures/import/reading.ts'

describe('Qualtrics with three header rows', () => {
  const read = () => importBytes(delimited(qualtricsRows), 'export.csv')

  it('is known by its ImportIds; what was not asked is paradata', async () => {
    const { proposal, variable, rows } = await read()
    expect(proposal.source).toMatchObject({ platform: 'qualtrics', headerRows: 3 })
    expect(rows).toBe(4)
    expect(variable('StartDate')).toMatchObject({ role: 'paradata', kind: 'date' })
    expect(variable('IPAddress')).toMatchObject({ role: 'identifier', include: false })
    expect(variable('ResponseId')).toMatchObject({ role: 'id' })
    for (const id of ['Progress', 'Q5_NPS_GROUP', 'Q2_DO']) expect(variable(id).role).toBe('paradata')
  })

  it('names the states of a response and counts previews, spam and unfinished ones', async () => {
    const { variable, values, warnings } = await read()
    expect(variable('Status')).toMatchObject({ kind: 'nominal', role: 'paradata', codes: [{ code: 0, label: 'IP Address' }, { code: 1, label: 'Survey Preview' }, { code: 8, label: 'Spam' }] })
    expect(values('Status')).toEqual([0, 1, 8, 0])
    expect(warnings.filter(warning => /Responses$/.test(warning.code)).map(warning => [warning.code, warning.params['n']])).toEqual([['previewResponses', 1], ['spamResponses', 1], ['incompleteResponses', 1]])
  })

  it('splits stem and rows of a matrix, whatever its line breaks, and reads -99 as shown and left empty', async () => {
    const { proposal, variable, values } = await read()
    expect(proposal.recipe.questions.find(question => question.id === 'Q2')).toMatchObject({ kind: 'matrix', title: 'How much do you agree?' })
    expect(['Q2_1', 'Q2_2', 'Q2_3'].map(id => variable(id).label)).toEqual(['I like tea', 'I like coffee', 'I like rain'])
    expect(variable('Q2_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
    expect(values('Q2_1')).toEqual([5, 4, SHOWN_EMPTY, 1])
  })

  it('reads split boxes, joined codes and other texts', async () => {
    const { proposal, variable, values } = await read()
    expect(proposal.recipe.questions.find(question => question.id === 'Q3')?.kind).toBe('multiple')
    expect(values('Q3_1')).toEqual([1, 0, null, 1])
    expect(['Q4_1', 'Q4_2', 'Q4_3'].map(id => variable(id).label)).toEqual(['1', '2', '3'])
    expect(values('Q4_3')).toEqual([1, 1, null, 0])
    expect(variable('Q1')).toMatchObject({ kind: 'nominal', label: 'What is your role?' })
    expect(variable('Q1_text')).toMatchObject({ question: 'Q1', kind: 'text' })
    expect(values('Q1_text')).toEqual([null, 'gardener', null, null])
    expect(variable('Q7')).toMatchObject({ kind: 'text' })
  })

  it('loses no column to a tag given twice, and drops stems nobody wrote', async () => {
    const { proposal, variable, values } = await read()
    expect(proposal.recipe.questions.filter(question => question.id.startsWith('T')).map(question => [question.id, question.title])).toEqual([['T', 'T'], ['T_QID8', 'How often']])
    expect(values('T_1')).toEqual([1, 2, null, 5])
    expect(variable('T_1_2').label).toBe('tram')
    expect(values('T_1_2')).toEqual([3, 2, null, 4])
  })

  it('keeps embedded data under their own name', async () => {
    const { variable } = await read()
    expect(variable('panel')).toMatchObject({ role: 'answer', kind: 'nominal' })
  })

  it('is still known when the third row was deleted', async () => {
    const rows = qualtricsRows.filter((_, index) => index !== 2)
    const { proposal, values } = await importBytes(delimited(rows), 'export.csv')
    expect(proposal.source).toMatchObject({ platform: 'qualtrics', headerRows: 2 })
    expect(proposal.rows).toBe(4)
    expect(values('Q2_2')).toEqual([4, 4, 1, 3])
  })
})

it('the older Qualtrics exporter', async () => {
  const imported = await importBytes(delimited(qualtricsOldRows), 'old.csv')
  expect(imported.proposal.source).toMatchObject({ platform: 'qualtrics', headerRows: 2 })
  expect(imported.rows).toBe(3)
  expect(imported.proposal.recipe.questions.map(question => question.title)).toEqual(['Do you cook?', 'What do you cook?'])
  expect(imported.values('Q1')).toEqual([1, 2, 1])
  expect(imported.variable('V1').role).toBe('id')
  expect(imported.variable('V6')).toMatchObject({ role: 'identifier', include: false })
  expect(warningCodes(imported)).toContain('incompleteResponses')
})
