import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { subsetFont } from '../../../main/engine/export/fontSubset.ts'
import { bundledFont, fontFile } from '../../../main/engine/export/fonts.ts'
import { svgToPng } from '../../../main/engine/export/png.ts'
import { figureToSvg } from '../../../main/engine/export/svg.ts'
import { readTrueType } from '../../../main/engine/export/trueType.ts'
import { buildFishboneFigure } from '../../../shared/figures/fishbone/build.ts'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { darkTheme } from '../../../shared/figures/theme.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { complaints, fishboneOf, fishboneSpecOf, paretoOf, paretoSpecOf } from './fixtures/results.ts'

const zh = translator('zh-CN')
const figure = buildParetoFigure(paretoOf(complaints), paretoSpecOf(), zh)

function texts(svg: string): string[] {
  const found: string[] = []
  let inText = false
  const parser = new SaxesParser()
  parser.on('error', error => { throw error })
  parser.on('opentag', tag => { inText = tag.name === 'text' })
  parser.on('text', text => { if (inText) found.push(text) })
  parser.on('closetag', () => { inText = false })
  parser.write(svg).close()
  return found
}

describe('SVG', () => {
  it('is real text on white, sized in mm, title below the figure, with facts, source, rules and the simulated label', () => {
    const svg = figureToSvg(figure)
    expect(svg).toContain(`width="160mm" height="${figure.size.height}mm" viewBox="0 0 160 ${figure.size.height}"`)
    expect(svg).toContain('font-family="&quot;Noto Sans SC&quot;, &quot;PingFang SC&quot;, &quot;Microsoft YaHei&quot;, &quot;Noto Sans CJK SC&quot;, sans-serif"')
    expect(svg).toContain('fill="#ffffff"')
    const said = texts(svg).join('\n')
    for (const part of ['不满意因素排列图', 'N = 286 人', '应答数 = 581 次', '资料来源：满意度调查.xlsx', '模拟数据', '累计频率（%）', '186', '83.6%']) expect(said).toContain(part)
    const y = (text: string): number => Number(new RegExp(`y="([\\d.]+)"[^>]*>${text}<`).exec(svg)?.[1])
    expect(y('不满意因素排列图')).toBeGreaterThan(figure.size.height / 2)
  })

  it('can leave the title to the document around it, and take a theme', () => {
    expect(texts(figureToSvg(figure, { title: 'none' }))).not.toContain('不满意因素排列图')
    expect(figureToSvg(figure, { theme: darkTheme })).toContain('fill="#141414"')
  })

  it('escapes everything and drops what XML cannot hold', () => {
    const nasty = '</text><script>alert(1)</script>&"\'\u0001\uFFFE\uD800 ]]>'
    const one = buildFishboneFigure(fishboneOf(nasty, [[nasty, [nasty]]]), { evidence: [] }, fishboneSpecOf({ frame: { title: nasty, source: nasty, note: nasty } }), zh)
    const svg = figureToSvg(one)
    expect(svg).not.toContain('<script')
    expect(svg).not.toMatch(/[\u0001\uFFFE]/)
    expect(texts(svg).join('')).toContain('alert(1)')
  })

  it('can carry its glyphs', () => {
    const svg = figureToSvg(figure, { embedFont: true })
    expect(svg.match(/@font-face/g)).toHaveLength(2)
    expect(texts(svg)).toEqual(texts(figureToSvg(figure)))
    expect(svg.length).toBeLessThan(400_000)
  })
})

