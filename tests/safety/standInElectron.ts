import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import type { ElectronApi } from '../../main/hosts/electron/api.ts'

type Listener = (...words: never[]) => unknown

/** What a test sees of the stand-in: everything the app registered, and what it asked Electron to do. */
export interface StandIn {
  electron: ElectronApi
  app: EventEmitter & { quitAsked: number; locked: boolean; sandboxed: boolean }
  privileged: unknown[]
  protocols: Map<string, (request: { url: string; method: string }) => Promise<Response>>
  session: Record<string, Listener> & { beforeRequest?: (details: { url: string }, answer: (reply: { cancel: boolean }) => void) => void }
  handlers: Map<string, (event: unknown, ...words: unknown[]) => Promise<unknown>>
  listeners: Map<string, (event: unknown, ...words: unknown[]) => void>
  windows: StandInWindow[]
  external: string[]
  menus: unknown[]
  forks: { entry: string; posted: { message: unknown; ports: unknown[] }[]; child: EventEmitter & { killed: boolean } }[]
  dialogs: { open: string[]; save: string | undefined }
}

export class StandInContents extends EventEmitter {
  sent: [string, unknown][] = []
  posted: [string, unknown, unknown[]][] = []
  reloads = 0
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void { this.openHandler = handler }
  send(channel: string, word: unknown): void { this.sent.push([channel, word]) }
  postMessage(channel: string, word: unknown, ports: unknown[]): void { this.posted.push([channel, word, ports]) }
  reload(): void { this.reloads++ }
}

class StandInWindow extends EventEmitter {
  static all: StandInWindow[] = []
  webContents = new StandInContents()
  loaded: string[] = []
  maximized = false
  options: { webPreferences: Record<string, unknown> } & Record<string, unknown>
  constructor(options: StandInWindow['options']) {
    super()
    this.options = options
    StandInWindow.all.push(this)
  }
  static fromWebContents(contents: unknown): StandInWindow | null { return StandInWindow.all.find(window => window.webContents === contents) ?? null }
  loadURL(url: string): Promise<void> { this.loaded.push(url); return Promise.resolve() }
  maximize(): void { this.maximized = true }
  isMaximized(): boolean { return this.maximized }
  isMinimized(): boolean { return false }
  getNormalBounds() { return { x: 10, y: 20, width: 1300, height: 800 } }
  show(): void {}
  focus(): void {}
  restore(): void {}
}

/** Electron without Electron: enough of its shape that the desktop host runs in plain Node. */
export function standInElectron(options: { userData: string; locale?: string; firstInstance?: boolean }): StandIn {
  StandInWindow.all = []
  const app = Object.assign(new EventEmitter(), { quitAsked: 0, locked: false, sandboxed: false })
  const privileged: unknown[] = []
  const protocols: StandIn['protocols'] = new Map()
  const session: StandIn['session'] = {}
  const handlers: StandIn['handlers'] = new Map()
  const listeners: StandIn['listeners'] = new Map()
  const external: string[] = []
  const menus: unknown[] = []
  const forks: StandIn['forks'] = []
  const dialogs: StandIn['dialogs'] = { open: [], save: undefined }
  const keep = (name: string) => (listener: Listener) => { session[name] = listener }

  const electron = {
    app: Object.assign(app, {
      requestSingleInstanceLock() { app.locked = true; return options.firstInstance ?? true },
      enableSandbox() { app.sandboxed = true },
      quit() { app.quitAsked++ },
      whenReady: () => Promise.resolve(),
      getPath: () => options.userData,
      getLocale: () => options.locale ?? 'zh-CN',
      isPackaged: false,
    }),
    BrowserWindow: StandInWindow,
    dialog: {
      showOpenDialog: () => Promise.resolve({ canceled: dialogs.open.length === 0, filePaths: dialogs.open }),
      showSaveDialog: () => Promise.resolve({ canceled: dialogs.save === undefined, filePath: dialogs.save ?? '' }),
    },
    ipcMain: {
      handle(channel: string, handler: (event: unknown, ...words: unknown[]) => Promise<unknown>) { handlers.set(channel, handler) },
      on(channel: string, listener: (event: unknown, ...words: unknown[]) => void) { listeners.set(channel, listener) },
    },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (menu: unknown) => { menus.push(menu) } },
    MessageChannelMain: class {
      port1: unknown
      port2: unknown
      constructor() {
        const channel = new MessageChannel()
        this.port1 = mainPort(channel.port1)
        this.port2 = mainPort(channel.port2)
      }
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => { privileged.push(...schemes) },
      handle: (scheme: string, handler: (request: { url: string; method: string }) => Promise<Response>) => { protocols.set(scheme, handler) },
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: keep('request'), setPermissionCheckHandler: keep('check'), setDevicePermissionHandler: keep('device'), setDisplayMediaRequestHandler: keep('displayMedia'),
        webRequest: { onBeforeRequest: (listener: StandIn['session']['beforeRequest']) => { if (listener) session.beforeRequest = listener } },
        on: (event: string, listener: Listener) => { session[event] = listener },
      },
    },
    shell: { openExternal: (url: string) => { external.push(url); return Promise.resolve() } },
    utilityProcess: {
      fork(entry: string) {
        const posted: { message: unknown; ports: unknown[] }[] = []
        const child = Object.assign(new EventEmitter(), {
          killed: false,
          kill() { child.killed = true; child.emit('exit', 0) },
          postMessage(message: { type: string; request?: number }, ports: unknown[] = []) {
            posted.push({ message, ports })
            if (message.type === 'grant') queueMicrotask(() => child.emit('message', { type: 'granted', request: message.request, id: `grant-${message.request}` }))
            if (message.type === 'shutdown') queueMicrotask(() => child.emit('message', { type: 'closed' }))
          },
        })
        forks.push({ entry, posted, child })
        return child
      },
    },
  }
  return {
    electron: electron as unknown as ElectronApi, app, privileged, protocols, session, handlers, listeners, external, menus, forks, dialogs,
    get windows() { return StandInWindow.all },
  }
}

/** A worker_threads port in the shape of MessagePortMain. */
function mainPort(port: MessageChannel['port1']) {
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'message') port.on('message', data => listener({ data }))
      else port.on('close', () => listener({ data: null }))
    },
    start() {},
    close: () => port.close(),
  }
}
