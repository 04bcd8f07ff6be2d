import { useEffect, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { insertions } from '../insert/insertions.ts'
import type { Insertion } from '../insert/insertions.ts'

interface SlashMenuProps { id: string; query: string; keys: RefObject<{ key(event: KeyboardEvent): boolean } | null>; onPick(what: Insertion): void; onClose(): void }

/** What can be inserted, under the line; the keys stay in the line. */
export function SlashMenu({ id, query, keys, onPick, onClose }: SlashMenuProps): ReactNode {
  const t = useT()
  const [at, setAt] = useState(0)
  const wanted = query.toLowerCase()
  const shown = insertions.filter(each => each.toLowerCase().includes(wanted) || t(`reportEditor.insert.${each}`).toLowerCase().includes(wanted))
  const active = Math.min(at, shown.length - 1)
  useEffect(() => { setAt(0) }, [query])
  keys.current = {
    key(event) {
      if (event.key === 'Escape') { event.preventDefault(); onClose(); return true }
      if (shown.length === 0) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setAt((active + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length); return true }
      if (event.key === 'Enter' || event.key === 'Tab') { event.preventDefault(); onPick(shown[active]!); return true }
      return false
    },
  }
  if (shown.length === 0) return null
  return (
    <ul id={id} className="yg-slash" role="listbox" aria-label={t('reportEditor.insertMenu')}>
      {shown.map((each, i) => (
        <li key={each} id={i === active ? `${id}-active` : undefined} role="option" aria-selected={i === active} onPointerDown={event => { event.preventDefault(); onPick(each) }} onPointerEnter={() => setAt(i)}>
          {t(`reportEditor.insert.${each}`)}<small>/{each}</small>
        </li>
      ))}
    </ul>
  )
}
