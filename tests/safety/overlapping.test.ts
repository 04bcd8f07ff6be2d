import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TestEngine } from '../fixtures/engine.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'

// SAFETY.md S3: edits, imports, exports, copies, opening and closing at the same time.
const SCHEDULES = Number(process.env['YINGUO_SCHEDULES'] ?? 40)

type Action = { do: 'edit'; row: number; value: number } | { do: 'undo' | 'redo' | 'import' | 'export' | 'saveCopy' | 'check' | 'close' | 'open' | 'read' } | { do: 'wait'; ms: number }
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('edit' as const), row: fc.integer({ min: 1, max: 20 }), value: fc.integer({ min: 1, max: 999 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'import' as const, 'export' as const, 'saveCopy' as const, 'check' as const, 'read' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'open' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 12 }) }) },
)

/** What a caller may be told when its project was closed, or was busy, meanwhile; anything else is a defect. */
const allowed = new Set(['NO_PROJECT', 'CANCELLED', 'CONFLICT', 'NOTHING_TO_UNDO', 'NOTHING_TO_REDO', 'M02', 'NOT_FOUND'])

it(`${SCHEDULES} schedules of overlapping calls: every one is answered, and log and data agree`, async () => {
  const t: TestEngine = await testEngine()
  try {
    const { path } = await t.newProject()
    await addDataset(t, { variables: [{ id: 'Q1', values: new Array<number>(20).fill(0) }] })
    const sheet = join(t.dir, 'answers.csv')
    writeFileSync(sheet, `序号,Q1\n${Array.from({ length: 50 }, (_, i) => `${i + 1},${i % 5 + 1}`).join('\n')}\n`)
    const second = t.connect()
    const refusals = new Set<string>()
    let made = 0
    const run = async (each: Action, n: number): Promise<unknown> => {
      const { client } = n % 2 === 0 ? t : { client: second }
      switch (each.do) {
        case 'edit': return client.call('dataset.setCells', { dataset: 1, edits: [{ rid: each.row, variable: 'Q1', value: each.value }] })
        case 'undo': return client.call('history.undo', {})
        case 'redo': return client.call('history.redo', {})
        case 'import': {
          const { session, recipe } = await client.call('import.inspect', { grant: t.grants.add(sheet, 'read') })
          return client.call('import.commit', { session, recipe })
        }
        case 'export': return client.call('export.data', { dataset: 1, format: 'csv', grant: t.grants.add(join(t.dir, `out-${++made}.csv`), 'write') })
        case 'saveCopy': return client.call('project.saveCopy', { grant: t.grants.add(join(t.dir, `copy-${++made}.yinguo`), 'write') })
        case 'check': return client.call('project.check', {})
        case 'read': return client.call('dataset.page', { dataset: 1 })
        case 'close': return client.call('project.close', {})
        case 'open': return client.call('project.open', { grant: t.grants.add(path, 'write') })
        case 'wait': return undefined
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async actions => {
      await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
      // So that no schedule undoes the import.
      for (let value = 1; value <= 10; value++) await run({ do: 'edit', row: 1, value: 1000 * ++made + value }, 0)
      const answers: Promise<unknown>[] = []
      for (const [n, each] of actions.entries()) {
        if (each.do === 'wait') await new Promise(resolve => { setTimeout(resolve, each.ms) })
        else answers.push(run(each, n).then(() => null, (thrown: unknown) => thrown))
      }
      for (const thrown of await Promise.all(answers)) {
        if (thrown === null) continue
        expect(thrown).toBeInstanceOf(YinguoError)
        refusals.add((thrown as YinguoError).code)
      }
      expect(t.logged).toEqual([])
      expect([...refusals].filter(code => !allowed.has(code))).toEqual([])
      await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
      const report = await t.client.call('project.check', {})
      expect(report.findings.filter(({ level }) => level === 'error')).toEqual([])
    }), { numRuns: SCHEDULES })
    expect(t.logged).toEqual([])
    second.close()
  } finally { await t.dispose() }
})
