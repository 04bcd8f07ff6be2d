// Child of merge.ts: file → committed rows, then the same file with a number changed in some rows as an update. Prints seconds of both.
import { testEngine } from '../../fixtures/engine.ts'

const [first, second] = process.argv.slice(2) as [string, string]
const test = await testEngine()
await test.newProject('Bench')
const start = performance.now()
const proposal = await test.client.call('import.inspect', { grant: test.grants.add(first, 'read') })
const { dataset } = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
const imported = performance.now()
const newer = await test.client.call('import.inspect', { grant: test.grants.add(second, 'read') })
const inspected = performance.now()
const report = await test.client.call('merge.inspect', { session: newer.session, dataset: dataset.id })
const compared = performance.now()
const done = await test.client.call('merge.commit', { session: newer.session, dataset: dataset.id })
const end = performance.now()
process.stdout.write(JSON.stringify({ importSeconds: (imported - start) / 1000, mergeSeconds: (end - imported) / 1000, readSeconds: (inspected - imported) / 1000, compareSeconds: (compared - inspected) / 1000, merge: done.merge, key: report.key.kind }))
await test.dispose()
