import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ParsedOf, ResultOf } from '../../shared/contract/index.ts'
import type { ProjectInfo } from '../../shared/model/project.ts'
import type { EngineEvent } from '../../shared/rpc/envelope.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'
import type { EngineDeps } from './deps.ts'
import type { OwnName } from './handler.ts'
import { RecentProjects } from './recent.ts'
import { checkProject } from './store/check.ts'
import { storeFailure } from './store/failures.ts'
import { copyProject, createProjectFile, markAsSample } from './store/makeProject.ts'
import { clearScratch, openProject } from './store/openProject.ts'
import { fileIdentity } from './store/openFiles.ts'
import type { ProjectStore } from './store/projectStore.ts'

const DAY = 86_400_000
type OwnAnswers = { [N in OwnName]: (params: ParsedOf<N>) => ResultOf<N> | Promise<ResultOf<N>> }

/** Which project is open, and the calls that change it. They run one after another. */
export interface Session {
  current(): ProjectStore | null
  answer(name: OwnName, params: unknown): unknown
  dispose(): Promise<void>
}

export function createSession(deps: EngineDeps, broadcast: (event: EngineEvent) => void): Session {
  const recent = new RecentProjects(deps.appData)
  const scratch = join(deps.appData, 'scratch')
  let store: ProjectStore | null = null
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = queue.then(work)
    queue = turn.catch(() => {})
    return turn
  }

  function close(): void {
    const closing = store
    store = null
    closing?.close()
  }

  function take(opened: ProjectStore, remember: boolean): ProjectInfo {
    close()
    store = opened
    const info = opened.info()
    if (remember) recent.add(opened.file.path, info.name, deps.now())
    broadcast({ kind: 'project', open: true })
    return info
  }

  /** A project that is open here already in the same way is answered for; in another way it is closed first. */
  async function open(path: string, fileName: string, readOnly: boolean): Promise<ProjectInfo> {
    const identity = fileIdentity(path)
    if (store && identity !== null && store.file.identity === identity) {
      if (store.file.readOnly === readOnly) return store.info()
      close()
      broadcast({ kind: 'project', open: false })
    }
    return take(await openProject(path, { readOnly, fileName, scratch }), true)
  }

  /** A fresh working copy in a folder of its own; copies of earlier weeks are cleared away. */
  async function openSample(): Promise<ProjectInfo> {
    const shipped = join(deps.resources, 'sample', 'sample.yinguo')
    if (!existsSync(shipped)) throw new YinguoError('M25', { name: basename(shipped) })
    const home = join(deps.appData, 'sample')
    const folder = join(home, randomBytes(6).toString('hex'))
    try {
      mkdirSync(folder, { recursive: true })
      for (const old of readdirSync(home)) {
        if (Date.now() - statSync(join(home, old)).mtimeMs > 14 * DAY) rmSync(join(home, old), { recursive: true, force: true })
      }
      copyFileSync(shipped, join(folder, 'sample.yinguo'))
    } catch (thrown) { throw storeFailure(thrown, folder, 'sample.yinguo') }
    const opened = await openProject(join(folder, 'sample.yinguo'), { readOnly: false, fileName: 'sample.yinguo', scratch })
    markAsSample(opened)
    return take(opened, false)
  }

  const openStore = (): ProjectStore => {
    if (!store) throw new YinguoError('NO_PROJECT')
    return store
  }

  const answers: OwnAnswers = {
    'project.info': () => store?.info() ?? null,
    'project.recent': () => recent.list(),
    'project.check': () => checkProject(openStore()),
    'project.create': ({ grant, name, purpose }) => inTurn(async () => {
      const target = deps.grants.resolve(grant, 'create')
      await createProjectFile(target.path, target.name, { id: randomUUID(), name, purpose, createdAt: deps.now() }, target.overwrite)
      return take(await openProject(target.path, { readOnly: false, fileName: target.name, scratch }), true)
    }),
    'project.open': ({ grant, readOnly }) => inTurn(async () => {
      const target = deps.grants.resolve(grant, 'read')
      return open(target.path, target.name, readOnly)
    }),
    'project.openRecent': ({ id }) => inTurn(async () => {
      const path = recent.path(id)
      return open(path, basename(path), false)
    }),
    'project.openSample': () => inTurn(openSample),
    'project.saveCopy': ({ grant }) => inTurn(async () => {
      const target = deps.grants.resolve(grant, 'write')
      await copyProject(openStore(), target.path, target.name, target.overwrite)
      return { fileName: target.name }
    }),
    'project.close': () => inTurn(async () => {
      if (store) {
        close()
        broadcast({ kind: 'project', open: false })
      }
      return null
    }),
  }

  clearScratch(scratch, DAY, Date.now())

  return {
    current: () => store,
    answer: (name, params) => (answers[name] as (params: unknown) => unknown)(params),
    async dispose() { await inTurn(async () => { close() }) },
  }
}
