import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { places } from '../../main/hosts/places.ts'
import { socketChannel } from '../../main/hosts/ports/socketChannel.ts'
import { textPort } from '../../main/hosts/ports/textPort.ts'
import { startEngineWorker } from '../../main/hosts/engineWorker.ts'
import { startWebHost } from '../../main/hosts/web/server.ts'
import { createClient } from '../../shared/rpc/client.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { signIn } from '../safety/webHost.ts'
import { conformance } from './conformance.ts'

/** The whole way of a browser: one-time address, cookie, WebSocket, relay, worker thread. */
conformance('a WebSocket', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'yinguo-socket-'))
  await writeFile(join(dir, 'index.html'), '')
  const appData = join(dir, 'data')
  const engine = await startEngineWorker({ appData, resources: places.resources, actor: 'test', importWorker: places.importWorker.href, computeWorker: places.computeWorker.href }, () => {})
  const host = await startWebHost({ engine: () => engine, rendererFolder: dir, appData, port: 0, log: () => {} })
  const cookie = (await signIn(host)).slice('Cookie: '.length)
  const connect = async (): Promise<Client> => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/engine`, { headers: { cookie, origin: `http://127.0.0.1:${host.port}` } })
    await once(socket, 'open')
    const client = createClient(textPort(socketChannel(socket)))
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
      await host.close()
      await engine.shutdown()
      await rm(dir, { recursive: true, force: true })
    },
  }
})
