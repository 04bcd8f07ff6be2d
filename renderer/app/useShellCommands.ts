import { useEffect } from 'react'
import type { ProjectInfo } from '../../shared/model/project.ts'
import { allCommands, runCommand, useCommands } from './commands.ts'
import type { Command } from './commands.ts'
import { useClient } from './engine/hooks.ts'
import { useHost } from './host.ts'
import { useLang, useSetLang } from './i18n.tsx'
import { notifyError } from './notices.tsx'
import { useProjectActions } from './projectActions.ts'
import { navigate, placeNames } from './route.ts'
import { isTextField, matchesShortcut } from './shortcut.ts'
import { useTheme } from './theme.tsx'

export type Sheet = 'palette' | 'shortcuts' | 'new' | 'rename'

/** The commands that exist everywhere, the keys that run any command, and the host's menu. */
export function useShellCommands(project: ProjectInfo | null, show: (sheet: Sheet) => void): void {
  const lang = useLang()
  const setLang = useSetLang()
  const { dark, setDark } = useTheme()
  const client = useClient()
  const host = useHost()
  const actions = useProjectActions()
  const open = project !== null
  const writable = (): boolean => project !== null && !project.readOnly

  const commands: Command[] = [
    { id: 'edit.undo', label: 'controls.undo', group: 'edit', shortcut: 'Mod+Z', when: writable, run: () => client.call('history.undo', {}).catch(notifyError) },
    { id: 'edit.redo', label: 'controls.redo', group: 'edit', shortcut: 'Mod+Shift+Z', when: writable, run: () => client.call('history.redo', {}).catch(notifyError) },
    { id: 'view.palette', label: 'app.bar.palette', group: 'view', shortcut: 'Mod+K', inFields: true, run: () => show('palette') },
    { id: 'view.language', label: 'app.bar.language', group: 'view', run: () => setLang(lang === 'zh-CN' ? 'en' : 'zh-CN') },
    { id: 'view.theme', label: dark ? 'app.bar.light' : 'app.bar.dark', group: 'view', run: () => setDark(!dark) },
    { id: 'help.shortcuts', label: 'app.shortcuts.title', group: 'view', shortcut: '?', run: () => show('shortcuts') },
    { id: 'project.new', label: 'app.command.newProject', group: 'file', run: () => show('new') },
    { id: 'project.open', label: 'app.command.openProject', group: 'file', shortcut: 'Mod+O', inFields: true, run: () => actions.open() },
    { id: 'project.sample', label: 'app.command.openSample', group: 'file', run: () => actions.openSample() },
    { id: 'import.file', label: 'app.command.importFile', group: 'file', shortcut: 'Mod+I', inFields: true, when: () => !project?.readOnly, run: () => actions.importFile(open) },
    { id: 'project.saveCopy', label: 'app.command.saveCopy', group: 'file', shortcut: 'Mod+Shift+S', inFields: true, when: () => open, run: () => actions.saveCopy(project?.fileName ?? '') },
    { id: 'project.rename', label: 'app.command.renameProject', group: 'file', when: writable, run: () => show('rename') },
    { id: 'project.close', label: 'app.command.closeProject', group: 'file', when: () => open, run: () => actions.close() },
    { id: 'export.report', label: 'app.command.exportReport', group: 'file', when: () => open, run: () => navigate('report') },
    ...placeNames.map((place, index): Command => ({
      id: `go.${place}`, label: `app.place.${place}`, group: 'go',
      shortcut: `Alt+${index + 1}`, inFields: true, when: () => open, run: () => navigate(place),
    })),
  ]
  useCommands(commands)

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const typing = isTextField(event.target)
      const command = allCommands().find(candidate => candidate.run && candidate.shortcut !== undefined
        && (!typing || candidate.inFields === true) && matchesShortcut(candidate.shortcut, event))
      if (command && runCommand(command.id)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => host.onCommand(command => { runCommand(command) }), [host])
  useEffect(() => host.onOpenFile(file => { void actions.receive(file, open) }), [host, actions, open])
}
