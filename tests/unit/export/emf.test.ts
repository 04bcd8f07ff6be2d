import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dashed, svgToEmf } from '../../../main/engine/export/emf/svgToEmf.ts'

const gallery = new URL('../../golden/figures/', import.meta.url)
const pictures = readdirSync(gallery).filter(name => name.endsWith('.svg'))
const svgOf = (name: string): string => readFileSync(new URL(name, gallery), 'utf8')

interface Record { type: number; size: number; at: number }
/** Every record of a metafile; throws where lengths do not add up. Source: [MS-EMF] 2.3. */
function recordsOf(bytes: Uint8Array): { view: DataView; records: Record[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: Record[] = []
  for (let at = 0; at < bytes.length;) {
    const [type, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)]
    if (size < 8 || size % 4 !== 0 || at + size > bytes.length) throw new Error(`record ${records.length} of type ${type} has ${size} bytes`)
    records.push({ type, size, at })
    at += size
  }
  return { view, records }
}
const texts = (bytes: Uint8Array): string[] => {
  const { view, records } = recordsOf(bytes)
  return records.filter(record => record.type === 84).map(({ at }) => Buffer.from(bytes.buffer, bytes.byteOffset + at + view.getUint32(at + 48, true), view.getUint32(at + 44, true) * 2).toString('utf16le'))
}

describe('an enhanced metafile', () => {
  it.each(pictures)('%s has a header that tells the truth, and handles that are made, used and deleted', name => {
    const svg = svgOf(name)
    const bytes = svgToEmf(svg)
    const { view, records } = recordsOf(bytes)
    expect(records[0]!.type).toBe(1)
    expect(view.getUint32(40, true)).toBe(0x464d4520)
    expect(view.getUint32(48, true)).toBe(bytes.length)
    expect(view.getUint32(52, true)).toBe(records.length)
    expect(records.at(-1)!.type).toBe(14)
    const [, width, height] = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)!
    expect(Math.abs(view.getInt32(32, true) - Number(width) * 100)).toBeLessThan(1)
    expect(Math.abs(view.getInt32(36, true) - Number(height) * 100)).toBeLessThan(1)
    const alive = new Set<number>()
    for (const { type, at } of records) {
      const handle = view.getUint32(at + 8, true)
      if ([39, 82, 95].includes(type)) { expect(alive.has(handle)).toBe(false); alive.add(handle); expect(handle).toBeLessThan(view.getUint16(56, true)) }
      if (type === 37 && handle < 0x80000000) expect(alive.has(handle)).toBe(true)
      if (type === 40) expect(alive.delete(handle)).toBe(true)
    }
    expect(alive.size).toBe(0)
  })

  it.each(pictures)('%s says every word of the drawing, within the page', name => {
    const svg = svgOf(name)
    const bytes = svgToEmf(svg)
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&amp;', '&'))
    expect(new Set(texts(bytes))).toEqual(new Set(words.filter(Boolean)))
    const { view, records } = recordsOf(bytes)
    for (const { type, at } of records) {
      if (type !== 84) continue
      expect(view.getInt32(at + 36, true)).toBeGreaterThan(-200)
      expect(view.getInt32(at + 36, true)).toBeLessThan(view.getInt32(32, true))
      expect(view.getInt32(at + 40, true)).toBeLessThan(view.getInt32(36, true) + 100)
    }
  })

  it('keeps words that run to the left in records of their own, each where the one before ends', () => {
    const bytes = svgToEmf('<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="20mm" viewBox="0 0 100 20"><text x="10" y="10" font-size="3" fill="#000000">客服שלום עולם好</text></svg>')
    expect(texts(bytes)).toEqual(['客服', 'שלום עולם', '好'])
    const { view, records } = recordsOf(bytes)
    const placed = records.filter(record => record.type === 84).map(({ at }) => {
      const x = view.getInt32(at + 36, true)
      const spacing = Array.from({ length: view.getUint32(at + 44, true) }, (_, i) => view.getInt32(at + view.getUint32(at + 72, true) + 4 * i, true))
      return { x, end: x + spacing.reduce((sum, one) => sum + one, 0) }
    })
    expect([placed[1]!.x, placed[2]!.x]).toEqual([placed[0]!.end, placed[1]!.end])
  })

  it('cuts a dashed line into strokes of the pattern', () => {
    const strokes = dashed([{ x: 0, y: 0 }, { x: 10, y: 0 }], [2, 1])
    expect(strokes.map(stroke => [stroke[0]!.x, stroke.at(-1)!.x].map(Math.round))).toEqual([[0, 2], [3, 5], [6, 8], [9, 10]])
    const round = dashed([{ x: 0, y: 0 }, { x: 3, y: 0 }, { x: 3, y: 3 }], [4, 1])
    expect(round[0]).toHaveLength(3)
    expect(round.flat().length).toBeGreaterThan(4)
  })

  it('is drawn by LibreOffice', () => {
    if (spawnSync('soffice', ['--version']).status !== 0) { process.stderr.write('skipped: LibreOffice is not here\n'); return }
    const folder = mkdtempSync(join(tmpdir(), 'yinguo-emf-'))
    try {
      writeFileSync(join(folder, 'a.emf'), svgToEmf(svgOf('fishbone.svg')))
      spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'svg', '--outdir', folder, join(folder, 'a.emf')], { timeout: 600_000 })
      if (!existsSync(join(folder, 'a.svg'))) { process.stderr.write('skipped: LibreOffice did not convert the metafile\n'); return }
      const drawn = readFileSync(join(folder, 'a.svg'), 'utf8')
      const said = drawn.replace(/<[^>]*>/g, '')
      for (const word of ['流量', '人员', '引导', '终端运行慢']) expect(said).toContain(word)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
