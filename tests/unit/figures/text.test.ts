import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundledFont } from '../../../main/engine/export/fonts.ts'
import { measureText } from '../../../shared/figures/text/measure.ts'
import { widest, wrapEvenly, wrapText } from '../../../shared/figures/text/wrap.ts'
import { widthsModule } from '../../golden/figures/widths.ts'
import { readFileSync } from 'node:fs'

describe('measuring without a screen', () => {
  it('is never narrower than the bundled font and at most a tenth wider', () => {
    for (const weight of ['regular', 'bold'] as const) {
      const font = bundledFont(weight)
      for (const text of ['n=286 / 34.2% / 61.23', 'Self-service terminals are out of order', '营业厅排队等候时间长', '套餐（4G）≤ 88 元，“流量”×2', 'Ωλ Москва ①★']) {
        const real = [...text].reduce((sum, one) => sum + font.advance(font.glyphOf(one.codePointAt(0)!)), 0) / font.unitsPerEm
        const measured = measureText(text, 1, weight === 'bold')
        expect(measured).toBeGreaterThanOrEqual(real)
        // Scripts that other fonts of the stack may draw wider have more room.
        expect(measured / real).toBeLessThan(/[Ω-я]/.test(text) ? 1.6 : 1.1)
        if (/^[\u4e00-\u9fff]+$/.test(text)) expect(measured).toBe(text.length)
      }
    }
  })

  it('uses the widths of the bundled font as committed', () => {
    expect(readFileSync(new URL('../../../shared/figures/text/widths.ts', import.meta.url), 'utf8')).toBe(widthsModule())
  })
})

describe('wrapping', () => {
  const wrap = (text: string, ems: number, maxLines?: number): string[] => wrapText(text, { width: ems, fontSize: 1, ...(maxLines ? { maxLines } : {}) })

  it('breaks Chinese anywhere but keeps marks off line starts and ends', () => {
    expect(wrap('服务人员能力不足，培训少', 8)).toEqual(['服务人员能力不', '足，培训少'])
    expect(wrap('设备故障（叫号机）多', 5)).toEqual(['设备故障', '（叫号机）', '多'])
    expect(wrap('他说“慢”，很慢', 4.5)).toEqual(['他说', '“慢”，', '很慢'])
  })

  it('keeps Latin words and numbers whole', () => {
    expect(wrap('iPhone 终端 4G 信号差', 4.5)).toEqual(['iPhone', '终端 4G', '信号差'])
    expect(wrap('No flexible shifts at noon', 6)).toEqual(['No flexible', 'shifts at', 'noon'])
    expect(wrap('don’t wait', 4)).toEqual(['don’t', 'wait'])
  })

  it('breaks a word that no line can hold, and never an emoji', () => {
    expect(wrap('https://example.org/some/path', 5).join('')).toBe('https://example.org/some/path')
    expect(wrap('👨‍👩‍👧👨‍👩‍👧', 1.5).every(line => [...new Intl.Segmenter().segment(line)].length === 1)).toBe(true)
  })

  it('cuts with … and makes one paragraph of line breaks and control characters', () => {
    const lines = wrap('长'.repeat(2000), 10, 3)
    expect(lines).toHaveLength(3)
    expect(lines.at(-1)).toBe(`${'长'.repeat(9)}…`)
    expect(wrap('甲\r\n乙\u0000丙\u2028丁', 20)).toEqual(['甲 乙 丙 丁'])
    expect(wrap('', 5)).toEqual([])
  })

  it('evens lines out', () => {
    expect(wrapEvenly('服务人员能力不足', { width: 6, fontSize: 1 })).toEqual(['服务人员', '能力不足'])
  })

  it('never loses a character, overfills a line or starts one with a forbidden mark', () => {
    const texts = fc.array(fc.constantFrom('业', '务', '慢', '，', '。', '（', '）', '“', '”', ' ', 'word', '42%', '、'), { maxLength: 40 }).map(parts => parts.join(''))
    fc.assert(fc.property(texts, fc.integer({ min: 4, max: 14 }), (text, width) => {
      const lines = wrapText(text, { width, fontSize: 1 })
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      expect(widest(lines, 1, false)).toBeLessThanOrEqual(width + 1e-6)
      // A run of marks longer than a line has nowhere else to go.
      if (/[，。（）“”、]{3}/.test(text.replaceAll(' ', ''))) return
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。、）”%]/)
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（“]$/)
    }), { numRuns: 500, seed: 7 })
  })
})
