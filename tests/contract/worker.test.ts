import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEngineWorker } from '../../main/hosts/engineWorker.ts'
import { places } from '../../main/hosts/places.ts'
import { textPort } from '../../main/hosts/ports/textPort.ts'
import { createClient } from '../../shared/rpc/client.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { conformance } from './conformance.ts'

conformance('a worker thread', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'yinguo-worker-'))
  const engine = await startEngineWorker({ appData: join(dir, 'data'), resources: places.resources, actor: 'test', importWorker: places.importWorker.href, computeWorker: places.computeWorker.href }, () => {})
  const connect = async (): Promise<Client> => {
    const client = createClient(textPort(engine.open()))
    // Events reach a caller once the engine has its port; an answer shows that it has.
    await client.call('project.info', {})
    return client
  }
  return {
    client: await connect(),
    connect,
    grant: (path, access, options) => engine.grant(path, access, options),
    dir,
    async dispose() {
      await engine.shutdown()
      await rm(dir, { recursive: true, force: true })
    },
  }
})
