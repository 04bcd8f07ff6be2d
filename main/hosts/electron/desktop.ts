import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { ipcChannels } from '../../../shared/contract/host.ts'
import type { HostCommand } from '../../../shared/contract/host.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { createClient } from '../../../shared/rpc/client.ts'
import { textPort } from '../ports/textPort.ts'
import type { ElectronApi } from './api.ts'
import { handleAppProtocol, registerAppScheme } from './appProtocol.ts'
import { fileDialogs } from './dialogs.ts'
import { startUtilityEngine } from './engineUtility.ts'
import type { UtilityEngine } from './engineUtility.ts'
import { safeOpenExternal } from './external.ts'
import { localProject, projectOfArguments } from './fileArguments.ts'
import { handleIpc } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { guardContents } from './navigation.ts'
import { denyPermissions } from './permissions.ts'
import { openWindow } from './window.ts'

export interface DesktopPlaces {
  rendererFolder: string
  preload: string
  engineEntry: string
  importWorker: string
  computeWorker: string
  resources: string
  actor: string
}

export interface DesktopStart {
  places: DesktopPlaces
  /** Words of the command line after the program (and, unpackaged, after the app's folder). */
  words: readonly string[]
  workingFolder: string
  /** Start with the sample; only from the sources. */
  sample: boolean
  platform: NodeJS.Platform
  log(line: string): void
}

const RESTARTS = 3

/** The desktop app: one instance, one window, one engine process. */
export function startDesktop(electron: ElectronApi, start: DesktopStart): void {
  const { app } = electron
  // A second start hands its file to the first and ends.
  if (!app.requestSingleInstanceLock()) { app.quit(); return }
  registerAppScheme(electron.protocol)
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => guardContents(contents))

  let window: BrowserWindow | null = null
  let engine: UtilityEngine | null = null
  let restarts = 0
  let waiting = projectOfArguments(start.words, start.workingFolder)
  let quitting = false

  const fork = (): UtilityEngine => {
    const started = startUtilityEngine(electron, start.places.engineEntry, {
      appData: app.getPath('userData'), resources: start.places.resources, actor: start.places.actor, importWorker: start.places.importWorker, computeWorker: start.places.computeWorker,
    }, start.log)
    // The page's port closes, it asks for a new one; what was saved is in the project's file.
    started.onCrash(detail => {
      start.log(`engine: ${detail}`)
      engine = ++restarts <= RESTARTS ? fork() : null
    })
    return started
  }
  const current = (): UtilityEngine => (engine ??= fork())

  const show = (): void => {
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  async function openProject(path: string): Promise<void> {
    show()
    if (!window) { waiting = path; return }
    const grant = await current().grant(path, 'write')
    window.webContents.send(ipcChannels.openFile, { grant, name: basename(path) })
  }
  const send = (command: HostCommand): void => { show(); window?.webContents.send(ipcChannels.command, command) }

  function openMainWindow(): void {
    const icon = join(start.places.resources, 'icons', 'icon.png')
    const opened = openWindow(electron, { preload: start.places.preload, icon: existsSync(icon) ? icon : undefined, userData: app.getPath('userData') })
    window = opened
    opened.on('closed', () => { window = null })
    opened.webContents.once('did-finish-load', () => {
      const path = waiting
      waiting = null
      if (path !== null) void openProject(path)
    })
  }

  app.on('second-instance', (_event, words, workingFolder) => {
    const path = projectOfArguments(words.slice(1), workingFolder)
    if (path === null) show()
    else void openProject(path)
  })
  // macOS hands over a double-clicked file this way, perhaps before `ready`.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    const found = localProject(path, '/')
    if (found !== null) void openProject(found)
  })
  app.on('window-all-closed', () => { if (start.platform !== 'darwin') app.quit() })
  app.on('before-quit', event => {
    if (quitting || !engine) return
    event.preventDefault()
    quitting = true
    void engine.shutdown().finally(() => app.quit())
  })

  void app.whenReady().then(async () => {
    const t = translator(/^zh/i.test(app.getLocale()) ? 'zh-CN' : 'en')
    denyPermissions(electron.session.defaultSession)
    handleAppProtocol(electron.protocol, start.places.rendererFolder)
    const dialogs = fileDialogs(electron, current, t)
    handleIpc(electron, {
      ...dialogs,
      connect: page => current().connect(page.webContents),
      openAddress: url => void safeOpenExternal(electron.shell, url),
    })
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(t, send, start.platform)))
    if (start.sample && waiting === null) {
      const client = createClient(textPort(current().open()))
      await client.call('project.openSample', {}).catch((thrown: unknown) => start.log(String(thrown)))
      client.close()
    }
    openMainWindow()
    app.on('activate', () => { if (!window) openMainWindow() })
  })
}
