import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { MessageKey, MessageParams } from '../../shared/i18n/translate.ts'

export type CommandGroup = 'file' | 'edit' | 'go' | 'view' | 'place'

/** One entry feeds the palette, the shortcut, the `?` sheet and the host's menu. */
export interface Command {
  id: string
  label: MessageKey
  labelParams?: MessageParams
  group: CommandGroup
  /** e.g. `Mod+Shift+Z`, `F2`, `?`. Mod is Ctrl, or Command on a Mac. */
  shortcut?: string
  /** Also while typing in a field. Without it a shortcut leaves fields alone. */
  inFields?: boolean
  /** Whether it can run now; absent: always. */
  when?: () => boolean
  /** Absent: the page listens for the key itself, and the command stands only in the `?` sheet. */
  run?: () => void | Promise<unknown>
}

let commands: readonly Command[] = []
const listeners = new Set<() => void>()

function publish(next: readonly Command[]): void {
  commands = next
  for (const listener of listeners) listener()
}

function registerCommands(added: readonly Command[]): () => void {
  publish([...commands.filter(old => !added.some(command => command.id === old.id)), ...added])
  return () => publish(commands.filter(command => !added.includes(command)))
}

export const allCommands = (): readonly Command[] => commands

export const availableCommands = (): Command[] => commands.filter(command => command.run !== undefined && (command.when?.() ?? true))

export function runCommand(id: string): boolean {
  const command = commands.find(candidate => candidate.id === id)
  if (!command?.run || !(command.when?.() ?? true)) return false
  void command.run()
  return true
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export const useCommandList = (): readonly Command[] => useSyncExternalStore(subscribe, allCommands)

/** Register a place's commands while it is shown. `run` and `when` always see the latest render. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list)
  useEffect(() => { latest.current = list })
  const face = JSON.stringify(list.map(({ id, label, labelParams, shortcut, group }) => [id, label, labelParams, shortcut, group]))
  useEffect(() => registerCommands(latest.current.map(command => ({
    ...command,
    when: () => latest.current.find(now => now.id === command.id)?.when?.() ?? true,
    run: command.run && (() => latest.current.find(now => now.id === command.id)?.run?.()),
  }))), [face])
}
