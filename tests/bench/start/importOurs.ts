// Child of import.ts: file → committed rows in a new project, in a process of its own. Prints seconds and peak MB.
import { enableCompileCache } from 'node:module'

// As the command line does, with the folder the bench keeps for this run.
enableCompileCache(process.argv[3])
const { testEngine } = await import('../../fixtures/engine.ts')
const test = await testEngine()
await test.newProject('Bench')
const cpu = process.cpuUsage()
const start = performance.now()
let first = Infinity
const onProgress = (): void => { first = Math.min(first, performance.now() - start) }
const proposal = await test.client.call('import.inspect', { grant: test.grants.add(process.argv[2]!, 'read') }, { onProgress })
const read = performance.now()
const result = await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
const end = performance.now()
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(JSON.stringify({
  seconds: (end - start) / 1000, readSeconds: (read - start) / 1000, cpuSeconds: (user + system) / 1e6, firstProgress: first,
  rows: result.rows, cells: result.rows * result.variables.length, peakMb: process.resourceUsage().maxRSS / 1024,
}))
await test.dispose()
