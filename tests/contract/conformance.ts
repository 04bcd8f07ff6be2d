import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { GrantAccess } from '../../main/engine/deps.ts'
import { createProjectFile } from '../../main/engine/store/makeProject.ts'
import { openProject } from '../../main/engine/store/openProject.ts'
import type { CallName } from '../../shared/contract/index.ts'
import type { Client } from '../../shared/rpc/client.ts'
import type { EngineEvent, Progress } from '../../shared/rpc/envelope.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'
import { addDatasetTo } from '../fixtures/engine.ts'

/** One engine behind one kind of transport. */
export interface Transport {
  client: Client
  /** Another caller of the same engine. */
  connect(): Promise<Client> | Client
  /** As the host hands them out after a dialog. */
  grant(path: string, access: GrantAccess, options?: { overwrite?: boolean; name?: string }): Promise<string> | string
  /** A temporary folder of its own. */
  dir: string
  dispose(): Promise<void>
}

const texts = ['满意，很好', '😀𠮷', 'a\u0000b\u0001', '\u2028"\\', '<img src=x onerror=alert(1)>', '__proto__', ' '.repeat(300)]

/** Waits until `ready`: events come by themselves. Half a minute, so that a busy machine decides nothing. */
async function until(ready: () => boolean): Promise<void> {
  for (let i = 0; i < 3000 && !ready(); i++) await new Promise(resolve => { setTimeout(resolve, 10) })
  expect(ready()).toBe(true)
}

