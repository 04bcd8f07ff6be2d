import { webRoutes } from '../../../shared/contract/host.ts'
import type { HostBridge, HostFile, OpenPurpose, RouteError, TargetRequest } from '../../../shared/contract/host.ts'
import { isErrorCode, YinguoError } from '../../../shared/rpc/errors.ts'
import type { Port } from '../../../shared/rpc/port.ts'

/** What the file dialog offers. */
const accepts: Record<OpenPurpose, string> = { project: '.yinguo', data: '.xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt,.sav,.zsav,.zip' }

/** A refusal as our own error; a host that is gone is CLOSED. */
async function request(path: string, init?: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch {
    throw new YinguoError('CLOSED')
  }
  if (response.ok) return response
  const body = await response.json().catch(() => null) as Partial<RouteError> | null
  throw body && isErrorCode(body.code) ? new YinguoError(body.code, body.params) : new YinguoError('M22')
}

function connect(): Promise<Port> {
  return new Promise((resolve, reject) => {
    const url = new URL(webRoutes.engine, window.location.href)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(url)
    const waiting: unknown[] = []
    let listener: ((message: unknown) => void) | undefined
    const closeListeners: (() => void)[] = []
    let open = false
    socket.addEventListener('message', event => {
      const message: unknown = JSON.parse(String(event.data))
      if (listener) listener(message)
      else waiting.push(message)
    })
    socket.addEventListener('close', () => {
      if (!open) reject(new YinguoError('CLOSED'))
      for (const tell of closeListeners) tell()
    })
    socket.addEventListener('open', () => {
      open = true
      resolve({
        send: message => { if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message)) },
        onMessage(next) {
          listener = next
          for (const message of waiting.splice(0)) next(message)
        },
        onClose(tell) {
          if (socket.readyState >= WebSocket.CLOSING) tell()
          else closeListeners.push(tell)
        },
        close: () => socket.close(),
      })
    })
  })
}

async function upload(file: File, what: OpenPurpose): Promise<HostFile> {
  const response = await request(`${webRoutes.files}?name=${encodeURIComponent(file.name)}&what=${what}`, {
    method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream' },
  })
  return await response.json() as HostFile
}

const purposeOf = (name: string): OpenPurpose => (/\.yinguo$/i.test(name) ? 'project' : 'data')

function chooseFile(accept: string): Promise<File | null> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.hidden = true
    const settle = (file: File | null): void => { input.remove(); resolve(file) }
    input.addEventListener('change', () => settle(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => settle(null))
    document.body.append(input)
    input.click()
  })
}

/** The page in a browser, served by the loopback host. */
export const webHost: HostBridge = {
  kind: 'web',
  connect,
  async pickOpen(what) {
    const file = await chooseFile(accepts[what])
    return file && upload(file, what)
  },
  grantFile: file => upload(file as File, purposeOf(file.name)),
  async pickSave(suggestedName, what) {
    const target: TargetRequest = { name: suggestedName, kind: what }
    const response = await request(webRoutes.targets, {
      method: 'POST', body: JSON.stringify(target), headers: { 'Content-Type': 'application/json' },
    })
    return await response.json() as HostFile
  },
  deliver(file) {
    const link = document.createElement('a')
    link.href = `${webRoutes.files}/${encodeURIComponent(file.grant)}`
    link.download = file.name
    link.click()
    return Promise.resolve()
  },
  // No application menu and no file association in a browser tab.
  onCommand: () => () => {},
  onOpenFile: () => () => {},
  openAddress: url => { window.open(url, '_blank', 'noopener,noreferrer') },
}
