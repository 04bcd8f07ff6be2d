import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBlock, parseBlock } from '../../../renderer/features/data/blockText.ts'

describe('block of cells on the clipboard', () => {
  it('reads what Excel writes: tabs, CRLF, a line break at the end', () => {
    expect(parseBlock('满意\t3\r\n一般\t\r\n')).toEqual([['满意', '3'], ['一般', '']])
  })
  it('keeps a line break inside a quoted cell', () => {
    expect(parseBlock('"第一行\n第二行"\tb\n')).toEqual([['第一行\n第二行', 'b']])
  })
  it('takes a quotation mark inside a cell for text', () => {
    expect(parseBlock('屏幕 5"\t"好"的')).toEqual([['屏幕 5"', '"好"的']])
  })
  it('has an empty cell in an empty line, and nothing in nothing', () => {
    expect(parseBlock('a\n\nb')).toEqual([['a'], [''], ['b']])
    expect(parseBlock('')).toEqual([])
  })
  it('comes back as it went', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '满', '"', '\t', '\n', '\r', ' ', '1') })
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }).chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 })), rows => {
      // A last row of one empty cell is the same text as no row.
      fc.pre(rows.at(-1)?.join('') !== '')
      expect(parseBlock(formatBlock(rows))).toEqual(rows)
    }))
  })
})
