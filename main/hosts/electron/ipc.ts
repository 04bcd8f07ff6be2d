import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { ipcChannels } from '../../../shared/contract/host.ts'
import type { HostAnswer, HostFile, OpenPurpose, SavePurpose } from '../../../shared/contract/host.ts'
import { droppedPath, offeredName, openPurpose, savePurpose } from '../../../shared/contract/hostRequests.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import type { ElectronApi } from './api.ts'
import { isAppPage } from './appProtocol.ts'

export interface PageRequests {
  connect(window: BrowserWindow): void
  pickOpen(window: BrowserWindow, what: OpenPurpose): Promise<HostFile | null>
  pickSave(window: BrowserWindow, suggestedName: string, what: SavePurpose): Promise<HostFile | null>
  grantFile(path: string): Promise<HostFile>
  openAddress(url: unknown): void
}

const refused: HostAnswer = { ok: false, code: 'M22', params: {} }
const wrong: HostAnswer = { ok: false, code: 'BAD_PARAMS', params: { issues: [] } }

/**
 * Every channel checks who is asking, before anything else: the top frame of one of our windows, showing our page.
 * `senderFrame` is read at once; after an await it may be null or another page (SAFETY.md E4).
 */
export function handleIpc(electron: Pick<ElectronApi, 'ipcMain' | 'BrowserWindow'>, requests: PageRequests): void {
  const asker = (event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null => {
    const frame = event.senderFrame
    if (!frame || frame.parent !== null || !isAppPage(frame.url)) return null
    return electron.BrowserWindow.fromWebContents(event.sender)
  }
  const answer = (channel: string, work: (window: BrowserWindow, words: unknown[]) => Promise<HostFile | null> | null): void => {
    electron.ipcMain.handle(channel, async (event, ...words: unknown[]): Promise<HostAnswer> => {
      const window = asker(event)
      if (!window) return refused
      try {
        const pending = work(window, words)
        return pending === null ? wrong : { ok: true, value: await pending }
      } catch (thrown) {
        const { code, params } = toYinguoError(thrown)
        return { ok: false, code, params }
      }
    })
  }
  const listen = (channel: string, work: (window: BrowserWindow, words: unknown[]) => void): void => {
    electron.ipcMain.on(channel, (event, ...words: unknown[]) => {
      const window = asker(event)
      if (window) work(window, words)
    })
  }

  listen(ipcChannels.connect, window => requests.connect(window))
  listen(ipcChannels.openAddress, (_window, [url]) => requests.openAddress(url))
  answer(ipcChannels.pickOpen, (window, [what]) => {
    const purpose = openPurpose.safeParse(what)
    return purpose.success ? requests.pickOpen(window, purpose.data) : null
  })
  answer(ipcChannels.pickSave, (window, [name, what]) => {
    const [offered, purpose] = [offeredName.safeParse(name), savePurpose.safeParse(what)]
    return offered.success && purpose.success ? requests.pickSave(window, offered.data, purpose.data) : null
  })
  answer(ipcChannels.grantFile, (_window, [path]) => {
    const dropped = droppedPath.safeParse(path)
    return dropped.success ? requests.grantFile(dropped.data) : null
  })
}
