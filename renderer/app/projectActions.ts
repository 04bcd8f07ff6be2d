import { useMemo } from 'react'
import type { HostBridge, HostFile } from '../../shared/contract/host.ts'
import type { ProjectInfo, Purpose } from '../../shared/model/project.ts'
import { toYinguoError } from '../../shared/rpc/errors.ts'
import type { Client } from '../../shared/rpc/client.ts'
import { useClient } from './engine/hooks.ts'
import { useHost } from './host.ts'
import type { BackedUpFile } from './damaged.ts'
import { offerBackups } from './damaged.ts'
import { setIncoming } from './incoming.ts'
import { notify, notifyError } from './notices.tsx'
import { navigate } from './route.ts'

export type FileSort = 'project' | 'data' | 'unknown'

/** By name only; the engine looks at the bytes (M07). */
function sortOfFile(name: string): FileSort {
  if (/\.yinguo$/i.test(name)) return 'project'
  return /\.(xlsx|xlsm|xls|xlsb|et|ods|csv|tsv|txt|sav|zip)$/i.test(name) ? 'data' : 'unknown'
}

const baseName = (name: string): string => name.replace(/\.[^.]+$/, '').trim() || name

export interface ProjectActions {
  create(name: string, purpose: Purpose): Promise<boolean>
  open(file?: HostFile): Promise<void>
  openRecent(id: string): Promise<void>
  openSample(): Promise<void>
  saveCopy(currentFileName: string): Promise<void>
  close(): Promise<void>
  /** Choose a response sheet and start the wizard; with no project open, makes one of it. */
  importFile(hasProject: boolean): Promise<void>
  /** A file from outside: dropped, or handed over by the system. */
  receive(file: File | HostFile, hasProject: boolean): Promise<void>
}

function makeProjectActions(client: Client, host: HostBridge): ProjectActions {
  const guard = async (work: () => Promise<void>): Promise<void> => {
    try { await work() } catch (thrown) { notifyError(thrown) }
  }
  const create = async (name: string, purpose: Purpose): Promise<boolean> => {
    const target = await host.pickSave(`${name}.yinguo`, 'project')
    if (!target) return false
    await client.call('project.create', { grant: target.grant, name, purpose })
    navigate('overview')
    return true
  }
  /** What is open elsewhere (M02) or of a newer version (M05) may still be read. */
  const openBy = async (call: (readOnly: boolean) => Promise<ProjectInfo>, file: BackedUpFile, readOnly = false): Promise<void> => {
    try {
      const info = await call(readOnly)
      if (info.recovered) notify('app.recovered')
      navigate('overview')
    } catch (thrown) {
      if (offerBackups(thrown, file)) return
      const readable = !readOnly && ['M02', 'M05'].includes(toYinguoError(thrown).code)
      notifyError(thrown, readable ? { key: 'app.openReadOnly', run: () => { void openBy(call, file, true) } } : undefined)
    }
  }
  const open = ({ grant }: HostFile): Promise<void> => openBy(readOnly => client.call('project.open', { grant, readOnly }), { grant })
  const startImport = async (file: HostFile, hasProject: boolean): Promise<void> => {
    if (!hasProject && !await create(baseName(file.name), 'satisfaction')) return
    navigate('data')
    setIncoming(file)
  }
  return {
    create: async (name, purpose) => {
      try { return await create(name, purpose) } catch (thrown) { notifyError(thrown); return false }
    },
    open: file => guard(async () => {
      const chosen = file ?? await host.pickOpen('project')
      if (chosen) await open(chosen)
    }),
    openRecent: id => openBy(readOnly => client.call('project.openRecent', { id, readOnly }), { recent: id }),
    openSample: () => guard(async () => {
      await client.call('project.openSample', {})
      navigate('overview')
    }),
    saveCopy: currentFileName => guard(async () => {
      const target = await host.pickSave(currentFileName, 'project')
      if (!target) return
      const { fileName } = await client.call('project.saveCopy', { grant: target.grant })
      await host.deliver(target)
      notify('app.copied', { name: fileName })
    }),
    close: () => guard(async () => { await client.call('project.close', {}) }),
    importFile: hasProject => guard(async () => {
      const file = await host.pickOpen('data')
      if (file) await startImport(file, hasProject)
    }),
    receive: (file, hasProject) => guard(async () => {
      const sort = sortOfFile(file.name)
      if (sort === 'unknown') { notify('app.drop.unsupported', { name: file.name }, true); return }
      const granted = 'grant' in file ? file : await host.grantFile(file)
      if (sort === 'project') await open(granted)
      else await startImport(granted, hasProject)
    }),
  }
}

export function useProjectActions(): ProjectActions {
  const client = useClient()
  const host = useHost()
  return useMemo(() => makeProjectActions(client, host), [client, host])
}
