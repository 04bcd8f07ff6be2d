// A whole host with its engine in a thread, at work until it is killed: `hostKilled.child.ts ACTION PROJECT FOLDER SHEET`.
// Says `open` when the project is open, then the number of each thing the engine has said is done.
import { join } from 'node:path'
import { startEngineWorker } from '../../main/hosts/engineWorker.ts'
import { places } from '../../main/hosts/places.ts'
import { textPort } from '../../main/hosts/ports/textPort.ts'
import { createClient } from '../../shared/rpc/client.ts'

const [action = '', path = '', folder = '', sheet = ''] = process.argv.slice(2)
const setup = { appData: join(folder, 'data'), resources: places.resources, actor: 'test', importWorker: places.importWorker.href, computeWorker: places.computeWorker.href }
const engine = await startEngineWorker(setup, line => { process.stderr.write(`${line}\n`) })
const client = createClient(textPort(engine.open()))
await client.call('project.open', { grant: await engine.grant(path, 'write') })
const edited = (await client.call('dataset.list', {}))[0]?.id ?? 0
const begun = Number(process.argv[6])

const actions: Record<string, (n: number) => Promise<unknown>> = {
  edit: n => client.call('dataset.setCells', { dataset: edited, edits: [{ rid: 1 + n % 2000, variable: 'Q1', value: n }] }),
  paste: n => client.call('dataset.setCells', { dataset: edited, edits: Array.from({ length: 10_000 }, (_, i) => ({ rid: 1 + i % 2000, variable: `Q${1 + Math.floor(i / 2000)}`, value: n })) }),
  async import() {
    const { session, recipe } = await client.call('import.inspect', { grant: await engine.grant(sheet, 'read') })
    await client.call('import.commit', { session, recipe })
  },
  saveCopy: async n => client.call('project.saveCopy', { grant: await engine.grant(join(folder, `copy-${n}.yinguo`), 'write') }),
}
const act = actions[action]
if (!act) throw new Error(`no action ${action}`)
process.stdout.write('open\n')
for (let n = begun; ; n++) {
  await act(n)
  process.stdout.write(`${n}\n`)
}
