import iconv from 'iconv-lite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noIssues } from '../../../main/engine/import/issues.ts'
import { looseNumber, numberLook } from '../../../main/engine/import/number.ts'
import { dateOrder, isoDate } from '../../../main/engine/import/propose/textDates.ts'
import { INT, REAL } from '../../../main/engine/import/table.ts'
import { DelimitedReader, guessDelimiter } from '../../../main/engine/import/text/delimited.ts'
import { guessEncoding } from '../../../main/engine/import/text/encoding.ts'
import { importBytes, refusal, warningCodes } from '../../fixtures/import/reading.ts'

const chinese = '序号,您的性别,您对服务的总体满意程度,意见\n1,男,非常满意,排队时间太长，希望多开窗口\n2,女,一般,没有\n3,女,满意,工作人员态度很好\n'

describe('encodings', () => {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const) {
    it(`${encoding} is recognised and read without a wrong character`, async () => {
      const text = encoding === 'big5' ? chinese.replaceAll('您', '你').replaceAll('对', '對').replaceAll('务', '務').replaceAll('总', '總').replaceAll('满', '滿').replaceAll('队', '隊').replaceAll('时', '時').replaceAll('间', '間').replaceAll('长', '長').replaceAll('开', '開').replaceAll('没', '沒').replaceAll('员', '員').replaceAll('态', '態').replaceAll('别', '別').replaceAll('体', '體').replaceAll('见', '見') : chinese
      const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') })
      const { proposal } = await importBytes(bytes, 'a.csv')
      expect(proposal.source.encoding).toBe(encoding)
      expect(proposal.columns.map(column => column.header)).toEqual(text.split('\n')[0]!.split(','))
    })
  }

  it('GB18030 with four-byte characters', async () => {
    const bytes = iconv.encode(`${chinese}4,男,满意,㐀𠮷字\n`, 'gb18030')
    const imported = await importBytes(bytes, 'a.csv')
    expect(imported.proposal.source.encoding).toBe('gb18030')
    expect(imported.values('意见').at(-1)).toBe('㐀𠮷字')
  })

  it('UTF-16 without a byte order mark', () => {
    expect(guessEncoding(iconv.encode('a,b\n1,2\n3,4\n', 'utf-16le')).encoding).toBe('utf-16le')
  })

  it('a Western file is not read as Chinese, though GB18030 would decode it', async () => {
    const bytes = iconv.encode('id,film,opinion\n1,Episode I – Café,très bien\n2,Episode II – naïve,déjà vu\n3,“quoted” – façade,größer\n', 'windows-1252')
    const imported = await importBytes(bytes, 'a.csv')
    expect(imported.proposal.source.encoding).toBe('windows-1252')
    expect(imported.values('opinion')).toEqual(['très bien', 'déjà vu', 'größer'])
  })

  it('a chosen encoding is used, and what it cannot read is counted', async () => {
    const bytes = iconv.encode(chinese, 'gb18030')
    expect((await refusal(bytes, 'a.csv', { encoding: 'utf-8' })).code).toBe('M12')
    const nearly = Buffer.concat([Buffer.from(`\ufeff${chinese}`), Buffer.from([0x34, 0x2c, 0xff, 0x0a])])
    const imported = await importBytes(nearly, 'a.csv')
    expect(imported.warnings.find(warning => warning.code === 'undecodable')?.params).toEqual({ n: 1, encoding: 'utf-8' })
  })
})

