// Child of import.ts: how soon each of the odd sheets is answered, or gives its first sign of life. Prints the slowest first.
import { mkdirSync, writeFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(process.argv[3])
const { testEngine } = await import('../../fixtures/engine.ts')
const { refused, taken } = await import('../../safety/oddSheets.ts')
const test = await testEngine()
await test.newProject('Bench')
const folder = join(test.dir, 'odd')
mkdirSync(folder)

const answered: { what: string; ms: number }[] = []
for (const sheet of [...refused, ...taken]) {
  const path = join(folder, sheet.name)
  writeFileSync(path, sheet.bytes())
  const grant = test.grants.add(path, 'read')
  const start = performance.now()
  let ms = Infinity
  const sign = (): void => { ms = Math.min(ms, performance.now() - start) }
  await test.client.call('import.inspect', { grant, ...('options' in sheet && sheet.options ? { options: sheet.options } : {}) }, { onProgress: sign }).then(sign, sign)
  answered.push({ what: sheet.what, ms })
}
process.stdout.write(JSON.stringify(answered.sort((a, b) => b.ms - a.ms)))
await test.dispose()
