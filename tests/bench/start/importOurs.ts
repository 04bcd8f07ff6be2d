// Child of import.ts: file → committed rows in a new project, in a process of its own. Prints seconds and peak MB.
import { testEngine } from '../../fixtures/engine.ts'

const test = await testEngine()
await test.newProject('Bench')
const start = performance.now()
const proposal = await test.client.call('import.inspect', { grant: test.grants.add(process.argv[2]!, 'read') })
const read = performance.now()
const result = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
const end = performance.now()
process.stdout.write(JSON.stringify({ seconds: (end - start) / 1000, readSeconds: (read - start) / 1000, rows: result.rows, cells: result.rows * result.variables.length, peakMb: process.resourceUsage().maxRSS / 1024 }))
await test.dispose()
