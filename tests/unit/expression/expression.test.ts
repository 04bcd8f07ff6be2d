import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bind, writtenName } from '../../../shared/expression/bind.ts'
import type { Named } from '../../../shared/expression/bind.ts'
import { compile } from '../../../shared/expression/evaluate.ts'
import type { Value } from '../../../shared/expression/evaluate.ts'
import type { Node } from '../../../shared/expression/node.ts'
import { parse } from '../../../shared/expression/parse.ts'
import { print } from '../../../shared/expression/print.ts'

const variables: Named[] = [
  { id: 'Q1', name: '性别', label: '您的性别', kind: 'nominal', codes: [{ code: 1, label: '男' }, { code: 2, label: '女' }] },
  { id: 'Q2', name: 'age', label: 'Age in years', kind: 'number', codes: [] },
  { id: 'Q3_1', name: 'wait', label: 'same label', kind: 'scale', codes: [] },
  { id: 'Q3_2', name: 'staff', label: 'same label', kind: 'scale', codes: [] },
  { id: 'T', name: 'at', label: 'submitted', kind: 'date', codes: [] },
  { id: 'W', name: 'words', label: 'comment', kind: 'text', codes: [] },
]
type Row = Record<string, Value>
function value(text: string, row: Row): Value {
  const bound = bind(text, variables)
  if (bound.problem) throw new Error(`${bound.problem.code} at ${bound.problem.from}`)
  return compile(bound.node, {
    isText: id => id === 'T' || id === 'W',
    number: id => () => (typeof row[id] === 'number' ? row[id] : Number.NaN),
    text: id => () => (typeof row[id] === 'string' ? row[id] : null),
  })(0)
}
const problem = (text: string): [string, string] | null => {
  const found = bind(text, variables).problem
  return found && [found.code, text.slice(found.from, found.to)]
}

describe('expressions', () => {
  it.each<[string, Row, Value]>([
    ['1 + 2 * 3', {}, 7], ['(1 + 2) * 3', {}, 9], ['2 ^ 3 ^ 2', {}, 512], ['-2 ^ 2', {}, -4], ['2 ^ -1', {}, 0.5], ['7 % 3', {}, 1], ['-7 % 3', {}, 2],
    ['1 / 0', {}, null], ['ln(0)', {}, null], ['sqrt(-1)', {}, null], ['10 - 3 - 2', {}, 5], ['8 / 4 / 2', {}, 1],
    ['age >= 18 and age < 30', { Q2: 20 }, 1], ['age >= 18 且 age < 30', { Q2: 40 }, 0], ['Q2=1且Q3_1=2', { Q2: 1, Q3_1: 2 }, 1],
    ['非（age＝1）', { Q2: 2 }, 1], ['not age = 1 or age = 1', { Q2: 1 }, 1],
    ['性别 = "女"', { Q1: 2 }, 1], ['"男" != 性别', { Q1: 2 }, 1], ['性别 in ("男", "女")', { Q1: 2 }, 1], ['[您的性别] not in (1)', { Q1: 2 }, 1],
    ['mean(wait, staff)', { Q3_1: 4, Q3_2: null }, 4], ['mean(wait, staff)', {}, null], ['sum(wait, staff, 1)', { Q3_1: 4 }, 5],
    ['min(wait, staff)', { Q3_1: 4, Q3_2: 2 }, 2], ['max(wait, staff)', { Q3_1: 4, Q3_2: 2 }, 4], ['count(wait, staff, words)', { Q3_1: 4, W: 'x' }, 2],
    ['wait + staff', { Q3_1: 4 }, null], ['if(missing(wait), 0, wait)', {}, 0], ['if(age > 3, 1)', { Q2: 1 }, null], ['if(answered(words), "yes", "no")', {}, 'no'],
    ['round(2.5)', {}, 3], ['round(-2.5)', {}, -3], ['round(1.005, 2)', {}, 1.01], ['round(1234, -2)', {}, 1200], ['floor(-1.5)', {}, -2], ['abs(-3)', {}, 3], ['exp(0)', {}, 1],
    ['year(at)', { T: '2024-02-29 14:05:00' }, 2024], ['month(at)', { T: '2024/2/9' }, 2], ['day(at)', { T: '2024年3月5日 9:01' }, 5], ['hour(at)', { T: '2024-02-29 14:05:00' }, 14],
    ['hour(at)', { T: '2024-02-29' }, null], ['weekday(at)', { T: '2024-03-03' }, 7], ['weekday(at)', { T: '1969-12-29' }, 1], ['year(at)', { T: '2023-02-29' }, null], ['days(at, "2024-03-01")', { T: '2024-02-28' }, 2],
    ['len(words)', { W: '好😀' }, 2], ['contains(lower(words), "ok")', { W: 'It is OK' }, 1], ['words = "a""b"', { W: 'a"b' }, 1],
  ])('%s with %j is %s', (text, row, expected) => { expect(value(text, row)).toBe(expected) })

  it('reasons with what is missing', () => {
    const table: [string, Value][] = [
      ['missing and 0', 0], ['0 and missing', 0], ['missing and 1', null], ['missing or 1', 1], ['1 or missing', 1], ['missing or 0', null], ['not missing', null],
      ['missing = missing', null], ['2 in (1, missing)', null], ['1 in (1, missing)', 1], ['missing in (1)', null],
    ]
    for (const [text, expected] of table) expect([text, value(text, {})]).toEqual([text, expected])
  })

  it('says what is wrong and where', () => {
    expect(problem('age + nobody')).toEqual(['unknownVariable', 'nobody'])
    expect(problem('[same label] > 1')).toEqual(['ambiguousVariable', '[same label]'])
    expect(problem('age + words')).toEqual(['needsNumber', 'words'])
    expect(problem('age = "x"')).toEqual(['unknownLabel', '"x"'])
    expect(problem('words > 3')).toEqual(['mixedTypes', 'words > 3'])
    expect(problem('性别 = "它"')).toEqual(['unknownLabel', '"它"'])
    expect(problem('1 < age < 3')).toEqual(['chained', '<'])
    expect(problem('(age + 1')).toEqual(['expected', ''])
    expect(problem('age +')).toEqual(['end', ''])
    expect(problem('age age')).toEqual(['unexpected', 'age'])
    expect(problem('evil(1)')).toEqual(['unknownFunction', 'evil'])
    expect(problem('constructor(1)')).toEqual(['unknownFunction', 'constructor'])
    expect(problem('round(1, 2, 3)')?.[0]).toBe('argumentCount')
    expect(problem('"open')).toEqual(['unterminated', '"open'])
    expect(problem('age # 2')).toEqual(['character', '#'])
    expect(problem('year(age)')).toEqual(['needsText', 'age'])
    expect(problem('')?.[0]).toBe('empty')
    expect(problem('1e999')?.[0]).toBe('number')
  })

  it('refuses what is too deep or too long, and never overflows the stack', () => {
    expect(problem(`${'('.repeat(900)}1${')'.repeat(900)}`)?.[0]).toBe('tooDeep')
    expect(problem(`${'-'.repeat(1900)}1`)?.[0]).toBe('tooDeep')
    expect(problem(`${'not '.repeat(400)}1`)?.[0]).toBe('tooDeep')
    expect(problem(`1${'+1'.repeat(900)}`)?.[0]).toBe('tooDeep')
    expect(problem('1'.repeat(2001))?.[0]).toBe('tooLong')
    expect(value(`1${'+1'.repeat(150)}`, {})).toBe(151)
  })

  it('writes short names where they are clear, ids where they are not', () => {
    const clash: Named[] = [...variables, { id: 'age', name: 'other', label: '', kind: 'number', codes: [] }]
    const { node } = bind('[Q2] + Q3_1', clash)
    expect(print(node!, writtenName(clash))).toBe('Q2 + wait')
    expect(print(bind('性别 = "女"', variables).node!)).toBe('Q1 = 2')
  })
})

