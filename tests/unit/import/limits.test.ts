import { describe, expect, it } from 'vitest'
import { noIssues } from '../../../main/engine/import/issues.ts'
import { limits } from '../../../main/engine/import/limits.ts'
import { DelimitedReader } from '../../../main/engine/import/text/delimited.ts'
import { readSharedStrings } from '../../../main/engine/import/xlsx/parts.ts'
import { MORE, nameCode, XmlScan } from '../../../main/engine/import/xlsx/xmlScan.ts'
import type { Archive } from '../../../main/engine/import/zip/archive.ts'
import { openArchive } from '../../../main/engine/import/zip/archive.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { importBytes, refusal, warningCodes } from '../../fixtures/import/reading.ts'
import { columnName, makeWorkbook } from '../../fixtures/import/workbook.ts'
import { makeZip } from '../../fixtures/import/zip.ts'

/** Code of what a piece of work throws; 'none' when it passes. */
async function outcome(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'none'
  } catch (error) {
    return error instanceof YinguoError ? error.code : String(error)
  }
}
const drain = async (archive: Archive, name: string): Promise<number> => {
  let total = 0
  for await (const piece of archive.read(name)) total += piece.length
  return total
}

describe('limits of a zip', () => {
  it('entries', async () => {
    const zip = (n: number): Buffer => makeZip(Array.from({ length: n }, (_, i) => ({ name: `p${i}`, data: 'x' })))
    expect(await outcome(() => openArchive(zip(limits.zipEntries)))).toBe('none')
    expect(await outcome(() => openArchive(zip(limits.zipEntries + 1)))).toBe('M09')
  })

  it('length of a name', async () => {
    const zip = (n: number): Buffer => makeZip([{ name: 'n'.repeat(n), data: 'x' }])
    expect(await outcome(() => openArchive(zip(limits.zipNameLength)))).toBe('none')
    expect(await outcome(() => openArchive(zip(limits.zipNameLength + 1)))).toBe('M09')
  })

  it('inflate ratio, also when the directory lies about it', async () => {
    const zeros = Buffer.alloc(limits.inflateGrace + 1_000_000)
    expect(await outcome(() => openArchive(makeZip([{ name: 'a', data: zeros }])))).toBe('M10')
    const lying = await openArchive(makeZip([{ name: 'a', data: zeros, claim: { uncompressedSize: 1000 } }]))
    expect(await outcome(() => drain(lying, 'a'))).toBe('M10')
    const small = await openArchive(makeZip([{ name: 'a', data: Buffer.alloc(limits.inflateGrace) }]))
    expect(await drain(small, 'a')).toBe(limits.inflateGrace)
  })

  it('claimed size of a part and of all parts', async () => {
    const noise = Buffer.from(Array.from({ length: 6_000_000 }, (_, i) => (i * 2_654_435_761) >>> 24))
    const claim = (uncompressedSize: number): Buffer => makeZip([{ name: 'a', data: noise, level: 0, claim: { uncompressedSize } }])
    expect(await outcome(() => openArchive(claim(limits.partBytes)))).toBe('none')
    expect(await outcome(() => openArchive(claim(limits.partBytes + 1)))).toBe('M09')
  })

  it('parts that share bytes', async () => {
    const parts = [{ name: 'a', data: 'x'.repeat(500) }, { name: 'b', data: 'y'.repeat(500), claim: { offset: 0 } }]
    expect(await outcome(() => openArchive(makeZip(parts)))).toBe('M10')
  })

  it('encrypted and unknown parts are named', async () => {
    const encrypted = await openArchive(makeZip([{ name: 'a', data: 'x', claim: { flags: 1 } }]))
    expect(await outcome(() => drain(encrypted, 'a'))).toBe('M08')
    const odd = await openArchive(makeZip([{ name: 'a', data: 'x', claim: { method: 12 } }]))
    expect(await outcome(() => drain(odd, 'a'))).toBe('M11')
  })

  it('never follows a name out of the archive', async () => {
    const archive = await openArchive(makeZip([{ name: '../../etc/x', data: 'x' }, { name: '/abs', data: 'y' }, { name: 'C:\\z', data: 'z' }]))
    expect(await drain(archive, '/abs')).toBe(1)
    expect([...archive.parts.keys()]).toEqual(['../../etc/x', 'abs', 'c:/z'])
  })
})

