import type { MenuItemConstructorOptions } from 'electron'
import type { HostCommand } from '../../../shared/contract/host.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

/** The application menu: every entry of ours only names a command; the page's registry runs it. */
export function menuTemplate(t: Translate, send: (command: HostCommand) => void, platform: NodeJS.Platform): Item[] {
  const entry = (label: string, command: HostCommand, accelerator?: string): Item =>
    // The page has the same shortcuts; registering them here too would run a command twice.
    ({ label, click: () => send(command), ...(accelerator ? { accelerator, registerAccelerator: false } : {}) })
  const mac = platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies Item] : []),
    {
      label: t('desktop.file'),
      submenu: [
        entry(t('desktop.newProject'), 'project.new'), entry(t('desktop.openProject'), 'project.open'), entry(t('desktop.openSample'), 'project.sample'), line,
        entry(t('desktop.importFile'), 'import.file'), entry(t('desktop.exportReport'), 'export.report'), line,
        entry(t('desktop.saveCopy'), 'project.saveCopy'), entry(t('desktop.closeProject'), 'project.close'),
        ...(mac ? [] : [line, { role: 'quit', label: t('desktop.quit') } satisfies Item]),
      ],
    },
    {
      label: t('desktop.edit'),
      submenu: [
        entry(t('controls.undo'), 'edit.undo', 'CmdOrCtrl+Z'), entry(t('controls.redo'), 'edit.redo', 'CmdOrCtrl+Shift+Z'), line,
        { role: 'cut', label: t('desktop.cut') }, { role: 'copy', label: t('desktop.copy') }, { role: 'paste', label: t('desktop.paste') }, { role: 'selectAll', label: t('desktop.selectAll') },
      ],
    },
    {
      label: t('desktop.go'),
      submenu: [
        entry(t('desktop.overview'), 'go.overview'), entry(t('desktop.questionnaire'), 'go.questionnaire'), entry(t('desktop.data'), 'go.data'), entry(t('desktop.analysis'), 'go.analysis'),
        entry(t('desktop.diagrams'), 'go.diagrams'), entry(t('desktop.improvement'), 'go.improvement'), entry(t('desktop.report'), 'go.report'), entry(t('desktop.review'), 'go.review'),
      ],
    },
    {
      label: t('desktop.view'),
      submenu: [
        entry(t('desktop.palette'), 'view.palette', 'CmdOrCtrl+K'), entry(t('desktop.theme'), 'view.theme'), entry(t('desktop.language'), 'view.language'), line,
        { role: 'zoomIn', label: t('desktop.zoomIn') }, { role: 'zoomOut', label: t('desktop.zoomOut') }, { role: 'resetZoom', label: t('desktop.resetZoom') }, { role: 'togglefullscreen', label: t('desktop.fullScreen') },
      ],
    },
    { label: t('desktop.help'), submenu: [entry(t('desktop.shortcuts'), 'help.shortcuts')] },
  ]
}
