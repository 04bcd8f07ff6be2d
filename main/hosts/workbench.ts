import { mkdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { createClient } from '../../shared/rpc/client.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'
import { startEngineWorker } from './engineWorker.ts'
import type { EngineHandle } from './engineHandle.ts'
import { actorName, appDataFolder, places } from './places.ts'
import { textPort } from './ports/textPort.ts'
import { startWebHost } from './web/server.ts'
import type { WebHost } from './web/server.ts'

export { openBrowser } from './web/browser.ts'

export interface WorkbenchOptions {
  /** Opened before the page is; null leaves the start page. */
  open: { project: string } | { sample: true } | null
  port: number
  log(line: string): void
  /** Other places than the usual: tests. */
  appData?: string
  rendererFolder?: string
}

export interface Workbench {
  web: WebHost
  /** The project is open elsewhere, so that it was opened to be read only. */
  readOnly: boolean
  close(): Promise<void>
}

const RESTARTS = 3

/** Engine in its thread, project open, page served: what `serve` and `npm start` run. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const rendererFolder = options.rendererFolder ?? places.renderer
  if (!existsSync(join(rendererFolder, 'index.html'))) throw new YinguoError('M25', { name: 'dist/renderer/index.html' })
  const appData = options.appData ?? appDataFolder()
  await mkdir(appData, { recursive: true, mode: 0o700 })
  const setup = { appData, resources: places.resources, actor: actorName(), importWorker: places.importWorker.href, computeWorker: places.computeWorker.href }

  let restarts = 0
  let engine: EngineHandle | null = null
  const start = async (): Promise<EngineHandle> => {
    const started = await startEngineWorker(setup, options.log)
    // Whatever was saved is in the file; a fresh engine opens it again when the page asks.
    started.onCrash(() => {
      engine = null
      if (++restarts <= RESTARTS) void start().then(next => { engine = next }, () => {})
    })
    return started
  }
  engine = await start()
  const current = (): EngineHandle => {
    if (!engine) throw new YinguoError('CLOSED')
    return engine
  }

  try {
    const readOnly = options.open ? await openFirst(current(), options.open) : false
    const web = await startWebHost({ engine: current, rendererFolder, appData, port: options.port, log: options.log })
    return {
      web,
      readOnly,
      async close() {
        await web.close()
        await engine?.shutdown()
      },
    }
  } catch (thrown) {
    await engine?.shutdown()
    throw thrown
  }
}

/** Opens through a port like any other caller; in use elsewhere: to be read only. */
async function openFirst(engine: EngineHandle, open: { project: string } | { sample: true }): Promise<boolean> {
  const client: Client = createClient(textPort(engine.open()))
  try {
    if ('sample' in open) return (await client.call('project.openSample', {})).readOnly
    const path = resolve(open.project)
    if (!existsSync(path)) throw new YinguoError('M25', { name: basename(path) })
    const grant = await engine.grant(path, 'write')
    try {
      return (await client.call('project.open', { grant })).readOnly
    } catch (thrown) {
      if (!(thrown instanceof YinguoError) || thrown.code !== 'M02') throw thrown
      return (await client.call('project.open', { grant, readOnly: true })).readOnly
    }
  } finally {
    client.close()
  }
}
