import { statSync } from 'node:fs'
import { basename, extname, isAbsolute, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { HostFile, OpenPurpose, SavePurpose } from '../../../shared/contract/host.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { EngineHandle } from '../engineHandle.ts'
import { plainFileName } from '../fileNames.ts'
import type { ElectronApi } from './api.ts'

const dataExtensions = ['xlsx', 'xlsm', 'xls', 'xlsb', 'et', 'ods', 'csv', 'tsv', 'txt', 'sav', 'zsav', 'zip']

/** The system's file dialogs. The path goes to the engine as a grant; the page gets the grant's id and the name. */
export function fileDialogs(electron: Pick<ElectronApi, 'dialog' | 'app'>, engine: () => EngineHandle, t: Translate) {
  const project = { name: t('desktop.projectFiles'), extensions: ['yinguo'] }
  const handed = async (path: string, access: 'read' | 'write', overwrite: boolean): Promise<HostFile> =>
    ({ grant: await engine().grant(path, access, { overwrite }), name: basename(path) })

  return {
    async pickOpen(window: BrowserWindow, what: OpenPurpose): Promise<HostFile | null> {
      const filters = what === 'project' ? [project] : [{ name: t('desktop.dataFiles'), extensions: dataExtensions }]
      const { canceled, filePaths: [path] } = await electron.dialog.showOpenDialog(window, { properties: ['openFile'], filters })
      return canceled || path === undefined ? null : handed(path, what === 'project' ? 'write' : 'read', false)
    },
    /** The dialog itself asks before an existing file is chosen: that is the consent to replace it. */
    async pickSave(window: BrowserWindow, suggestedName: string, what: SavePurpose): Promise<HostFile | null> {
      const name = plainFileName(suggestedName)
      const extension = extname(name).slice(1).toLowerCase()
      const filters = what === 'project' ? [project] : extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : []
      const { canceled, filePath } = await electron.dialog.showSaveDialog(window, {
        defaultPath: join(electron.app.getPath('documents'), name), filters, properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled || !filePath ? null : handed(filePath, 'write', true)
    },
    /** A file dropped on the window; preload took its path from the File object itself. */
    async grantFile(path: string): Promise<HostFile> {
      const extension = extname(path).slice(1).toLowerCase()
      const file = isAbsolute(path) && !/^[\\/]{2}/.test(path) && !path.includes('\0')
      if (!file || !isFile(path)) throw new YinguoError('M25', { name: basename(path).slice(0, 120) })
      return handed(path, extension === 'yinguo' ? 'write' : 'read', false)
    },
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
