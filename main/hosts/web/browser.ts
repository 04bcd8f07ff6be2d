import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The system's own way to open a file, or null where there is no screen or no such program. */
export function opener(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): { command: string; args: string[] } | null {
  if (platform === 'darwin') return { command: 'open', args: [] }
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler'] }
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return null
  const found = (env['PATH'] ?? '').split(delimiter).some(folder => folder !== '' && existsSync(join(folder, 'xdg-open')))
  return found ? { command: 'xdg-open', args: [] } : null
}

/**
 * Opens the default browser. The one-time address must not stand in a command line, where every account can read
 * it (`ps`; VS Code's CVE-2024-26165): the browser gets a small file, mode 0600, that sends it on.
 * Answers whether a browser was asked to open, and how to remove the file.
 */
export async function openBrowser(address: string): Promise<{ opened: boolean; forget(): Promise<void> }> {
  const program = opener(process.platform, process.env)
  if (!program) return { opened: false, forget: () => Promise.resolve() }
  const file = join(tmpdir(), `yinguo-open-${randomBytes(8).toString('hex')}.html`)
  await writeFile(file, `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}">`, { mode: 0o600, flag: 'wx' })
  const forget = (): Promise<void> => rm(file, { force: true })
  const opened = await new Promise<boolean>(resolve => {
    const child = spawn(program.command, [...program.args, file], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => { child.unref(); resolve(true) })
  })
  if (!opened) await forget()
  return { opened, forget }
}
