import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCases } from './case.ts'
import { compare } from './compare.ts'
import { addDerivedColumns, parseCsv, toCsv } from './derivedColumns.ts'

describe('comparison with a reference', () => {
  it('finds what is outside tolerance and what is absent', () => {
    const result = compare(
      { r2: 0.5, p: 1e-9, coefficients: { a: { b: 2, se: 1 } }, class: ['A', 'B'], undefinedHere: null, list: [1, 2] },
      { r2: 0.5 + 2e-8, p: 1.2e-9, coefficients: { a: { b: 2 + 1e-9 } }, class: ['A', 'C'], undefinedHere: 3, list: [1] }, 'x')
    expect(result.outside.map(difference => difference.path)).toEqual(['r2', 'p', 'class.1', 'undefinedHere', 'list.length'])
    expect(result.absent).toEqual(['coefficients.a.se'])
    expect(result.compared).toBe(6)
  })

  it('does not accept a p value printed as 0', () => {
    expect(compare({ p: 1e-40 }, { p: 0 }, 'x').outside).toHaveLength(1)
    expect(compare({ p: 1e-40 }, { p: 1.1e-40 }, 'x').outside).toHaveLength(0)
  })

  it('counts a null as absent, not as zero', () => {
    expect(compare({ sd: 0 }, { sd: null }, 'x')).toMatchObject({ compared: 0, absent: ['sd'] })
  })
})

describe('case files', () => {
  it('keep the order of counts whose labels look like numbers', () => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-'))
    try {
      const file = join(folder, 'cases.json')
      writeFileSync(file, '{"cases": [{"id": "x", "analysis": "pareto", "counts": {"9": 1, "b": 1, "2": 1}, "expected": {"10": [1]}}]}')
      const [one] = readCases(file)
      expect(one!.counts).toEqual([['9', 1], ['b', 1], ['2', 1]])
      expect(one!.expected).toEqual({ 10: [1] })
    } finally { rmSync(folder, { recursive: true }) }
  })

  it('derive row means, with a gap giving a gap', () => {
    const table = addDerivedColumns(parseCsv('a1,a2,a3,"b,c"\n1,2,3,9\n1,,3,"x"" y"\n'), { A: 'row mean of a1..3', B: 'mean a1, a3' })
    expect(table.header).toEqual(['a1', 'a2', 'a3', 'b,c', 'A', 'B'])
    expect(table.rows).toEqual([['1', '2', '3', '9', '2', '2'], ['1', '', '3', 'x" y', '', '2']])
    expect(parseCsv(toCsv(table))).toEqual(table)
    expect(() => addDerivedColumns(table, { C: 'sum of a1..3' })).toThrow('not understood')
  })
})
