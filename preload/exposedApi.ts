import { ipcChannels, PORT_MESSAGE } from '../shared/contract/host.ts'
import type { FileLike, HostAnswer, HostFile, PreloadApi } from '../shared/contract/host.ts'

/** What of Electron and of the window the page's few functions are made from; tests bring a stand-in. */
export interface PreloadParts {
  invoke(channel: string, ...words: unknown[]): Promise<unknown>
  send(channel: string, ...words: unknown[]): void
  on(channel: string, listener: (word: unknown, ports: readonly MessagePort[]) => void): void
  pathOf(file: FileLike): string
  postToPage(message: string, ports: MessagePort[]): void
}

/**
 * The functions of `window.yinguo`. Named one by one; no channel name, event object, path or Electron object
 * passes through them (SAFETY.md E5).
 */
export function exposedApi(parts: PreloadParts): PreloadApi {
  /** One place per kind of message; what comes before the page listens waits for it. */
  function inbox<T>(channel: string, read: (word: unknown) => T | null): (listener: (value: T) => void) => () => void {
    const listeners = new Set<(value: T) => void>()
    let waiting: T[] = []
    parts.on(channel, word => {
      const value = read(word)
      if (value === null) return
      if (listeners.size === 0) waiting.push(value)
      for (const listener of listeners) listener(value)
    })
    return listener => {
      listeners.add(listener)
      for (const value of waiting) listener(value)
      waiting = []
      return () => { listeners.delete(listener) }
    }
  }
  parts.on(ipcChannels.port, (_word, ports) => parts.postToPage(PORT_MESSAGE, [...ports]))

  return {
    connect: () => parts.send(ipcChannels.connect),
    pickOpen: what => parts.invoke(ipcChannels.pickOpen, String(what)) as Promise<HostAnswer>,
    pickSave: (suggestedName, what) => parts.invoke(ipcChannels.pickSave, String(suggestedName), String(what)) as Promise<HostAnswer>,
    async grantFile(file) {
      // Only a File the user dropped or chose has a path; anything else throws or has none.
      let path = ''
      try {
        if (typeof file === 'object' && file !== null) path = parts.pathOf(file)
      } catch { /* no File: no path */ }
      if (path === '') return { ok: false, code: 'BAD_GRANT', params: {} }
      return await parts.invoke(ipcChannels.grantFile, path) as HostAnswer
    },
    openAddress: url => parts.send(ipcChannels.openAddress, String(url)),
    onCommand: inbox(ipcChannels.command, word => (typeof word === 'string' ? word : null)),
    onOpenFile: inbox(ipcChannels.openFile, word => {
      const file = word as Partial<HostFile> | null
      return file && typeof file.grant === 'string' && typeof file.name === 'string' ? { grant: file.grant, name: file.name } : null
    }),
  }
}
