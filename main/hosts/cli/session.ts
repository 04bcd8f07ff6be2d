import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { DatasetSummary } from '../../../shared/model/dataset.ts'
import { createClient } from '../../../shared/rpc/client.ts'
import type { Client } from '../../../shared/rpc/client.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { memoryPortPair } from '../../../shared/rpc/port.ts'
import { createGrantTable } from '../../engine/grants.ts'
import { actorName, appDataFolder, localTime, places } from '../places.ts'
import { UsageError } from './args.ts'
import type { Console } from './command.ts'
import { importSheet } from './importSheet.ts'

/** An engine of this process with one client on it, over the in-memory port: the command line is one more client. */
export interface Session {
  client: Client
  grant(path: string, access: 'read' | 'write' | 'create', overwrite?: boolean): string
  /** A folder that goes when the session ends. */
  scratch: string
}

/**
 * Runs `work` with a session and ends it, however the work ends. `remember`: the project goes into the list of
 * recent projects and has its backups in the app's own data folder; reading leaves no trace there.
 */
export async function withSession<R>(console: Console, work: (session: Session) => Promise<R>, remember = false): Promise<R> {
  // Only now: a wrong option or `help` must not wait for database and office writers to load.
  const { createEngine } = await import('../../engine/engine.ts')
  const scratch = await mkdtemp(join(tmpdir(), 'yinguo-cli-'))
  const grants = createGrantTable()
  const engine = createEngine({
    appData: remember ? appDataFolder() : join(scratch, 'data'),
    resources: places.resources,
    actor: actorName(),
    now: () => localTime(),
    grants,
    backups: remember,
    workers: { import: places.importWorker, compute: places.computeWorker },
    // A defect's trace is for the one who looks for it, never for the terminal by itself.
    log: line => { if (process.env['YINGUO_TRACE']) console.say(line) },
  })
  const [mine, its] = memoryPortPair()
  engine.serve(its)
  const client = createClient(mine)
  try {
    return await work({ client, scratch, grant: (path, access, overwrite = false) => grants.add(resolve(path), access, { overwrite }) })
  } finally {
    client.close()
    await engine.dispose()
    await rm(scratch, { recursive: true, force: true })
  }
}

export const isProjectName = (file: string): boolean => extname(file).toLowerCase() === '.yinguo'

/** The file must be there before anything is made for it. */
export async function needFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new YinguoError('M25', { name: basename(file) })
}

/** PROJECT of the command line: `.yinguo` is added to a bare name. A name of another kind of file is wrong usage. */
export function projectPath(word: string): string {
  const path = extname(word) === '' ? `${word}.yinguo` : word
  if (!isProjectName(path)) throw new UsageError('badValue', word)
  return path
}

/**
 * Opens FILE to read from: a project read-only, a data file as a temporary project it is imported into.
 */
export async function openToRead(session: Session, console: Console, file: string): Promise<void> {
  await needFile(file)
  if (isProjectName(file)) {
    await session.client.call('project.open', { grant: session.grant(file, 'read'), readOnly: true })
    return
  }
  await createTemporary(session, basename(file, extname(file)))
  await importSheet(session, console, file, {})
}

/** An empty project that goes with the session. */
export async function createTemporary(session: Session, name: string): Promise<void> {
  await session.client.call('project.create', { grant: session.grant(join(session.scratch, 'temporary.yinguo'), 'create'), name: name.slice(0, 120) || 'data', purpose: 'student' })
}

/** The data set a command works on: the one named by `--dataset` (id or name), else the last one imported. */
export async function chooseDataset(session: Session, wanted: string | undefined): Promise<DatasetSummary> {
  const datasets = await session.client.call('dataset.list', {})
  const found = wanted === undefined ? datasets.at(-1) : datasets.find(dataset => dataset.name === wanted || String(dataset.id) === wanted)
  if (!found) throw new YinguoError('NOT_FOUND', { what: 'dataset', id: wanted ?? '' })
  return found
}

/** A grant for OUT; an existing file is replaced only with `--force`. */
export function grantOutput(session: Session, out: string, force: boolean): string {
  if (!existsSync(dirname(resolve(out)))) throw new YinguoError('M25', { name: dirname(out) })
  if (!force && existsSync(out)) throw new YinguoError('M24', { name: basename(out) })
  return session.grant(out, 'write', force)
}