/** What every transport must do the same. Plug in a transport: `conformance('worker thread', () => makeTransport())`. */
export function conformance(name: string, makeTransport: () => Promise<Transport>): void {
  describe(`engine over ${name}`, () => {
    let t: Transport
    let made = 0
    beforeEach(async () => { t = await makeTransport() })
    afterEach(async () => { await t.dispose() })

    const failure = async (promise: Promise<unknown>): Promise<YinguoError> => {
      const error = await promise.then(() => null, (thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(YinguoError)
      return error as YinguoError
    }
    const loose = (call: string, params: unknown): Promise<unknown> => t.client.call(call as CallName, params as never)

    async function create(): Promise<string> {
      const path = join(t.dir, `made-${++made}.yinguo`)
      await t.client.call('project.create', { grant: await t.grant(path, 'create'), name: 'P', purpose: 'student' })
      return path
    }
    /** A project with one dataset of `rows` rows, opened by the transport. */
    async function withData(rows: number, options: { readOnly?: boolean } = {}): Promise<string> {
      const path = join(t.dir, `data-${++made}.yinguo`)
      await createProjectFile(path, 'data.yinguo', { id: 'p', name: 'P', purpose: 'student', createdAt: '2026-01-01T00:00:00Z' }, false)
      const store = await openProject(path, { readOnly: false, scratch: t.dir })
      addDatasetTo(store, { variables: [
        { id: 'Q1', kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' }, values: Array.from({ length: rows }, (_, i) => i % 5 + 1) },
        { id: 'Q2', kind: 'text', values: Array.from({ length: rows }, (_, i) => texts[i % texts.length]!) },
      ] })
      store.close()
      await t.client.call('project.open', { grant: await t.grant(path, 'write'), readOnly: options.readOnly ?? false })
      return path
    }

    test('what needs no project works without one; the rest says NO_PROJECT', async () => {
      expect(await t.client.call('project.info', {})).toBeNull()
      expect(await t.client.call('project.recent', {})).toEqual([])
      const counts = await t.client.call('analysis.run', { method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows: [{ label: 'a', count: 3 }, { label: 'b', count: 1 }] } } })
      expect(counts).toMatchObject({ method: 'pareto', dataset: null })
      const calls: [string, unknown][] = [
        ['dataset.list', {}], ['dataset.page', { dataset: 1 }], ['factor.add', { name: 'F', parent: null }], ['history.undo', {}],
        ['project.overview', {}], ['project.check', {}], ['project.rename', { name: 'x' }],
        ['export.data', { dataset: 1, format: 'csv', grant: await t.grant(join(t.dir, 'x.csv'), 'write') }],
        ['project.saveCopy', { grant: await t.grant(join(t.dir, 'copy.yinguo'), 'write') }],
      ]
      for (const [call, params] of calls) expect([call, (await failure(loose(call, params))).code]).toEqual([call, 'NO_PROJECT'])
      expect(await t.client.call('project.close', {})).toBeNull()
    })

    test('an unknown call is refused, also one that names a property of every object', async () => {
      for (const call of ['project.destroy', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
        expect((await failure(loose(call, {}))).code).toBe('UNKNOWN_CALL')
      }
    })

    test('parameters that do not fit are named, and nothing is done', async () => {
      await create()
      const cases: [string, unknown][] = [
        ['project.rename', {}], ['project.rename', { name: '' }], ['project.rename', { name: 7 }], ['project.rename', null], ['project.rename', 'x'],
        ['dataset.page', { dataset: 1, limit: 100_000 }], ['dataset.page', { dataset: 'one' }], ['dataset.setCells', { dataset: 1, edits: [] }],
        ['dataset.setCells', { dataset: 1, edits: [{ rid: 1, variable: 'Q1', value: { missing: 'perhaps' } }] }],
        ['figure.save', { figure: null, spec: { kind: 'pie' } }],
      ]
      for (const [call, params] of cases) {
        const error = await failure(loose(call, params))
        expect([call, error.code]).toEqual([call, 'BAD_PARAMS'])
        expect(JSON.stringify(error.params)).not.toMatch(/\bat .*\.ts|node_modules/)
        // Names of parameters, in nobody's language.
        expect(error.params['issues']).toSatisfy((issues: string[]) => issues.every(issue => /^[\w.]+$/.test(issue)))
      }
      expect((await t.client.call('history.state', {})).count).toBe(0)
    })

    test('a query gets its defaults and its answer whole', async () => {
      await withData(1200)
      const page = await t.client.call('dataset.page', { dataset: 1 })
      expect([page.total, page.offset, page.rows.length]).toEqual([1200, 0, 200])
      const whole = await t.client.call('dataset.page', { dataset: 1, offset: 200, limit: 1000 })
      expect(whole.rows.map(row => row.rid)).toEqual(Array.from({ length: 1000 }, (_, i) => 201 + i))
      expect(whole.rows.map(row => row.values[1])).toEqual(Array.from({ length: 1000 }, (_, i) => texts[(200 + i) % texts.length]))
    })

    test('a command answers, and every caller is told what it touched', async () => {
      await withData(3)
      const other = await t.connect()
      const heard: EngineEvent[][] = [[], []]
      // A backup made meanwhile is told too; here only change sets count.
      const listen = (caller: Client, list: EngineEvent[]): unknown => caller.onEvent(event => { if (event.kind === 'changed' && event.changeSet !== null) list.push(event) })
      listen(t.client, heard[0]!)
      listen(other, heard[1]!)
      const factor = await t.client.call('factor.add', { name: 'F', parent: null })
      expect(factor).toMatchObject({ name: 'F', parent: null, order: 0, items: [] })
      await t.client.call('dataset.setCells', { dataset: 1, edits: [{ rid: 1, variable: 'Q2', value: '\u0000😀' }] })
      const expected = [
        { kind: 'changed', tags: ['factors', 'history'], changeSet: 2 },
        { kind: 'changed', tags: ['cells:1', 'history'], changeSet: 3 },
      ]
      await until(() => heard.every(list => list.length >= 2))
      expect(heard).toEqual([expected, expected])
      expect((await other.call('dataset.page', { dataset: 1 })).rows[0]).toMatchObject({ values: [1, '\u0000😀'], edited: [1] })
      const undone = await other.call('history.undo', {})
      expect(undone).toMatchObject({ id: 4, kind: 'undo', of: 3 })
      await until(() => heard.every(list => list.length >= 3))
      expect(heard[0]![2]).toEqual({ kind: 'changed', tags: ['cells:1', 'history'], changeSet: 4 })
      other.close()
    })

    test('a command that changes nothing leaves no trace and tells no one', async () => {
      await withData(3)
      const heard: EngineEvent[] = []
      t.client.onEvent(event => heard.push(event))
      expect(await t.client.call('dataset.setCells', { dataset: 1, edits: [{ rid: 1, variable: 'Q1', value: '1' }] })).toEqual({ changed: 0, invalid: [] })
      expect(await t.client.call('dataset.setExcluded', { dataset: 1, rids: [1, 2], reason: null })).toEqual({ changed: 0 })
      expect((await t.client.call('history.state', {})).count).toBe(1)
      expect(heard).toEqual([])
    })

    test('a command that fails half way changes nothing', async () => {
      await withData(3)
      const before = await t.client.call('dataset.page', { dataset: 1 })
      const error = await failure(t.client.call('dataset.setCells', { dataset: 1, edits: [{ rid: 1, variable: 'Q1', value: 5 }, { rid: 99, variable: 'Q1', value: 5 }] }))
      expect([error.code, error.params]).toEqual(['NOT_FOUND', { what: 'row', id: 99 }])
      expect(await t.client.call('dataset.page', { dataset: 1 })).toEqual(before)
      expect((await t.client.call('history.state', {})).count).toBe(1)
    })

    test('commands sent without waiting are done in order', async () => {
      await withData(3)
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) =>
        t.client.call('dataset.setCells', { dataset: 1, edits: [{ rid: 2, variable: 'Q1', value: i + 10 }] })))
      expect(answers.every(answer => answer.changed === 1)).toBe(true)
      const history = await t.client.call('dataset.cellHistory', { dataset: 1, rid: 2, variable: 'Q1' })
      expect(history.map(change => change.to)).toEqual([...Array.from({ length: 40 }, (_, i) => i + 10).reverse(), 2])
    })

    test('a job reports progress and commits once', async () => {
      await create()
      const csv = join(t.dir, 'answers.csv')
      writeFileSync(csv, `\ufeff序号,Q1 总体满意度,Q2 意见\n${Array.from({ length: 20_000 }, (_, i) => `${i + 1},${i % 5 + 1},意见${i}`).join('\n')}\n`)
      const seen: Progress[] = []
      const options = { onProgress: (progress: Progress) => { seen.push(progress) } }
      const proposal = await t.client.call('import.inspect', { grant: await t.grant(csv, 'read') }, options)
      const result = await t.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe }, options)
      expect(result.rows).toBe(20_000)
      expect(seen.length).toBeGreaterThan(0)
      for (const progress of seen) expect(progress).toEqual({ phase: expect.any(String), done: expect.any(Number), total: progress.total })
      expect((await t.client.call('history.list', {})).sets.map(set => set.kind)).toEqual(['import.commit'])
      expect((await t.client.call('dataset.page', { dataset: result.dataset.id })).total).toBe(20_000)
      await t.client.call('history.undo', {})
      expect(await t.client.call('dataset.list', {})).toEqual([])
    })

    test('a job that is cancelled says so and leaves the project as it was', async () => {
      await create()
      const csv = join(t.dir, 'long.csv')
      writeFileSync(csv, `序号,Q1\n${Array.from({ length: 150_000 }, (_, i) => `${i + 1},${i % 5 + 1}`).join('\n')}\n`)
      const controller = new AbortController()
      const pending = t.client.call('import.inspect', { grant: await t.grant(csv, 'read') }, { signal: controller.signal })
      setTimeout(() => controller.abort(), 5)
      expect((await failure(pending)).code).toBe('CANCELLED')
      expect((await t.client.call('history.state', {})).count).toBe(0)
      expect(await t.client.call('dataset.list', {})).toEqual([])
      expect((await failure(t.client.call('import.inspect', { grant: 'whatever-it-was' }, { signal: controller.signal }))).code).toBe('CANCELLED')
    })

    test('a project opened for reading answers queries and refuses commands', async () => {
      await withData(3, { readOnly: true })
      expect(await t.client.call('project.info', {})).toMatchObject({ readOnly: true })
      expect((await failure(t.client.call('project.rename', { name: 'x' }))).code).toBe('READ_ONLY')
      expect((await failure(t.client.call('history.undo', {}))).code).toBe('READ_ONLY')
      expect((await t.client.call('dataset.page', { dataset: 1 })).total).toBe(3)
    })

    test('opening and closing is told to every caller', async () => {
      const heard: EngineEvent[] = []
      t.client.onEvent(event => heard.push(event))
      const path = await create()
      await t.client.call('project.close', {})
      await t.client.call('project.open', { grant: await t.grant(path, 'write') })
      await until(() => heard.length >= 3)
      expect(heard).toEqual([{ kind: 'project', open: true }, { kind: 'project', open: false }, { kind: 'project', open: true }])
    })

    test('an error is a code and parameters: no stack, no path', async () => {
      const hidden = join(t.dir, 'secret-folder-name', 'gone.yinguo')
      const errors = [
        await failure(t.client.call('project.open', { grant: await t.grant(hidden, 'write') })),
        await failure(t.client.call('project.create', { grant: await t.grant(hidden, 'create'), name: 'x', purpose: 'student' })),
        await failure(t.client.call('project.open', { grant: 'not-a-grant-at-all' })),
        await failure(t.client.call('project.openRecent', { id: 'nothing' })),
        await failure(t.client.call('project.create', { grant: await t.grant(hidden, 'read'), name: 'x', purpose: 'student' })),
      ]
      expect(errors.map(error => error.code)).toEqual(['M25', 'M25', 'BAD_GRANT', 'NOT_FOUND', 'BAD_GRANT'])
      for (const error of errors) {
        const carried = JSON.stringify({ ...error, message: error.message })
        expect(carried).not.toContain('secret-folder-name')
        expect(carried).not.toMatch(/\.ts:|node:internal|SqliteError|ENOENT/)
      }
    })

    test('a caller that hangs up does not disturb the others', async () => {
      await withData(3)
      const other = await t.connect()
      const pending = Array.from({ length: 5 }, () => other.call('dataset.page', { dataset: 1 }).then(() => 'answered', (thrown: unknown) => (thrown as YinguoError).code))
      other.close()
      for (const outcome of await Promise.all(pending)) expect(['answered', 'CLOSED']).toContain(outcome)
      await expect(other.call('dataset.list', {})).rejects.toMatchObject({ code: 'CLOSED' })
      expect((await t.client.call('dataset.list', {})).length).toBe(1)
    })
  })
}
