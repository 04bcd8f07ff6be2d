import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanStrings, cleanText } from '../../main/engine/export/cleanText.ts'
import { officeDocument } from '../../main/engine/export/documents.ts'
import { escapeXString } from '../../main/engine/export/ooxml/xml.ts'
import type { Figure } from '../../shared/figures/figure.ts'
import { translator } from '../../shared/i18n/translate.ts'
import { bar, fishbone, paretoOf, priority } from '../fixtures/figures.ts'
import { parse, partsOf } from '../unit/export/parts.ts'
import { boneOf } from '../fixtures/bones.ts'

// SAFETY.md X2: every part of an exported Office file is valid XML, whatever the texts are.
const t = translator('zh-CN')
const facts = { title: 'X2', at: '2026-11-22T10:00:00Z' }
const RUNS = 2000
const PER_DOCUMENT = 100

const awkward = fc.constantFrom('_x000D_', '_x0041_', '_x005F_', ']]>', '<![CDATA[', '&amp;', '&#0;', '\uD800', '\uDC00', '\uFFFE', '\uFFFF', '\u0000', '\u0001', '\u001F', '\u007F', '\u0085', '\u009F', '\uFDD0', '\t', '\r\n', '\u202E', '"', "'", '<', '>', '&', '\u{1F600}', '\u{10FFFF}')
const texts = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), awkward, fc.constantFrom('因果图', '排队', 'Ω', 'é')), { maxLength: 8 }).map(parts => parts.join(''))

/** The texts wherever a user can put one. */
function figuresOf(given: readonly string[]): Figure[] {
  const at = (i: number): string => given[i % given.length]!
  const base = priority()
  return [
    paretoOf(given.slice(0, 30).map((text, i) => [text, 100 - i] as const), { frame: { ...base.frame, title: at(30), facts: [at(31)], source: at(32), note: at(33), period: at(34), simulated: at(35) }, rules: [at(36)], axis: { left: at(37), right: at(38), category: at(39) } }),
    { ...bar(), frame: { ...base.frame, title: at(40) }, axis: { value: at(41), min: 0, max: 100 }, bars: given.slice(40, 60).map((label, i) => ({ key: label, label, value: i, n: i, text: label })) },
    { ...base, warnings: [at(61)], table: { columns: base.table.columns.map((column, i) => ({ ...column, header: at(62 + i), sub: at(70 + i) })), rows: given.slice(60, 80).map(text => ({ key: text, cells: [{ value: text, text }] })) } },
    fishbone(given.slice(80).map((text, order) => boneOf({ id: text + order, order, text }))),
  ]
}

describe('X2: texts in documents', () => {
  it.each(['pptx', 'docx', 'xlsx'] as const)('%s: 2,000 texts, every part passes a strict parser', async format => {
    const samples = fc.sample(texts, { numRuns: RUNS, seed: 20_261_122 })
    let seen = 0
    for (let from = 0; from < RUNS; from += PER_DOCUMENT) {
      const { value, replaced } = cleanStrings(figuresOf(samples.slice(from, from + PER_DOCUMENT)))
      const { xml } = await partsOf(await officeDocument(format, value, facts, t))
      for (const [, text] of xml) {
        parse(text)
        expect(text.match(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/)).toBeNull()
        expect(text.match(/&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/i)).toBeNull()
      }
      seen += replaced
    }
    // The sample held characters that had to go, or the test would prove nothing.
    expect(seen).toBeGreaterThan(500)
  })

  it('counts what it replaces and touches nothing else', () => {
    expect(cleanText('a\u0000\uD800b')).toEqual({ value: 'a\uFFFD\uFFFDb', replaced: 2 })
    expect(cleanText('因果 😀 é\tx\r\ny\rz')).toEqual({ value: '因果 😀 é\tx\ny\nz', replaced: 0 })
    expect(cleanStrings({ a: ['\u0001', { b: 'ok', n: 3, z: null }] })).toEqual({ value: { a: ['\uFFFD', { b: 'ok', n: 3, z: null }] }, replaced: 1 })
    fc.assert(fc.property(texts, text => {
      const once = cleanText(text).value
      expect(cleanText(once)).toEqual({ value: once, replaced: 0 })
      expect(once.isWellFormed()).toBe(true)
    }), { numRuns: RUNS })
  })

  it('escapes texts that look like escapes, so that they read back as they were', () => {
    const decode = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    expect(escapeXString('_x000D_')).toBe('_x005F_x000D_')
    fc.assert(fc.property(fc.array(fc.constantFrom('_', 'x', '000D', '_x0041_', 'a', '005F', '_x'), { maxLength: 12 }).map(parts => parts.join('')), text => {
      expect(decode(escapeXString(text))).toBe(text)
    }), { numRuns: RUNS })
  })
})
