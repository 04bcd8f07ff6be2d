import { PORT_MESSAGE } from '../../../shared/contract/host.ts'
import type { HostAnswer, HostBridge, HostFile, PreloadApi } from '../../../shared/contract/host.ts'
import { isErrorCode, YinguoError } from '../../../shared/rpc/errors.ts'
import type { Port } from '../../../shared/rpc/port.ts'

declare global {
  interface Window { readonly yinguo?: PreloadApi }
}

function portOf(channel: MessagePort): Port {
  const closeListeners: (() => void)[] = []
  channel.addEventListener('close', () => { for (const tell of closeListeners) tell() })
  return {
    send: message => channel.postMessage(JSON.stringify(message)),
    onMessage(listener) {
      channel.addEventListener('message', event => listener(JSON.parse(String(event.data))))
      // Messages that came before are held by the channel until now.
      channel.start()
    },
    onClose: tell => { closeListeners.push(tell) },
    close: () => channel.close(),
  }
}

/** A refusal comes as an answer: an error would lose its code on the way through preload. */
function taken(answer: HostAnswer): HostFile | null {
  if (answer.ok) return answer.value
  throw isErrorCode(answer.code) ? new YinguoError(answer.code, answer.params) : new YinguoError('INTERNAL')
}

/** The page in the desktop window: preload's few functions, and a MessagePort to the engine's process. */
export function electronHost(api: PreloadApi): HostBridge {
  return {
    kind: 'electron',
    connect: () => new Promise(resolve => {
      const receive = (event: MessageEvent): void => {
        const [channel] = event.ports
        if (event.source !== window || event.data !== PORT_MESSAGE || !channel) return
        window.removeEventListener('message', receive)
        resolve(portOf(channel))
      }
      window.addEventListener('message', receive)
      api.connect()
    }),
    pickOpen: async what => taken(await api.pickOpen(what)),
    async grantFile(file) {
      const granted = taken(await api.grantFile(file))
      if (!granted) throw new YinguoError('BAD_GRANT')
      return granted
    },
    pickSave: async (suggestedName, what) => taken(await api.pickSave(suggestedName, what)),
    // The file already lies where the dialog said.
    deliver: () => Promise.resolve(),
    onCommand: listener => api.onCommand(listener),
    onOpenFile: listener => api.onOpenFile(listener),
    openAddress: url => api.openAddress(url),
  }
}
