// Builds dist/: the page (renderer), and the bundles a desktop package runs (main, preload).
// `--renderer` or `--desktop` builds one of them; `--if-stale` leaves alone what is newer than its sources.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { desktopSources, isStale, rendererSources } from './stale.mjs'

process.chdir(fileURLToPath(new URL('../../', import.meta.url)))
const words = process.argv.slice(2)
const only = ['--renderer', '--desktop'].filter(word => words.includes(word))
const ifStale = words.includes('--if-stale')
const wanted = (word, made, sources) => (only.length === 0 || only.includes(word)) && !(ifStale && !isStale(made, sources))
const logLevel = words.includes('--quiet') ? 'warn' : 'info'

if (wanted('--renderer', 'dist/renderer/index.html', rendererSources)) {
  await build({ configFile: '.config/vite.renderer.ts', logLevel })
}
if (wanted('--desktop', 'dist/preload/preload.cjs', desktopSources)) {
  rmSync('dist/main', { recursive: true, force: true })
  const { desktopBuilds } = await import('../vite.desktop.ts')
  for (const config of desktopBuilds) await build({ ...config, logLevel })
}
