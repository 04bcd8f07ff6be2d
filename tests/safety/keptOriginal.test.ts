import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportProposal, ImportRecipe, ImportResult, VariableDraft } from '../../shared/contract/import.ts'
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

/** Which tokens stand in the raw bytes of the project file, in either encoding, or in what it keeps compressed. */
async function found(): Promise<string[]> {
  const places = [readFileSync(path), ...(await allKept()).values()].map(unpacked)
  return tokens.filter(token => places.some(bytes => bytes.includes(token, 0, 'utf8') || bytes.includes(token, 0, 'utf16le')))
}
const unpacked = (bytes: Buffer): Buffer => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)
async function look(file: string, bytes: Buffer | string): Promise<ImportProposal> {
  writeFileSync(join(test.dir, file), bytes)
  return test.client.call('import.inspect', { grant: test.grants.add(join(test.dir, file), 'read') })
}
const commit = (proposal: ImportProposal, recipe: ImportRecipe = proposal.recipe): Promise<ImportResult> => test.client.call('import.commit', { session: proposal.session, recipe })
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
/** Works on the project file while no program has it open. */
async function behind<R>(work: (database: Awaited<ReturnType<typeof openProject>>['database']) => R): Promise<R> {
  await test.client.call('project.close', {})
  const store = await openProject(path, { readOnly: false, scratch: join(test.dir, 'scratch') })
  const done = work(store.database)
  store.close()
  await test.client.call('project.open', { grant: test.grants.add(path, 'write') })
  return done
}
/** The bytes the project keeps of each file, by id of the source. */
const allKept = (): Promise<Map<number, Buffer>> => behind(database =>
  new Map((database.prepare('SELECT dataset, bytes FROM source').raw().all() as [number, Buffer][]).map(([source, bytes]) => [source, Buffer.from(bytes)])))
async function kept(source: number): Promise<Buffer> {
  const bytes = (await allKept()).get(source)
  if (!bytes) throw new Error(`no source ${source}`)
  return bytes
}
const sound = async (): Promise<boolean> => (await test.client.call('project.check', {})).sound

