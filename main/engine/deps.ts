/** What an engine needs from the world; hosts and tests supply it. Nothing here knows of windows. */
export interface EngineDeps {
  /** Where recent projects, working copies of the sample and backups live. */
  appData: string
  /** The shipped sample project file (.yinguo) and its workbook. */
  resources: string
  /** Name kept in the log; "name given on this computer", not a proof of identity. */
  actor: string
  /** ISO 8601 with offset. */
  now(): string
  grants: GrantTable
  /** false: projects that go with the session (temporary ones of the command line) are not backed up. */
  backups?: boolean
  /** Entry files of the worker threads (.ts from source, .js when bundled). */
  workers: { import: URL; compute: URL }
  /** Entry of the process that opens a file of unknown origin first; absent where the engine itself is a process that can be ended. */
  trial?: URL
  /** For defects of ours; never holds data of the project. */
  log(line: string): void
}

export type GrantAccess = 'read' | 'write' | 'create'

/** id → path, filled by the host and never by the page. */
export interface GrantTable {
  add(path: string, access: GrantAccess, options?: { overwrite?: boolean; name?: string }): string
  /** Throws YinguoError('BAD_GRANT') when unknown or for another purpose. */
  resolve(id: string, access: GrantAccess): Grant
}

export interface Grant {
  path: string
  access: GrantAccess
  /** The user agreed to replace what is there. */
  overwrite: boolean
  /** File name as the user knows it (an upload has another path). */
  name: string
}
