import type { MessagePort } from 'node:worker_threads'
import { closeOnce } from './textPort.ts'
import type { TextChannel } from './textPort.ts'

/** One end of a worker_threads MessageChannel. */
export function threadChannel(port: MessagePort): TextChannel {
  const closing = closeOnce()
  port.on('close', () => closing.fire())
  return {
    send(text) { if (!closing.closed) port.postMessage(text) },
    onText(listener) {
      // 'message' starts the port: what came before is delivered then, in order.
      port.on('message', (data: unknown) => { if (typeof data === 'string') listener(data) })
    },
    onClose(listener) { closing.add(listener) },
    close() { port.close() },
  }
}
