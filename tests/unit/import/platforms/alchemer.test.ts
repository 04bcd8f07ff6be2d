import { expect, it } from 'vitest'
import { alchemerCsv } from '../../../fixtures/import/platforms/western.ts'
import { importBytes } from '../../../fixtures/import/reading.ts'

it('Alchemer: rows before the colon, joined boxes, texts typed under Other, partial responses', async () => {
  const { proposal, variable, values: all, warnings } = await importBytes(alchemerCsv(), 'SurveyExport.csv')
  const values = (id: string) => all(id).slice(0, 5)
  expect(proposal.source.platform).toBe('alchemer')
  expect(proposal.recipe.questions.map(question => [question.title, question.kind])).toEqual([
    ['How do you travel?', 'single'], ['Name words: any?', 'text'], ['How do you rate', 'matrix'], ['What fits?', 'multiple'],
  ])
  expect(variable('Status')).toMatchObject({ role: 'paradata', kind: 'nominal' })
  expect(warnings.find(warning => warning.code === 'incompleteResponses')?.params['n']).toBe(4)
  expect(variable('V5')).toMatchObject({ role: 'identifier', include: false })
  expect(values('Q1_text')).toEqual([null, null, 'sledge', null, null])
  expect(values('Q2_2')).toEqual([null, null, 'wide 2', null, null])
  expect(['Q3_1', 'Q3_2'].map(id => variable(id).label)).toEqual(['the seats', 'the price'])
  expect(values('Q3_2')).toEqual([1, null, 2, 3, 3])
  const boxes = Object.fromEntries(['Q4_1', 'Q4_2', 'Q4_3'].map(id => [variable(id).label, values(id)]))
  expect(boxes).toEqual({ fast: [1, null, 1, 1, 1], clean: [1, null, 1, 0, 0], quiet: [0, null, 1, 1, 0] })
  expect(values('Q4_text')).toEqual([null, null, 'soft', null, null])
})
