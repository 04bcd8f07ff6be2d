// Entry of the worker thread an engine lives in (web host, tests). The first message is the setup.
import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { hostEngine } from './engineControl.ts'
import type { ControlMessage, EngineSetup } from './engineControl.ts'
import { threadChannel } from './ports/threadChannel.ts'

const control = parentPort
if (control) {
  const receive = hostEngine(workerData as EngineSetup, answer => {
    control.postMessage(answer)
    // Pages' ports would keep the thread alive.
    if (answer.type === 'closed') process.exit(0)
  }, new URL('../engine/store/trial.ts', import.meta.url))
  control.on('message', (message: ControlMessage & { port?: MessagePort }) => {
    receive(message, message.port ? threadChannel(message.port) : undefined)
  })
}