describe('font subset', () => {
  const text = '营业厅排队 Äé n=286 / 34.2%'
  const font = bundledFont('regular')
  const subset = subsetFont(font, text)

  it('is small and keeps characters and widths', () => {
    expect(subset.length).toBeLessThan(30_000)
    const small = readTrueType(subset)
    for (const one of text) {
      const code = one.codePointAt(0)!
      expect(small.glyphOf(code)).toBeGreaterThan(0)
      expect(small.advance(small.glyphOf(code))).toBe(font.advance(font.glyphOf(code)))
    }
    expect(small.glyphOf('票'.codePointAt(0)!)).toBe(0)
  })

  it('draws the same picture as the whole font', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yinguo-font-'))
    try {
      const file = join(folder, 'subset.ttf')
      writeFileSync(file, subset)
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><text x="5" y="28" font-size="20" font-family="Noto Sans SC">${text}</text></svg>`
      const pixels = (fontFiles: string[]): Buffer => new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).render().pixels
      const whole = pixels([fontFile('regular')])
      expect(whole.some(value => value > 0)).toBe(true)
      // Kerning lives in a layout table that the subset leaves out; this text has no kerned pair.
      expect(pixels([file]).equals(whole)).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('PNG', () => {
  const chunk = (png: Uint8Array, type: string): Buffer => {
    const bytes = Buffer.from(png)
    const at = bytes.indexOf(type, 8, 'latin1')
    expect(at).toBeGreaterThan(0)
    return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4))
  }

  it('has 300 dots per inch and the size on paper', () => {
    const png = svgToPng(figureToSvg(figure))
    const header = chunk(png, 'IHDR')
    expect(header.readUInt32BE(0)).toBe(Math.round(160 / 25.4 * 300))
    expect(header.readUInt32BE(4)).toBeCloseTo(figure.size.height / 25.4 * 300, -1)
    const physical = chunk(png, 'pHYs')
    expect([physical.readUInt32BE(0), physical.readUInt32BE(4), physical.readUInt8(8)]).toEqual([11811, 11811, 1])
    expect(Math.round(physical.readUInt32BE(0) * 0.0254)).toBe(300)
    // Readable again, so that length and checksum of the new chunk are right.
    const again = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><image width="60" height="40" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/></svg>`).render()
    expect(new Set(again.pixels).size).toBeGreaterThan(20)
  })

  it('shows Chinese characters, not empty boxes, in both weights', () => {
    const glyph = (character: string, weight: number): string => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm" viewBox="0 0 10 10"><rect width="10" height="10" fill="#fff"/><text x="1" y="8" font-size="8" font-weight="${weight}" font-family="&quot;Noto Sans SC&quot;, sans-serif">${character}</text></svg>`
      return Buffer.from(svgToPng(svg, 100)).toString('base64')
    }
    for (const weight of [400, 700]) {
      const missing = glyph('\u{10FFFD}', weight)
      const drawings = [...'排队等候①≤'].map(character => glyph(character, weight))
      const blank = glyph(' ', weight)
      expect(new Set([...drawings, missing, blank]).size).toBe(drawings.length + (missing === blank ? 1 : 2))
    }
    expect(glyph('因', 700)).not.toBe(glyph('因', 400))
  })

  it('gives what no font draws a box of its own width, and lets nothing lie on the letters beside it', () => {
    // A private character nobody draws, with a mark of no width on it: the mark goes.
    const picture = (text: string): string => Buffer.from(svgToPng(`<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="8mm" viewBox="0 0 30 8"><text x="1" y="6" font-size="5" font-family="&quot;Noto Sans SC&quot;">${text}</text></svg>`, 100)).toString('base64')
    expect(picture('\u{10FFFB}\u0947\u094D中')).toBe(picture('\u{10FFFB}中'))
    expect(picture('\u{10FFFB}中')).not.toBe(picture('中'))
    expect(picture('e\u0301中')).not.toBe(picture('e中'))
  })

  it('draws a sheet that is too large for memory smaller', () => {
    const png = svgToPng('<svg xmlns="http://www.w3.org/2000/svg" width="4000mm" height="200mm" viewBox="0 0 4000 200"><rect width="4000" height="200" fill="#fff"/></svg>')
    expect(chunk(png, 'IHDR').readUInt32BE(0)).toBe(14_000)
  })

  it('refuses what has no size in mm', () => {
    expect(() => svgToPng('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>')).toThrow(RangeError)
  })
})
