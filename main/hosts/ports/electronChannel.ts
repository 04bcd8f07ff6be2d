import { closeOnce } from './textPort.ts'
import type { TextChannel } from './textPort.ts'

/** As much of Electron's MessagePortMain as is used; tests inject a stand-in. */
export interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** The engine's end of a channel whose other end is in the page. */
export function electronChannel(port: ElectronPort): TextChannel {
  const closing = closeOnce()
  port.on('close', () => closing.fire())
  return {
    send(text) { if (!closing.closed) port.postMessage(text) },
    onText(listener) {
      port.on('message', event => { if (typeof event.data === 'string') listener(event.data) })
      port.start()
    },
    onClose(listener) { closing.add(listener) },
    close() { port.close(); closing.fire() },
  }
}
