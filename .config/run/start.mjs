// `npm start`: the workbench on the sample project. A desktop window where Electron's program file is there,
// else the browser through the loopback host.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environmentLanguage } from '../../main/hosts/cli/terminal.ts'
import { translator } from '../../shared/i18n/translate.ts'

process.chdir(fileURLToPath(new URL('../../', import.meta.url)))

/** Electron's package names its program file in path.txt once it has been fetched. */
function electronBinary() {
  const folder = 'node_modules/electron'
  const named = join(folder, 'path.txt')
  const fallback = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
  const path = join(folder, 'dist', existsSync(named) ? readFileSync(named, 'utf8').trim() : fallback)
  return existsSync(path) ? path : null
}

const binary = electronBinary()
const build = spawnSync(process.execPath, ['.config/run/build.mjs', '--if-stale', '--quiet', ...(binary ? [] : ['--renderer'])], { stdio: ['ignore', 2, 2] })
if (build.status !== 0) process.exit(build.status ?? 1)

const passed = process.argv.slice(2)
const open = passed.some(word => !word.startsWith('-')) ? [] : ['--sample']
if (!binary) process.stderr.write(`${translator(environmentLanguage(process.env))('cli.noDesktop')}\n`)
const child = binary
  ? spawn(binary, ['.', ...open, ...passed], { stdio: 'inherit' })
  : spawn(process.execPath, ['main/hosts/cli/main.ts', 'serve', ...open, ...passed], { stdio: 'inherit' })
// The terminal sends Ctrl+C to both; the child ends in order, then so do we.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { if (signal !== 'SIGINT') child.kill(signal) })
child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 0))
