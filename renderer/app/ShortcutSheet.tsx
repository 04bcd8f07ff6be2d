import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { useCommandList } from './commands.ts'
import type { CommandGroup } from './commands.ts'
import { useT } from './i18n.tsx'
import { shortcutText } from './shortcut.ts'

const groups: readonly CommandGroup[] = ['edit', 'place', 'go', 'view', 'file']

/** The `?` sheet: what can be done with the keyboard here and now. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useT()
  const commands = useCommandList()
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={640} title={t('app.shortcuts.title')} destroyOnHidden>
      <div className="yg-sheet">
        {groups.map(group => {
          const list = commands.filter(command => command.group === group && command.shortcut)
          return list.length > 0 && (
            <section key={group}>
              <h2 className="yg-h2">{t(`app.group.${group}`)}</h2>
              <dl>
                {list.map(command => (
                  <div key={command.id}>
                    <dt>{t(command.label, command.labelParams)}</dt>
                    <dd><kbd className="yg-kbd">{shortcutText(command.shortcut ?? '')}</kbd></dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}
