import type { WebSocket } from 'ws'
import { closeOnce } from './textPort.ts'
import type { TextChannel } from './textPort.ts'

/** A page that stops reading is hung up on rather than buffered for without end. */
const MOST_BUFFERED = 256 * 1024 * 1024

/** A WebSocket of the `ws` package, text frames only; a binary frame ends it. */
export function socketChannel(socket: WebSocket): TextChannel {
  const closing = closeOnce()
  socket.on('close', () => closing.fire())
  socket.on('error', () => socket.terminate())
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MOST_BUFFERED) { socket.terminate(); return }
      socket.send(text)
    },
    onText(listener) {
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003)
        else listener(data.toString())
      })
    },
    onClose(listener) { closing.add(listener) },
    close() { socket.close() },
  }
}
