import { join } from 'node:path'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import type { ElectronApi } from './api.ts'
import { APP_PAGE } from './appProtocol.ts'
import { readWindowState, SMALLEST, writeWindowState } from './windowState.ts'

/** Every switch that keeps a page in its place, said out loud (SAFETY.md E1). */
const lockedDown: NonNullable<BrowserWindowConstructorOptions['webPreferences']> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The dictionaries would be fetched from elsewhere.
  spellcheck: false,
}

export function openWindow(electron: Pick<ElectronApi, 'BrowserWindow' | 'screen'>, options: { preload: string; icon?: string | undefined; userData: string }): BrowserWindow {
  const stateFile = join(options.userData, 'window.json')
  const state = readWindowState(stateFile, electron.screen.getAllDisplays().map(display => display.workArea))
  const window = new electron.BrowserWindow({
    ...(state.bounds ?? { width: 1366, height: 820 }),
    minWidth: SMALLEST.width, minHeight: SMALLEST.height,
    show: false,
    title: 'Yinguo',
    ...(options.icon ? { icon: options.icon } : {}),
    webPreferences: { ...lockedDown, preload: options.preload },
  })
  if (state.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
  // A crashed page comes back by itself; what was saved is in the engine's file.
  window.webContents.on('render-process-gone', (_event, details) => { if (details.reason !== 'clean-exit') window.webContents.reload() })
  void window.loadURL(APP_PAGE)
  return window
}
