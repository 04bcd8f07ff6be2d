import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { edgesFirst, figurePdf } from '../../../main/engine/export/pdf/drawing.ts'
import { linesOf, textWidth } from '../../../main/engine/export/pdf/lines.ts'
import { reportPdf } from '../../../main/engine/export/pdf/report.ts'
import { fingerprint } from '../../../main/engine/reports/fingerprint.ts'
import { provenanceOf } from '../../../shared/report/provenances.ts'
import { reportSettings } from '../../../shared/model/report.ts'
import type { RenderedBlock, RenderedReport } from '../../../shared/report/rendered.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { bar, emptyPareto, fishbone, hostileTexts, pareto, paretoOf, priority } from '../../fixtures/figures.ts'

const t = translator('zh-CN')
const origin = (made: RenderedReport): ReturnType<typeof provenanceOf> => provenanceOf(made, 'p', fingerprint)
const folder = mkdtempSync(join(tmpdir(), 'yinguo-pdf-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Poppler reads the file again, where it is installed. */
const poppler = (() => { try { execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' }); return true } catch { return false } })()
if (!poppler) console.warn('skipped: reading PDF files again with poppler (pdfinfo is not installed)')
function read(bytes: Uint8Array, tool: 'pdfinfo' | 'pdftotext' | 'pdffonts', ...options: string[]): string {
  const path = join(folder, 'a.pdf')
  writeFileSync(path, bytes)
  if (process.env['YINGUO_KEEP']) writeFileSync(process.env['YINGUO_KEEP'], bytes)
  return execFileSync(tool, tool === 'pdftotext' ? [...options, path, '-'] : [...options, path], { encoding: 'utf8' })
}

const text = (value: string): RenderedBlock => ({ id: 'p', kind: 'paragraph', runs: [{ text: value }] })
const heading = (level: 1 | 2 | 3, number: string, value: string): RenderedBlock => ({ id: number, kind: 'heading', level, number, text: value, step: '', seconds: null })
const report = (blocks: RenderedBlock[], extra: Partial<RenderedReport> = {}): RenderedReport => ({
  id: 'r', title: '移动通信客户满意度调研报告', lang: 'zh-CN', at: '2026-11-22T10:00:00+08:00', data: '', simulated: '模拟数据',
  settings: reportSettings.parse({ cover: { title: '移动通信客户满意度调研报告', subtitle: '以某校为例', organisation: '调研小组', authors: '甲、乙、丙', date: '2026 年 11 月' } }), blocks, ...extra,
})
const long = '本次调查发放问卷 320 份，收回 290 份，其中有效问卷 286 份，回收率 90.6%，有效率 98.6%。'
const whole = (): RenderedReport => report([
  { id: 'c', kind: 'contents' },
  heading(1, '1', '引言'), text(long.repeat(6)), heading(2, '1.1', '研究背景'), text(long.repeat(30)),
  heading(1, '2', '结果'), { id: 'f', kind: 'figure', number: 1, caption: '不满意因素排列图', figure: pareto(), provenance: null },
  text(`由${'图 1'}可见，${long}`), { id: 'f2', kind: 'figure', number: 2, caption: '优先改善顺序', figure: priority(), provenance: null },
  { id: 'l', kind: 'list', ordered: true, items: [[{ text: long }], [{ text: '第二条', bold: true }, { text: long.repeat(2) }]] },
  heading(2, '2.1', '各题得分'), { id: 'f3', kind: 'figure', number: 3, caption: '各维度得分', figure: bar(), provenance: null },
  { id: 't', kind: 'table', number: 1, caption: '各项目频数', table: { ...pareto().table, rows: Array.from({ length: 12 }, () => pareto().table.rows).flat() }, notes: ['数据来源：问卷调查。'], typed: false, provenance: null },
  heading(1, '3', '原因分析'), { id: 'f4', kind: 'figure', number: 4, caption: '排队等候时间长因果图', figure: fishbone(), provenance: null },
  { id: 's', kind: 'signature', lines: ['组长：', '指导教师：'] },
])

describe('a report as PDF', () => {
  it.skipIf(!poppler)('is tagged, titled, bookmarked, numbered, and its text can be read again', async () => {
    const bytes = await reportPdf(whole(), origin(whole()), t)
    const info = read(bytes, 'pdfinfo')
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Title:\s+移动通信客户满意度调研报告/)
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
    const content = read(bytes, 'pdftotext', '-layout')
    // The cover counts and bears no number, as in Word.
    expect(content).toContain(`第 2 页，共 ${pages} 页`)
    expect(content).not.toContain('第 1 页')
    expect(content).toMatch(/图\s?1\s+不满意因素排列图/)
    expect(content).toMatch(/2\.1\s+各题得分\s+\d+/)
    // Every font is inside, as the glyphs that are used.
    const fonts = read(bytes, 'pdffonts').trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansSC.*yes yes yes/)
    expect(bytes.length).toBeLessThan(3_000_000)
  })

  it.skipIf(!poppler)('names in the contents the page a heading stands on', async () => {
    const bytes = await reportPdf(whole(), origin(whole()), t)
    const path = join(folder, 'c.pdf')
    writeFileSync(path, bytes)
    const listed = [...read(bytes, 'pdftotext', '-layout', '-f', '2', '-l', '2').matchAll(/^\s*([\d.]+)\s+(\S+)\s+(\d+)$/gm)]
    expect(listed.length).toBe(5)
    for (const [, , title, page] of listed) {
      expect(execFileSync('pdftotext', ['-f', page!, '-l', page!, path, '-'], { encoding: 'utf8' })).toContain(title!)
    }
  })

  it('is made of nothing, and of hostile texts', async () => {
    const blocks: RenderedBlock[] = hostileTexts.flatMap((value, i): RenderedBlock[] => [heading(1, String(i), value), text(value), { id: 'm', kind: 'missing', text: value }, { id: 'n', kind: 'notes', text: value }])
    for (const made of [report([]), report([], { settings: reportSettings.parse({}) }), report([...blocks, { id: 'f', kind: 'figure', number: 1, caption: hostileTexts.join(' '), figure: emptyPareto(), provenance: null }])]) {
      const bytes = await reportPdf(made, origin(made), t)
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
      if (poppler) expect(read(bytes, 'pdfinfo')).toMatch(/Pages:\s+[1-9]/)
    }
  })
})

describe('one figure as PDF', () => {
  it.skipIf(!poppler)('is a page of its own size with its words as text', async () => {
    const figure = paretoOf([['等候时间长', 30], ['收费不清', 12]])
    const bytes = await figurePdf(figure, { title: figure.frame.title, at: '2026-11-22T10:00:00+08:00', lang: 'zh-CN' }, '排列图')
    const info = read(bytes, 'pdfinfo')
    expect(Number(/Page size:\s+([\d.]+)/.exec(info)?.[1])).toBeCloseTo(figure.size.width / 25.4 * 72, 0)
    expect(read(bytes, 'pdftotext')).toContain('收费不清')
  })
})

describe('a text with a soft edge', () => {
  it('is drawn twice, so that the edge does not cover its letters', () => {
    const svg = '<svg><text x="1" fill="#111" stroke="#fff" stroke-width="0.5" paint-order="stroke" stroke-linejoin="round">排队</text><text x="2">收费</text></svg>'
    const made = edgesFirst(svg)
    expect(made.match(/<text/g)).toHaveLength(3)
    expect(made.lastIndexOf('排队')).toBeGreaterThan(made.indexOf('stroke="#fff"'))
    expect(made).toContain('<text x="1" fill="#111">排队</text>')
  })
})

describe('lines', () => {
  it('do not end between a bound number and the marks around it', () => {
    const stretches = [{ text: '优先指数居前的是创新能力（' }, { text: '5.02' }, { text: '），见表 12；指数相近的不分先后' }]
    for (let width = 24; width < 90; width += 1) {
      const lines = linesOf(stretches, width, 3.7).map(line => line.pieces.map(piece => piece.text).join(''))
      for (const line of lines) { expect(line).not.toMatch(/^[），；]/); expect(line).not.toMatch(/（$/) }
    }
  })

  it('hold the width, keep every character, and never begin with a closing mark', () => {
    const stretches = [{ text: long.repeat(3) }, { text: '（重点）', bold: true }, { text: 'Customer satisfaction index of the mobile operator, measured twice. ' }, { text: '“引号”、《书名》。' }]
    for (const width of [20, 40, 80, 160]) {
      const lines = linesOf(stretches, width, 3.7)
      for (const line of lines) {
        expect(line.width).toBeLessThanOrEqual(width + 1e-6)
        expect(line.width).toBeCloseTo(line.pieces.reduce((sum, piece) => sum + textWidth(piece.text, 3.7, piece.bold), 0), 6)
        expect('，。、；：）》”'.includes(line.pieces[0]!.text[0]!)).toBe(false)
      }
      const joined = lines.map(line => line.pieces.map(piece => piece.text).join('')).join('').replaceAll(' ', '')
      expect(joined).toBe(stretches.map(one => one.text).join('').replaceAll(' ', ''))
      expect(lines.filter(line => line.last)).toHaveLength(1)
    }
  })
})
