import { describe, expect, it } from 'vitest'
import { columnLetters, recipeLines, recipeProblem, withKind, withLabel, withScale } from '../../../renderer/features/data/import/recipe.ts'
import type { ImportRecipe, VariableDraft } from '../../../shared/contract/import.ts'

const variable = (id: string, question: string | null, part: Partial<VariableDraft> = {}): VariableDraft => ({
  id, name: id, label: id, kind: 'nominal', role: 'answer', question, source: { take: 'value', column: 0 },
  codes: [{ code: 1, label: '差' }, { code: 4, label: '好' }, { code: 9, label: '不适用', missing: true }], scale: null, include: true, treatment: 'keep', meaning: null, ...part,
})
const recipe: ImportRecipe = {
  name: '前测', issued: null, period: '', type: 'survey', wave: null,
  questions: [{ id: 'q1', number: '1', title: 'a', kind: 'single' }, { id: 'q2', number: '2', title: '矩阵', kind: 'matrix' }],
  variables: [variable('a', 'q1'), variable('b', 'q2'), variable('c', 'q2'), variable('ip', null, { role: 'identifier', include: false })],
}

describe('import recipe', () => {
  it('gives a scale its bounds from the codes that count', () => {
    const next = withKind(recipe, ['a'], 'scale')
    expect(next.variables[0]).toMatchObject({ kind: 'scale', scale: { min: 1, max: 4, direction: 'positive' } })
    expect(next.questions[0]?.kind).toBe('scale')
    expect(next.variables[1]?.kind).toBe('nominal')
  })
  it('leaves the kind of a question of several columns alone', () => {
    expect(withKind(recipe, ['b'], 'number').questions[1]?.kind).toBe('matrix')
  })
  it('drops the scale with the kind', () => {
    expect(withKind(withKind(recipe, ['a'], 'scale'), ['a'], 'text').variables[0]?.scale).toBeNull()
  })
  it('renames a question of one column with its column, and not one of several', () => {
    const [a, b] = recipe.variables as [VariableDraft, VariableDraft]
    expect(withLabel(recipe, a, '总体满意').questions[0]?.title).toBe('总体满意')
    expect(withLabel(recipe, b, '网络').questions[1]?.title).toBe('矩阵')
  })
  it('is refused without columns, name, or with a scale upside down', () => {
    expect(recipeProblem(recipe)).toBeNull()
    expect(recipeProblem({ ...recipe, name: ' ' })?.kind).toBe('noName')
    expect(recipeProblem({ ...recipe, variables: recipe.variables.map(each => ({ ...each, include: false })) })?.kind).toBe('nothingIncluded')
    expect(recipeProblem(withScale(withKind(recipe, ['a'], 'scale'), ['a'], { min: 5 }))).toEqual({ kind: 'badScale', label: 'a' })
  })
  it('puts a line over the columns of one question', () => {
    expect(recipeLines(recipe).map(line => (line.type === 'question' ? line.question.id : line.variable.id))).toEqual(['a', 'q2', 'b', 'c', 'ip'])
  })
  it('counts columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})
