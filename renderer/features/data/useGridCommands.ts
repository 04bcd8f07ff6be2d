import type { RefObject } from 'react'
import { navigate } from '../../app/route.ts'
import { useCommands } from '../../app/commands.ts'
import type { Command } from '../../app/commands.ts'
import type { GridHandle } from './grid/handle.ts'

export interface GridCommandSetup {
  grid: RefObject<GridHandle | null>
  editable: boolean
  /** Some cell is selected. */
  selected: boolean
  focus: { rid: number; variable: string } | null
  frozen: ReadonlySet<string>
  onFreeze(variable: string, on: boolean): void
  onColumnMenu(variable: string): void
  onFind(what: 'find' | 'replace'): void
  onGoToRow(): void
  onComment(): void
  onAddRow(): void
  onMode(): void
  onEverything(): void
  onStats(): void
  onClearFilters(): void
}

/** What the grid listens for itself. */
const gridKeys: Command[] = [
  ...([['edit', 'F2'], ['clear', 'Delete'], ['extend', 'Shift+↑↓←→'], ['copy', 'Mod+C'], ['paste', 'Mod+V']] as const)
    .map(([name, shortcut]): Command => ({ id: `data.${name}`, label: `data.command.${name}`, group: 'place', shortcut })),
  { id: 'data.cut', label: 'grid.command.cut', group: 'place', shortcut: 'Mod+X' },
  { id: 'data.extendFar', label: 'grid.command.extendFar', group: 'place', shortcut: 'Mod+Shift+↑↓←→' },
  { id: 'data.menu', label: 'grid.command.menu', group: 'place', shortcut: 'Shift+F10' },
]

/** Everything the grid can do stands in the palette, too. */
export function useGridCommands(setup: GridCommandSetup): void {
  const { grid, editable, selected, focus, frozen } = setup
  const some = (): boolean => selected
  const writable = (): boolean => selected && editable
  useCommands([
    { id: 'data.editEffect', label: 'improvement.page.effect', group: 'place', run: () => navigate('improvement', 'effect') },
    { id: 'data.mode', label: 'data.command.mode', group: 'place', shortcut: 'Mod+L', run: setup.onMode },
    { id: 'data.find', label: 'grid.command.find', group: 'place', shortcut: 'Mod+F', inFields: true, run: () => setup.onFind('find') },
    { id: 'data.replace', label: 'grid.command.replace', group: 'place', shortcut: 'Mod+H', inFields: true, when: () => editable, run: () => setup.onFind('replace') },
    { id: 'data.everything', label: 'data.command.everything', group: 'place', run: setup.onEverything },
    { id: 'data.stats', label: 'grid.command.stats', group: 'place', run: setup.onStats },
    { id: 'data.goToRow', label: 'grid.command.goToRow', group: 'place', shortcut: 'Mod+G', inFields: true, run: setup.onGoToRow },
    { id: 'data.selectAll', label: 'grid.command.selectAll', group: 'place', shortcut: 'Mod+A', run: () => grid.current?.selectAll() },
    { id: 'data.selectColumn', label: 'grid.command.selectColumn', group: 'place', when: some, run: () => grid.current?.selectColumn() },
    { id: 'data.selectRow', label: 'grid.command.selectRow', group: 'place', when: some, run: () => grid.current?.selectRow() },
    { id: 'data.copyWithHeader', label: 'grid.command.copyWithHeader', group: 'place', shortcut: 'Mod+Shift+C', when: some, run: () => grid.current?.copy(true) },
    { id: 'data.fillDown', label: 'grid.command.fillDown', group: 'place', shortcut: 'Mod+D', when: writable, run: () => grid.current?.fill('rows') },
    { id: 'data.fillRight', label: 'grid.command.fillRight', group: 'place', shortcut: 'Mod+R', when: writable, run: () => grid.current?.fill('columns') },
    { id: 'data.comment', label: 'grid.command.comment', group: 'place', shortcut: 'Shift+F2', when: () => focus !== null && editable, run: setup.onComment },
    { id: 'data.columnMenu', label: 'grid.command.columnMenu', group: 'place', when: () => focus !== null, run: () => { if (focus) setup.onColumnMenu(focus.variable) } },
    { id: 'data.freeze', label: 'grid.command.freeze', group: 'place', when: () => focus !== null, run: () => { if (focus) setup.onFreeze(focus.variable, !frozen.has(focus.variable)) } },
    { id: 'data.clearFilters', label: 'grid.command.clearFilters', group: 'place', run: setup.onClearFilters },
    { id: 'data.addRow', label: 'grid.command.addRow', group: 'place', when: () => editable, run: setup.onAddRow },
    ...gridKeys,
  ])
}
