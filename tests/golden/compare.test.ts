import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCaseFile, readCases } from './case.ts'
import { compare } from './compare.ts'
import { addDerivedColumns, parseCsv, toCsv } from './derivedColumns.ts'
import { inlineTable, readData } from './loadData.ts'
import { runCase } from './runCase.ts'
import type { GoldenEngine } from './runCase.ts'

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
    expect(addDerivedColumns(table, { C: 'sum of a1 and a3', D: 'rowMeans(a1, A)' }).rows.map(row => row.slice(-2))).toEqual([['4', '1.5'], ['4', '']])
    expect(() => addDerivedColumns(table, { C: 'median of a1..3' })).toThrow('not understood')
    expect(() => addDerivedColumns(table, { C: 'mean of a1..9' })).toThrow('no columns')
  })
})

describe('cases that were never seen', () => {
  const write = (name: string, content: string): string => { const file = join(folder, name); writeFileSync(file, content); return file }
  let folder = ''
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'golden-')) })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are read from an object by id, and entries of another format are counted', () => {
    const file = write('cases.json', '\uFEFF{"cases": {"first": {"analysis": "edge", "unknown_field": [1]}, "second": {"B": 5000}}}')
    expect(readCaseFile(file)).toEqual({ cases: [{ id: 'first', analysis: 'edge', unknown_field: [1], expected: {} }], others: 1 })
    expect(readCaseFile(write('one.json', '{"analysis": "pareto", "expected": {"total": 3}}')).cases).toMatchObject([{ id: 'case 1' }])
    expect(readCaseFile(write('empty.json', 'null')).cases).toEqual([])
  })

  it('bring their data in a file with other column names, missing codes and turned columns', () => {
    write('answers.csv', ' zufrieden ;preis;-\n5;NA;9\n-9;2\n3;99;1\n')
    const table = readData({ id: 'x', analysis: 'correlation', data: 'data/answers.csv', missing: { na_code: [-9, 99] }, reverse_keyed: { columns: ['preis'], min: 1, max: 5 }, derived_columns: { beide: 'mean of zufrieden, preis' }, expected: {} }, [folder])
    expect(table).toEqual({ header: ['zufrieden', 'preis', '-', 'beide'], rows: [['5', '', '9', ''], ['', '4', '', ''], ['3', '', '1', '']] })
  })

  it('or inline, in any of three shapes', () => {
    const wanted = { header: ['a', 'b'], rows: [['1', '3'], ['2', '']] }
    expect(inlineTable({ a: [1, 2], b: [3] })).toEqual(wanted)
    expect(inlineTable([{ a: 1, b: 3 }, { a: 2 }])).toEqual(wanted)
    expect(inlineTable({ columns: ['a', 'b'], rows: [[1, 3], [2, null]] })).toEqual(wanted)
  })

  it('a case whose data is not there is one failed case', async () => {
    const outcome = await runCase(undefined as unknown as GoldenEngine, { id: 'x', analysis: 'descriptives', data: 'data/nowhere.csv', spec: { column: 'a' }, expected: { n: 1 } }, [folder])
    expect(outcome).toMatchObject({ status: 'failed', error: expect.stringContaining('no data file') as string })
  })
})
