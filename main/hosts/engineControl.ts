import type { EngineDeps, Grant } from '../engine/deps.ts'
import { createEngine } from '../engine/engine.ts'
import { createGrantTable } from './grantTable.ts'
import { localTime } from './places.ts'
import { textPort } from './ports/textPort.ts'
import type { TextChannel } from './ports/textPort.ts'

/**
 * What a host tells an engine that lives elsewhere (a worker thread, a utility process). It goes over a channel
 * of its own that no page ever holds: a page can name grants, never make them.
 */
export type ControlMessage =
  | { type: 'grant'; id: string; grant: Grant }
  /** Comes with the engine's end of a new port. */
  | { type: 'serve' }
  | { type: 'shutdown' }

export type ControlAnswer =
  | { type: 'ready' }
  | { type: 'granted'; id: string }
  | { type: 'log'; line: string }
  | { type: 'closed' }

/** As plain data, so that it can be handed to a thread or a process. */
export interface EngineSetup { appData: string; resources: string; actor: string; importWorker: string }

/** The engine's side of the control channel. */
export function hostEngine(setup: EngineSetup, answer: (message: ControlAnswer) => void): (message: ControlMessage, channel?: TextChannel) => void {
  const grants = createGrantTable()
  const deps: EngineDeps = {
    appData: setup.appData,
    resources: setup.resources,
    actor: setup.actor,
    now: () => localTime(),
    grants,
    workers: { import: new URL(setup.importWorker) },
    log: line => answer({ type: 'log', line }),
  }
  const engine = createEngine(deps)
  answer({ type: 'ready' })

  return (message, channel) => {
    if (message.type === 'grant') {
      grants.keep(message.id, message.grant)
      answer({ type: 'granted', id: message.id })
    } else if (message.type === 'serve') {
      if (channel) engine.serve(textPort(channel))
    } else {
      void Promise.resolve(engine.close()).finally(() => answer({ type: 'closed' }))
    }
  }
}
