import { Dropdown } from 'antd'
import type { MenuProps } from 'antd'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { isMac, shortcutText } from '../../../app/shortcut.ts'
import { useT } from '../../../app/i18n.tsx'

export type CellAction = 'cut' | 'copy' | 'copyWithHeader' | 'paste' | 'clearCells' | 'fillDown' | 'fillRight' | 'missing.none' | 'missing.notShown' | 'missing.empty'
  | 'exclude' | 'include' | 'comment' | 'history' | 'toVariable' | 'filterByValue' | 'ascending' | 'descending' | 'freeze' | 'unfreeze' | 'addRow'

const keys: Partial<Record<CellAction, string>> = { cut: 'Mod+X', copy: 'Mod+C', copyWithHeader: 'Mod+Shift+C', paste: 'Mod+V', clearCells: 'Delete', fillDown: 'Mod+D', fillRight: 'Mod+R', exclude: 'Mod+E', comment: 'Shift+F2' }

export interface CellMenuProps {
  at: { x: number; y: number }
  editable: boolean
  /** Of the column under the focus: worked out, so nothing is written into it. */
  derived: boolean
  excluded: boolean
  frozen: boolean
  onAction(action: CellAction): void
  onClose(): void
}

const MARGIN = 8

export function CellMenu({ at, editable, derived, excluded, frozen, onAction, onClose }: CellMenuProps): ReactNode {
  const t = useT()
  const holder = useRef<HTMLDivElement>(null)
  const mac = isMac()
  const writable = editable && !derived
  const item = (action: CellAction, disabled = false): NonNullable<MenuProps['items']>[number] =>
    ({ key: action, disabled, label: t(`grid.${action}`), extra: keys[action] === undefined ? undefined : shortcutText(keys[action], mac) })
  const line = { type: 'divider' as const }
  const items: MenuProps['items'] = [
    item('cut', !writable), item('copy'), item('copyWithHeader'), item('paste', !editable), line,
    item('clearCells', !writable), { key: 'missing', label: t('grid.setMissing'), disabled: !writable, children: [item('missing.none'), item('missing.notShown'), item('missing.empty')] },
    item('fillDown', !writable), item('fillRight', !writable), line,
    item(excluded ? 'include' : 'exclude', !editable), item('comment', !editable), item('addRow', !editable), line,
    item('filterByValue'), item('ascending'), item('descending'), item(frozen ? 'unfreeze' : 'freeze'), line,
    item('history'), item('toVariable'),
  ]
  // The list takes the focus once it is there, so that arrows and Escape reach it.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const menu = holder.current?.querySelector<HTMLElement>('[role="menu"]')
      menu?.focus()
      // All of it in the window, however low or far right it was opened.
      const box = menu?.getBoundingClientRect()
      if (!box || !holder.current) return
      holder.current.style.top = `${Math.max(MARGIN, at.y - Math.max(0, box.bottom + MARGIN - window.innerHeight))}px`
      holder.current.style.left = `${Math.max(MARGIN, at.x - Math.max(0, box.right + MARGIN - window.innerWidth))}px`
    })
    return () => cancelAnimationFrame(frame)
  }, [at])
  return (
    <div ref={holder} className="yg-cell-menu" style={{ left: at.x, top: at.y }} onKeyDown={event => { if (event.key === 'Escape') { event.stopPropagation(); onClose() } }}>
      <Dropdown
        open trigger={[]} autoFocus getPopupContainer={() => holder.current ?? document.body} onOpenChange={open => { if (!open) onClose() }}
        menu={{ items, 'aria-label': t('grid.menu'), onClick: ({ key, domEvent }) => { domEvent.stopPropagation(); onAction(key as CellAction) } }}
      >
        <span />
      </Dropdown>
    </div>
  )
}
