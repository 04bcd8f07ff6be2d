import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identifierKind, isBankCard, isIdCard } from '../../main/engine/import/propose/identifiers.ts'
import { isBackground } from '../../shared/model/background.ts'
import { identifierColumns, lookAlikes } from '../fixtures/import/personal.ts'
import { importBytes } from '../fixtures/import/reading.ts'
import { testEngine } from '../fixtures/engine.ts'
import type { TestEngine } from '../fixtures/engine.ts'

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const csvOf = (columns: readonly { header: string; cells: readonly string[] }[]): string =>
  [columns.map(column => quoted(column.header)), ...Array.from({ length: columns[0]!.cells.length }, (_, row) => columns.map(column => quoted(column.cells[row]!)))].map(line => line.join(',')).join('\r\n')

describe('P1: identifiers are found at import', () => {
  it('knows check digits', () => {
    // GB 11643-1999, annex; ISO/IEC 7812-1, annex B.
    expect(['11010519491231002X', '440524188001010014'].map(isIdCard)).toEqual([true, false])
    expect(isIdCard('110105194912310021')).toBe(false)
    expect(['4992739871600000', '4111111111111111', '4111111111111112', '6222021234567890128'].map(isBankCard)).toEqual([false, true, false, true])
  })

  it('knows a request for an address by mail in its many words, and leaves questions about mail alone', () => {
    const blank = { distinct: [], filled: 4, complete: true } as unknown as Parameters<typeof identifierKind>[1]
    for (const title of ['Please enter your e-mail…', 'Please enter your e-mail address below', 'Please leave your email here', 'Please enter your e-mail and we will send you a voucher', 'If you would like to receive the results, please enter your e-mail address', 'Please enter your e-mail below (optional):']) expect(identifierKind(title, blank), title).toBe('email')
    for (const title of ['How often do you check your e-mail?', 'Please enter your opinion of our email newsletter', 'Please rate the email address form', 'If you use e-mail, please state how often']) expect(identifierKind(title, blank), title).toBeNull()
  })

  it('finds at least 98 of 100 columns and cries wolf at most 5 times in 100', async () => {
    const personal = identifierColumns()
    const harmless = lookAlikes()
    expect([personal.length, harmless.length]).toEqual([200, 100])
    const missed: string[] = []
    const alarms: string[] = []
    for (const [columns, list, wanted] of [[personal, missed, true], [harmless, alarms, false]] as const) {
      // Ten at a time beside two ordinary questions, as in a survey.
      for (let from = 0; from < columns.length; from += 10) {
        const part = columns.slice(from, from + 10)
        const rows = part[0]!.cells.length
        const asked = [{ header: '您对服务是否满意', cells: Array.from({ length: rows }, (_, i) => ['满意', '一般', '不满意'][i % 3]!) }, { header: '您的性别', cells: Array.from({ length: rows }, (_, i) => ['男', '女'][i % 2]!) }]
        const { proposal } = await importBytes(csvOf([...asked, ...part]), 'people.csv')
        part.forEach((column, index) => {
          const found = proposal.recipe.variables.find(variable => variable.source.column === index + asked.length)
          if (!found) throw new Error(column.header)
          if ((found.role === 'identifier') !== wanted) list.push(`${column.header}: ${column.cells[0]!}`)
          if (found.role === 'identifier') expect(found.include).toBe(false)
        })
      }
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(4)
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(5)
  })
})

describe('P2: what is left out is not in what goes out', () => {
  let test: TestEngine
  let folder: string
  beforeAll(async () => {
    test = await testEngine()
    folder = mkdtempSync(join(tmpdir(), 'yinguo-people-'))
    await test.newProject('people')
  })
  afterAll(async () => {
    await test.dispose()
    rmSync(folder, { recursive: true, force: true })
  })

  const tokens = { name: (i: number) => `姓名${String(i).padStart(4, '0')}赵`, phone: (i: number) => `1380000${String(i).padStart(4, '0')}`, mail: (i: number) => `token${i}@mail.example`, ip: (i: number) => `198.51.${Math.floor(i / 250)}.${i % 250 + 1}(上海-上海)` }
  const ROWS = 250
  const sheet = csvOf([
    { header: '序号', cells: Array.from({ length: ROWS }, (_, i) => String(i + 1)) }, { header: '提交答卷时间', cells: Array.from({ length: ROWS }, (_, i) => `2024/6/${1 + i % 28} 9:05:${10 + i % 50}`) },
    { header: '所用时间', cells: Array.from({ length: ROWS }, () => '49秒') }, { header: '来源', cells: Array.from({ length: ROWS }, () => '微信') }, { header: '来自IP', cells: Array.from({ length: ROWS }, (_, i) => tokens.ip(i)) },
    { header: '1、您的姓名', cells: Array.from({ length: ROWS }, (_, i) => tokens.name(i)) }, { header: '2、您的手机号', cells: Array.from({ length: ROWS }, (_, i) => tokens.phone(i)) }, { header: '3、您的邮箱', cells: Array.from({ length: ROWS }, (_, i) => tokens.mail(i)) },
    { header: '4、您的性别', cells: Array.from({ length: ROWS }, (_, i) => ['男', '女'][i % 2]!) }, { header: '5、您的年龄', cells: Array.from({ length: ROWS }, (_, i) => ['18-25', '26-40', '41-60'][i % 3]!) }, { header: '6、满意度', cells: Array.from({ length: ROWS }, (_, i) => String(1 + i % 5)) },
  ])
  const all = Array.from({ length: ROWS }, (_, i) => [tokens.name(i), tokens.phone(i), tokens.mail(i), tokens.ip(i).replace(/\(.*/, '')]).flat()

  async function textOf(path: string): Promise<string> {
    const bytes = readFileSync(path)
    if (!/xlsx|docx|pptx$/.test(path)) return bytes.toString('utf8')
    const zip = await JSZip.loadAsync(bytes)
    return (await Promise.all(Object.values(zip.files).filter(entry => !entry.dir).map(entry => entry.async('string')))).join('\n')
  }
  const hits = (text: string): string[] => all.filter(token => text.includes(token))

  it('1,000 tokens: left out by default, masked, coarsened; none in any export', async () => {
    const path = join(folder, '100_按文本_people_250_250.csv')
    writeFileSync(path, `\ufeff${sheet}`)
    expect(all).toHaveLength(1000)
    const { client, grants } = test
    const proposal = await client.call('import.inspect', { grant: grants.add(path, 'read'), options: {} })
    const personal = proposal.recipe.variables.filter(variable => variable.role === 'identifier')
    expect(personal.map(variable => [variable.label, variable.include])).toEqual([['来自IP', false], ['您的姓名', false], ['您的手机号', false], ['您的邮箱', false]])
    // The name is masked, the place coarsened, the mail kept on purpose, the phone left out.
    const variables = proposal.recipe.variables.map(variable => (
      variable.label === '您的姓名' ? { ...variable, include: true, treatment: 'mask' as const, role: 'paradata' as const }
      : variable.label === '来自IP' ? { ...variable, include: true, treatment: 'city' as const, role: 'paradata' as const }
      : variable.label === '您的邮箱' ? { ...variable, include: true }
      : variable.label === '提交答卷时间' ? { ...variable, treatment: 'day' as const } : variable))
    const done = await client.call('import.commit', { session: proposal.session, recipe: { ...proposal.recipe, variables } })
    const page = await client.call('dataset.page', { dataset: done.dataset.id, offset: 0, limit: 2, variables: ['Q1', '来自IP', '提交答卷时间'] })
    expect(page.rows.map(row => row.values)).toEqual([['1', '上海-上海', '2024-06-01'], ['2', '上海-上海', '2024-06-02']])
    for (const [format, values] of [['csv', 'codes'], ['csv', 'labels'], ['xlsx', 'labels'], ['json', 'codes']] as const) {
      const target = join(folder, `out-${values}.${format}`)
      const out = await client.call('export.data', { dataset: done.dataset.id, format, values, grant: grants.add(target, 'create') })
      const text = await textOf(target)
      expect(hits(text), `${format} ${values}`).toEqual([])
      expect(text).toContain('2024-06-01')
      expect(out.warnings.find(warning => warning.code === 'M19')?.count).toBe(1)
    }
    const spec = { kind: 'bar', dataset: done.dataset.id, show: { type: 'scores', by: 'item' } } as const
    for (const format of ['docx', 'pptx', 'xlsx'] as const) {
      const target = join(folder, `report.${format}`)
      await client.call('export.report', { title: 'people', figures: [spec], format, grant: grants.add(target, 'create') })
      const text = await textOf(target)
      expect(hits(text), format).toEqual([])
      expect(text).toContain('满意度')
    }
  })

  it('keeps no copy beside the project: what waits in temporary files holds no token', () => {
    const scratch = readdirSync(test.dir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && !entry.name.endsWith('.yinguo'))
    for (const entry of scratch) expect(hits(readFileSync(join(entry.parentPath, entry.name)).toString('latin1')), entry.name).toEqual([])
  })
})

describe('P3: small cells are shown', () => {
  it('asks about who answers, not about what is said of the service', () => {
    const variable = (label: string, kind: 'nominal' | 'text' = 'nominal') => isBackground({ label, kind, role: 'answer' })
    expect(['您的性别', '您的年龄段', '所在地区', 'Gender', 'What is your age?', 'Country'].map(label => variable(label))).toEqual([true, true, true, true, true, true])
    expect(['服务态度', '您对我们城市的满意程度如何，请结合居住体验、出行体验、办事体验和消费体验综合评价后作答'].map(label => variable(label))).toEqual([false, false])
    expect(variable('您的职业', 'text')).toBe(false)
  })

  it('counts respondents behind rare combinations, and says so when data are exported', async () => {
    const test = await testEngine()
    try {
      await test.newProject('cells')
      const path = join(test.dir, 'cells.csv')
      // 12 men of the south, 6 women of the south, 4 men and 1 woman of the north.
      const rows = [...Array<string>(12).fill('男,南区,4'), ...Array<string>(6).fill('女,南区,5'), ...Array<string>(4).fill('男,北区,3'), '女,北区,2']
      writeFileSync(path, `您的性别,所在地区,满意度\n${rows.join('\n')}\n`)
      const proposal = await test.client.call('import.inspect', { grant: test.grants.add(path, 'read'), options: {} })
      const done = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
      const check = await test.client.call('privacy.smallCells', { dataset: done.dataset.id })
      expect(check).toEqual({ smallest: 1, combinations: 2, respondents: 5, variables: ['您的性别', '所在地区'], least: 5 })
      expect(await test.client.call('privacy.smallCells', { dataset: done.dataset.id, variables: ['您的性别'] })).toMatchObject({ smallest: 7, combinations: 0, respondents: 0 })
      const out = await test.client.call('export.data', { dataset: done.dataset.id, format: 'csv', grant: test.grants.add(join(test.dir, 'out.csv'), 'create') })
      expect(out.warnings).toContainEqual({ code: 'smallCells', count: 5 })
    } finally {
      await test.dispose()
    }
  })
})
