import { describe, expect, it } from 'vitest'
import { NOT_SHOWN } from '../../../../shared/model/missing.ts'
import { limeSurveyBoth, limeSurveyCodes, limeSurveyGerman } from '../../../fixtures/import/platforms/western.ts'
import { importBytes, warningCodes } from '../../../fixtures/import/reading.ts'

describe('LimeSurvey with code and text', () => {
  const read = () => importBytes(limeSurveyBoth(), 'results-survey1.csv')

  it('finds the questions, in the language of the survey', async () => {
    const { proposal, values } = await read()
    expect(proposal.source).toMatchObject({ platform: 'limesurvey', delimiter: ';', headerRows: 1 })
    expect(proposal.recipe.questions.map(question => [question.id, question.kind])).toEqual([['g1', 'single'], ['m1', 'multiple'], ['a1', 'matrix'], ['r1', 'ranking'], ['s1', 'single']])
    expect(values('g1')).toEqual([1, 2, 1, 1])
  })

  it('tells not chosen, not displayed and typed apart', async () => {
    const { variable, values } = await read()
    expect(values('m1_1')).toEqual([1, 0, NOT_SHOWN, 1])
    expect(variable('m1_3')).toMatchObject({ label: 'Otro', kind: 'indicator' })
    expect(values('m1_3')).toEqual([0, 1, NOT_SHOWN, 0])
    expect(values('m1_text')).toEqual([null, 'bici', null, null])
    expect(values('a1_2')).toEqual([4, 3, NOT_SHOWN, 2])
  })

  it('turns places into ranks', async () => {
    const { variable, values } = await read()
    const ranks = Object.fromEntries(['r1_1', 'r1_2', 'r1_3'].map(id => [variable(id).label, values(id)]))
    expect(ranks).toEqual({ Pan: [1, null, null, 1], Vino: [2, 1, null, null], Queso: [null, 2, null, 2] })
  })

  it('keeps comments, timings and unfinished responses apart', async () => {
    const imported = await read()
    expect(imported.variable('s1_comment')).toMatchObject({ kind: 'text', question: 's1' })
    expect(imported.proposal.recipe.variables.filter(variable => variable.role === 'paradata').map(variable => variable.kind)).toEqual(['date', 'indicator', 'number', 'nominal', 'number', 'number'])
    expect(imported.values('submitted')).toEqual([1, 1, 0, 1])
    expect(imported.warnings.find(warning => warning.code === 'incompleteResponses')?.params['n']).toBe(1)
  })
})

it('LimeSurvey by codes: Y or nothing, two scales, no times', async () => {
  const imported = await importBytes(limeSurveyCodes(), 'results.csv')
  expect(imported.proposal.source.platform).toBe('limesurvey')
  expect(imported.proposal.recipe.questions.map(question => [question.id, question.kind])).toEqual([['P1', 'number'], ['P2', 'multiple'], ['D1', 'matrix']])
  expect(imported.values('P2_1')).toEqual([1, 0, null])
  expect(imported.values('P2_3')).toEqual([0, 1, null])
  expect(imported.variable('D1_2').label).toBe('SQ1 [2]')
  expect(warningCodes(imported)).toContain('noSubmitTimes')
})

it('two header rows made by hand, in German', async () => {
  const { proposal, variable, values } = await importBytes(limeSurveyGerman(), 'umfrage.csv')
  expect(proposal.source).toMatchObject({ platform: 'limesurvey', headerRows: 2 })
  expect(proposal.recipe.questions.map(question => question.kind)).toEqual(['multiple', 'matrix', 'single', 'single'])
  expect(values('Q1_2')).toEqual([0, 1, 1])
  expect(values('Q1_text')).toEqual([null, 'Feile', null])
  expect(variable('Q2_1')).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5 } })
  expect(values('Q2_1')).toEqual([5, 3, null])
})
