import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { ParsedOf, ResultOf } from '../../shared/contract/index.ts'
import type { Backup, Restored } from '../../shared/contract/project.ts'
import { tag } from '../../shared/contract/tags.ts'
import type { ProjectInfo } from '../../shared/model/project.ts'
import type { EngineEvent } from '../../shared/rpc/envelope.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'
import type { EngineDeps } from './deps.ts'
import type { OwnName } from './handler.ts'
import { RecentProjects } from './recent.ts'
import { Backups, backUp } from './store/backups.ts'
import type { Place } from './store/backupShelf.ts'
import { BackupShelf } from './store/backupShelf.ts'
import { checkProject } from './store/check.ts'
import { storeFailure } from './store/failures.ts'
import { copyProject, createProjectFile, markAsSample } from './store/makeProject.ts'
import { clearScratch, openProject, projectIdOf } from './store/openProject.ts'
import { fileIdentity } from './store/openFiles.ts'
import type { ProjectStore } from './store/projectStore.ts'
import { restoreBackup } from './store/restore.ts'
import { trialOpening } from './trialOpening.ts'

const DAY = 86_400_000
type OwnAnswers = { [N in OwnName]: (params: ParsedOf<N>) => ResultOf<N> | Promise<ResultOf<N>> }

/** Which project is open, and the calls that change it. They run one after another. */
export interface Session {
  current(): ProjectStore | null
  backups: Backups
  answer(name: OwnName, params: unknown): unknown
  dispose(): Promise<void>
}

