import { describe, expect, it } from 'vitest'
import { matchesShortcut, shortcutText } from '../../../renderer/app/shortcut.ts'

const stroke = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

describe('shortcuts', () => {
  it('tell undo from redo', () => {
    expect(matchesShortcut('Mod+Z', stroke('z', { ctrlKey: true }), false)).toBe(true)
    expect(matchesShortcut('Mod+Z', stroke('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matchesShortcut('Mod+Shift+Z', stroke('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
  })
  it('are Command on a Mac and Ctrl elsewhere', () => {
    expect(matchesShortcut('Mod+K', stroke('k', { metaKey: true }), true)).toBe(true)
    expect(matchesShortcut('Mod+K', stroke('k', { ctrlKey: true }), true)).toBe(false)
    expect(matchesShortcut('Mod+K', stroke('k', { metaKey: true }), false)).toBe(false)
  })
  it('take ? however the keyboard makes it', () => {
    expect(matchesShortcut('?', stroke('?', { shiftKey: true }), false)).toBe(true)
    expect(matchesShortcut('?', stroke('?'), false)).toBe(true)
    expect(matchesShortcut('?', stroke('?', { ctrlKey: true }), false)).toBe(false)
  })
  it('leave plain letters alone', () => {
    expect(matchesShortcut('Mod+L', stroke('l'), false)).toBe(false)
  })
  it('read as people write them', () => {
    expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(shortcutText('Mod+Shift+Z', true)).toBe('⇧⌘Z')
  })
})
