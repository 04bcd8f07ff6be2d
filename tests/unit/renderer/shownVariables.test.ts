import { describe, expect, it } from 'vitest'
import { shownVariables } from '../../../renderer/features/data/shownVariables.ts'
import { fill } from '../../../shared/i18n/translate.ts'
import type { Variable } from '../../../shared/model/variable.ts'

const variable = (id: string, role: Variable['role']): Variable => ({ id, role } as Variable)
const sheet = [variable('serial', 'id'), variable('seconds', 'paradata'), variable('Q1', 'answer'), variable('phone', 'identifier'), variable('Q2', 'answer')]

describe('columns of the grid', () => {
  it('starts with the answers, each still at its place in a row', () => {
    expect(shownVariables(sheet, false).map(({ variable: { id }, at }) => [id, at])).toEqual([['Q1', 2], ['Q2', 4]])
  })
  it('shows the whole sheet in its order when asked', () => {
    expect(shownVariables(sheet, true).map(({ variable: { id } }) => id)).toEqual(['serial', 'seconds', 'Q1', 'phone', 'Q2'])
  })
  it('is never empty: a sheet without answers is shown whole', () => {
    expect(shownVariables(sheet.slice(0, 2), false)).toHaveLength(2)
  })
})

describe('number in a sentence', () => {
  it('takes the form that goes with it', () => {
    expect(fill('Edit {cells|cell|cells}', { cells: 1 })).toBe('Edit 1 cell')
    expect(fill('{n|row|rows} of {all}', { n: '1,290', all: 3 })).toBe('1,290 rows of 3')
    expect(fill('{n|row|rows}')).toBe('{n|row|rows}')
  })
})
