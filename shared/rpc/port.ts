/** What every transport offers: JSON-able messages in order, both ways. */
export interface Port {
  send(message: unknown): void
  /** One listener; messages that came before it was set are delivered then. */
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}

class MemoryPort implements Port {
  #peer: MemoryPort | undefined
  #listener: ((message: unknown) => void) | undefined
  #waiting: unknown[] = []
  #closeListeners: (() => void)[] = []
  #closed = false

  join(peer: MemoryPort): void { this.#peer = peer }

  send(message: unknown): void {
    if (this.#closed) return
    // Through JSON, so that a test in memory sees exactly what a socket would carry.
    const copy: unknown = JSON.parse(JSON.stringify(message))
    const peer = this.#peer
    void Promise.resolve().then(() => { if (peer) peer.#receive(copy) })
  }

  #receive(message: unknown): void {
    if (this.#closed) return
    if (this.#listener) this.#listener(message)
    else this.#waiting.push(message)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener
    for (const message of this.#waiting.splice(0)) listener(message)
  }

  onClose(listener: () => void): void { this.#closeListeners.push(listener) }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const listener of this.#closeListeners) listener()
    this.#peer?.close()
  }
}

/** Two ports joined in memory: the transport of the tests and of the command line. */
export function memoryPortPair(): [Port, Port] {
  const a = new MemoryPort()
  const b = new MemoryPort()
  a.join(b)
  b.join(a)
  return [a, b]
}