describe('limits of XML', () => {
  const scanAll = (xml: string): void => {
    const scan = new XmlScan('part')
    scan.push(Buffer.from(xml))
    while (scan.next() !== MORE) { if (scan.name === nameCode('a')) scan.attribute(nameCode('wanted')) }
  }
  const nested = (depth: number): string => `${'<b>'.repeat(depth)}${'</b>'.repeat(depth)}`
  const attributes = (n: number): string => `<a ${Array.from({ length: n }, (_, i) => `x${i}="1"`).join(' ')}/>`

  it('depth', async () => {
    expect(await outcome(() => scanAll(nested(limits.xmlDepth)))).toBe('none')
    expect(await outcome(() => scanAll(nested(limits.xmlDepth + 1)))).toBe('M11')
  })
  it('attributes', async () => {
    expect(await outcome(() => scanAll(attributes(limits.xmlAttributes)))).toBe('none')
    expect(await outcome(() => scanAll(attributes(limits.xmlAttributes + 1)))).toBe('M11')
  })
  it('no DOCTYPE, so no entity', async () => {
    expect(await outcome(() => scanAll('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'))).toBe('M11')
  })
  it('a text that does not end', async () => {
    const feed = (n: number): void => {
      const scan = new XmlScan('part')
      scan.push(Buffer.from('<a>'))
      for (let i = 0; i < n; i++) { scan.push(Buffer.alloc(1_000_000, 0x61)); while (scan.next() !== MORE); }
      scan.push(Buffer.from('</a>'))
    }
    expect(await outcome(() => feed(limits.xmlTextBytes / 1_000_000))).toBe('none')
    expect(await outcome(() => feed(limits.xmlTextBytes / 1_000_000 + 1))).toBe('M09')
  })
  it('shared strings', async () => {
    const fake = (n: number): Archive => ({
      parts: new Map(),
      async *read() {
        yield Buffer.from('<sst>')
        for (let i = 0; i < n; i += 1000) yield Buffer.from('<si><t>a</t></si>'.repeat(Math.min(1000, n - i)))
        yield Buffer.from('</sst>')
      },
    })
    expect(await outcome(() => readSharedStrings(fake(limits.sharedStrings), 'p', () => {}))).toBe('none')
    expect(await outcome(() => readSharedStrings(fake(limits.sharedStrings + 1), 'p', () => {}))).toBe('M09')
  })
})

describe('limits of a sheet', () => {
  it('sheets', async () => {
    const book = (n: number): Buffer => makeWorkbook({ sheets: Array.from({ length: n }, (_, i) => ({ name: `S${i}`, rows: i === 0 ? [['姓别', '年龄段'], ['男', '青年'], ['女', '青年']] : [] })) })
    expect((await refusal(book(limits.sheets), 'a.xlsx')).code).toBe('none')
    expect(await refusal(book(limits.sheets + 1), 'a.xlsx')).toMatchObject({ code: 'M09', params: { what: 'sheets', max: limits.sheets } })
  })

  it('columns', async () => {
    const book = (column: number): Buffer => makeWorkbook({ sheets: [{ name: 'S', rows: [], sheetData: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="${columnName(column)}1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>` }] })
    expect((await refusal(book(limits.columns - 1), 'a.xlsx')).code).toBe('none')
    expect(await refusal(book(limits.columns), 'a.xlsx')).toMatchObject({ code: 'M09', params: { what: 'columns', n: limits.columns + 1, max: limits.columns } })
  })

  it('variables: proposed with a word, for the recipe can leave some out', async () => {
    const csv = (n: number): string => `${Array.from({ length: n }, (_, i) => `x${i}`).join(',')}\n${'1,'.repeat(n - 1)}1\n`
    expect(warningCodes(await importBytes(csv(limits.variables), 'a.csv'))).not.toContain('tooManyColumns')
    expect((await importBytes(csv(limits.variables + 1), 'a.csv')).warnings.find(warning => warning.code === 'tooManyColumns')?.params).toEqual({ n: 1901, max: 1900 })
  })

  it('rows', async () => {
    const csv = (n: number): string => `value\n${'7\n'.repeat(n)}`
    expect((await refusal(csv(limits.rows), 'a.csv')).code).toBe('none')
    expect(await refusal(csv(limits.rows + 1), 'a.csv')).toMatchObject({ code: 'M09', params: { what: 'rows', max: limits.rows } })
  })

  it('cells', async () => {
    const row = `${'5,'.repeat(99)}5\n`
    const feed = (cells: number): void => {
      const reader = new DelimitedReader(',', noIssues(), 'a.csv')
      const piece = row.repeat(1000)
      for (let i = 0; i < Math.floor(cells / 100_000); i++) reader.push(piece)
      reader.push(`${'5,'.repeat(cells % 100_000)}`)
      reader.end()
    }
    expect(await outcome(() => feed(limits.cells))).toBe('none')
    expect(await outcome(() => feed(limits.cells + 1))).toBe('M09')
  })

  it('text of a cell', async () => {
    const csv = (n: number): string => `a,b\n"${'字'.repeat(n)}",1\n`
    expect((await refusal(csv(limits.cellTextHard), 'a.csv')).code).toBe('none')
    expect((await refusal(csv(limits.cellTextHard + 1), 'a.csv')).code).not.toBe('none')
  })
})
