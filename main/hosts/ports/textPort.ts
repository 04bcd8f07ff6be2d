import type { Port } from '../../../shared/rpc/port.ts'

/** What every real transport is underneath: text in order, both ways, until one side hangs up. */
export interface TextChannel {
  send(text: string): void
  onText(listener: (text: string) => void): void
  onClose(listener: () => void): void
  close(): void
}

/**
 * Messages as JSON text, whatever carries them: a worker's port clones more than a socket can carry (NaN,
 * undefined, Map), and the hosts must not drift. A peer that sends something else than JSON is hung up on.
 */
export function textPort(channel: TextChannel): Port {
  let listener: ((message: unknown) => void) | undefined
  const waiting: unknown[] = []
  let closed = false

  channel.onText(text => {
    if (closed) return
    let message: unknown
    try {
      message = JSON.parse(text)
    } catch {
      channel.close()
      return
    }
    if (listener) listener(message)
    else waiting.push(message)
  })
  channel.onClose(() => { closed = true })

  return {
    send(message) { if (!closed) channel.send(JSON.stringify(message)) },
    onMessage(next) {
      listener = next
      for (const message of waiting.splice(0)) next(message)
    },
    onClose(next) { channel.onClose(next) },
    close() { channel.close() },
  }
}

/** Carries text from one transport to the other without looking at it; when one side closes, so does the other. */
export function relay(a: TextChannel, b: TextChannel): void {
  a.onText(text => b.send(text))
  b.onText(text => a.send(text))
  a.onClose(() => b.close())
  b.onClose(() => a.close())
}

/** Close listeners that are told once, and at once when they come late. */
export function closeOnce(): { add(listener: () => void): void; fire(): void; readonly closed: boolean } {
  const listeners: (() => void)[] = []
  let closed = false
  return {
    add(listener) {
      if (closed) listener()
      else listeners.push(listener)
    },
    fire() {
      if (closed) return
      closed = true
      for (const listener of listeners.splice(0)) listener()
    },
    get closed() { return closed },
  }
}
