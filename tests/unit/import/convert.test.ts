import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { VariableDraft } from '../../../shared/contract/import.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { Converter } from '../../../main/engine/import/convert.ts'
import { propose } from '../../../main/engine/import/proposal.ts'
import { readSource } from '../../../main/engine/import/source.ts'
import { cityOf, dayOf } from '../../../main/engine/import/treatment.ts'

const draft = (source: VariableDraft['source'], more: Partial<VariableDraft> = {}): VariableDraft => ({
  id: 'v', name: 'v', label: 'v', kind: 'number', role: 'answer', question: null, source, codes: [], scale: null, include: true, treatment: 'keep', meaning: null, ...more,
})

/** The cells one draft makes of a sheet, in batches of `most` rows, and how many of them it did not understand. */
async function convert(csv: string, variables: VariableDraft[], most = 3): Promise<{ values: CellValue[][]; unknown: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'yinguo-convert-'))
  try {
    const path = join(folder, 'sheet.csv')
    writeFileSync(path, csv)
    const { parsed, proposal } = propose(await readSource(path, 'sheet.csv', {}), 'sheet.csv', { headerRow: 1, headerRows: 1, platform: 'plain' })
    const converter = new Converter(parsed, { ...proposal.recipe, questions: [], variables: variables.map((variable, index) => ({ ...variable, id: `v${index}` })) })
    const values: CellValue[][] = variables.map(() => [])
    for (;;) {
      const batch = converter.next(most)
      if (!batch) break
      batch.columns.forEach((column, place) => { for (const value of column) values[place]!.push(typeof value === 'number' && Number.isNaN(value) ? null : value) })
    }
    return { values, unknown: converter.warnings().reduce((sum, warning) => sum + Number(warning.params['n']), 0) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const mark = (column: number, more: Partial<Extract<VariableDraft['source'], { take: 'mark' }>> = {}): VariableDraft =>
  draft({ take: 'mark', column, chosen: [], unchosen: [], hidden: [], group: [], ...more }, { kind: 'indicator' })

describe('a column of numbers', () => {
  it('stays as it is, also around a text that turned up, over the border of batches', async () => {
    const values = [3, null, 0, 'late', 5, 300, -2, 1.5, 7]
    const csv = `a,b\n${values.map(value => `${value ?? ''},1`).join('\n')}\n`
    for (const most of [1, 2, 4, 100]) {
      const { values: [own, other], unknown } = await convert(csv, [draft({ take: 'value', column: 0 }), draft({ take: 'value', column: 1 })], most)
      expect(own).toEqual(values)
      expect(other).toEqual(values.map(() => 1))
      expect(unknown).toBe(1)
    }
  })

  it('that two variables are taken from fills both', async () => {
    const { values } = await convert('a,b\n1,x\n2,x\n3,x\n', [draft({ take: 'value', column: 0 }), draft({ take: 'value', column: 0 }, { codes: [{ code: 9, label: '2' }] })])
    expect(values).toEqual([[1, 2, 3], [1, 9, 3]])
  })
})

describe('mark', () => {
  const sheet = 'a,b,c,d\nBus,,1,x\n,Tram,1,x\n,,1,x\nBus,Tram,1,x\n(跳过),(跳过),1,x\n(空),,1,x\n'

  it('takes whatever stands there for chosen, blanks for nothing known', async () => {
    expect((await convert(sheet, [mark(0)])).values[0]).toEqual([1, null, null, 1, NOT_SHOWN, SHOWN_EMPTY])
  })

  it('takes a blank for not chosen where the group was answered, over the border of batches', async () => {
    for (const most of [1, 2, 5, 100]) {
      const { values } = await convert(sheet, [mark(0, { group: [0, 1] }), mark(1, { group: [0, 1] })], most)
      expect(values).toEqual([[1, 0, null, 1, NOT_SHOWN, SHOWN_EMPTY], [0, 1, null, 1, NOT_SHOWN, null]])
    }
  })

  it('knows its words, counts what it does not know, and spreads a hidden question over its blanks', async () => {
    const words = { chosen: ['Yes'], unchosen: ['No'], hidden: ['N/A'], group: [0, 1] }
    const { values, unknown } = await convert('a,b\nYes,No\nNo,perhaps\nN/A,\n,N/A\n yes ,\n', [mark(0, words), mark(1, words)])
    expect(values).toEqual([[1, 0, NOT_SHOWN, NOT_SHOWN, ' yes '], [0, 'perhaps', NOT_SHOWN, NOT_SHOWN, 0]])
    expect(unknown).toBe(2)
  })

  it('keeps two groups of one sheet apart', async () => {
    const { values } = await convert(sheet, [mark(0, { group: [0] }), mark(0, { group: [0, 2] }), mark(1, { group: [1, 3] })])
    expect(values).toEqual([[1, null, null, 1, NOT_SHOWN, SHOWN_EMPTY], [1, 0, 0, 1, NOT_SHOWN, SHOWN_EMPTY], [0, 1, 0, 1, NOT_SHOWN, 0]])
  })
})

describe('rankings', () => {
  it('rank: the place of an option in a joined cell', async () => {
    const take = (option: string): VariableDraft => draft({ take: 'rank', column: 0, option, separator: '→' })
    const { values } = await convert('a,b\n甲→乙→丙,1\n丙→甲,1\n,1\n(跳过),1\n', [take('甲'), take('乙'), take('丙')])
    expect(values).toEqual([[1, 2, null, NOT_SHOWN], [2, null, null, NOT_SHOWN], [3, 1, null, NOT_SHOWN]])
  })

  it('rankAt: the place of the column that names the option', async () => {
    const take = (option: string): VariableDraft => draft({ take: 'rankAt', column: 1, columns: [2, 1], option })
    const { values } = await convert('x,second,first\n1,b,a\n2,a,c\n3,,b\n4,,\n5,N/A,N/A\n', [take('a'), take('b'), take('7')], 2)
    expect(values).toEqual([[1, 2, null, null, NOT_SHOWN], [2, null, 1, null, NOT_SHOWN], [null, null, null, null, NOT_SHOWN]])
    const numbers = await convert('x,p1,p2\n1,7,8\n2,8,7\n', [draft({ take: 'rankAt', column: 1, columns: [1, 2], option: '7' })])
    expect(numbers.values[0]).toEqual([1, 2])
  })
})

it('pick: the label of the one filled column becomes its code', async () => {
  const codes = [{ code: 10, label: 'red' }, { code: 20, label: 'blue' }]
  const source = { take: 'pick', column: 0, options: [{ column: 0, label: 'red' }, { column: 1, label: 'blue' }] } as const
  const { values, unknown } = await convert('a,b,c\nred,,1\n,x,1\n,,1\n', [draft({ ...source, options: [...source.options] }, { kind: 'nominal', codes })])
  expect(values[0]).toEqual([10, 20, null])
  expect(unknown).toBe(0)
})

it('constant: the same in every row, turned into its code', async () => {
  const codes = [{ code: 1, label: 'before' }, { code: 2, label: 'after' }]
  const { values } = await convert('a\nx\ny\nz\n', [draft({ take: 'constant', column: 0, text: 'after' }, { kind: 'nominal', codes }), draft({ take: 'constant', column: 0, text: 'after' }, { kind: 'text' })], 2)
  expect(values).toEqual([[2, 2, 2], ['after', 'after', 'after']])
})

describe('treatments', () => {
  it('mask gives equal values one number and different ones another', async () => {
    const sheet = 'a,b\n13800000001,5\n13800000002,5\n13800000001 ,5\n(空),5\n13800000003,5\n'
    const { values } = await convert(sheet, [draft({ take: 'value', column: 0 }, { kind: 'text', treatment: 'mask' }), draft({ take: 'value', column: 0 }, { treatment: 'mask' }), draft({ take: 'value', column: 1 }, { treatment: 'mask' })])
    expect(values).toEqual([['1', '2', '1', SHOWN_EMPTY, '3'], [1, 2, 1, SHOWN_EMPTY, 3], [1, 1, 1, 1, 1]])
  })

  it('city keeps province and city and nothing finer', () => {
    const cases: [string, string | null][] = [
      ['180.162.3.3(上海-上海)', '上海-上海'], ['180.162.3.3（广东-深圳）', '广东-深圳'], ['浙江-杭州-西湖区', '浙江-杭州'], ['广东省广州市天河区某路 1 号', '广东省-广州市'], ['北京市海淀区某街 2 号', '北京市-海淀区'],
      ['180.162.3.3', null], ['12 Some Street, Town', null], ['31.230416', '31.2'], ['-121.4737', '-121.5'], ['London', 'London'],
    ]
    for (const [text, city] of cases) expect([text, cityOf(text)]).toEqual([text, city])
  })

  it('city applies before labels become codes', async () => {
    const { values } = await convert('a,b\n1.2.3.4(上海-上海),1\n1.2.3.5(上海-上海),1\n1.2.3.6,1\n', [draft({ take: 'value', column: 0 }, { kind: 'nominal', treatment: 'city', codes: [{ code: 4, label: '上海-上海' }] })])
    expect(values[0]).toEqual([4, 4, null])
  })

  it('day cuts a time to its date, and drops what is none', async () => {
    const { values } = await convert('a,b\n2024/6/1 9:05:03,1\n2024-06-02,1\nyesterday 10:00,1\n(空),1\n', [draft({ take: 'value', column: 0 }, { kind: 'date', treatment: 'day' })])
    expect(values[0]).toEqual(['2024-06-01', '2024-06-02', null, SHOWN_EMPTY])
    expect(dayOf('at home')).toBeNull()
  })
})
