import type { GrantAccess } from '../engine/deps.ts'
import type { TextChannel } from './ports/textPort.ts'

/** A host's handle on an engine that lives elsewhere: in a worker thread or a utility process. */
export interface EngineHandle {
  /** Makes a grant; resolves when the engine knows it, so that it can be used at once. */
  grant(path: string, access: GrantAccess, options?: { overwrite?: boolean; name?: string }): Promise<string>
  /** This side's end of a new port to the engine. */
  open(): TextChannel
  /** Closes the project and ends the engine; resolves when it is gone. */
  shutdown(): Promise<void>
  /** Told when the engine ends without having been asked to. */
  onCrash(listener: (detail: string) => void): void
}
