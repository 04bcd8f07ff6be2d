import { describe, expect, test } from 'vitest'
import { bind } from '../../../shared/expression/bind.ts'
import type { Choices, Named } from '../../../shared/expression/bind.ts'
import { compile } from '../../../shared/expression/evaluate.ts'
import { print } from '../../../shared/expression/print.ts'

const named: Named[] = [
  { id: 'Q1', name: 'Q1', label: '品牌', kind: 'nominal', codes: [{ code: 1, label: '移动' }, { code: 2, label: '联通' }, { code: -1, label: '不知道' }] },
  ...[1, 2, 9].map((code): Named => ({ id: `Q5_${code}`, name: `Q5_${code}`, label: `${code}`, kind: 'indicator', codes: [] })),
]
const choices: Choices[] = [{ name: 'Q5', options: [{ code: 1, label: '短信', variable: 'Q5_1' }, { code: 2, label: '电话', variable: 'Q5_2' }, { code: 9, label: '都没有', variable: 'Q5_9' }] }]

function value(text: string, row: Record<string, number>): number | string | null {
  const bound = bind(text, named, choices)
  if (bound.problem) throw new Error(bound.problem.code)
  return compile(bound.node, { isText: () => false, text: () => () => null, number: name => () => row[name] ?? Number.NaN })(0)
}
const problem = (text: string) => bind(text, named, choices).problem

describe('selected', () => {
  const row = { Q1: 2, Q5_1: 0, Q5_2: 1, Q5_9: 0 }
  test('one of the options of a multiple choice, by code or by words', () => {
    expect([value('selected(Q5, 2)', row), value('selected(Q5, 1)', row), value('selected(Q5, 1, "电话")', row), value('not selected(Q5, 9)', row)]).toEqual([1, 0, 1, 1])
    expect(value('selected(Q5, 1)', {})).toBeNull()
  })
  test('one of the codes of a question with one answer', () => {
    expect([value('selected(Q1, 1, 2)', row), value('selected(Q1, "移动")', row), value('selected(Q1, -1)', { Q1: -1 })]).toEqual([1, 0, 1])
  })
  test('answered and missing take a multiple choice by its name', () => {
    expect([value('answered(Q5)', row), value('answered(Q5)', {}), value('missing(Q5)', {})]).toEqual([1, 0, 1])
  })
  test('is written as comparisons once it is bound, which read back the same', () => {
    const bound = bind('selected(Q5, 1, 2) and selected(Q1, 1)', named, choices)
    const text = print(bound.node!)
    expect(text).toBe('(Q5_1 = 1 or Q5_2 = 1) and Q1 in (1)')
    expect(print(bind(text, named).node!)).toBe(text)
  })
  test('what is not there is said where it stands', () => {
    expect(problem('selected(Q5, 3)')).toMatchObject({ code: 'unknownLabel', from: 13, to: 14 })
    expect(problem('selected(Q5, "信")')).toMatchObject({ code: 'unknownLabel' })
    expect(problem('selected(Q6, 1)')).toMatchObject({ code: 'unknownVariable' })
    expect(problem('selected(Q5)')).toMatchObject({ code: 'argumentCount' })
    expect(problem('Q5 = 1')).toMatchObject({ code: 'unknownVariable' })
  })
})
