export interface KeyStroke { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }

export const isMac = (): boolean => typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)

/** Does this key press mean the shortcut? `Mod` is Ctrl, on a Mac Command. */
export function matchesShortcut(shortcut: string, stroke: KeyStroke, mac = isMac()): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  const mod = mac ? stroke.metaKey : stroke.ctrlKey
  const other = mac ? stroke.ctrlKey : stroke.metaKey
  if (wants('Mod') !== mod || other) return false
  if (wants('Alt') !== stroke.altKey) return false
  // Characters such as ? are typed with Shift on most keyboards, so Shift says nothing about them.
  const symbol = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!symbol && wants('Shift') !== stroke.shiftKey) return false
  return stroke.key.toLowerCase() === key.toLowerCase()
}

/** The keys as a person reads them: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function shortcutText(shortcut: string, mac = isMac()): string {
  if (!mac) return shortcut.replace('Mod', 'Ctrl')
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const signs: Record<string, string> = { Alt: '⌥', Shift: '⇧', Mod: '⌘' }
  return Object.entries(signs).filter(([name]) => parts.includes(name)).map(([, sign]) => sign).join('') + key
}

/** Where typing belongs to the field and not to us. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range', 'submit'].includes(target.type)
  return target.getAttribute('role') === 'textbox'
}
