// Opens, edits and closes projects in one engine again and again: `openClose.child.ts COUNT FILE…`. Says handles and memory early and at the end.
import { readdirSync, rmSync } from 'node:fs'
import { testEngine } from '../fixtures/engine.ts'

const [count = '0', ...files] = process.argv.slice(2)
const test = await testEngine({ backups: false })
const facts = (): object => {
  (globalThis as { gc?: () => void }).gc?.()
  return {
    handles: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0, resources: process.getActiveResourcesInfo().length,
    rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed, left: readdirSync(test.dir).length,
  }
}
for (let n = 0; n < Number(count); n++) {
  const path = files[n % 2 === 0 ? 0 : n % files.length] ?? ''
  await test.client.call('project.open', { grant: test.grants.add(path, 'write') })
  if (n % 10 === 0) await test.client.call('project.rename', { name: `N${n}` })
  await test.client.call('dataset.page', { dataset: 1 })
  await test.client.call('project.close', {})
  if (n === Math.floor(Number(count) / 2)) process.stdout.write(`${JSON.stringify(facts())}\n`)
}
process.stdout.write(`${JSON.stringify(facts())}\n`)
await test.dispose()
for (const file of files) rmSync(file, { force: true })
