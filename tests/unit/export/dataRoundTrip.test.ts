import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine, VariableSketch } from '../../fixtures/engine.ts'
import { importFile } from '../../fixtures/import/reading.ts'

const ladder = [1, 2, 3, 4, 5].map(code => ({ code, label: ['非常不满意', '不满意', '一般', '满意', '非常满意'][code - 1]! }))
const ROWS = 60
const cycle = <T>(values: readonly T[]): T[] => Array.from({ length: ROWS }, (_, row) => values[row % values.length]!)
const variables: VariableSketch[] = [
  { id: 'sex', label: '您的性别', question: 'Q9', kind: 'nominal', codes: [{ code: 1, label: '男' }, { code: 2, label: '女' }], values: cycle([1, 2, 2, NOT_SHOWN, 1]) },
  { id: 'overall', label: '总体满意度如何', kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' }, codes: ladder, values: cycle([1, 2, 3, 4, 5, SHOWN_EMPTY, null]) },
  { id: 'spent', label: '每月花费', kind: 'number', values: Array.from({ length: ROWS }, (_, row) => (row % 7 === 0 ? null : row * 12.25 - 40)) },
  { id: 'day', label: '办理日期', kind: 'date', values: Array.from({ length: ROWS }, (_, row) => `2024-03-${String((row % 28) + 1).padStart(2, '0')}`) },
  { id: 'words', label: '意见', kind: 'text', values: Array.from({ length: ROWS }, (_, row) => (row === 3 ? SHOWN_EMPTY : row % 9 === 0 ? `=1+${row}` : row % 9 === 1 ? `-${row} 分太少，"慢"` : row % 9 === 2 ? `'=${row}` : `第 ${row} 条\n第二行`)) },
]

describe('what is exported comes back', () => {
  let test: TestEngine
  let dataset: number
  beforeAll(async () => {
    test = await testEngine()
    await test.newProject('往返')
    dataset = await addDataset(test, { name: '往返', variables, questions: [{ id: 'Q9', number: '9', title: '所属的题', kind: 'single' }] })
  })
  afterAll(() => test.dispose())
  const write = async (format: 'csv' | 'xlsx', values: 'codes' | 'labels', params: object = {}): Promise<string> => {
    const file = join(test.dir, `${values}.${format}`)
    await test.client.call('export.data', { dataset, format, values, grant: test.grants.add(file, 'write', { overwrite: true }), ...params })
    return file
  }

  it.each(['csv', 'xlsx'] as const)('.%s with labels: values and kinds', async format => {
    const read = await importFile(await write(format, 'labels'))
    expect(read.rows).toBe(ROWS)
    const found = new Map(read.proposal.recipe.variables.map(variable => [variable.label, variable]))
    expect(found.get('行号')).toMatchObject({ role: 'id' })
    for (const { label = '', kind, scale = null, codes = [], values } of variables) {
      const variable = found.get(label)!
      expect(variable, label).toMatchObject({ kind, scale, codes })
      expect(read.values(variable.id), label).toEqual(values)
    }
  })

  it.each(['csv', 'xlsx'] as const)('.%s with codes: the numbers', async format => {
    const read = await importFile(await write(format, 'codes'))
    for (const { id, kind, values } of variables) {
      if (kind === 'nominal' || kind === 'scale') expect(read.values(id).map(value => (typeof value === 'number' ? value : null))).toEqual(values.map(value => (typeof value === 'number' ? value : null)))
      else expect(read.values(id), id).toEqual(values)
    }
  })

  it('the guard in front of a formula is taken away only from a file of ours', async () => {
    const text = readFileSync(await write('csv', 'labels'), 'utf8')
    expect(text).toContain(`"'=1+0"`)
    const { importBytes } = await import('../../fixtures/import/reading.ts')
    const other = await importBytes(text.replace('行号', '别的编号'), 'other.csv')
    const words = other.proposal.recipe.variables.find(variable => variable.label === '意见')!
    expect(other.values(words.id)[0]).toBe(`'=1+0`)
  })

  it('chosen columns, in the order of the data set; the codebook says whose question each is', async () => {
    expect(readFileSync(await write('csv', 'codes', { variables: ['spent', 'sex'] }), 'utf8').split('\r\n').slice(0, 2)).toEqual(['\uFEFF行号,sex,spent', '1,1,'])
    await test.client.call('derived.create', { dataset, name: '花费两倍', label: '花费两倍', derivation: { type: 'formula', text: 'spent * 2' } })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(readFileSync(await write('xlsx', 'labels')) as unknown as ArrayBuffer)
    const sheet = book.getWorksheet('编码表')!
    const rows = Array.from(sheet.getSheetValues(), row => (Array.isArray(row) ? row.slice(1) : []))
    const header = rows.find(row => row[0] === '变量')!
    expect(header).toEqual(['变量', '题目', '类型', '量表', '编码', '含义', '所属题目', expect.any(String)])
    expect(rows.find(row => row[0] === 'sex')?.[6]).toBe('9 所属的题')
    expect(rows.find(row => row[0] === '花费两倍')?.[7]).toMatch(/每月花费|spent/)
    expect(book.worksheets[0]!.getRow(3).values).toContain(-55.5)
  })
})
