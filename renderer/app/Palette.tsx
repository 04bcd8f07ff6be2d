import { Input, Modal } from 'antd'
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { translator } from '../../shared/i18n/translate.ts'
import { availableCommands } from './commands.ts'
import type { Command } from './commands.ts'
import { useT } from './i18n.tsx'
import { matchRank } from './matchRank.ts'
import { shortcutText } from './shortcut.ts'

const bothLanguages = [translator('zh-CN'), translator('en')]

/** Every command by name, in either language; best matches first. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useT()
  return (
    <Modal open={open} onCancel={onClose} footer={null} closable={false} width={520} style={{ top: 80 }} destroyOnHidden title={<span className="yg-hidden">{t('app.palette.title')}</span>} className="yg-palette">
      <PaletteBody onClose={onClose} />
    </Modal>
  )
}

function PaletteBody({ onClose }: { onClose: () => void }): ReactNode {
  const t = useT()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => rank(text), [text])
  const selected = Math.min(at, found.length - 1)
  const run = (command: Command | undefined): void => {
    if (!command) return
    onClose()
    // After the dialog has given the focus back.
    window.setTimeout(() => { void command.run?.() }, 0)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const next = (selected + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length)
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(found[selected])
    }
  }
  return (
    <>
      <Input
        autoFocus value={text} placeholder={t('app.palette.placeholder')} aria-label={t('app.palette.placeholder')}
        role="combobox" aria-expanded="true" aria-controls={id} aria-activedescendant={selected >= 0 ? `${id}-${selected}` : undefined}
        onChange={event => { setText(event.target.value); setAt(0) }} onKeyDown={onKey}
      />
      <ul className="yg-palette-list" id={id} role="listbox" aria-label={t('app.palette.title')}>
        {found.map((command, index) => (
          <li key={command.id} id={`${id}-${index}`} role="option" aria-selected={index === selected} onPointerMove={() => setAt(index)} onClick={() => run(command)}>
            <span className="yg-palette-name">{t(command.label, command.labelParams)}</span>
            <span className="yg-secondary">{t(`app.group.${command.group}`)}</span>
            {command.shortcut && <kbd className="yg-kbd">{shortcutText(command.shortcut)}</kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="yg-faint">{t('app.palette.empty')}</p>}
    </>
  )
}

function rank(text: string): Command[] {
  return availableCommands()
    .filter(command => command.id !== 'view.palette')
    .map(command => ({ command, rank: Math.max(...bothLanguages.map(t => matchRank(text, t(command.label, command.labelParams)))) }))
    .filter(entry => entry.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(entry => entry.command)
}
