import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { YinguoError } from '../../shared/rpc/errors.ts'

/** What Node itself may need of the environment. Nothing else of it is handed to the reader of a stranger's file. */
const HANDED_ON = ['NODE_COMPILE_CACHE', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']

/** The longest a process may take until it says that it begins. */
const STARTING_MS = 60_000
/** 10 s and one more for every 50 MB (SAFETY.md Q2). */
const patience = (path: string): number => 10_000 + 1000 * (statSync(path, { throwIfNoEntry: false })?.size ?? 0) / 50_000_000

/**
 * Lets a process of its own open the file first. SQLite can be interrupted by nobody, and a thread that is in it cannot be ended:
 * a process can, and it ends with this one. M03 when it dies or does not end in time. Resolves when it ended of itself, also where it refused the file.
 */
export async function trialOpening(entry: URL, path: string, scratch: string, limitMs = patience(path)): Promise<void> {
  const env = Object.fromEntries(HANDED_ON.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
  const child = spawn(process.execPath, ['--max-old-space-size=512', fileURLToPath(entry), path, scratch, String(process.pid)], { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true, env })
  const end = (): void => { child.kill('SIGKILL') }
  // The time is the file's: how long a busy machine takes to start a process is not held against it.
  let timer = setTimeout(end, STARTING_MS + limitMs)
  child.stdout.once('data', () => { clearTimeout(timer); timer = setTimeout(end, limitMs) })
  try {
    const [code, signal] = await new Promise<[number | null, string | null]>(resolve => {
      // A process that could not be started says nothing of the file.
      child.once('error', () => resolve([0, null]))
      child.once('close', (...end) => resolve(end))
    })
    if (code !== 0) throw new YinguoError('M03', { where: 'pages' }, `trial opening: ${signal ?? `exit ${String(code)}`}`)
  } finally { clearTimeout(timer) }
}