const leaf = fc.oneof<fc.Arbitrary<Node>[]>(
  fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })).map(number => ({ type: 'number', value: number, from: 0, to: 0 })),
  fc.string({ unit: 'grapheme', maxLength: 8 }).filter(text => !text.includes('\0')).map(text => ({ type: 'text', value: text, from: 0, to: 0 })),
  fc.oneof(fc.constantFrom('Q1', '性别', 'a b', 'and', 'missing', 'x]y', '【', '1a', ''), fc.string({ maxLength: 6 }).filter(text => !text.includes('\0'))).map(name => ({ type: 'variable', name, from: 0, to: 0 })),
  fc.constant<Node>({ type: 'missing', from: 0, to: 0 }),
)
const tree = fc.letrec<{ node: Node }>(tie => ({
  node: fc.oneof({ maxDepth: 5 }, leaf,
    fc.record({ type: fc.constant('unary' as const), sign: fc.constantFrom('-' as const, 'not' as const), of: tie('node'), from: fc.constant(0), to: fc.constant(0) }),
    fc.record({ type: fc.constant('binary' as const), sign: fc.constantFrom('+', '-', '*', '/', '^', '%', '=', '!=', '<', '<=', '>', '>=', 'and', 'or'), left: tie('node'), right: tie('node'), from: fc.constant(0), to: fc.constant(0) }) as fc.Arbitrary<Node>,
    fc.record({ type: fc.constant('in' as const), of: tie('node'), list: fc.array(tie('node'), { minLength: 1, maxLength: 3 }), from: fc.constant(0), to: fc.constant(0) }),
    fc.record({ type: fc.constant('call' as const), name: fc.constantFrom('mean', 'count', 'max'), of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }), from: fc.constant(0), to: fc.constant(0) }) as fc.Arbitrary<Node>),
})).node

const bare = (node: Node): unknown => JSON.parse(JSON.stringify(node, (key, each: unknown) => (key === 'from' || key === 'to' ? undefined : each)))

describe('printing', () => {
  it('prints what parses to the same tree', () => {
    fc.assert(fc.property(tree, node => {
      const text = print(node)
      fc.pre(text.length <= 2000)
      const parsed = parse(text)
      if (parsed.problem?.code === 'tooDeep') return
      expect(parsed.problem).toBeNull()
      expect(bare(parsed.node!)).toEqual(bare(node))
    }), { numRuns: 1500 })
  })

  it('never throws and never hangs, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'()[]"+-*/^%=<>!,. 1aQ且或非in\'（【'), maxLength: 60 }), text => {
      const { problem } = bind(text, variables)
      if (problem) expect(problem.from).toBeLessThanOrEqual(problem.to)
      if (problem) expect(problem.to).toBeLessThanOrEqual(text.length)
    }), { numRuns: 3000 })
  })
})