describe('the file that a project keeps (P2, P4)', () => {
  it('holds no cell of a personal column that was left out, from a csv or a workbook', async () => {
    for (const [file, bytes] of [['a.csv', csv()], ['b.xlsx', workbook()]] as const) {
      const proposal = await look(file, bytes)
      expect(proposal.recipe.variables.filter(variable => variable.role === 'identifier').map(variable => variable.label)).toEqual(['您的姓名', '您的手机号'])
      const done = await commit(proposal)
      const copy = await kept(done.dataset.id)
      expect(done.source).toMatchObject({ file, sha256: sha256(bytes), stored: { container: 'csv.gz', sha256: sha256(copy), emptied: [1, 2] } })
      expect((await test.client.call('dataset.get', { dataset: done.dataset.id })).source).toEqual(done.source)
      expect(gunzipSync(copy).toString()).toBe(emptied())
    }
    expect(await found()).toEqual([])
    expect(await sound()).toBe(true)
  })

  it('holds no cell of a masked column, and none of a newer file that comes in later', async () => {
    const proposal = await look('c.csv', csv(30))
    const variables = proposal.recipe.variables.map(variable => (variable.label === '您的姓名' ? { ...variable, include: true, role: 'paradata' as const, treatment: 'mask' as const } : variable))
    const { dataset } = await commit(proposal, { ...proposal.recipe, variables })
    const newer = await look('c2.csv', csv())
    await test.client.call('merge.inspect', { session: newer.session, dataset: dataset.id })
    const merged = await test.client.call('merge.commit', { session: newer.session, dataset: dataset.id, conflicts: 'local', gone: null })
    expect(merged.rows).toBe(ROWS)
    expect(gunzipSync(await kept(dataset.id + 1)).toString()).toBe(emptied())
    expect(await found()).toEqual([])
    expect(await sound()).toBe(true)
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
    expect(await found()).toEqual(tokens)
    expect(await sound()).toBe(true)
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
    await behind(database => database.prepare("UPDATE source SET bytes = CAST('x' AS BLOB) WHERE dataset = ?").run(dataset.id))
    const report = await test.client.call('project.check', {})
    expect(report.findings.filter(finding => finding.level === 'error').map(finding => finding.code)).toEqual(['source'])
  })
  it('is read again when a commit was cancelled and the next wants it as it is; another file in its place is not taken', async () => {
    const rows = 60_000
    const proposal = await look('h.csv', csv(rows))
    const cancelled = async (): Promise<void> => {
      const stop = new AbortController()
      await expect(test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe }, {
        signal: stop.signal, onProgress: progress => { if (progress.phase === 'writing') stop.abort() },
      })).rejects.toMatchObject({ code: 'CANCELLED' })
    }
    await cancelled()
    const whole = { ...proposal.recipe, original: 'whole' as const }
    writeFileSync(join(test.dir, 'h.csv'), csv(rows - 1))
    await expect(commit(proposal, whole)).rejects.toMatchObject({ code: 'M25' })
    await cancelled()
    writeFileSync(join(test.dir, 'h.csv'), csv(rows))
    const done = await commit(proposal, whole)
    expect(done.source.stored).toBeUndefined()
    expect((await kept(done.dataset.id)).equals(Buffer.from(csv(rows)))).toBe(true)
    expect(await sound()).toBe(true)
  })

  it('is found in projects of earlier versions, which kept the copy uncompressed: sound, and read when its headers are wanted', async () => {
    const columns = ['序号', '您的性别', '满意度']
    const former = `${columns.join(',')},您的姓名\r\n1,男,4,\r\n2,女,5,\r\n3,男,3,\r\n`
    for (const container of ['csv', 'csv.gz'] as const) {
      const bytes = container === 'csv' ? Buffer.from(former) : gzipSync(former)
      await test.client.call('project.close', {})
      const store = await openProject(path, { readOnly: false, scratch: join(test.dir, 'scratch') })
      // Labels that a newer file does not have: only the headers of the kept copy lead to its columns.
      const variables = columns.map((_, column): VariableDraft => ({
        id: `V${column}`, name: `V${column}`, label: `renamed ${column}`, kind: column === 1 ? 'nominal' : 'number', role: column === 0 ? 'paradata' : 'answer', question: null,
        source: { take: 'value', column }, codes: column === 1 ? [{ code: 1, label: '男' }, { code: 2, label: '女' }] : [], scale: null, include: true, treatment: 'keep', meaning: null,
      }))
      const staging = store.stage(variables.map(variable => variable.id))
      staging.append({ count: 3, columns: [[1, 2, 3], [1, 2, 1], [4, 5, 3]] })
      const { value: id } = store.write({ kind: 'import.commit', actor: 'tester', at: '2026-01-05T08:00:00+00:00' }, project => project.adoptStaging(staging, {
        recipe: { name: container, questions: [], variables, issued: null, period: '', type: 'survey', wave: null, stored: { container, sha256: sha256(bytes), emptied: [3] } },
        questions: [], variables, bytes, simulated: false,
        source: { file: 'old.xls', sha256: sha256('the true file'), container: 'xls', sheet: '答卷', encoding: 'gb18030', platform: 'plain', headerRows: 1 },
      }))
      store.close()
      await test.client.call('project.open', { grant: test.grants.add(path, 'write') })
      expect((await test.client.call('dataset.get', { dataset: id })).source.stored?.container).toBe(container)
      const newer = await look(`newer-${container}.csv`, `${columns.join(',')}\r\n1,男,4\r\n2,女,1\r\n3,男,3\r\n4,女,2\r\n`)
      const report = await test.client.call('merge.inspect', { session: newer.session, dataset: id, key: ['V0'] })
      expect(report.counts).toMatchObject({ new: 1, gone: 0, changed: 1, cells: 1 })
    }
    expect(await sound()).toBe(true)
  })
})
