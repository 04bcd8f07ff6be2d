import type { Port } from '../rpc/port.ts'
import type { OpenPurpose, SavePurpose, TargetRequest } from './hostRequests.ts'

/** A file the engine may touch, as the page knows it: an opaque id and a name, never a path. */
export interface HostFile { grant: string; name: string }

export type { OpenPurpose, SavePurpose, TargetRequest }

/** What a page hands over when a file is dropped on it: a browser `File`, seen without the DOM. */
export interface FileLike { readonly name: string; readonly size: number }

/** What the application menu may ask the page to do; each is a command of the page's registry. */
export const hostCommands = [
  'project.new', 'project.open', 'project.sample', 'project.saveCopy', 'project.close',
  'import.file', 'export.report',
  'edit.undo', 'edit.redo',
  'go.overview', 'go.questionnaire', 'go.data', 'go.analysis', 'go.diagrams', 'go.improvement', 'go.report', 'go.review',
  'view.palette', 'view.theme', 'view.language', 'help.shortcuts',
] as const
export type HostCommand = (typeof hostCommands)[number]

/** Everything the page may ask of what it runs in. The page has two of these, one for each host. */
export interface HostBridge {
  kind: 'electron' | 'web'
  /** A port to the engine; a new one each time it is called. Rejects with YinguoError M22 or CLOSED. */
  connect(): Promise<Port>
  /** A file dialog. null: the user gave up. A project comes ready to be opened with `project.open`. */
  pickOpen(what: OpenPurpose): Promise<HostFile | null>
  /** For a file dropped on the window. */
  grantFile(file: FileLike): Promise<HostFile>
  /** Where to write. Electron asks with a dialog; the web host makes a place and `deliver` brings the file. */
  pickSave(suggestedName: string, what: SavePurpose): Promise<HostFile | null>
  /** After an export: the web host downloads it, Electron has it where the user wanted it. */
  deliver(file: HostFile): Promise<void>
  /** Menu entries, by the name of the page's command. Returns the way to stop listening. */
  onCommand(listener: (command: string) => void): () => void
  /** A file the system asked the app to open (double click, dropped on the icon). Never fires in the web host. */
  onOpenFile(listener: (file: HostFile) => void): () => void
  /** Only https addresses of the fixed list in the host; anything else does nothing. */
  openAddress(url: string): void
}

/**
 * The web host's routes. Every one of them needs the session cookie, an exact Host, and — where it writes or
 * upgrades — the page's own Origin. Refusals are 403 (or 421 for the Host) with `RouteError` M22.
 */
export const webRoutes = {
  /** WebSocket; each text message is one message of shared/rpc/envelope.ts as JSON. */
  engine: '/engine',
  /**
   * POST /files?name=<encoded file name>&what=project|data, body: the bytes. Answers a HostFile (201).
   * GET /files/<grant>: the file, as an attachment under its own name.
   */
  files: '/files',
  /** POST /targets, JSON `TargetRequest`. Answers a HostFile (201). */
  targets: '/targets',
  /** GET /open?key=<one-time key>: sets the cookie and goes to `/`. */
  open: '/open',
} as const

/** Body of every refusal: a code of shared/rpc/errors.ts with its parameters. */
export interface RouteError { code: string; params: Record<string, string | number | boolean | null | string[]> }

/** An answer through preload, where a thrown error would lose everything but its message. */
export type HostAnswer = { ok: true; value: HostFile | null } | { ok: false; code: string; params: RouteError['params'] }

/** What preload puts on `window.yinguo` in Electron. Paths never pass through it. */
export interface PreloadApi {
  /**
   * Asks for a port. It arrives as a `message` event of the window whose data is PORT_MESSAGE and whose
   * `ports[0]` is a MessagePort; each message is one message of shared/rpc/envelope.ts as JSON text, as on the
   * WebSocket, so that every transport carries exactly the same.
   */
  connect(): void
  pickOpen(what: OpenPurpose): Promise<HostAnswer>
  pickSave(suggestedName: string, what: SavePurpose): Promise<HostAnswer>
  /** Takes the File itself; a plain object is refused. */
  grantFile(file: FileLike): Promise<HostAnswer>
  openAddress(url: string): void
  onCommand(listener: (command: string) => void): () => void
  onOpenFile(listener: (file: HostFile) => void): () => void
}

export const PORT_MESSAGE = 'yinguo:engine-port'

/** Messages between preload and Electron's main process. Every one is checked for its sender and its content. */
export const ipcChannels = {
  connect: 'yinguo:connect',
  pickOpen: 'yinguo:pick-open',
  pickSave: 'yinguo:pick-save',
  grantFile: 'yinguo:grant-file',
  openAddress: 'yinguo:open-address',
  /** main → preload */
  port: 'yinguo:port',
  command: 'yinguo:command',
  openFile: 'yinguo:open-file',
} as const
