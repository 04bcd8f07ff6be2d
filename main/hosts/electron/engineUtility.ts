import { basename } from 'node:path'
import type { MessagePortMain, WebContents } from 'electron'
import { ipcChannels } from '../../../shared/contract/host.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ControlAnswer, ControlMessage, EngineSetup } from '../engineControl.ts'
import type { EngineHandle } from '../engineHandle.ts'
import { electronChannel } from '../ports/electronChannel.ts'
import type { TextChannel } from '../ports/textPort.ts'
import type { ElectronApi } from './api.ts'

export interface UtilityEngine extends EngineHandle {
  /** Gives a page its own port to the engine; messages do not pass through this process. */
  connect(page: Pick<WebContents, 'postMessage'>): void
}

const PATIENCE_MS = 10_000

/** An engine in Electron's utility process: a crash of the engine leaves the windows, and the other way round. */
export function startUtilityEngine(electron: Pick<ElectronApi, 'utilityProcess' | 'MessageChannelMain'>, entry: string, setup: EngineSetup, log: (line: string) => void): UtilityEngine {
  const child = electron.utilityProcess.fork(entry, [], { serviceName: 'Yinguo engine', stdio: 'ignore' })
  const granted = new Map<number, { resolve(id: string): void; reject(error: Error): void }>()
  const crashListeners: ((detail: string) => void)[] = []
  let nextRequest = 1
  let stopping = false
  let dead = false
  let tellGone: () => void = () => {}
  const gone = new Promise<void>(resolve => { tellGone = resolve })

  child.on('message', (answer: ControlAnswer) => {
    if (answer.type === 'log') log(answer.line)
    else if (answer.type === 'granted') {
      granted.get(answer.request)?.resolve(answer.id)
      granted.delete(answer.request)
    } else if (answer.type === 'closed') child.kill()
  })
  child.once('exit', code => {
    dead = true
    for (const waiting of granted.values()) waiting.reject(new YinguoError('CLOSED'))
    granted.clear()
    if (!stopping) for (const listener of crashListeners) listener(`exit ${code}`)
    tellGone()
  })
  const post = (message: ControlMessage | { type: 'setup'; setup: EngineSetup }, ports: MessagePortMain[] = []): void => child.postMessage(message, ports)
  post({ type: 'setup', setup })

  const channelToEngine = (): MessagePortMain => {
    const { port1, port2 } = new electron.MessageChannelMain()
    post({ type: 'serve' }, [port1])
    return port2
  }

  return {
    connect(page) { if (!dead) page.postMessage(ipcChannels.port, null, [channelToEngine()]) },
    open(): TextChannel {
      if (dead) throw new YinguoError('CLOSED')
      return electronChannel(channelToEngine())
    },
    grant(path, access, options = {}) {
      const request = nextRequest++
      return new Promise((resolve, reject) => {
        if (dead) { reject(new YinguoError('CLOSED')); return }
        granted.set(request, { resolve, reject })
        post({ type: 'grant', request, path, access, overwrite: options.overwrite ?? false, name: options.name ?? basename(path) })
      })
    },
    async shutdown() {
      if (dead) return
      stopping = true
      post({ type: 'shutdown' })
      const timer = setTimeout(() => child.kill(), PATIENCE_MS)
      await gone
      clearTimeout(timer)
    },
    onCrash(listener) { crashListeners.push(listener) },
  }
}
