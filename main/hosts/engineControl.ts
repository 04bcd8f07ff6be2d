import type { EngineDeps, GrantAccess } from '../engine/deps.ts'
import { createEngine } from '../engine/engine.ts'
import { createGrantTable } from '../engine/grants.ts'
import { localTime } from './places.ts'
import { textPort } from './ports/textPort.ts'
import type { TextChannel } from './ports/textPort.ts'

/**
 * What a host tells an engine that lives elsewhere (a worker thread, a utility process). It goes over a channel
 * of its own that no page ever holds: a page can name grants, never make them.
 */
export type ControlMessage =
  | { type: 'grant'; request: number; path: string; access: GrantAccess; overwrite: boolean; name: string }
  /** Comes with the engine's end of a new port. */
  | { type: 'serve' }
  | { type: 'shutdown' }

export type ControlAnswer =
  | { type: 'ready' }
  | { type: 'granted'; request: number; id: string }
  | { type: 'log'; line: string }
  | { type: 'closed' }

/** As plain data, so that it can be handed to a thread or a process. */
export interface EngineSetup { appData: string; resources: string; actor: string; importWorker: string; computeWorker: string }

/** The engine's side of the control channel. `trial`: see EngineDeps. */
export function hostEngine(setup: EngineSetup, answer: (message: ControlAnswer) => void, trial?: URL): (message: ControlMessage, channel?: TextChannel) => void {
  const grants = createGrantTable()
  const deps: EngineDeps = {
    appData: setup.appData,
    resources: setup.resources,
    actor: setup.actor,
    now: () => localTime(),
    grants,
    workers: { import: new URL(setup.importWorker), compute: new URL(setup.computeWorker) },
    log: line => answer({ type: 'log', line }),
    ...(trial && { trial }),
  }
  const engine = createEngine(deps)
  answer({ type: 'ready' })

  return (message, channel) => {
    if (message.type === 'grant') {
      const { request, path, access, overwrite, name } = message
      answer({ type: 'granted', request, id: grants.add(path, access, { overwrite, name }) })
    } else if (message.type === 'serve') {
      if (channel) engine.serve(textPort(channel))
    } else {
      void engine.dispose().finally(() => answer({ type: 'closed' }))
    }
  }
}
