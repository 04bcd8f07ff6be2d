import type { KeyboardEvent } from 'react'
import { runCommand } from '../../../app/commands.ts'
import { isTextField } from '../../../app/shortcut.ts'
import { boxColumns, boxOf, boxRows, extended, wholeColumns, wholeRows } from '../cellRange.ts'
import type { GridStage } from './stage.ts'

/** What the keys of a spreadsheet do here that the grid does not do by itself. */
export function useGridKeys({ grid, range, variables, source, select, focusAnchor }: GridStage, clear: () => void, openMenu: () => void): (event: KeyboardEvent) => void {
  return event => {
    const api = grid.current
    const now = range.current
    if (!api || isTextField(event.target) || !now || !(event.target as HTMLElement).closest('.ag-cell')) return
    const mod = event.ctrlKey || event.metaKey
    const done = (): void => { event.preventDefault(); event.stopPropagation() }
    if (event.shiftKey && event.key.startsWith('Arrow')) {
      const next = extended(now, event.key, mod, source.total, variables.length)
      if (!next) return
      done()
      api.ensureIndexVisible(next.head.row)
      const head = variables[next.head.column]
      if (head) api.ensureColumnVisible(head.id)
      select(next)
    } else if (event.key === 'Delete' || event.key === 'Backspace') { done(); clear() }
    else if (event.key === ' ' && (mod || event.shiftKey)) {
      done()
      const block = boxOf(now)
      focusAnchor(mod && event.shiftKey ? wholeRows(0, source.total - 1, variables.length) : mod ? wholeColumns(block.left, block.right, source.total) : wholeRows(block.top, block.bottom, variables.length))
    } else if (mod && !event.shiftKey && !event.altKey && ['a', 'd', 'r'].includes(event.key.toLowerCase())) {
      // The grid would take these keys for itself.
      done()
      runCommand({ a: 'data.selectAll', d: 'data.fillDown', r: 'data.fillRight' }[event.key.toLowerCase()] ?? '')
    } else if (event.key === 'F2' && event.shiftKey) { done(); runCommand('data.comment') }
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) { done(); openMenu() }
    else if (event.key === 'Escape' && boxRows(boxOf(now)) * boxColumns(boxOf(now)) > 1) { done(); select({ anchor: now.anchor, head: now.anchor }) }
  }
}
