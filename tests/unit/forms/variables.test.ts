import { expect, test } from 'vitest'
import { importRecipe } from '../../../shared/contract/import.ts'
import { formDrafts, importDrafts } from '../../../shared/forms/variables.ts'
import { templateNamed, formTemplateIds } from '../../../shared/forms/templates/list.ts'
import { outlineOfDocument } from '../../../shared/forms/outline.ts'
import { opts, outline } from './sketch.ts'

const zh = (text: string) => ({ 'zh-CN': text })
const scale = { min: 1, max: 5, minLabel: zh('差'), maxLabel: zh('好'), notApplicable: { code: 99, text: zh('不适用') } }

test('each kind makes the variables that an import of its answers has', () => {
  const { questions, variables } = formDrafts(outline([
    { kind: 'single', code: 'Q1', text: '品牌', options: [...opts('移动', '联通'), { code: 9, text: zh('其他'), other: true }, { code: -1, text: zh('不知道'), missing: true }] },
    { kind: 'multiple', code: 'Q2', options: [...opts('短信'), { code: -1, text: zh('其他'), other: true }] },
    { kind: 'scale', code: 'Q3', reversed: true, factor: 'f', scale },
    { kind: 'matrixScale', code: 'Q4', rows: [{ code: 'Q4_1', text: zh('甲'), factor: 'f' }, { code: 'own', text: zh('乙'), reversed: true }], scale: { ...scale, direction: 'negative' } },
    { kind: 'paired', code: 'Q5', rows: [{ code: 'Q5_1', text: zh('甲'), factor: 'f', reversed: true }], importance: { min: 1, max: 3 }, performance: scale },
    { kind: 'ranking', code: 'Q6', options: opts('一', '二') },
    { kind: 'kano', code: 'Q7', rows: [{ code: 'Q7_1', text: zh('甲') }] },
    { kind: 'nps', code: 'Q8' }, { kind: 'number', code: 'Q9' }, { kind: 'text', code: 'Q10' }, { kind: 'date', code: 'Q11' }, { kind: 'description', code: 'D1' },
  ]), { kano: ['a', 'b', 'c', 'd', 'e'], side: { importance: '重要', performance: '满意', functional: '有', dysfunctional: '无' } })
  expect(questions.map(question => `${question.id} ${question.kind}`)).toEqual(['Q1 single', 'Q2 multiple', 'Q3 scale', 'Q4 matrix', 'Q5 matrix', 'Q6 ranking', 'Q7 matrix', 'Q8 scale', 'Q9 number', 'Q10 text', 'Q11 date'])
  expect(variables.map(({ id, kind, scale: bounds, factor }) => `${id} ${kind}${bounds ? ` ${bounds.min}..${bounds.max} ${bounds.direction}` : ''}${factor ? ' f' : ''}`)).toEqual([
    'Q1 nominal', 'Q1_text text', 'Q2_1 indicator', 'Q2_m1 indicator', 'Q2_text text', 'Q3 scale 1..5 negative f', 'Q4_1 scale 1..5 negative f', 'own scale 1..5 positive',
    'Q5_1_I scale 1..3 positive', 'Q5_1_P scale 1..5 negative f', 'Q6_1 number', 'Q6_2 number', 'Q7_1_F nominal', 'Q7_1_D nominal', 'Q8 scale 0..10 positive', 'Q9 number', 'Q10 text', 'Q11 date',
  ])
  expect(variables[0]!.codes.at(-1)).toEqual({ code: -1, label: '不知道', missing: true })
  expect(variables.find(each => each.id === 'Q3')!.codes).toEqual([{ code: 1, label: '差' }, { code: 5, label: '好' }, { code: 99, label: '不适用', missing: true }])
  expect(variables.find(each => each.id === 'Q5_1_I')!.label).toBe('甲 (重要)')
  expect(variables.find(each => each.id === 'Q7_1_D')!.codes[0]).toEqual({ code: 1, label: 'a' })
})

test.each(formTemplateIds)('the drafts of %s are a recipe of the import', id => {
  const drafts = importDrafts(formDrafts(outlineOfDocument(templateNamed(id, 'zh-CN'))))
  expect(importRecipe.safeParse({ name: id, ...drafts }).error).toBeUndefined()
  expect(new Set(drafts.variables.map(variable => variable.id.toLowerCase())).size).toBe(drafts.variables.length)
})