describe('delimited text', () => {
  const rows = (text: string, pieces = 1): string[][] => {
    const reader = new DelimitedReader(guessDelimiter(text), noIssues(), 'a.csv')
    const step = Math.max(1, Math.ceil(text.length / pieces))
    for (let at = 0; at < text.length; at += step) reader.push(text.slice(at, at + step))
    const table = reader.end()
    return Array.from({ length: table.rows }, (_, row) => table.rowTexts(row))
  }

  it('finds the delimiter by even lines, not by what is frequent', () => {
    expect(guessDelimiter('a;b;c\n1,5;2;3\n4,5;6,7;8\n')).toBe(';')
    expect(guessDelimiter('a\tb\n1,2,3\t4\n')).toBe('\t')
    expect(guessDelimiter('"x;y",b\n"a;b;c",2\n')).toBe(',')
    expect(guessDelimiter('one column\nonly\n')).toBe(',')
  })

  it('reads quotes, line feeds inside them, and every line end', () => {
    expect(rows('a,b\r\n"1,5","say ""hi"""\r"line\none",x\ny,z')).toEqual([['a', 'b'], ['1,5', 'say "hi"'], ['line\none', 'x'], ['y', 'z']])
  })

  it('takes as numbers only what prints as it was written, wherever a piece ends', () => {
    const lines = ['a,b,c,d', '0,10,999999999,1234567890', '007,00,-0,1.50', ',,12,', '5x,5 ,+5,12345678901234567', '1,2,3,4,5', ',,,', '7,"8",9,3']
    const numbers = (value: string): string | number => (/^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value)
    const want = lines.map(line => line.split(',').map(cell => numbers(cell.replaceAll('"', '')))).filter(row => row.some(cell => cell !== ''))
    for (const end of ['\n', '\r\n', '\r']) {
      const text = lines.join(end)
      for (let step = 1; step <= text.length; step++) {
        const reader = new DelimitedReader(',', noIssues(), 'sheet')
        for (let at = 0; at < text.length; at += step) reader.push(text.slice(at, at + step))
        const table = reader.end()
        const rows: (string | number)[][] = []
        table.each(0, table.rows, (row, column, tag, value) => {
          const cells = rows[row] ??= []
          while (cells.length < column) cells.push('')
          cells[column] = tag === INT ? value : tag === REAL ? table.real(value) : table.strings[value]!
        })
        const trimmed = want.map(row => row.slice(0, row.findLastIndex(cell => cell !== '') + 1))
        expect(rows, `${JSON.stringify(end)} in pieces of ${step}`).toEqual(trimmed)
      }
    }
  })

  it('reads the same whatever the pieces (property)', () => {
    const cell = fc.constantFrom('a', '1', '"q,q"', '"x""y"', '"l\nl"', '', '汉字', '-2.50', '007')
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 2, max: 60 }), (lines, end, pieces) => {
      const text = lines.map(line => line.join(',')).join(end)
      const reader = (step: number): string[][] => {
        const own = new DelimitedReader(',', noIssues(), 'a')
        for (let at = 0; at < text.length; at += step) own.push(text.slice(at, at + step))
        const table = own.end()
        return Array.from({ length: table.rows }, (_, row) => table.rowTexts(row))
      }
      expect(reader(Math.max(1, Math.floor(text.length / pieces)))).toEqual(reader(Math.max(1, text.length)))
    }), { numRuns: 200, seed: 7 })
  })

  it('says where a quote never closes, and which lines are too long', async () => {
    const open = await importBytes('满意度,说明\n1,好\n2,"没有结束\n3,好\n', 'a.csv')
    expect(open.warnings.find(warning => warning.code === 'openQuote')?.row).toBe(3)
    const ragged = await importBytes('满意度,说明\n1,好\n2,不错,很好\n', 'a.csv')
    expect(ragged.warnings.find(warning => warning.code === 'raggedRows')).toMatchObject({ params: { n: 1 }, row: 3 })
  })
})

describe('numbers in text', () => {
  it('never loses leading zeros or long digits', async () => {
    const imported = await importBytes('code,long,price\n007,12345678901234567,1.50\n010,12345678901234568,2.25\n011,12345678901234569,3\n', 'a.csv')
    expect(imported.values('code').every(value => typeof value === 'number' || /^0/.test(String(value)))).toBe(true)
    expect(imported.values('long')).toEqual(['12345678901234567', '12345678901234568', '12345678901234569'])
    expect(imported.values('price')).toEqual([1.5, 2.25, 3])
    expect(warningCodes(imported)).toContain('leadingZeros')
  })

  it('knows an id from a number', () => {
    expect(['0', '0.5', '-3', '1e5', '196.30520000000001', '123456789012345'].map(numberLook)).toEqual(Array.from({ length: 6 }, () => 'number'))
    expect(['007', '1234567890123456', '110101199003074512'].map(numberLook)).toEqual(['idLike', 'idLike', 'idLike'])
    expect(['', '-', '1-2', '1.2.3', '12a', '=1', 'Infinity', '1e999', '0x10'].map(numberLook)).toEqual(Array.from({ length: 9 }, () => 'text'))
    expect(looseNumber('1,234.5')).toBe(1234.5)
    expect(looseNumber('49秒')).toBe(49)
    expect(looseNumber('３．５')).toBe(3.5)
    expect(looseNumber('1,2')).toBeNull()
  })
})

describe('dates in text', () => {
  it('finds the order from the whole column', () => {
    expect(dateOrder(['9/26/2024 15:49:00', '10/1/2024 19:15'])).toBe('monthFirst')
    expect(dateOrder(['26/9/2024', '1/10/2024'])).toBe('dayFirst')
    expect(dateOrder(['1/2/2024'])).toBe('unclear')
    expect(isoDate('05/24/2021 12:05:53 PM', 'monthFirst')).toBe('2021-05-24 12:05:53')
    expect(isoDate('03/24/2020 7:14:41 AM', 'monthFirst')).toBe('2020-03-24 07:14:41')
    expect(isoDate('2021/4/26 19:50', 'iso')).toBe('2021-04-26 19:50:00')
    expect(isoDate('2024年5月6日', 'iso')).toBe('2024-05-06')
    expect(isoDate('1/2/2024', 'unclear')).toBeNull()
    expect(isoDate('2024/13/01', 'iso')).toBeNull()
  })
})
