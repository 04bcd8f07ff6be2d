import { Dropdown } from 'antd'
import type { MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { runCommand, useCommandList } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { shortcutText } from '../../../app/shortcut.ts'
import { ToolIcon } from './ToolIcon.tsx'

/** In the order of the work: what is made, what is left out, what is read, where it comes from and goes to. */
const groups = [
  ['data.newVariable', 'data.weights', 'data.waves'],
  ['data.screening', 'data.exclude', 'source.code', 'source.time'],
  ['source.record', 'data.addRow', 'data.update', 'import.file'],
  ['data.export'],
] as const

/** Everything that is done with a data set, with its shortcut; the same commands stand in the palette. */
export function DataMenu(): ReactNode {
  const t = useT()
  const commands = useCommandList()
  const itemsOf = (ids: readonly string[]): NonNullable<MenuProps['items']> => ids.flatMap(id => {
    const command = commands.find(each => each.id === id)
    if (!command?.run) return []
    return [{ key: id, label: t(command.label, command.labelParams), disabled: !(command.when?.() ?? true), extra: command.shortcut === undefined ? undefined : shortcutText(command.shortcut) }]
  })
  const items = groups.map(itemsOf).filter(group => group.length > 0).flatMap((group, at) => (at === 0 ? group : [{ type: 'divider' as const }, ...group]))
  return (
    <Dropdown
      trigger={['click']} placement="bottomRight" autoFocus
      // After the menu has given the focus back, so that a dialog returns it to the button.
      menu={{ items, 'aria-label': t('data.menu'), onClick: ({ key }) => { window.setTimeout(() => { runCommand(key) }, 0) } }}
    >
      <button type="button" className="yg-button yg-tool-menu" aria-haspopup="menu">{t('data.menu')}<ToolIcon name="down" /></button>
    </Dropdown>
  )
}
