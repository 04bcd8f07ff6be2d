import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { importBytes, importFile, refusal, warningCodes } from '../../fixtures/import/reading.ts'
import { makeSav, SavBytes } from '../../fixtures/import/sav.ts'
import { makeZip } from '../../fixtures/import/zip.ts'

const own = (name: string): string => fileURLToPath(new URL(`../../fixtures/import/files/spss/${name}`, import.meta.url))
const SYSMIS = -Number.MAX_VALUE

/** fixture.sps says what PSPP was given; the expectations below are its cases typed again. */
describe.each(['bytecode.sav', 'plain.sav', 'zlib.zsav'])('a file that PSPP wrote: %s', name => {
  it('keeps values, labels, missing codes, levels and dates', async () => {
    const read = await importFile(own(name))
    expect(read.proposal.source).toMatchObject({ platform: 'sav', container: name.endsWith('.zsav') ? 'zsav' : 'sav', encoding: null })
    expect(read.warnings).toEqual([])
    expect(read.rows).toBe(5)
    expect(read.variable('id')).toMatchObject({ role: 'id', kind: 'number' })
    expect(read.variable('性别')).toMatchObject({ label: '您的性别', kind: 'nominal', codes: [{ code: 1, label: '男' }, { code: 2, label: '女' }, { code: 9, label: '未答', missing: true }] })
    expect(read.values('性别')).toEqual([1, 2, 1, 9, 2])
    const satisfied = read.variable('总体满意度')
    expect(satisfied).toMatchObject({ kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' } })
    expect(satisfied.codes.filter(code => code.missing)).toEqual([{ code: -8, label: '跳过', missing: true }, { code: 99, label: '不清楚', missing: true }])
    expect(read.values('总体满意度')).toEqual([5, 3, 99, -8, 1])
    expect(read.variable('income')).toMatchObject({ label: '月收入', kind: 'number', codes: [] })
    expect(read.values('income')).toEqual([1234.5, -0.1, null, 1e10, 0.333333333333])
    expect(read.values('日期')).toEqual(['2024-03-01', '1999-12-31', '2024-02-29', null, '2000-01-01'])
    expect(read.values('时刻')).toEqual(['2024-03-01 09:05:07', '1999-12-31 23:59:59', '2024-02-29 00:00:00', null, '2000-01-01 12:00:00'])
    expect(read.values('用时')).toEqual(['00:10:30', '01:00:00', null, '23:59:59', '30:00:01'])
    expect(['日期', '时刻', '用时'].map(id => read.variable(id).kind)).toEqual(['date', 'date', 'date'])
    expect(read.variable('grade').codes).toEqual([{ code: 1, label: '甲' }, { code: 2, label: '乙' }, { code: 3, label: '拒答', missing: true }])
    expect(read.values('grade')).toEqual([1, 2, 1, 3, null])
    expect(read.variable('w')).toMatchObject({ role: 'paradata', kind: 'number', question: null })
  })

  it('a string of 600 bytes comes in one piece, labels of long strings with it', async () => {
    const read = await importFile(own(name))
    expect(read.variable('comment')).toMatchObject({ kind: 'text', label: '意见' })
    expect(read.values('comment')).toEqual([`长${'x'.repeat(587)}`, '好', null, '好', '好'])
    expect(read.variable('city').codes[0]).toEqual({ code: 1, label: '北京' })
    expect(read.values('city')).toEqual([1, 2, null, 3, 1])
  })

  it('multiple-response sets become questions of options', async () => {
    const read = await importFile(own(name))
    const question = (id: string): unknown => read.proposal.recipe.questions.find(own => own.id === id)
    expect(question('channel')).toMatchObject({ title: '使用渠道', kind: 'multiple' })
    expect(['q1', 'q2', 'q3'].map(id => [read.variable(id).kind, read.variable(id).label, read.variable(id).question])).toEqual([['indicator', '网点', 'channel'], ['indicator', '手机', 'channel'], ['indicator', '电话', 'channel']])
    // 9 was declared missing, blanks are the system's missing value.
    expect([read.values('q1'), read.values('q2'), read.values('q3')]).toEqual([[1, 0, 0, 1, null], [0, 1, 0, 1, null], [1, 0, 0, null, null]])
    expect(question('brand')).toMatchObject({ title: '提及品牌', kind: 'multiple' })
    expect([1, 2, 3].map(n => [read.variable(`brand_${n}`).label, read.values(`brand_${n}`)])).toEqual([['华为', [1, 0, 0, null, 1]], ['小米', [1, 0, 1, null, 0]], ['苹果', [0, 1, 1, null, 0]]])
    expect([read.variable('m1').include, read.variable('m2').include]).toEqual([false, false])
  })
})

describe('system files of other makes', () => {
  it.each([false, true])('big-endian %s: the same numbers and texts', async big => {
    const bytes = makeSav({ big, cases: 2, variables: [{ name: 'A' }, { name: 'B', width: 12, format: 0x010c00 }, { name: 'C' }],
      data: out => out.double(1.5).text('hello world!', 16).double(-3).double(SYSMIS).text('zweite Zeile', 16).double(1e300) })
    const read = await importBytes(bytes, 'a.sav')
    expect([read.values('A'), read.values('B'), read.values('C')]).toEqual([[1.5, null], ['hello world!', 'zweite Zeile'], [-3, 1e300]])
  })

  it('GBK: by its name, by its code page, and guessed when the file says nothing', async () => {
    const gbk = (text: string): Buffer => iconv.encode(text, 'gbk')
    const sketch = (extra: (out: SavBytes) => void): Buffer => makeSav({ cases: 1, extra, variables: [{ name: 'SEX', label: gbk('您的性别是什么') }, { name: 'CITY', width: 8, format: 0x010800, label: gbk('您所在的城市') }],
      data: out => out.double(1).text(gbk('哈尔滨'), 8) })
    const machine = (page: number): Buffer => new SavBytes(false).int(22, 0, 0, -1, 1, 1, 2, page).whole()
    for (const extra of [(out: SavBytes) => { out.extension(20, 1, Buffer.from('GBK')) }, (out: SavBytes) => { out.extension(3, 4, machine(936)) }, (out: SavBytes) => { out.extension(3, 4, machine(2)) }]) {
      const read = await importBytes(sketch(extra), 'a.sav')
      expect(read.proposal.recipe.variables.map(variable => variable.label)).toEqual(['您的性别是什么', '您所在的城市'])
      // One case is too few for a code list.
      expect(['哈尔滨', 1]).toContain(read.values('CITY')[0])
    }
    const wrong = await importBytes(sketch(out => { out.extension(20, 1, Buffer.from('UTF-8')) }), 'a.sav')
    expect(warningCodes(wrong)).toContain('undecodable')
    expect((await importBytes(sketch(out => { out.extension(20, 1, Buffer.from('UTF-8')) }), 'a.sav', { encoding: 'gb18030' })).variable('SEX').label).toBe('您的性别是什么')
  })

  it('codes from -99 to 151 in one byte, another bias, filled groups, no end mark', async () => {
    const bytes = makeSav({ compression: 1, bias: 50, variables: [{ name: 'A' }, { name: 'S', width: 8, format: 0x010800 }],
      data: out => out.raw([51, 254, 0, 0, 255, 253, 253, 253]).text('abcdefgh', 8).double(2.5).text('x', 8) })
    const read = await importBytes(bytes, 'a.sav')
    expect([read.values('A'), read.values('S')]).toEqual([[1, null, 2.5], [null, 'abcdefgh', 'x']])
  })

  it('names past eight bytes, ranges with LOWEST, labels that are numbers', async () => {
    const bytes = makeSav({ cases: 4, variables: [{ name: 'V1', missing: { kind: -3, values: [-Number.MAX_VALUE, -1, 9] } }, { name: 'V2' }],
      extra: out => {
        out.int(3, 2).double(1).raw([1]).text('5', 7).double(5).raw([1]).text('1', 7).int(4, 1, 2)
        out.extension(13, 1, Buffer.from('V1=SatisfactionOverall\tV2=另一个'))
      },
      data: out => out.double(-7, 1).double(9, 5).double(3, 1).double(-1, 5) })
    const read = await importBytes(bytes, 'a.sav')
    expect(read.values('SatisfactionOverall')).toEqual([-7, 9, 3, -1])
    expect(read.variable('SatisfactionOverall').codes).toEqual([{ code: 9, label: '9', missing: true }, { code: -7, label: '-7', missing: true }, { code: -1, label: '-1', missing: true }])
    // A label that looks like another code does not take its place.
    expect(read.values('另一个')).toEqual([1, 5, 1, 5])
    expect(read.variable('另一个').codes).toEqual([{ code: 1, label: '5' }, { code: 5, label: '1' }])
  })

  it('lies in a zip, and under another name', async () => {
    const bytes = readFileSync(own('bytecode.sav'))
    expect((await importBytes(makeZip([{ name: 'data.sav', data: bytes }]), 'a.zip')).rows).toBe(5)
    expect(warningCodes(await importBytes(bytes, 'a.xlsx'))).toEqual(['wrongExtension'])
  })
})

describe('hostile system files', () => {
  const cut = async (bytes: Buffer): Promise<string> => (await refusal(bytes, 'a.sav')).code

  it.each(['bytecode.sav', 'plain.sav', 'zlib.zsav'])('%s cut anywhere is M11, or holds no rows', async name => {
    const bytes = readFileSync(own(name))
    for (let length = 4; length < bytes.length; length += Math.max(1, Math.floor(bytes.length / 150))) expect(await cut(bytes.subarray(0, length)), `cut at ${length}`).toBe('M11')
  })

  it('counts and sizes that no file holds are refused before anything is made for them', async () => {
    const started = process.memoryUsage().rss
    const one = [{ name: 'A' }]
    const records: ((out: SavBytes) => void)[] = [
      out => out.int(3, 0x7fffffff), out => out.int(3, -1), out => out.int(6, 0x7fffffff), out => out.int(7, 13, 1, 0x7fffffff), out => out.int(7, 13, 0x10000, 0x10000), out => out.int(7, 4, -8, 3),
      out => out.int(3, 0, 4, 0x7fffffff), out => out.int(5, 1), out => out.extension(21, 1, new SavBytes(false).int(1).text('A', 1).int(20, 0x7fffffff).whole()),
    ]
    for (const extra of records) expect(await cut(makeSav({ variables: one, extra }))).toBe('M11')
    expect(await cut(makeSav({ variables: one, cases: 0x7fffffff }))).toBe('M09')
    expect(await cut(makeSav({ variables: one, compression: 7 }))).toBe('M11')
    expect(await cut(makeSav({ variables: [{ name: 'A', width: 300 }] }))).toBe('M11')
    expect(await cut(makeSav({ variables: [] }))).toBe('M11')
    expect(process.memoryUsage().rss - started).toBeLessThan(200e6)
  })

  it('one with a password is named', async () => {
    expect(await cut(Buffer.concat([Buffer.from([0x1c, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('ENCRYPTEDSAV'), Buffer.from([0x15]), Buffer.alloc(15), Buffer.alloc(64, 0xa7)]))).toBe('M08')
  })

  it('blocks of a .zsav that lie about their size are refused', async () => {
    const zsav = (size: number, count: number, packed: Buffer): Buffer => {
      const long = (value: number): Buffer => { const part = Buffer.alloc(8); part.writeBigInt64LE(BigInt(value)); return part }
      const head = makeSav({ compression: 2, variables: [{ name: 'A' }] })
      const at = head.length
      const trailer = at + 24 + packed.length
      const parts = [head, long(at), long(trailer), long(24 + 24 * count), packed, long(-100), long(0), new SavBytes(false).int(0x3ff000, count).whole()]
      for (let block = 0; block < count; block++) parts.push(long(at), long(at + 24), new SavBytes(false).int(size, packed.length).whole())
      return Buffer.concat(parts)
    }
    const cases = Buffer.from([101, 102, 252, 0, 0, 0, 0, 0])
    expect((await importBytes(zsav(8, 1, deflateSync(cases)), 'a.zsav')).values('A')).toEqual([1, 2])
    const bomb = deflateSync(Buffer.alloc(50_000_000))
    for (const bytes of [zsav(8, 1, bomb), zsav(4_000_000, 1, bomb), zsav(9, 1, deflateSync(cases)), zsav(8, 2, deflateSync(cases)), zsav(8, 1, Buffer.from('nothing packed'))]) expect(await cut(bytes)).toBe('M11')
  })

  it('sets and attributes that make no sense cost nothing but themselves', async () => {
    const extra = (out: SavBytes): void => {
      out.extension(7, 1, Buffer.from('$a=D1 1 99999 x A\n$b=Q\n')).extension(19, 1, Buffer.from('$c=E 1')).extension(18, 1, Buffer.from("A:YinguoId('__proto__'\n)YinguoKind('nothing'\n)/B:x(")).extension(11, 4, new SavBytes(false).int(1).whole())
    }
    const read = await importBytes(makeSav({ cases: 2, variables: [{ name: 'A' }], extra, data: out => out.double(1, 2) }), 'a.sav')
    expect(read.values('A')).toEqual([1, 2])
    expect(read.proposal.recipe.questions.map(question => question.kind)).toEqual(['number'])
  })

  it('600 files with bytes changed at random are read or refused by name, never slowly', async () => {
    let seed = 20_260_105
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor(seed / 2 ** 32 * below)
    }
    const files = ['bytecode.sav', 'plain.sav', 'zlib.zsav'].map(name => readFileSync(own(name)))
    const codes = new Set<string>()
    for (let trial = 0; trial < 600; trial++) {
      const bytes = Buffer.from(files[trial % files.length]!)
      for (let change = random(6); change >= 0; change--) {
        const at = 4 + random(bytes.length - 8)
        if (random(2) === 0) bytes.writeUInt8(random(256), at)
        else bytes.writeInt32LE([0, -1, 0x7fffffff, 255, 256, 32_767, 1, 2, 999][random(9)]!, at & ~3)
      }
      codes.add(await cut(bytes))
    }
    expect([...codes].filter(code => !['none', 'M09', 'M11', 'M23'].includes(code))).toEqual([])
  })
})
