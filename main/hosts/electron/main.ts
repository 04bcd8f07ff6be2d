// Entry of the desktop app: hands the real Electron to startDesktop.
import * as electron from 'electron'
import { fileURLToPath } from 'node:url'
import { actorName, places } from '../places.ts'
import { startDesktop } from './desktop.ts'

const words = process.argv.slice(electron.app.isPackaged ? 1 : 2)
startDesktop(electron, {
  places: {
    rendererFolder: places.renderer,
    preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
    engineEntry: fileURLToPath(new URL('./engine.js', import.meta.url)),
    importWorker: places.importWorker.href,
    computeWorker: places.computeWorker.href,
    resources: places.resources,
    actor: actorName(),
  },
  words,
  workingFolder: process.cwd(),
  sample: !electron.app.isPackaged && words.includes('--sample'),
  platform: process.platform,
  log: line => { process.stderr.write(`${line}\n`) },
})
