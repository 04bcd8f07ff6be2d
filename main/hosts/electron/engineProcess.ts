// Entry of the utility process the engine lives in. The first message is the setup; ports of pages come with `serve`.
import { hostEngine } from '../engineControl.ts'
import type { ControlMessage, EngineSetup } from '../engineControl.ts'
import { electronChannel } from '../ports/electronChannel.ts'
import type { ElectronPort } from '../ports/electronChannel.ts'

type Incoming = { data: ControlMessage | { type: 'setup'; setup: EngineSetup }; ports: ElectronPort[] }
interface ParentPort { on(event: 'message', listener: (event: Incoming) => void): void; postMessage(message: unknown): void }

const control = (process as unknown as { parentPort?: ParentPort }).parentPort
let receive: ReturnType<typeof hostEngine> | null = null

control?.on('message', ({ data, ports: [port] }) => {
  if (data.type === 'setup') receive ??= hostEngine(data.setup, answer => control.postMessage(answer))
  else receive?.(data, port ? electronChannel(port) : undefined)
})
