// A fresh process: loads the engine, starts it, opens the sample, prints how long each took.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const begin = performance.now()
const { createEngine } = await import('../../../main/engine/engine.ts')
const { createClient } = await import('../../../shared/rpc/client.ts')
const { memoryPortPair } = await import('../../../shared/rpc/port.ts')
const { testDeps } = await import('../../fixtures/engine.ts')
const loaded = performance.now()
const dir = mkdtempSync(join(tmpdir(), 'yinguo-bench-'))
const engine = createEngine(testDeps(dir))
const [ours, theirs] = memoryPortPair()
engine.serve(theirs)
await createClient(ours).call('project.openSample', {})
const opened = performance.now()
await engine.dispose()
rmSync(dir, { recursive: true, force: true })
process.stdout.write(JSON.stringify({ load: loaded - begin, open: opened - loaded }))