export function createSession(deps: EngineDeps, broadcast: (event: EngineEvent) => void): Session {
  const recent = new RecentProjects(deps.appData)
  const scratch = join(deps.appData, 'scratch')
  const shelf = new BackupShelf(deps.appData)
  const backups = new Backups(deps.backups === false ? null : shelf, deps.log, () => broadcast({ kind: 'changed', tags: [tag.backups], changeSet: null }))
  let store: ProjectStore | null = null
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = queue.then(work)
    queue = turn.catch(() => {})
    return turn
  }

  /** With a last backup first; what is edited while it is made is in the file. */
  async function close(): Promise<void> {
    if (store) await backups.before(store, deps.now, 'close')
    const closing = store
    store = null
    closing?.close()
    if (closing) recent.left(closing.file.path)
  }

  async function take(opened: ProjectStore, remember: boolean): Promise<ProjectInfo> {
    await close()
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
      await close()
      broadcast({ kind: 'project', open: false })
    }
    if (deps.trial && !recent.knows(path)) await trialOpening(deps.trial, path, scratch).catch(async (thrown: unknown) => { throw await withBackups(thrown, { path, project: null }) })
    const opening = openProject(path, {
      readOnly, fileName, scratch,
      async beforeMigration(db) {
        if (deps.backups === false) return ''
        const { file } = await backUp(db, shelf, path, deps.now(), 'migration')
        return relative(deps.appData, file)
      },
    })
    return take(await opening.catch(async (thrown: unknown) => { throw await withBackups(thrown, placeOf(path)) }), true)
  }

  /**
   * A file that does not open says what there is in its stead: how many good backups, and of when the newest is.
   * What is not a project (M06) but lies where one was backed up is a damaged project: a crash leaves zeros, for one.
   */
  async function withBackups(thrown: unknown, place: Place): Promise<unknown> {
    if (!(thrown instanceof YinguoError) || !['M03', 'M06', 'M25'].includes(thrown.code)) return thrown
    const good = (await soundBackups(place)).filter(backup => backup.sound)
    if (good.length === 0 && thrown.code !== 'M03') return thrown
    const known = { ...thrown.params, n: good.length, time: good[0]?.at ?? null }
    if (thrown.code !== 'M06') return new YinguoError(thrown.code, known, thrown.detail)
    return new YinguoError('M03', { ...known, where: thrown.params['kind'] === 'schema' ? 'schema' : 'header' }, thrown.detail)
  }

  const placeOf = (path: string): Place => ({ path, project: projectIdOf(path) })

  async function soundBackups(place: Place): Promise<Backup[]> {
    const list: Backup[] = []
    for (const backup of shelf.list(place)) {
      const { id, at, why, bytes, rows } = backup
      list.push({ id, at, why, bytes, rows, sound: await shelf.isSound(backup) })
    }
    return list
  }

  /** The file that is meant: by grant, by its entry in the recent projects, or the open one. */
  function fileMeant({ grant, recent: id }: { grant?: string | undefined; recent?: string | undefined }, access: 'read' | 'write'): { path: string; fileName: string } {
    if (grant !== undefined) {
      const target = deps.grants.resolve(grant, access)
      return { path: target.path, fileName: target.name }
    }
    if (id !== undefined) return { path: recent.path(id), fileName: basename(recent.path(id)) }
    const { path, fileName } = openStore().file
    return { path, fileName }
  }

  const isOpenHere = (path: string): boolean => store !== null && store.file.identity !== null && fileIdentity(path) === store.file.identity

  /** Where backups of this file would be; a file that is open is asked through its connection. */
  const placeMeant = (path: string): Place => (store && isOpenHere(path) ? { path: store.file.path, project: store.info().id } : placeOf(path))

  async function restore(path: string, fileName: string, id: string): Promise<Restored> {
    const backup = shelf.list(placeMeant(path)).find(candidate => candidate.id === id)
    if (!backup) throw new YinguoError('NOT_FOUND', { what: 'backup', id })
    if (!await shelf.isSound(backup)) throw new YinguoError('M03', { where: 'copy' })
    if (store && isOpenHere(path)) {
      await backups.before(store, deps.now, 'restore')
      await close()
      broadcast({ kind: 'project', open: false })
    }
    const kept = await restoreBackup(shelf, backup, path, fileName, deps.now())
    return { project: await open(path, fileName, false), kept }
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
    'project.check': () => {
      const report = checkProject(openStore())
      if (!report.sound) backups.flag(openStore())
      return report
    },
    'project.backups': meant => soundBackups(placeMeant(fileMeant(meant, 'read').path)),
    'project.create': ({ grant, name, purpose }) => inTurn(async () => {
      const target = deps.grants.resolve(grant, 'create')
      await createProjectFile(target.path, target.name, { id: randomUUID(), name, purpose, createdAt: deps.now() }, target.overwrite)
      return take(await openProject(target.path, { readOnly: false, fileName: target.name, scratch }), true)
    }),
    'project.open': ({ grant, readOnly }) => inTurn(async () => {
      const target = deps.grants.resolve(grant, readOnly ? 'read' : 'write')
      return open(target.path, target.name, readOnly)
    }),
    'project.openRecent': ({ id, readOnly }) => inTurn(async () => {
      const path = recent.path(id)
      return open(path, basename(path), readOnly)
    }),
    'project.openSample': () => inTurn(openSample),
    'project.saveCopy': ({ grant }) => inTurn(async () => {
      const target = deps.grants.resolve(grant, 'write')
      await copyProject(openStore(), target.path, target.name, target.overwrite)
      return { fileName: target.name }
    }),
    'project.restore': ({ backup, ...meant }) => inTurn(async () => {
      const { path, fileName } = fileMeant(meant, 'write')
      return restore(path, fileName, backup)
    }),
    'project.close': () => inTurn(async () => {
      if (store) {
        await close()
        broadcast({ kind: 'project', open: false })
      }
      return null
    }),
  }

  clearScratch(scratch, DAY, Date.now())
  shelf.sweep(Date.now())

  return {
    current: () => store,
    backups,
    answer: (name, params) => (answers[name] as (params: unknown) => unknown)(params),
    async dispose() { await inTurn(close) },
  }
}
