import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportProposal, ImportRecipe, ImportResult } from '../../shared/contract/import.ts'
import { openProject } from '../../main/engine/store/openProject.ts'
import { koboForm } from '../fixtures/import/moreSurveys.ts'
import { makeWorkbook } from '../fixtures/import/workbook.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { testEngine } from '../fixtures/engine.ts'

let test: TestEngine
let path: string
beforeEach(async () => {
  test = await testEngine()
  path = (await test.newProject('people')).path
})
afterEach(() => test.dispose())

const ROWS = 40
const name = (i: number): string => `欧阳令${String.fromCodePoint(0x4e00 + 11 * i)}`
const phone = (i: number): string => `1391234${String(i).padStart(4, '0')}`
const header = ['序号', '1、您的姓名', '2、您的手机号', '3、您的性别', '4、满意度']
const line = (i: number): (string | number)[] => [i + 1, name(i), phone(i), ['男', '女'][i % 2]!, 1 + i % 5]
const csv = (rows = ROWS): string => `${[header, ...Array.from({ length: rows }, (_, i) => line(i))].map(cells => cells.join(',')).join('\r\n')}\r\n`
const emptied = (): string => `${[header, ...Array.from({ length: ROWS }, (_, i) => [i + 1, '', '', ['男', '女'][i % 2]!, 1 + i % 5])].map(cells => cells.join(',')).join('\r\n')}\r\n`
const workbook = (): Buffer => makeWorkbook({ sheets: [{ name: '答卷', rows: [header, ...Array.from({ length: ROWS }, (_, i) => line(i))] }, { name: '通讯录', rows: [['姓名', '电话'], [name(1), phone(1)]] }] })
const tokens = Array.from({ length: ROWS }, (_, i) => [name(i), phone(i)]).flat()

/** Which tokens stand in the raw bytes of the project file, in either encoding. */
function found(): string[] {
  const bytes = readFileSync(path)
  return tokens.filter(token => bytes.includes(token, 0, 'utf8') || bytes.includes(token, 0, 'utf16le'))
}
async function look(file: string, bytes: Buffer | string): Promise<ImportProposal> {
  writeFileSync(join(test.dir, file), bytes)
  return test.client.call('import.inspect', { grant: test.grants.add(join(test.dir, file), 'read') })
}
const commit = (proposal: ImportProposal, recipe: ImportRecipe = proposal.recipe): Promise<ImportResult> => test.client.call('import.commit', { session: proposal.session, recipe })
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
/** The bytes the project keeps of a file, by id of the source. */
async function kept(source: number): Promise<Buffer> {
  await test.client.call('project.close', {})
  const store = await openProject(path, { readOnly: false, scratch: join(test.dir, 'scratch') })
  const bytes = store.database.prepare('SELECT bytes FROM source WHERE dataset = ?').pluck().get(source) as Buffer
  store.close()
  await test.client.call('project.open', { grant: test.grants.add(path, 'write') })
  return Buffer.from(bytes)
}

describe('the file that a project keeps (P2, P4)', () => {
  it('holds no cell of a personal column that was left out, from a csv or a workbook', async () => {
    for (const [file, bytes] of [['a.csv', csv()], ['b.xlsx', workbook()]] as const) {
      const proposal = await look(file, bytes)
      expect(proposal.recipe.variables.filter(variable => variable.role === 'identifier').map(variable => variable.label)).toEqual(['您的姓名', '您的手机号'])
      const done = await commit(proposal)
      expect(done.source).toMatchObject({ file, sha256: sha256(bytes), stored: { container: 'csv', sha256: sha256(emptied()), emptied: [1, 2] } })
      expect((await test.client.call('dataset.get', { dataset: done.dataset.id })).source).toEqual(done.source)
      expect((await kept(done.dataset.id)).toString()).toBe(emptied())
    }
    expect(found()).toEqual([])
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('holds no cell of a masked column, and none of a newer file that comes in later', async () => {
    const proposal = await look('c.csv', csv(30))
    const variables = proposal.recipe.variables.map(variable => (variable.label === '您的姓名' ? { ...variable, include: true, role: 'paradata' as const, treatment: 'mask' as const } : variable))
    const { dataset } = await commit(proposal, { ...proposal.recipe, variables })
    const newer = await look('c2.csv', csv())
    await test.client.call('merge.inspect', { session: newer.session, dataset: dataset.id })
    const merged = await test.client.call('merge.commit', { session: newer.session, dataset: dataset.id, conflicts: 'local', gone: null })
    expect(merged.rows).toBe(ROWS)
    expect((await kept(dataset.id + 1)).toString()).toBe(emptied())
    expect(found()).toEqual([])
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('is the file itself when it names nobody, when persons are kept, or when it is wanted so', async () => {
    const plain = '序号,您的性别,满意度\n1,男,4\n2,女,5\n3,男,3\n'
    const harmless = await commit(await look('d.csv', plain))
    expect(harmless.source.stored).toBeUndefined()
    expect((await kept(harmless.dataset.id)).toString()).toBe(plain)
    const all = await look('e.csv', csv())
    const withPersons = await commit(all, { ...all.recipe, variables: all.recipe.variables.map(variable => ({ ...variable, include: true })) })
    expect(withPersons.source.stored).toBeUndefined()
    const whole = await look('f.csv', csv())
    const asItIs = await commit(whole, { ...whole.recipe, original: 'whole' })
    expect((await kept(asItIs.dataset.id)).toString()).toBe(csv())
    expect(found()).toEqual(tokens)
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('does not come back with another sheet: a form whose repeat group names people', async () => {
    const bytes = koboForm()
    const done = await commit(await look('form.xlsx', bytes))
    for (const id of [done.dataset.id, done.related[0]!.id]) expect((await kept(id)).subarray(0, 2).toString()).not.toBe('PK')
    const members = await test.client.call('dataset.get', { dataset: done.related[0]!.id })
    expect(members.source).toMatchObject({ sha256: sha256(bytes) })
    expect(members.source.stored?.emptied).toHaveLength(1)
    const again = await look('form2.xlsx', bytes)
    const whole = await test.client.call('import.commit', { session: again.session, recipe: { ...again.recipe, original: 'whole' }, keepIdentifiers: true })
    expect((await test.client.call('dataset.get', { dataset: whole.related[0]!.id })).variables.some(variable => variable.label === 'name')).toBe(true)
    expect(await kept(whole.dataset.id)).toEqual(bytes)
  })

  it('is found out when it was changed behind the program', async () => {
    const { dataset } = await commit(await look('g.csv', csv()))
    await test.client.call('project.close', {})
    const store = await openProject(path, { readOnly: false, scratch: join(test.dir, 'scratch') })
    store.database.prepare("UPDATE source SET bytes = CAST('x' AS BLOB) WHERE dataset = ?").run(dataset.id)
    store.close()
    await test.client.call('project.open', { grant: test.grants.add(path, 'write') })
    const report = await test.client.call('project.check', {})
    expect(report.findings.filter(finding => finding.level === 'error').map(finding => finding.code)).toEqual(['source'])
  })
})
