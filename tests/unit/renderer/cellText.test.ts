import { describe, expect, it } from 'vitest'
import { cellInput } from '../../../renderer/features/data/cellInput.ts'
import { cellNote, cellText, clipText } from '../../../renderer/features/data/cellText.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'

const t = translator('zh-CN')
const satisfaction = {
  kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const },
  codes: [{ code: 1, label: '很不满意' }, { code: 5, label: '很满意' }, { code: 9, label: '不适用', missing: true }],
}
const text = { kind: 'text' as const, scale: null, codes: [] }

describe('text of a cell', () => {
  it('shows label, code or both', () => {
    expect(cellText(satisfaction, 5, 'labels', t)).toBe('很满意')
    expect(cellText(satisfaction, 5, 'codes', t)).toBe('5')
    expect(cellText(satisfaction, 5, 'both', t)).toBe('5 · 很满意')
    expect(cellText(satisfaction, 3, 'both', t)).toBe('3')
  })
  it('keeps the three missing states apart, and apart from the answer 「无」', () => {
    const shown = [null, NOT_SHOWN, SHOWN_EMPTY, '无'].map(value => cellText(text, value, 'labels', t))
    expect(new Set(shown).size).toBe(4)
  })
  it('says why a value does not fit', () => {
    expect(cellNote(satisfaction, 7, false, false, t)).toBe('超出量表 1–5')
    expect(cellNote(satisfaction, '非常好', true, false, t)).toBe('不是数值，也不是已有的选项 · 导入后改动过')
    expect(cellNote(satisfaction, 9, false, false, t)).toBeUndefined()
  })
  it('goes to the clipboard and back with its missing state', () => {
    expect(cellInput(clipText(satisfaction, NOT_SHOWN, 'labels', t))).toEqual({ missing: 'notShown' })
    expect(cellInput(clipText(satisfaction, SHOWN_EMPTY, 'labels', translator('en')))).toEqual({ missing: 'empty' })
    expect(cellInput(clipText(satisfaction, null, 'codes', t))).toBeNull()
    expect(cellInput('（跳过）')).toEqual({ missing: 'notShown' })
    expect(cellInput('无')).toBe('无')
  })
})
